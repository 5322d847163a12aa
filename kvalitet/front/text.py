"""The text of a front matter: what stands where, and faults in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kvalitet.front.rules import BARE_REFERENCE, HARD_SPACE, NO_SPACE, SENTENCES
from kvalitet.problems import Place, Problem, Rule

MAX_QUOTE: Final = 60

REFERENCE: Final = re.compile(r"\[\[[^\[\]\n]*\]\]")
LINE: Final = re.compile(r"(\s*(?:- +)*)(?:([^\s\"'\[{#](?:[^\n]*?[^ \n])??) *:(?:\s+|$))?(.*)")
# A time (12:30) and an address (https://) are no keys without their space.
GLUED: Final = re.compile(r"\s*(?:- +)*(?!\d\d?:)([^\s:\"'\[\]{},#]+):(\xa0|(?=[^\s/]))(.*)")


@dataclass(frozen=True, slots=True)
class Patch:
    """A stretch of a line to paint over with a harmless character.

    With a column, the lines below that are indented to it belong to the fault and are left out.
    """

    start: int
    end: int
    paint: str = "x"
    column: int | None = None

    def paint_over(self, text: str) -> str:
        painted = text[: self.start] + self.paint * (self.end - self.start) + text[self.end :]
        if self.column is None:
            return painted
        lines = painted[self.end :].split("\n")
        for number, line in enumerate(lines[1:], start=1):
            if line.strip() and not line.startswith(" " * self.column):
                break
            lines[number] = "#" * len(line)
        return painted[: self.end] + "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem, and what to paint over so that reading can go on; None where it cannot."""

    problem: Problem
    patch: Patch | None = None

    @property
    def line(self) -> int:
        return self.problem.place.line


@dataclass(frozen=True)
class Text:
    """The text, and what stands where in it."""

    whole: str
    path: str
    first_line: int

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.whole))]

    @cached_property
    def _end(self) -> int:
        return len(self.whole.rstrip())

    def place(self, index: int) -> Place:
        """The place of a character; what lies after the last word is put right behind it."""
        index = min(index, self._end)
        line = bisect_right(self._starts, index) - 1
        return Place(self.path, self.first_line + line, index - self._starts[line] + 1)

    def start_of_line(self, index: int) -> int:
        return self.whole.rfind("\n", 0, index) + 1

    def end_of_line(self, index: int) -> int:
        end = self.whole.find("\n", index)
        return len(self.whole) if end < 0 else end

    def line(self, index: int) -> str:
        return self.whole[self.start_of_line(index) : self.end_of_line(index)]

    def value(self, index: int, *, in_flow: bool = False) -> str:
        """What stands from a character to the end of its value: a comma, a bracket or the line."""
        rest = without_comment(self.whole[index : self.end_of_line(index)])
        if in_flow:
            masked = REFERENCE.sub(lambda found: "x" * len(found[0]), rest)
            rest = rest[: len(re.split(r"[,}\]]", masked)[0])].rstrip()
        return rest

    def fault(
        self, rule: Rule, index: int, patch: Patch | None = None, **words: str | int
    ) -> Fault:
        message, remedy = (part.format(**words) for part in SENTENCES[rule])
        return Fault(Problem(self.place(index), rule, message, remedy), patch)

    def fault_of_value(self, rule: Rule, index: int, start: int, *, in_flow: bool = False) -> Fault:
        """A fault at `index` in a value that begins at `start` and ought to stand in quotes."""
        value = self.value(start, in_flow=in_flow) or self.whole[start : start + 1]
        words = {"words": cut(value), "first": value[:1], "quoted": in_quotes(value)}
        return self.fault(rule, index, self.patch(start, len(value), in_flow=in_flow), **words)

    def patch(self, start: int, length: int, *, in_flow: bool = False) -> Patch:
        """A patch over a value; what is indented under its key can only be read with it."""
        found = LINE.match(self.line(start))
        column = None if in_flow or not found else found.end(1) + 1
        return Patch(start, start + length, column=column)


def without_comment(words: str) -> str:
    return re.split(r"\s#", words)[0].rstrip()


def cut(words: str) -> str:
    """The writer's own words, on one line and no longer than a message bears."""
    words = " ".join(words.split())
    return words if len(words) <= MAX_QUOTE else f"{words[:MAX_QUOTE].rstrip()}…"


def in_quotes(words: str) -> str:
    """The words as YAML wants them: within whichever quotation marks they lack."""
    words = cut(words)
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def bare_reference(text: Text, index: int, *, in_flow: bool) -> Fault:
    value = text.value(index, in_flow=in_flow)
    reference = REFERENCE.search(value)
    words = {"words": cut(reference[0] if reference else value), "quoted": in_quotes(value)}
    return text.fault(
        BARE_REFERENCE, index, text.patch(index, len(value), in_flow=in_flow), **words
    )


def no_space(text: Text, line: int, glued: re.Match[str]) -> Fault:
    key, hard_space, value = glued.groups()
    rule = HARD_SPACE if hard_space else NO_SPACE
    start = line + glued.start(1)
    # A comment, since the line may have swallowed the next one, which is to be a key again.
    column = len(text.line(start)) - len(text.line(start).lstrip()) + 1
    patch = Patch(start, line + glued.end(), "#", column)
    return text.fault(rule, start, patch, words=cut(key), whole=cut(value))
