"""A reader with a linear program: how far what is published narrows down what is not."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scipy.optimize import linprog
from scipy.sparse import csr_array

Amount = float | Fraction
Row = tuple[Mapping[int, float], Amount]


class Attacker:
    """What she knows: weighted sums of unknowns, none of which is negative."""

    def __init__(self, size: int, equal: Iterable[Row], at_least: Iterable[Row] = ()) -> None:
        self._size = size
        self._equal, self._amounts = _matrix([*equal], size, 1)
        self._bounded, self._limits = _matrix([*at_least], size, -1)

    def narrow(self, aim: Mapping[int, float]) -> tuple[float, float]:
        """Between what a weighted sum of unknowns must lie; infinite where there is no bound."""
        ends = []
        for sign in (1, -1):
            found = linprog(
                [sign * aim.get(k, 0) for k in range(self._size)],
                A_eq=self._equal,
                b_eq=self._amounts,
                A_ub=self._bounded,
                b_ub=self._limits,
                method="highs",
            )
            assert found.status in (0, 3), found.message
            ends.append(float("-inf") if found.status == 3 else float(found.fun))
        return ends[0], -ends[1]


def interval(
    aim: Mapping[int, float], size: int, equal: Iterable[Row], at_least: Iterable[Row] = ()
) -> tuple[float, float]:
    """How far one attacker narrows one thing down."""
    return Attacker(size, equal, at_least).narrow(aim)


def _matrix(rows: list[Row], size: int, sign: int) -> tuple[csr_array | None, list[float] | None]:
    if not rows:
        return None, None
    entries = [(i, k, sign * a) for i, (row, _) in enumerate(rows) for k, a in row.items()]
    at, of, values = zip(*entries, strict=True) if entries else ((), (), ())
    matrix = csr_array((values, (at, of)), shape=(len(rows), size), dtype=float)
    return matrix, [sign * float(amount) for _, amount in rows]
