"""A plan's thread as a table: rows for each risk, from its self-checks to its results."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from kvalitet.analysis.actions import ActionCourse, SelfCheckCourse
from kvalitet.analysis.thread import ActionBranch, RedThread, RiskBranch
from kvalitet.model.plan import Action, Plan
from kvalitet.model.risk import Risk
from kvalitet.model.words import Performed
from kvalitet.pages.action_marks import (
    UNKNOWN,
    StatusLight,
    deadline_remarks,
    deadline_words,
    performed_words,
    put_off_remarks,
    status_light,
)
from kvalitet.pages.entries import EntryLink, link_to
from kvalitet.pages.risk_marks import MOVEMENTS, MovementMark, RiskTile, tile_of
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.results import IndicatorWords, Linked, indicator_words
from kvalitet.swedish.lists import inside, joined


@dataclass(frozen=True, slots=True)
class Carried:
    """The same risk or action in the plan before or after."""

    words: str
    year: Linked
    other_name: str
    """What it is called there, where that is something else."""


@dataclass(frozen=True, slots=True)
class SelfCheckCell:
    """A self-check, and whether it was done."""

    link: EntryLink
    facts: tuple[str, ...]
    is_undone: bool


@dataclass(frozen=True, slots=True)
class ActionCell:
    """An action: how it goes, who answers for it, and until when."""

    link: EntryLink
    light: StatusLight | None
    """None where the plan is not followed up, and nothing could be known."""
    facts: tuple[str, ...]
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the place of an action or an indicator."""

    text: str
    is_gap: bool = True


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """An indicator's row, with the action or the note to the left of it."""

    rows: int
    """How many rows the action spans; 0 where it began further up, and is not repeated."""
    action: ActionCell | None = None
    note: Note | None = None
    indicator: IndicatorWords | None = None
    no_indicator: str = ""
    """Why an action has no indicator."""


@dataclass(frozen=True, slots=True)
class RiskRows:
    """A risk with everything it leads to."""

    link: EntryLink
    anchor: str
    then: RiskTile | None
    """Its level in the plan, where it has another now."""
    now: RiskTile
    movement: MovementMark | None
    is_judged_now: bool
    """False where there are follow-ups and none of them has judged it."""
    carried: tuple[Carried, ...]
    holds: bool
    waits: bool
    """Whether it holds as far as can be, and only the result is still to come."""
    verdict: str
    self_checks: tuple[SelfCheckCell, ...]
    no_self_check: str
    rows: tuple[ThreadRow, ...]


def row_anchor(risk: str) -> str:
    """Where a risk's rows begin on the page of its plan's thread."""
    return f"kv-trad-{risk.lower()}"


def row_href(sheet: Sheet, plan: Plan, risk: str) -> str:
    """The link to a risk's rows in the thread of a plan."""
    address = sheet.studio.addresses.thread_address(plan.id)
    return sheet.href(f"{address}#{quote(row_anchor(risk))}")


def risk_rows(sheet: Sheet, thread: RedThread) -> tuple[RiskRows, ...]:
    """The table of a plan's thread."""
    return tuple(_risk(sheet, thread, branch) for branch in thread.risks)


def _risk(sheet: Sheet, thread: RedThread, branch: RiskBranch) -> RiskRows:
    course, risk = branch.course, branch.course.risk
    then, now = (tile_of(point, thread.matrix) for point in (course.points[0], course.latest))
    breaks = _breaks(thread, branch)
    return RiskRows(
        link=link_to(sheet, thread.plan.id, risk.id, risk.name),
        anchor=row_anchor(risk.id),
        then=then if course.movement and then != now else None,
        now=now,
        movement=MOVEMENTS[course.movement] if course.movement else None,
        is_judged_now=course.is_followed or not thread.of.follow_ups,
        carried=tuple(_carried(branch, risk, lambda plan: row_href(sheet, plan, risk.id))),
        holds=branch.holds,
        waits=not breaks and not branch.holds,
        verdict=_verdict(thread, branch, breaks),
        self_checks=tuple(_self_check(sheet, thread.plan, one) for one in branch.self_checks),
        no_self_check=none_of("egenkontroll", risk.self_checks),
        rows=tuple(_rows(sheet, thread, branch)),
    )


def none_of(what: str, ids: tuple[str, ...] | None) -> str:
    """That there are none, or that nobody knows; "" where there are some."""
    if ids is None:
        return f"uppgift om {what} saknas"
    return "" if ids else f"{what} saknas"


def _carried(
    branch: RiskBranch | ActionBranch, own: Risk | Action, href: Callable[[Plan], str]
) -> Iterator[Carried]:
    before = [branch.carried_from] if branch.carried_from else []
    for words, plans in (("följer med från", before), ("följer med till", branch.carried_to)):
        for plan in plans:
            entries: tuple[Risk | Action, ...] = (*plan.risks, *plan.actions)
            name = next(one.name for one in entries if one.id == own.id)
            yield Carried(words, (str(plan.year), href(plan)), name if name != own.name else "")


def _breaks(thread: RedThread, branch: RiskBranch) -> Sequence[str]:
    """What a risk's thread lacks; a result only when the year has been told to the end."""
    steps: dict[str, object] = {
        "egenkontroll": branch.self_checks,
        "åtgärd": branch.actions,
        "nyckeltal": branch.indicators,
    }
    breaks = [word for word, found in steps.items() if not found]
    if not breaks and thread.is_told_to_the_end and not branch.has_result:
        return ["resultat"]
    return breaks


def _verdict(thread: RedThread, branch: RiskBranch, breaks: Sequence[str]) -> str:
    """How far the thread holds, or where it breaks."""
    if breaks:
        return f"bryts vid {joined(breaks)}"
    if branch.has_result:
        return "håller till ett resultat"
    return "väntar på resultat" if thread.is_followed_up else "håller till ett nyckeltal"


def _self_check(sheet: Sheet, plan: Plan, course: SelfCheckCourse) -> SelfCheckCell:
    one = course.self_check
    facts = [one.when or "hur ofta: uppgift saknas"]
    latest = course.points[-1] if course.points else None
    if latest:
        facts.append(f"{performed_words(latest.now.performed)} {latest.period.name}")
    return SelfCheckCell(
        link_to(sheet, plan.id, one.id, one.name),
        tuple(facts),
        is_undone=latest is not None and latest.now.performed is Performed.NO,
    )


def _rows(sheet: Sheet, thread: RedThread, branch: RiskBranch) -> Iterator[ThreadRow]:
    for action in branch.actions:
        yield from _action_rows(sheet, thread, action)
    if not branch.actions:
        yield ThreadRow(1, note=Note(none_of("åtgärd", branch.course.risk.actions)))
    acted_on = {one.indicator.id for action in branch.actions for one in action.indicators}
    for one in branch.measured:
        if one.indicator.id not in acted_on:
            checks = [check.self_check for check in branch.self_checks]
            by = joined(check.id for check in checks if one.indicator.id in check.indicators)
            note = Note(f"mäts av egenkontroll {by}", is_gap=False)
            yield ThreadRow(1, note=note, indicator=indicator_words(sheet, thread, one))


def _action_rows(sheet: Sheet, thread: RedThread, branch: ActionBranch) -> Iterator[ThreadRow]:
    cell = _action(sheet, thread, branch)
    if not branch.indicators:
        missing = none_of("nyckeltal", branch.course.action.indicators)
        yield ThreadRow(1, cell, no_indicator=missing)
    for number, one in enumerate(branch.indicators):
        words = indicator_words(sheet, thread, one)
        if number:
            yield ThreadRow(0, indicator=words)
        else:
            yield ThreadRow(len(branch.indicators), cell, indicator=words)


def _action(sheet: Sheet, thread: RedThread, branch: ActionBranch) -> ActionCell:
    course, action = branch.course, branch.course.action
    is_told = course.status is not None or bool(thread.of.follow_ups)

    def href(plan: Plan) -> str:
        return link_to(sheet, plan.id, action.id, action.name).href

    return ActionCell(
        link=link_to(sheet, thread.plan.id, action.id, action.name),
        light=status_light(course.status) if is_told else None,
        facts=tuple(_action_facts(thread, course)),
        carried=tuple(_carried(branch, action, href)),
    )


def _action_facts(thread: RedThread, course: ActionCourse) -> Iterator[str]:
    responsible, deadline = course.action.responsible, course.deadline
    if responsible is None and deadline is None:
        yield f"ansvarig och sluttid: {UNKNOWN}"
        return
    yield f"ansvarig: {inside(responsible) if responsible else UNKNOWN}"
    remarks = (*put_off_remarks(thread, course.action.id), *deadline_remarks(course))
    yield f"klart: {', '.join((deadline_words(deadline), *remarks))}"
