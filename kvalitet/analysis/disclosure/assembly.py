"""A component of the published system in numbers: counts, sums, secrets and what can be hidden."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.analysis.disclosure.counting import (
    Cell,
    is_small,
    percent_between,
    small_ones,
)
from kvalitet.analysis.disclosure.equations import Equation
from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.analysis.disclosure.protection import Option, Protection, Secret
from kvalitet.analysis.disclosure.published import Component
from kvalitet.analysis.disclosure.system import Row, System
from kvalitet.analysis.disclosure.unknowns import settle
from kvalitet.config import DisclosureLimits

_LAST_RESORT = 100
"""The rank of a share of none: that nobody was concerned is told as long as it can be."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What became of a component."""

    hidden: dict[Cell, Cell]
    """What is hidden for the sake of another → that other."""
    exposed: tuple[Cell, ...]
    """Those that nothing protects."""
    is_cut_short: bool
    """Whether more may be hidden than it takes: to find out was too much work."""


def guard(component: Component, limits: DisclosureLimits) -> Guarded:
    """Hide what gives something away in a component."""
    assembly = _Assembly(component, limits)
    secrets = dict(assembly.secrets())
    options = dict(assembly.options())
    protection = Protection(assembly.system(), list(options), assembly.out_of_sight())
    protection.protect(list(secrets))
    cells = list(options.values())
    # What cannot be given all its room is protected as far as it goes, as a lesser secret.
    cell_of = {secret.form: cell for secret, cell in secrets.items()}
    return Guarded(
        {cells[i]: cell_of[lost.form] for i, lost in protection.chosen.items()},
        tuple(dict.fromkeys(secrets[secret] for secret in protection.exposed)),
        protection.is_cut_short,
    )


class _Assembly:
    """The counts of all cells in a row, and after them what percentages need."""

    def __init__(self, component: Component, limits: DisclosureLimits) -> None:
        self.component, self.limits = component, limits
        self.place: dict[Cell, int] = {}
        self.counted = 0
        for cell in component.cells:
            self.place[cell] = self.counted
            self.counted += cell.size
        self.rows = [row for one in component.equations for row in self._rows(one)]
        self.percentages = {
            cell: self.counted + 4 * i
            for i, cell in enumerate(cell for cell in component.cells if cell.is_percentage)
        }

    def _rows(self, one: Equation) -> Iterator[Row]:
        """Each sum of an equation."""
        for of_whole, of_parts in one.sums:
            row: dict[int, Rational] = {self.place[one.whole] + i: 1 for i in of_whole}
            for cell, sign in one.parts:
                row |= {self.place[cell] + i: -sign for i in of_parts}
            yield row

    def counts(self, cell: Cell) -> range:
        """Where the counts of a cell are."""
        return range(self.place[cell], self.place[cell] + cell.size)

    def _percentage_rows(self, cell: Cell) -> Iterator[Row]:
        """What a percentage tells: its counts have that ratio, rounded, unless it is hidden.

        For each bound there is what is left up to it, and what it is exceeded by when it is gone.
        """
        indicator = self.component.indicators[cell.observation.indicator]
        low, high = percent_between(cell.observation, indicator)
        these, others = self.counts(cell)
        first = self.percentages[cell]
        yield {these: 100 - low, others: -low, first: 1, first + 2: -1}
        yield {these: high - 100, others: high, first + 1: 1, first + 3: -1}

    def system(self) -> System:
        """All counts and rows; what nobody knows is given some value that fits."""
        amounts: list[Rational | None] = []
        for cell in self.place:
            amounts += cell.counted or [None] * cell.size
        for _ in self.percentages:
            amounts += [0, 0, None, None]
        zero_shown = filter(self._is_zero_shown, self.place)
        not_zero = {k for cell in zero_shown for k in self.counts(cell)}
        ratios = [row for cell in self.percentages for row in self._percentage_rows(cell)]
        settled, rows = settle(amounts, [*self.rows, *ratios], not_zero)
        least = [int(k in not_zero and amount >= 1) for k, amount in enumerate(settled)]
        continuous = {*range(self.counted, len(amounts))}
        return System(settled, least, rows, frozenset(continuous.union(*self._loose())))

    def _loose(self) -> Iterator[range]:
        """The counts of percentages that nothing but their base tells of.

        A share of what nobody knows to the last one is some share, whatever whole number it is.
        """
        bound = Counter(cell for one in self.component.equations for cell in one.cells())
        for cell in self.percentages:
            if bound[cell] == 1:
                yield self.counts(cell)

    def _is_zero_shown(self, cell: Cell) -> bool:
        """Whether readers may take it that none of the counts is zero, unless it is known to be."""
        if cell.counted is None:
            return cell.is_confidential and cell.size == 1
        return not cell.left_over

    def out_of_sight(self) -> set[int]:
        """What readers do not see from the start."""
        slack = {
            k + i
            for cell, k in self.percentages.items()
            for i in ((0, 1, 2, 3) if cell.is_of_few else (2, 3))
        }
        return slack.union(*map(self.counts, filter(self._is_unseen, self.place)))

    def _is_unseen(self, cell: Cell) -> bool:
        """Whether the counts of a cell are out of sight, whatever else is hidden."""
        if cell.counted is None:
            return True
        if cell.is_known:
            return False
        is_few = not cell.is_harmless and is_small(cell.counted, self.limits)
        return bool(cell.left_over) or is_few

    def secrets(self) -> Iterator[tuple[Secret, Cell]]:
        """What nobody may find out: small counts, and what somebody marked as confidential."""
        limit = self.limits.least_count
        for cell in self.place:
            if cell.is_harmless:
                continue
            if cell.counted is not None:
                small = () if cell.is_known else small_ones(cell.counted, self.limits)
                for form, width in small:
                    yield Secret(tuple(self.place[cell] + i for i in form), width), cell
            else:
                below = None if cell.is_confidential else limit
                for k in self.counts(cell):
                    yield Secret((k,), limit, below), cell

    def options(self) -> Iterator[tuple[Option, Cell]]:
        """What can be hidden: whatever is shown, is not zero and was not shown before."""
        wholes = Counter(one.whole for one in self.component.equations)
        for i, cell in enumerate(self.place):
            rank = wholes[cell]
            if cell.is_known or cell.is_of_few:
                continue
            if cell in self.percentages:
                counts = tuple(self.percentages[cell] + j for j in (0, 1))
                size = self.limits.least_base
            elif cell.counted is None or self._is_unseen(cell):
                continue
            else:
                counts, size = tuple(self.counts(cell)), int(sum(cell.counted))
                rank += 0 if cell.counted[0] else _LAST_RESORT
            if size:
                # Of two that are as large the newer goes: the older may be in an earlier edition.
                yield Option(counts, rank, (size + 1) * len(self.place) + i), cell
