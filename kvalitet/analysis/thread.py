"""The red thread, understood: risk → self-check → action → indicator → result."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kvalitet.analysis.actions import (
    ActionCourse,
    SelfCheckCourse,
    action_courses,
    self_check_courses,
)
from kvalitet.analysis.carried import CarriedOver, carried_over
from kvalitet.analysis.findings import Findings
from kvalitet.analysis.outcomes import Outcomes, Reported
from kvalitet.analysis.risks import RiskCourse, courses
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.indicator import Indicator
from kvalitet.model.plan import Plan
from kvalitet.model.risk_matrix import RiskMatrix


@dataclass(frozen=True, slots=True)
class ActionBranch:
    """An action and the indicators that are to show whether it helped."""

    course: ActionCourse
    indicators: tuple[Reported, ...]
    carried_from: Plan | None
    """The plan before, if that had the same action."""
    carried_to: tuple[Plan, ...]
    """The plans after that have the same action."""


@dataclass(frozen=True, slots=True)
class RiskBranch:
    """A risk with how it is watched and what is done about it."""

    course: RiskCourse
    self_checks: tuple[SelfCheckCourse, ...]
    actions: tuple[ActionBranch, ...]
    measured: tuple[Reported, ...]
    """The indicators that its self-checks measure."""
    carried_from: Plan | None
    """The plan before, if that had the same risk."""
    carried_to: tuple[Plan, ...]
    """The plans after that have the same risk."""

    @property
    def indicators(self) -> tuple[Reported, ...]:
        """Every indicator that the risk leads to, over its actions or its self-checks."""
        over_actions = (one for branch in self.actions for one in branch.indicators)
        found = {one.indicator.id: one for one in (*over_actions, *self.measured)}
        return tuple(found.values())

    @property
    def has_result(self) -> bool:
        """Whether any of its indicators has a result of the plan's year."""
        return any(one.has_result for one in self.indicators)

    @property
    def holds(self) -> bool:
        """Whether the thread holds all the way: watched, acted on, measured and told."""
        return bool(self.self_checks and self.actions and self.has_result)


@dataclass(frozen=True, slots=True)
class RedThread:
    """A plan's red thread, with the ends that hang loose."""

    of: PlanThread
    matrix: RiskMatrix | None
    risks: tuple[RiskBranch, ...]
    self_checks: tuple[SelfCheckCourse, ...]
    """Every self-check of the plan."""
    actions: tuple[ActionBranch, ...]
    """Every action of the plan."""
    indicators: tuple[Reported, ...]
    """Every indicator that the plan names, the promised ones first."""
    unplanned: tuple[Indicator, ...]
    """Indicators that a follow-up has figures of although the plan does not name them."""
    carried: CarriedOver
    """What it did with what the plan before left it."""

    @property
    def plan(self) -> Plan:
        return self.of.plan.form

    @property
    def is_followed_up(self) -> bool:
        """Whether anything has been told of what the plan led to."""
        return bool(self.of.follow_ups or self.of.stories)

    @property
    def is_followed_to_the_end(self) -> bool:
        """Whether a follow-up of the year's last period has come."""
        ends = (one.form.period.end for one in self.of.follow_ups)
        return any(end and end >= dt.date(self.plan.year, 12, 31) for end in ends)

    @property
    def is_told_to_the_end(self) -> bool:
        """Whether a story, or a follow-up of the year's last period, has told of the whole year."""
        return bool(self.of.stories) or self.is_followed_to_the_end

    @property
    def loose_self_checks(self) -> tuple[SelfCheckCourse, ...]:
        """Self-checks that no risk points at."""
        named = {id for branch in self.risks for id in branch.course.risk.self_checks or ()}
        return tuple(one for one in self.self_checks if one.self_check.id not in named)

    @property
    def loose_actions(self) -> tuple[ActionBranch, ...]:
        """Actions that no risk points at."""
        named = {id for branch in self.risks for id in branch.course.risk.actions or ()}
        return tuple(one for one in self.actions if one.course.action.id not in named)

    @property
    def loose_indicators(self) -> tuple[Reported, ...]:
        """Indicators that no action points at, and that no self-check measures."""
        named = {id for branch in self.actions for id in branch.course.action.indicators or ()}
        named |= {id for course in self.self_checks for id in course.self_check.indicators}
        return tuple(one for one in self.indicators if one.indicator.id not in named)

    @property
    def loose_ends(self) -> int:
        """How many ends hang loose."""
        kinds = (self.loose_self_checks, self.loose_actions, self.loose_indicators, self.unplanned)
        return sum(len(ends) for ends in kinds)


def follow(thread: PlanThread, catalogue: Catalogue, findings: Findings) -> RedThread:
    """Follow a plan's thread to its results."""
    plan = thread.plan.form
    matrix = catalogue.config.matrices.get(plan.matrix or "")
    outcomes, around = Outcomes(thread, catalogue.config, findings), _Around(thread)
    reported = {name: outcomes.of(catalogue.indicators[name]) for name in plan.all_indicators}
    self_checks = {course.self_check.id: course for course in self_check_courses(thread)}
    actions = {
        course.action.id: ActionBranch(
            course,
            tuple(reported[name] for name in course.action.indicators or ()),
            around.before(course.action.id),
            around.after(course.action.id),
        )
        for course in action_courses(thread)
    }
    return RedThread(
        of=thread,
        matrix=matrix,
        risks=tuple(
            _branch(course, around, self_checks, actions, reported)
            for course in courses(thread, matrix)
        ),
        self_checks=tuple(self_checks.values()),
        actions=tuple(actions.values()),
        indicators=tuple(reported.values()),
        unplanned=tuple(_unplanned(thread, catalogue)),
        carried=carried_over(thread, catalogue),
    )


class _Around:
    """The plans before and after a plan, by the ids of what they have; each is of one thing."""

    def __init__(self, thread: PlanThread) -> None:
        self._before = self._held([thread.previous] if thread.previous else [])
        self._after = self._held(thread.following)

    @staticmethod
    def _held(plans: Iterable[Checked[Plan]]) -> list[tuple[Plan, frozenset[str]]]:
        forms = [one.form for one in plans]
        return [(plan, frozenset(id for _, _, id in plan.entries())) for plan in forms]

    def before(self, id: str) -> Plan | None:
        return next((plan for plan, held in self._before if id in held), None)

    def after(self, id: str) -> tuple[Plan, ...]:
        return tuple(plan for plan, held in self._after if id in held)


def _branch(
    course: RiskCourse,
    around: _Around,
    self_checks: Mapping[str, SelfCheckCourse],
    actions: Mapping[str, ActionBranch],
    reported: Mapping[str, Reported],
) -> RiskBranch:
    risk = course.risk
    watching = tuple(self_checks[id] for id in risk.self_checks or ())
    measured = {id: reported[id] for one in watching for id in one.self_check.indicators}
    return RiskBranch(
        course=course,
        self_checks=watching,
        actions=tuple(actions[id] for id in risk.actions or ()),
        measured=tuple(measured.values()),
        carried_from=around.before(risk.id),
        carried_to=around.after(risk.id),
    )


def _unplanned(thread: PlanThread, catalogue: Catalogue) -> Iterator[Indicator]:
    """What follow-ups measure beside the plan, each once: often it was promised by another name."""
    named = set(thread.plan.form.all_indicators)
    told = (name for follow_up in thread.follow_ups for name in follow_up.form.measurements)
    unknown = (name for name in dict.fromkeys(told) if name not in named)
    return (catalogue.indicators[name] for name in unknown if name in catalogue.indicators)
