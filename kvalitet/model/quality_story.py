"""Kvalitetsberättelse: what a year's quality work was, and what came of it."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from kvalitet.model import written
from kvalitet.model.fields import (
    OR_UNKNOWN,
    Form,
    Id,
    Words,
    Year,
    read_period,
    read_value,
    refuse,
)
from kvalitet.model.measurement import Series
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.report import Report
from kvalitet.model.value import MissingKind, Number
from kvalitet.swedish.lists import quoted

HOW_SECTION = "Så har kvalitetsarbetet bedrivits"
ACTIONS_SECTION = "Åtgärder"
RESULTS_SECTION = "Resultat"
"""What SOSFS 2011:9, 7 kap. 1 § (general advice) asks a story to show: how the work was done,
which actions were taken and which results were reached – the latter two for each target group."""
DEVIATIONS_SECTION = "Avvikelser"


class TargetGroup(Form):
    """Målgrupp: whom a section of the story is about, with the figures of that section."""

    id: Id = Field(description="Målgruppens permanenta id.")
    name: Words = Field(alias="namn", description="Målgruppens namn, samma som rubriken i texten.")
    measurements: dict[Id, Series] = Field(
        default={},
        alias="mätningar",
        description="Målgruppens siffror: nyckeltalets id, och därunder period och värde.",
    )
    """Indicator → series of the story's municipality."""
    indicators: tuple[Id, ...] = Field(
        default=(),
        alias="nyckeltal",
        description="Nyckeltal som också ska visas, men vars siffror står i andra dokument.",
    )
    """Indicators to show beside these, whose figures stand in other documents."""

    @property
    def all_indicators(self) -> tuple[str, ...]:
        """Every indicator of the section, each once."""
        return tuple(dict.fromkeys((*self.measurements, *self.indicators)))


def _read_count(raw: Any) -> Number | MissingKind:
    """A whole number of deviations, or why it is missing."""
    value = read_value(raw)
    if isinstance(value, MissingKind):
        return value
    if isinstance(value, Number) and value.amount >= 0 and value.exact.denominator == 1:
        return value
    raise refuse(
        f"{quoted(raw)} är inget antal.", "Skriv hur många avvikelserna är: 0, 3 eller 12."
    )


def _read_no_count(raw: Any) -> MissingKind:
    """What stands for a whole month: why its counts are missing."""
    value = read_value(raw)
    if isinstance(value, MissingKind):
        return value
    message = f"{quoted(raw)} säger inte vad avvikelserna gällde."
    raise refuse(message, "Skriv antalet för varje område: {Handläggning: 3}.")


def _read_month(raw: Any) -> Period:
    period = read_period(raw)
    if period.kind is not PeriodKind.MONTH:
        raise refuse(f"{quoted(raw)} är ingen månad.", "Skriv år och månad: 2024-01.", "N010")
    return period


Count = Annotated[Number | MissingKind, BeforeValidator(_read_count), written.COUNT]
NoCount = Annotated[MissingKind, BeforeValidator(_read_no_count), written.NO_COUNT]
Month = Annotated[Period, BeforeValidator(_read_month), written.MONTH]
MonthOfDeviations = Annotated[
    Annotated[dict[Words, Count], Tag("områden")] | Annotated[NoCount, Tag("värde")],
    Discriminator(lambda raw: "områden" if isinstance(raw, dict) else "värde"),
]
"""Area → count, or one kind of missing for the whole month."""


class Deviations(Form):
    """Avvikelser: reported deviations, counted per month and area."""

    areas: tuple[Words, ...] = Field(
        alias="områden", description="Vad avvikelserna kan gälla.", min_length=1
    )
    per_month: dict[Month, MonthOfDeviations] = Field(
        alias="per_månad",
        description="Antalet per månad och område, eller varför de saknas för hela månaden.",
        min_length=1,
    )


def _each_group_once(groups: tuple[TargetGroup, ...]) -> tuple[TargetGroup, ...]:
    """A group is found by its heading, which no other section of the story may have."""
    names, ids = {HOW_SECTION, DEVIATIONS_SECTION}, set()
    for group in groups:
        if group.name in names or group.id in ids:
            taken = group.name if group.name in names else group.id
            message = f"{quoted(taken)} är redan upptaget i berättelsen."
            raise refuse(message, "Ge varje målgrupp ett eget namn och id.", "N020")
        names.add(group.name)
        ids.add(group.id)
    return groups


class QualityStory(Report):
    """Kvalitetsberättelse of one municipality, area and year."""

    type: Literal["kvalitetsberättelse"] = Field(
        alias="typ", description="En kvalitetsberättelse: årets kvalitetsarbete och vad det gav."
    )
    municipality: Id = Field(alias="kommun", description="Kommunens id, som i site_config.yml.")
    area: Words = Field(alias="område", description="Verksamheten som berättelsen gäller.")
    year: Year = Field(alias="år", description="Året som berättelsen gäller.")
    summary: Words | None = Field(
        default=None,
        alias="sammanfattning",
        description="Det viktigaste i några meningar, med siffror som [[U33461 2024]].",
    )
    target_groups: Annotated[tuple[TargetGroup, ...], AfterValidator(_each_group_once)] = Field(
        alias="målgrupper",
        description="Målgrupperna, i samma ordning som rubrikerna i texten.",
        min_length=1,
    )
    deviations: Annotated[Deviations | None, OR_UNKNOWN] = Field(
        alias="avvikelser", description="Rapporterade avvikelser per månad, eller uppgift saknas."
    )
    """None when the story says that the figures are missing."""
    follows_up: Annotated[Id | None, OR_UNKNOWN] = Field(
        alias="följer_upp", description="Id för planen som följs upp, eller uppgift saknas."
    )
    """The plan that the story reports on; None when the story says that it is unknown."""
