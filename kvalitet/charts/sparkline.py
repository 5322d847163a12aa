"""The geometry of a sparkline: a line as small as a word, ending in the mark of its level."""

from dataclasses import dataclass

from kvalitet.charts.axis import TimeAxis, value_axis
from kvalitet.charts.description import Line, Role, Sparkline
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import LEVEL_CLASS, Mark, Stroke, level_shape, rounded

WIDTH, HEIGHT = 104, 28
_ROOM = 8  # so that the mark at the end is whole


@dataclass(frozen=True, slots=True)
class SmallDrawing:
    """Strokes, the lone values between gaps, and the mark at the end."""

    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]


def draw_sparkline(chart: Sparkline) -> SmallDrawing:
    """Nothing for no points; a ring half-way up when the last one has no value."""
    if not chart.points:
        return SmallDrawing((), ())
    times = TimeAxis(chart.points[0].at, chart.points[-1].at)
    values = value_axis((one.value for one in chart.points if one.value is not None), chart.span)
    places = {
        point.at: (
            _rounded(_ROOM + times.share(point.at) * (WIDTH - 2 * _ROOM)),
            _rounded(HEIGHT - _ROOM - values.share(point.value) * (HEIGHT - 2 * _ROOM)),
        )
        for point in chart.points
        if point.value is not None
    }
    runs = list(segments(Line("", Role.OWN, chart.points), ()))
    strokes = tuple(
        Stroke(tuple(places[point.at] for point in run), "kv-line kv-line--own")
        for run in runs
        if len(run) > 1
    )
    last = chart.points[-1]
    lone = tuple(
        Mark(*places[run[0].at], "small", "kv-mark kv-line--own")
        for run in runs
        if len(run) == 1 and run[0] is not last
    )
    if last.value is None:
        x = _rounded(_ROOM + times.share(last.at) * (WIDTH - 2 * _ROOM))
        end = Mark(x, HEIGHT / 2, "ring", "kv-mark kv-mark--missing")
    else:
        css = f"kv-mark--{LEVEL_CLASS[last.level]}" if last.level else "kv-line--own"
        end = Mark(*places[last.at], level_shape(last.level), f"kv-mark {css}")
    return SmallDrawing(strokes, (*lone, end))


def _rounded(number: float) -> float:
    """Half a pixel is as fine as so small a line is seen, and makes a page of thousands lighter."""
    return rounded(round(2 * number) / 2)
