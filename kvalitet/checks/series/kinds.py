"""M020: years and parts of years that stand side by side and cannot be compared."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import Statement, statements_of
from kvalitet.checks.series.calendar import LENGTHS, PLURALS, around, parts_of
from kvalitet.model.measurement import Series, by_part
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.report import Report
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity

MIXED = Rule("M020", Severity.WARNING, "Olika långa perioder står i samma serie")


def check_kinds(document: Checked[Report]) -> Iterator[Problem]:
    """The series of a document, each told once."""
    for statement in statements_of(document.form):
        if len({period.kind for period in statement.series}) > 1:
            yield from _check(statement, document)


def _check(statement: Statement, document: Checked[Report]) -> Iterator[Problem]:
    by_kind = _measured(statement.series)
    kinds = [kind for kind in LENGTHS if kind in by_kind]
    for long, short in pairwise(kinds):
        alone = [p for p in by_kind[short] if not _is_joined(p, long, statement.series)]
        if alone and not any(_is_explained(statement.series, p) for p in alone):
            yield _mixed(statement, document, by_kind[long][-1], alone[0])
            return


def _measured(series: Series) -> Mapping[PeriodKind, list[Period]]:
    """The periods that have a value, kind by kind, in time order."""
    found: dict[PeriodKind, list[Period]] = {}
    for period in sorted(series, key=lambda period: period.sort_key):
        cells = by_part(series[period]).values()
        if not all(isinstance(cell.value, MissingKind) for cell in cells):
            found.setdefault(period.kind, []).append(period)
    return found


def _is_joined(part: Period, long: PeriodKind, series: Series) -> bool:
    """Whether the longer period around it is there to compare with, or all that make it up."""
    whole = around(part, long)
    if whole is None:
        return False
    return whole in series or all(other in series for other in parts_of(whole, part.kind))


def _is_explained(series: Series, period: Period) -> bool:
    return any(cell.note for cell in by_part(series[period]).values())


def _mixed(statement: Statement, document: Checked[Report], long: Period, short: Period) -> Problem:
    place = document.front.place_of_key((*statement.location, short.written))
    return Problem(
        place,
        MIXED,
        f"{statement.indicator} har både {PLURALS[long.kind]} ({long.canonical}) och "
        f"{PLURALS[short.kind]} ({short.canonical}), som inte går att jämföra rakt av.",
        "Fyll i det som gör dem jämförbara, eller säg med not: vid värdet vad det omfattar.",
    )
