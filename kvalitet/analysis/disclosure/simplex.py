"""An exact linear program: how far one quantity can be changed while all sums stay what they are.

The simplex method for variables with bounds, in dictionary form and in rational numbers: Chvátal
(1983), Linear Programming, chapters 3 and 8; Bland's rule against cycling (1977), Mathematics of
Operations Research 2, 103–107. It starts from what the counts really are, so it needs no first
phase. Sums are kept in whole numbers with a common denominator, which is much faster.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from kvalitet.analysis.disclosure.effort import Effort
from kvalitet.analysis.disclosure.flow import Rational


@dataclass(slots=True)
class Variable:
    """A quantity that is never below zero."""

    value: Rational
    cap: Rational | None = None
    """What it is never above."""
    is_counted: bool = True
    """It comes in whole numbers only, however the program would like to share it."""


@dataclass(slots=True)
class _Sum:
    """So many of each variable, and all of it divided by the denominator."""

    terms: dict[int, int]
    denominator: int = 1

    def replace(self, k: int, other: "_Sum") -> None:
        """Put another sum in the place of a variable."""
        factor = self.terms.pop(k)
        terms, scale = self.terms, other.denominator
        if scale != 1:
            self.denominator *= scale
            for i in terms:
                terms[i] *= scale
        for i, a in other.terms.items():
            total = terms.get(i, 0) + factor * a
            if total:
                terms[i] = total
            else:
                del terms[i]
        self._shorten()

    def _shorten(self) -> None:
        if self.denominator != 1:
            common = gcd(self.denominator, *self.terms.values())
            if self.denominator < 0:
                common = -common
            if common != 1:
                self.denominator //= common
                for i in self.terms:
                    self.terms[i] //= common

    def solved_for(self, k: int, result: int | None = None) -> "_Sum":
        """What a variable is when the sum is to be zero, or to be another variable."""
        pivot = self.terms[k]
        terms = {i: -a for i, a in self.terms.items() if i != k}
        if result is not None:
            terms[result] = self.denominator
        found = _Sum(terms, pivot)
        found._shorten()
        return found


class Simplex:
    """Variables whose changes are bound together by rows: in each row they sum to zero."""

    def __init__(
        self,
        variables: Iterable[Variable],
        rows: Iterable[Mapping[int, Rational]] = (),
        effort: Effort | None = None,
    ) -> None:
        self.variables = list(variables)
        self.effort = effort or Effort()
        self.moved: set[int] = set()
        """The variables that have been changed."""
        self._sums: dict[int, _Sum] = {}
        """Variable → how it changes with those that are free."""
        for row in rows:
            self.bind(row)

    def copy(self) -> "Simplex":
        """The same program, to be changed on its own."""
        variables = [Variable(v.value, v.cap, v.is_counted) for v in self.variables]
        other = Simplex(variables, effort=self.effort)
        other._sums = {i: _Sum(dict(s.terms), s.denominator) for i, s in self._sums.items()}
        return other

    def add(self, variable: Variable) -> int:
        """Add a variable, and tell which it is."""
        self.variables.append(variable)
        return len(self.variables) - 1

    def bind(self, row: Mapping[int, Rational]) -> None:
        """Let the changes in one more row sum to zero, by letting a variable follow the others."""
        free = self._in_free_ones(row)
        if free.terms:
            follower = min(
                free.terms, key=lambda k: (abs(free.terms[k]) != 1, not self._is_between(k), k)
            )
            self._replace(follower, free.solved_for(follower))

    def _is_between(self, k: int) -> bool:
        variable = self.variables[k]
        return variable.value > 0 and (variable.cap is None or variable.value < variable.cap)

    def _in_free_ones(self, row: Mapping[int, Rational]) -> _Sum:
        """A row without the variables that follow others."""
        scale = lcm(*(a.denominator for a in row.values()))
        terms = {k: a.numerator * (scale // a.denominator) for k, a in row.items() if a}
        found = _Sum(terms, scale)
        for k in [*terms]:
            if k in self._sums:
                found.replace(k, self._sums[k])
        return found

    def _replace(self, free: int, other: _Sum) -> None:
        """Let a variable follow others that has been free."""
        steps = len(self._sums)
        for found in self._sums.values():
            if free in found.terms:
                found.replace(free, other)
                steps += len(found.terms)
        self._sums[free] = other
        self.effort.spend(steps)

    def maximize(self, aim: Mapping[int, Rational]) -> Rational | None:
        """Change the variables until a weighted sum of them can grow no more.

        Tell how much it had grown when last everything counted was whole; None when without end.
        """
        gains = self._in_free_ones(aim)
        start = [variable.value for variable in self.variables]
        grown: Rational = 0
        grown_whole: Rational = 0
        is_whole, is_stuck = True, False
        while (chosen := self._choose(gains.terms, is_stuck)) is not None:
            gain = Fraction(gains.terms[chosen], gains.denominator)
            column = self._column(chosen, 1 if gain > 0 else -1)
            step, blocker = self._longest_step(column)
            if step is None:
                return None
            if is_whole:
                whole = self._whole_step(column, step)
                grown_whole = grown + max(gain, -gain) * whole
                is_whole = whole == step
            self._move(column, step)
            grown += max(gain, -gain) * step
            if not is_whole and self._is_whole(start):
                is_whole, grown_whole = True, grown
            is_stuck = step == 0
            if blocker != chosen:
                other = self._sums.pop(blocker).solved_for(chosen, blocker)
                self._replace(chosen, other)
                gains.replace(chosen, other)
        return _simplified(grown_whole)

    def _choose(self, gains: Mapping[int, int], is_stuck: bool) -> int | None:
        """A variable to change: the most rewarding, or by Bland's rule the first."""
        best: tuple[int, int] | None = None
        for k, gain in gains.items():
            variable = self.variables[k]
            if (gain > 0 and variable.value != variable.cap) or (gain < 0 and variable.value > 0):
                rank = (0 if is_stuck else -abs(gain), k)
                if best is None or rank < best:
                    best = rank
        return None if best is None else best[1]

    def _column(self, k: int, sign: int) -> dict[int, Rational]:
        """How much each variable changes when a free one is changed by one."""
        column: dict[int, Rational] = {k: sign}
        for i, found in self._sums.items():
            if k in found.terms:
                column[i] = _simplified(Fraction(sign * found.terms[k], found.denominator))
        return column

    def _longest_step(self, column: Mapping[int, Rational]) -> tuple[Rational | None, int]:
        """How far the change can go, and the variable that stops it."""
        best: tuple[Rational, int] | None = None
        for i, rate in column.items():
            variable = self.variables[i]
            if rate < 0:
                limit = variable.value if rate == -1 else Fraction(variable.value) / -rate
            elif variable.cap is None:
                continue
            else:
                limit = Fraction(variable.cap - variable.value) / rate
            if best is None or (limit, i) < best:
                best = (limit, i)
        return (None, 0) if best is None else (_simplified(best[0]), best[1])

    def _whole_step(self, column: Mapping[int, Rational], step: Rational) -> Rational:
        """The longest step, no longer than this, that changes everything counted by whole ones."""
        counted = [rate for i, rate in column.items() if self.variables[i].is_counted]
        unit = lcm(*(rate.denominator for rate in counted))
        return step // unit * unit if counted else step

    def _move(self, column: Mapping[int, Rational], step: Rational) -> None:
        if step:
            self.moved.update(column)
            for i, rate in column.items():
                self.variables[i].value = _simplified(self.variables[i].value + rate * step)

    def _is_whole(self, start: Sequence[Rational]) -> bool:
        """Whether everything counted has changed by whole ones."""
        return all(
            (now.value - then).denominator == 1
            for now, then in zip(self.variables, start, strict=True)
            if now.is_counted
        )


def _simplified(number: Rational) -> Rational:
    """The same number, and a plain one if it is whole."""
    return number.numerator if number.denominator == 1 else number
