"""What is still open in a plan, for a follow-up to tell of: risks, self-checks and actions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kvalitet.analysis.actions import action_courses, self_check_courses
from kvalitet.analysis.risks import courses
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.front.tree import Tree
from kvalitet.model.fields import Form
from kvalitet.model.follow_up import ActionNow, FollowUp, RiskNow, SelfCheckNow
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import ActionStatus, RiskGone
from kvalitet.scaffold.fields import blank, guidance_of, key_of
from kvalitet.scaffold.lines import UNJUDGED, Block, Line, Value
from kvalitet.scaffold.told import level_told, status_told

KINDS: Final = ("risks", "self_checks", "actions")
"""What a follow-up tells of, beside its figures: fields of the form."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in the plan that a follow-up may tell of."""

    id: str
    name: str
    last: str
    """What was last known of it; "" where nothing was."""
    is_over: bool
    form: type[Form]
    known: Mapping[str, Value]


def open_entries(
    thread: PlanThread, before: Checked[FollowUp] | None, matrix: RiskMatrix | None
) -> Iterator[Line]:
    """A list for each kind: what the follow-up before told of and is not over, to tell of again.

    The rest of what is open is offered. The first follow-up of a plan is to tell of it all.
    """
    told: dict[str, Tree] = before.front.data if before else {}
    entries_of = (_risks(thread, before, matrix), _self_checks(thread), _actions(thread))
    for name, entries in zip(KINDS, map(list, entries_of), strict=True):
        known = told.get(key_of(FollowUp, name))
        order = [entry.id for entry in entries] if before is None else [*(known or ())]
        if entries:
            yield _list(name, entries, order)


def _list(name: str, entries: Sequence[_Entry], order: Sequence[str]) -> Line:
    still = {entry.id: entry for entry in entries if not entry.is_over}
    asked = [still[id] for id in order if id in still]
    rest = [entry for entry in still.values() if entry not in asked]
    lines = [
        *(_line(entry, in_full=entry is asked[0]) for entry in asked),
        *(_line(entry, in_full=False, is_offered=True) for entry in rest),
    ]
    over = [f"{entry.id} {entry.name}: {entry.last}." for entry in entries if entry.is_over]
    below = ("Avslutat förut, och därför inte med:", *over) if over else ()
    block, guidance = Block(tuple(lines), below), guidance_of(FollowUp, name)
    return Line(key_of(FollowUp, name), block, guidance, is_offered=not asked)


def _line(entry: _Entry, *, in_full: bool, is_offered: bool = False) -> Line:
    """An entry with what must be said of it, and in the first one also with what may be said."""
    lines = blank(entry.form, entry.known).lines
    first, *rest = (line for line in lines if in_full or not line.is_offered)
    above = (f"Senast {entry.last}.",) if entry.last else ()
    block = Block((replace(first, above=above), *rest))
    return Line(entry.id, block, remark=entry.name, is_offered=is_offered)


def _risks(
    thread: PlanThread, before: Checked[FollowUp] | None, matrix: RiskMatrix | None
) -> Iterator[_Entry]:
    for course in courses(thread, matrix):
        last = before.form.risks.get(course.risk.id) if before else None
        by_steps = (last or course.risk).likelihood is not None
        yield _Entry(
            course.risk.id,
            course.risk.name,
            level_told(course.latest),
            course.latest.level is RiskGone.GONE,
            RiskNow,
            {"likelihood": UNJUDGED, "consequence": UNJUDGED} if by_steps else {"stated": None},
        )


def _self_checks(thread: PlanThread) -> Iterator[_Entry]:
    for course in self_check_courses(thread):
        yield _Entry(course.self_check.id, course.self_check.name, "", False, SelfCheckNow, {})


def _actions(thread: PlanThread) -> Iterator[_Entry]:
    for course in action_courses(thread):
        last = status_told(course) if course.status else ""
        is_done = course.status is ActionStatus.DONE
        yield _Entry(course.action.id, course.action.name, last, is_done, ActionNow, {})
