"""A document's text, parsed once: sections, headings, references, links and words, with places."""

from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from kvalitet.body.faults import TOO_LARGE, problem
from kvalitet.body.grammar import grammar
from kvalitet.body.parts import Body, Inline, TextRun
from kvalitet.body.reading import read_inline
from kvalitet.body.structure import (
    Ground,
    faults_of_blocks,
    faults_of_footnotes,
    number_tables,
    read_endings,
    read_headings,
    split_sections,
)
from kvalitet.problems import Place, Problem, in_reading_order

LARGEST_BODY = 100_000
"""Characters; the longest report seen has 33 000."""


def parse_body(text: str, path: str, first_line: int = 1) -> tuple[Body, tuple[Problem, ...]]:
    """Parse the text below a document's front matter; its first line is `first_line` of the file.

    Never fails: a text that is too large gives an empty body and the problem.
    """
    if len(text) > LARGEST_BODY:
        place = Place(path, first_line)
        return Body(path), (problem(TOO_LARGE, place, len(text), LARGEST_BODY),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ground = Ground(path, first_line, tuple(text.split("\n")))
    found: MutableMapping[str, Any] = {}
    tokens, footnotes = _without_footnotes(grammar().parse(f"{text}\n", found))
    number_tables([*tokens, *footnotes])
    inlines, problems = _read_inlines([*tokens, *footnotes], ground)
    headings, problems_of_headings = read_headings([*tokens, *footnotes], ground)
    labels = found.get("footnotes", {}).get("refs", {})
    used = {label[1:] for label, number in labels.items() if number >= 0}
    problems += problems_of_headings
    problems += faults_of_blocks([*tokens, *footnotes], ground)
    problems += faults_of_footnotes(found["definitions"], used, ground)
    body = Body(
        path,
        split_sections(tokens, headings),
        tuple(reference for inline in inlines for reference in inline.references),
        tuple(link for inline in inlines for link in inline.links),
        tuple(run for inline in inlines for run in inline.text_runs),
        tuple(footnotes),
        tuple(read_endings(tokens, headings, ground)),
    )
    return body, in_reading_order(problems)


def parse_inline(text: str, place: Place) -> tuple[Inline, tuple[Problem, ...]]:
    """Parse a text from the front matter as the inside of a paragraph.

    YAML may have folded or quoted it, so all its parts have the place of the text itself.
    """
    if len(text) > LARGEST_BODY:
        return Inline(()), (problem(TOO_LARGE, place, len(text), LARGEST_BODY),)
    block = grammar().parseInline(text.strip(), {})[0]
    inline, problems = read_inline(block.children or (), lambda _: place)
    runs = tuple(TextRun(run.text, place) for run in inline.text_runs)
    return replace(inline, text_runs=runs), in_reading_order(problems)


def _without_footnotes(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The text's own tokens, and those of the footnotes that the parser has put after them."""
    for index, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            return tokens[:index], tokens[index:]
    return tokens, []


def _read_inlines(tokens: list[Token], ground: Ground) -> tuple[list[Inline], list[Problem]]:
    inlines: list[Inline] = []
    problems: list[Problem] = []
    for token in tokens:
        if token.type == "inline":

            def locate(offset: int, block: Token = token) -> Place:
                return ground.place_of_content(block, offset)

            inline, found = read_inline(token.children or (), locate)
            inlines.append(inline)
            problems.extend(found)
    return inlines, problems
