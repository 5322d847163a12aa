"""What every document shares: its identity, who answers for it, and what it is excused from."""

from typing import Literal

from pydantic import Field

from kvalitet.model.fields import DateField, Form, Id, Words, YesNo


class Exemption(Form):
    """Undantag: a rule the document is excused from, as a decision with a reason."""

    rule: Words = Field(alias="regel")
    reason: Words = Field(alias="skäl")
    function: Words = Field(alias="funktion")
    date: DateField = Field(alias="datum")
    concerns: Words | None = Field(default=None, alias="gäller")
    """A word that the problem's message must contain; None excuses every problem of the rule."""


class Report(Form):
    """The keys that every type of document may carry."""

    id: Id
    title: Words | None = Field(default=None, alias="titel")
    draft: YesNo = Field(default=False, alias="utkast")
    record_number: Words | None = Field(default=None, alias="diarienummer")
    decided: DateField | None = Field(default=None, alias="beslutad")
    decided_by: Words | None = Field(default=None, alias="beslutsorgan")
    responsible: Words | None = Field(default=None, alias="ansvarig")
    """The function that answers for the document, never a person's name."""
    exemptions: tuple[Exemption, ...] = Field(default=(), alias="undantag")


class PlainPage(Report):
    """Sida: a plain page of the site."""

    type: Literal["sida"] = Field(alias="typ")
    description: Words | None = Field(default=None, alias="beskrivning")
    order: int = Field(default=100, alias="ordning")
    """Where the page stands among the others, lowest first."""
