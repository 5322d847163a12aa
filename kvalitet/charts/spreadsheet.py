"""A chart as CSV, in the form that a Swedish spreadsheet opens."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kvalitet.charts.description import BarChart, Chart, LineChart, StackedBars, Whisker

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")

_ENDS = ("Osäkerhet från", "Osäkerhet till")


def csv_of(chart: Chart) -> bytes:
    """One row per value, as a Swedish spreadsheet opens it: semicolons, decimal comma, UTF-8."""
    match chart:
        case LineChart():
            head = [
                "Serie",
                "Period",
                "Värde",
                *_ENDS,
                "Enhet",
                "Nivå",
                "Preliminärt",
                "Anmärkning",
            ]
            rows = [
                [
                    words(line.name),
                    words(point.label),
                    _amount_or_reason(point.value, point.text),
                    *_ends_of(point.whisker),
                    words(chart.unit),
                    point.level.value if point.level else "",
                    "ja" if point.preliminary else "",
                    words(point.note),
                ]
                for line in chart.told_lines
                for point in line.points
            ]
        case BarChart():
            head = ["Namn", "Värde", *_ENDS, "Enhet", "Nivå", "Anmärkning"]
            rows = [
                [
                    words(bar.name),
                    _amount_or_reason(bar.value, bar.text),
                    *_ends_of(bar.whisker),
                    words(chart.unit),
                    bar.level.value if bar.level else "",
                    words(bar.note),
                ]
                for bar in chart.bars
            ]
        case StackedBars():
            head = ["Period", "Del", "Värde", "Enhet"]
            rows = [
                [
                    words(stack.label),
                    words(name),
                    _amount_or_reason(cell.value, cell.text),
                    words(chart.unit),
                ]
                for stack in chart.stacks
                for name, cell in zip(chart.parts, stack.cells, strict=True)
            ]
    return written([head, *rows])


def _ends_of(whisker: Whisker | None) -> tuple[str, str]:
    return (amount(whisker.low), amount(whisker.high)) if whisker else ("", "")


def _amount_or_reason(value: Decimal | None, reason: str) -> str:
    return words(reason) if value is None else amount(value)


def words(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def amount(value: Decimal) -> str:
    """A number with a decimal comma; -3,2 is no formula and is left alone."""
    return f"{value:f}".replace(".", ",")


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows with semicolons between cells, CRLF between rows, and the mark of UTF-8 first."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
