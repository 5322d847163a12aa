"""A chart as a table: for those who read figures, for screen readers, and for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.charts.description import BarChart, Chart, LineChart, Point, StackedBars
from kvalitet.charts.notes import notes_of, numbered_notes, reading_aids
from kvalitet.charts.text import superscript
from kvalitet.model.words import QualityLevel

NO_POINT = "ingen uppgift"
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


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
    return TableCell(f"{point.text}{preliminary}{note}", point.level, missing=point.value is None)


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


def csv_of(chart: Chart) -> bytes:
    """One row per value, as a Swedish spreadsheet opens it: semicolons, decimal comma, UTF-8."""
    match chart:
        case LineChart():
            head = ["Serie", "Period", "Värde", "Enhet", "Nivå", "Preliminärt", "Anmärkning"]
            rows = [
                [
                    _words(line.name),
                    _words(point.label),
                    _number(point.value, point.text),
                    _words(chart.unit),
                    point.level.value if point.level else "",
                    "ja" if point.preliminary else "",
                    _words(point.note),
                ]
                for line in chart.lines
                for point in line.points
            ]
        case BarChart():
            head = ["Namn", "Värde", "Enhet", "Nivå", "Anmärkning"]
            rows = [
                [
                    _words(bar.name),
                    _number(bar.value, bar.text),
                    _words(chart.unit),
                    bar.level.value if bar.level else "",
                    _words(bar.note),
                ]
                for bar in chart.bars
            ]
        case StackedBars():
            head = ["Period", "Del", "Värde", "Enhet"]
            rows = [
                [
                    _words(stack.label),
                    _words(name),
                    _number(cell.value, cell.text),
                    _words(chart.unit),
                ]
                for stack in chart.stacks
                for name, cell in zip(chart.parts, stack.cells, strict=True)
            ]
    return _written([head, *rows])


def _number(value: Decimal | None, reason: str) -> str:
    return _words(reason) if value is None else f"{value:f}".replace(".", ",")


def _words(text: str) -> str:
    """Text that no spreadsheet takes for a formula. Numbers are left alone: -3,2 is one."""
    return f"'{text}" if _FORMULA.match(text) else text


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
