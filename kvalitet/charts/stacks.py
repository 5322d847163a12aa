"""The geometry of stacked bars: counts per period, divided into parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.charts.axis import ValueAxis, value_axis
from kvalitet.charts.description import Cell, Span, Stack, StackedBars
from kvalitet.charts.plot import RAISE, name_periods
from kvalitet.charts.remarks import Remark, lay_out_remarks
from kvalitet.charts.shapes import (
    Drawing,
    Format,
    Label,
    Mark,
    Rect,
    Shape,
    Stroke,
    assemble,
    rounded,
)
from kvalitet.charts.text import text_width, widest, wrap

COLOURS = 6
HATCHES = 5  # the first of them is none; together they tell thirty parts apart
_SWATCH = 14
_THICKEST = 44
_WIDEST_KEY = 170


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the stacks are: evenly, for periods are of one kind and none is left out."""

    form: Format
    axis: ValueAxis
    count: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    @property
    def thickness(self) -> float:
        return rounded(min(self.step * 0.72, _THICKEST))

    def x(self, place: int) -> float:
        return rounded(self.left + (place + 0.5) * self.step)

    def y(self, value: Decimal) -> float:
        return rounded(self.bottom - self.axis.share(value) * (self.bottom - self.top))


def draw_stacked_bars(chart: StackedBars, form: Format) -> Drawing:
    """The key lists the parts as they lie, the uppermost first: beside the plot, or above it."""
    size = form.size
    axis = stacks_axis(chart)
    key = _key_lines(chart, form)
    key_height = sum(len(lines) for lines in key) * form.leading + 4 * len(key)
    key_width = widest((line for lines in key for line in lines), size) + _SWATCH + 26
    unit_top = 0.0 if form.margin_labels else key_height + 6
    top = rounded(unit_top + form.leading + form.size + 6)
    field = _Field(
        form,
        axis,
        len(chart.stacks),
        rounded(widest(axis.texts, size) + 9),
        rounded(form.width - (key_width if form.margin_labels else 0.0)),
        top,
        rounded(top + max(form.plot_height, key_height if form.margin_labels else 0.0)),
    )
    shapes: list[Shape] = [Label(0.0, rounded(unit_top + size), (chart.unit,), "kv-chart-tick")]
    shapes += _draw_grid(field)
    for place, stack in enumerate(chart.stacks):
        shapes += _draw_stack(chart, stack, place, field)
    places = [(field.x(place), stack.short) for place, stack in enumerate(chart.stacks)]
    shapes += name_periods(places, form, field.bottom + size + 4)
    beside = (field.right + 20, field.top) if form.margin_labels else (0.0, 0.0)
    shapes += _draw_key(key, *beside, form)
    under_top = field.bottom + form.leading + 4
    under, height = lay_out_remarks(_remarks(chart, field), form, under_top)
    return assemble(form, under_top + height + 4, [*shapes, *under], HATCHES)


def look(part: int) -> tuple[str, int]:
    """The class of a part's colour, and the number of its hatching (0 for none)."""
    return f"kv-series-{part % COLOURS + 1}", part % HATCHES


def stacks_axis(chart: StackedBars) -> ValueAxis:
    heights = (sum((_amount(cell) for cell in stack.cells), Decimal(0)) for stack in chart.stacks)
    return value_axis(heights, Span(low=Decimal(0)))


def _amount(cell: Cell) -> Decimal:
    """A count below nothing has no height."""
    return max(cell.value or Decimal(0), Decimal(0))


def _draw_grid(field: _Field) -> Iterator[Shape]:
    for tick, text in zip(field.axis.ticks, field.axis.texts, strict=True):
        y = field.y(tick)
        css = "kv-chart-grid" if tick else "kv-chart-base"
        yield Stroke(((field.left, y), (field.right, y)), css, behind=bool(tick))
        base = rounded(y + RAISE * field.form.size)
        yield Label(rounded(field.left - 8), base, (text,), "kv-chart-tick", "end")


def _draw_stack(chart: StackedBars, stack: Stack, place: int, field: _Field) -> Iterator[Shape]:
    x, bottom, height = field.x(place), field.bottom, Decimal(0)
    left = rounded(x - field.thickness / 2)
    for part, (name, cell) in enumerate(zip(chart.parts, stack.cells, strict=True)):
        height += _amount(cell)
        top = field.y(height)
        if top < bottom:
            css, hatch = look(part)
            said = f"{stack.label}, {name}: {cell.text}"
            box = (left, top, field.thickness, rounded(bottom - top))
            yield Rect(*box, f"kv-area {css}", said)
            if hatch:
                yield Rect(*box, "kv-hatch", said, hatch)
        bottom = top
    if any(cell.value is None for cell in stack.cells):
        said = f"{stack.label}: {_reason(stack)}"
        yield Mark(x, field.bottom, "ring", "kv-mark kv-mark--missing", said)
    fits = text_width(stack.total, field.form.size) <= field.step
    if fits and any(cell.value is not None for cell in stack.cells):
        yield Label(x, rounded(bottom - 6), (stack.total,), "kv-chart-value", "middle")


def _reason(stack: Stack) -> str:
    return ", ".join(dict.fromkeys(cell.text for cell in stack.cells if cell.value is None))


def _key_lines(chart: StackedBars, form: Format) -> list[tuple[str, ...]]:
    room = _WIDEST_KEY if form.margin_labels else form.width - _SWATCH - 10
    return [wrap(name, form.size, room, 2) for name in chart.parts]


def _draw_key(key: list[tuple[str, ...]], left: float, top: float, form: Format) -> Iterator[Shape]:
    for part, lines in reversed(list(enumerate(key))):
        middle = top + form.leading / 2
        css, hatch = look(part)
        box = (rounded(left), rounded(middle - _SWATCH / 2), _SWATCH, _SWATCH)
        yield Rect(*box, f"kv-area {css}")
        if hatch:
            yield Rect(*box, "kv-hatch", hatch=hatch)
        base = rounded(middle + RAISE * form.size)
        yield Label(rounded(left + _SWATCH + 8), base, lines, "kv-chart-name")
        top += len(lines) * form.leading + 4


def _remarks(chart: StackedBars, field: _Field) -> list[Remark]:
    return [
        Remark(place, field.x(place), stack.short, _reason(stack))
        for place, stack in enumerate(chart.stacks)
        if any(cell.value is None for cell in stack.cells)
    ]
