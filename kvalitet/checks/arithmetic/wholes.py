"""Indicators that are a part of another, that another is made up of, or that are all together."""

from collections.abc import Iterable, Iterator, Mapping

from kvalitet.catalogue.observations import Parts
from kvalitet.checks.arithmetic.bounds import together
from kvalitet.checks.arithmetic.hundred import of_hundred
from kvalitet.checks.arithmetic.sheets import Column, Known, Sheet
from kvalitet.checks.arithmetic.sums import MISMATCH, PART_TOO_LARGE, SUM_TOO_LARGE, is_more
from kvalitet.problems import Problem
from kvalitet.swedish.numbers import decimal

_REMEDY = "Rätta det tal som är fel, eller sambandet i nyckeltalet."


def check_wholes(names: Iterable[str], known: Mapping[str, Sheet]) -> Iterator[Problem]:
    """The indicators that name one of these relations, for each owner, part and period."""
    told: set[frozenset[str]] = set()
    for name, sheet in ((name, known[name]) for name in names if name in known):
        relations = sheet.indicator.relations
        together = frozenset((name, *relations.complements))
        is_new = bool(relations.complements) and together not in told
        told.add(together)
        if relations.within is None and not relations.made_up_of and not is_new:
            continue
        for owner, written in sheet.figures.items():
            for parts in written:
                column = sheet.column(owner, parts)
                if relations.within is not None:
                    yield from _within(column, _column(known, relations.within, owner, parts))
                if relations.made_up_of:
                    terms = _columns(known, relations.made_up_of, owner, parts)
                    yield from _made_up(column, terms, len(relations.made_up_of))
                if is_new:
                    others = _columns(known, relations.complements, owner, parts)
                    yield from _all(name, column, others, len(relations.complements))


def _column(known: Mapping[str, Sheet], name: str, owner: str, parts: Parts) -> Column:
    return known[name].column(owner, parts) if name in known else {}


def _columns(
    known: Mapping[str, Sheet], names: tuple[str, ...], owner: str, parts: Parts
) -> dict[str, Column]:
    return {name: _column(known, name, owner, parts) for name in names}


def _within(column: Column, whole: Column) -> Iterator[Problem]:
    for period, figure in column.items():
        limit = whole.get(period)
        if limit is None:
            continue
        if figure.bounds.low > limit.bounds.high or is_more(figure, limit):
            message = f"{figure.said}, men ska rymmas i {limit.name}, som är {limit.text}."
            yield Problem(figure.observation.stated_in[0], PART_TOO_LARGE, message, _REMEDY)


def _made_up(whole: Column, terms: Mapping[str, Column], size: int) -> Iterator[Problem]:
    for period, figure in whole.items():
        parts = {name: column[period] for name, column in terms.items() if period in column}
        if not parts:
            continue
        total = together(part.bounds for part in parts.values())
        is_positive = all(part.bounds.low >= 0 for part in parts.values())
        is_complete = len(parts) == size
        if total.low > figure.bounds.high and (is_complete or is_positive):
            rule = SUM_TOO_LARGE
        elif total.high < figure.bounds.low and is_complete:
            rule = MISMATCH
        else:
            continue
        yield Problem(figure.observation.stated_in[0], rule, _told(figure, parts), _REMEDY)


def _told(whole: Known, parts: Mapping[str, Known]) -> str:
    total = sum(part.value.exact for part in parts.values())
    decimals = max(known.decimals for known in (whole, *parts.values()))
    rest = whole.value.exact - total
    how = (
        f"{decimal(rest, decimals)} saknas"
        if rest > 0
        else f"{decimal(-rest, decimals)} för mycket"
    )
    terms = " + ".join(f"{name} {part.text}" for name, part in parts.items())
    return f"{whole.said}, men {terms} = {decimal(total, decimals)}: {how}."


def _all(name: str, column: Column, others: Mapping[str, Column], size: int) -> Iterator[Problem]:
    for period, figure in column.items():
        terms = [(name, figure)]
        terms += [(n, other[period]) for n, other in others.items() if period in other]
        if len(terms) > 1:
            yield from of_hundred(terms, is_complete=len(terms) == size + 1)
