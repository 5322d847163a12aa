"""What followed from one plan to the next, in words: risks, actions, and what was left behind."""

from collections.abc import Iterator, Sequence

from kvalitet.analysis.thread import RedThread
from kvalitet.model.words import RiskGone
from kvalitet.swedish.lists import joined


def carried_words(earlier: RedThread, later: RedThread) -> str:
    """A few sentences: the same id is the same risk, or the same action."""
    years = f"Från {earlier.plan.year} till {later.plan.year}"
    return " ".join((*_risks(earlier, later, years), *_actions(earlier, later)))


def _risks(earlier: RedThread, later: RedThread, years: str) -> Iterator[str]:
    before = [risk.id for risk in earlier.plan.risks]
    now = [risk.id for risk in later.plan.risks]
    yield _kept(before, now, years, ("risk", "risker"))
    left = [one.course for one in earlier.risks if one.course.risk.id not in now]
    if gone := [one.risk.id for one in left if one.latest.level is RiskGone.GONE]:
        yield f"{joined(gone)} kvarstår inte."
    if dropped := [course.risk.id for course in later.carried.dropped_risks]:
        yield f"{joined(dropped)} har varken avslutats eller följt med."
    if new := [id for id in now if id not in before]:
        yield f"Nya {later.plan.year}: {joined(new)}."


def _actions(earlier: RedThread, later: RedThread) -> Iterator[str]:
    before = [action.id for action in earlier.plan.actions]
    now = [action.id for action in later.plan.actions]
    if before:
        yield _kept(before, now, "Samtidigt", ("åtgärd", "åtgärder"))
    carried = later.carried
    if late := [one.course.action.id for one in carried.put_off]:
        yield f"{joined(late)} har fått en senare sluttid."
    if dropped := [course.action.id for course in carried.dropped_actions]:
        yield f"{joined(dropped)} har varken blivit klar eller följt med."
    if done := [action.id for action in carried.done]:
        yield f"{joined(done)} var klar men står kvar."


def _kept(before: Sequence[str], now: Sequence[str], start: str, forms: tuple[str, str]) -> str:
    kept = [id for id in before if id in now]
    one, many = forms
    if not kept:
        return f"{start} följer ingen {one} med."
    if len(kept) == len(before):
        return f"{start} följer alla {many} med: {joined(kept)}."
    return f"{start} följer {len(kept)} av {len(before)} {many} med: {joined(kept)}."
