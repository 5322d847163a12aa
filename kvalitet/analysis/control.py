"""Control: whether the latest value is more than the usual variation of its series.

XmR charts as the NHS's Making Data Count draws them; see `statistics.xmr`.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kvalitet.analysis.points import Points
from kvalitet.analysis.statistics.xmr import Cause, Limits, Signal, xmr
from kvalitet.model.words import Polarity

LEAST_POINTS = 7
ENOUGH_POINTS = 13
"""From here on limits are no longer preliminary, and a target may be held against them."""


class Assurance(StrEnum):
    """Whether a target is met as long as nothing but the usual variation moves the values."""

    PASSES = "målet nås varje gång"
    FAILS = "målet nås inte"
    VARIES = "målet nås ibland"


@dataclass(frozen=True, slots=True)
class Control:
    """A series beside its usual variation."""

    points: int
    limits: Limits
    """In the indicator's unit; they may reach beyond what is possible."""
    signals: tuple[Signal | None, ...]
    """For each value, why it is more than usual variation; the last is the latest value's."""
    assurance: Assurance | None
    """None without a target, without a direction that is better, and while limits are
    preliminary."""

    @property
    def preliminary(self) -> bool:
        return self.points < ENOUGH_POINTS

    @property
    def latest(self) -> Signal | None:
        return self.signals[-1]


def control_of(points: Points, aim: Decimal | None, polarity: Polarity) -> Control | None:
    """The usual variation of a series counted by one definition; None where it cannot be told.

    Values of overlapping periods follow each other by the months they share: of twenty-four
    rolling years without any change nearly all such series would be told to have changed. Where
    most values lie outside the limits, the series has moved between levels and none is its usual.
    """
    n = len(points.values)
    if n < LEAST_POINTS or points.overlap:
        return None
    found = xmr(points.values, points.apart)
    if found.limits is None or found.limits.reach == 0:
        return None
    outside = [one for one in found.signals if one and one.cause is Cause.OUTSIDE]
    if 2 * len(outside) > n:
        return None
    limits = Limits(found.limits.mean * points.step, found.limits.reach * points.step)
    assured = None if aim is None or n < ENOUGH_POINTS else assurance_of(limits, aim, polarity)
    return Control(n, limits, found.signals, assured)


def assurance_of(limits: Limits, aim: Decimal, polarity: Polarity) -> Assurance | None:
    """Whether a target lies beyond the limits, and on which side."""
    if polarity is Polarity.NEITHER:
        return None
    target = Fraction(aim)
    if limits.low <= target <= limits.high:
        return Assurance.VARIES
    is_above = target > limits.high
    return Assurance.FAILS if is_above is (polarity is Polarity.HIGHER) else Assurance.PASSES
