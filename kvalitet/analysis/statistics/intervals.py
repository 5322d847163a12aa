"""Intervals for shares and their difference: Wilson's, and Newcombe's, made of two such.

Sources: Wilson (1927), Journal of the American Statistical Association 22, 209–212; Newcombe
(1998), Statistics in Medicine 17, 873–890 (method 10).
"""

from decimal import Decimal
from functools import cache
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95


class Bounds(NamedTuple):
    """The ends of an interval, both included."""

    low: float
    high: float

    def holds(self, value: float | Decimal) -> bool:
        """Whether a value lies within it."""
        return self.low <= value <= self.high

    def times(self, factor: float) -> "Bounds":
        """The same interval in another unit."""
        return Bounds(self.low * factor, self.high * factor)


@cache
def z_of(confidence: float) -> float:
    """How many standard deviations a two-sided interval reaches: 1.959964 for 95 %."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(count: float, base: float, confidence: float = CONFIDENCE) -> Bounds | None:
    """The interval of a share, from 0 to 1; None of nothing at all."""
    if base <= 0:
        return None
    z = z_of(confidence)
    middle = 2 * count + z * z
    reach = z * sqrt(z * z + 4 * count * (1 - count / base))
    whole = 2 * (base + z * z)
    # Nothing and everything are certain ends; rounding would leave them a hair away.
    return Bounds(
        0.0 if count <= 0 else (middle - reach) / whole,
        1.0 if count >= base else (middle + reach) / whole,
    )


def newcombe(
    count: int, base: int, other_count: int, other_base: int, confidence: float = CONFIDENCE
) -> Bounds | None:
    """The interval of count/base − other_count/other_base; None where a base is nothing."""
    mine = wilson(count, base, confidence)
    others = wilson(other_count, other_base, confidence)
    if mine is None or others is None:
        return None
    one, other = count / base, other_count / other_base
    return Bounds(
        one - other - sqrt((one - mine.low) ** 2 + (others.high - other) ** 2),
        one - other + sqrt((mine.high - one) ** 2 + (other - others.low) ** 2),
    )
