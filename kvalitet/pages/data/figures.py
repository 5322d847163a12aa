"""The figures as a table: one row for each, whoever's, of whatever part and period."""

from collections.abc import Iterable, Iterator
from itertools import chain

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.findings import Findings
from kvalitet.model.indicator import UNITS
from kvalitet.model.measurement import TOTAL
from kvalitet.model.period import PeriodKind
from kvalitet.model.value import MissingKind
from kvalitet.model.words import QualityLevel
from kvalitet.pages.data.table import Column, Row, Table
from kvalitet.pages.remarks import flags

FIGURES = "siffror"

_MUST = {"required": True}

_COLUMNS = (
    Column("nyckeltal", "string", "Nyckeltalets id.", _MUST),
    Column("namn", "string", "Nyckeltalets namn.", _MUST),
    Column("vem", "string", "Id för kommunen, enheten eller jämförelsegruppen.", _MUST),
    Column("vems_namn", "string", "Vad den heter.", _MUST),
    Column("indelning", "string", "Vad värdet är uppdelat på. Tomt för det hela."),
    Column("del", "string", f"Vilken del av indelningen, eller {TOTAL} för det hela.", _MUST),
    Column("period", "string", "Perioden, t.ex. 2024, 2024-H1, 2024-T2 eller 2024-06-30.", _MUST),
    Column(
        "periodslag",
        "string",
        "Vad det är för period. Värden för olika slag är olika serier.",
        _MUST | {"enum": [kind.value for kind in PeriodKind]},
    ),
    Column("från", "date", "Periodens första dag. Tomt för ett ingångsvärde."),
    Column("till", "date", "Periodens sista dag. Tomt för ett ingångsvärde."),
    Column("värde", "number", "Värdet som det visas, i nyckeltalets enhet. Tomt när det saknas."),
    Column(
        "saknas",
        "string",
        "Varför värdet saknas. Tomt när det finns. sekretess betyder att det inte visas.",
        {"enum": [kind.value for kind in MissingKind]},
    ),
    Column("enhet", "string", "Vad värdet mäts i.", _MUST | {"enum": list(UNITS)}),
    Column("täljare", "integer", "Hur många av nämnaren, när värdet är en andel av kända antal."),
    Column("nämnare", "integer", "Hur många det hela är, när värdet är en andel av kända antal."),
    Column(
        "nivå",
        "string",
        "Värdets nivå enligt den skala som gällde. Tomt när ingen gällde.",
        {"enum": [level.value for level in QualityLevel]},
    ),
    Column(
        "räknesätt",
        "integer",
        "Vilket i ordningen av nyckeltalets räknesätt. Värden med olika jämförs inte.",
        _MUST | {"minimum": 1},
    ),
    Column("märkning", "string", "preliminärt, reviderat eller litet underlag, med komma emellan."),
    Column("anmärkning", "string", "Vad som står om värdet i anmärkningen."),
)


def table_of_figures(findings: Findings) -> Table:
    """Every figure of the edition."""
    return Table(
        FIGURES,
        "Alla siffror",
        "En rad för varje värde: vems det är, vilken del och vilken period det gäller.",
        _COLUMNS,
        ("nyckeltal", "vem", "del", "period"),
        lambda: _rows(findings.all()),
        {"nyckeltal": "nyckeltal", "vem": "vem"},
    )


def rows_of(findings: Findings, indicator: str) -> Iterator[Row]:
    """The figures of one indicator."""
    for parts in findings.by_indicator.get(indicator, {}).values():
        yield from _rows(chain.from_iterable(parts.values()))


def _rows(assessments: Iterable[Assessment]) -> Iterator[Row]:
    for assessment in assessments:
        for figure in assessment.figures:
            yield _row(assessment, figure)


def _row(assessment: Assessment, figure: Figure) -> Row:
    indicator, period = assessment.indicator, figure.period
    return (
        indicator.id,
        indicator.name,
        assessment.owner,
        assessment.owner_name,
        ", ".join(dimension for dimension, _ in assessment.parts) or None,
        ", ".join(part for _, part in assessment.parts) or TOTAL,
        period.canonical,
        period.kind.value,
        period.start,
        period.end,
        figure.value,
        None if figure.missing is None else figure.missing.value,
        indicator.unit,
        figure.numerator,
        figure.denominator,
        figure.level.value if figure.level else None,
        figure.definition + 1,
        ", ".join(flags(figure)) or None,
        " ".join(text for text in (figure.note, figure.revision) if text) or None,
    )
