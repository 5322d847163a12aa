"""Trend: exact Mann–Kendall test and Theil–Sen slope, for series whose points are independent.

Sources: Mann (1945), Econometrica 13, 245–259; Kendall (1975), Rank Correlation Methods; Sen
(1968), JASA 63, 1379–1389. The exact distribution of S is the Mahonian numbers; with ties it is
the q-multinomial coefficients of the tie groups.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import factorial, prod
from statistics import median

from kvalitet.model.period import PeriodKind

SIGNIFICANCE = Fraction(1, 20)
LEAST_POINTS = 5
"""With four points no ordering is rare enough for a two-sided test at 5 per cent."""
INDEPENDENT_KINDS = frozenset({PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.TERTIAL})
"""Kinds of period whose values may be tested; months, snapshots, rolling and cumulative periods
hang together with their neighbours and would show trends that are not there."""
_DAYS_PER_YEAR = Fraction(1461, 4)


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


def trend_of(points: Sequence[tuple[dt.date, Decimal]], kind: PeriodKind) -> Trend:
    """Judge the direction of a series of (date, value) counted by one definition."""
    n = len(points)
    if n <= 1:
        return Trend(TrendVerdict.FIRST if n else TrendVerdict.NO_VALUES, n)
    if kind not in INDEPENDENT_KINDS:
        return Trend(TrendVerdict.NOT_TESTED, n)
    if n < LEAST_POINTS:
        return Trend(TrendVerdict.TOO_FEW, n)
    values = [value for _, value in points]
    s, p = mann_kendall(values)
    if p > SIGNIFICANCE or s == 0:
        return Trend(TrendVerdict.NONE, n, p)
    verdict = TrendVerdict.RISING if s > 0 else TrendVerdict.FALLING
    return Trend(verdict, n, p, theil_sen(points))


def mann_kendall(values: Sequence[Decimal]) -> tuple[int, Fraction]:
    """Kendall's S of a series and its exact two-sided p: the share of orderings as extreme."""
    s = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    ties = tuple(sorted(Counter(values).values()))
    return s, _two_sided_p(abs(s), ties)


@cache
def _two_sided_p(s: int, ties: tuple[int, ...]) -> Fraction:
    """P(|S| ≥ s) when all orderings of the tie groups are equally likely."""
    counts = _inversion_counts(ties)
    most = len(counts) - 1  # S = most − 2·inversions
    extreme = sum(c for inversions, c in enumerate(counts) if abs(most - 2 * inversions) >= s)
    return Fraction(extreme, sum(counts))


@cache
def _inversion_counts(ties: tuple[int, ...]) -> tuple[int, ...]:
    """How many distinct orderings of a multiset have each number of inversions.

    The coefficients of the q-multinomial [n]!/([t₁]!·[t₂]!…), built as a product of Gaussian
    binomials so that every division is exact.
    """
    counts: tuple[int, ...] = (1,)
    placed = 0
    for tied in ties:
        placed += tied
        counts = _multiply(counts, _gaussian_binomial(placed, tied))
    assert sum(counts) == factorial(placed) // prod(map(factorial, ties))
    return counts


@cache
def _gaussian_binomial(n: int, k: int) -> tuple[int, ...]:
    """Coefficients of the Gaussian binomial, by G(n,k) = G(n−1,k−1) + q^k·G(n−1,k)."""
    if k in (0, n):
        return (1,)
    left = _gaussian_binomial(n - 1, k - 1)
    right = (0,) * k + _gaussian_binomial(n - 1, k)
    size = max(len(left), len(right))
    padded = (row + (0,) * (size - len(row)) for row in (left, right))
    return tuple(a + b for a, b in zip(*padded, strict=True))


def _multiply(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    product = [0] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            product[i + j] += x * y
    return tuple(product)


def theil_sen(points: Sequence[tuple[dt.date, Decimal]]) -> Fraction:
    """Median of all pairwise slopes, per year of 365.25 days, on the points' real dates."""
    exact = [(day, Fraction(value)) for day, value in points]
    slopes = [
        (y2 - y1) / (x2 - x1).days for (x1, y1), (x2, y2) in combinations(exact, 2) if x1 != x2
    ]
    return Fraction(median(slopes)) * _DAYS_PER_YEAR
