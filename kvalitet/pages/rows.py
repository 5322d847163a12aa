"""How it stands, as rows: an indicator, whose it is, its result, level, change and development."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.changes import Direction
from kvalitet.analysis.trend import TrendVerdict
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind
from kvalitet.model.words import QualityLevel
from kvalitet.pages.charts import sparkline
from kvalitet.pages.remarks import flags
from kvalitet.pages.studio import Sheet, Studio, in_order
from kvalitet.swedish.numbers import change_with_unit_short, counted

NOT_JUDGED = "ej bedömd"
_PER_PART = "visas per del"

# What needs a board's eyes first.
_SEVERITY = {QualityLevel.RED: 0, QualityLevel.YELLOW: 1, QualityLevel.GREEN: 2}
_WITHOUT_LEVEL = 3
_WITHOUT_VALUE = 4

_NOT_MISSED = {MissingKind.NOT_APPLICABLE, MissingKind.CONFIDENTIAL}

_SHORT_VERDICTS = {
    TrendVerdict.NO_VALUES: "inga mätvärden",
    TrendVerdict.FIRST: "för få mätpunkter",
    TrendVerdict.TOO_FEW: "för få mätpunkter",
    TrendVerdict.RISING: "säkerställd uppgång",
    TrendVerdict.FALLING: "säkerställd nedgång",
    TrendVerdict.NONE: "ingen säkerställd trend",
    TrendVerdict.NOT_TESTED: "trend prövas inte",
}


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change in as few words as a table has room for; `size` is "" where there is none."""

    size: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator's result for one owner."""

    indicator: Indicator
    owner: str
    owner_name: str
    fictional: bool
    href: str
    result: Result
    levels: Mapping[int, QualityLevel | None]
    """Year → the level of the last result that ended in it, up to this one; None: not judged."""
    change: ChangeWords
    trend: str
    sparkline: Markup
    flags: tuple[str, ...]
    divided: str
    """ "fördelat på 4 delar" where there is no whole but parts, else ""."""

    @property
    def is_missing(self) -> bool:
        """A figure that ought to be there; what does not apply or is protected is not missed."""
        figure = self.result.figure
        return figure.value is None and not self.divided and figure.missing not in _NOT_MISSED

    @property
    def movement(self) -> Fraction | None:
        """The change beside the larger of the two values, whatever the unit; None without one."""
        change, value = self.result.change, self.result.figure.value
        if change is None or value is None or change.previous.value is None:
            return None
        larger = max(abs(value), abs(change.previous.value))
        return abs(Fraction(change.difference)) / Fraction(larger) if larger else Fraction(0)

    @property
    def severity(self) -> int:
        """0 for red up to 4 for no value: the order in which a board reads."""
        figure = self.result.figure
        if figure.value is None:
            return _WITHOUT_VALUE
        return _SEVERITY[figure.level] if figure.level else _WITHOUT_LEVEL


def row_of(sheet: Sheet, assessment: Assessment, result: Result) -> Row:
    """The row of one result, linked to its place on the indicator's page."""
    studio, indicator = sheet.studio, assessment.indicator
    municipality = studio.municipality(assessment.owner)
    divided = divided_words(studio, assessment, result)
    return Row(
        indicator=indicator,
        owner=assessment.owner,
        owner_name=assessment.owner_name,
        fictional=municipality.fictional,
        href=f"{sheet.to(indicator.id)}#{studio.owner_anchor(assessment.owner)}",
        result=result,
        levels=levels_by_year(assessment, result),
        change=ChangeWords("", _PER_PART) if divided else change_in_short(result, indicator),
        trend=_PER_PART if divided else development_in_short(result),
        sparkline=sheet.sparkline(sparkline(assessment, result.figure)),
        flags=flags(result.figure),
        divided=divided,
    )


def levels_by_year(assessment: Assessment, result: Result) -> dict[int, QualityLevel | None]:
    """The level that each year ended with, up to a result and in its own kind of period."""
    figures = assessment.figures[: assessment.results.index(result) + 1]
    return {one.period.end.year: one.level for one in figures if one.period.end is not None}


def divided_words(studio: Studio, assessment: Assessment, result: Result) -> str:
    """How many parts a figure without a whole is told by; "" for all others."""
    figure = result.figure
    if figure.value is not None or figure.missing is MissingKind.CONFIDENTIAL:
        return ""
    parts = studio.findings.parts_at(assessment, figure.period)
    known = sum(part.figure.value is not None for _, part in parts)
    return f"fördelat på {counted(known, 'del', 'delar')}" if known else ""


def latest_rows(sheet: Sheet) -> list[Row]:
    """The latest result of every indicator and owner, the worst levels first."""
    indicators = sheet.studio.catalogue.indicators.values()
    rows = (row for indicator in indicators for row in rows_of_indicator(sheet, indicator))
    return sorted(rows, key=lambda row: (row.severity, row.indicator.label))


def rows_of_indicator(sheet: Sheet, indicator: Indicator) -> Iterator[Row]:
    """The latest result of an indicator for each owner."""
    findings = sheet.studio.findings
    for owner in in_order(findings.owners_of(indicator.id), sheet.studio):
        latest = findings.latest(indicator.id, owner)
        if latest is not None:
            yield row_of(sheet, *latest)


def change_in_short(result: Result, indicator: Indicator) -> ChangeWords:
    """The change since the value before, or why there is none."""
    change, figure = result.change, result.figure
    if figure.value is None:
        return ChangeWords("", "inget värde att jämföra")
    if change is None:
        return ChangeWords(
            "", "nytt sätt att räkna" if result.recounted else "inget tidigare värde"
        )
    size = change_with_unit_short(change.difference, indicator.unit, indicator.decimals)
    unlike = "" if change.same_kind else ", olika slags perioder"
    than = "som" if change.direction is Direction.UNCHANGED else "än"
    words = f"{change.direction} {than} {change.previous.period.short}{unlike}"
    return ChangeWords(size, words)


def development_in_short(result: Result) -> str:
    """The verdict on the trend, or on the variation where a trend is not tested."""
    verdict = result.trend.verdict
    control = result.control if verdict is TrendVerdict.NOT_TESTED else None
    if control is not None:
        return "mer än vanlig variation" if control.latest else "vanlig variation"
    return _SHORT_VERDICTS[verdict]


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many results have a level; None counts those without one."""

    level: QualityLevel | None
    count: int
    words: str


_COUNTED = {
    QualityLevel.RED: ("röd", "röda"),
    QualityLevel.YELLOW: ("gul", "gula"),
    QualityLevel.GREEN: ("grön", "gröna"),
}


def count_levels(rows: Iterable[Row]) -> tuple[LevelCount, ...]:
    """Red, yellow and green in that order, then those without; a level nobody has is left out."""
    figures = [row.result.figure for row in rows]
    counts = []
    for level, (one, many) in _COUNTED.items():
        n = sum(figure.level is level for figure in figures)
        if n:
            counts.append(LevelCount(level, n, one if n == 1 else many))
    without = sum(figure.level is None for figure in figures)
    if without:
        counts.append(LevelCount(None, without, "utan nivå"))
    return tuple(counts)
