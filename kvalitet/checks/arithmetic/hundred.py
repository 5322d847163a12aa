"""Shares that are all of something: together they make 100 per cent, within their rounding."""

from collections.abc import Iterator, Sequence

from kvalitet.checks.arithmetic.bounds import ALL, Bounds, together
from kvalitet.checks.arithmetic.sheets import Known
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.numbers import percent

MORE_THAN_ALL = Rule(
    "A005", Severity.ERROR, "Andelarna blir tillsammans mer än 100 procent", excusable=True
)
LESS_THAN_ALL = Rule("A006", Severity.WARNING, "Andelarna blir tillsammans mindre än 100 procent")

_MOST_TERMS = 6


def of_hundred(
    terms: Sequence[tuple[str, Known]], *, is_complete: bool, whole: Known | None = None
) -> Iterator[Problem]:
    """Judge shares by their names, told where the first of them stands.

    They are all of `whole` where its share is known, else of everything. Rounded as they are,
    7 + 25 + 17 + 50 = 99 may well be all; 82 + 11 = 93 may not.
    """
    if not terms:
        return
    total = together(known.bounds for _, known in terms)
    everything = whole.bounds if whole else Bounds(ALL, ALL)
    first = terms[0][1].observation
    name = f"{first.indicator} {first.period.written}"
    wanted = whole.text if whole else percent(ALL, 0)
    if total.low > everything.high:
        message = f"{name}: {_sum(terms)}, alltså mer än {wanted}."
        remedy = "Rätta den andel som är fel."
        yield Problem(first.stated_in[0], MORE_THAN_ALL, message, remedy)
    elif is_complete and total.high < everything.low:
        message = f"{name}: {_sum(terms)}, alltså mindre än {wanted}."
        remedy = "Rätta den andel som är fel, eller lägg till en andel för resten."
        yield Problem(first.stated_in[0], LESS_THAN_ALL, message, remedy)


def _sum(terms: Sequence[tuple[str, Known]]) -> str:
    total = sum(known.value.exact for _, known in terms)
    decimals = max(known.decimals for _, known in terms)
    if len(terms) > _MOST_TERMS:
        return f"{len(terms)} andelar är tillsammans {percent(total, decimals)}"
    written = " + ".join(f"{known.text} {name}" for name, known in terms)
    return f"{written} = {percent(total, decimals)}"
