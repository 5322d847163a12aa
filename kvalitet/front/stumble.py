"""Where the parser could not go on, and what stands there."""

import re
from dataclasses import dataclass
from typing import Final

from kvalitet.front.text import LINE, Text, without_comment

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar that the parser has found: its style ("" is plain), and where it lies."""

    value: str
    style: str
    start: int
    end: int

    @property
    def is_plain(self) -> bool:
        return not self.style

    @property
    def is_none(self) -> bool:
        return self.is_plain and self.value in _NULLS


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where the parser could not go on: its words (to tell kinds apart, never shown) and places."""

    text: Text
    said: str
    index: int
    context: int
    scalar: Scalar | None
    is_inside: bool

    @property
    def character(self) -> str:
        return self.text.whole[self.index : self.index + 1]

    @property
    def line(self) -> re.Match[str]:
        """Indent and dashes, key, and value of the line."""
        found = LINE.match(self.text.line(self.index))
        assert found  # each of its parts may be empty
        return found

    @property
    def value(self) -> str:
        return without_comment(self.line[3])

    @property
    def value_start(self) -> int:
        return self.text.start_of_line(self.index) + self.line.start(3)

    @property
    def in_flow(self) -> bool:
        return self.is_inside or "flow" in self.said or self.value.startswith(("{", "["))

    @property
    def opens_line(self) -> bool:
        """Whether nothing but space stands before it on its line."""
        return not self.text.whole[self.text.start_of_line(self.index) : self.index].strip()

    @property
    def scalar_on_line(self) -> Scalar | None:
        """The latest scalar, if it begins on the same line."""
        start = self.text.start_of_line(self.index)
        return self.scalar if self.scalar and start <= self.scalar.start < self.index else None

    @property
    def quoted_before(self) -> Scalar | None:
        """The quoted text that ends right before it on the same line, where a value should end."""
        scalar = self.scalar
        if scalar is None or scalar.style not in ("'", '"') or self.character in (",", ":"):
            return None
        between = self.text.whole[scalar.end : self.index]
        is_next = scalar.end <= self.index and not between.strip() and "\n" not in between
        return scalar if is_next and self.character not in ("]", "}") else None
