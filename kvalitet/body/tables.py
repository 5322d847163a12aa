"""The tables of a text, row by row, each cell with its words, its figures and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from kvalitet.body.parts import EMBEDDED, Body, Reference, TextRun
from kvalitet.problems import Place

_WORDS = {"text", "text_special"}
_BREAKS = {"softbreak", "hardbreak"}
_EMBEDDED = {"reference", "code_inline", "image"}


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its plain words, where `EMBEDDED` stands for what is not words."""

    text: str
    references: tuple[Reference, ...]
    place: Place | None
    """None for a cell with nothing in it."""


Table = tuple[tuple[TableCell, ...], ...]
"""Rows of cells, the heads first."""


def tables_of(body: Body) -> Iterator[Table]:
    """Every table of the sections, in their order."""
    runs = iter(body.text_runs)
    for section in body.sections:
        rows: list[tuple[TableCell, ...]] = []
        row: list[TableCell] = []
        inside = False
        for token in section.tokens:
            if token.type == "table_open":
                rows, inside = [], True
            elif token.type == "table_close":
                inside = False
                yield tuple(rows)
            elif token.type == "tr_open":
                row = []
            elif token.type == "tr_close":
                rows.append(tuple(row))
            elif token.type == "inline" and inside:
                row.append(_cell(token.children or (), runs))


def _cell(tokens: Sequence[Token], runs: Iterator[TextRun]) -> TableCell:
    text = "".join(map(_word, tokens))
    found = tuple(token.meta["reference"] for token in tokens if token.type == "reference")
    run = None
    # An address counts as no words in a run. Cells and runs stand in the same order.
    has_address = any(token.markup == "autolink" for token in tokens)
    if text.replace(EMBEDDED, "").strip() and not has_address:
        run = next((run for run in runs if run.text == text), None)
    place = run.place if run else found[0].place if found else None
    return TableCell(text.strip(), found, place)


def _word(token: Token) -> str:
    if token.type in _WORDS:
        return str(token.content)
    if token.type in _BREAKS:
        return " "
    return EMBEDDED if token.type in _EMBEDDED else ""
