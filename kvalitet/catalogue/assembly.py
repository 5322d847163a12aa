"""A document through the gate: its form, and its texts parsed."""

from kvalitet.body.parse import parse_body, parse_inline
from kvalitet.body.parts import Inline
from kvalitet.catalogue.checked import Checked
from kvalitet.documents import Document
from kvalitet.front.tree import Front
from kvalitet.model.report import Report
from kvalitet.problems import Problem
from kvalitet.validation import validate


def assemble(document: Document) -> tuple[Checked[Report] | None, tuple[Problem, ...]]:
    """Validate the front matter and parse the body; None when the front matter has faults."""
    body, in_body = parse_body(document.body, document.path, document.body_line)
    front = document.front
    if front is None:
        return None, in_body
    form, faults = validate(front)
    summary, in_summary = _summary_of(front)
    problems = (*faults, *in_body, *in_summary)
    if form is None:
        return None, problems
    return Checked(form, front, body, summary), problems


def _summary_of(front: Front) -> tuple[Inline | None, tuple[Problem, ...]]:
    text = front.data.get("sammanfattning")
    if not isinstance(text, str):
        return None, ()
    return parse_inline(text, front.place_of(("sammanfattning",)))
