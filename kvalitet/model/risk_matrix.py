"""Risk matrices: likelihood times consequence, and a legend that classifies every product."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from kvalitet.model.decision import Beginning, Decision
from kvalitet.model.fields import OR_UNKNOWN, Form, Id, IntervalField, Words, refuse, vocabulary
from kvalitet.model.risk import STEPS, RiskLevel
from kvalitet.model.words import QualityLevel
from kvalitet.swedish.lists import joined


class RiskBand(Form):
    """A level of the legend: what it is called, which products have it, and what it means."""

    name: Words = Field(alias="namn", description="Vad nivån kallas: acceptabel risk.")
    products: IntervalField = Field(
        alias="produkter", description="De produkter som har nivån: 1–3, 9–16 eller minst 9."
    )
    meaning: Words = Field(
        alias="innebörd", description="Vad nivån innebär för den som ansvarar för risken."
    )


class Unclassified(Form):
    """Oklassade: products that the decided legend says nothing of, as a declared gap."""

    products: Annotated[tuple[int, ...], Field(min_length=1)] = Field(
        alias="produkter", description="Produkterna som förklaringen inte nämner: [8, 16]."
    )
    reason: Words = Field(alias="skäl", description="Varför de saknar nivå.")


def _few_steps(words: tuple[Any, ...]) -> tuple[Any, ...]:
    if not 2 <= len(words) <= STEPS[-1]:
        message = f"En riskmatris har minst två steg åt varje håll, men högst {STEPS[-1]}."
        raise refuse(message, "Skriv ett ord för varje steg, det lägsta först.", "N003")
    return words


Scale = Annotated[tuple[Words, ...], AfterValidator(_few_steps)]


Colour = Annotated[QualityLevel, vocabulary(QualityLevel)]


class RiskMatrix(Form):
    """Riskmatris: the steps of likelihood and consequence, and what their products mean."""

    id: Id = Field(description="Matrisens permanenta id; planerna pekar på det.")
    name: Words = Field(alias="namn", description="Matrisens namn.")
    source: Words | None = Field(
        default=None, alias="källa", description="Varifrån matrisen kommer."
    )
    valid_from: Beginning = Field(
        alias="gäller_från", description="Det år eller den dag som matrisen började gälla."
    )
    decision: Annotated[Decision | None, OR_UNKNOWN] = Field(
        alias="beslut", description="Vem som beslutade om matrisen, eller uppgift saknas."
    )
    likelihoods: Scale = Field(
        alias="sannolikhet", description="Orden för sannolikhetens steg, det lägsta först."
    )
    consequences: Scale = Field(
        alias="konsekvens", description="Orden för konsekvensens steg, det lägsta först."
    )
    bands: dict[Colour, RiskBand] = Field(
        alias="nivåer",
        description="Vad produkterna betyder: grön, gul och röd, var och en med produkter.",
        min_length=1,
    )
    unclassified: Unclassified | None = Field(
        default=None,
        alias="oklassade",
        description="Produkter som den beslutade förklaringen inte nämner, med skäl.",
    )

    @property
    def products(self) -> tuple[int, ...]:
        """Every product that the matrix can yield, the lowest first."""
        sides = (range(1, len(self.likelihoods) + 1), range(1, len(self.consequences) + 1))
        return tuple(sorted({i * j for i in sides[0] for j in sides[1]}))

    def colour_of(self, level: RiskLevel) -> QualityLevel | None:
        """The colour of a level; None for what the legend does not classify, and the unknown."""
        if isinstance(level, QualityLevel):
            return level
        if not isinstance(level, int):
            return None
        return next((colour for colour, band in self.bands.items() if level in band.products), None)

    @model_validator(mode="after")
    def _each_product_once(self) -> "RiskMatrix":
        """The proof that the legend is whole: a risk without a colour would be overlooked."""
        for fault, remedy in self._faults():
            raise refuse(fault, remedy, "N022", key="nivåer")
        return self

    def _faults(self) -> Iterator[tuple[str, str]]:
        declared = set(self.unclassified.products) if self.unclassified else set()
        claims = {
            product: [colour for colour, band in self.bands.items() if product in band.products]
            for product in self.products
        }
        holes = [product for product, colours in claims.items() if not colours]
        if unsaid := [product for product in holes if product not in declared]:
            yield (
                f"Matrisen kan ge {_listed(unsaid)}, som inte har någon nivå.",
                "Ändra produkter: så att alla tal ryms, eller skriv dem under oklassade: med skäl.",
            )
        if twice := [product for product, colours in claims.items() if len(colours) > 1]:
            yield (
                f"{_listed(twice).capitalize()} har mer än en nivå.",
                "Ändra produkter: så att varje tal har en nivå.",
            )
        if stray := sorted(declared - set(holes)):
            yield (
                f"{_listed(stray).capitalize()} står som oklassade, men har en nivå "
                "eller kan inte bli resultatet.",
                "Ta bort dem under oklassade:.",
            )


def _listed(products: list[int]) -> str:
    return joined([str(product) for product in products])
