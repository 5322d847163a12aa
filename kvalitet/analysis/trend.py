"""Trend: what may be said of the direction of a series, by how many points it has.

Only series whose points are independent are tested: Mann–Kendall's exact test, and Theil–Sen's
slope.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kvalitet.analysis.points import Points
from kvalitet.analysis.statistics.mann_kendall import mann_kendall
from kvalitet.analysis.statistics.theil_sen import theil_sen
from kvalitet.model.period import PeriodKind

SIGNIFICANCE = Fraction(1, 20)
LEAST_POINTS = 5
"""With four points no ordering is rare enough for a two-sided test at 5 per cent."""
INDEPENDENT_KINDS = frozenset({PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.TERTIAL})
"""Kinds of period whose values may be tested; months, snapshots, rolling and cumulative periods
hang together with their neighbours and would show trends that are not there."""
DAYS_PER_YEAR = Fraction(1461, 4)


class TrendVerdict(StrEnum):
    """What may be said of the direction of a series."""

    NO_VALUES = "inga mätvärden"
    FIRST = "bara ett mätvärde"
    TOO_FEW = "för få mätpunkter för en trend"
    RISING = "säkerställd uppgång"
    FALLING = "säkerställd nedgång"
    NONE = "ingen säkerställd trend"
    NOT_TESTED = "trenden prövas inte för den här sortens perioder"


@dataclass(frozen=True, slots=True)
class Trend:
    """A verdict with what it rests on."""

    verdict: TrendVerdict
    points: int
    p: Fraction | None = None
    """Two-sided p of the exact test; None when it was not made."""
    slope: Fraction | None = None
    """Median change per year in the indicator's unit; None when no trend is shown."""


def trend_of(points: Points, kind: PeriodKind) -> Trend:
    """Judge the direction of a series counted by one definition."""
    n = len(points.values)
    if n <= 1:
        return Trend(TrendVerdict.FIRST if n else TrendVerdict.NO_VALUES, n)
    if kind not in INDEPENDENT_KINDS:
        return Trend(TrendVerdict.NOT_TESTED, n)
    if n < LEAST_POINTS:
        return Trend(TrendVerdict.TOO_FEW, n)
    s, p = mann_kendall(points.values)
    if p > SIGNIFICANCE or s == 0:
        return Trend(TrendVerdict.NONE, n, p)
    verdict = TrendVerdict.RISING if s > 0 else TrendVerdict.FALLING
    return Trend(verdict, n, p, slope_of(points))


def slope_of(points: Points) -> Fraction:
    """The median change per year of 365.25 days, on the points' real dates."""
    slope = theil_sen(list(zip(points.days, points.values, strict=True)))
    return slope * points.step * DAYS_PER_YEAR
