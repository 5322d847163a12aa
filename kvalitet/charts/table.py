"""A chart as a table: for those who read figures, and for screen readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvalitet.charts.description import (
    BarChart,
    Chart,
    Line,
    LineChart,
    Point,
    StackedBars,
    Whisker,
)
from kvalitet.charts.notes import notes_of, numbered_notes, reading_aids
from kvalitet.charts.text import superscript
from kvalitet.model.words import QualityLevel

NO_POINT = "ingen uppgift"
UNCERTAINTY = "Osäkerhet (95\N{NO-BREAK SPACE}%)"
NOT_RECKONED = "ej beräknad"


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
    said: str = ""
    """What the figures come to, in full; it follows the caption."""
    aids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def table_of(chart: Chart) -> ChartTable:
    """All that the chart says, in its own order; periods from the oldest to the newest."""
    caption = f"{chart.title} ({chart.unit})" if chart.unit else chart.title
    said = ""
    match chart:
        case LineChart(said=said):
            head = ("Period", *_line_heads(chart))
            rows = _line_rows(chart)
        case BarChart(said=said):
            uncertain = (UNCERTAINTY,) if any(bar.whisker for bar in chart.bars) else ()
            head = ("Namn", "Värde", *uncertain)
            rows = _bar_rows(chart)
        case StackedBars():
            head = ("Period", *chart.parts, "Totalt")
            rows = _stack_rows(chart)
    return ChartTable(caption, head, tuple(rows), said, reading_aids(chart), notes_of(chart))


def _line_heads(chart: LineChart) -> Iterable[str]:
    several = sum(_is_uncertain(line) for line in chart.lines) > 1
    for line in chart.told_lines:
        yield line.name
        if _is_uncertain(line):
            yield f"{line.name}, {UNCERTAINTY.lower()}" if several else UNCERTAINTY


def _is_uncertain(line: Line) -> bool:
    return any(point.whisker for point in line.points)


def _line_rows(chart: LineChart) -> Iterable[TableRow]:
    numbers = numbered_notes(chart)
    points = sorted(
        (point for line in chart.told_lines for point in line.points), key=lambda point: point.at
    )
    for label in dict.fromkeys(point.label for point in points):
        cells: list[TableCell] = []
        for line in chart.told_lines:
            found = next((point for point in line.points if point.label == label), None)
            cells.append(_point_cell(found, numbers))
            if _is_uncertain(line):
                cells.append(_whisker_cell(found.whisker if found else None))
        yield TableRow(label, tuple(cells))


def _whisker_cell(whisker: Whisker | None) -> TableCell:
    return TableCell(whisker.text) if whisker else TableCell(NOT_RECKONED, missing=True)


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
    is_uncertain = any(bar.whisker for bar in chart.bars)
    for bar in chart.bars:
        note = superscript(numbers[bar.note]) if bar.note else ""
        cell = TableCell(f"{bar.text}{note}", bar.level, missing=bar.value is None)
        yield TableRow(bar.name, (cell, *([_whisker_cell(bar.whisker)] if is_uncertain else [])))


def _stack_rows(chart: StackedBars) -> Iterable[TableRow]:
    for stack in chart.stacks:
        cells = (TableCell(cell.text, missing=cell.value is None) for cell in stack.cells)
        yield TableRow(stack.label, (*cells, TableCell(stack.total)))
