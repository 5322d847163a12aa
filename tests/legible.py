"""Whether a writer can understand what is told, and find the place."""

import re
from collections.abc import Iterable
from pathlib import Path

from kvalitet.problems import Problem

_FOR_PROGRAMMERS = re.compile(
    r"Traceback|Input should|Errno|\w+Error\b|\bexpected\b|\binvalid\b|\bcould not\b|\bthe\b"
    r"|\bNone\b|\bTrue\b|\bFalse\b|<class |object at 0x|Decimal\(|Place\("
)
_LONGEST = 400


def assert_legible(root: Path, problems: Iterable[Problem]) -> None:
    """See that every problem is Swedish, short, and at a place that exists in its file."""
    files: dict[str, list[str]] = {}
    for problem in problems:
        for sentence in (problem.message, problem.remedy):
            unquoted = re.sub('”[^”]*”|"[^"]*"', "", sentence)
            assert not _FOR_PROGRAMMERS.search(unquoted), problem
            assert sentence[-1:] in {".", "?"}, problem
            assert "\n" not in sentence, problem
            assert len(sentence) <= _LONGEST, problem
        _assert_place(root, problem, files)


def _assert_place(root: Path, problem: Problem, files: dict[str, list[str]]) -> None:
    """A place is a character of the file, or where one should be added last on a line."""
    place = problem.place
    assert place.line >= 1, problem
    assert place.column >= 1, problem
    if (place.line, place.column) == (1, 1):
        return  # the file as a whole, which may not even be there
    if place.path not in files:
        data = (root / place.path).read_bytes()
        text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
        files[place.path] = re.split("\r\n|\r|\n", text)
    lines = files[place.path]
    assert place.line <= len(lines), problem
    assert place.column <= len(lines[place.line - 1]) + 1, problem
