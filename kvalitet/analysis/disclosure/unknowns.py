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
    unknown = [k for k, amount in enumerate(amounts) if amount is None]
    settled: list[Rational] = [
        int(k in promised) if a is None else a for k, a in enumerate(amounts)
    ]
    kept: list[Row] = []
    bound: list[Row] = []
    for row in rows:
        free = {k: a for k, a in row.items() if amounts[k] is None}
        lacking: Rational = sum(a * settled[k] for k, a in row.items())
        if not lacking or _fill(settled, unknown, [*bound, free], lacking):
            kept.append(row)
            bound.append(free)
    return settled, kept


def _fill(
    settled: list[Rational],
    unknown: Sequence[int],
    rows: Sequence[Row],
    lacking: Rational,
) -> bool:
    """Change what is unknown so that the last row sums to zero too; tell whether it could be."""
    *bound, last = rows
    place = {k: i for i, k in enumerate(unknown)}
    variables = [Variable(settled[k]) for k in unknown]
    sign = -1 if lacking > 0 else 1
    lack = Variable(-sign * lacking)
    bindings = [{place[k]: a for k, a in row.items()} for row in bound]
    bindings.append({len(unknown): sign, **{place[k]: a for k, a in last.items()}})
    Simplex([*variables, lack], bindings).maximize({len(unknown): -1})
    for k, variable in zip(unknown, variables, strict=True):
        settled[k] = variable.value
    return not lack.value
