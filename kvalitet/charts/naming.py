"""Telling lines apart: their looks, and their names at their ends or in a key above the plot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kvalitet.charts.description import LineChart, Point, Role
from kvalitet.charts.labels import spread
from kvalitet.charts.plot import RAISE, Plot
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import PART_SHAPES, Format, Label, Mark, Shape, Stroke, rounded
from kvalitet.charts.text import text_width, widest, wrap

_MARGIN = 12  # between the plot and the names beside it
_WIDEST_NAME = 150
_MARK_ROOM = 16
_SAMPLE = 26  # length of the stroke in a key
_NOTICEABLE = 7  # how far a name may stand from its line without a stroke between them
_EARLY = 0.15  # of the time shown; a line that ends before is named in the key
DASHES = 4
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is told apart: by its role, and by its number among those of the same role."""

    role: Role | None  # None is no line's: the target's, or the usual variation's
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
                return "kv-chart-limit" if self.number else "kv-chart-target"
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
    """What is written of a line (or of the target), and where its line ends."""

    lines: tuple[str, ...]
    strong: str
    look: Look
    end: Point | None = None
    joined: bool = True  # whether any two of its values are
    y: float = 0.0

    def width(self, size: float) -> float:
        return widest((*self.lines[:-1], f"{self.lines[-1]} {self.strong}"), size)


TARGET_LOOK = Look(None)
USUAL_LOOK = Look(None, 1)


def looks(chart: LineChart) -> tuple[Look, ...]:
    """The own lines in the accent, comparators by dash, parts by colour, dash and mark."""
    roles = [line.role for line in chart.lines]
    return tuple(Look(role, roles[:place].count(role)) for place, role in enumerate(roles))


def names(chart: LineChart, form: Format, *, beside: bool) -> tuple[Name, ...]:
    """The name of each line with its last value, and that of the target.

    They are wrapped to stand beside the plot, or else in a key as wide as the drawing.
    """
    latest = max((point.at for line in chart.lines for point in line.points), default=None)
    size, room = form.size, _WIDEST_NAME if beside else form.width - _SAMPLE - 8
    found: list[Name] = []
    for line, look in zip(chart.lines, looks(chart), strict=True):
        end = next((point for point in reversed(line.points) if point.value is not None), None)
        value = _end_value(end, is_old=end is not None and end.at != latest)
        joined = any(len(segment) > 1 for segment in segments(line, chart.breaks))
        found.append(Name(_wrapped(line.name, value, size, room), value, look, end, joined))
    if chart.target and chart.target.steps:
        value = chart.target.steps[-1].text
        found.append(Name(_wrapped(chart.target.name, value, size, room), value, TARGET_LOOK))
    if chart.usual:
        value = chart.usual[-1].text
        found.append(Name(_wrapped("Vanlig variation", value, size, room), value, USUAL_LOOK))
    return tuple(found)


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
    days = [point.at for line in chart.lines for point in line.points]
    if not days:
        return False
    early = max(days) - (max(days) - min(days)) * _EARLY
    return any(name.end is not None and name.end.at < early for name in found)


def placed(found: Sequence[Name], chart: LineChart, plot: Plot) -> list[Name]:
    """The names with the height at which their lines end; those without a value are left out."""
    places: list[Name] = []
    for name in found:
        if name.look is TARGET_LOOK and chart.target:
            places.append(replace(name, y=plot.y(chart.target.steps[-1].value)))
        elif name.look is USUAL_LOOK:
            places.append(replace(name, y=plot.y(chart.usual[-1].mean)))
        elif name.end and name.end.value is not None:
            places.append(replace(name, y=plot.y(name.end.value)))
    return places


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
        if name.joined:
            line = "kv-line " if name.look.role else ""
            yield Stroke(((0, middle), (_SAMPLE, middle)), f"{line}{name.look.css}")
        if name.look.role in {Role.OWN, Role.PART} or not name.joined:
            yield Mark(_SAMPLE / 2, middle, name.look.shape, f"kv-mark {name.look.css}")
        top += _row_height(name, form)


def key_height(found: Sequence[Name], form: Format) -> float:
    return sum(_row_height(name, form) for name in found)


def _row_height(name: Name, form: Format) -> float:
    return len(name.lines) * form.leading + 3
