"""Whiskers: which values show their uncertainty in a drawing, and how that is told."""

from collections.abc import Iterator
from itertools import pairwise

from kvalitet.charts.description import BarChart, LineChart, Point, Role
from kvalitet.charts.plot import Plot, Run
from kvalitet.charts.shapes import Stroke, rounded

_APART = 13
"""From one whisker to the next; where they stand closer they are a fence before the line."""
_CAP = 3  # half the width of a whisker's ends


def whiskered(chart: LineChart, width: float) -> Iterator[Point]:
    """The points whose whiskers are drawn, where the days of the chart have some width.

    Only the own line has whiskers: nobody knows how many the groups' values rest on, and those of
    parts would lie across each other. They are left to the latest value where they would stand too
    close, and where the usual variation shows already how far chance moves the values.
    """
    first, last = chart.days
    closest = _APART / width * (last - first).days
    for line in chart.lines:
        known = [point for point in line.points if point.value is not None]
        is_crowded = any((later.at - one.at).days < closest for one, later in pairwise(known))
        shown = known[-1:] if is_crowded or chart.drawn_usual else known
        if line.role is Role.OWN:
            yield from (point for point in shown if point.whisker)


def draw_whiskers(plot: Plot, chart: LineChart) -> Iterator[Stroke]:
    """Upright, from one end of the interval to the other."""
    for (x, low), _, (_, high) in whisker_runs(plot, chart):
        left, right = rounded(x - _CAP), rounded(x + _CAP)
        ends = (left, low), (right, low), (x, low), (x, high), (left, high), (right, high)
        yield Stroke(ends, "kv-whisker")


def whisker_runs(plot: Plot, chart: LineChart) -> Iterator[Run]:
    """From the low end over the value to the high end."""
    for point in whiskered(chart, plot.last_x - plot.first_x):
        assert point.whisker is not None and point.value is not None
        heights = (point.whisker.low, point.value, point.whisker.high)
        yield tuple((plot.x(point.at), plot.y(height)) for height in heights)


def along_bar(y: float, low: float, high: float) -> Iterator[Stroke]:
    """From one end to the other, on a ground that parts it from the bar."""
    over, under = rounded(y - _CAP), rounded(y + _CAP)
    ends = (low, over), (low, under), (low, y), (high, y), (high, over), (high, under)
    yield Stroke(ends, "kv-whisker-ground")
    yield Stroke(ends, "kv-whisker")


def unit_words(chart: LineChart | BarChart, whiskers: int) -> str:
    """The unit, and what the whiskers are where there are any."""
    if not whiskers:
        return chart.unit
    return f"{chart.unit} · {whisker_words(whiskers)}"


def whisker_words(whiskers: int) -> str:
    strokes = "strecken" if whiskers > 1 else "strecket"
    return f"{strokes} visar osäkerheten (95\N{NO-BREAK SPACE}%)"
