"""Where in the file a piece of inline text stands.

markdown-it gives blocks their lines and inline tokens nothing. Here every inline token gets
`meta["at"]`, its offset in the block's content, and every block `meta["spots"]`: where in the
file stretches of that content begin.
"""

from bisect import bisect_right
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from kvalitet.body.faults import TOO_DEEP

Spot = tuple[int, int, int]
"""From this offset in the content on: line and column in the text, all counted from 0."""


def position(spots: tuple[Spot, ...], offset: int) -> tuple[int, int]:
    """Line and column, counted from 0, of an offset in the content that `spots` describe."""
    index = max(bisect_right(spots, offset, key=lambda spot: spot[0]) - 1, 0)
    start, line, column = spots[index]
    return line, column + offset - start


def spots_of_lines(content: str, first_line: int, lines: list[str]) -> tuple[Spot, ...]:
    """Spots of a paragraph: a line of its content is the end of a line of the text.

    What stands before it – indent, list marker, quote marks – has been cut off by the parser.
    """
    parts = content.split("\n")
    # First lines with nothing but a non-breaking blank have been cut off whole.
    beginning = parts[0].strip()
    following = range(first_line, len(lines) - len(parts) + 1)
    ends = (number for number in following if lines[number].rstrip().endswith(beginning))
    spots, offset = [], 0
    for number, part in enumerate(parts, next(ends, first_line)):
        spots.append((offset, number, len(lines[number].rstrip()) - len(part.rstrip())))
        offset += len(part) + 1
    return tuple(spots)


def spots_of_row(row: str, line: int, column: int) -> list[tuple[Spot, ...]]:
    """Spots of each cell of a table row, split exactly as markdown-it's tables split it."""
    cells: list[list[tuple[int, int]]] = [[]]
    last, escaped = 0, False
    for index, character in enumerate(row):
        if character == "|" and escaped:
            cells[-1].append((last, index - 1))
            last = index
        elif character == "|":
            cells[-1].append((last, index))
            cells.append([])
            last = index + 1
        escaped = character == "\\"
    cells[-1].append((last, len(row)))
    if cells[0] == [(0, 0)]:
        cells.pop(0)
    if cells and cells[-1] == [(len(row), len(row))]:
        cells.pop()
    return [_spots_of_cell(row, stretches, line, column) for stretches in cells]


def _spots_of_cell(
    row: str, stretches: list[tuple[int, int]], line: int, column: int
) -> tuple[Spot, ...]:
    """A cell's content is its stretches put together (without backslash before a pipe), trimmed."""
    whole = "".join(row[start:end] for start, end in stretches)
    offset = -whole.index(mdTrim(whole))
    spots = []
    for start, end in stretches:
        spots.append((offset, line, column + start))
        offset += end - start
    return tuple(spots)


class PlacingInlineParser(ParserInline):
    """markdown-it's inline parser, noting where each token begins."""

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        deepest = state.md.options["maxNesting"]
        end = state.posMax
        pending_from = state.pos
        while state.pos < end:
            start, had_pending, count = state.pos, bool(state.pending), len(state.tokens)
            if not had_pending:
                pending_from = start
            if state.level >= deepest:
                state.env["too_deep"] = True
                matched = False
            else:
                matched = any(rule(state, False) for rule in rules)
            if not matched:
                state.append_pending(state.src[start])
                state.pos += 1
            elif len(state.tokens) > count:
                _note_starts(state.tokens[count:], start, pending_from if had_pending else None)
        if state.pending:
            state.pushPending().meta["at"] = pending_from

    def skipToken(self, state: StateInline) -> None:
        # Too deep, markdown-it quietly gives the rest of the paragraph up.
        if state.level >= state.md.options["maxNesting"]:
            state.env["too_deep"] = True
        super().skipToken(state)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        parsed = super().parse(src, md, env, tokens)
        if env.pop("too_deep", False):
            parsed.append(Token("text_special", "", 0, meta={"fault": TOO_DEEP, "at": 0}))
        return parsed


def _note_starts(tokens: list[Token], start: int, pending_from: int | None) -> None:
    """Note where the tokens of one rule begin; those of a link's text have been noted already."""
    if pending_from is not None and tokens[0].type == "text":
        tokens[0].meta.setdefault("at", pending_from)
    for token in tokens:
        if "at" in token.meta:
            continue
        token.meta["at"] = start
        if token.type == "text":  # a run of asterisks becomes one token each
            start += len(token.content)
        elif token.type == "image":
            _shift(token.children or (), start + len("!["))


def _shift(tokens: Iterable[Token], distance: int) -> None:
    for token in tokens:
        token.meta["at"] += distance
        _shift(token.children or (), distance)
