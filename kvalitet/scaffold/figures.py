"""Measurements without their figures: the same indicators and parts, at the time that is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.front.tree import Tree
from kvalitet.model.measurement import MEASUREMENT_KEYS, Measurement
from kvalitet.model.period import Period, PeriodError, parse_period
from kvalitet.scaffold.fields import key_of
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Block, Line, Value, value_of
from kvalitet.scaffold.moving import Move


@dataclass(frozen=True, slots=True)
class Measuring:
    """What must be known to ask for an owner's figures anew."""

    known: Known
    owner: str
    move: Move

    def series(self, indicator: str, tree: Tree) -> Block | None:
        """A series with its values to fill in; None where nothing of it is to be measured now.

        What stands in the store already is not asked for again.
        """
        moved: dict[Period, Line] = {}
        for written, cell in tree.items() if isinstance(tree, dict) else ():
            period = self._now(written)
            if period and (indicator, self.owner, period) not in self.known.figures:
                moved.setdefault(period, Line(period.written, _asked(cell)))
        lines = (moved[period] for period in sorted(moved, key=lambda one: one.sort_key))
        return Block(tuple(lines)) if moved else None

    def all_series(self, tree: Tree) -> Iterator[Line]:
        """Every series that is to be measured now, beside the name of its indicator."""
        for indicator, series in tree.items() if isinstance(tree, dict) else ():
            block = self.series(indicator, series)
            if block is not None:
                yield Line(indicator, block, remark=self.known.label(indicator))

    def _now(self, written: str) -> Period | None:
        try:
            return self.move.period(parse_period(written))
        except PeriodError:
            return None


def _asked(cell: Tree) -> Value:
    """A value to fill in: of each part, or beside the role that its period has."""
    if not isinstance(cell, Mapping):
        return None
    if cell.keys().isdisjoint(MEASUREMENT_KEYS):
        return Block(tuple(Line(part, _asked(inner)) for part, inner in cell.items()))
    role, value = key_of(Measurement, "role"), key_of(Measurement, "stated")
    if role not in cell:
        return None
    return Block((Line(value), Line(role, value_of(cell[role]))))
