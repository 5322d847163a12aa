"""What periods tell about each other: a year is its halves, its tertials, its quarters, its months.

Each period is laid as a way from its first month to the month after its last. Wherever shorter ones
already lead from the one to the other, forward or back, there is an equation, and it tells whether
the series adds up: events do, but persons who are counted in several months do not. When all of it
adds up, every period is the sum of the stretches between one first month and the next, also of
those that nobody wrote. When not, only those equations are used that are true. What is marked as
confidential is taken to add up as long as nothing tells otherwise.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from kvalitet.analysis.disclosure.counting import Cell, Counted, Key
from kvalitet.analysis.disclosure.equations import Cells, Equation, each, equation
from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.catalogue.observations import Parts
from kvalitet.model.period import Period, PeriodKind
from kvalitet.swedish import dates

_CALENDAR = (
    PeriodKind.YEAR,
    PeriodKind.HALF,
    PeriodKind.TERTIAL,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
)
"""Kinds whose periods follow on each other without overlap."""
_RANKS = {kind: rank for rank, kind in enumerate(PeriodKind)}

Ways = dict[int, list[tuple[int, Cell, int]]]
"""Month → the months that periods lead to from there, forward (1) or backward (-1)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period's figure, from the first month to the month after the last."""

    cell: Cell
    kind: PeriodKind
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many months it lasts."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the periods of a series tell of each other."""

    equations: list[Equation]
    unwritten: dict[Period, Cell]
    """What happened in the stretches that nobody wrote a figure for."""


def sums_over_time(cells: Cells, *, are_events: bool) -> tuple[list[Equation], dict[Key, Cell]]:
    """Every equation between the periods of one owner and part, and what nobody wrote in them."""
    series: dict[tuple[str, Parts], list[Span]] = {}
    for (_, owner, parts, period), cell in cells.items():
        span = _span(cell, period)
        if span is not None and (cell.counted is not None or cell.is_confidential):
            series.setdefault((owner, parts), []).append(span)
    equations: list[Equation] = []
    unwritten: dict[Key, Cell] = {}
    for (owner, parts), spans in series.items():
        if len({span.kind for span in spans}) > 1 or spans[0].kind not in _CALENDAR:
            spans.sort(key=lambda span: (span.length, _RANKS[span.kind], span.start))
            sums = _sums(spans, are_events=are_events)
            equations += sums.equations
            unwritten |= {
                (cell.observation.indicator, owner, parts, period): cell
                for period, cell in sums.unwritten.items()
            }
    return equations, unwritten


def _span(cell: Cell, period: Period) -> Span | None:
    if period.start is None or period.end is None or period.kind is PeriodKind.DAY:
        return None
    start = 12 * period.start.year + period.start.month - 1
    return Span(cell, period.kind, start, 12 * period.end.year + period.end.month)


def _sums(spans: Sequence[Span], *, are_events: bool) -> _Sums:
    ways: Ways = {}
    true: list[Equation] = []
    uncertain: list[Equation] = []
    adds_up, does_not = are_events, False
    for span in spans:
        way = _way(ways, span.start, span.end)
        found = None if way is None else equation(span.cell, way)
        if way is None:
            _lead(ways, span)
        elif found is None:
            does_not = True
            true += _by_kind(span, spans)
        elif any(cell.counted is None for cell in found.cells()):
            uncertain.append(found)
        else:
            true.append(found)
            adds_up |= len(way) > 1
            does_not |= found.sums != each(span.cell.size)
        if found is None:
            true += _since_before(span, spans)
    stretches = _stretches(spans, ways) if adds_up and not does_not else None
    if stretches is None:
        return _Sums(true if does_not else [*true, *uncertain], {})
    unwritten = {
        _period(start, end): cell for start, (end, cell) in stretches.items() if cell.left_over
    }
    return _Sums([*_stretch_by_stretch(spans, stretches)], unwritten)


def _lead(ways: Ways, span: Span) -> None:
    ways.setdefault(span.start, []).append((span.end, span.cell, 1))
    ways.setdefault(span.end, []).append((span.start, span.cell, -1))


def _way(ways: Ways, start: int, end: int) -> list[tuple[Cell, int]] | None:
    """The only way that the shorter periods lead, if they do."""
    came: dict[int, tuple[int, Cell, int]] = {}
    waiting = deque([start])
    while waiting and end not in came:
        month = waiting.popleft()
        for other, cell, sign in ways.get(month, ()):
            if other not in came and other != start:
                came[other] = (month, cell, sign)
                waiting.append(other)
    if end not in came:
        return None
    way = []
    while end != start:
        end, cell, sign = came[end]
        way.append((cell, sign))
    return way[::-1]


def _stretches(spans: Sequence[Span], ways: Ways) -> dict[int, tuple[int, Cell]] | None:
    """First month → the next one, and what happened between them; None when it is less than none.

    Where no period's figure tells, something is left over of the shortest that goes over it.
    """
    firsts = sorted({month for span in spans for month in (span.start, span.end)})
    found = {}
    for start, end in pairwise(firsts):
        over = [span for span in spans if span.start <= start and end <= span.end]
        if over and over[0].length == end - start:
            found[start] = (end, over[0].cell)
        elif over:
            size = over[0].cell.size
            counted = _added(_way(ways, start, end), size)
            if counted is not None and min(counted) < 0:
                return None
            name = dates.months_and_year(_day(start), _day(end - 1))
            rest = replace(
                over[0].cell, counted=counted, left_over=f"{name} i {{}}", is_known=False
            )
            found[start] = (end, rest)
    return found


def _added(way: Sequence[tuple[Cell, int]] | None, size: int) -> Counted | None:
    """What the periods on a way make together, when that is known."""
    total: list[Rational] = [0] * size
    for cell, sign in way or ():
        if cell.counted is None:
            return None
        for i, count in enumerate(cell.counted):
            total[i] += sign * count
    return tuple(total) if way else None


def _period(start: int, end: int) -> Period:
    """The period from a first month to the month before another, of a kind that fits."""
    kinds = {12: PeriodKind.YEAR, 6: PeriodKind.HALF, 4: PeriodKind.TERTIAL, 3: PeriodKind.QUARTER}
    kinds[1] = PeriodKind.MONTH
    length = end - start
    kind = kinds.get(length, PeriodKind.ROLLING)
    if start % length:
        kind = PeriodKind.ROLLING
    return Period(kind, _day(start), _day(end) - timedelta(days=1), "")


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _stretch_by_stretch(
    spans: Sequence[Span], stretches: Mapping[int, tuple[int, Cell]]
) -> Iterator[Equation]:
    for span in spans:
        parts: list[tuple[Cell, int]] = []
        month = span.start
        while month != span.end:
            month, cell = stretches[month]
            parts.append((cell, 1))
        found = None if parts[0][0] is span.cell else equation(span.cell, parts)
        if found is not None:
            yield found


def _by_kind(span: Span, spans: Sequence[Span]) -> Iterator[Equation]:
    """A period as the sum of all its quarters, say, when it is not the sum of its months."""
    for kind in _CALENDAR:
        parts = [
            other
            for other in spans
            if other.kind is kind
            and span.start <= other.start
            and other.end <= span.end
            and other.length < span.length
        ]
        if sum(part.length for part in parts) == span.length:
            found = equation(span.cell, [(part.cell, 1) for part in parts])
            if found is not None:
                yield found


def _since_before(span: Span, spans: Sequence[Span]) -> Iterator[Equation]:
    """What has been added since the count so far was last told."""
    sofar = [
        other
        for other in spans
        if other.start == span.start
        and other.length < span.length
        and PeriodKind.CUMULATIVE in (other.kind, span.kind)
    ]
    if sofar:
        last = max(sofar, key=lambda other: (other.length, _RANKS[other.kind]))
        name = dates.months_and_year(_day(last.end), _day(span.end - 1))
        found = equation(span.cell, [(last.cell, 1)], f"{name} i {{}}")
        if found is not None:
            yield found
