"""Intervals for counts of events: exact Poisson limits below ten, Byar's approximation from there.

Sources: Garwood (1936), Biometrika 28, 437–442; Breslow and Day (1987), Statistical Methods in
Cancer Research, volume 2, formula 2.13.
"""

from collections.abc import Callable
from functools import cache
from math import exp, log, sqrt

from kvalitet.analysis.statistics.intervals import CONFIDENCE, Bounds, z_of

FIRST_APPROXIMATE = 10


def poisson(count: int, confidence: float = CONFIDENCE) -> Bounds:
    """The interval of the number of events to be expected where `count` of them were seen."""
    if count < FIRST_APPROXIMATE:
        return exact_poisson(count, confidence)
    return byar(count, confidence)


@cache
def exact_poisson(count: int, confidence: float = CONFIDENCE) -> Bounds:
    """The limits beyond which so few, or so many, would be seen too seldom."""
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else _solve(lambda mean: _at_most(count - 1, mean), 1 - tail)
    return Bounds(low, _solve(lambda mean: _at_most(count, mean), tail))


def byar(count: int, confidence: float = CONFIDENCE) -> Bounds:
    """Byar's approximation of the same limits, for one event or more."""
    z, more = z_of(confidence), count + 1
    return Bounds(
        count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3,
        more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3,
    )


def _at_most(count: int, mean: float) -> float:
    """P(X ≤ count) for a Poisson number X."""
    term = total = exp(-mean)
    for k in range(1, count + 1):
        term *= mean / k
        total += term
    return total


def _solve(falling: Callable[[float], float], value: float) -> float:
    """Where a function that falls from 1 to 0 takes a value, by halving."""
    low, high = 0.0, -log(value) + 1
    while falling(high) > value:
        low, high = high, 2 * high
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if falling(middle) > value else (low, middle)
    return high
