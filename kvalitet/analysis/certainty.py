"""Certainty: how much chance alone may have to do with a figure, or with a difference."""

from enum import StrEnum

from kvalitet.analysis.figures import Figure
from kvalitet.analysis.statistics.fisher import fisher
from kvalitet.analysis.statistics.intervals import CONFIDENCE, Bounds, newcombe, wilson
from kvalitet.analysis.statistics.poisson import poisson
from kvalitet.model.indicator import Indicator
from kvalitet.model.words import Counts

_ENOUGH = 10_000_000
"""Of so many Newcombe's interval leaves nothing for Fisher's test to correct, and the test takes
longer the more there are."""


class Certainty(StrEnum):
    """Whether a difference is more than chance alone would make it."""

    CONFIRMED = "säkerställd"
    WITHIN = "inom osäkerheten"
    NOT_JUDGED = "utan säkerhetsbedömning"


def certainty_of_change(figure: Figure, previous: Figure) -> Certainty:
    """Whether two shares of different persons differ more than chance would make them.

    Both must say so: Newcombe's interval alone is too sure of itself where there are few. Without
    both denominators, and where the periods overlap, chance cannot be judged.
    """
    count, base = figure.numerator, figure.denominator
    other_count, other_base = previous.numerator, previous.denominator
    if count is None or base is None or other_count is None or other_base is None:
        return Certainty.NOT_JUDGED
    start, end = figure.period.start, previous.period.end
    interval = newcombe(count, base, other_count, other_base)
    if start is None or end is None or end >= start or interval is None:
        return Certainty.NOT_JUDGED
    few = base + other_base < _ENOUGH
    is_chance = interval.holds(0) or (
        few and fisher(count, base, other_count, other_base) > 1 - CONFIDENCE
    )
    return Certainty.WITHIN if is_chance else Certainty.CONFIRMED


def interval_of(figure: Figure, indicator: Indicator) -> Bounds | None:
    """The values that a figure may stand for, in the indicator's unit; None where it is not known.

    A share has Wilson's interval, a number of events Poisson's. Anything else would need to be
    known in more detail.
    """
    if figure.numerator is not None and figure.denominator is not None:
        interval = wilson(figure.numerator, figure.denominator)
        return interval and interval.times(100)
    value = figure.value
    counted = indicator.unit == "antal" and indicator.counts is Counts.EVENTS
    if counted and value is not None and value >= 0 and value == value.to_integral_value():
        return poisson(int(value))
    return None
