"""Gaps in the red thread: what is not watched, not done by anyone, not measured or not told.

What is not yet due is no gap: a follow-up of the spring need not tell what only autumn can show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kvalitet.analysis.actions import ActionCourse
from kvalitet.analysis.risks import RiskCourse, RiskPoint, gravest_first
from kvalitet.analysis.thread import RedThread
from kvalitet.model.period import Period
from kvalitet.model.words import ActionStatus, Performed, Polarity


class GapKind(StrEnum):
    """What is missing, in the order that a reader meets it along the thread.

    First what the plan lacks, then what nobody has told of it, then what the plans before left it.
    """

    NO_LEVEL = "risk utan känd nivå"
    UNEXPLAINED_LEVEL = "risk vars nivå ingen riskmatris förklarar"
    NO_SELF_CHECK = "risk utan egenkontroll"
    NO_ACTION = "risk utan åtgärd"
    NO_RISK = "egenkontroll utan risk"
    ACTION_WITHOUT_RISK = "åtgärd utan risk"
    NO_RESPONSIBLE = "åtgärd utan ansvarig"
    NO_DEADLINE = "åtgärd utan sluttid"
    NO_INDICATOR = "åtgärd utan nyckeltal"
    INDICATOR_WITHOUT_ACTION = "nyckeltal utan åtgärd"
    NO_TARGET = "nyckeltal utan mål"
    NOT_REPORTED = "nyckeltal som inte redovisats"
    UNPLANNED = "redovisat nyckeltal som planen inte nämner"
    RISK_NOT_FOLLOWED = "risk som inte följts upp"
    SELF_CHECK_NOT_FOLLOWED = "egenkontroll som inte följts upp"
    ACTION_NOT_FOLLOWED = "åtgärd som inte följts upp"
    DROPPED_RISK = "risk som varken avslutats eller följt med från förra planen"
    DROPPED_ACTION = "åtgärd som varken blivit klar eller följt med från förra planen"
    DONE_BUT_KEPT = "åtgärd som var klar i förra planen men är kvar"
    PUT_OFF = "åtgärd med senare sluttid än i förra planen"
    UNCHANGED_RISK = "risk som följt med oförändrad i flera år"
    UNCHANGED_ACTION = "åtgärd som följt med i flera år utan att bli klar"

    @property
    def is_loose_end(self) -> bool:
        """Whether it is something that nothing leads to, rather than something missing."""
        return self in _LOOSE

    @property
    def is_dropped(self) -> bool:
        """Whether it stands in the plan before, and not in this one."""
        return self in (GapKind.DROPPED_RISK, GapKind.DROPPED_ACTION)


_LOOSE = (
    GapKind.NO_RISK,
    GapKind.ACTION_WITHOUT_RISK,
    GapKind.INDICATOR_WITHOUT_ACTION,
    GapKind.UNPLANNED,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: what is missing, and of what."""

    kind: GapKind
    entry: str
    """The id of the risk, self-check or action in the plan, or of the indicator."""
    name: str
    is_unknown: bool = False
    """Whether the documents say that nobody knows, rather than that there is none."""
    is_said: bool = False
    """Whether the documents say it in so many words; then its writer knows."""
    judged: RiskPoint | None = None
    """How grave a risk is, as far as it is known: the same gap weighs more at a grave one."""


def gaps(thread: RedThread) -> tuple[Gap, ...]:
    """Every gap of a plan's thread, kind by kind, that of the gravest risk first.

    What there is none of comes before what nobody knows.
    """
    found = [
        *_of_risks(thread),
        *_of_self_checks(thread),
        *_of_actions(thread),
        *_of_indicators(thread),
        *_of_years(thread),
    ]
    order = list(GapKind)
    return tuple(sorted(found, key=lambda gap: (order.index(gap.kind), gap.is_unknown)))


def _of_risk(kind: GapKind, course: RiskCourse, *, is_unknown: bool = False) -> Gap:
    risk = course.risk
    return Gap(kind, risk.id, risk.name, is_unknown, judged=course.last_known)


def _of_risks(thread: RedThread) -> Iterator[Gap]:
    for course in gravest_first(branch.course for branch in thread.risks):
        risk, latest = course.risk, course.latest
        if latest.level is None and not course.is_followed:
            yield _of_risk(GapKind.NO_LEVEL, course)
        if latest.product is not None and latest.colour is None:
            yield _of_risk(GapKind.UNEXPLAINED_LEVEL, course)
        if not risk.self_checks:
            unknown = risk.self_checks is None
            yield _of_risk(GapKind.NO_SELF_CHECK, course, is_unknown=unknown)
        if not risk.actions:
            yield _of_risk(GapKind.NO_ACTION, course, is_unknown=risk.actions is None)
        if course.is_followed and latest.level is None:
            yield _of_risk(GapKind.RISK_NOT_FOLLOWED, course, is_unknown=True)
        elif not course.is_followed and thread.is_followed_to_the_end:
            yield _of_risk(GapKind.RISK_NOT_FOLLOWED, course)


def _of_self_checks(thread: RedThread) -> Iterator[Gap]:
    for course in thread.loose_self_checks:
        yield Gap(GapKind.NO_RISK, course.self_check.id, course.self_check.name)
    for course in thread.self_checks:
        one, said = course.self_check, course.points[-1].now.performed if course.points else None
        is_unknown = said is Performed.UNKNOWN
        if is_unknown or (said is None and thread.is_followed_to_the_end):
            yield Gap(GapKind.SELF_CHECK_NOT_FOLLOWED, one.id, one.name, is_unknown)


def _of_actions(thread: RedThread) -> Iterator[Gap]:
    for branch in thread.loose_actions:
        action = branch.course.action
        yield Gap(GapKind.ACTION_WITHOUT_RISK, action.id, action.name)
    for branch in thread.actions:
        course, action = branch.course, branch.course.action
        if action.responsible is None:
            yield Gap(GapKind.NO_RESPONSIBLE, action.id, action.name, is_unknown=True)
        if course.deadline is None:
            yield Gap(GapKind.NO_DEADLINE, action.id, action.name, is_unknown=True)
        if not action.indicators:
            unknown = action.indicators is None
            yield Gap(GapKind.NO_INDICATOR, action.id, action.name, unknown)
        is_unknown = bool(course.points) and course.status is ActionStatus.UNKNOWN
        if is_unknown or _ought_to_be_told(course, thread):
            yield Gap(GapKind.ACTION_NOT_FOLLOWED, action.id, action.name, is_unknown)


def _ought_to_be_told(course: ActionCourse, thread: RedThread) -> bool:
    """Whether the latest follow-up is silent of an action that was to be done by then.

    When the year is over everything that is not done is to be told of.
    """
    if not thread.of.follow_ups or course.status is ActionStatus.DONE:
        return False
    latest = thread.of.follow_ups[-1].form
    deadline, now = course.deadline, latest.period.end
    if course.at(latest.id) is not None:
        return False
    has_passed = isinstance(deadline, Period) and deadline.end and now and deadline.end <= now
    return thread.is_followed_to_the_end or bool(has_passed)


def _of_indicators(thread: RedThread) -> Iterator[Gap]:
    for one in thread.loose_indicators:
        yield Gap(GapKind.INDICATOR_WITHOUT_ACTION, one.indicator.id, one.indicator.label)
    for one in thread.indicators:
        if not one.aims and one.indicator.polarity is not Polarity.NEITHER:
            yield Gap(GapKind.NO_TARGET, one.indicator.id, one.indicator.label)
        if thread.is_told_to_the_end and not one.reported:
            yield Gap(GapKind.NOT_REPORTED, one.indicator.id, one.indicator.label)
    for indicator in thread.unplanned:
        yield Gap(GapKind.UNPLANNED, indicator.id, indicator.label)


def _of_years(thread: RedThread) -> Iterator[Gap]:
    carried = thread.carried
    for risk in gravest_first(carried.dropped_risks):
        yield _of_risk(GapKind.DROPPED_RISK, risk)
    for dropped in carried.dropped_actions:
        yield Gap(GapKind.DROPPED_ACTION, dropped.action.id, dropped.action.name)
    for done in carried.done:
        yield Gap(GapKind.DONE_BUT_KEPT, done.id, done.name)
    stuck = [action.id for action in carried.unchanged_actions]
    for late in carried.put_off:
        action = late.course.action
        if late.course.status is not ActionStatus.DONE and action.id not in stuck:
            yield Gap(GapKind.PUT_OFF, action.id, action.name, is_said=late.is_said)
    for risk in gravest_first(carried.unchanged_risks):
        yield _of_risk(GapKind.UNCHANGED_RISK, risk)
    for action in carried.unchanged_actions:
        yield Gap(GapKind.UNCHANGED_ACTION, action.id, action.name)
