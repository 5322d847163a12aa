"""The text of a new document: the headings of the one before, with guidance as comments."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from kvalitet.body.parts import BodyHeading
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Report
from kvalitet.scaffold.guidance import guidance_for
from kvalitet.scaffold.moving import Move

_WIDTH: Final = 100
_WRITTEN: Final = re.compile(r" {0,3}#+[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_WORDS: Final = frozenset({"text", "text_special", "code_inline"})
_EMPHASIS: Final = frozenset({"em_open", "em_close", "strong_open", "strong_close"})

_COMMENTS_ARE_HIDDEN: Final = (
    "Text inom sådana här tecken är till för dig som skriver. Den visas aldrig på webbplatsen, så "
    "den kan stå kvar eller tas bort."
)
_OF_YOUR_OWN: Final = "Skriv en rubrik på raden ovanför, och därefter texten."


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and what to write under it."""

    level: int
    title: str
    """Its words; without any it is for the writer to fill in."""
    guidance: str = ""
    written: str = ""
    """The words with their markup, where they have any."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A section that the type of document asks for, with headings of its own."""

    title: str
    inside: tuple[str, ...] = ()


Section = tuple[Heading, ...]
"""A heading of level 2 and the deeper ones below it."""


def sections_of(
    form: type[Report],
    before: Checked[Report] | None,
    text_before: str,
    move: Move | None,
    wanted: Sequence[Wanted],
) -> tuple[Section, ...]:
    """The sections of a new document: those of the one before, and those that it must have."""
    fixed = {title for one in wanted for title in (one.title, *one.inside)}
    lines = text_before.split("\n")
    sections: list[Section] = []
    for heading in before.body.headings if before else ():
        made = _heading(form, heading, lines[heading.place.line - 1], move, fixed)
        if made is None:
            continue
        if made.level == 2 or not sections:
            sections.append((made,))
        else:
            sections[-1] = (*sections[-1], made)
    return tuple(_complete(form, sections, wanted))


def _heading(
    form: type[Report], heading: BodyHeading, line: str, move: Move | None, fixed: Collection[str]
) -> Heading | None:
    """A heading of the document before; None for what is quoted there, or is a figure alone."""
    if line[: heading.place.column - 1].strip():
        return None
    title = "".join(token.content for token in heading.tokens if token.type in _WORDS).strip()
    if not title:
        return None
    if heading.text in fixed:
        return Heading(heading.level, heading.text, guidance_for(form, heading.text) or "")
    as_written = _WRITTEN.fullmatch(line)
    if as_written and all(token.type in _WORDS | _EMPHASIS for token in heading.tokens):
        title = as_written[1]
    moved = move.text(title) if move else None
    when = f" för {move.now.name}" if move else ""
    place = f"{heading.place.path}, rad {heading.place.line}"
    guidance = f"Skriv det som gäller{when}. Det som stod här förut finns i {place}."
    return Heading(heading.level, heading.text, guidance, moved or title)


def _complete(
    form: type[Report], own: Sequence[Section], wanted: Sequence[Wanted]
) -> Iterator[Section]:
    """The sections with those that are wanted, each after the one that it should follow."""
    sections, place = list(own), 0
    for one in wanted:
        titles = [section[0].title for section in sections]
        if one.title not in titles:
            sections.insert(place, (Heading(2, one.title, guidance_for(form, one.title) or ""),))
            titles.insert(place, one.title)
        at = titles.index(one.title)
        present = {heading.title for heading in sections[at]}
        missing = (title for title in one.inside if title not in present)
        added = (Heading(3, title, guidance_for(form, title) or "") for title in missing)
        sections[at] = (*sections[at], *added)
        place = at + 1
    yield from sections


def text_of(sections: Sequence[Section], *, needs_heading: bool) -> str:
    """The outline as Markdown, with an empty heading last where nothing else is to fill in."""
    headings = [heading for section in sections for heading in section]
    if needs_heading:
        headings.append(Heading(2, ""))
    parts = [_comment(_COMMENTS_ARE_HIDDEN)]
    for heading in headings:
        parts.append(f"{'#' * heading.level} {heading.written or heading.title}".rstrip())
        if guidance := heading.guidance if heading.title else _OF_YOUR_OWN:
            parts.append(_comment(guidance))
    return "\n\n".join(parts) + "\n"


def _comment(text: str) -> str:
    text = f"<!-- {text.replace('-->', '->')} -->"
    return "\n".join(wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
