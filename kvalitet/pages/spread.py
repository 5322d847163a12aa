"""The groups that an owner is compared with, where they are too many to be lines of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.figures import Figure
from kvalitet.charts.description import Line, Role, Spread
from kvalitet.model.indicator import Indicator
from kvalitet.pages.drawn import drawn
from kvalitet.swedish.numbers import decimal, with_unit

LEAST_GROUPS = 3
"""Two groups are two lines, which say more; of three or more a spread says enough, and hides the
own line less."""


def spreads_of(groups: Sequence[Assessment], until: date | None) -> Iterator[Spread]:
    """The spread of the groups' values in each kind of period."""
    if len({group.owner for group in groups}) < LEAST_GROUPS:
        return
    ordered = sorted(groups, key=lambda one: one.kind)
    kinds = [(kind, [*series]) for kind, series in groupby(ordered, key=lambda one: one.kind)]
    for kind, series in kinds:
        shared = list(_shared(series, until))
        if shared:
            of_kind = f", {kind}" if len(kinds) > 1 else ""
            yield _spread(f"{len(series)} grupper{of_kind}", shared, series[0].indicator)


def _shared(series: Sequence[Assessment], until: date | None) -> Iterator[list[Figure]]:
    """The groups' figures of each period that two of them have values of, the lowest first."""
    figures = [figure for one in series for figure in one.figures if figure.value is not None]
    figures.sort(key=lambda figure: (figure.period.sort_key, figure.value))
    for period, same in groupby(figures, key=lambda figure: figure.period):
        of_period = list(same)
        ended = period.end is not None and (until is None or period.end <= until)
        if ended and len(of_period) > 1:
            yield of_period


def _spread(name: str, shared: Sequence[Sequence[Figure]], indicator: Indicator) -> Spread:
    lowest, highest = shared[-1][0].value, shared[-1][-1].value
    assert lowest is not None and highest is not None, "only values are shared"
    low = decimal(lowest, indicator.decimals)
    high = with_unit(highest, indicator.unit, indicator.decimals)
    return Spread(
        f"{name}, lägst–högst",
        f"{low}–{high}",
        _edge(f"Lägst av {name}", [figures[0] for figures in shared], indicator),
        _edge(f"Högst av {name}", [figures[-1] for figures in shared], indicator),
    )


def _edge(name: str, figures: Sequence[Figure], indicator: Indicator) -> Line:
    """A line from one group's value to another's, so that no level or note of a group is its."""
    points = drawn(figures, indicator, None)
    return Line(
        name, Role.COMPARATOR, tuple(replace(point, level=None, note="") for point in points)
    )
