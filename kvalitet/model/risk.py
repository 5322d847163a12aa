"""Risks: how likely and how grave, as a number on the plan's matrix or as whatever is known."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from kvalitet.model import written
from kvalitet.model.fields import UNKNOWN, Form, Id, IdsOrNone, Words, refuse
from kvalitet.model.words import QualityLevel, RiskGone
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest

RiskLevel = int | QualityLevel | RiskGone | None
"""A level as it is stated: the product of likelihood and consequence, a colour alone, that the
risk is no more, or None where nobody knows."""

STEPS = range(1, 10)
"""A matrix has at most nine steps each way."""

_WORDS: dict[str, QualityLevel | RiskGone] = {
    word.value: word for word in (*QualityLevel, *RiskGone)
}


def _read_step(raw: Any) -> int:
    """A step of a risk matrix, counted from 1."""
    if isinstance(raw, str) and raw.isdecimal() and int(raw) in STEPS:
        return int(raw)
    what = f"{quoted(raw)} är inget steg" if isinstance(raw, str) else "Här saknas ett steg"
    remedy = "Skriv steget med en siffra, räknat från 1: 1, 2, 3 eller 4."
    raise refuse(f"{what} i riskmatrisen.", remedy, "N021")


def _read_level(raw: Any) -> RiskLevel:
    """A number, one of some words, or that nothing is known."""
    if raw == UNKNOWN:
        return None
    if isinstance(raw, str) and raw in _WORDS:
        return _WORDS[raw]
    if isinstance(raw, str) and raw.isdecimal() and 1 <= int(raw) <= STEPS[-1] ** 2:
        return int(raw)
    near = nearest(raw, [*_WORDS, UNKNOWN]) if isinstance(raw, str) else None
    hint = f"Menade du ”{near}”? " if near else ""
    what = f"{quoted(raw)} är ingen risknivå" if isinstance(raw, str) else "Här saknas en risknivå"
    remedy = f"Skriv ett tal (8), {joined([*QualityLevel, UNKNOWN], 'eller')}."
    raise refuse(f"{what}.", hint + remedy, "N021")


Step = Annotated[int, BeforeValidator(_read_step), written.STEP]
Level = Annotated[RiskLevel, BeforeValidator(_read_level), written.RISK_LEVEL]


class Judged(Form):
    """A judgement of a risk: a step each way in a matrix, or a level alone."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["risknivå"]}, {"required": ["sannolikhet", "konsekvens"]}],
            "dependencies": {"sannolikhet": ["konsekvens"], "konsekvens": ["sannolikhet"]},
        }
    )

    likelihood: Step | None = Field(
        default=None,
        alias="sannolikhet",
        description="Hur sannolik risken är: ett steg i riskmatrisen, räknat från 1.",
    )
    consequence: Step | None = Field(
        default=None,
        alias="konsekvens",
        description="Hur allvarlig följden blir: ett steg i riskmatrisen, räknat från 1.",
    )
    stated: Level = Field(
        default=None,
        alias="risknivå",
        description="Nivån, där den inte räknas ut: ett tal, en färg eller uppgift saknas.",
    )

    @property
    def level(self) -> RiskLevel:
        """The level: likelihood times consequence where both are given, else as it is stated."""
        if self.likelihood is not None and self.consequence is not None:
            return self.likelihood * self.consequence
        return self.stated

    @model_validator(mode="after")
    def _judged_once(self) -> "Judged":
        steps, alone = (self.likelihood, self.consequence), "stated" in self.model_fields_set
        if None in steps and steps != (None, None):
            message = "Sannolikhet och konsekvens hör ihop, men bara den ena är skriven."
            raise refuse(message, "Skriv båda.", "N021")
        if steps == (None, None) and not alone:
            remedy = f"Skriv sannolikhet: och konsekvens:, eller risknivå: {UNKNOWN}."
            raise refuse("Riskens nivå saknas.", remedy, "N021")
        if alone and None not in steps:
            message = "Risknivån räknas ut av sannolikhet och konsekvens, men är också skriven."
            raise refuse(message, "Ta bort risknivå:.", "N021", key="risknivå")
        return self


class Risk(Judged):
    """Risk: what may go wrong, how it is watched, and what is done about it."""

    id: Id = Field(description="Riskens permanenta id. I nästa plan betyder samma id samma risk.")
    name: Words = Field(alias="namn", description="Risken i en mening.")
    description: Words | None = Field(
        default=None, alias="beskrivning", description="Vad som kan hända och för vem."
    )
    heading: Words | None = Field(
        default=None, alias="avsnitt", description="Den rubrik i planen som risken står under."
    )
    goal: Id | None = Field(
        default=None, alias="mål", description="Id för målet som risken hotar, om planen har mål."
    )
    self_checks: IdsOrNone = Field(
        alias="egenkontroller",
        description="Id för de egenkontroller som bevakar risken, saknas eller uppgift saknas.",
    )
    actions: IdsOrNone = Field(
        alias="åtgärder",
        description="Id för åtgärderna mot risken, saknas eller uppgift saknas.",
    )

    @model_validator(mode="after")
    def _still_there(self) -> "Risk":
        if self.stated is RiskGone.GONE:
            message = f"En risk i en plan kan inte ha nivån {quoted(RiskGone.GONE)}."
            remedy = "Skriv det i uppföljningen, eller ta bort risken ur planen."
            raise refuse(message, remedy, "N021", key="risknivå")
        return self
