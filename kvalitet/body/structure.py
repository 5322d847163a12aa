"""What block tokens build: headings with anchors, sections, and the faults of their form."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from kvalitet.body.anchors import Anchors
from kvalitet.body.faults import (
    ANCHOR_TWICE,
    BROKEN_TABLE,
    EMPTY_HEADING,
    FOOTNOTE_TWICE,
    INDENTED_CODE,
    RAGGED_ROW,
    SKIPPED_LEVEL,
    TITLE_IN_BODY,
    UNCLOSED_FENCE,
    UNUSED_FOOTNOTE,
    problem,
)
from kvalitet.body.parts import BodyHeading, Ending, Section
from kvalitet.body.placing import position
from kvalitet.body.reading import plain_words
from kvalitet.problems import Place, Problem

_TABLE_MARKS = re.compile(r"(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?")
_SENTENCE_START = re.compile(r"^|[.!?]\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Ground:
    """The file that a text stands in: its path, the text's lines, and the first one's number."""

    path: str
    first_line: int
    lines: tuple[str, ...]

    def place(self, line: int, column: int) -> Place:
        """The place of a line and a column of the text, counted from 0."""
        return Place(self.path, self.first_line + line, column + 1)

    def place_of_block(self, token: Token) -> Place:
        """Where the words of a block begin, after indent, list marker and quote marks."""
        line = token.map[0] if token.map else 0
        column = token.meta.get("column")
        if column is None:
            written = self.lines[line]
            column = written.find(token.markup) if token.markup else 0
        return self.place(line, max(column, 0))

    def place_of_content(self, inline: Token, offset: int) -> Place:
        return self.place(*position(inline.meta["spots"], offset))


def read_headings(
    tokens: Sequence[Token], ground: Ground
) -> tuple[dict[int, BodyHeading], list[Problem]]:
    """All headings, by the index of their opening token, which is given its `id`."""
    at = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    problems = list(_chosen_twice(tokens, at, ground))
    anchors = Anchors(tokens[index].meta.get("anchor", "") for index in at)
    headings: dict[int, BodyHeading] = {}
    above = 1
    for index in at:
        opening, inline = tokens[index], tokens[index + 1]
        text = plain_words(inline.children)
        level = int(opening.tag[1:])
        anchor = opening.meta.get("anchor") or anchors.give(text)
        opening.attrSet("id", anchor)
        heading = BodyHeading(
            level, text, anchor, _place_of_heading(opening, ground), tuple(inline.children or ())
        )
        problems.extend(_faults_of_heading(heading, above))
        headings[index] = heading
        above = level
    return headings, problems


def _place_of_heading(opening: Token, ground: Ground) -> Place:
    if opening.markup.startswith("#"):
        return ground.place_of_block(opening)
    line = opening.map[0] if opening.map else 0
    written = ground.lines[line]
    return ground.place(line, len(written) - len(written.lstrip()))


def _chosen_twice(tokens: Sequence[Token], at: list[int], ground: Ground) -> Iterator[Problem]:
    seen: set[str] = set()
    for index in at:
        opening, inline = tokens[index], tokens[index + 1]
        anchor = opening.meta.get("anchor")
        if anchor in seen:
            place = ground.place_of_content(inline, opening.meta["anchor_at"])
            yield problem(ANCHOR_TWICE, place, anchor)
        elif anchor:
            seen.add(anchor)


def _faults_of_heading(heading: BodyHeading, above: int) -> Iterator[Problem]:
    hashes = "#" * heading.level
    if not heading.text:
        yield problem(EMPTY_HEADING, heading.place, hashes)
    elif heading.level == 1:
        yield problem(TITLE_IN_BODY, heading.place, heading.text)
    elif heading.level > above + 1:
        wanted = "#" * (above + 1)
        yield problem(SKIPPED_LEVEL, heading.place, heading.text, heading.level, above, wanted)


def split_sections(
    tokens: Sequence[Token], headings: dict[int, BodyHeading]
) -> tuple[Section, ...]:
    """Split at the headings of level 2, those in quotes and lists not counted."""
    starts = [
        index
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    sections = []
    if starts[:1] != [0] and tokens:
        sections.append(_section(None, tokens, headings, 0, (starts or [len(tokens)])[0]))
    for start, end in zip(starts, [*starts, len(tokens)][1:], strict=True):
        sections.append(_section(headings[start], tokens, headings, start + 3, end))
    return tuple(sections)


def read_endings(
    tokens: Sequence[Token], headings: dict[int, BodyHeading], ground: Ground
) -> Iterator[Ending]:
    """The sections of any level that end with a paragraph; one with deeper headings goes on."""
    below: BodyHeading | None = None
    for index in range(len(tokens) + 1):
        following = headings.get(index)
        if index < len(tokens) and (following is None or tokens[index].level):
            continue
        goes_on = following and following.level > (below.level if below else 1)
        if index > 2 and tokens[index - 1].type == "paragraph_close" and not goes_on:
            opening, inline = tokens[index - 3 : index - 1]
            if not opening.level:
                written = inline.content
                start = max(found.end() for found in _SENTENCE_START.finditer(written))
                words = plain_words(inline.children)
                said = words[max(found.end() for found in _SENTENCE_START.finditer(words)) :]
                place = ground.place_of_content(inline, start)
                yield Ending(said, place, below, index == len(tokens))
        below = following


def _section(
    heading: BodyHeading | None,
    tokens: Sequence[Token],
    headings: dict[int, BodyHeading],
    start: int,
    end: int,
) -> Section:
    deeper = tuple(headings[i] for i in range(start, end) if i in headings)
    return Section(heading, tuple(tokens[start:end]), deeper)


def faults_of_blocks(tokens: Sequence[Token], ground: Ground) -> Iterator[Problem]:
    """What is wrong with fences, indented text, tables, and what the block rules marked."""
    width = 0
    for index, token in enumerate(tokens):
        if "fault" in token.meta:
            yield problem(token.meta["fault"], ground.place_of_block(token), *token.meta["words"])
        elif token.type == "fence" and token.map:
            # A fence that is closed has one line more than its opening and its content.
            if token.map[1] - token.map[0] == token.content.count("\n") + 1:
                place = ground.place_of_block(token)
                yield problem(UNCLOSED_FENCE, place, token.markup, token.markup)
        elif token.type == "code_block" and token.map:
            written = ground.lines[token.map[0]]
            first = token.content.split("\n", 1)[0]
            column = len(written.rstrip()) - len(first.strip())
            yield problem(INDENTED_CODE, ground.place(token.map[0], column), first.strip())
        elif token.type == "tr_open":
            cells = token.meta["cells"]
            if tokens[index - 1].type == "thead_open":
                width = cells
            elif cells != width:
                place = ground.place_of_block(token)
                yield problem(RAGGED_ROW, place, _cells(cells), str(width))
        elif token.type == "paragraph_open":
            yield from _broken_table(tokens[index + 1], ground)


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} celler"


def _broken_table(inline: Token, ground: Ground) -> Iterator[Problem]:
    offset = 0
    for line in inline.content.split("\n"):
        if offset and _TABLE_MARKS.fullmatch(line.strip(" \t")):
            yield problem(BROKEN_TABLE, ground.place_of_content(inline, offset), line.strip())
        offset += len(line) + 1


def number_tables(tokens: Sequence[Token]) -> None:
    """Note which table it is of those with the same heads, so that each gets its own name."""
    seen: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "thead_close")
            heads = "|".join(t.content for t in tokens[index:end] if t.type == "inline")
            seen[heads] += 1
            token.meta["number"] = seen[heads]


def faults_of_footnotes(
    definitions: Sequence[Token], used: set[str], ground: Ground
) -> Iterator[Problem]:
    """Footnotes that nothing refers to, or that are written twice."""
    seen: set[str] = set()
    for token in definitions:
        label = token.meta["label"]
        written = f"[^{label}]"
        line = token.map[0] if token.map else 0
        place = ground.place(line, max(ground.lines[line].find(written), 0))
        if label in seen:
            yield problem(FOOTNOTE_TWICE, place, written)
        elif label not in used:
            yield problem(UNUSED_FOOTNOTE, place, written, written)
        seen.add(label)
