"""Our own rules for blocks: comments, footnotes, and tables and headings that know their places."""

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as plain_heading
from markdown_it.rules_block import table as plain_table
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def as plain_footnote

from kvalitet.body.faults import NESTED_FOOTNOTE, TABLE_TOO_LARGE, TOO_DEEP, UNCLOSED_COMMENT
from kvalitet.body.placing import spots_of_row
from kvalitet.problems import Rule

MOST_CELLS = 20_000


class NestingBlockParser(ParserBlock):
    """markdown-it's block parser, saying so when it cuts what is nested too deep."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level >= state.md.options["maxNesting"]:
            _push_fault(state, startLine, TOO_DEEP)
        super().tokenize(state, startLine, endLine)


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`<!-- guidance -->` that begins a line: left out, over blank lines and all."""
    opening = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", opening):
        return False
    if silent:
        return True
    line, position = start, opening + 2  # as in CommonMark, <!--> is a whole comment
    while line < end and not _has_left(state, line, start):
        closing = state.src.find("-->", position, state.eMarks[line])
        if closing >= 0:
            return _resume_after(state, start, line, closing + len("-->"))
        line += 1
        position = state.bMarks[line] + state.tShift[line]
    written = state.src[opening : state.eMarks[start]]
    _push_fault(state, start, UNCLOSED_COMMENT, written)
    state.line = line
    return True


def _has_left(state: StateBlock, line: int, start: int) -> bool:
    """Whether the list item or quote in which the comment began ends before this line."""
    return line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line)


def _resume_after(state: StateBlock, start: int, line: int, position: int) -> bool:
    rest = state.src[position : state.eMarks[line]]
    if not rest.strip():
        state.line = line + 1
        return True
    if line == start:
        return False  # a paragraph, in which the inline rule leaves the comment out
    # Let the line begin after the comment, as the list rule does with its markers.
    state.bMarks[line] = position + len(rest) - len(rest.lstrip())
    state.tShift[line] = 0
    state.sCount[line] = state.blkIndent
    state.line = line
    return True


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^1]: text`, but not within another footnote, whose text the plugin would then cut."""
    matched = plain_footnote(state, start, end, True)
    if silent or not matched:
        return matched
    if state.env.get("in_footnote"):
        begins = state.bMarks[start] + state.tShift[start]
        label = state.src[begins : state.src.index("]", begins) + 1]
        _push_fault(state, start, NESTED_FOOTNOTE, label)
        state.line = start + 1
        return True
    state.env["in_footnote"] = True
    matched = plain_footnote(state, start, end, silent)
    state.env["in_footnote"] = False
    return matched


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading written with #, and where its text stands."""
    if not plain_heading(state, start, end, silent):
        return False
    if not silent:
        opening, inline, _ = state.tokens[-3:]
        hashes_end = state.bMarks[start] + state.tShift[start] + len(opening.markup)
        column = state.src.index(inline.content, hashes_end) - _line_start(state, hashes_end)
        inline.meta["spots"] = ((0, start, column),)
    return True


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, unless all tables together are too large, and where its cells stand.

    A row of one letter is filled up to the width of the heading, so a small text could
    otherwise become millions of cells.
    """
    if silent:
        return plain_table(state, start, end, silent)
    if state.env.get("tables_refused") or not plain_table(state, start, end, True):
        return False
    if not _afford(state, start, end):
        _push_fault(state, start, TABLE_TOO_LARGE, str(MOST_CELLS))
        state.env["tables_refused"] = True
        return False
    count = len(state.tokens)
    plain_table(state, start, end, silent)
    _place_cells(state, state.tokens[count:])
    return True


def _afford(state: StateBlock, start: int, end: int) -> bool:
    marks = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    last = start
    while last < end and not state.isEmpty(last):
        last += 1
    cells = int(state.env.get("cells", 0)) + (marks.count("|") + 1) * (last - start)
    state.env["cells"] = cells
    return cells <= MOST_CELLS


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    cells: list[tuple[tuple[int, int, int], ...]] = []
    number = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            begins = state.bMarks[line] + state.tShift[line]
            row = state.src[begins : state.eMarks[line]]
            column = begins - _line_start(state, begins) + row.index(mdTrim(row))
            cells = spots_of_row(mdTrim(row), line, column)
            token.meta = {"cells": len(cells), "column": column}
            number = 0
        elif token.type == "inline":
            if number < len(cells):
                token.meta["spots"] = cells[number]
            number += 1


def _line_start(state: StateBlock, position: int) -> int:
    return state.src.rfind("\n", 0, position) + 1


def _push_fault(state: StateBlock, line: int, rule: Rule, *words: str) -> None:
    begins = state.bMarks[line] + state.tShift[line]
    token = state.push("fault", "", 0)
    token.map = [line, line + 1]
    token.meta = {"fault": rule, "words": words, "column": begins - _line_start(state, begins)}
