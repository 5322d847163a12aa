"""Change from the previous comparable value, and whether it is for the better."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from kvalitet.analysis.certainty import Certainty, certainty_of_change
from kvalitet.analysis.figures import Figure
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.words import Polarity

_LONG_KINDS = {PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.TERTIAL, PeriodKind.QUARTER}
"""Kinds that may stand in for each other when a series has nothing earlier of its own."""


class Direction(StrEnum):
    """How one value is beside another; an indicator without polarity has only higher and lower.

    The words compare two values. That something has improved they do not say.
    """

    BETTER = "bättre"
    WORSE = "sämre"
    HIGHER = "högre"
    LOWER = "lägre"
    UNCHANGED = "samma"


@dataclass(frozen=True)  # without slots: a cached property needs room for what it remembers
class Change:
    """The difference between two published values, in the indicator's unit (shares: per cent).

    It is taken between the values as shown, so that a reader who subtracts gets the same.
    """

    figure: Figure
    previous: Figure
    difference: Decimal
    direction: Direction
    same_kind: bool
    """Whether both periods are given in the same way; a year and a half-year are not."""

    @cached_property
    def certainty(self) -> Certainty:
        """Whether it is more than chance alone would make it."""
        if not self.same_kind:
            return Certainty.NOT_JUDGED
        return certainty_of_change(self.figure, self.previous)


def change_to(
    figure: Figure, alike: Figure | None, others: Sequence[Figure], polarity: Polarity
) -> Change | None:
    """The change to `figure` from the latest comparable one before it; None without one.

    `alike` is the value before it in its own series that was counted by the same definition, and
    `others` are the figures in other kinds of period. One of the same kind is preferred; without it
    the latest of another kind is taken, and the change says so – but a year is never held against a
    month, nor either of them against sums that run on.
    """
    if figure.value is None or figure.period.end is None:
        return None
    previous = alike or _stand_in(figure, others)
    if previous is None or previous.value is None:
        return None
    difference = figure.value - previous.value
    direction = direction_of(difference, polarity)
    return Change(figure, previous, difference, direction, same_kind=alike is not None)


def _stand_in(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The latest comparable figure of another kind of period."""
    if figure.period.kind not in _LONG_KINDS:
        return None
    found = (
        other
        for other in others
        if other.period.kind in _LONG_KINDS
        and other.value is not None
        and other.definition == figure.definition
        and is_before(other.period, figure.period)
    )
    return max(found, key=lambda other: other.period.sort_key, default=None)


def is_before(one: Period, other: Period) -> bool:
    """Whether a period has ended before another begins."""
    return one.end is not None and other.start is not None and one.end < other.start


def direction_of(difference: Decimal, polarity: Polarity) -> Direction:
    """Whether a difference is an improvement."""
    if difference == 0:
        return Direction.UNCHANGED
    if polarity is Polarity.NEITHER:
        return Direction.HIGHER if difference > 0 else Direction.LOWER
    improved = (difference > 0) == (polarity is Polarity.HIGHER)
    return Direction.BETTER if improved else Direction.WORSE
