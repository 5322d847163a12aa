"""A risk's marks: its level as a numbered tile with a word, and which way it has moved."""

from collections.abc import Mapping
from dataclasses import dataclass

from kvalitet.analysis.risks import Movement, RiskPoint
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import QualityLevel, RiskGone

UNCLASSIFIED = "oklassad"
"""The word of a product that the decided legend says nothing of."""


@dataclass(frozen=True, slots=True)
class RiskTile:
    """A risk's level: what stands in its tile, the tile's colour, and the word beside it."""

    text: str
    word: str
    colour: QualityLevel | None = None
    says_more: bool = True
    """Whether the text says what the word does not; else it is for the eye alone."""


@dataclass(frozen=True, slots=True)
class MovementMark:
    """Which way a risk has gone: an arrow and words."""

    arrow: str
    words: str


def tile_of(point: RiskPoint, matrix: RiskMatrix | None) -> RiskTile:
    """The tile of a judgement; without a matrix a number has no colour."""
    if point.level is RiskGone.GONE:
        return RiskTile("–", "kvarstår inte", says_more=False)
    if point.product is not None:
        return tile_of_product(point.product, matrix)
    if point.colour is not None:
        name = point.band.name if point.band else "bara färgen är känd"
        return RiskTile(point.colour.value, name, point.colour)
    return RiskTile("?", "uppgift saknas", says_more=False)


def tile_of_product(product: int, matrix: RiskMatrix | None) -> RiskTile:
    """The tile of a number."""
    if matrix is None:
        return RiskTile(str(product), "risknivå")
    colour = matrix.colour_of(product)
    word = matrix.bands[colour].name if colour else UNCLASSIFIED
    return RiskTile(str(product), word, colour)


MOVEMENTS: Mapping[Movement, MovementMark] = {
    Movement.ROSE: MovementMark("up", "har ökat"),
    Movement.FELL: MovementMark("down", "har minskat"),
    Movement.UNCHANGED: MovementMark("same", "är oförändrad"),
    Movement.GONE: MovementMark("gone", "kvarstår inte"),
    Movement.UNKNOWN: MovementMark("unknown", "går inte att jämföra"),
}
"""Movement → its mark. The words go on from "risken"."""
