"""About the measure: levels, targets, ways of counting, caveats and source of an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kvalitet.model.decision import Decision
from kvalitet.model.indicator import Definition, Indicator, QualityScale
from kvalitet.model.value import write_value
from kvalitet.model.words import Counts, Polarity, QualityLevel
from kvalitet.pages.data.paths import series_file
from kvalitet.pages.ground import target_step
from kvalitet.pages.remarks import role_words
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.dates import day
from kvalitet.swedish.lists import joined

_BETTER = {
    Polarity.HIGHER: "ett högre värde är bättre",
    Polarity.LOWER: "ett lägre värde är bättre",
    Polarity.NEITHER: "varken högre eller lägre är bättre",
}
_ROUNDINGS = {0: "till heltal", 1: "till en decimal", 2: "till två decimaler"}
_COUNTED = {
    Counts.PERSONS: "personer; små antal visas inte",
    Counts.EVENTS: "händelser som rör personer; små antal visas inte",
    Counts.OPERATIONS: "verksamheten",
}


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale as a row: from when, each level's band, and who decided it."""

    since: str
    bands: tuple[tuple[QualityLevel, str], ...]
    rounding: str
    decision: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target: whose, for which year, and how much."""

    owner: str
    year: str
    text: str


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting and since when."""

    since: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """Everything about a measure but its figures."""

    description: str
    scales: tuple[ScaleRow, ...]
    targets: tuple[TargetRow, ...]
    countings: tuple[Counting, ...]
    caveats: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    data: tuple[tuple[str, str], ...]
    """Each form that the figures can be had in, and where."""


def about_measure(sheet: Sheet, indicator: Indicator) -> About:
    """What a reader needs in order to trust the figures, or not to."""
    scales = sorted(indicator.scales, key=lambda scale: scale.valid_from, reverse=True)
    has_figures = bool(sheet.studio.findings.owners_of(indicator.id))
    return About(
        description=indicator.description,
        scales=tuple(_scale(scale, indicator.unit) for scale in scales),
        targets=tuple(_targets(sheet, indicator)),
        countings=tuple(_countings(indicator.definitions)),
        caveats=indicator.caveats,
        facts=tuple(_facts(indicator)),
        data=_data(sheet, indicator.id) if has_figures else (),
    )


def _data(sheet: Sheet, indicator: str) -> tuple[tuple[str, str], ...]:
    csv, json = (series_file(sheet.studio, indicator, form) for form in ("csv", "json"))
    return ("CSV", sheet.href(csv)), ("JSON", sheet.href(json))


def _scale(scale: QualityScale, unit: str) -> ScaleRow:
    banding = scale.banding(unit)
    bands = tuple((level, band.in_words) for level, band in banding.bands)
    rounding = "" if banding.decimals is None else _ROUNDINGS[banding.decimals]
    return ScaleRow(beginning(scale.valid_from), bands, rounding, decision_words(scale.decision))


def decision_words(decision: Decision | None) -> str:
    if decision is None:
        return "uppgift saknas"
    when = f" {day(decision.date)}" if decision.date else ""
    return f"{decision.body}{when}{f', {decision.paragraph}' if decision.paragraph else ''}"


def _targets(sheet: Sheet, indicator: Indicator) -> Iterator[TargetRow]:
    names = sheet.studio.catalogue.config.names
    for target in sorted(indicator.targets, key=lambda one: (one.owner or "", -one.year)):
        step = target_step(target, indicator)
        text = step.text if step else write_value(target.value)
        yield TargetRow(names[target.owner] if target.owner else "alla", str(target.year), text)


def _countings(definitions: tuple[Definition, ...]) -> Iterator[Counting]:
    for definition in sorted(definitions, key=lambda one: one.since, reverse=True):
        yield Counting(beginning(definition.since), definition.text)


def beginning(since: date) -> str:
    """A scale that begins with a year is said to hold from that year."""
    return str(since.year) if (since.month, since.day) == (1, 1) else day(since)


def _facts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "Namn", indicator.name
    yield "Id", joined((indicator.id, *indicator.also_called), "även kallat")
    if indicator.area:
        yield "Område", indicator.area
    yield "Enhet", indicator.unit
    yield "Riktning", _BETTER[indicator.polarity]
    yield "Avser", _COUNTED[indicator.counts]
    if indicator.dimensions:
        yield (
            "Delas upp på",
            joined(f"{name} ({', '.join(parts)})" for name, parts in indicator.dimensions.items()),
        )
    role = role_words(indicator.period_role)
    yield (
        "Perioden",
        " ".join(text for text in (f"{role}.", indicator.period_explanation or "") if text),
    )
    yield "Källa", indicator.source
    if indicator.responsible:
        yield "Ansvarig", indicator.responsible
