"""Flows: how far one hidden count can be changed when sums bind it to others, and which others.

Every count is an arc between two sums that it stands in, and what it is changed by is a flow along
it. The flow goes by shortest augmenting paths: Edmonds and Karp (1972), Journal of the ACM 19,
248–264; and, when arcs have a cost, by the cheapest: Ahuja, Magnanti and Orlin (1993), Network
Flows, section 9.7. That this audits tables is Gusfield (1988), SIAM Journal on Computing 17,
552–571.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kvalitet.analysis.disclosure.effort import Effort

Rational = int | Fraction


@dataclass(frozen=True, slots=True)
class Arc:
    """A count: `head` and `tail` are the sums that it binds together."""

    tail: int
    head: int
    slack: Rational
    """How much it can be lowered. It can be raised without end."""
    cost: int
    """What a change by one costs: nothing when the count is hidden already."""


class Network:
    """Counts that are changed so that all sums stay what they are."""

    def __init__(self, arcs: Mapping[int, Arc], effort: Effort) -> None:
        self.arcs, self.effort = arcs, effort
        self.changes: dict[int, Rational] = {}
        """Those that are not zero."""
        self._at: dict[int, list[int]] = {}
        for i, arc in arcs.items():
            self._at.setdefault(arc.tail, []).append(i)
            self._at.setdefault(arc.head, []).append(i)

    def push(self, source: int, sink: int, wanted: Rational | None) -> Rational | None:
        """Send that much, or all that there is room for; None when there is no end to it."""
        sent: Rational = 0
        while wanted is None or sent < wanted:
            path = self._cheapest_path(source, sink)
            if path is None:
                break
            rooms = [room for i, sign in path if (room := self._step(i, sign)[0]) is not None]
            rooms += [] if wanted is None else [wanted - sent]
            if not rooms:
                return None
            size = min(rooms)
            for i, sign in path:
                changed = self.changes.get(i, 0) + sign * size
                if changed:
                    self.changes[i] = changed
                else:
                    del self.changes[i]
            sent += size
        return sent

    def _step(self, i: int, sign: int) -> tuple[Rational | None, int]:
        """How far an arc can be changed at one price, and the price."""
        arc, change = self.arcs[i], self.changes.get(i, 0)
        if change * sign < 0:
            return -sign * change, -arc.cost
        return (None if sign > 0 else arc.slack + change), arc.cost

    def _cheapest_path(self, source: int, sink: int) -> list[tuple[int, int]] | None:
        """Find the cheapest way, of those the shortest: arcs, each to be raised or lowered."""
        best: dict[int, tuple[int, int]] = {source: (0, 0)}
        came: dict[int, tuple[int, int, int]] = {}
        queue = deque([source])
        while queue:
            node = queue.popleft()
            self.effort.spend(len(self._at.get(node, ())))
            cost, length = best[node]
            for i in self._at.get(node, ()):
                arc = self.arcs[i]
                sign, other = (1, arc.head) if arc.tail == node else (-1, arc.tail)
                room, price = self._step(i, sign)
                reached = (cost + price, length + 1)
                if room != 0 and (other not in best or reached < best[other]):
                    best[other] = reached
                    came[other] = (node, i, sign)
                    queue.append(other)
        return _walk_back(came, source, sink) if sink in came else None


def _walk_back(
    came: Mapping[int, tuple[int, int, int]], source: int, sink: int
) -> list[tuple[int, int]]:
    path = []
    node = sink
    while node != source:
        node, i, sign = came[node]
        path.append((i, sign))
    return path
