"""Counts and the sums that bind them together, in numbers alone."""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kvalitet.analysis.disclosure.effort import Effort
from kvalitet.analysis.disclosure.flow import Arc, Rational

Row = Mapping[int, Rational]
"""Counts and their coefficients, times which they sum to zero."""
Form = tuple[int, ...]
"""The counts that a quantity is the sum of; most often a single one."""


@dataclass(frozen=True, slots=True)
class System:
    """Counts, and the rows that bind them together."""

    amounts: Sequence[Rational]
    least: Sequence[Rational]
    """What everybody knows that each count is at least."""
    rows: Sequence[Row]
    continuous: frozenset[int] = frozenset()
    """Those that need not be whole."""
    effort: Effort = field(default_factory=Effort, compare=False)
    """What may be spent on it."""
    _rows_of: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note which rows each count stands in."""
        rows_of: dict[int, list[int]] = {}
        for r, row in enumerate(self.rows):
            for k in row:
                rows_of.setdefault(k, []).append(r)
        object.__setattr__(self, "_rows_of", rows_of)

    def slack(self, k: int) -> Rational:
        """How much a count can be lowered, for all that anybody knows."""
        return self.amounts[k] - self.least[k]

    def steps_from(
        self, counts: Iterable[int], among: Container[int] | None = None
    ) -> Iterator[tuple[int, int]]:
        """Each other count, after one that stands beside it in a row; the nearest first."""
        found = dict.fromkeys(counts)
        waiting = deque(found)
        seen: set[int] = set()
        while waiting:
            here = waiting.popleft()
            for r in self._rows_of.get(here, ()):
                others = [] if r in seen else [k for k in self.rows[r] if k not in found]
                others = [k for k in others if among is None or k in among]
                seen.add(r)
                yield from ((here, other) for other in others)
                found.update(dict.fromkeys(others))
                waiting += others

    def near(self, form: Form, movable: Container[int], most: int) -> "Surroundings":
        """The nearest of what can change together with a quantity, so many and no more."""
        found = {k for k in form if k in movable}
        for _, other in self.steps_from(sorted(found), movable):
            if len(found) == most:
                break
            found.add(other)
        touched = sorted({r for k in found for r in self._rows_of.get(k, ())})
        rows = [{k: a for k, a in self.rows[r].items() if k in found} for r in touched]
        return Surroundings(sorted(found), rows)

    def around(self, form: Form, movable: Container[int]) -> "Surroundings":
        """Whatever can change together with a quantity when only some counts can."""
        found = dict.fromkeys(k for k in form if k in movable)
        rows: dict[int, dict[int, Rational]] = {}
        waiting = list(found)
        while waiting:
            for r in self._rows_of.get(waiting.pop(), ()):
                if r not in rows:
                    rows[r] = {k: a for k, a in self.rows[r].items() if k in movable}
                    waiting += [k for k in rows[r] if k not in found]
                    found.update(dict.fromkeys(rows[r]))
        return Surroundings(sorted(found), [rows[r] for r in sorted(rows)])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The counts that can change together, and the rows that bind them."""

    counts: Sequence[int]
    rows: Sequence[Row]

    def as_network(self, system: System, costs: Mapping[int, int]) -> dict[int, Arc] | None:
        """Make every count an arc between its sums, or find that they are no network.

        They are when no count stands in more than two sums, and every sum can be turned so that
        each count enters one of its two with plus and the other with minus. A two-way table with
        its totals is one. What stands in a single sum comes from outside, as node -1.
        """
        entries: dict[int, list[tuple[int, Rational]]] = {k: [] for k in self.counts}
        for r, row in enumerate(self.rows):
            for k, a in row.items():
                entries[k].append((r, a))
        if any(len(e) > 2 or any(abs(a) != 1 for _, a in e) for e in entries.values()):
            return None
        turned = _turned(len(self.rows), (e for e in entries.values() if len(e) == 2))
        if turned is None:
            return None
        arcs = {}
        for k, ends in entries.items():
            signs = [(a * turned[r], r) for r, a in ends]
            tail = next((r for sign, r in signs if sign > 0), -1)
            head = next((r for sign, r in signs if sign < 0), -1)
            arcs[k] = Arc(tail, head, system.slack(k), costs.get(k, 0))
        return arcs


def _turned(count: int, pairs: Iterable[list[tuple[int, Rational]]]) -> list[int] | None:
    """Turn sums, by 1 or -1, so that in each pair the signs differ; None when they cannot."""
    neighbours: dict[int, list[tuple[int, int]]] = {}
    for (r, a), (s, b) in pairs:
        factor = -1 if a == b else 1
        neighbours.setdefault(r, []).append((s, factor))
        neighbours.setdefault(s, []).append((r, factor))
    turned: dict[int, int] = {}
    for start in range(count):
        turned.setdefault(start, 1)
        waiting = [start]
        while waiting:
            r = waiting.pop()
            for s, factor in neighbours.get(r, ()):
                if s not in turned:
                    turned[s] = turned[r] * factor
                    waiting.append(s)
                elif turned[s] != turned[r] * factor:
                    return None
    return [turned[r] for r in range(count)]
