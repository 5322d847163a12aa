"""R010: shares and counts typed directly in prose, where they can drift from the store."""

import re
from collections.abc import Iterator

from kvalitet.body.parts import TextRun
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

UNMARKED = Rule("R010", Severity.WARNING, "En siffra i texten är inte hämtad ur mätningarna")

# "En" and "ett" are left out: they are articles far more often than figures.
_ONES = "två|tre|fyra|fem|sex|sju|åtta|nio"
_TEENS = "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
_TENS = "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio"
_WORD = rf"(?:(?:{_TENS})(?:ett?|en|{_ONES})?|{_TEENS}|{_ONES}|(?:{_ONES})?hundra)"
_DIGITS = r"\d{1,9}(?:[ \u00a0]\d{3}){0,4}(?:[,.]\d{1,9})?"
_NUMBER = rf"(?:{_DIGITS}(?:[–-]{_DIGITS})?|{_WORD})"
# What social services count: everything that is, or leads to, a person.
_COUNTED = (
    r"(?:\w+\s+)?(?:\w*barn|\w*flickor|\w*pojkar|\w*ungdomar|\w*kvinnor|\w*män|\w*personer"
    r"|\w*individer|\w*klienter|\w*familjer|\w*hushåll|\w*ärenden|\w*anmälningar|\w*utredningar"
    r"|\w*placeringar|\w*insatser|\w*samtal|\w*avvikelser|\w*vårdnadshavare)\b"
)
_FIGURE = re.compile(
    rf"(?<![\w,.–-]){_NUMBER}(?:\s*%|\s+(?:procent\w*|av\s+{_NUMBER}\b)|\s+{_COUNTED})",
    re.IGNORECASE,
)


def check_unmarked_figures(document: Checked[Report]) -> Iterator[Problem]:
    """Figures typed in the prose of what tells of a municipality or a unit."""
    if document.owner is not None:
        for run in document.text_runs:
            yield from _unmarked(run)


def _unmarked(run: TextRun) -> Iterator[Problem]:
    for match in _FIGURE.finditer(run.text):
        yield Problem(
            run.place_at(match.start()),
            UNMARKED,
            f"{quoted(match[0])} är skrivet direkt i texten.",
            "Skriv siffran bland mätningarna och hänvisa till den, t.ex. [[U33461 2018-H1]].",
        )
