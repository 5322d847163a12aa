"""The values written beside the marks of a line chart."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kvalitet.charts.description import LineChart, Point, Role
from kvalitet.charts.labels import Occupied, mark_box, text_box
from kvalitet.charts.notes import numbered_notes
from kvalitet.charts.plot import Plot
from kvalitet.charts.shapes import Label, Mark, Shape, rounded
from kvalitet.charts.text import superscript, text_width
from kvalitet.charts.whiskers import whiskered

_MOST_VALUES = {"wide": 12, "narrow": 7}  # beyond which only first, last, highest and lowest speak
_APART = 11  # from a mark to the words over and under it
_ASIDE = 4  # from a whisker to the words beside it


def draw_values(
    plot: Plot, chart: LineChart, drawn: Sequence[Shape], *, ends_are_named: bool
) -> Iterator[Label]:
    """The own line's values, where they meet nothing else that is drawn."""
    size = plot.form.size
    uncertain = [*whiskered(chart, plot.last_x - plot.first_x)]
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
                places = _places(plot, values, point, text, is_uncertain=point in uncertain)
                yield from _first_free(places, plot, occupied)


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


def _places(
    plot: Plot, values: Sequence[Point], point: Point, text: str, *, is_uncertain: bool
) -> Iterator[Label]:
    """Where the words may stand, the best place first: over a dip's mark the line would meet them.

    A whisker has them beside it, on the side where the line goes the other way.
    """
    size, place = plot.form.size, values.index(point)
    x, y = plot.x(point.at), plot.y(_amount(point))
    before, after = values[max(place - 1, 0) : place], values[place + 1 : place + 2]
    half = text_width(text, size) / 2
    middle = (min(max(x, half), plot.form.width - half), "middle", ())
    sides = ((x + _ASIDE, "start", after), (x - _ASIDE, "end", before)) if is_uncertain else ()
    over, under = rounded(y - _APART), rounded(y + _APART + size * 0.8)
    ways = [(over, 1), (under, -1)]
    if values[1:] and _meets(point, (*before, *after), 1) == len((*before, *after)):
        ways.reverse()
    for base, way in ways:
        best_first = sorted(sides or [middle], key=lambda side: _meets(point, side[2], way))
        for start, anchor, _ in best_first:
            yield Label(rounded(start), base, (text,), "kv-chart-value", anchor)


def _meets(point: Point, neighbours: Sequence[Point], way: int) -> int:
    """How many of its neighbours lie over the point; with a way of −1, how many lie under it."""
    return sum((_amount(other) - _amount(point)) * way > 0 for other in neighbours)


def _amount(point: Point) -> Decimal:
    assert point.value is not None, "only what has a value is written beside its mark"
    return point.value


def _first_free(places: Iterable[Label], plot: Plot, occupied: Occupied) -> Iterator[Label]:
    for label in places:
        box = text_box(label, plot.form.size)
        is_inside = box.left >= 0 and box.right <= plot.form.width and box.bottom <= plot.bottom
        if is_inside and occupied.take(box):
            yield label
            return
