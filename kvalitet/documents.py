"""A document in two: the front matter between lines of three dashes, and the body below it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kvalitet.front.parse import parse_front
from kvalitet.front.rules import NO_COLON
from kvalitet.front.text import cut
from kvalitet.front.tree import Front
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.sources import Source

NO_FRONT: Final = Rule("Y001", Severity.ERROR, "Dokumentet saknar huvud")
UNFINISHED: Final = Rule("Y002", Severity.ERROR, "Dokumenthuvudet saknar slut")
NOT_AT_TOP: Final = Rule("Y003", Severity.ERROR, "Något står före dokumenthuvudet")
NOT_THREE_DASHES: Final = Rule("Y004", Severity.ERROR, "Raden ska vara exakt tre bindestreck")
NO_KEYS: Final = Rule("Y008", Severity.ERROR, "Dokumenthuvudet är tomt")

FENCE: Final = "---"

_ALONE: Final = "Skriv --- på en egen rad, utan något före eller efter."
_START_OVER: Final = (
    "Börja filen med raden ---, sedan t.ex. typ: sida och id: om-oss på var sin rad, "
    "och avsluta huvudet med en rad --- till."
)
# What dashes become when a word processor has had them, and other formats' lines.
_ALMOST_FENCE: Final = re.compile(r"\s*(?:[-‐-―−_=+*~]{2,}|[‒–—―]|-( -)+|\.\.\.)\s*")
_KEY: Final = re.compile(r"[^\s:#\-\[{\"'][^:]*:(\s|$)")
_HEADING: Final = re.compile(r"#{1,6} \S")


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `body_line` is where in the file the first line of `body` stands."""

    path: str
    front: Front | None
    """None when its YAML could not be read to the end; the body is told apart all the same."""
    body: str
    body_line: int


def split(source: Source) -> tuple[Document | None, tuple[Problem, ...]]:
    """Part the front matter from the body and read it; None when it cannot be told what is what."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, (_without_start(lines, source.path),)
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == FENCE), len(lines))
    for number, line in enumerate(lines[1:end], start=1):
        # Further in, dashes may belong to a text of several lines.
        if _is_almost(line) and (end == len(lines) or not line[0].isspace()):
            return None, (_not_three_dashes(source.path, number, line),)
    if end == len(lines):
        return None, (_without_end(lines, source.path),)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines[1:end]):
        return None, (_without_keys(source.path),)
    front, problems = parse_front("\n".join([*lines[1:end], ""]), source.path, first_line=2)
    if front is None or front.faulty:
        # Perhaps the end was forgotten, and found at a line of dashes in the body.
        heading = _first_after_blank(lines[:end], _HEADING.match)
        if heading and problems[0].rule is NO_COLON and heading < problems[0].place.line:
            return None, (_without_end(lines[:end], source.path),)
    body = "\n".join(lines[end + 1 :])
    return Document(source.path, front, body, body_line=end + 2), problems


def _is_almost(line: str) -> bool:
    return line.strip() != "" and bool(_ALMOST_FENCE.fullmatch(line))


def _without_start(lines: Sequence[str], path: str) -> Problem:
    """Find out what stands where the first line of dashes should."""
    top = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[top].rstrip() == FENCE:
        message = "Det står en tom rad före dokumenthuvudets första ---."
        return Problem(Place(path), NOT_AT_TOP, message, "Ta bort allt före ---.")
    glued = lines[top].startswith(FENCE) and _KEY.match(lines[top].lstrip("- "))
    if _is_almost(lines[top]) or glued:
        return _not_three_dashes(path, top, lines[top])
    if _KEY.match(lines[top]):
        message = f"Raden --- saknas före ”{cut(lines[top])}”."
        return Problem(Place(path, top + 1), NO_FRONT, message, "Skriv --- överst i filen.")
    if any(one.rstrip() == FENCE and _KEY.match(two) for one, two in pairwise(lines)):
        message = f"Det står text före dokumenthuvudets första ---: ”{cut(lines[top])}”."
        return Problem(
            Place(path, top + 1), NOT_AT_TOP, message, "Flytta texten till efter huvudet."
        )
    message = "Dokumentet saknar huvud: raderna överst som säger vad det är."
    return Problem(Place(path, top + 1), NO_FRONT, message, _START_OVER)


def _without_end(lines: Sequence[str], path: str) -> Problem:
    """Guess where the front matter was meant to end: at the first line that can only be body."""
    remedy = "Skriv --- på en egen rad efter den sista nyckeln."
    if body := _first_after_blank(lines, _is_body):
        message = f"Dokumenthuvudet avslutas inte: raden --- saknas före ”{cut(lines[body])}”."
        return Problem(Place(path, body + 1), UNFINISHED, message, remedy)
    message = "Dokumenthuvudet som börjar här avslutas inte."
    return Problem(Place(path), UNFINISHED, message, remedy)


def _is_body(line: str) -> bool:
    is_text = not line.startswith(("-", "#")) and not line[0].isspace() and not _KEY.match(line)
    return is_text or bool(_HEADING.match(line))


def _first_after_blank(lines: Sequence[str], wanted: Callable[[str], object]) -> int | None:
    """The index of the first wanted line that stands below an empty one."""
    for index, (above, line) in enumerate(pairwise(lines), start=1):
        if line.strip() and not above.strip() and wanted(line):
            return index
    return None


def _without_keys(path: str) -> Problem:
    remedy = "Skriv minst typ: och id: på var sin rad mellan raderna ---."
    return Problem(Place(path), NO_KEYS, "Dokumenthuvudet är tomt.", remedy)


def _not_three_dashes(path: str, index: int, line: str) -> Problem:
    message = f"”{cut(line)}” ska vara tre bindestreck: ---."
    if line.strip() == FENCE:
        message = "Raden --- är indragen."
    return Problem(Place(path, index + 1), NOT_THREE_DASHES, message, _ALONE)
