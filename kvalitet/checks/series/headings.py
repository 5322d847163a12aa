"""M001 and M002: the headings of a table, and what stands below and beside them."""

import re
from collections.abc import Iterator, Sequence

from kvalitet.body.parts import EMBEDDED, Body
from kvalitet.body.tables import Table, TableCell, tables_of
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import statements_of
from kvalitet.model.period import PeriodKind
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.dates import MONTHS
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.numbers import counted

NO_VALUES = Rule("M001", Severity.WARNING, "En rubrik har inga värden")
NO_PERIOD = Rule("M002", Severity.WARNING, "En rubrik bland perioder är ingen period")

_FEWEST_PERIODS = 2
_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DIVISIONS = {
    *("h", "t", "k", "q", "ht", "vt", "v", "vecka"),
    *("halvår", "halvåret", "tertial", "tertialet", "kvartal", "kvartalet"),
}
_ORDINALS = {"första", "andra", "tredje", "fjärde"}
_FILLERS = {"år", "ack", "ackumulerad", "ackumulerat", "rullande"}
_BASELINE = PeriodKind.BASELINE.value
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]+)? ?%?")
_LONGEST_LABEL = 40


def check_headings(document: Checked[Report]) -> Iterator[Problem]:
    """The series of the front matter, and the tables of the text."""
    for statement in statements_of(document.form):
        if not statement.series and len(statement.location) > 1:
            yield Problem(
                document.front.place_of_key(statement.location),
                NO_VALUES,
                f"{quoted(str(statement.location[-1]))} har inga värden under sig.",
                "Skriv period och värde, eller ta bort raden.",
            )
    for table in _tables(document.body):
        if any(heading.place for heading in table[0]):
            yield from _empty_columns(table)
            yield from _empty_cells(table)
            yield from _strays(table)


def _tables(body: Body) -> Iterator[Table]:
    """The tables without the rows that are too short or too long, which are told already."""
    tokens = (token for section in body.sections for token in section.tokens)
    written = (token.meta["cells"] for token in tokens if token.type == "tr_open")
    for table in tables_of(body):
        widths = [next(written) for _ in table]
        whole = tuple(r for r, cells in zip(table, widths, strict=True) if cells == widths[0])
        if len(whole) > 1 or len(table) == 1:
            yield whole


def _empty_columns(table: Table) -> Iterator[Problem]:
    headings, *rows = table
    if not rows:
        yield _no_values(headings, 0, "Tabellen har rubriker, men inga rader.")
        return
    for i, (heading, *column) in enumerate(zip(*table, strict=True)):
        if heading.text and not any(cell.text for cell in column):
            yield _no_values(headings, i, f"Under rubriken {quoted(heading.text)} står inget.")


def _empty_cells(table: Table) -> Iterator[Problem]:
    """Rows with fewer values than there are periods. A row without any may head those below."""
    headings, *rows = table
    periods = [i for i, heading in enumerate(headings) if _is_period(heading.text)]
    filled = [i for i in periods if any(row[i].text for row in rows)]
    for row in rows if len(periods) >= _FEWEST_PERIODS else ():
        absent = [i for i in filled if not row[i].text]
        if absent and len(absent) < len(filled) and row[0].text:
            empty = joined(quoted(headings[i].text) for i in absent)
            told = counted(len(filled) - len(absent), "värde", "värden")
            yield _no_values(
                row,
                0,
                f"Raden {quoted(row[0].text)} har {told} för {len(filled)} perioder: "
                f"under {empty} står inget.",
            )


def _no_values(row: Sequence[TableCell], at: int, message: str) -> Problem:
    remedy = "Skriv värdet, eller ordet för varför det saknas, t.ex. ej mätt."
    return Problem(_place(row, at), NO_VALUES, message, remedy)


def _place(row: Sequence[TableCell], at: int) -> Place:
    """Where a cell stands; for one with nothing in it, the nearest before it, or after."""
    around = (*reversed(row[: at + 1]), *row[at + 1 :])
    return next(cell.place for cell in around if cell.place)


def _strays(table: Table) -> Iterator[Problem]:
    """What stands among periods and is none, in the row of headings or in the first column."""
    headings, *rows = table
    periods = [i for i, heading in enumerate(headings) if _is_period(heading.text)]
    nameless = [
        i
        for i in range(min(periods, default=len(headings)), len(headings))
        if not headings[i].text and _has_figures([row[i] for row in rows])
    ]
    yield from _stray(headings, nameless)
    yield from _stray([row[0] for row in rows], [])


def _has_figures(cells: Sequence[TableCell]) -> bool:
    filled = [cell.text for cell in cells if cell.text]
    return bool(filled) and all(EMBEDDED in text or _DIGIT.search(text) for text in filled)


def _stray(labels: Sequence[TableCell], nameless: Sequence[int]) -> Iterator[Problem]:
    """A bare number, or nothing at all; a word may well stand beside periods."""
    periods = [label.text for label in labels if _is_period(label.text)]
    numbers = [i for i, label in enumerate(labels) if _NUMBER.fullmatch(label.text)]
    strays = [*(i for i in numbers if not _is_period(labels[i].text)), *nameless]
    if len(periods) < max(_FEWEST_PERIODS, len(strays) + 1):
        return
    for i in strays:
        told = quoted(labels[i].text) if labels[i].text else "En tom rubrik"
        yield Problem(
            _place(labels, i),
            NO_PERIOD,
            f"{told} är ingen period, men står i rad med {joined(map(quoted, periods[:2]))}.",
            "Skriv den period som värdena gäller, t.ex. jan eller 2020.",
        )


def _is_period(text: str) -> bool:
    """Whether a label names a time, as people write it in tables: jan -20, T1, 1 februari 2019."""
    if len(text) > _LONGEST_LABEL or EMBEDDED in text:
        return False
    tokens = _TOKEN.findall(text.lower())
    words = {token for token in tokens if not token.isdecimal()}
    numbers = {token for token in tokens if token.isdecimal()}
    years = {number for number in numbers if _YEAR.fullmatch(number)}
    months = {word for word in words if _is_month(word)}
    if words - months - _DIVISIONS - _ORDINALS - _FILLERS - {_BASELINE}:
        return False
    if any(len(number) > 2 for number in numbers - years):
        return False
    is_counted = words & _DIVISIONS and (numbers or words & _ORDINALS)
    return bool(years or months or _BASELINE in words or is_counted)


def _is_month(word: str) -> bool:
    return len(word) > 2 and any(name.startswith(word.removesuffix("t")) for name in MONTHS)
