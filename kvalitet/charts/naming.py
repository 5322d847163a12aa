"""Telling lines apart: their looks, and their names at their ends or in a key above the plot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kvalitet.charts.description import LineChart, Point, Role
from kvalitet.charts.labels import spread
from kvalitet.charts.plot import RAISE, Plot
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import PART_SHAPES, Format, Label, Mark, Rect, Shape, Stroke, rounded
from kvalitet.charts.text import text_width, widest, wrap

_MARGIN = 12  # between the plot and the names beside it
_WIDEST_NAME = 150
_MARK_ROOM = 16
_SAMPLE = 26  # length of the stroke in a key
_NOTICEABLE = 7  # how far a name may stand from its line without a stroke between them
_EARLY = 0.15  # of the time shown; a line that ends before is named in the key
DASHES = 4
COLOURS = 6


_GROUND = ("kv-chart-target", "kv-chart-limit", "kv-chart-spread")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is told apart: by its role, and by its number among those of the same role."""

    role: Role | None  # None is no line's: the target's, the usual variation's, or a spread's
    number: int = 0

    @property
    def colour(self) -> int:
        return self.number % COLOURS + 1

    @property
    def dash(self) -> int:
        return self.number % DASHES

    @property
    def css(self) -> str:
        match self.role:
            case None:
                return _GROUND[self.number]
            case Role.OWN:
                return "kv-line--own"
            case Role.COMPARATOR:
                return f"kv-line--comparator kv-dash-{self.dash}"
            case Role.PART:
                return f"kv-line--part kv-series-{self.colour} kv-dash-{self.dash}"

    @property
    def shape(self) -> str:
        if self.role is Role.PART:
            return PART_SHAPES[self.colour - 1]
        return "small" if self.role is Role.COMPARATOR else "dot"


@dataclass(frozen=True, slots=True)
class Name:
    """What is written of a line or of what lies behind it, and where that ends."""

    lines: tuple[str, ...]
    strong: str
    look: Look
    height: Decimal | None
    """The value at which it ends; None where there is none."""
    end: Point | None = None
    joined: bool = True  # whether any two of its values are
    y: float = 0.0

    def width(self, size: float) -> float:
        return widest((*self.lines[:-1], f"{self.lines[-1]} {self.strong}"), size)


TARGET_LOOK = Look(None)
USUAL_LOOK = Look(None, 1)
SPREAD_LOOK = Look(None, 2)


def looks(chart: LineChart) -> tuple[Look, ...]:
    """The own lines in the accent, comparators by dash, parts by colour, dash and mark."""
    roles = [line.role for line in chart.lines]
    return tuple(Look(role, roles[:place].count(role)) for place, role in enumerate(roles))


def names(chart: LineChart, form: Format, *, beside: bool) -> tuple[Name, ...]:
    """The name of each line with its last value, and those of the target and its like.

    They are wrapped to stand beside the plot, or else in a key as wide as the drawing.
    """
    latest = max((point.at for line in chart.lines for point in line.points), default=None)
    size, room = form.size, _WIDEST_NAME if beside else form.width - _SAMPLE - 8
    found: list[Name] = []
    for line, look in zip(chart.lines, looks(chart), strict=True):
        end = next((point for point in reversed(line.points) if point.value is not None), None)
        value = _end_value(end, is_old=end is not None and end.at != latest)
        joined = any(len(segment) > 1 for segment in segments(line, chart.breaks))
        height = end.value if end else None
        words = _wrapped(line.name, value, size, room)
        found.append(Name(words, value, look, height, end, joined))
    found += (
        Name(_wrapped(name, value, size, room), value, look, height)
        for name, value, look, height in _names_of_the_ground(chart)
    )
    return tuple(found)


def _names_of_the_ground(chart: LineChart) -> Iterator[tuple[str, str, Look, Decimal]]:
    """What is no line but has a name and a value: the target, the usual variation, the spreads."""
    if chart.target and chart.target.steps:
        name = f"{chart.target.name} och krävd takt" if chart.path else chart.target.name
        step = chart.target.steps[-1]
        yield name, step.text, TARGET_LOOK, step.value
    for usual in chart.drawn_usual[-1:]:
        of = f" för {usual.of}" if usual.of else ""
        yield f"Vanlig variation{of}", usual.text, USUAL_LOOK, usual.mean
    for one in chart.spreads:
        ends = (one.lowest.points[-1].value, one.highest.points[-1].value)
        middle = sum((end for end in ends if end is not None), Decimal(0)) / 2
        yield one.name, one.text, SPREAD_LOOK, middle


def _end_value(end: Point | None, *, is_old: bool) -> str:
    if end is None:
        return "inget värde"
    return f"{end.text} ({end.short})" if is_old else end.text


def _wrapped(name: str, value: str, size: float, room: float) -> tuple[str, ...]:
    lines = wrap(name, size, room, 3)
    fits = text_width(f"{lines[-1]} {value}", size) <= room
    return lines if fits else (*lines, "")


def margin_width(found: Sequence[Name], size: float) -> float:
    marks = _MARK_ROOM if any(name.look.role is Role.PART for name in found) else 0
    return max((name.width(size) for name in found), default=0.0) * 1.04 + _MARGIN + marks


def fits_beside(found: Sequence[Name], chart: LineChart, form: Format) -> bool:
    """Whether the names can stand beside the plot, each at the end of its line."""
    height = sum(len(name.lines) for name in found) * form.leading
    return form.margin_labels and height <= form.plot_height and not _ends_early(found, chart)


def _ends_early(found: Sequence[Name], chart: LineChart) -> bool:
    """Whether some line ends so far from the margin that a name there would not seem to be its."""
    first, last = chart.days
    early = last - (last - first) * _EARLY
    return any(name.end is not None and name.end.at < early for name in found)


def placed(found: Sequence[Name], plot: Plot) -> list[Name]:
    """The names with the height at which their lines end; those without a value are left out."""
    return [replace(name, y=plot.y(name.height)) for name in found if name.height is not None]


def draw_names(places: Sequence[Name], plot: Plot) -> Iterator[Shape]:
    """Names beside the plot, off each other; one that had to move is tied to its line."""
    leading = plot.form.leading
    heights = [len(name.lines) * leading for name in places]
    wanted = [name.y for name in places]
    middles = spread(wanted, heights, plot.top - leading / 2, plot.bottom + leading / 2)
    for name, middle, height in zip(places, middles, heights, strict=True):
        start = plot.right + _MARGIN
        first = rounded(middle - height / 2 + leading / 2)
        yield from _tie(name, plot, start, middle)
        if name.look.role is Role.PART:
            yield Mark(rounded(start + 5), first, name.look.shape, f"kv-mark {name.look.css}")
            start += _MARK_ROOM
        yield _label(name, start, first, plot.form)


def _label(name: Name, x: float, first_middle: float, form: Format) -> Label:
    base = rounded(first_middle + RAISE * form.size)
    return Label(rounded(x), base, name.lines, f"kv-chart-name {name.look.css}", strong=name.strong)


def _tie(name: Name, plot: Plot, start: float, middle: float) -> Iterator[Stroke]:
    from_x = plot.x(name.end.at) + 8 if name.end else plot.right
    if abs(middle - name.y) > _NOTICEABLE or start - from_x > 60:
        ends = ((rounded(from_x), name.y), (rounded(start - 3), rounded(middle)))
        yield Stroke(ends, "kv-chart-tie")


def draw_key(found: Sequence[Name], form: Format) -> Iterator[Shape]:
    """The names as rows at the top of the drawing, each behind a sample of its line."""
    top = 0.0
    for name in found:
        middle = rounded(top + form.leading / 2)
        yield _label(name, _SAMPLE + 8, middle, form)
        if name.look is SPREAD_LOOK:
            yield Rect(0, rounded(middle - 5), _SAMPLE, 10, name.look.css)
        elif name.joined:
            line = "kv-line " if name.look.role else ""
            yield Stroke(((0, middle), (_SAMPLE, middle)), f"{line}{name.look.css}")
        if name.look.role in {Role.OWN, Role.PART} or not name.joined:
            yield Mark(_SAMPLE / 2, middle, name.look.shape, f"kv-mark {name.look.css}")
        top += _row_height(name, form)


def key_height(found: Sequence[Name], form: Format) -> float:
    return sum(_row_height(name, form) for name in found)


def _row_height(name: Name, form: Format) -> float:
    return len(name.lines) * form.leading + 3
