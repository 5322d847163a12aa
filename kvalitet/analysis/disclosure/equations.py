"""Equations: cells that a reader can add up, or subtract, to find one of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.counting import Cell, Counted, Key
from kvalitet.analysis.disclosure.system import Form

Cells = Mapping[Key, Cell]
"""All cells of an indicator, or of several."""

Sum = tuple[Form, Form]
"""Which counts of the whole are the sum of which of each part's."""


@dataclass(frozen=True, eq=False, slots=True)
class Equation:
    """A whole that is the sum of parts, some of which may be taken off instead."""

    whole: Cell
    parts: tuple[tuple[Cell, int], ...]
    """Each with 1, or -1 when it is taken off."""
    sums: tuple[Sum, ...]
    """Which counts of the cells it holds for: of a share both, or only their sum."""
    relation: str = ""
    """Which relation between indicators says so, as a writer knows it: "består_av i EX-ALLA"."""

    def cells(self) -> Iterator[Cell]:
        """The whole and all its parts."""
        yield self.whole
        for cell, _ in self.parts:
            yield cell

    @property
    def is_between_shares(self) -> bool:
        """Whether it holds for some counts of shares, and others of other shares."""
        is_crossed = any(of_whole != of_parts for of_whole, of_parts in self.sums)
        return is_crossed or (bool(self.relation) and self.whole.size > 1)

    def unknown(self) -> Counted:
        """How many all cells that nobody knows make together, if the whole is known."""
        known = [(cell, sign) for cell, sign in self.parts if cell.counted is not None]
        return beyond(self.whole, known, self.sums) or ()


def each(size: int) -> tuple[Sum, ...]:
    """Every count of the whole as the sum of the same of the parts."""
    return tuple(((i,), (i,)) for i in range(size))


def equation(
    whole: Cell,
    parts: Sequence[tuple[Cell, int]],
    left_over: str = "",
    sums: tuple[Sum, ...] = (),
) -> Equation | None:
    """Let a whole be the sum of its parts, if it is.

    With `left_over`, whatever the whole has beyond its parts is a part that nobody wrote. Where
    some value is not known, the sum is taken for true if it can be.
    """
    sums = sums or each(whole.size)
    cells = [whole, *(cell for cell, _ in parts)]
    if all(cell.counted is None for cell in cells):
        return None
    rest = beyond(whole, parts, sums)
    if rest is None:
        known = [(cell, sign) for cell, sign in parts if cell.counted is not None]
        is_open = whole.counted is None or any(
            cell.counted is None and sign < 0 for cell, sign in parts
        )
        is_possible = is_open or min(beyond(whole, known, sums) or ()) >= 0
        return Equation(whole, tuple(parts), sums) if is_possible else None
    if not any(rest):
        return Equation(whole, tuple(parts), sums)
    if left_over:
        is_harmless = whole.is_harmless
        more = Cell(whole.observation, len(rest), rest, left_over, is_harmless=is_harmless)
        return Equation(whole, (*parts, (more, 1)), sums) if min(rest) >= 0 else None
    true = [one for one, lacking in zip(sums, rest, strict=True) if not lacking]
    if not true and not sum(rest):
        every = tuple(range(whole.size))
        true = [(every, every)]
    return Equation(whole, tuple(parts), tuple(true)) if true else None


def beyond(whole: Cell, parts: Sequence[tuple[Cell, int]], sums: Sequence[Sum]) -> Counted | None:
    """What a whole has beyond its parts; None when one of them is not known."""
    if whole.counted is None:
        return None
    rest = [sum(whole.counted[i] for i in form) for form, _ in sums]
    for cell, sign in parts:
        if cell.counted is None:
            return None
        for i, (_, form) in enumerate(sums):
            rest[i] -= sign * sum(cell.counted[k] for k in form)
    return tuple(rest)
