"""A series as the statistics want it: whole numbers on days, and where it has gaps."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kvalitet.analysis.figures import Figure
from kvalitet.model.period import Period


@dataclass(frozen=True, slots=True)
class Points:
    """The published values of a series, in time order; what is missing or hidden is not there."""

    days: tuple[int, ...]
    values: tuple[int, ...]
    """In the last decimal that is shown, so that all arithmetic is exact."""
    step: Fraction
    """How much that is in the indicator's unit."""
    apart: frozenset[int]
    """The indexes of values that a gap parts from the one before."""
    overlap: bool
    """Whether neighbours tell partly of the same time, as rolling periods do."""


def points_of(figures: Sequence[Figure], decimals: int) -> Points:
    """The points of figures that were counted in the same way in periods of one kind."""
    days: list[int] = []
    values: list[int] = []
    apart: set[int] = set()
    last: Period | None = None
    follows = overlap = False
    for figure in figures:
        value, period = figure.value, figure.period
        if last is not None and not last.is_next(period):
            follows = False
        if value is not None and period.start is not None:
            if values and not follows:
                apart.add(len(values))
            overlap |= last is not None and last.end is not None and last.end >= period.start
            days.append(_middle(period))
            values.append(int(value.scaleb(decimals)))
        follows, last = value is not None, period
    step = Fraction(1, 10**decimals)
    return Points(tuple(days), tuple(values), step, frozenset(apart), overlap)


def middle(period: Period) -> dt.date:
    """The day that stands for a period on a time axis: the middle of it."""
    return dt.date.fromordinal(_middle(period))


def _middle(period: Period) -> int:
    assert period.start is not None and period.end is not None, "an undated period has no middle"
    return (period.start.toordinal() + period.end.toordinal()) // 2
