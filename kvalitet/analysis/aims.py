"""Aims: the targets of an owner, year by year, rounded as its figures are."""

from collections.abc import Mapping
from decimal import Decimal

from kvalitet.analysis.figures import exact_value
from kvalitet.model.indicator import Indicator
from kvalitet.swedish.numbers import round_half_up

Aims = Mapping[int, Decimal]
"""Year → the value to reach."""


def aims_of(indicator: Indicator, owner: str | None) -> Aims:
    """The target of each year: the owner's own, else the one that holds for everybody."""
    own_last = sorted(indicator.targets, key=lambda one: (one.year, one.owner is not None))
    stated = {one.year: one.value for one in own_last if one.owner in (None, owner)}
    exact = {year: exact_value(value) for year, value in stated.items()}
    return {
        year: round_half_up(value, indicator.decimals)
        for year, value in exact.items()
        if value is not None
    }
