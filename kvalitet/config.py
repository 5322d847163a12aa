"""site_config.yml: the organisation whose site this is – municipalities, comparators and limits."""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kvalitet.front.parse import parse_front
from kvalitet.front.tree import Front
from kvalitet.model.fields import OR_UNKNOWN, DateField, Form, Id, Words, Year, YesNo, one_of
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.sources import read_source
from kvalitet.validation import fit

CONFIG_FILE = "site_config.yml"

_LETTERS = {letter: letter for letter in "FYNCKSAMRTGPDBU"}
"""What a code can begin with: the families of the rulebook."""

SAME_ID = Rule("C001", Severity.ERROR, "Två delar av organisationen har samma id")


class Organisation(Form):
    """Whose site it is."""

    name: Words = Field(alias="namn", description="Organisationens namn.")
    title: Words = Field(alias="titel", description="Webbplatsens titel, överst på varje sida.")
    description: Words = Field(
        alias="beskrivning", description="En mening om webbplatsen, för startsidan och sökresultat."
    )


class Unit(Form):
    """Enhet: a part of a municipality's social services."""

    id: Id = Field(description="Enhetens permanenta id.")
    name: Words = Field(alias="namn", description="Enhetens namn.")


class Municipality(Form):
    """Kommun: a municipality with its four-digit code and its units."""

    id: Id = Field(description="Kommunens permanenta id; dokumenten pekar på det.")
    name: Words = Field(alias="namn", description="Kommunens namn.")
    code: Annotated[str, Field(pattern=r"^\d{4}$")] | None = Field(
        default=None, alias="kod", description='Kommunkoden, fyra siffror inom citattecken: "1315".'
    )
    fictional: YesNo = Field(
        default=False, alias="påhittad", description="ja för ett exempel; det märks på sidorna."
    )
    units: tuple[Unit, ...] = Field(
        default=(), alias="enheter", description="Kommunens enheter, om de har egna siffror."
    )


class ComparatorGroup(Form):
    """Jämförelsegrupp: the municipalities a figure is compared with, as they were that year."""

    id: Id = Field(description="Gruppens permanenta id.")
    name: Words = Field(alias="namn", description="Gruppens namn, med årtal.")
    year: Year = Field(alias="år", description="Året då gruppen hade de här medlemmarna.")
    source: Words = Field(alias="källa", description="Varifrån gruppen och dess värden kommer.")
    members: Annotated[tuple[Words, ...] | None, OR_UNKNOWN] = Field(
        alias="medlemmar", description="Kommunerna i gruppen, eller uppgift saknas."
    )
    method: Words = Field(
        alias="metod", description="Hur gruppens värde räknas, till exempel ovägt medel."
    )
    fictional: YesNo = Field(
        default=False,
        alias="påhittad",
        description="ja för ett exempel; bara påhittade kommuner jämförs med den.",
    )
    """Made up as an example: only fictional municipalities are compared with it."""


class DisclosureLimits(Form):
    """Sekretess: below which counts of persons nothing is published."""

    least_count: int = Field(
        default=5,
        alias="minsta_antal",
        description="Antal från 1 upp till, men inte med, detta visas inte.",
        ge=3,
        le=20,
    )
    """Counts from 1 up to, but not including, this are hidden."""
    least_base: int = Field(
        default=5,
        alias="minsta_underlag",
        description="En andel av ett mindre underlag visas inte.",
        ge=3,
        le=50,
    )
    """No share is published of a base smaller than this."""
    small_base: int = Field(
        default=30,
        alias="litet_underlag",
        description="En andel av ett mindre underlag märks litet underlag.",
        ge=5,
        le=200,
    )
    """A share of a base smaller than this is flagged "litet underlag"."""


class PersonalData(Form):
    """Personuppgifter: which words are taken for the names of persons, and which are not."""

    first_names: tuple[Words, ...] = Field(
        default=(),
        alias="förnamn",
        description="Förnamn att leta efter i texten, utöver de vanligaste i Sverige.",
    )
    not_persons: tuple[Words, ...] = Field(
        default=(),
        alias="inte_personer",
        description="Namn som ser ut som personers men är en skolas, en metods eller en plats.",
    )


class EditionConfig(Form):
    """Utgåva: the next one to be decided, and what must be settled before that."""

    title: Words = Field(
        alias="titel", description="Vad läsaren ser att utgåvan heter, när den är beslutad."
    )
    year: Year | None = Field(
        default=None,
        alias="år",
        description="Året som utgåvan redovisar; det årets berättelser ska vara fullständiga.",
    )
    stopping: tuple[Annotated[str, BeforeValidator(one_of(_LETTERS))], ...] = Field(
        default=("A", "M", "R", "P", "D", "G"),
        alias="varningar_som_stoppar",
        description="Bokstäverna för de varningar som ska vara avgjorda före beslut.",
    )
    """The families of rules whose warnings keep the edition from being decided."""


class Accessibility(Form):
    """Tillgänglighet: where readers report what they cannot use."""

    contact: Words = Field(
        alias="kontakt", description="Adress till en funktion, aldrig till en person."
    )
    reviewed: DateField = Field(
        alias="granskad", description="Dagen då webbplatsens tillgänglighet senast granskades."
    )


class Statute(Form):
    """Lagrum: a law or regulation that the site refers to, with the day it began to apply."""

    name: Words = Field(alias="namn", description="Lagrummets namn.")
    reference: Words = Field(
        alias="hänvisning", description="Hänvisningen, till exempel SOSFS 2011:9."
    )
    valid_from: DateField = Field(
        alias="gäller_från", description="Dagen då lagrummet började gälla."
    )


class Licence(Form):
    """Licens: on which terms others may use the data."""

    name: Words = Field(alias="namn", description="Licensens namn, till exempel CC BY 4.0.")
    address: Annotated[str, Field(pattern=r"^https?://\S+$")] = Field(
        alias="adress", description="Adressen till villkoren, som börjar med https://."
    )


class SiteConfig(Form):
    """The whole of site_config.yml."""

    organisation: Organisation = Field(description="Vem som står bakom webbplatsen.")
    municipalities: tuple[Municipality, ...] = Field(
        alias="kommuner", description="Kommunerna som redovisas.", min_length=1
    )
    comparators: tuple[ComparatorGroup, ...] = Field(
        default=(),
        alias="jämförelsegrupper",
        description="Grupper att jämföra med. Byts medlemmarna ut läggs en ny grupp till.",
    )
    risk_matrices: tuple[RiskMatrix, ...] = Field(
        default=(),
        alias="riskmatriser",
        description="Riskmatriserna som planerna bedömer sina risker med.",
    )
    disclosure: DisclosureLimits = Field(
        default=DisclosureLimits(),
        alias="sekretess",
        description="Under vilka antal som inget visas om personer.",
    )
    personal_data: PersonalData = Field(
        default=PersonalData(),
        alias="personuppgifter",
        description="Namn att leta efter i texten, och namn som inte är personers.",
    )
    edition: EditionConfig = Field(alias="utgåva", description="Utgåvan som byggs.")
    accessibility: Accessibility = Field(
        alias="tillgänglighet",
        description="Vart läsaren vänder sig när något inte går att använda.",
    )
    licence: Licence | None = Field(
        default=None,
        alias="licens",
        description="Licensen för öppna data. Utelämnas den säger sidan att ingen är angiven.",
    )
    statutes: tuple[Statute, ...] = Field(
        default=(), alias="lagrum", description="Lagrum som sidorna hänvisar till."
    )

    @cached_property
    def owners(self) -> dict[str, str]:
        """Everyone who can have figures of their own: id → name, municipalities and units."""
        names = {municipality.id: municipality.name for municipality in self.municipalities}
        for municipality in self.municipalities:
            names |= {unit.id: f"{unit.name}, {municipality.name}" for unit in municipality.units}
        return names

    @property
    def matrices(self) -> dict[str, RiskMatrix]:
        """The risk matrices by their ids."""
        return {matrix.id: matrix for matrix in self.risk_matrices}

    @cached_property
    def names(self) -> dict[str, str]:
        """Everyone a figure can belong to: id → name, comparator groups included."""
        return self.owners | {group.id: group.name for group in self.comparators}

    def municipality_of(self, owner: str) -> Municipality | None:
        """The municipality that an owner is, or is a unit of; None for a comparator group."""
        for municipality in self.municipalities:
            if owner == municipality.id or owner in {unit.id for unit in municipality.units}:
                return municipality
        return None


def read_config(root: Path) -> tuple[SiteConfig | None, tuple[Problem, ...]]:
    """Read site_config.yml from the project's folder; None when something in it is wrong."""
    source, problems = read_source(root, CONFIG_FILE)
    if source is None:
        return None, problems
    front, faults = parse_front(source.text, CONFIG_FILE)
    problems = (*problems, *faults)
    if front is None:
        return None, problems
    config, misfits = fit(SiteConfig, front)
    if config is None or problems:
        return None, (*problems, *misfits)
    return config, _repeated_ids(config, front)


def _repeated_ids(config: SiteConfig, front: Front) -> tuple[Problem, ...]:
    ids: list[tuple[str, tuple[Any, ...]]] = []
    for i, municipality in enumerate(config.municipalities):
        ids.append((municipality.id, ("kommuner", i, "id")))
        for j, unit in enumerate(municipality.units):
            ids.append((unit.id, ("kommuner", i, "enheter", j, "id")))
    for i, group in enumerate(config.comparators):
        ids.append((group.id, ("jämförelsegrupper", i, "id")))
    for i, matrix in enumerate(config.risk_matrices):
        ids.append((matrix.id, ("riskmatriser", i, "id")))
    seen: set[str] = set()
    problems = []
    for name, location in ids:
        if name in seen:
            message = f"Id ”{name}” används redan av en kommun, enhet, grupp eller riskmatris."
            problems.append(
                Problem(front.place_of(location), SAME_ID, message, "Ge den ett eget id.")
            )
        seen.add(name)
    return tuple(problems)
