"""Of what several rules say about the same words, the most serious is said."""

from collections.abc import Sequence

from kvalitet.checks.disclosure.restated import RESTATED
from kvalitet.checks.disclosure.typed import SMALL
from kvalitet.checks.figures.unmarked import UNMARKED
from kvalitet.problems import Place, Problem

_MOST_SERIOUS_FIRST = (RESTATED, SMALL, UNMARKED)


def said_once(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out what a number is too, when it is hidden, or small."""
    ranks = {rule: rank for rank, rule in enumerate(_MOST_SERIOUS_FIRST)}
    gravest: dict[Place, int] = {}
    for problem in problems:
        rank = ranks.get(problem.rule)
        if rank is not None:
            gravest[problem.place] = min(rank, gravest.get(problem.place, rank))
    return [p for p in problems if ranks.get(p.rule, 0) <= gravest.get(p.place, 0)]
