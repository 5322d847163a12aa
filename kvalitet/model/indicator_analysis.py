"""Nyckeltalsanalys: what one indicator's figures mean, in one place and period."""

from typing import Literal

from pydantic import Field

from kvalitet.model.fields import Id, PeriodField, Words
from kvalitet.model.measurement import Series
from kvalitet.model.report import Report

OBLIGATORY_SECTIONS = (
    "Nulägesbeskrivning",
    "Påverkande faktorer",
    "Förslag på åtgärder",
    "Konsekvensbeskrivning",
)
"""The sections of an analysis, exactly these and in this order."""


class IndicatorAnalysis(Report):
    """Nyckeltalsanalys of one indicator for one municipality or unit and one period."""

    type: Literal["nyckeltalsanalys"] = Field(
        alias="typ",
        description="En analys av ett nyckeltal för en kommun eller enhet och en period.",
    )
    indicator: Id = Field(alias="indikator", description="Nyckeltalets id.")
    municipality: Id = Field(alias="kommun", description="Kommunens id, som i site_config.yml.")
    unit: Id | None = Field(
        default=None,
        alias="enhet",
        description="Enhetens id, om analysen inte gäller hela kommunen.",
    )
    period: PeriodField = Field(description="Perioden som analyseras.")
    summary: Words | None = Field(
        default=None,
        alias="sammanfattning",
        description="Det viktigaste i några meningar, med siffror som [[U33461 2018-H1]].",
    )
    measurements: Series = Field(
        default={},
        alias="mätningar",
        description="Kommunens eller enhetens egna värden: period och värde.",
    )
    comparisons: dict[Id, Series] = Field(
        default={},
        alias="jämförelser",
        description="Jämförelsegruppernas värden: gruppens id, och därunder period och värde.",
    )
    """Comparator group → its series of the same indicator."""

    @property
    def owner(self) -> str:
        """Whose figures the analysis is about."""
        return self.unit or self.municipality
