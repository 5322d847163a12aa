"""Uppföljning: how a plan's risks, self-checks, actions and indicators stand in a period."""

from typing import Annotated, Literal

from pydantic import Field

from kvalitet.model.fields import Form, Id, PeriodField, Words, vocabulary
from kvalitet.model.measurement import Series
from kvalitet.model.plan import (
    ACTIONS_SECTION,
    INDICATORS_SECTION,
    RISKS_SECTION,
    SELF_CHECKS_SECTION,
    Deadline,
)
from kvalitet.model.report import Report
from kvalitet.model.risk import Judged
from kvalitet.model.words import ActionStatus, Performed

_COMMENT = "Vad som ska sägas om det, med siffror som [[U33461 2024]]."


class RiskNow(Judged):
    """A risk as it is judged in the follow-up."""

    comment: Words | None = Field(default=None, alias="kommentar", description=_COMMENT)


class SelfCheckNow(Form):
    """Whether a self-check was done, and what it showed."""

    performed: Annotated[Performed, vocabulary(Performed)] = Field(
        alias="utförd", description="Om kontrollen har gjorts som planerat."
    )
    comment: Words | None = Field(default=None, alias="kommentar", description=_COMMENT)


class ActionNow(Form):
    """How far an action has come."""

    status: Annotated[ActionStatus, vocabulary(ActionStatus)] = Field(
        description="Hur åtgärden ligger till mot sin tidplan."
    )
    deadline: Deadline | None = Field(
        default=None, alias="ny_tid", description="En ny tid då åtgärden ska vara klar."
    )
    """A new deadline; None where the one of the plan holds."""
    comment: Words | None = Field(default=None, alias="kommentar", description=_COMMENT)


class FollowUp(Report):
    """Uppföljning of a plan, for a period."""

    type: Literal["uppföljning"] = Field(
        alias="typ", description="En uppföljning av en plan: hur det står till efter en period."
    )
    follows_up: Id = Field(alias="följer_upp", description="Id för planen som följs upp.")
    municipality: Id = Field(alias="kommun", description="Kommunens id, som i site_config.yml.")
    unit: Id | None = Field(
        default=None, alias="enhet", description="Enhetens id, samma som i planen."
    )
    period: PeriodField = Field(description="Perioden som följs upp.")
    summary: Words | None = Field(
        default=None,
        alias="sammanfattning",
        description="Det viktigaste i några meningar, med siffror som [[U33461 2024]].",
    )
    risks: dict[Id, RiskNow] = Field(
        default={}, alias="risker", description="Planens risker så som de bedöms nu: id och nivå."
    )
    self_checks: dict[Id, SelfCheckNow] = Field(
        default={},
        alias="egenkontroller",
        description="Planens egenkontroller: id, och om de är utförda.",
    )
    actions: dict[Id, ActionNow] = Field(
        default={}, alias="åtgärder", description="Planens åtgärder: id och status."
    )
    measurements: dict[Id, Series] = Field(
        default={},
        alias="mätningar",
        description="Uppföljningens siffror: nyckeltalets id, och därunder period och värde.",
    )
    """Indicator → series of the owner."""

    @property
    def owner(self) -> str:
        """Whose plan is followed up."""
        return self.unit or self.municipality

    @property
    def obligatory_sections(self) -> tuple[str, ...]:
        """The headings that the body must have, since something is to be shown below them."""
        told = {
            RISKS_SECTION: self.risks,
            SELF_CHECKS_SECTION: self.self_checks,
            ACTIONS_SECTION: self.actions,
        }
        return (*(heading for heading, entries in told.items() if entries), INDICATORS_SECTION)
