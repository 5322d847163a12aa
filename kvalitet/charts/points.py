"""The lines of a line chart, and their marks."""

from collections.abc import Iterator

from kvalitet.charts.description import Line, LineChart, Point, Role
from kvalitet.charts.naming import Look, looks
from kvalitet.charts.plot import Plot
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import LEVEL_CLASS, Mark, Shape, Stroke, level_shape, rounded

_CROWDED = 24  # points, beyond which marks are small


def draw_lines(plot: Plot, chart: LineChart) -> Iterator[Shape]:
    """Others first, so that the own line lies on top; theirs have marks only for lone values."""
    pairs = list(zip(chart.lines, looks(chart), strict=True))
    for line, look in sorted(pairs, key=lambda pair: pair[0].role is Role.OWN):
        for segment in segments(line, chart.breaks):
            if len(segment) > 1:
                places = tuple((plot.x(point.at), _y(plot, point)) for point in segment)
                yield Stroke(places, f"kv-line {look.css}")
            yield from (_halo(plot, line, point) for point in segment if point.stands_out)
            if len(segment) == 1 or line.role is not Role.COMPARATOR:
                yield from (_mark(plot, line, look, point) for point in segment)
        for point in line.points:
            if point.value is None:
                yield _missing(plot, line, point)


def _mark(plot: Plot, line: Line, look: Look, point: Point) -> Mark:
    title = f"{line.name}, {said_of(point)}"
    shape, css = look.shape, look.css
    if line.role is Role.OWN and point.level:
        shape = "small" if len(line.points) > _CROWDED else level_shape(point.level)
        css = f"kv-mark--{LEVEL_CLASS[point.level]}"
    hollow = " kv-mark--preliminary" if point.preliminary else ""
    return Mark(plot.x(point.at), _y(plot, point), shape, f"kv-mark {css}{hollow}", title)


def _halo(plot: Plot, line: Line, point: Point) -> Mark:
    shape = "small halo" if len(line.points) > _CROWDED else "halo"
    return Mark(plot.x(point.at), _y(plot, point), shape, "kv-mark kv-mark--stands-out")


def _missing(plot: Plot, line: Line, point: Point) -> Mark:
    title = f"{line.name}, {said_of(point)}"
    return Mark(plot.x(point.at), rounded(plot.bottom), "ring", "kv-mark kv-mark--missing", title)


def said_of(point: Point) -> str:
    """All that is known of a point in one phrase."""
    level = f", {point.level.value}" if point.level else ""
    preliminary = " (preliminärt)" if point.preliminary else ""
    why = f", {point.stands_out}" if point.stands_out else ""
    uncertain = f", osäkerhet {point.whisker.text}" if point.whisker else ""
    return f"{point.label}: {point.text}{preliminary}{level}{uncertain}{why}"


def _y(plot: Plot, point: Point) -> float:
    assert point.value is not None
    return plot.y(point.value)
