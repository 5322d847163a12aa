"""Equations: cells that a reader can add up, or subtract, to find one of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.counting import Cell, Counted, Key

Cells = Mapping[Key, Cell]
"""All cells of an indicator."""


@dataclass(frozen=True, eq=False, slots=True)
class Equation:
    """A whole that is the sum of parts, some of which may be taken off instead."""

    whole: Cell
    parts: tuple[tuple[Cell, int], ...]
    """Each with 1, or -1 when it is taken off."""
    sums: tuple[tuple[int, ...], ...]
    """Which counts of the cells it holds for: of a share both, or only their sum."""

    def cells(self) -> Iterator[Cell]:
        """The whole and all its parts."""
        yield self.whole
        for cell, _ in self.parts:
            yield cell

    def unknown(self) -> Counted:
        """How many all cells that nobody knows make together, if the whole is known."""
        known = [(cell, sign) for cell, sign in self.parts if cell.counted is not None]
        return beyond(len(self.whole.counted or ()), self.whole, known) or ()


def equation(
    size: int, whole: Cell, parts: Sequence[tuple[Cell, int]], left_over: str = ""
) -> Equation | None:
    """Let a whole be the sum of its parts, if it is.

    With `left_over`, whatever the whole has beyond its parts is a part that nobody wrote. Where
    some value is not known, the sum is taken for true if it can be.
    """
    cells = [whole, *(cell for cell, _ in parts)]
    if all(cell.counted is None for cell in cells):
        return None
    counts: tuple[tuple[int, ...], ...] = tuple((i,) for i in range(size))
    rest = beyond(size, whole, parts)
    if rest is None:
        known = [(cell, sign) for cell, sign in parts if cell.counted is not None]
        is_open = whole.counted is None or any(
            cell.counted is None and sign < 0 for cell, sign in parts
        )
        is_possible = is_open or min(beyond(size, whole, known) or ()) >= 0
        return Equation(whole, tuple(parts), counts) if is_possible else None
    if not any(rest):
        return Equation(whole, tuple(parts), counts)
    if left_over:
        more = Cell(whole.observation, rest, left_over)
        return Equation(whole, (*parts, (more, 1)), counts) if min(rest) >= 0 else None
    true = [form for form in counts if not rest[form[0]]]
    if not true and not sum(rest):
        true = [tuple(range(size))]
    return Equation(whole, tuple(parts), tuple(true)) if true else None


def beyond(size: int, whole: Cell, parts: Sequence[tuple[Cell, int]]) -> Counted | None:
    """What a whole has beyond its parts; None when one of them is not known."""
    if whole.counted is None:
        return None
    rest = list(whole.counted)
    for cell, sign in parts:
        if cell.counted is None:
            return None
        for i in range(size):
            rest[i] -= sign * cell.counted[i]
    return tuple(rest)
