"""A034 and A035: tables of the text whose totals and shares do not follow from their counts.

Only whole counts are added up. A total inside the range of its parts is a mean, not a sum.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.body.tables import Table, TableCell, tables_of
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.arithmetic.bounds import ALL, rounded
from kvalitet.checks.arithmetic.read_text import figure_text, percentage
from kvalitet.model.reference import ReferenceProblem, parse_reference
from kvalitet.model.value import Share
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.numbers import decimal, percent

NOT_THE_SUM = Rule("A034", Severity.WARNING, "Tabellens total är inte summan av delarna")
NOT_THE_SHARE = Rule("A035", Severity.WARNING, "Tabellens andel följer inte av antalet")

_TOTALS = frozenset({"totalt", "total", "summa", "samtliga", "sammanlagt", "summa totalt"})
_LONGEST_TOTAL = 20
_OF_WHICH = ("varav", "därav")
_COUNT = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,2}")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[,.][0-9]{1,3})?)\s?%?")
_COUNTS_HEAD = re.compile(r"antal\b.*", re.IGNORECASE)
_SHARES_HEAD = re.compile(r"(?:andel\b.*|procent|%)", re.IGNORECASE)
_SUM_REMEDY = "Rätta det tal som är fel, lägg till det som saknas, eller kalla totalen något annat."


@dataclass(frozen=True, slots=True)
class _Line:
    """A row or a column with its total."""

    name: str
    total: int
    parts: tuple[int, ...]
    place: Place

    @property
    def is_off(self) -> bool:
        """Whether the total is another than the sum, and no mean either."""
        is_mean = min(self.parts) <= self.total <= max(self.parts)
        return sum(self.parts) != self.total and not is_mean


def check_tables(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """The tables that have a total."""
    for document in catalogue.documents:
        if any(_is_total(run.text) for run in document.body.text_runs):
            for table in tables_of(document.body):
                shown = _shown(table, findings, document.owner or "")
                yield from _sums(shown)
                yield from _shares(shown)


def _is_total(text: str) -> bool:
    return len(text) <= _LONGEST_TOTAL and text.strip().rstrip(":").casefold() in _TOTALS


def _shown(table: Table, findings: Findings, owner: str) -> Table:
    """The table with its figures in place."""
    return tuple(tuple(_in_place(cell, findings, owner) for cell in row) for row in table)


def _in_place(cell: TableCell, findings: Findings, owner: str) -> TableCell:
    text = cell.text
    if text.count(EMBEDDED) != len(cell.references):
        return cell  # code or a picture is no number
    for reference in cell.references:
        try:
            figure = figure_text(parse_reference(reference.text), findings, owner)
        except ReferenceProblem:
            return cell
        text = text.replace(EMBEDDED, figure, 1)
    return TableCell(text, cell.references, cell.place)


def _sums(table: Table) -> Iterator[Problem]:
    for line in (*_columns(table), *_rows(table)):
        if line.is_off:
            total = sum(line.parts)
            difference = total - line.total
            how = "för mycket" if difference > 0 else "saknas"
            message = (
                f"{quoted(line.name)}: delarna är tillsammans {decimal(total, 0)}, men totalen är "
                f"{decimal(line.total, 0)}: {decimal(abs(difference), 0)} {how}."
            )
            yield Problem(line.place, NOT_THE_SUM, message, _SUM_REMEDY)


def _columns(table: Table) -> Iterator[_Line]:
    """Each column of a table whose last row is a total."""
    head, *rows = table
    for total_row, parts in _with_total(rows):
        for i, cell in enumerate(total_row[1:], start=1):
            line = _line(head[i].text, cell, [row[i] for row in parts])
            if line is not None and not _SHARES_HEAD.fullmatch(head[i].text):
                yield line


def _with_total(
    rows: Sequence[Sequence[TableCell]],
) -> Iterator[tuple[Sequence[TableCell], list[Sequence[TableCell]]]]:
    """The total row, and the rows that it is the total of: not those of "varav"."""
    width = len(rows[0]) if rows else 0
    totals = [row for row in rows if row and _is_total(row[0].text)]
    if len(totals) == 1 and all(len(row) == width for row in rows):
        others = [row for row in rows if row is not totals[0]]
        yield totals[0], [row for row in others if not _is_of_which(row[0].text)]


def _is_of_which(text: str) -> bool:
    return text.casefold().startswith(_OF_WHICH)


def _rows(table: Table) -> Iterator[_Line]:
    """Each row of a table with a column of totals."""
    head, *rows = table
    totals = [i for i, cell in enumerate(head) if i and _is_total(cell.text)]
    if len(totals) != 1 or any(_SHARES_HEAD.fullmatch(cell.text) for cell in head):
        return
    at = totals[0]
    kept = [i for i in range(1, len(head)) if i != at and not _is_of_which(head[i].text)]
    for row in rows:
        if len(row) == len(head):
            line = _line(row[0].text, row[at], [row[i] for i in kept])
            if line is not None:
                yield line


def _line(name: str, total: TableCell, parts: Sequence[TableCell]) -> _Line | None:
    numbers = [_count(cell.text) for cell in (total, *parts)]
    known = [number for number in numbers if number is not None]
    if len(parts) < 2 or len(known) < len(numbers) or total.place is None:
        return None
    return _Line(name, known[0], tuple(known[1:]), total.place)


def _count(text: str) -> int | None:
    return int(re.sub(r"\s", "", text)) if _COUNT.fullmatch(text) else None


def _shares(table: Table) -> Iterator[Problem]:
    """A column of shares right beside its counts, when the total of both is there: 100 %."""
    head, *rows = table
    pairs = [
        i
        for i, (one, other) in enumerate(pairwise(head))
        if _COUNTS_HEAD.fullmatch(one.text) and _SHARES_HEAD.fullmatch(other.text)
    ]
    for total_row, parts in _with_total(rows):
        for i in pairs:
            counts = _line(head[i].text, total_row[i], [row[i] for row in parts])
            whole = _PERCENT.fullmatch(total_row[i + 1].text)
            is_all = whole is not None and percentage(whole[1]) == ALL
            if counts is not None and counts.total and is_all and not counts.is_off:
                for row in parts:
                    yield from _share(row, i, counts.total)


def _share(row: Sequence[TableCell], at: int, base: int) -> Iterator[Problem]:
    count, share = _count(row[at].text), _PERCENT.fullmatch(row[at + 1].text)
    place = row[at + 1].place
    if count is None or share is None or place is None or count > base:
        return
    amount, exact = percentage(share[1]), Share(count, base).percent
    if exact not in rounded(amount):
        decimals = len(share[1].replace(",", ".").partition(".")[2])
        message = (
            f"{quoted(row[0].text)}: {decimal(count, 0)} av {decimal(base, 0)} är "
            f"{percent(exact, decimals)}, inte {percent(amount, decimals)}."
        )
        yield Problem(place, NOT_THE_SHARE, message, "Rätta andelen eller antalet.")
