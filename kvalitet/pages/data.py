"""What readers download: every figure of an indicator as tidy CSV, one row per value."""

import csv
import io
import re
from collections.abc import Iterator

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.figures import Figure
from kvalitet.model.indicator import Indicator
from kvalitet.pages.addresses import slugs_of
from kvalitet.pages.remarks import flags
from kvalitet.pages.studio import DATA, File, Studio

_HEAD = (
    "Nyckeltal",
    "Namn",
    "Vem",
    "Indelning",
    "Del",
    "Period",
    "Från",
    "Till",
    "Värde",
    "Saknas",
    "Enhet",
    "Täljare",
    "Nämnare",
    "Nivå",
    "Räknesätt",
    "Märkning",
    "Anmärkning",
)
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


def data_file(studio: Studio, indicator: str) -> str:
    """The path of an indicator's data, relative to the edition's root."""
    slugs = slugs_of(studio.catalogue.indicators)
    return f"{DATA}{slugs[indicator]}.csv"


def data_files(studio: Studio) -> Iterator[File]:
    """The data of every indicator that has figures."""
    for indicator in studio.catalogue.indicators.values():
        rows = list(_rows(studio, indicator))
        if rows:
            yield data_file(studio, indicator.id), _written([_HEAD, *rows])


def _rows(studio: Studio, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    for key, assessment in studio.findings.assessments.items():
        if key.indicator == indicator.id:
            for figure in assessment.figures:
                yield _row(assessment, figure)


def _row(assessment: Assessment, figure: Figure) -> tuple[str, ...]:
    indicator, period = assessment.indicator, figure.period
    return (
        indicator.id,
        _words(indicator.name),
        _words(assessment.owner_name),
        _words(", ".join(dimension for dimension, _ in assessment.parts)),
        _words(", ".join(part for _, part in assessment.parts) or "totalt"),
        period.canonical,
        period.start.isoformat() if period.start else "",
        period.end.isoformat() if period.end else "",
        "" if figure.value is None else f"{figure.value:f}".replace(".", ","),
        "" if figure.missing is None else figure.text,
        indicator.unit,
        "" if figure.numerator is None else str(figure.numerator),
        "" if figure.denominator is None else str(figure.denominator),
        figure.level.value if figure.level else "",
        str(figure.definition + 1),
        ", ".join(flags(figure)),
        _words(" ".join(text for text in (figure.note, figure.revision) if text)),
    )


def _words(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _written(rows: list[tuple[str, ...]]) -> bytes:
    """As a Swedish spreadsheet opens it: semicolons, decimal comma, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
