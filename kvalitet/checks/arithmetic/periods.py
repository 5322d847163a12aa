"""A year against its halves, tertials, quarters and months, and a running count against itself.

Events add up. A person may be counted in two months, so of persons the year lies between the
busiest month and the sum. A year inside the range of its own months is taken for the state of a
day, or for a mean, and is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kvalitet.analysis.figures import definition_at
from kvalitet.checks.arithmetic.sheets import Counts, Known, Sheet
from kvalitet.checks.arithmetic.sums import added, written
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import PeriodKind
from kvalitet.model.words import Counts as Counted
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.number_words import in_letters

PERIODS_DIFFER = Rule(
    "A007", Severity.ERROR, "Perioderna stämmer inte med varandra", excusable=True
)

_TILES = {
    PeriodKind.YEAR: (12, "året", "åren"),
    PeriodKind.HALF: (6, "halvåret", "halvåren"),
    PeriodKind.TERTIAL: (4, "tertialet", "tertialen"),
    PeriodKind.QUARTER: (3, "kvartalet", "kvartalen"),
    PeriodKind.MONTH: (1, "månaden", "månaderna"),
}
"""Kinds whose periods follow on each other without overlap: months, and what they are called."""
_REMEDY = "Rätta det tal som är fel."
_OR_A_DAY = " Gäller talet läget en viss dag, skriv dagen som period: 2024-12-31."


@dataclass(frozen=True, slots=True)
class _Span:
    """A count, from the first month to the month after the last."""

    figure: Known
    counts: Counts
    start: int
    end: int

    @property
    def kind(self) -> PeriodKind:
        return self.figure.observation.period.kind


_ByKind = Mapping[PeriodKind, Mapping[int, _Span]]
"""Kind → first month → the period's count."""


def check_periods(sheet: Sheet) -> Iterator[Problem]:
    """Every owner and part that is told for periods of several kinds."""
    for owner, by_part in sheet.figures.items():
        for parts, observations in by_part.items():
            kinds = {o.period.kind for o in observations}
            if len(kinds) > 1 or PeriodKind.CUMULATIVE in kinds:
                for spans in _comparable(sheet.column(owner, parts).values(), sheet.indicator):
                    yield from _running(spans)
                    yield from _add_up(spans, sheet.indicator)


def _comparable(figures: Iterable[Known], indicator: Indicator) -> Iterable[list[_Span]]:
    """The counts in groups that are counted by one rule and whose periods mean the same."""
    groups: dict[object, list[_Span]] = {}
    for figure in figures:
        period, counts = figure.observation.period, figure.counts
        if period.start is None or period.months is None or counts is None:
            continue
        start = 12 * period.start.year + period.start.month - 1
        span = _Span(figure, counts, start, start + period.months)
        role = figure.observation.role or indicator.period_role
        groups.setdefault((definition_at(period, indicator), role), []).append(span)
    return groups.values()


def _running(spans: Sequence[_Span]) -> Iterator[Problem]:
    """A count since the year began never falls, and the year is the last of it."""
    years: dict[int, list[_Span]] = {}
    for span in spans:
        if span.kind in (PeriodKind.CUMULATIVE, PeriodKind.YEAR):
            years.setdefault(span.start, []).append(span)
    for counts in years.values():
        for before, after in pairwise(sorted(counts, key=lambda span: span.end)):
            if any(more > least for more, least in zip(before.counts, after.counts, strict=True)):
                message = f"{after.figure.said}, men redan {before.figure.said}."
                yield _differs(after, message, _REMEDY)


def _add_up(spans: Sequence[_Span], indicator: Indicator) -> Iterator[Problem]:
    by_kind: dict[PeriodKind, dict[int, _Span]] = {}
    for span in spans:
        by_kind.setdefault(span.kind, {})[span.start] = span
    for whole in spans:
        for kind, parts in _parts_of(whole, by_kind):
            is_full = len(parts) * _TILES[kind][0] == whole.end - whole.start
            sums = added([part.counts for part in parts])
            if not _fits(whole.counts, parts, sums, indicator, is_full=is_full):
                message = _told(whole, kind, sums, len(parts), is_full=is_full)
                yield _differs(whole, message, _REMEDY + _OR_A_DAY)
                break  # what is wrong with its months is wrong with its quarters too


def _parts_of(whole: _Span, by_kind: _ByKind) -> Iterator[tuple[PeriodKind, list[_Span]]]:
    """The shorter periods that fit into a longer one, kind by kind."""
    length = whole.end - whole.start
    for kind, (months, *_) in _TILES.items():
        is_finer = months < length or (months == length and whole.kind not in _TILES)
        starts = by_kind.get(kind, {})
        if starts and is_finer and whole.start % months == 0 and length % months == 0:
            found = [starts[at] for at in range(whole.start, whole.end, months) if at in starts]
            if found:
                yield kind, found


def _fits(
    whole: Counts, parts: Sequence[_Span], sums: Counts, indicator: Indicator, *, is_full: bool
) -> bool:
    """Whether the parts can be parts of the whole, in each of the counts."""
    if is_full and sums == whole:
        return True
    sizes = sorted(part.counts[-1] for part in parts)
    if len(parts) > 1 and sizes[0] <= whole[-1] <= sizes[-1]:
        return True  # the state of a day, or a mean
    are_events = indicator.counts is Counted.EVENTS
    if not is_full:
        is_less = any(total > one for total, one in zip(sums, whole, strict=True))
        return not (are_events and is_less and len(parts) > 1 and whole[-1] > sizes[-1])
    if are_events or len(parts) == 1:
        return False
    most = [max(part.counts[i] for part in parts) for i in range(len(whole))]
    return all(least <= one <= total for least, one, total in zip(most, whole, sums, strict=True))


def _told(whole: _Span, kind: PeriodKind, sums: Counts, number: int, *, is_full: bool) -> str:
    _, one, many = _TILES[kind]
    count = in_letters(number)
    what = f"de {count} {many} är tillsammans" if is_full else f"{count} av {many} är redan"
    if number == 1:
        what = f"{one} är"
    return f"{whole.figure.said}, men {what} {written(sums)}."


def _differs(span: _Span, message: str, remedy: str) -> Problem:
    return Problem(span.figure.observation.stated_in[0], PERIODS_DIFFER, message, remedy)
