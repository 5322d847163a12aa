"""Nyckeltal: what is measured, how it is counted, and which values are good."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from kvalitet.model import written
from kvalitet.model.decision import Beginning, Decision
from kvalitet.model.fields import (
    OR_UNKNOWN,
    Form,
    Id,
    IntervalField,
    ValueField,
    Words,
    Year,
    one_of,
    refuse,
    vocabulary,
)
from kvalitet.model.measurement import TOTAL, Series
from kvalitet.model.relations import Relations
from kvalitet.model.report import Report
from kvalitet.model.scale import Interval, Scale
from kvalitet.model.words import Counts, PeriodRole, Polarity
from kvalitet.swedish.lists import quoted

UNITS = (
    "procent",
    "antal",
    "kronor",
    "poäng",
    "index",
    "dygn",
    "dagar",
    "timmar",
    "årsarbetare",
)
"""The units an indicator may be measured in."""

_ROUNDINGS = {"heltal": 0, "en decimal": 1, "två decimaler": 2}


class QualityScale(Form):
    """Nivåer: the decided bands of green, yellow and red, valid from a date."""

    valid_from: Beginning = Field(
        alias="gäller_från",
        description="Det år, den period eller den dag som nivåerna börjar gälla.",
    )
    rounding: Annotated[
        int | None, BeforeValidator(one_of(_ROUNDINGS)), written.words_of(_ROUNDINGS)
    ] = Field(
        default=None,
        alias="avrundning",
        description="Hur värdet avrundas innan det jämförs med nivåerna.",
    )
    """Decimals that a value is rounded to, half up, before it is banded; None is no rounding."""
    red: IntervalField | None = Field(
        default=None, alias="röd", description="Värden som är röda: 0–75, över 10, högst 75."
    )
    yellow: IntervalField | None = Field(
        default=None, alias="gul", description="Värden som är gula."
    )
    green: IntervalField | None = Field(
        default=None, alias="grön", description="Värden som är gröna."
    )
    decision: Annotated[Decision | None, OR_UNKNOWN] = Field(
        alias="beslut", description="Vem som beslutade om nivåerna, eller uppgift saknas."
    )

    def banding(self, unit: str) -> Scale:
        """The bands as a scale of values in `unit`; counts are whole without saying so."""
        rounding = 0 if self.rounding is None and unit == "antal" else self.rounding
        return Scale(self.red, self.yellow, self.green, rounding)


class Definition(Form):
    """A version of the counting rule, used from a period on; a new one is a break in the series."""

    since: Beginning = Field(
        alias="från", description="Den period som räknesättet börjar gälla. Serien bryts där."
    )
    text: Words = Field(description="Hur det räknas från och med då.")


class Target(Form):
    """Mål: the value to reach, for a municipality or a unit, in a year."""

    municipality: Id | None = Field(
        default=None, alias="kommun", description="Kommunen som målet gäller."
    )
    unit: Id | None = Field(
        default=None,
        alias="enhet",
        description="Enheten som målet gäller, om det inte är hela kommunen.",
    )
    year: Year = Field(alias="år", description="Året då målet ska vara nått.")
    value: ValueField = Field(alias="värde", description="Värdet att nå.")

    @property
    def owner(self) -> str | None:
        """Whose target it is: the unit's where one is named, else the municipality's."""
        return self.unit or self.municipality


def _each_part_once(dimensions: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """A series names a part alone, so no two dimensions may share one, nor call one the whole."""
    seen = {TOTAL}
    for dimension, parts in dimensions.items():
        for part in parts:
            if part in seen:
                message = f"Delen {quoted(part)} finns redan."
                raise refuse(message, "Ge varje del ett eget namn.", "N018", key=dimension)
            seen.add(part)
    return dimensions


def _each_target_once(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Of two targets for the same year and owner one would silently win."""
    seen = set()
    for target in targets:
        if (target.owner, target.year) in seen:
            message = f"Målet för {target.year} står redan här."
            raise refuse(message, "Behåll ett av dem.", "N019")
        seen.add((target.owner, target.year))
    return targets


class Indicator(Report):
    """Nyckeltal: the definition of what is measured."""

    type: Literal["nyckeltal"] = Field(
        alias="typ",
        description="Ett nyckeltal: vad som mäts, hur det räknas och vilka värden som är bra.",
    )
    name: Words = Field(alias="namn", description="Nyckeltalets hela namn.")
    short_name: Words | None = Field(
        default=None, alias="kortnamn", description="Ett kort namn för tabeller och diagram."
    )
    also_called: tuple[Words, ...] = Field(
        default=(), alias="kallas_också", description="Andra namn som nyckeltalet är känt under."
    )
    question: Words | None = Field(
        default=None, alias="fråga", description="Frågan som nyckeltalet svarar på."
    )
    area: Words | None = Field(
        default=None,
        alias="område",
        description="Vad det handlar om: Barn och unga. Startsidan samlar det som hör ihop.",
    )
    unit: Annotated[
        str, BeforeValidator(one_of({unit: unit for unit in UNITS})), written.words_of(UNITS)
    ] = Field(alias="enhet", description="Vad värdet mäts i.")
    possible: IntervalField | None = Field(
        default=None,
        alias="spann",
        description="Vilka värden som är möjliga: 0–100, 1–10 eller 0– uppåt.",
    )
    decimals: int = Field(
        default=0, alias="decimaler", description="Antalet decimaler som visas.", ge=0, le=4
    )
    polarity: Annotated[Polarity, vocabulary(Polarity)] = Field(
        alias="bättre", description="Vilken riktning som är en förbättring."
    )
    counts: Annotated[Counts, vocabulary(Counts)] = Field(
        alias="avser",
        description="Vad som räknas. Personer och händelser som rör en person skyddas mot röjande.",
    )
    source: Words = Field(alias="källa", description="Varifrån siffrorna kommer.")
    description: Words = Field(
        alias="beskrivning", description="En eller två meningar om vad nyckeltalet visar."
    )
    period_role: Annotated[PeriodRole, vocabulary(PeriodRole)] = Field(
        default=PeriodRole.MEASURED,
        alias="period_avser",
        description="Vad perioden säger: när det mättes, vilka som följdes eller när det kom ut.",
    )
    period_explanation: Words | None = Field(
        default=None,
        alias="period_förklaring",
        description="En mening som förklarar perioden för läsaren.",
    )
    definitions: tuple[Definition, ...] = Field(
        default=(),
        alias="definitioner",
        description="Hur det räknas, från när. Ett nytt räknesätt bryter serien.",
    )
    scales: tuple[QualityScale, ...] = Field(
        default=(),
        alias="nivåer",
        description="Gränserna för röd, gul och grön, från när de gäller.",
    )
    targets: Annotated[tuple[Target, ...], AfterValidator(_each_target_once)] = Field(
        default=(), alias="mål", description="Mål per kommun eller enhet och år."
    )
    dimensions: Annotated[dict[Words, tuple[Words, ...]], AfterValidator(_each_part_once)] = Field(
        default={},
        alias="indelningar",
        description="Hur värdet delas upp, till exempel kön: [kvinnor, män].",
    )
    relations: Relations = Field(
        default=Relations(),
        alias="samband",
        description="Hur siffrorna hänger ihop, med varandra och med andra nyckeltals siffror.",
    )
    caveats: tuple[Words, ...] = Field(
        default=(), alias="förbehåll", description="Vad läsaren måste veta för att inte läsa fel."
    )
    measurements: dict[Id, Series] = Field(
        default={},
        alias="mätningar",
        description="Serier som förvaras här: vems de är, och därunder period och värde.",
    )
    """Whose (a municipality, a unit or a comparator group) → series kept with the indicator."""

    @cached_property
    def bandings(self) -> tuple[tuple[date, Scale], ...]:
        """The scales, the latest first, with the day that each begins to apply."""
        latest_first = sorted(self.scales, key=lambda scale: scale.valid_from, reverse=True)
        return tuple((scale.valid_from, scale.banding(self.unit)) for scale in latest_first)

    @property
    def possible_values(self) -> Interval:
        """The values it can take: as declared, else 0–100 for shares and 0 and up."""
        if self.possible is not None:
            return self.possible
        return Interval(Decimal(0), Decimal(100) if self.unit == "procent" else None)

    @property
    def label(self) -> str:
        """The name to use where room is short."""
        return self.short_name or self.name

    def dimension_of(self, part: str) -> str | None:
        """The dimension ("kön") that a part ("kvinnor") belongs to."""
        return next((name for name, parts in self.dimensions.items() if part in parts), None)
