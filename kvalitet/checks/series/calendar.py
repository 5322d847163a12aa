"""Periods reckoned in months: what lies within one, and what would stand between two."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kvalitet.model.period import Period, PeriodKind, parse_period
from kvalitet.swedish.lists import joined

LENGTHS: Mapping[PeriodKind, int] = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.TERTIAL: 4,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}
"""The kinds that divide a year → how many months they span, the longest first."""

PLURALS: Mapping[PeriodKind, str] = {kind: kind.value for kind in LENGTHS} | {
    PeriodKind.MONTH: "månader"
}

_LETTERS = {PeriodKind.HALF: "H", PeriodKind.TERTIAL: "T", PeriodKind.QUARTER: "K"}
_MOST_NAMED = 4


def last_month(period: Period) -> int:
    """The month that a dated period ends in, counted from the year 0."""
    assert period.end is not None, "an undated period ends in no month"
    return 12 * period.end.year + period.end.month - 1


def ending_in(month: int, kind: PeriodKind, months: int | None = None) -> Period:
    """The period of a kind that ends in a month; a rolling one spans so many months."""
    year, number = divmod(month, 12)
    within = f"{year}-{number + 1:02}"
    match kind:
        case PeriodKind.YEAR:
            return parse_period(f"{year}")
        case PeriodKind.ROLLING:
            return parse_period(f"{within} rullande {months}")
        case PeriodKind.CUMULATIVE:
            return parse_period(f"{within} ackumulerad")
        case PeriodKind.HALF | PeriodKind.TERTIAL | PeriodKind.QUARTER:
            return parse_period(f"{year}-{_LETTERS[kind]}{number // LENGTHS[kind] + 1}")
    return parse_period(within)


@lru_cache(maxsize=1024)  # asked for by every series of a report
def parts_of(whole: Period, kind: PeriodKind) -> tuple[Period, ...]:
    """The periods of a kind that make up a whole; none when it cannot be divided so."""
    length, step = LENGTHS.get(whole.kind, 0), LENGTHS.get(kind, 0)
    if not length or not step or length % step:
        return ()
    end = last_month(whole)
    return tuple(ending_in(month, kind) for month in range(end - length + step, end + 1, step))


def around(part: Period, kind: PeriodKind) -> Period | None:
    """The period of a longer kind that a part lies in; None where the kinds cut each other."""
    length, step = LENGTHS[kind], LENGTHS[part.kind]
    if length % step:
        return None
    return ending_in((last_month(part) // length + 1) * length - 1, kind)


def named(periods: Sequence[Period]) -> str:
    """Their names; of those that follow each other the first and the last, of many how many."""
    stretches: list[list[Period]] = []
    for period in periods:
        if stretches and stretches[-1][-1].is_next(period):
            stretches[-1].append(period)
        else:
            stretches.append([period])
    if len(stretches) > _MOST_NAMED:
        return f"{len(periods)} perioder från {periods[0].name} till {periods[-1].name}"
    return joined(name for stretch in stretches for name in _names(stretch))


def _names(stretch: Sequence[Period]) -> list[str]:
    if len(stretch) <= 2:
        return [period.name for period in stretch]
    return [f"{stretch[0].name}–{stretch[-1].name}"]


def some(names: Sequence[str]) -> str:
    """The first of many names, and how many more they are."""
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} till"]
    return joined(names)
