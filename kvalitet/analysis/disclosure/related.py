"""What a percentage says beside the counts it is made of, which other indicators tell.

7 % is nobody in particular, but 7 % of 14 is one person: where `samband:` names the indicator that
a share is counted of, or the one with the counts themselves, readers have them side by side.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, floor

from kvalitet.analysis.disclosure.counting import Cell, Key, percent_between
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import Number

Counts = Mapping[Key, int]
"""Whole counts, by whose they are, of which part and when."""

Range = tuple[int, int]
"""The least and the most that a count can be."""


def whole_counts(observations: Iterable[Observation]) -> Counts:
    """The whole numbers among some observations."""
    found: dict[Key, int] = {}
    for o in observations:
        if isinstance(o.value, Number) and o.value.exact.denominator == 1 and o.value.amount >= 0:
            found[o.owner, o.parts, o.period] = int(o.value.amount)
    return found


def is_given_away(
    cell: Cell, indicator: Indicator, numerators: Counts, bases: Counts, limits: DisclosureLimits
) -> bool:
    """Whether a bare percentage tells of so few, beside its counts, that they would be known.

    What it can stand for lies closer together than `minsta_antal`, and some of it is below that.
    """
    if cell.counted is not None or not isinstance(cell.observation.value, Number):
        return False
    numerator, base = numerators.get(cell.key), bases.get(cell.key)
    if base is not None and 0 < base < limits.least_base:
        return True
    ranges = _ranges(cell.observation, indicator, numerator, base)
    return any(_is_pinned(*one, limits.least_count) for one in ranges)


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
