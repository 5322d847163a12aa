"""What nobody has written: some value is found for it that fits all sums, as a reader would."""

from collections.abc import Container, Sequence

from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.analysis.disclosure.simplex import Simplex, Variable
from kvalitet.analysis.disclosure.system import Row


def settle(
    amounts: Sequence[Rational | None],
    rows: Sequence[Row],
    promised: Container[int],
) -> tuple[list[Rational], list[Row]]:
    """Give every unknown amount a value, and leave out rows that no value fits.

    Those that are promised are at least 1, if they can be.
    """
    settled: list[Rational] = [
        int(k in promised) if a is None else a for k, a in enumerate(amounts)
    ]
    unknown = [k for k, amount in enumerate(amounts) if amount is None]
    place = {k: i for i, k in enumerate(unknown)}
    program = Simplex(Variable(settled[k]) for k in unknown)
    kept: list[Row] = []
    for row in rows:
        free = {place[k]: a for k, a in row.items() if k in place}
        known: Rational = sum(a * settled[k] for k, a in row.items() if k not in place)
        found = _bound(program, free, known)
        if found is not None:
            program = found
            kept.append(row)
    for k, i in place.items():
        settled[k] = program.variables[i].value
    return settled, kept


def _bound(program: Simplex, free: Row, known: Rational) -> Simplex | None:
    """The program when its variables sum to zero in one more row too; None when they cannot."""
    lacking = known + sum(a * program.variables[i].value for i, a in free.items())
    if not lacking:
        program.bind(free)
        return program
    found = program.copy()
    sign = -1 if lacking > 0 else 1
    lack = found.add(Variable(-sign * lacking))
    found.bind({lack: sign, **free})
    found.maximize({lack: -1})
    found.variables[lack].cap = 0
    return None if found.variables[lack].value else found
