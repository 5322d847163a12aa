"""R016: a unit typed after a figure that brings its unit along, so that "67 % procent" is shown."""

import re
from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.model.reference import ReferenceWord
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

DOUBLED_UNIT = Rule("R016", Severity.WARNING, "Enheten står redan i siffran")

_AFTER = re.compile(rf"{EMBEDDED}\s?(?P<unit>%|[a-zåäö]+)", re.IGNORECASE)
_SPELLINGS = {
    "procent": ("%", "procent", "procentenhet", "procentenheter"),
    "kronor": ("kr", "kronor", "krona"),
    "dygn": ("dygn",),
    "poäng": ("poäng",),
    "dagar": ("dag", "dagar"),
    "timmar": ("timme", "timmar"),
    "årsarbetare": ("årsarbetare",),
}
"""How the units that are shown with a figure are typed after it."""


def check_doubled_units(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The references of every document."""
    for document in catalogue.documents:
        for paragraph in paragraphs(document, _has_figure) if document.references else ():
            yield from _doubled(paragraph, catalogue)


def _has_figure(text: str) -> bool:
    return EMBEDDED in text


def _doubled(paragraph: Paragraph, catalogue: Catalogue) -> Iterator[Problem]:
    for match in _AFTER.finditer(paragraph.run.text):
        asked = paragraph.figures.get(match.start())
        indicator = catalogue.indicators.get(asked.indicator) if asked else None
        if asked is None or indicator is None:
            continue
        spellings = _SPELLINGS.get(indicator.unit, ())
        if asked.word is ReferenceWord.LEVEL:
            spellings = ("nivå",)
        elif asked.word is ReferenceWord.TREND:
            spellings = ()
        if match["unit"].lower() in spellings:
            yield Problem(
                paragraph.run.place_at(match.start("unit")),
                DOUBLED_UNIT,
                f"{quoted(match['unit'])} står redan i siffran, som skrivs ut med sin enhet.",
                "Stryk ordet efter hänvisningen.",
            )
