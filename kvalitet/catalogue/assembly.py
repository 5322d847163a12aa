"""A document through the gate: its form, and its texts parsed."""

from collections.abc import Iterator, Mapping

from kvalitet.body.faults import TOO_LARGE, problem
from kvalitet.body.parse import LARGEST_BODY, parse_body, parse_inline
from kvalitet.body.parts import Inline
from kvalitet.catalogue.checked import Checked
from kvalitet.documents import Document
from kvalitet.front.tree import Front, Location, Tree
from kvalitet.model.report import Report
from kvalitet.problems import Problem
from kvalitet.validation import validate

PROSE = ("sammanfattning", "kommentar")
"""The keys whose texts may hold references to figures and links, wherever they stand."""


def assemble(document: Document) -> tuple[Checked[Report] | None, tuple[Problem, ...]]:
    """Validate the front matter and parse the texts; None when either could not be read whole."""
    body, in_body = parse_body(document.body, document.path, document.body_line)
    front = document.front
    if front is None:
        return None, in_body
    form, faults = validate(front)
    written, in_front = _written(front)
    problems = (*faults, *in_body, *in_front)
    if form is None or any(fault.rule is TOO_LARGE for fault in problems):
        return None, problems
    return Checked(form, front, body, written), problems


def _written(front: Front) -> tuple[Mapping[Location, Inline], list[Problem]]:
    written: dict[Location, Inline] = {}
    problems: list[Problem] = []
    length = 0
    for location, text in _prose(front.data, ()):
        place = front.place_of(location)
        length += len(text)
        if length > LARGEST_BODY:
            return written, [*problems, problem(TOO_LARGE, place, length, LARGEST_BODY)]
        written[location], found = parse_inline(text, place)
        problems += found
    return written, problems


def _prose(tree: Tree, at: Location) -> Iterator[tuple[Location, str]]:
    """Every text of the front matter that is prose, and where."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree or ())
    for step, inner in items:
        if isinstance(inner, (dict, list)):
            yield from _prose(inner, (*at, step))
        elif isinstance(inner, str) and step in PROSE:
            yield (*at, step), inner
