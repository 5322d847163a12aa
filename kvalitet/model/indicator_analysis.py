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

    type: Literal["nyckeltalsanalys"] = Field(alias="typ")
    indicator: Id = Field(alias="indikator")
    municipality: Id = Field(alias="kommun")
    unit: Id | None = Field(default=None, alias="enhet")
    period: PeriodField
    summary: Words | None = Field(default=None, alias="sammanfattning")
    measurements: Series = Field(default={}, alias="mätningar")
    comparisons: dict[Id, Series] = Field(default={}, alias="jämförelser")
    """Comparator group → its series of the same indicator."""

    @property
    def owner(self) -> str:
        """Whose figures the analysis is about."""
        return self.unit or self.municipality
