"""What is aimed at in a line chart: the target year by year, and the way to the next."""

from collections.abc import Iterator

from kvalitet.charts.description import LineChart
from kvalitet.charts.plot import Plot, path_run
from kvalitet.charts.shapes import Stroke


def draw_target(plot: Plot, chart: LineChart) -> Iterator[Stroke]:
    """The steps of the target, and the way to the one ahead."""
    for step in chart.target.steps if chart.target else ():
        stretch = plot.stretch(step.start, step.end)
        if stretch:
            y = plot.y(step.value)
            yield Stroke(((stretch[0], y), (stretch[1], y)), "kv-chart-target")
    if path := path_run(plot, chart):
        yield Stroke(tuple(path), "kv-chart-path")
