"""The whole published system: every cell of an indicator, and every equation that binds some."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.breakdowns import UnitsOf, breakdowns, units
from kvalitet.analysis.disclosure.counting import Cell, counted_in, is_small, may_count, size_of
from kvalitet.analysis.disclosure.equations import Cells, Equation
from kvalitet.analysis.disclosure.known import Earlier, since_revised
from kvalitet.analysis.disclosure.spans import sums_over_time
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.words import Counts


@dataclass(frozen=True, slots=True)
class Component:
    """Cells that equations bind together, directly or through others; something is small there."""

    indicator: Indicator
    cells: tuple[Cell, ...]
    equations: tuple[Equation, ...]

    @property
    def is_told(self) -> bool:
        """Whether readers know some of it from an earlier edition."""
        return any(cell.is_known for cell in self.cells)


def cells_of(observations: Iterable[Observation], indicator: Indicator) -> Cells:
    """The cells of an indicator that counts persons, or events that concern a person."""
    cells = (Cell(o, counted_in(o, indicator)) for o in observations if may_count(o, indicator))
    return {cell.key: cell for cell in cells}


def components(
    indicator: Indicator,
    cells: Cells,
    units_of: UnitsOf,
    limits: DisclosureLimits,
    earlier: Sequence[Earlier] = (),
) -> Iterator[Component]:
    """The parts of the system where something could be given away."""
    size, are_events = size_of(indicator), indicator.counts is Counts.EVENTS
    equations, unwritten = sums_over_time(cells, size, are_events=are_events)
    cells = {**cells, **unwritten}
    equations += [*breakdowns(cells, indicator.dimensions, size), *units(cells, size, units_of)]
    equations += since_revised(equations, indicator, earlier, limits)
    equations_of = _telling(equations)
    done: set[Cell] = set()
    for cell in equations_of:
        if cell not in done and _may_be_given_away(cell, equations_of[cell], limits):
            found = _connected(cell, equations_of)
            done |= found.keys()
            yield _component(indicator, found, equations_of)


def _telling(equations: Sequence[Equation]) -> dict[Cell, list[Equation]]:
    """Which equations each cell stands in, leaving out those that only define an unknown whole."""
    stands_in = Counter(cell for one in equations for cell in one.cells())
    equations_of: dict[Cell, list[Equation]] = {}
    for one in equations:
        whole = one.whole
        if whole.counted is not None or whole.is_confidential or stands_in[whole] > 1:
            for cell in one.cells():
                equations_of.setdefault(cell, []).append(one)
    return equations_of


def _may_be_given_away(cell: Cell, equations: Iterable[Equation], limits: DisclosureLimits) -> bool:
    """Whether a cell is small, or nobody knows that it is not."""
    if cell.counted is not None:
        return is_small(cell.counted, limits) and not cell.is_known
    return not cell.left_over or any(is_small(one.unknown(), limits) for one in equations)


def _connected(cell: Cell, equations_of: Mapping[Cell, Sequence[Equation]]) -> dict[Cell, None]:
    found = {cell: None}
    waiting = [cell]
    while waiting:
        for one in equations_of[waiting.pop()]:
            for other in one.cells():
                if other not in found:
                    found[other] = None
                    waiting.append(other)
    return found


def _component(
    indicator: Indicator, cells: Iterable[Cell], equations_of: Mapping[Cell, Sequence[Equation]]
) -> Component:
    """Put it in an order that does not depend on where anything was written."""
    in_order = sorted(cells, key=lambda cell: cell.sort_key)
    place = {cell: i for i, cell in enumerate(in_order)}
    equations = dict.fromkeys(one for cell in in_order for one in equations_of[cell])
    by_place = sorted(equations, key=lambda one: [place[cell] for cell in one.cells()])
    return Component(indicator, tuple(in_order), tuple(by_place))
