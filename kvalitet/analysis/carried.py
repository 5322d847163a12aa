"""What a plan did with what the plan before left it: dropped, put off, or never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.analysis.actions import ActionCourse, action_courses
from kvalitet.analysis.risks import RiskCourse, courses
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.period import Period
from kvalitet.model.plan import Action, Deadline, Plan
from kvalitet.model.words import ActionStatus, Ongoing

MANY_YEARS = 3
"""In how many plans in a row something must have stood to be called unchanged year after year."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """An action that has a later deadline than in the plan before."""

    course: ActionCourse
    before: Deadline
    is_said: bool
    """Whether the plan, or a follow-up of the one before, says itself that it is late."""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What a plan did with the risks and actions of the plans before, as far as it is known."""

    dropped_risks: tuple[RiskCourse, ...] = ()
    """Risks of the plan before that have not ended and are not in the next."""
    dropped_actions: tuple[ActionCourse, ...] = ()
    """Actions of the plan before that are not done and not in the next."""
    done: tuple[Action, ...] = ()
    """Actions that are in the plan although they were done in the plan before."""
    put_off: tuple[PutOff, ...] = ()
    unchanged_risks: tuple[RiskCourse, ...] = ()
    """Risks with the same level and the same actions, year after year."""
    unchanged_actions: tuple[Action, ...] = ()
    """Actions that should have been done long ago, and stand in plan after plan."""


@dataclass(frozen=True, slots=True)
class _Year:
    """A plan with the courses of what stands in it, by id."""

    thread: PlanThread
    risks: Mapping[str, RiskCourse]
    actions: Mapping[str, ActionCourse]

    @property
    def plan(self) -> Plan:
        return self.thread.plan.form


def carried_over(thread: PlanThread, catalogue: Catalogue) -> CarriedOver:
    """Compare a plan with those that it continues."""
    years = list(_years(thread, catalogue))
    if len(years) == 1:
        return CarriedOver()
    now, before = years[:2]
    # What has only been planned may have been done since, though nobody has told.
    is_known = bool(before.thread.follow_ups) and before.thread.following[0] is thread.plan
    return CarriedOver(
        dropped_risks=tuple(_dropped_risks(before)) if is_known else (),
        dropped_actions=tuple(_dropped_actions(before)) if is_known else (),
        done=tuple(_done(now, before)),
        put_off=tuple(_put_off(now, before)),
        unchanged_risks=tuple(_unchanged_risks(years)),
        unchanged_actions=tuple(_unchanged_actions(years)),
    )


def _years(thread: PlanThread, catalogue: Catalogue) -> Iterator[_Year]:
    """The plan and those before it, the newest first, as far back as is looked."""
    seen: set[str] = set()
    for _ in range(MANY_YEARS):
        seen.add(thread.plan.form.id)
        matrix = catalogue.config.matrices.get(thread.plan.form.matrix or "")
        yield _Year(
            thread,
            {course.risk.id: course for course in courses(thread, matrix)},
            {course.action.id: course for course in action_courses(thread)},
        )
        if thread.previous is None or thread.previous.form.id in seen:
            return
        thread = catalogue.threads[thread.previous.form.id]


def _dropped_risks(before: _Year) -> Iterator[RiskCourse]:
    kept = {risk.id for plan in before.thread.following for risk in plan.form.risks}
    for course in before.risks.values():
        if course.risk.id not in kept and not course.has_ended:
            yield course


def _dropped_actions(before: _Year) -> Iterator[ActionCourse]:
    """What was done against risks that have ended need not be gone on with."""
    kept = {action.id for plan in before.thread.following for action in plan.form.actions}
    against: dict[str, list[RiskCourse]] = {}
    for risk in before.risks.values():
        for id in risk.risk.actions or ():
            against.setdefault(id, []).append(risk)
    for id, course in before.actions.items():
        is_needed = id not in against or not all(risk.has_ended for risk in against[id])
        if id not in kept and course.status is not ActionStatus.DONE and is_needed:
            yield course


def _done(now: _Year, before: _Year) -> Iterator[Action]:
    for id, course in now.actions.items():
        was = before.actions.get(id)
        if was and was.status is ActionStatus.DONE and course.status is not ActionStatus.DONE:
            yield course.action


def _put_off(now: _Year, before: _Year) -> Iterator[PutOff]:
    for id, course in now.actions.items():
        was, holds = before.actions.get(id), course.action.deadline
        if was is None or was.status is ActionStatus.DONE:
            continue
        if was.action.deadline is not None and _is_later(holds, was.action.deadline):
            late = course.action.status in (ActionStatus.LATE, ActionStatus.AT_RISK)
            yield PutOff(course, was.action.deadline, late or was.deadline == holds)


def _is_later(deadline: Deadline | None, before: Deadline) -> bool:
    if not isinstance(deadline, Period) or not isinstance(before, Period):
        return False
    return deadline.end is not None and before.end is not None and deadline.end > before.end


def _unchanged_risks(years: list[_Year]) -> Iterator[RiskCourse]:
    """Told in the newest plan of all; a level that is not known may have been another."""
    if len(years) < MANY_YEARS or years[0].thread.following:
        return
    for id, course in years[0].risks.items():
        through = [year.risks[id] for year in years if id in year.risks]
        levels = {point.level for one in through for point in one.points}
        actions = {frozenset(one.risk.actions or ()) for one in through}
        matrices = {year.plan.matrix for year in years}
        is_same = len(levels) == len(actions) == len(matrices) == 1 and None not in levels
        if len(through) == MANY_YEARS and is_same and not course.has_ended:
            yield course


def _unchanged_actions(years: list[_Year]) -> Iterator[Action]:
    """Told in the newest plan of all; what was to take several years has its time."""
    if len(years) < MANY_YEARS or years[0].thread.following:
        return
    for id, course in years[0].actions.items():
        through = [year.actions[id] for year in years if id in year.actions]
        if len(through) < MANY_YEARS or any(one.status is ActionStatus.DONE for one in through):
            continue
        first = through[-1].action.deadline
        has_time = first is Ongoing.ONGOING or course.action.deadline is Ongoing.ONGOING
        if isinstance(first, Period):
            has_time = has_time or first.end is None or first.end.year >= years[0].plan.year
        if not has_time:
            yield course.action
