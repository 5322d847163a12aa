"""The uncertainty of figures in their charts: the interval of each, rounded as its value is."""

from dataclasses import replace
from fractions import Fraction

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.certainty import interval_of
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.series_words import interval_words
from kvalitet.charts.description import Point, Whisker
from kvalitet.model.indicator import Indicator
from kvalitet.swedish.numbers import round_half_up


def whisker_of(figure: Figure, indicator: Indicator) -> Whisker | None:
    """What chance might have made of a figure; None where it is not known, or the figure hidden."""
    interval = interval_of(figure, indicator)
    if interval is None:
        return None
    low, high = (round_half_up(Fraction(end), indicator.decimals) for end in interval)
    return Whisker(low, high, interval_words(interval, indicator))


def with_whiskers(points: tuple[Point, ...], series: Assessment) -> tuple[Point, ...]:
    """The points of a series with their intervals."""
    known = {
        figure.period.name: whisker_of(figure, series.indicator)
        for figure in series.figures
        if figure.value is not None
    }
    return tuple(replace(point, whisker=known.get(point.label)) for point in points)
