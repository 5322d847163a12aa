"""Figures as the points of a line."""

from collections.abc import Iterable, Iterator
from datetime import date

from kvalitet.analysis.figures import Figure
from kvalitet.analysis.points import middle
from kvalitet.charts.description import Point
from kvalitet.model.indicator import Indicator
from kvalitet.pages.remarks import note_on


def drawn(figures: Iterable[Figure], indicator: Indicator, until: date | None) -> Iterator[Point]:
    """The figures that have a date to be drawn at, and ended in time."""
    before: Figure | None = None
    for figure in figures:
        period = figure.period
        if period.end is None or (until is not None and period.end > until):
            continue
        apart = before is not None and not (
            before.period.is_next(period) and before.definition == figure.definition
        )
        before = figure
        yield Point(
            at=middle(period),
            label=period.name,
            short=period.short,
            value=figure.value,
            text=figure.text,
            level=figure.level,
            note=note_on(figure, indicator),
            preliminary=figure.preliminary,
            apart=apart,
        )
