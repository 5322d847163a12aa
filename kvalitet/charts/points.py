"""The lines of a line chart, their marks, and the values written beside them."""

from collections.abc import Iterator, Sequence

from kvalitet.charts.description import Line, LineChart, Point, Role
from kvalitet.charts.labels import Occupied, mark_box, text_box
from kvalitet.charts.naming import Look, looks
from kvalitet.charts.notes import numbered_notes
from kvalitet.charts.plot import Plot
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import LEVEL_CLASS, Label, Mark, Shape, Stroke, level_shape, rounded
from kvalitet.charts.text import superscript, text_width

_CROWDED = 24  # points, beyond which marks are small
_MOST_VALUES = {"wide": 12, "narrow": 7}  # beyond which only first, last, highest and lowest speak
_ABOVE, _BELOW = 11, 11  # from a mark to the words over and under it


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
    return f"{point.label}: {point.text}{preliminary}{level}{why}"


def _y(plot: Plot, point: Point) -> float:
    assert point.value is not None
    return plot.y(point.value)


def draw_values(
    plot: Plot, chart: LineChart, drawn: Sequence[Shape], *, ends_are_named: bool
) -> Iterator[Label]:
    """The own line's values, where they meet nothing else that is drawn."""
    size = plot.form.size
    occupied = Occupied(
        [mark_box(shape) for shape in drawn if isinstance(shape, Mark)]
        + [text_box(shape, size) for shape in drawn if isinstance(shape, Label)]
    )
    numbers = numbered_notes(chart)
    for line in chart.lines:
        values = [point for point in line.points if point.value is not None]
        named_end = values[-1:] if ends_are_named else []
        for point in _telling(values, plot) if line.role is Role.OWN else values:
            note = superscript(numbers[point.note]) if point.note else ""
            speaks = line.role is Role.OWN and point not in named_end
            text = f"{point.text if speaks else ''}{note}"
            if text:
                below = speaks and _is_dip(values, point)
                yield from _beside(plot, point, text, occupied, below=below)


def _telling(values: Sequence[Point], plot: Plot) -> list[Point]:
    """The points to write out, the most important ones first."""
    if not values:
        return []
    amounts = [point.value or 0 for point in values]
    highest, lowest = (values[amounts.index(one)] for one in (max(amounts), min(amounts)))
    first = [values[-1], values[0], highest, lowest]
    rest = values if len(values) <= _MOST_VALUES[plot.form.name] else []
    noted = [point for point in values if point.note]
    return list(dict.fromkeys([*first, *rest, *noted]))


def _is_dip(values: Sequence[Point], point: Point) -> bool:
    place = values.index(point)
    neighbours = [*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]]
    return bool(neighbours) and all((other.value or 0) > (point.value or 0) for other in neighbours)


def _beside(
    plot: Plot, point: Point, text: str, occupied: Occupied, *, below: bool
) -> Iterator[Label]:
    size = plot.form.size
    half = text_width(text, size) / 2
    x = rounded(min(max(plot.x(point.at), half), plot.form.width - half))
    y = _y(plot, point)
    over = Label(x, rounded(y - _ABOVE), (text,), "kv-chart-value", "middle")
    under = Label(x, rounded(y + _BELOW + size * 0.8), (text,), "kv-chart-value", "middle")
    for label in (under, over) if below else (over, under):
        box = text_box(label, size)
        if box.bottom <= plot.bottom and occupied.take(box):
            yield label
            return
