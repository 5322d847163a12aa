"""What lies behind the lines of an interactive figure: bands and breaks."""

from collections.abc import Iterator
from datetime import date

from kvalitet.charts.description import LineChart
from kvalitet.charts.interactive_values import Json, number, stretch, text
from kvalitet.charts.line import line_axis
from kvalitet.charts.shapes import LEVEL_CLASS


def shapes(chart: LineChart, first: date, last: date) -> Iterator[Json]:
    """All of them, between the first and the last day shown."""
    yield from _band_shapes(chart, first, last)
    yield from _break_shapes(chart, first, last)


def _band_shapes(chart: LineChart, first: date, last: date) -> Iterator[Json]:
    axis = line_axis(chart)
    for band in chart.bands:
        ends = stretch(band.start, band.end, first, last)
        if ends:
            css = LEVEL_CLASS[band.level]
            yield {
                "type": "rect",
                "layer": "below",
                "x0": ends[0],
                "x1": ends[1],
                "y0": number(axis.low if band.low is None else band.low),
                "y1": number(axis.high if band.high is None else band.high),
                "fillcolor": f"var(--kv-{css}-ground)",
                "line": {"width": 0},
                "label": {
                    "text": text(band.name),
                    "textposition": "middle left",
                    "font": {"color": f"var(--kv-{css}-text)"},
                },
            }


def _break_shapes(chart: LineChart, first: date, last: date) -> Iterator[Json]:
    for one in chart.breaks:
        if first < one.at < last:
            yield {
                "type": "line",
                "yref": "paper",
                "x0": one.at.isoformat(),
                "x1": one.at.isoformat(),
                "y0": 0,
                "y1": 1,
                "line": {"color": "var(--kv-text-soft)", "width": 1},
                "label": {
                    "text": text(one.label),
                    "textposition": "end",
                    "textangle": 0,
                    "font": {"color": "var(--kv-text-soft)"},
                },
            }
