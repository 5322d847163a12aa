"""Whether a target has been reached, and whether the pace is enough for it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kvalitet.analysis.aims import Aims
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.points import Points
from kvalitet.analysis.trend import DAYS_PER_YEAR, INDEPENDENT_KINDS, LEAST_POINTS, slope_of
from kvalitet.model.period import Period
from kvalitet.model.words import Polarity

_ON_TRACK = Fraction(95, 100)
_PARTLY = Fraction(60, 100)
"""The cut-offs of Open SDG."""


class Prospect(StrEnum):
    """How a result stands to its target."""

    REACHED = "målet är nått"
    MISSED = "målet är inte nått"
    NOT_YET = "målet är inte nått än"
    ON_TRACK = "på väg mot målet"
    PARTLY = "delvis på väg mot målet"
    TOO_SLOW = "för långsamt mot målet"
    WRONG_WAY = "på väg från målet"


_BY_PACE = frozenset({Prospect.ON_TRACK, Prospect.PARTLY, Prospect.TOO_SLOW, Prospect.WRONG_WAY})


@dataclass(frozen=True, slots=True)
class Attainment:
    """A result beside a target."""

    prospect: Prospect
    year: int
    aim: Decimal
    is_final: bool
    """Whether the target's year has ended, so that nothing more is to come."""

    @property
    def is_by_pace(self) -> bool:
        """Whether the pace was judged: the target lies ahead, and the points are enough."""
        return self.prospect in _BY_PACE


def reached(value: Decimal, target: Decimal, polarity: Polarity) -> bool | None:
    """Whether a value is as good as its target, both rounded; None where no way is better."""
    match polarity:
        case Polarity.HIGHER:
            return value >= target
        case Polarity.LOWER:
            return value <= target
        case Polarity.NEITHER:
            return None


def next_aim(aims: Aims, period: Period) -> tuple[int, Decimal] | None:
    """The first target that is not of a year before the period's end."""
    end = period.end
    ahead = [item for item in aims.items() if end is not None and item[0] >= end.year]
    return min(ahead, default=None)


def coming_aim(aims: Aims, period: Period) -> tuple[int, Decimal] | None:
    """The first target whose year is not over when the period ends."""
    end = period.end
    ahead = [item for item in aims.items() if end is not None and end < dt.date(item[0], 12, 31)]
    return min(ahead, default=None)


def attainment_of(
    figure: Figure, points: Points, target: tuple[int, Decimal] | None, polarity: Polarity
) -> Attainment | None:
    """How the latest figure of a series stands to a target; None without either of them."""
    value, period = figure.value, figure.period
    if value is None or target is None or period.end is None:
        return None
    year, aim = target
    is_reached = reached(value, aim, polarity)
    if is_reached is None:
        return None
    left = Fraction((dt.date(year, 12, 31) - period.end).days) / DAYS_PER_YEAR
    if is_reached:
        prospect = Prospect.REACHED
    elif not left:
        prospect = Prospect.MISSED
    elif period.kind in INDEPENDENT_KINDS and len(points.values) >= LEAST_POINTS:
        prospect = _prospect(slope_of(points) * left / Fraction(aim - value))
    elif year == period.end.year:
        prospect = Prospect.NOT_YET
    else:  # that a target of a later year is not reached says nothing
        return None
    return Attainment(prospect, year, aim, is_final=not left)


def _prospect(share: Fraction) -> Prospect:
    """Judge a pace by how much of the way that is left it would take us."""
    if share >= _ON_TRACK:
        return Prospect.ON_TRACK
    if share >= _PARTLY:
        return Prospect.PARTLY
    return Prospect.TOO_SLOW if share >= 0 else Prospect.WRONG_WAY
