"""The assessment of a series: its figures, and what each of them says beside those before it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kvalitet.analysis.changes import Change, change_to
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.trend import Trend, trend_of
from kvalitet.catalogue.observations import Parts
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Result:
    """A figure, and what could be said of it when it came: later figures change nothing here."""

    figure: Figure
    change: Change | None
    recounted: bool
    """There are earlier values, but all were counted by another rule."""
    trend: Trend


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that may be said of one series, in time order."""

    indicator: Indicator
    owner: str
    owner_name: str
    parts: Parts
    kind: PeriodKind
    results: tuple[Result, ...]

    @property
    def latest(self) -> Result:
        return self.results[-1]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(result.figure for result in self.results)

    def at(self, period: Period) -> Result | None:
        """What was said of a period."""
        return next((r for r in self.results if r.figure.period == period), None)


def assess(
    figures: Sequence[Figure], others: Sequence[Figure], indicator: Indicator
) -> tuple[Result, ...]:
    """Judge each figure of a series beside those before it.

    `others` are the figures of the same indicator, owner and part in other kinds of period; they
    stand in when the series itself has nothing earlier.
    """
    results = []
    for i, figure in enumerate(figures):
        earlier = [*figures[:i], *(f for f in others if _is_before(f, figure))]
        change = change_to(figure, earlier, indicator.polarity)
        known = figure.value is not None and any(f.value is not None for f in earlier)
        recounted = known and change is None
        results.append(Result(figure, change, recounted, _trend(figures[: i + 1])))
    return tuple(results)


def _is_before(one: Figure, other: Figure) -> bool:
    ends = one.period.end, other.period.start
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def _trend(figures: Sequence[Figure]) -> Trend:
    """The trend up to the last figure, since the counting rule was last changed."""
    last = figures[-1]
    points = [
        (middle(f.period), f.value)
        for f in figures
        if f.definition == last.definition and f.value is not None and f.period.end
    ]
    return trend_of(points, last.period.kind)


def middle(period: Period) -> dt.date:
    """The day that stands for a period on a time axis: the middle of it."""
    assert period.start is not None and period.end is not None, "an undated period has no middle"
    return period.start + (period.end - period.start) / 2
