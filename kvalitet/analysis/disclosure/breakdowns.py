"""What a total tells about its parts: of a breakdown, and of a municipality with its units."""

from collections.abc import Container, Iterator, Mapping

from kvalitet.analysis.disclosure.bonds import ALL_THE_OTHERS, NUMERATORS, added_up, of_one_base
from kvalitet.analysis.disclosure.counting import Cell
from kvalitet.analysis.disclosure.equations import Cells, Equation, equation
from kvalitet.catalogue.observations import Parts
from kvalitet.model.period import Period

UNIT = "enhet"

UnitsOf = Mapping[str, tuple[str, ...]]
"""Municipality → its units, for those that have any."""

Dimensions = Mapping[str, tuple[str, ...]]
"""Dimension → all its parts."""
Group = tuple[str, Parts, Period, str]
"""Whose breakdown, of what, when and by what."""


def breakdowns(
    cells: Cells, dimensions: Dimensions, distributions: Container[str] = ()
) -> Iterator[Equation]:
    """Every total as the sum of its parts, in every dimension.

    A total that nobody knows is taken for the sum of all its parts, but not of some.
    """
    groups: dict[Group, list[Cell]] = {}
    for (_, owner, parts, period), cell in cells.items():
        for pair in parts:
            group = (owner, _without(pair, parts), period, pair[0])
            groups.setdefault(group, []).append(cell)
    for (owner, rest, period, dimension), found in groups.items():
        whole = cells.get((found[0].observation.indicator, owner, rest, period))
        left_over = f"de som i {{}} inte hör till någon del av {dimension}"
        is_complete = len(found) == len(dimensions.get(dimension, ()))
        if dimension in distributions:
            yield from _shares_of_all(whole, found, left_over, is_complete=is_complete)
        elif whole is not None and (whole.counted is not None or is_complete):
            yield from _sum(whole, found, left_over)


def _shares_of_all(
    whole: Cell | None, parts: list[Cell], left_over: str, *, is_complete: bool
) -> Iterator[Equation]:
    """Shares of one base, which together are all of it, or as much as the total says."""
    first, *others = parts
    is_told = whole is not None and (whole.counted is not None or whole.is_percentage)
    if whole is not None and is_told:
        yield from of_one_base(whole, parts)
        found = added_up(whole, parts, left_over, NUMERATORS, is_complete=is_complete)
    else:
        yield from of_one_base(first, others)
        found = added_up(first, others, left_over, ALL_THE_OTHERS, is_complete=is_complete)
    if found is not None:
        yield found


def units(cells: Cells, units_of: UnitsOf) -> Iterator[Equation]:
    """Every municipality's figure as the sum of its units'."""
    for (name, owner, parts, period), cell in cells.items():
        if owner in units_of:
            found = [cells.get((name, unit, parts, period)) for unit in units_of[owner]]
            given = [unit for unit in found if unit is not None]
            if given and (cell.counted is not None or len(given) == len(found)):
                left_over = "de som i {} inte finns i någon redovisad enhet"
                yield from _sum(cell, given, left_over)
            for pair in parts:
                # The same figure may stand as a part of the municipality's and as the unit's own.
                same = cells.get((name, pair[1], _without(pair, parts), period))
                if same is not None and pair[0] == UNIT:
                    yield from _sum(cell, [same])


def _without(pair: tuple[str, str], parts: Parts) -> Parts:
    return tuple(other for other in parts if other != pair)


def _sum(whole: Cell, parts: list[Cell], left_over: str = "") -> Iterator[Equation]:
    found = equation(whole, [(cell, 1) for cell in parts], left_over)
    if found is not None:
        yield found
