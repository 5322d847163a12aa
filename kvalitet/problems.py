"""What can be wrong with the content, where it is, and what the writer can do about it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """An error stops the build; a warning is only told."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A clickable place: posix path from the project's root, 1-based line and column."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its stable code (family letter + three digits) and its sense in one Swedish line.

    A rule stands as a constant beside the code that applies it; `rulebook` lists them all.
    """

    code: str
    severity: Severity
    sense: str
    excusable: bool | None = None
    """Whether a document may be excused from it by `undantag:`; None as is usual, for warnings."""

    @property
    def may_be_excused(self) -> bool:
        return self.severity is Severity.WARNING if self.excusable is None else self.excusable


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken at a place: what is wrong and the way out, both in plain Swedish."""

    place: Place
    rule: Rule
    message: str
    remedy: str

    @property
    def is_error(self) -> bool:
        return self.rule.severity is Severity.ERROR


Identity = tuple[str, str, str, int]
"""Path, code, message, and which of those alike: what a problem keeps when it only moves."""

_WHERE = re.compile(r"(\.(?:md|yml)):\d+:\d+")
"""A place that a message points at, in another file or further up."""


def told_apart(problems: Iterable[Problem]) -> dict[Identity, Problem]:
    """Every problem by what it keeps when lines are added above it, in the same order."""
    alike: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for problem in problems:
        same = (problem.place.path, problem.rule.code, _WHERE.sub(r"\1", problem.message))
        alike[same] += 1
        found[(*same, alike[same])] = problem
    return found


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, then code, then message; what is said twice is kept once."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.rule.code, p.message)))


class Ledger:
    """Where the stages write down what they found wrong, so that all of it is told at once."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def note(self, outcome: tuple[T, Iterable[Problem]]) -> T:
        """Keep the problems of a stage's outcome and hand on its result."""
        result, problems = outcome
        self._problems.extend(problems)
        return result

    def add(self, problems: Iterable[Problem]) -> None:
        """Write down what was found wrong earlier."""
        self._problems.extend(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return in_reading_order(self._problems)
