"""A reader with a linear program: how far what is published narrows down what is not."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scipy.optimize import linprog

Amount = float | Fraction


def interval(
    aim: Mapping[int, float],
    size: int,
    equal: Iterable[tuple[Mapping[int, float], Amount]],
    at_least: Iterable[tuple[Mapping[int, float], Amount]] = (),
) -> tuple[float, float]:
    """Between what a weighted sum of unknowns must lie; infinite where there is no bound.

    No unknown is negative, and weighted sums of them are known, or known to be no less.
    """
    exact, bounded = list(equal), list(at_least)
    ends = []
    for sign in (1, -1):
        found = linprog(
            _dense({k: sign * a for k, a in aim.items()}, size),
            A_eq=[_dense(row, size) for row, _ in exact] or None,
            b_eq=[float(amount) for _, amount in exact] or None,
            A_ub=[_dense(row, size, -1) for row, _ in bounded] or None,
            b_ub=[-float(amount) for _, amount in bounded] or None,
            method="highs",
        )
        assert found.status in (0, 3), found.message
        ends.append(float("-inf") if found.status == 3 else float(found.fun))
    return ends[0], -ends[1]


def _dense(row: Mapping[int, float], size: int, sign: int = 1) -> list[float]:
    return [sign * row.get(k, 0) for k in range(size)]
