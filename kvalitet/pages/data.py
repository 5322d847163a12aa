"""What readers download: every figure of an indicator as tidy CSV, one row per value.

And what later editions read: all figures in one file.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.shown import SHOWN, Shown, write_shown
from kvalitet.charts.spreadsheet import amount, words, written
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import Number, Share, Value
from kvalitet.pages.remarks import flags
from kvalitet.pages.studio import DATA, Make, Studio

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


def data_file(studio: Studio, indicator: str) -> str:
    """The path of an indicator's data, named as its page is; relative to the edition's root."""
    slug = studio.addresses.by_id[indicator].rstrip("/").rpartition("/")[2]
    return f"{DATA}{slug}.csv"


def data_files(studio: Studio) -> Iterator[tuple[str, Make]]:
    """The data of every indicator that has figures, and of all of them."""
    for indicator in studio.catalogue.indicators.values():
        if any(_rows(studio, indicator)):
            yield data_file(studio, indicator.id), partial(_data_of, studio, indicator)
    yield SHOWN, lambda: write_shown(_shown(studio))


def _data_of(studio: Studio, indicator: Indicator) -> bytes:
    return written([_HEAD, *_rows(studio, indicator)])


def _shown(studio: Studio) -> Iterator[Shown]:
    for assessment in studio.findings.all():
        for figure in assessment.figures:
            yield Shown(
                assessment.indicator.id,
                assessment.owner,
                assessment.parts,
                figure.period,
                _value(figure),
            )


def _value(figure: Figure) -> Value:
    """A figure's value as a writer would state it."""
    if figure.numerator is not None and figure.denominator is not None:
        return Share(figure.numerator, figure.denominator)
    if figure.value is not None:
        return Number(figure.value)
    assert figure.missing is not None, "what has no value has a reason"
    return figure.missing


def _rows(studio: Studio, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    for parts in studio.findings.by_indicator.get(indicator.id, {}).values():
        for assessment in chain.from_iterable(parts.values()):
            for figure in assessment.figures:
                yield _row(assessment, figure)


def _row(assessment: Assessment, figure: Figure) -> tuple[str, ...]:
    indicator, period = assessment.indicator, figure.period
    return (
        indicator.id,
        words(indicator.name),
        words(assessment.owner_name),
        words(", ".join(dimension for dimension, _ in assessment.parts)),
        words(", ".join(part for _, part in assessment.parts) or "totalt"),
        period.canonical,
        period.start.isoformat() if period.start else "",
        period.end.isoformat() if period.end else "",
        "" if figure.value is None else amount(figure.value),
        "" if figure.missing is None else figure.text,
        indicator.unit,
        "" if figure.numerator is None else str(figure.numerator),
        "" if figure.denominator is None else str(figure.denominator),
        figure.level.value if figure.level else "",
        str(figure.definition + 1),
        ", ".join(flags(figure)),
        words(" ".join(text for text in (figure.note, figure.revision) if text)),
    )
