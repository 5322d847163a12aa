"""The whole published system: every cell of bound indicators, and every equation between some."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.bonds import bonds
from kvalitet.analysis.disclosure.breakdowns import UnitsOf, breakdowns, units
from kvalitet.analysis.disclosure.counting import (
    Cell,
    Indicators,
    Key,
    cell_of,
    is_small,
    may_count,
)
from kvalitet.analysis.disclosure.equations import Cells, Equation
from kvalitet.analysis.disclosure.known import Earlier, since_revised
from kvalitet.analysis.disclosure.spans import sums_over_time
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.words import Counts


@dataclass(frozen=True, slots=True)
class Component:
    """Cells that equations bind together, directly or through others; something is small there."""

    indicators: Indicators
    cells: tuple[Cell, ...]
    equations: tuple[Equation, ...]

    @property
    def is_told(self) -> bool:
        """Whether readers know some of it from an earlier edition."""
        return any(cell.is_known for cell in self.cells)

    def relations_between(self, cell: Cell, other: Cell) -> tuple[str, ...]:
        """The relations between indicators on the shortest way from one cell to another."""
        if not any(one.relation for one in self.equations):
            return ()
        ways = _connected(cell, equations_of(self.equations))
        found: dict[str, None] = {}
        while other is not cell:
            other, relation = ways[other]
            found |= dict.fromkeys([relation] if relation else [])
        return tuple(found)


def cells_of(observations: Iterable[Observation], indicators: Indicators) -> Cells:
    """The cells of some indicators."""
    with_theirs = ((o, indicators[o.indicator]) for o in observations)
    return {o.key: cell_of(o, own) for o, own in with_theirs if may_count(o, own)}


def components(
    indicators: Indicators,
    cells: Cells,
    units_of: UnitsOf,
    limits: DisclosureLimits,
    earlier: Sequence[Earlier] = (),
) -> Iterator[Component]:
    """The parts of the system where something could be given away."""
    equations, every = _within_each(indicators, cells, units_of)
    equations += bonds(every, indicators)
    equations += since_revised(equations, indicators, earlier, limits)
    telling = equations_of(_telling(equations))
    done: set[Cell] = set()
    for cell in telling:
        if cell not in done and _may_be_given_away(cell, telling[cell], limits):
            found = _connected(cell, telling)
            done |= found.keys()
            yield _component(indicators, found, telling)


def _within_each(
    indicators: Indicators, cells: Cells, units_of: UnitsOf
) -> tuple[list[Equation], Cells]:
    """The equations within each indicator, and all cells with those that nobody wrote."""
    by_indicator: dict[str, dict[Key, Cell]] = {}
    equations: list[Equation] = []
    every = dict(cells)
    for key, cell in cells.items():
        by_indicator.setdefault(cell.observation.indicator, {})[key] = cell
    for name, written in by_indicator.items():
        indicator = indicators[name]
        sums, unwritten = sums_over_time(written, are_events=indicator.counts is Counts.EVENTS)
        own = written | unwritten
        equations += sums
        equations += breakdowns(own, indicator.dimensions, indicator.relations.distributions)
        equations += units(own, units_of)
        every |= unwritten
    return equations, every


def _telling(equations: Sequence[Equation]) -> Iterator[Equation]:
    """The equations, leaving out those that only define an unknown whole."""
    stands_in = Counter(cell for one in equations for cell in one.cells())
    for one in equations:
        whole = one.whole
        if whole.counted is not None or whole.is_confidential or stands_in[whole] > 1:
            yield one


def equations_of(equations: Iterable[Equation]) -> dict[Cell, list[Equation]]:
    """Which equations each cell stands in."""
    found: dict[Cell, list[Equation]] = {}
    for one in equations:
        for cell in one.cells():
            found.setdefault(cell, []).append(one)
    return found


def _may_be_given_away(cell: Cell, equations: Iterable[Equation], limits: DisclosureLimits) -> bool:
    """Whether a cell is small, or nobody knows that it is not."""
    if cell.is_harmless:
        return False
    if cell.counted is not None:
        return is_small(cell.counted, limits) and not cell.is_known
    if cell.left_over:
        return any(is_small(one.unknown(), limits) for one in equations)
    # A percentage beside its own counts alone has been judged already.
    alone = cell.is_percentage and not cell.is_of_few
    return not alone or any(one.whole.size == cell.size for one in equations)


def _connected(
    cell: Cell, telling: Mapping[Cell, Sequence[Equation]]
) -> dict[Cell, tuple[Cell, str]]:
    """Every cell that hangs together with one → the one before it, and the relation if any."""
    found = {cell: (cell, "")}
    waiting = deque([cell])
    while waiting:
        here = waiting.popleft()
        for one in telling[here]:
            for other in one.cells():
                if other not in found:
                    found[other] = here, one.relation
                    waiting.append(other)
    return found


def _component(
    indicators: Indicators, cells: Iterable[Cell], telling: Mapping[Cell, Sequence[Equation]]
) -> Component:
    """Put it in an order that does not depend on where anything was written."""
    in_order = sorted(cells, key=lambda cell: cell.sort_key)
    place = {cell: i for i, cell in enumerate(in_order)}
    equations = dict.fromkeys(one for cell in in_order for one in telling[cell])
    by_place = sorted(
        equations, key=lambda one: ([place[cell] for cell in one.cells()], one.sums, one.relation)
    )
    return Component(indicators, tuple(in_order), tuple(by_place))
