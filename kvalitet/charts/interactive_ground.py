"""What the lines of an interactive figure are read against: targets, usual variation, spreads."""

from collections.abc import Iterator
from datetime import date

from kvalitet.charts.description import LineChart
from kvalitet.charts.interactive_values import Json, moved, name, number, stretch, text
from kvalitet.charts.segments import segments

_ROOM = 0.06  # of the time shown, before its first day and after its last


def ground_traces(chart: LineChart) -> Iterator[Json]:
    """The target and the way to it, and the usual variation."""
    yield from _target_trace(chart)
    yield from _path_trace(chart)
    yield from _usual_traces(chart)


def spread_traces(chart: LineChart) -> Iterator[Json]:
    """An area for each stretch without gaps, all of a spread in one trace."""
    for spread in chart.spreads:
        xs: list[Json] = []
        ys: list[Json] = []
        edges = (segments(edge, chart.breaks) for edge in (spread.lowest, spread.highest))
        for lowest, highest in zip(*edges, strict=True):
            around = (*highest, *reversed(lowest))
            xs += [*(point.at.isoformat() for point in around), None]
            ys += [*(number(point.value) for point in around), None]
        yield {
            "type": "scatter",
            "mode": "lines",
            "fill": "toself",
            "name": name(f"{spread.name} {spread.text}"),
            "x": xs,
            "y": ys,
            "hoverinfo": "skip",
            "fillcolor": "var(--kv-series-comparator)",
            "opacity": 0.25,
            "line": {"width": 0},
        }


def _target_trace(chart: LineChart) -> Iterator[Json]:
    """The steps of the target, with the pen lifted between them."""
    if not chart.target or not chart.target.steps:
        return
    xs: list[Json] = []
    ys: list[Json] = []
    said: list[Json] = []
    for step in chart.target.steps:
        ends = stretch(step.start, step.end, *days_shown(chart))
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
    for usual in chart.drawn_usual:
        ends = stretch(usual.start, usual.end, *days_shown(chart))
        known = [value for value in (usual.low, usual.mean, usual.high) if value is not None]
        if ends:
            yield {
                "type": "scatter",
                "mode": "lines",
                "name": name(
                    f"Vanlig variation{f' för {usual.of}' if usual.of else ''} {usual.text}"
                ),
                "x": [x for _ in known for x in (*ends, None)],
                "y": [y for value in known for y in (number(value), number(value), None)],
                "hoverinfo": "skip",
                "connectgaps": False,
                "line": {"color": "var(--kv-text-soft)", "width": 1, "dash": "dot"},
            }


def _path_trace(chart: LineChart) -> Iterator[Json]:
    path = chart.path
    if path:
        yield {
            "type": "scatter",
            "mode": "lines",
            "name": "Krävd takt",
            "x": [path.start.isoformat(), path.end.isoformat()],
            "y": [number(path.value), number(path.aim)],
            "hovertext": [text(path.text)] * 2,
            "hoverinfo": "text",
            "line": {"color": "var(--kv-chart-target)", "width": 1, "dash": "dash"},
        }


def days_shown(chart: LineChart) -> tuple[date, date]:
    """From a little before the first day to a little after the last."""
    first, last = chart.days
    room = max(int((last - first).days * _ROOM), 1) if first < last else 180
    return moved(first, -room), moved(last, room)
