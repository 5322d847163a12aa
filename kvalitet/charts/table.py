"""A chart as a table: for those who read figures, and for screen readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvalitet.charts.description import BarChart, Chart, LineChart, Point, StackedBars
from kvalitet.charts.notes import notes_of, numbered_notes, reading_aids
from kvalitet.charts.text import superscript
from kvalitet.model.words import QualityLevel

NO_POINT = "ingen uppgift"


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell says; `missing` when it is the reason for having no value."""

    text: str
    level: QualityLevel | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row and what it is about."""

    head: str
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A table whose first column and first row are heads; `notes` are numbered from 1."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    aids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def table_of(chart: Chart) -> ChartTable:
    """All that the chart says, in its own order; periods from the oldest to the newest."""
    caption = f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    match chart:
        case LineChart():
            head = ("Period", *(line.name for line in chart.lines))
            rows = _line_rows(chart)
        case BarChart():
            head = ("Namn", "Värde")
            rows = _bar_rows(chart)
        case StackedBars():
            head = ("Period", *chart.parts, "Totalt")
            rows = _stack_rows(chart)
    return ChartTable(caption, head, tuple(rows), reading_aids(chart), notes_of(chart))


def _line_rows(chart: LineChart) -> Iterable[TableRow]:
    numbers = numbered_notes(chart)
    points = sorted(
        (point for line in chart.lines for point in line.points), key=lambda point: point.at
    )
    for label in dict.fromkeys(point.label for point in points):
        found = (
            next((point for point in line.points if point.label == label), None)
            for line in chart.lines
        )
        yield TableRow(label, tuple(_point_cell(point, numbers) for point in found))


def _point_cell(point: Point | None, numbers: dict[str, int]) -> TableCell:
    if point is None:
        return TableCell(NO_POINT, missing=True)
    preliminary = " (preliminärt)" if point.preliminary else ""
    note = superscript(numbers[point.note]) if point.note else ""
    why = f", {point.stands_out}" if point.stands_out else ""
    text = f"{point.text}{preliminary}{note}{why}"
    return TableCell(text, point.level, missing=point.value is None)


def _bar_rows(chart: BarChart) -> Iterable[TableRow]:
    numbers = numbered_notes(chart)
    for bar in chart.bars:
        note = superscript(numbers[bar.note]) if bar.note else ""
        cell = TableCell(f"{bar.text}{note}", bar.level, missing=bar.value is None)
        yield TableRow(bar.name, (cell,))


def _stack_rows(chart: StackedBars) -> Iterable[TableRow]:
    for stack in chart.stacks:
        cells = (TableCell(cell.text, missing=cell.value is None) for cell in stack.cells)
        yield TableRow(stack.label, (*cells, TableCell(stack.total)))
