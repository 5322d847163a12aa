"""What a document's text consists of, each part with its place in the file."""

import posixpath
from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from kvalitet.body.addresses import LinkKind, kind_of
from kvalitet.problems import Place

Tokens = tuple[Token, ...]

EMBEDDED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text run for what is not plain words: a reference, code, an address."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure asked for in the text: what stands between [[ and ]], blanks made single."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image, with its address as written."""

    target: str
    place: Place
    is_image: bool = False

    @property
    def kind(self) -> LinkKind:
        return kind_of(self.target)

    @property
    def path(self) -> str:
        """The address without query and fragment, %20 and the like decoded."""
        return unquote(self.target.strip().partition("#")[0].partition("?")[0])

    @property
    def fragment(self) -> str:
        """What stands after #, "" if nothing does."""
        return unquote(self.target.strip().partition("#")[2])

    def file_from(self, path: str) -> str:
        """The file that a relative address leads to from the document at `path`."""
        if not self.path:
            return path
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), self.path))


@dataclass(frozen=True, slots=True)
class TextRun:
    """The plain words of one paragraph, heading, cell or image description.

    Emphasis is taken away and line breaks are blanks, so that "**67**" at the end of a line and
    "procent" on the next can be found together; `EMBEDDED` stands for what is not words.
    """

    text: str
    place: Place
    pieces: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)

    def place_at(self, offset: int) -> Place:
        """Where in the file the character at `offset` of the text stands."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        if index < 0:
            return self.place
        start, place = self.pieces[index]
        return Place(place.path, place.line, place.column + offset - start)


@dataclass(frozen=True, slots=True)
class BodyHeading:
    """A heading in the text. A reference in `text` stands as it is written, without brackets."""

    level: int
    text: str
    anchor: str
    place: Place
    tokens: Tokens = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 heading and what follows it; `heading` is None for what stands before the first.

    `tokens` are those after the heading, `headings` the deeper ones among them.
    """

    heading: BodyHeading | None
    tokens: Tokens = field(compare=False, repr=False)
    headings: tuple[BodyHeading, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but comments and deeper headings stands under the heading."""
        silent = {"heading_open", "heading_close", "comment"}
        return all(
            token.type in silent
            or (index and self.tokens[index - 1].type == "heading_open")
            or _is_blank(token)
            for index, token in enumerate(self.tokens)
        )

    def under(self, heading: BodyHeading) -> "Section":
        """The part of the section that stands under one of its deeper headings."""
        opened = [i for i, token in enumerate(self.tokens) if token.type == "heading_open"]
        number = self.headings.index(heading)
        inside = self.headings[number + 1 :]
        until = next((n for n, h in enumerate(inside) if h.level <= heading.level), len(inside))
        last = number + 1 + until
        end = opened[last] if last < len(opened) else len(self.tokens)
        return Section(heading, self.tokens[opened[number] + 3 : end], inside[:until])


def _is_blank(token: Token) -> bool:
    if token.type == "inline":
        return all(child.type in {"comment", "softbreak"} for child in token.children or ())
    return token.type in {"paragraph_open", "paragraph_close"}


@dataclass(frozen=True, slots=True)
class Ending:
    """The last sentence before another section begins, or before the text ends."""

    words: str
    place: Place
    below: BodyHeading | None
    """The heading that it stands below; None before the first one."""
    is_last: bool
    """Whether the text ends here."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A text from the front matter, parsed as the inside of a paragraph."""

    tokens: Tokens = field(compare=False, repr=False)
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    text_runs: tuple[TextRun, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A document's text: its sections, and its footnotes, which are shown after the last one."""

    path: str
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    text_runs: tuple[TextRun, ...] = ()
    footnotes: Tokens = field(default=(), compare=False, repr=False)
    endings: tuple[Ending, ...] = ()

    @property
    def headings(self) -> tuple[BodyHeading, ...]:
        """Every heading, in the order of the text."""
        return tuple(
            heading
            for section in self.sections
            for heading in ((section.heading,) if section.heading else ()) + section.headings
        )
