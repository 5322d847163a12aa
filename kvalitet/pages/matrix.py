"""A risk matrix as a table: where the risks of a plan stand now, and what its numbers mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.risks import RiskCourse, RiskPoint
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import QualityLevel, RiskGone
from kvalitet.pages.entries import EntryLink
from kvalitet.pages.measure import beginning, decision_words
from kvalitet.pages.risk_marks import UNCLASSIFIED, RiskTile, tile_of_product
from kvalitet.swedish.lists import joined


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the matrix, and the risks that stand there."""

    tile: RiskTile
    risks: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A step of likelihood, across the steps of consequence."""

    step: int
    word: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A level of the legend: its products in a tile, its word, and what it means."""

    tile: RiskTile
    meaning: str


@dataclass(frozen=True, slots=True)
class Outside:
    """Risks that have no place in the matrix, and why."""

    reason: str
    risks: tuple[EntryLink, ...]
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """A whole matrix: likelihood down from the highest, consequence across."""

    name: str
    columns: tuple[tuple[int, str], ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[LegendRow, ...]
    facts: tuple[tuple[str, str], ...]
    outside: tuple[Outside, ...]
    not_judged: tuple[EntryLink, ...]
    """Risks that stand where the plan put them, since no follow-up has judged them."""

    @property
    def is_empty(self) -> bool:
        """Whether no risk has a place in it, so that there is nothing to draw."""
        return not any(cell.risks for row in self.rows for cell in row.cells)

    @property
    def has_levels(self) -> bool:
        """Whether the legend explains anything: the colour of a risk, or its place."""
        return not self.is_empty or any(one.is_coloured for one in self.outside)


def matrix_table(
    matrix: RiskMatrix, risks: Sequence[RiskCourse], links: Mapping[str, EntryLink]
) -> MatrixTable:
    """The matrix with every risk where its latest judgement puts it; `links` are by risk."""
    return MatrixTable(
        name=matrix.name,
        columns=tuple(enumerate(matrix.consequences, 1)),
        rows=tuple(_rows(matrix, risks, links)),
        legend=tuple(_legend(matrix)),
        facts=tuple(_facts(matrix)),
        outside=tuple(_outside(risks, links)),
        not_judged=tuple(_not_judged(risks, links)),
    )


def _rows(
    matrix: RiskMatrix, risks: Sequence[RiskCourse], links: Mapping[str, EntryLink]
) -> Iterator[MatrixRow]:
    for likelihood, word in sorted(enumerate(matrix.likelihoods, 1), reverse=True):
        cells = []
        for consequence in range(1, len(matrix.consequences) + 1):
            there = [one for one in risks if _steps(one.latest) == (likelihood, consequence)]
            tile = tile_of_product(likelihood * consequence, matrix)
            cells.append(Cell(tile, tuple(links[one.risk.id] for one in there)))
        yield MatrixRow(likelihood, word, tuple(cells))


def _steps(point: RiskPoint) -> tuple[int | None, int | None]:
    return point.likelihood, point.consequence


def _legend(matrix: RiskMatrix) -> Iterator[LegendRow]:
    for colour in QualityLevel:  # the gravest first
        band = matrix.bands.get(colour)
        if band is not None:
            tile = RiskTile(band.products.in_words, f"{colour}: {band.name}", colour)
            yield LegendRow(tile, band.meaning)
    if matrix.unclassified is not None:
        products = joined(str(product) for product in matrix.unclassified.products)
        yield LegendRow(RiskTile(products, UNCLASSIFIED), matrix.unclassified.reason)


def _facts(matrix: RiskMatrix) -> Iterator[tuple[str, str]]:
    yield "Gäller från", beginning(matrix.valid_from)
    yield "Beslut", decision_words(matrix.decision)
    yield "Källa", matrix.source or "uppgift saknas"


def _outside(risks: Sequence[RiskCourse], links: Mapping[str, EntryLink]) -> Iterator[Outside]:
    reasons: dict[tuple[str, bool], list[EntryLink]] = {}
    for one in risks:
        if reason := _why_outside(one.latest):
            is_coloured = one.latest.colour is not None
            reasons.setdefault((reason, is_coloured), []).append(links[one.risk.id])
    for (reason, is_coloured), found in reasons.items():
        yield Outside(reason, tuple(found), is_coloured)


def _not_judged(risks: Sequence[RiskCourse], links: Mapping[str, EntryLink]) -> Iterator[EntryLink]:
    is_followed = any(one.is_followed for one in risks)
    for one in risks:
        if is_followed and not one.is_followed and not _why_outside(one.latest):
            yield links[one.risk.id]


def _why_outside(point: RiskPoint) -> str:
    """Why a judgement has no place in the matrix; "" where it has one."""
    if None not in _steps(point):
        return ""
    if point.level is RiskGone.GONE:
        return "Kvarstår inte"
    if point.product is not None:
        return f"Nivå {point.product}, men sannolikhet och konsekvens är inte kända"
    if point.colour is not None:
        return f"Bara färgen är känd ({point.colour})"
    return "Nivån är inte känd"
