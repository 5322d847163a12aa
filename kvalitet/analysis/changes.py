"""Change from the previous comparable value, and whether it is for the better."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kvalitet.analysis.figures import Figure
from kvalitet.model.period import PeriodKind
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
    period is preferred; without it the latest of another kind is taken, and the change says so –
    but a year is never held against a month, nor either of them against sums that run on.
    """
    if figure.value is None:
        return None
    counted_alike = [f for f in earlier if f.definition == figure.definition]
    known = [(f, f.value) for f in counted_alike if f.value is not None and f.period.end]
    alike = [(f, value) for f, value in known if _same_kind(f, figure)]
    unlike = [
        (f, value) for f, value in known if {f.period.kind, figure.period.kind} <= _LONG_KINDS
    ]
    candidates = alike or unlike
    if not candidates:
        return None
    previous, value = max(candidates, key=lambda pair: pair[0].period.sort_key)
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
