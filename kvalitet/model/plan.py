"""Kvalitetsplan and åtgärdsplan: risks, self-checks, actions, indicators, and what joins them."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from kvalitet.model import written
from kvalitet.model.fields import (
    OR_UNKNOWN,
    Form,
    Id,
    IdsOrNone,
    ValueField,
    Words,
    Year,
    refuse,
    vocabulary,
)
from kvalitet.model.period import Period, PeriodError, PeriodKind, parse_period
from kvalitet.model.report import Report
from kvalitet.model.risk import Risk
from kvalitet.model.words import ActionStatus, Ongoing
from kvalitet.swedish.lists import quoted

RISKS_SECTION = "Risker"
SELF_CHECKS_SECTION = "Egenkontroller"
ACTIONS_SECTION = "Åtgärder"
INDICATORS_SECTION = "Indikatorer"
"""The headings below which the site puts what the front matter holds."""

_UNDATED = (PeriodKind.ROLLING, PeriodKind.CUMULATIVE, PeriodKind.BASELINE)


def _read_deadline(raw: Any) -> Period | Ongoing:
    if raw == Ongoing.ONGOING.value:
        return Ongoing.ONGOING
    remedy = "Skriv ett datum eller en period: 2024-12-31, 2024-T2 eller 2024. Annars löpande."
    try:
        period = parse_period(raw) if isinstance(raw, str) else None
    except PeriodError as error:
        hint = f"Menade du {quoted(error.suggestion)}? " if error.suggestion else ""
        raise refuse(error.message, hint + remedy, "N010") from None
    if period is None:
        raise refuse("Här saknas en tid.", remedy, "N010")
    if period.kind in _UNDATED:
        raise refuse(f"{quoted(period.written)} säger inte när något är klart.", remedy, "N010")
    return period


Deadline = Annotated[Period | Ongoing, BeforeValidator(_read_deadline), written.DEADLINE]
"""The period, or the day, in which an action is to be done; or that it has no end."""


class Goal(Form):
    """Mål i planen: what the work is to lead to."""

    id: Id = Field(description="Målets permanenta id.")
    name: Words = Field(alias="namn", description="Målet i en mening.")
    description: Words | None = Field(
        default=None, alias="beskrivning", description="Vad målet innebär."
    )


class SelfCheck(Form):
    """Egenkontroll: how the work itself is examined, regularly and in the same way."""

    id: Id = Field(
        description="Egenkontrollens permanenta id. I nästa plan betyder samma id samma kontroll."
    )
    name: Words = Field(alias="namn", description="Vad som kontrolleras.")
    description: Words | None = Field(
        default=None, alias="beskrivning", description="Hur kontrollen går till."
    )
    heading: Words | None = Field(
        default=None, alias="avsnitt", description="Den rubrik i planen som den står under."
    )
    responsible: Annotated[Words | None, OR_UNKNOWN] = Field(
        alias="ansvarig", description="Den funktion som ansvarar, eller uppgift saknas."
    )
    when: Annotated[Words | None, OR_UNKNOWN] = Field(
        alias="när", description="Hur ofta eller när den görs, eller uppgift saknas."
    )
    indicators: tuple[Id, ...] = Field(
        default=(),
        alias="nyckeltal",
        description="Nyckeltalen som kontrollen mäter.",
    )


class Action(Form):
    """Åtgärd: what is done, by which function, until when, and how it is seen that it helped."""

    id: Id = Field(
        description="Åtgärdens permanenta id. I nästa plan betyder samma id samma åtgärd."
    )
    name: Words = Field(alias="namn", description="Vad som ska göras.")
    description: Words | None = Field(
        default=None, alias="beskrivning", description="Hur det ska gå till."
    )
    responsible: Annotated[Words | None, OR_UNKNOWN] = Field(
        alias="ansvarig", description="Den funktion som ansvarar, eller uppgift saknas."
    )
    deadline: Annotated[Deadline | None, OR_UNKNOWN] = Field(
        alias="klart", description="När åtgärden ska vara klar, löpande eller uppgift saknas."
    )
    status: Annotated[ActionStatus | None, vocabulary(ActionStatus)] = Field(
        default=None, alias="status", description="Läget när planen skrevs, om något då var känt."
    )
    indicators: IdsOrNone = Field(
        alias="nyckeltal",
        description="Nyckeltalen som visar om åtgärden hjälper, saknas eller uppgift saknas.",
    )


def _whose_targets(raw: Any) -> Any:
    """A target that stands alone does not say whose it is."""
    if isinstance(raw, str):
        remedy = "Skriv id för kommunen eller enheten före värdet, på en egen, indragen rad."
        raise refuse("Målet säger inte vem det gäller.", remedy, "N003")
    return raw


class PlannedIndicator(Form):
    """Indikator i planen: what the plan promises to follow, and the values to reach."""

    indicator: Id = Field(alias="nyckeltal", description="Nyckeltalets id.")
    heading: Words | None = Field(
        default=None, alias="avsnitt", description="Den rubrik i planen som den står under."
    )
    targets: Annotated[dict[Id, ValueField], BeforeValidator(_whose_targets)] = Field(
        default={},
        alias="mål",
        description="Värdet att nå under planens år: kommunens eller enhetens id och värde.",
    )


class Plan(Report):
    """What a plan holds, whatever it is called where it was decided."""

    municipality: Id = Field(alias="kommun", description="Kommunens id, som i site_config.yml.")
    unit: Id | None = Field(
        default=None, alias="enhet", description="Enhetens id, om planen inte gäller hela kommunen."
    )
    area: Words = Field(alias="område", description="Verksamheten som planen gäller.")
    year: Year = Field(alias="år", description="Året som planen gäller.")
    continues: Annotated[Id | None, OR_UNKNOWN] = Field(
        default=None,
        alias="föregående",
        description="Id för planen som den här tar vid efter, eller uppgift saknas.",
    )
    """The plan of the year before, whose risks and actions it carries over by their ids."""
    matrix: Annotated[Id | None, OR_UNKNOWN] = Field(
        alias="riskmatris", description="Riskmatrisens id i site_config.yml, eller uppgift saknas."
    )
    summary: Words | None = Field(
        default=None,
        alias="sammanfattning",
        description="Det viktigaste i några meningar, med siffror som [[U33461 2024]].",
    )
    target_groups: tuple[Words, ...] = Field(
        default=(), alias="målgrupper", description="Vilka planen gäller, en text för varje grupp."
    )
    goals: tuple[Goal, ...] = Field(default=(), alias="mål", description="Planens mål.")
    risks: tuple[Risk, ...] = Field(default=(), alias="risker", description="Planens risker.")
    self_checks: tuple[SelfCheck, ...] = Field(
        default=(), alias="egenkontroller", description="Planens egenkontroller."
    )
    actions: tuple[Action, ...] = Field(
        default=(), alias="åtgärder", description="Planens åtgärder."
    )
    indicators: tuple[PlannedIndicator, ...] = Field(
        default=(), alias="indikatorer", description="Nyckeltalen som planen ska följas med."
    )

    @property
    def owner(self) -> str:
        """Whose plan it is."""
        return self.unit or self.municipality

    @property
    def all_indicators(self) -> tuple[str, ...]:
        """Every indicator that the plan names, each once: the promised ones first."""
        named = [planned.indicator for planned in self.indicators]
        for action in self.actions:
            named += action.indicators or ()
        for self_check in self.self_checks:
            named += self_check.indicators
        return tuple(dict.fromkeys(named))

    @property
    def obligatory_sections(self) -> tuple[str, ...]:
        """The headings that the body must have, since something is to be shown below them."""
        shown = {
            RISKS_SECTION: self.risks,
            SELF_CHECKS_SECTION: self.self_checks,
            ACTIONS_SECTION: self.actions,
            INDICATORS_SECTION: self.indicators,
        }
        return tuple(heading for heading, entries in shown.items() if entries)

    def entries(self) -> Iterator[tuple[str, int, str]]:
        """Everything in the plan that has an id: (key, position under it, id)."""
        lists: dict[str, tuple[Goal | Risk | SelfCheck | Action, ...]] = {
            "mål": self.goals,
            "risker": self.risks,
            "egenkontroller": self.self_checks,
            "åtgärder": self.actions,
        }
        for key, entries in lists.items():
            for position, entry in enumerate(entries):
                yield key, position, entry.id

    @model_validator(mode="after")
    def _each_promise_once(self) -> "Plan":
        promised = [planned.indicator for planned in self.indicators]
        for indicator in promised:
            if promised.count(indicator) > 1:
                message = f"Nyckeltalet {quoted(indicator)} står två gånger bland indikatorerna."
                raise refuse(message, "Behåll ett av dem.", "N023", key="indikatorer")
        return self


class QualityPlan(Plan):
    """Kvalitetsplan: how a year's quality work is to be carried out."""

    type: Literal["kvalitetsplan"] = Field(
        alias="typ", description="En kvalitetsplan: årets risker, egenkontroller och åtgärder."
    )


class ActionPlan(Plan):
    """Åtgärdsplan: what is to be done about known faults and risks."""

    type: Literal["åtgärdsplan"] = Field(
        alias="typ", description="En åtgärdsplan: vad som ska göras åt kända brister och risker."
    )
