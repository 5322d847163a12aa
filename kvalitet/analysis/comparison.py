"""Comparison with dated groups of municipalities, period by period."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kvalitet.analysis.certainty import interval_of
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.observations import Parts
from kvalitet.config import ComparatorGroup, SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.words import Polarity


class Standing(StrEnum):
    """Where a figure stands beside a group's, chance considered."""

    ALIKE = "i nivå med"
    BETTER = "säkerställt bättre än"
    WORSE = "säkerställt sämre än"
    HIGHER = "säkerställt högre än"
    LOWER = "säkerställt lägre än"
    NOT_JUDGED = "utan säkerhetsbedömning"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group's figure of the same period, and how far the own figure is from it.

    Whether the difference is more than chance is judged by the interval of the own figure alone:
    the groups' values are unweighted means and come without a denominator.
    """

    group: ComparatorGroup
    figure: Figure
    difference: Decimal | None
    """Own value minus the group's, in the indicator's unit; None when either is missing."""
    standing: Standing


def comparisons(
    figure: Figure, indicator: Indicator, parts: Parts, findings: Findings, config: SiteConfig
) -> tuple[Comparison, ...]:
    """Every group that has the same indicator, part and period, in the order of site_config.yml."""
    found = []
    for group in config.comparators:
        match = findings.at(indicator.id, group.id, parts, figure.period)
        if match is not None:
            found.append(_compare(figure, group, match[1].figure, indicator))
    return tuple(found)


def _compare(
    own: Figure, group: ComparatorGroup, other: Figure, indicator: Indicator
) -> Comparison:
    if own.value is None or other.value is None:
        return Comparison(group, other, None, Standing.NOT_JUDGED)
    standing = standing_of(own, other.value, indicator)
    return Comparison(group, other, own.value - other.value, standing)


def standing_of(own: Figure, value: Decimal, indicator: Indicator) -> Standing:
    """Where a share stands beside a group's value: Wilson's interval holds it, or lies beyond."""
    interval = interval_of(own, indicator) if own.denominator is not None else None
    if interval is None:
        return Standing.NOT_JUDGED
    if interval.holds(value):
        return Standing.ALIKE
    is_above = interval.low > value
    if indicator.polarity is Polarity.NEITHER:
        return Standing.HIGHER if is_above else Standing.LOWER
    return (
        Standing.BETTER if is_above is (indicator.polarity is Polarity.HIGHER) else Standing.WORSE
    )
