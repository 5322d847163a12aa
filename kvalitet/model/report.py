"""What every document shares: its identity, who answers for it, and what it is excused from."""

from typing import Annotated, Literal

from pydantic import Field

from kvalitet.model.fields import OR_UNKNOWN, DateField, Form, Id, Words, YesNo, vocabulary
from kvalitet.model.words import Generated


class Exemption(Form):
    """Undantag: a rule the document is excused from, as a decision with a reason."""

    rule: Words = Field(
        alias="regel", description="Regelns kod, så som den står i felmeddelandet: R010."
    )
    reason: Words = Field(alias="skäl", description="Varför regeln inte ska gälla här.")
    function: Words = Field(
        alias="funktion",
        description="Den funktion som har beslutat om undantaget, aldrig ett namn.",
    )
    date: DateField = Field(alias="datum", description="Dagen då undantaget beslutades.")
    concerns: Words | None = Field(
        default=None,
        alias="gäller",
        description="Ett ord ur meddelandet, om bara det ska undantas.",
    )
    """A word that the problem's message must contain; None excuses every problem of the rule."""


class Report(Form):
    """The keys that every type of document may carry."""

    id: Id = Field(
        description="Dokumentets permanenta id. Andra dokument pekar på det, så det ändras aldrig."
    )
    title: Words | None = Field(
        default=None,
        alias="titel",
        description="Rubriken överst på sidan. Kan utelämnas där den kan bildas av det övriga.",
    )
    draft: YesNo = Field(
        default=False,
        alias="utkast",
        description="ja medan dokumentet skrivs; sidan märks då som utkast.",
    )
    record_number: Annotated[Words | None, OR_UNKNOWN] = Field(
        default=None,
        alias="diarienummer",
        description="Ärendets nummer i diariet, eller uppgift saknas.",
    )
    decided: Annotated[DateField | None, OR_UNKNOWN] = Field(
        default=None,
        alias="beslutad",
        description="Dagen då dokumentet beslutades, eller uppgift saknas.",
    )
    decided_by: Annotated[Words | None, OR_UNKNOWN] = Field(
        default=None,
        alias="beslutsorgan",
        description="Den nämnd eller funktion som beslutade, eller uppgift saknas.",
    )
    responsible: Annotated[Words | None, OR_UNKNOWN] = Field(
        default=None,
        alias="ansvarig",
        description="Den funktion som svarar, aldrig ett namn, eller uppgift saknas.",
    )
    """The function that answers for the document, never a person's name."""
    exemptions: tuple[Exemption, ...] = Field(
        default=(),
        alias="undantag",
        description="Regler som dokumentet är undantaget från, vart och ett med skäl.",
    )


class PlainPage(Report):
    """Sida: a plain page of the site."""

    type: Literal["sida"] = Field(
        alias="typ", description="En vanlig sida, till exempel om metod eller tillgänglighet."
    )
    description: Words | None = Field(
        default=None,
        alias="beskrivning",
        description="En mening om sidan, för sökresultat och listor.",
    )
    order: int = Field(
        default=100, alias="ordning", description="Sidans plats bland de andra; lägst först."
    )
    """Where the page stands among the others, lowest first."""
    part_of: Id | None = Field(
        default=None,
        alias="del_av",
        description="Id för den sida som den här är en del av; den leder då hit.",
    )
    """The page that leads to this one, in place of the lists of all pages."""
    shows: Annotated[Generated | None, vocabulary(Generated)] = Field(
        default=None,
        alias="visar",
        description="Något som webbplatsen själv lägger till: tecken, kontakt eller regler.",
    )
