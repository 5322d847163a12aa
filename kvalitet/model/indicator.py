"""Nyckeltal: what is measured, how it is counted, and which values are good."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from kvalitet.model.fields import (
    OR_UNKNOWN,
    DateField,
    Form,
    Id,
    IntervalField,
    ValueField,
    Words,
    Year,
    one_of,
    read_period,
    refuse,
    vocabulary,
)
from kvalitet.model.measurement import TOTAL, Series
from kvalitet.model.report import Report
from kvalitet.model.scale import Scale
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


def _read_beginning(raw: Any) -> dt.date:
    """The first day of a period, or a date: "2018" is 1 January 2018."""
    period = read_period(raw)
    if period.start is None:
        remedy = "Skriv ett år, en period eller ett datum."
        raise refuse(f"{quoted(period.written)} har inget datum.", remedy, "N010")
    return period.start


Beginning = Annotated[dt.date, BeforeValidator(_read_beginning)]


class Decision(Form):
    """Beslut: who decided, when, and under which paragraph of the minutes."""

    body: Words = Field(alias="organ")
    date: DateField | None = Field(default=None, alias="datum")
    paragraph: Words | None = Field(default=None, alias="paragraf")


class QualityScale(Form):
    """Nivåer: the decided bands of green, yellow and red, valid from a date."""

    valid_from: Beginning = Field(alias="gäller_från")
    rounding: Annotated[int | None, BeforeValidator(one_of(_ROUNDINGS))] = Field(
        default=None, alias="avrundning"
    )
    """Decimals that a value is rounded to, half up, before it is banded; None is no rounding."""
    red: IntervalField | None = Field(default=None, alias="röd")
    yellow: IntervalField | None = Field(default=None, alias="gul")
    green: IntervalField | None = Field(default=None, alias="grön")
    decision: Annotated[Decision | None, OR_UNKNOWN] = Field(alias="beslut")

    def banding(self, unit: str) -> Scale:
        """The bands as a scale of values in `unit`; counts are whole without saying so."""
        rounding = 0 if self.rounding is None and unit == "antal" else self.rounding
        return Scale(self.red, self.yellow, self.green, rounding)


class Definition(Form):
    """A version of the counting rule, used from a period on; a new one is a break in the series."""

    since: Beginning = Field(alias="från")
    text: Words


class Target(Form):
    """Mål: the value to reach, for a municipality or a unit, in a year."""

    municipality: Id | None = Field(default=None, alias="kommun")
    unit: Id | None = Field(default=None, alias="enhet")
    year: Year = Field(alias="år")
    value: ValueField = Field(alias="värde")

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


class Indicator(Report):
    """Nyckeltal: the definition of what is measured."""

    type: Literal["nyckeltal"] = Field(alias="typ")
    name: Words = Field(alias="namn")
    short_name: Words | None = Field(default=None, alias="kortnamn")
    also_called: tuple[Words, ...] = Field(default=(), alias="kallas_också")
    question: Words | None = Field(default=None, alias="fråga")
    unit: Annotated[str, BeforeValidator(one_of({unit: unit for unit in UNITS}))] = Field(
        alias="enhet"
    )
    possible: IntervalField | None = Field(default=None, alias="spann")
    decimals: int = Field(default=0, alias="decimaler", ge=0, le=4)
    polarity: Annotated[Polarity, vocabulary(Polarity)] = Field(alias="bättre")
    counts: Annotated[Counts, vocabulary(Counts)] = Field(alias="avser")
    source: Words = Field(alias="källa")
    description: Words = Field(alias="beskrivning")
    period_role: Annotated[PeriodRole, vocabulary(PeriodRole)] = Field(
        default=PeriodRole.MEASURED, alias="period_avser"
    )
    period_explanation: Words | None = Field(default=None, alias="period_förklaring")
    definitions: tuple[Definition, ...] = Field(default=(), alias="definitioner")
    scales: tuple[QualityScale, ...] = Field(default=(), alias="nivåer")
    targets: tuple[Target, ...] = Field(default=(), alias="mål")
    dimensions: Annotated[dict[Words, tuple[Words, ...]], AfterValidator(_each_part_once)] = Field(
        default={}, alias="indelningar"
    )
    caveats: tuple[Words, ...] = Field(default=(), alias="förbehåll")
    measurements: dict[Id, Series] = Field(default={}, alias="mätningar")
    """Whose (a municipality, a unit or a comparator group) → series kept with the indicator."""

    @property
    def label(self) -> str:
        """The name to use where room is short."""
        return self.short_name or self.name

    def dimension_of(self, part: str) -> str | None:
        """The dimension ("kön") that a part ("kvinnor") belongs to."""
        return next((name for name, parts in self.dimensions.items() if part in parts), None)
