"""Change from the previous comparable value, and whether it is for the better."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kvalitet.analysis.figures import Figure
from kvalitet.model.words import Polarity


class Direction(StrEnum):
    """What a change is called; an indicator without polarity has only higher and lower."""

    BETTER = "förbättring"
    WORSE = "försämring"
    HIGHER = "högre"
    LOWER = "lägre"
    UNCHANGED = "oförändrat"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two published values, in the indicator's unit (shares: per cent).

    It is taken between the values as shown, so that a reader who subtracts gets the same.
    """

    previous: Figure
    difference: Decimal
    direction: Direction
    same_kind: bool
    """Whether both periods are given in the same way; a year and a half-year are not."""


def change_to(figure: Figure, earlier: Sequence[Figure], polarity: Polarity) -> Change | None:
    """The change to `figure` from the latest comparable one of `earlier`; None without one.

    Values are comparable when they were counted by the same definition. One of the same kind of
    period is preferred; without it the latest of another kind is taken, and the change says so.
    """
    if figure.value is None:
        return None
    counted_alike = [f for f in earlier if f.definition == figure.definition]
    known = [(f, f.value) for f in counted_alike if f.value is not None and f.period.end]
    alike = [(f, value) for f, value in known if _same_kind(f, figure)]
    if not known:
        return None
    previous, value = max(alike or known, key=lambda pair: pair[0].period.sort_key)
    difference = figure.value - value
    return Change(previous, difference, direction_of(difference, polarity), bool(alike))


def _same_kind(one: Figure, other: Figure) -> bool:
    return (one.period.kind, one.period.months) == (other.period.kind, other.period.months)


def direction_of(difference: Decimal, polarity: Polarity) -> Direction:
    """Whether a difference is an improvement."""
    if difference == 0:
        return Direction.UNCHANGED
    if polarity is Polarity.NEITHER:
        return Direction.HIGHER if difference > 0 else Direction.LOWER
    improved = (difference > 0) == (polarity is Polarity.HIGHER)
    return Direction.BETTER if improved else Direction.WORSE
