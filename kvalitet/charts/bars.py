"""The geometry of comparison bars: horizontal, each with its name before and its value behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.charts.axis import ValueAxis, value_axis
from kvalitet.charts.description import Bar, BarChart, Role, TargetStep
from kvalitet.charts.notes import numbered_notes
from kvalitet.charts.plot import RAISE
from kvalitet.charts.shapes import (
    LEVEL_CLASS,
    Drawing,
    Format,
    Label,
    Mark,
    Rect,
    Shape,
    Stroke,
    assemble,
    level_shape,
    rounded,
)
from kvalitet.charts.text import superscript, text_width, widest, wrap
from kvalitet.charts.whiskers import along_bar, unit_words

_WIDEST_NAME = 230
_THICKNESS = 20
_BETWEEN = 12
_UNDER_NAME = 4  # where the name stands above its bar
_MARK_ROOM = 20


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar with its wrapped name, its words, and where its row begins."""

    bar: Bar
    name: tuple[str, ...]
    said: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the bars are."""

    form: Format
    axis: ValueAxis
    left: float
    right: float
    top: float
    bottom: float
    target: Decimal | None

    def x(self, value: Decimal) -> float:
        return rounded(self.left + self.axis.share(value) * (self.right - self.left))

    @property
    def zero(self) -> float:
        return self.x(Decimal(0))


def draw_bar_chart(chart: BarChart, form: Format) -> Drawing:
    """Names stand before the bars, or above them where it is narrow."""
    size = form.size
    top = form.leading * (2 if chart.target else 1) + 8
    rows, bottom = _rows(chart, form, top)
    names_width = widest((line for row in rows for line in row.name), size) + 14
    values = (row.said for row in rows if row.bar.value is not None)
    values_width = widest(values, size) + _MARK_ROOM + 10
    field = _Field(
        form,
        bars_axis(chart),
        rounded(names_width if form.margin_labels else 1.0),
        rounded(max(form.width - values_width, form.width * 0.55)),
        top,
        bottom,
        chart.target.value if chart.target else None,
    )
    said = unit_words(chart, sum(bar.whisker is not None for bar in chart.bars))
    shapes: list[Shape] = [Label(0.0, rounded(size), (said,), "kv-chart-tick")]
    for row in rows:
        shapes += _draw_row(row, field)
    shapes += _draw_upright(field, rows, field.zero, "kv-chart-base")
    if chart.target:
        x = field.x(chart.target.value)
        shapes += _draw_upright(field, rows, x, "kv-chart-target")
        shapes.append(_target_word(chart.target, x, form))
    return assemble(form, bottom + 4, shapes)


def bars_axis(chart: BarChart) -> ValueAxis:
    values = [bar.value for bar in chart.bars if bar.value is not None]
    whiskers = [bar.whisker for bar in chart.bars if bar.whisker]
    reaches = [end for one in whiskers for end in (one.low, one.high)]
    targets = [chart.target.value] if chart.target else []
    return value_axis([*values, *reaches, *targets], chart.span)


def _rows(chart: BarChart, form: Format, top: float) -> tuple[list[_Row], float]:
    numbers = numbered_notes(chart)
    rows: list[_Row] = []
    for bar in chart.bars:
        name = wrap(bar.name, form.size, _WIDEST_NAME if form.margin_labels else form.width, 2)
        name_height = len(name) * form.leading
        beside = max(name_height, _THICKNESS)
        under = name_height + _UNDER_NAME + _THICKNESS
        height = (beside if form.margin_labels else under) + _BETWEEN
        note = superscript(numbers[bar.note]) if bar.note else ""
        rows.append(_Row(bar, name, f"{bar.text}{note}", top, height))
        top += height
    return rows, top - (_BETWEEN / 2 if rows else 0)


def _draw_row(row: _Row, field: _Field) -> Iterator[Shape]:
    bar, form = row.bar, field.form
    name_height = len(row.name) * form.leading
    over = 0.0 if form.margin_labels else name_height + _UNDER_NAME
    middle = row.top + over + (row.height - over - _BETWEEN) / 2
    name_top = middle - name_height / 2 if form.margin_labels else row.top
    base = name_top + form.leading / 2 + RAISE * form.size
    yield Label(0.0, rounded(base), row.name, f"kv-chart-name kv-line--{bar.role.value}")
    said = said_of_bar(bar)
    end, middle = field.zero, rounded(middle)
    if bar.value is not None:
        end = field.x(bar.value)
        left, right = sorted((end, field.zero))
        top = rounded(middle - _THICKNESS / 2)
        css = f"kv-bar kv-bar--{bar.role.value}"
        yield Rect(left, top, rounded(right - left), _THICKNESS, css, said)
    if bar.whisker is not None:
        low, end = field.x(bar.whisker.low), max(end, field.x(bar.whisker.high))
        yield from along_bar(middle, low, field.x(bar.whisker.high))
    yield from _draw_value(row, max(end, field.zero), middle, field)


def said_of_bar(bar: Bar) -> str:
    """All that is known of a bar in one phrase."""
    level = f", {bar.level.value}" if bar.level else ""
    uncertain = f", osäkerhet {bar.whisker.text}" if bar.whisker else ""
    return f"{bar.name}: {bar.text}{level}{uncertain}"


def _draw_value(row: _Row, x: float, middle: float, field: _Field) -> Iterator[Shape]:
    bar = row.bar
    missing = bar.value is None
    level = None if missing else bar.level
    if missing or level:
        css = LEVEL_CLASS[level] if level else "missing"
        shape, said = level_shape(level, "ring"), said_of_bar(bar)
        yield Mark(rounded(x + 14), middle, shape, f"kv-mark kv-mark--{css}", said)
        x += _MARK_ROOM - 2
    css = "kv-chart-remark" if missing else "kv-chart-value"
    strong = f" kv-line--{Role.OWN.value}" if bar.role is Role.OWN and not missing else ""
    base = rounded(middle + RAISE * field.form.size)
    start = _past_target(x + 8, text_width(row.said, field.form.size), field)
    yield Label(rounded(start), base, (row.said,), f"{css}{strong}")


def _past_target(x: float, width: float, field: _Field) -> float:
    """Words that the target would run through stand behind it."""
    target = -1.0 if field.target is None else field.x(field.target)
    return target + 7 if x - 5 < target < x + width + 4 else x


def _draw_upright(field: _Field, rows: list[_Row], x: float, css: str) -> Iterator[Stroke]:
    """A line down the field; where names stand above the bars, only past the bars."""
    if field.form.margin_labels:
        yield Stroke(((x, rounded(field.top - 4)), (x, rounded(field.bottom))), css)
        return
    for row in rows:
        bottom = row.top + row.height - _BETWEEN
        yield Stroke(((x, rounded(bottom - _THICKNESS)), (x, rounded(bottom))), css)


def _target_word(target: TargetStep, x: float, form: Format) -> Label:
    text = f"Mål {target.text}"
    half = text_width(text, form.size) / 2
    middle = min(max(x, half), form.width - half)
    base = form.leading + form.size
    return Label(rounded(middle), rounded(base), (text,), "kv-chart-name", "middle")
