"""The spread of the groups in a line chart, from the lowest to the highest, behind the lines."""

from collections.abc import Iterator

from kvalitet.charts.description import LineChart, Point
from kvalitet.charts.plot import Plot
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import Stroke


def draw_spreads(plot: Plot, chart: LineChart) -> Iterator[Stroke]:
    """An area for each stretch without gaps; a lone period is a stroke from end to end."""
    for spread in chart.spreads:
        edges = zip(
            segments(spread.lowest, chart.breaks),
            segments(spread.highest, chart.breaks),
            strict=True,
        )
        for lowest, highest in edges:
            places = [_place(plot, point) for point in (*highest, *reversed(lowest))]
            css = "kv-chart-spread" if len(lowest) > 1 else "kv-chart-spread kv-chart-spread--lone"
            yield Stroke(tuple(places), css, behind=True)


def _place(plot: Plot, point: Point) -> tuple[float, float]:
    assert point.value is not None, "an edge has a value in every period"
    return plot.x(point.at), plot.y(point.value)
