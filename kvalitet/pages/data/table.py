"""A table that readers download: what its columns mean, and its rows as CSV and as JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from kvalitet.charts.spreadsheet import amount, words, written

Cell = str | int | Decimal | date | None
Row = tuple[Cell, ...]

YES_OR_NO = {True: "ja", False: "nej"}

CSV_FORM = {
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": {"delimiter": ";"},
}
"""How the CSV is written: as a Swedish spreadsheet opens it, and said so that others can too."""

JSON_FORM = {"format": "json", "mediatype": "application/json", "encoding": "utf-8"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, and what it means."""

    name: str
    type: str
    description: str
    constraints: Mapping[str, Any] = field(default_factory=dict)

    @property
    def descriptor(self) -> dict[str, Any]:
        said: dict[str, Any] = {"name": self.name, "type": self.type}
        if self.type == "number":
            said["decimalChar"] = ","
        if self.type == "boolean":
            said |= {"trueValues": [YES_OR_NO[True]], "falseValues": [YES_OR_NO[False]]}
        said["description"] = self.description
        return said | ({"constraints": dict(self.constraints)} if self.constraints else {})


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the edition. What is made of it is made when it is asked for."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that together tell each row from all others."""
    rows: Callable[[], Iterable[Row]]
    points: Mapping[str, str] = field(default_factory=dict)
    """Column → the table where it is explained, in a column of the same name."""

    @property
    def schema(self) -> dict[str, Any]:
        """The Table Schema; it is the same for the CSV and the JSON."""
        said: dict[str, Any] = {
            "fields": [column.descriptor for column in self.columns],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        if self.points:
            said["foreignKeys"] = [
                {"fields": [column], "reference": {"resource": table, "fields": [column]}}
                for column, table in self.points.items()
            ]
        return said

    def as_csv(self) -> bytes:
        head = [column.name for column in self.columns]
        return written([head, *([_in_csv(cell) for cell in row] for row in self.rows())])

    def as_json(self) -> bytes:
        """One row a line, its numbers with the decimals that they are shown with."""
        names = [json.dumps(column.name, ensure_ascii=False) for column in self.columns]
        lines = ",\n".join(
            "{"
            + ", ".join(f"{name}: {_in_json(cell)}" for name, cell in zip(names, row, strict=True))
            + "}"
            for row in self.rows()
        )
        return f"[\n{lines}\n]\n".encode()


def _in_csv(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return YES_OR_NO[cell]
        case str():
            return words(cell)
        case Decimal():
            return amount(cell)
    return str(cell)


def _in_json(cell: Cell) -> str:
    match cell:
        case Decimal():
            return f"{cell:f}"
        case date():
            return f'"{cell}"'
    return json.dumps(cell, ensure_ascii=False)
