"""Comparison with dated groups of municipalities, period by period."""

from dataclasses import dataclass
from decimal import Decimal

from kvalitet.analysis.changes import Direction, direction_of
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.observations import Parts
from kvalitet.config import ComparatorGroup, SiteConfig
from kvalitet.model.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group's figure of the same period, and how far the own figure is from it.

    The difference is told without a verdict: the groups' values are unweighted means and come
    without a denominator.
    """

    group: ComparatorGroup
    figure: Figure
    difference: Decimal | None
    """Own value minus the group's, in the indicator's unit; None when either is missing."""
    direction: Direction | None


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
        return Comparison(group, other, None, None)
    difference = own.value - other.value
    return Comparison(group, other, difference, direction_of(difference, indicator.polarity))
