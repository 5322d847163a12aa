"""What differs between two editions: levels, figures, risks, actions and documents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kvalitet.chronicle.facts import ActionFact, DocumentFact, Facts, FigureFact, RiskFact

NOT_REPEATED = "visas inte här"
"""What stands for a value that the newer edition hides."""

NO_LEVEL = "ingen nivå"

F = TypeVar("F", FigureFact, RiskFact, ActionFact, DocumentFact)


class How(StrEnum):
    """How something differs."""

    NEW = "ny"
    CHANGED = "ändrad"
    GONE = "borta"
    ROSE = "steg"
    FELL = "sjönk"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was."""

    how: How
    what: str
    before: str = ""
    after: str = ""
    page_before: str = ""
    """Where the older edition tells it; empty where it does not."""
    page_after: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs from an older edition to a newer one."""

    levels: tuple[Difference, ...]
    figures: tuple[Difference, ...]
    risks: tuple[Difference, ...]
    actions: tuple[Difference, ...]
    documents: tuple[Difference, ...]


def compare(older: Facts, newer: Facts) -> Differences:
    """Compare two editions, in the order of the newer one; what is gone comes last."""
    return Differences(
        levels=tuple(_levels(older, newer)),
        figures=tuple(_between(older.figures, newer.figures, _figure)),
        risks=tuple(_between(older.risks, newer.risks, _risk)),
        actions=tuple(_between(older.actions, newer.actions, _action)),
        documents=tuple(_between(older.documents, newer.documents, _document)),
    )


def _between(
    older: Sequence[F], newer: Sequence[F], changed: Callable[[F, F], Difference | None]
) -> Iterator[Difference]:
    before = {fact.key: fact for fact in older}
    for fact in newer:
        was = before.pop(fact.key, None)
        if was is None:
            yield Difference(How.NEW, _name(fact), "", _text(fact), "", fact.page)
        elif (difference := changed(was, fact)) is not None:
            yield difference
    for fact in before.values():
        yield Difference(How.GONE, _name(fact), _text(fact), "", fact.page, "")


def _name(fact: FigureFact | RiskFact | ActionFact | DocumentFact) -> str:
    return f"{fact.what}, {fact.when}" if isinstance(fact, FigureFact) else fact.what


def _text(fact: FigureFact | RiskFact | ActionFact | DocumentFact) -> str:
    match fact:
        case FigureFact():
            return f"{fact.text} ({fact.level})" if fact.level else fact.text
        case DocumentFact():
            return ""
        case _:
            return fact.text


def _figure(was: FigureFact, now: FigureFact) -> Difference | None:
    before, after = _text(was), _text(now)
    if before == after:
        return None
    if now.hidden:  # somebody has had reason to hide it, and it must not be told again here
        before = NOT_REPEATED
    return Difference(How.CHANGED, _name(now), before, after, was.page, now.page)


def _risk(was: RiskFact, now: RiskFact) -> Difference | None:
    if was.text == now.text:
        return None
    how = How.CHANGED
    if was.rank is not None and now.rank is not None and was.rank != now.rank:
        how = How.ROSE if now.rank > was.rank else How.FELL
    return Difference(how, now.what, was.text, now.text, was.page, now.page)


def _action(was: ActionFact, now: ActionFact) -> Difference | None:
    if was.text == now.text:
        return None
    return Difference(How.CHANGED, now.what, was.text, now.text, was.page, now.page)


def _document(was: DocumentFact, now: DocumentFact) -> Difference | None:
    if was.digest == now.digest:
        return None
    return Difference(How.CHANGED, now.what, "", "", was.page, now.page)


def _levels(older: Facts, newer: Facts) -> Iterator[Difference]:
    """Where the last figure of a series has another level than the last one had before."""
    before = {one.series: one for one in older.figures if one.latest}
    hidden = {one.key for one in newer.figures if one.hidden}
    for now in newer.figures:
        was = before.get(now.series) if now.latest else None
        if was is None or was.level == now.level or was.hidden or {was.key, now.key} & hidden:
            continue
        yield Difference(How.CHANGED, now.what, _level(was), _level(now), was.page, now.page)


def _level(fact: FigureFact) -> str:
    return f"{fact.level or NO_LEVEL} ({fact.text}, {fact.when})"
