"""Counts that can only change together: what equals what, and what one adds the other takes off.

Relations between indicators tell the same count in many ways. One variable for all of them makes a
linear program several times smaller, and nothing else.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.analysis.disclosure.system import Row, Surroundings, System


@dataclass(frozen=True, slots=True)
class Joint:
    """Counts that change by as much, some of them the other way."""

    signs: Mapping[int, int]
    """Count → 1, or -1 when it falls as the joint rises."""
    down: Rational
    """How far it can be lowered, until one of them is as small as it can be."""
    up: Rational | None
    is_counted: bool
    """Whether it changes by whole numbers only."""


@dataclass(frozen=True, slots=True)
class Jointed:
    """What surrounds a quantity, with a joint for all counts that change together."""

    joints: Sequence[Joint]
    rows: Sequence[Row]
    """Of joints, by their places."""
    place: Mapping[int, tuple[int, int]]
    """Count → its joint and sign; none for those that cannot change."""

    def sum_of(self, form: Iterable[int], factor: Rational = 1) -> dict[int, Rational]:
        """So many times a quantity, in joints."""
        found: dict[int, Rational] = {}
        for i, sign in (self.place[k] for k in form if k in self.place):
            found[i] = found.get(i, 0) + factor * sign
        return found


def jointed(system: System, around: Surroundings) -> Jointed:
    """Join the counts that rows of two bind together, and leave out those that cannot move."""
    signs, rows = _joined(around)
    joints = [_joint(system, own) for own in signs.values()]
    place = {k: (i, sign) for i, joint in enumerate(joints) for k, sign in joint.signs.items()}
    at = {leader: i for i, leader in enumerate(signs)}
    return Jointed(joints, [{at[k]: a for k, a in row.items()} for row in rows], place)


def _joined(around: Surroundings) -> tuple[dict[int, dict[int, int]], list[dict[int, Rational]]]:
    """The first of each joint → all of it; and the rows that are left, of those first ones."""
    signs = {k: {k: 1} for k in around.counts}
    rows = [dict(row) for row in around.rows]
    rows_of: dict[int, set[int]] = {k: set() for k in around.counts}
    for r, row in enumerate(rows):
        for k in row:
            rows_of[k].add(r)
    waiting = deque(range(len(rows)))
    while waiting:
        row = rows[waiting.popleft()]
        if not row or len(row) > 2 or len({abs(a) for a in row.values()}) > 1:
            continue
        *kept, gone = sorted(row)
        sign = -1 if kept and row[kept[0]] == row[gone] else 1
        for r in sorted(rows_of.pop(gone)):
            factor = rows[r].pop(gone)
            for k in kept:
                rows[r][k] = rows[r].get(k, 0) + sign * factor
                rows_of[k].add(r)
                if not rows[r][k]:
                    del rows[r][k]
                    rows_of[k].discard(r)
            waiting.append(r)
        others = signs.pop(gone)
        for k in kept:
            signs[k] |= {other: sign * turn for other, turn in others.items()}
    return signs, [row for row in rows if row]


def _joint(system: System, signs: Mapping[int, int]) -> Joint:
    down = min(system.slack(k) for k, sign in signs.items() if sign > 0)
    up = min((system.slack(k) for k, sign in signs.items() if sign < 0), default=None)
    return Joint(signs, down, up, any(k not in system.continuous for k in signs))
