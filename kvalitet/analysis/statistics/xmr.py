"""XmR: the limits that a series keeps within by itself, and the values that break the pattern.

As in the NHS programme Making Data Count (the R package NHSRplotthedots); the limits are those of
Shewhart's chart for single values and moving ranges. All arithmetic is exact.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

RUN = 7
"""How many points it takes for a run on one side of the mean, or steadily up or down."""
REACH = Fraction(266, 100)
"""How many mean ranges the limits lie from the mean."""
_NEAR = REACH * 2 / 3
ODD_RANGE = Fraction(3267, 1000)
"""A range of so many mean ranges is odd, and left out of their mean."""


class Cause(Enum):
    """Why a point stands out; where there is more than one reason, the first of them."""

    OUTSIDE = "outside the limits"
    STEADY = "part of seven steps or more, all up or all down"
    NEAR = "two of three near the same limit"
    SHIFT = "part of seven or more on one side of the mean"


@dataclass(frozen=True, slots=True)
class Signal:
    """A point that stands out: why, and upwards (1) or downwards (−1)."""

    cause: Cause
    way: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Where single values lie as long as nothing changes; not clipped to what is possible."""

    mean: Fraction
    reach: Fraction

    @property
    def low(self) -> Fraction:
        return self.mean - self.reach

    @property
    def high(self) -> Fraction:
        return self.mean + self.reach


@dataclass(frozen=True, slots=True)
class Xmr:
    """A series beside its own limits."""

    limits: Limits | None
    """None where no two neighbours differ, so that there is no range to go by."""
    sides: tuple[int, ...]
    """1 above the mean, −1 below it, 0 on it."""
    signals: tuple[Signal | None, ...]


def xmr(
    values: Sequence[int],
    apart: Collection[int] = (),
    baseline: int | None = None,
    *,
    screened: bool = True,
) -> Xmr:
    """Hold the values of one group against their mean and their moving range.

    `apart` are the indexes of values that do not follow upon the one before: no range is taken and
    no run goes on across a gap. `baseline` is how many of the first values the limits are made of.
    """
    known = values[:baseline]
    if not known:
        return Xmr(None, (), ())
    n, total = len(known), sum(known)
    distances = [n * value - total for value in values]  # from the mean, n times over
    sides = tuple((d > 0) - (d < 0) for d in distances)
    average = _average_range(known, apart, screened=screened)
    if average is None:
        return Xmr(None, sides, (None,) * len(values))
    limits = Limits(Fraction(total, n), REACH * average)
    # A whole number is beyond a fraction when it is beyond the whole number below it.
    reach, near = floor(n * limits.reach), floor(n * _NEAR * average)
    close = [near < abs(d) <= reach for d in distances]
    signals: list[Signal | None] = [None] * len(values)
    # From the last reason to the first, so that the first is what remains.
    for i in _runs(sides, apart, RUN):
        signals[i] = Signal(Cause.SHIFT, sides[i])
    for i in _two_of_three(sides, close, apart):
        signals[i] = Signal(Cause.NEAR, sides[i])
    steps = [0, *((b > a) - (b < a) for a, b in pairwise(values))]
    steps = [0 if i in apart else step for i, step in enumerate(steps)]
    for last in _runs(steps, (), RUN - 1):
        for i in (last - 1, last):  # a step has two ends
            signals[i] = Signal(Cause.STEADY, steps[last])
    for i, distance in enumerate(distances):
        if abs(distance) > reach:
            signals[i] = Signal(Cause.OUTSIDE, sides[i])
    return Xmr(limits, sides, tuple(signals))


def _average_range(
    values: Sequence[int], apart: Collection[int], *, screened: bool
) -> Fraction | None:
    """The mean of the moving ranges, those left out that are odd beside the mean of all."""
    steps = enumerate(pairwise(values), 1)
    ranges = [abs(later - earlier) for i, (earlier, later) in steps if i not in apart]
    if screened and ranges:
        odd = ceil(ODD_RANGE * sum(ranges) / len(ranges))
        ranges = [size for size in ranges if size < odd]
    return Fraction(sum(ranges), len(ranges)) if ranges else None


def _runs(ways: Sequence[int], apart: Collection[int], least: int) -> Iterator[int]:
    """The indexes of every run that is long enough: the same way, neither 0 nor across a gap."""
    first = 0
    for i, way in enumerate(ways):
        if i in apart or way == 0 or way != ways[i - 1] or i == 0:
            first = i if way else i + 1
        if i - first + 1 == least:
            yield from range(first, i + 1)
        elif i - first + 1 > least:
            yield i


def _two_of_three(
    sides: Sequence[int], close: Sequence[bool], apart: Collection[int]
) -> Iterator[int]:
    """The close ones where two of three neighbours are, all three on one side."""
    for i in range(2, len(sides)):
        three = range(i - 2, i + 1)
        together = i not in apart and i - 1 not in apart
        if together and abs(sum(sides[i - 2 : i + 1])) == 3 and sum(close[i - 2 : i + 1]) >= 2:
            yield from (k for k in three if close[k])
