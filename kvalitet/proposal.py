"""What a change brings: the problems of the files it touches, and those it causes in others.

The whole site is read both as it is and as it was: a renamed id breaks files that nobody touched.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kvalitet.config import CONFIG_FILE
from kvalitet.history import HistoryError, Past
from kvalitet.problems import Problem, told_apart

Examine = Callable[[Path], Sequence[Problem]]
"""What is wrong with the project in a folder."""


def brought(problems: Sequence[Problem], past: Past, examine: Examine) -> tuple[Problem, ...]:
    """Those of a project's problems that stand in touched files, or were not there before."""
    touched = past.touched()
    if all(problem.place.path in touched for problem in problems):
        return tuple(problems)
    before = told_apart(_problems_of(past, examine))
    return tuple(
        problem
        for identity, problem in told_apart(problems).items()
        if problem.place.path in touched or identity not in before
    )


def _problems_of(past: Past, examine: Examine) -> Sequence[Problem]:
    try:
        with TemporaryDirectory(prefix="kvalitet-") as folder:
            past.restore(Path(folder), "content", CONFIG_FILE)
            return examine(Path(folder))
    except OSError as error:
        message = f"Det går inte att lägga upp det som var förut i en tillfällig mapp: {error}."
        raise HistoryError(message) from error
