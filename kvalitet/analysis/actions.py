"""How a plan's actions and self-checks have gone: the status of each, follow-up by follow-up."""

from dataclasses import dataclass

from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.follow_up import ActionNow, SelfCheckNow
from kvalitet.model.period import Period
from kvalitet.model.plan import Action, Deadline, SelfCheck
from kvalitet.model.words import ActionStatus


@dataclass(frozen=True, slots=True)
class ActionPoint:
    """An action as it stood in a follow-up."""

    document: str
    """The id of the follow-up."""
    period: Period
    status: ActionStatus
    new_deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class ActionCourse:
    """An action from the plan through the follow-ups that speak of it."""

    action: Action
    points: tuple[ActionPoint, ...]
    """In time order."""

    @property
    def status(self) -> ActionStatus | None:
        """The latest status; None where neither the plan nor a follow-up gives one."""
        return self.points[-1].status if self.points else self.action.status

    @property
    def deadline(self) -> Deadline | None:
        """The deadline that holds: the latest new one, else the plan's; None where unknown."""
        return self.deadline_at(self.points[-1].document if self.points else "")

    def at(self, document: str) -> ActionPoint | None:
        """How it stood in a follow-up, by its id."""
        return next((point for point in self.points if point.document == document), None)

    def deadline_at(self, document: str) -> Deadline | None:
        """The deadline that held after a follow-up, by its id; the plan's where it is unknown."""
        held = self.action.deadline
        for point in self.points:
            held = point.new_deadline or held
            if point.document == document:
                return held
        return self.action.deadline

    def status_before(self, document: str) -> ActionStatus | None:
        """The status before a follow-up, by its id."""
        held = self.action.status
        for point in self.points:
            if point.document == document:
                break
            held = point.status
        return held

    @property
    def overdue(self) -> bool:
        """Whether the deadline had passed when the latest follow-up still found it undone."""
        if not self.points or self.points[-1].status is ActionStatus.DONE:
            return False
        deadline, now = self.deadline, self.points[-1].period.end
        return (
            isinstance(deadline, Period)
            and deadline.end is not None
            and now is not None
            and deadline.end <= now
        )

    @property
    def is_late(self) -> bool:
        """Whether it is late by its status, or since its deadline has passed undone."""
        return self.status is ActionStatus.LATE or self.overdue


@dataclass(frozen=True, slots=True)
class SelfCheckPoint:
    """A self-check as a follow-up tells of it."""

    document: str
    period: Period
    now: SelfCheckNow


@dataclass(frozen=True, slots=True)
class SelfCheckCourse:
    """A self-check from the plan through the follow-ups that speak of it."""

    self_check: SelfCheck
    points: tuple[SelfCheckPoint, ...]

    def at(self, document: str) -> SelfCheckPoint | None:
        """What a follow-up says of it, by the follow-up's id."""
        return next((point for point in self.points if point.document == document), None)


def action_courses(thread: PlanThread) -> tuple[ActionCourse, ...]:
    """The course of every action of a plan, in the plan's order."""
    told = [(one.form, one.form.actions) for one in thread.follow_ups]
    return tuple(
        ActionCourse(
            action,
            tuple(
                _action_point(form.id, form.period, actions[action.id])
                for form, actions in told
                if action.id in actions
            ),
        )
        for action in thread.plan.form.actions
    )


def self_check_courses(thread: PlanThread) -> tuple[SelfCheckCourse, ...]:
    """The course of every self-check of a plan, in the plan's order."""
    told = [(one.form, one.form.self_checks) for one in thread.follow_ups]
    return tuple(
        SelfCheckCourse(
            self_check,
            tuple(
                SelfCheckPoint(form.id, form.period, self_checks[self_check.id])
                for form, self_checks in told
                if self_check.id in self_checks
            ),
        )
        for self_check in thread.plan.form.self_checks
    )


def _action_point(document: str, period: Period, now: ActionNow) -> ActionPoint:
    return ActionPoint(document, period, now.status, now.deadline)
