"""Gaps in the red thread: what is not watched, not done by anyone, not measured or not told."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kvalitet.analysis.thread import RedThread
from kvalitet.model.words import ActionStatus, Performed


class GapKind(StrEnum):
    """What is missing, in the order that a reader meets it along the thread."""

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

    @property
    def is_loose_end(self) -> bool:
        """Whether it is something that nothing leads to, rather than something missing."""
        return self in _LOOSE


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
    """Whether the plan says that nobody knows, rather than that there is none."""


def gaps(thread: RedThread) -> tuple[Gap, ...]:
    """Every gap of a plan's thread, kind by kind.

    What has not been followed up is a gap only once the plan has been followed up at all.
    """
    found = [
        *_of_risks(thread),
        *_of_self_checks(thread),
        *_of_actions(thread),
        *_of_indicators(thread),
    ]
    return tuple(sorted(found, key=lambda gap: list(GapKind).index(gap.kind)))


def _of_risks(thread: RedThread) -> Iterator[Gap]:
    for branch in thread.risks:
        risk = branch.course.risk
        if not risk.self_checks:
            yield Gap(GapKind.NO_SELF_CHECK, risk.id, risk.name, risk.self_checks is None)
        if not risk.actions:
            yield Gap(GapKind.NO_ACTION, risk.id, risk.name, risk.actions is None)
        if thread.of.follow_ups and len(branch.course.points) == 1:
            yield Gap(GapKind.RISK_NOT_FOLLOWED, risk.id, risk.name)


def _of_self_checks(thread: RedThread) -> Iterator[Gap]:
    for course in thread.loose_self_checks:
        yield Gap(GapKind.NO_RISK, course.self_check.id, course.self_check.name)
    for course in thread.self_checks:
        said = course.points[-1].now.performed if course.points else None
        if thread.of.follow_ups and said in (None, Performed.UNKNOWN):
            one = course.self_check
            yield Gap(GapKind.SELF_CHECK_NOT_FOLLOWED, one.id, one.name, said is not None)


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
        said = course.points[-1].status if course.points else None
        if thread.of.follow_ups and said in (None, ActionStatus.UNKNOWN):
            yield Gap(GapKind.ACTION_NOT_FOLLOWED, action.id, action.name, said is not None)


def _of_indicators(thread: RedThread) -> Iterator[Gap]:
    for one in thread.loose_indicators:
        yield Gap(GapKind.INDICATOR_WITHOUT_ACTION, one.indicator.id, one.indicator.label)
    for one in thread.indicators:
        if not one.aims:
            yield Gap(GapKind.NO_TARGET, one.indicator.id, one.indicator.label)
        if thread.is_followed_up and not one.reported:
            yield Gap(GapKind.NOT_REPORTED, one.indicator.id, one.indicator.label)
    for indicator in thread.unplanned:
        yield Gap(GapKind.UNPLANNED, indicator.id, indicator.label)
