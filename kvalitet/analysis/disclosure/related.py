"""What a percentage says beside the counts it is made of, which other indicators tell.

7 % is nobody in particular, but 7 % of 14 is one person: where `samband:` names the indicator that
a share is counted of, or the one with the counts themselves, readers have them side by side.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor

from kvalitet.analysis.disclosure.bonds import Place
from kvalitet.analysis.disclosure.counting import Cell, percent_between
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator

Range = tuple[int, int]
"""The least and the most that a count can be."""


def with_counts(place: Place) -> Cell:
    """A bare percentage as the share that it is, when its base leaves nothing else to be."""
    cell = place.cell
    base = _whole(place.base) if cell.is_percentage else None
    if not base:
        return cell
    low, high = percent_between(cell.observation, place.indicator)
    least, most = ceil(base * low / 100), floor(base * high / 100)
    numerator = _whole(place.numerator)
    if numerator is not None and least <= numerator <= most:
        least = most = numerator
    return replace(cell, counted=(least, base - least)) if least == most else cell


def is_given_away(place: Place, limits: DisclosureLimits) -> bool:
    """Whether a bare percentage tells of so few, beside its counts, that they would be known.

    What it can stand for lies closer together than `minsta_antal`, and some of it is below that.
    """
    if not place.cell.is_percentage:
        return False
    numerator, base = _whole(place.numerator), _whole(place.base)
    if base is not None and 0 < base < limits.least_base:
        return True
    ranges = _ranges(place.cell.observation, place.indicator, numerator, base)
    return any(_is_pinned(*one, limits.least_count) for one in ranges)


def _whole(cell: Cell | None) -> int | None:
    """How many a cell counts, when that is a whole number that is known."""
    if cell is None or cell.counted is None or cell.counted[0].denominator != 1:
        return None
    return int(cell.counted[0])


def _ranges(
    observation: Observation, indicator: Indicator, numerator: int | None, base: int | None
) -> Iterator[Range]:
    """How many there can be, and how many that are left."""
    low, high = percent_between(observation, indicator)
    if base is not None:
        least, most = ceil(base * low / 100), floor(base * high / 100)
        yield least, most
        yield base - most, base - least
    elif numerator and low:
        least, most = ceil(100 * numerator / high), floor(100 * numerator / low)
        yield max(0, least - numerator), most - numerator


def _is_pinned(least: int, most: int, limit: int) -> bool:
    return 0 <= most - least < limit and least < limit and most > 0
