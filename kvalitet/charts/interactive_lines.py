"""Line charts as interactive figures: a trace per line, and the axes.

Colours are written var(--kv-…) and resolved in the page, so that a figure follows light and dark.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kvalitet.charts.description import Line, LineChart, Point, Role
from kvalitet.charts.interactive_shapes import shapes
from kvalitet.charts.interactive_values import (
    MISSING_MARK,
    Json,
    moved,
    name,
    number,
    stretch,
    text,
)
from kvalitet.charts.line import line_axis
from kvalitet.charts.naming import Look, looks
from kvalitet.charts.points import said_of
from kvalitet.charts.segments import is_parted
from kvalitet.charts.shapes import LEVEL_CLASS
from kvalitet.model.words import QualityLevel

_DASHES = ("solid", "dash", "dot", "dashdot")
_PART_SYMBOLS = ("square", "triangle-down", "cross", "hexagon", "square-open", "hourglass")
_LEVEL_SYMBOLS = {
    QualityLevel.RED: "diamond",
    QualityLevel.YELLOW: "triangle-up",
    QualityLevel.GREEN: "circle",
}
_ROOM = 0.06  # of the time shown, before its first day and after its last


def line_traces(chart: LineChart) -> Iterator[Json]:
    """A trace per line, one for the target, and one for what has no value, along the foot."""
    for line, look in zip(chart.lines, looks(chart), strict=True):
        yield _line_trace(chart, line, look)
    yield from _target_trace(chart)
    yield from _usual_traces(chart)
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
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name(line.name),
        "x": [point.at.isoformat() for point in entries],
        "y": [number(point.value) for point in entries],
        "hovertext": [_hover(line, point) for point in entries],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": _line_style(look),
        "marker": _markers(line, look, entries),
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


def _target_trace(chart: LineChart) -> Iterator[Json]:
    """The steps of the target, with the pen lifted between them."""
    if not chart.target or not chart.target.steps:
        return
    xs: list[Json] = []
    ys: list[Json] = []
    said: list[Json] = []
    for step in chart.target.steps:
        ends = stretch(step.start, step.end, *_days_shown(chart))
        if ends:
            xs += [*ends, None]
            ys += [number(step.value), number(step.value), None]
            said += [text(f"{chart.target.name}: {step.text}")] * 3
    yield {
        "type": "scatter",
        "mode": "lines",
        "name": name(f"{chart.target.name} {chart.target.steps[-1].text}"),
        "x": xs,
        "y": ys,
        "hovertext": said,
        "hoverinfo": "text",
        "connectgaps": False,
        "line": {"color": "var(--kv-chart-target)", "width": 1.5, "dash": "dash"},
    }


def _usual_traces(chart: LineChart) -> Iterator[Json]:
    """The limits and the mean of the usual variation."""
    for usual in chart.usual:
        ends = stretch(usual.start, usual.end, *_days_shown(chart))
        known = [value for value in (usual.low, usual.mean, usual.high) if value is not None]
        if ends:
            yield {
                "type": "scatter",
                "mode": "lines",
                "name": name(f"Vanlig variation {usual.text}"),
                "x": [x for _ in known for x in (*ends, None)],
                "y": [y for value in known for y in (number(value), number(value), None)],
                "hoverinfo": "skip",
                "connectgaps": False,
                "line": {"color": "var(--kv-text-soft)", "width": 1, "dash": "dot"},
            }


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


def _days_shown(chart: LineChart) -> tuple[date, date]:
    days = [point.at for line in chart.lines for point in line.points] or [date.min]
    first, last = min(days), max(days)
    room = max(int((last - first).days * _ROOM), 1) if first < last else 180
    return moved(first, -room), moved(last, room)


def line_layout(chart: LineChart) -> dict[str, Json]:
    start, end = _days_shown(chart)
    shorts = {point.at: point.short for line in chart.lines for point in line.points}
    days = sorted(shorts)
    axis = line_axis(chart)
    return {
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
