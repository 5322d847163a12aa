"""Line charts as interactive figures: a trace per line, and the axes.

Colours are written var(--kv-…) and resolved in the page, so that a figure follows light and dark.
"""

from collections.abc import Iterator, Sequence

from kvalitet.charts.description import Line, LineChart, Point, Role
from kvalitet.charts.interactive_ground import days_shown, ground_traces, spread_traces
from kvalitet.charts.interactive_shapes import shapes
from kvalitet.charts.interactive_values import (
    MISSING_MARK,
    Json,
    error_bars,
    name,
    number,
    text,
)
from kvalitet.charts.line import line_axis
from kvalitet.charts.naming import Look, looks
from kvalitet.charts.points import said_of
from kvalitet.charts.segments import is_parted
from kvalitet.charts.shapes import LEVEL_CLASS
from kvalitet.charts.whiskers import whisker_words, whiskered
from kvalitet.model.words import QualityLevel

_DASHES = ("solid", "dash", "dot", "dashdot")
_PART_SYMBOLS = ("square", "triangle-down", "cross", "hexagon", "square-open", "hourglass")
_LEVEL_SYMBOLS = {
    QualityLevel.RED: "diamond",
    QualityLevel.YELLOW: "triangle-up",
    QualityLevel.GREEN: "circle",
}
_WIDTH = 600  # about how many pixels the days have


def line_traces(chart: LineChart) -> Iterator[Json]:
    """What the lines are read against, the lines, and what has no value, along the foot."""
    yield from spread_traces(chart)
    for line, look in zip(chart.lines, looks(chart), strict=True):
        yield _line_trace(chart, line, look)
    yield from ground_traces(chart)
    foot = number(line_axis(chart).low)
    missing = [
        (line, point) for line in chart.lines for point in line.points if point.value is None
    ]
    if missing:
        yield {
            "type": "scatter",
            "mode": "markers",
            "name": "Utan värde",
            "x": [point.at.isoformat() for _, point in missing],
            "y": [foot for _ in missing],
            "hovertext": [_hover(line, point) for line, point in missing],
            "hoverinfo": "text",
            "marker": MISSING_MARK,
            "cliponaxis": False,
        }


def _line_trace(chart: LineChart, line: Line, look: Look) -> Json:
    entries = list(_parted(chart, line))
    shown = [*whiskered(chart, _WIDTH)]
    mine = [point for point in entries if point in shown]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name(line.name if not mine else f"{line.name}, {whisker_words(len(mine))}"),
        "x": [point.at.isoformat() for point in entries],
        "y": [number(point.value) for point in entries],
        "hovertext": [_hover(line, point) for point in entries],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": _line_style(look),
        "marker": _markers(line, look, entries),
        **error_bars("y", [(p.value, p.whisker if p in mine else None) for p in entries]),
    }


def _parted(chart: LineChart, line: Line) -> Iterator[Point]:
    """The points, with an empty one at each gap and break: there Plotly lifts its pen."""
    before: Point | None = None
    for point in line.points:
        if before and is_parted(before, point, chart.breaks):
            yield Point(point.at, "", "", None, "")
        yield point
        before = point


def _hover(line: Line, point: Point) -> str:
    note = f"<br>{text(point.note)}" if point.note else ""
    said = text(f"{line.name}, {said_of(point)}")
    return f"{said}{note}"


def _colour(look: Look) -> str:
    if look.role is Role.PART:
        return f"var(--kv-series-{look.colour})"
    return f"var(--kv-series-{look.role.value})" if look.role else "var(--kv-chart-target)"


def _line_style(look: Look) -> Json:
    own = look.role is Role.OWN
    width = 3.0 if own else 1.5 if look.role is Role.COMPARATOR else 2.2
    return {"color": _colour(look), "width": width, "dash": "solid" if own else _DASHES[look.dash]}


def _markers(line: Line, look: Look, points: Sequence[Point]) -> dict[str, Json]:
    if line.role is not Role.OWN:
        part = line.role is Role.PART
        symbol = _PART_SYMBOLS[look.colour - 1] if part else "circle"
        return {"symbol": symbol, "size": 8 if part else 5, "color": _colour(look)}
    return {
        "symbol": [
            f"{_LEVEL_SYMBOLS.get(point.level, 'circle') if point.level else 'circle'}"
            f"{'-open' if point.preliminary else ''}"
            for point in points
        ],
        "size": _sizes(points),
        "color": [_level_colour(point.level) for point in points],
    }


def _sizes(points: Sequence[Point]) -> Json:
    """What is more than usual variation is larger."""
    if not any(point.stands_out for point in points):
        return 11
    return [16 if point.stands_out else 11 for point in points]


def _level_colour(level: QualityLevel | None) -> str:
    return f"var(--kv-{LEVEL_CLASS[level]}-mark)" if level else "var(--kv-series-own)"


def line_layout(chart: LineChart) -> dict[str, Json]:
    start, end = days_shown(chart)
    shorts = {point.at: point.short for line in chart.told_lines for point in line.points}
    if chart.path:
        shorts[chart.path.end] = str(chart.path.year)
    days = sorted(shorts)
    axis = line_axis(chart)
    return {
        "showlegend": len(chart.lines) > 1 or any(whiskered(chart, _WIDTH)),
        "xaxis": {
            "type": "date",
            "range": [start.isoformat(), end.isoformat()],
            "tickvals": [day.isoformat() for day in days],
            "ticktext": [text(shorts[day]) for day in days],
            "showgrid": False,
        },
        "yaxis": {"range": [number(axis.low), number(axis.high)]},
        "shapes": [*shapes(chart, start, end)],
    }
