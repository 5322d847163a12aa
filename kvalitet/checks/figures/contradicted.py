"""R012: a figure that the words beside it contradict.

Only published figures are compared: of a hidden one nothing is said, not even that it differs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.model.reference import FigureReference, ReferenceWord
from kvalitet.model.words import QualityLevel
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.movements import FALLING, RISING
from kvalitet.swedish.numbers import change_with_unit, percent

CONTRADICTED = Rule("R012", Severity.WARNING, "Orden bredvid en siffra säger emot den")

_WITHIN = rf"[^.;:!?{EMBEDDED}]"
_UP = rf"(?P<up>{RISING}|(?:ökning|höjning|uppgång)(?:en)?)"
_DOWN = rf"(?P<down>{FALLING}|(?:minskning|sänkning|nedgång)(?:en)?)"
_MOVES = rf"(?<!inte )\b(?:{_UP}|{_DOWN})\b"
_FROM_TO = re.compile(
    rf"{_MOVES}{_WITHIN}{{0,40}}?\bfrån (?P<one>{EMBEDDED})"
    rf"{_WITHIN}{{0,40}}?\btill (?P<two>{EMBEDDED})",
    re.IGNORECASE,
)
_TO_FROM = re.compile(
    rf"{_MOVES} till (?P<two>{EMBEDDED}){_WITHIN}{{0,20}}?\bfrån (?P<one>{EMBEDDED})", re.IGNORECASE
)
_SAME = re.compile(
    rf"(?<!sett )(?<!nästan )\boförändra[dt]\b{_WITHIN}{{0,20}}?\bfrån (?P<one>{EMBEDDED})"
    rf"{_WITHIN}{{0,40}}?\btill (?P<two>{EMBEDDED})",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"(?P<two>{EMBEDDED})(?:,| (?:är|var|blev),?)? (?:(?P<up>fler|högre|mer|större|längre)"
    rf"|(?P<down>färre|lägre|mindre|kortare)) än (?P<one>{EMBEDDED})",
    re.IGNORECASE,
)
_BY = re.compile(rf"{_MOVES} med (?P<change>{EMBEDDED})", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|varken|utan)\b")
_POINTS = re.compile(r"\b([0-9]+(?:[,.][0-9]+)?)\s?(?:%|procent\b)", re.IGNORECASE)
_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[A-ZÅÄÖ”{EMBEDDED}])")

_PARTS = {
    "en tiondel": Fraction(1, 10),
    "en femtedel": Fraction(1, 5),
    "en fjärdedel": Fraction(1, 4),
    "en tredjedel": Fraction(1, 3),
    "hälften": Fraction(1, 2),
    "två tredjedelar": Fraction(2, 3),
    "tre fjärdedelar": Fraction(3, 4),
    "var tredje": Fraction(1, 3),
    "var fjärde": Fraction(1, 4),
    "var femte": Fraction(1, 5),
    "var tionde": Fraction(1, 10),
}
_ABOUT = 10
"""How far from a third, in procentenheter, something can be and still be called a third."""

_PORTION = (
    r"(?:(?:(?P<more>mer än|fler än|över|drygt) |(?P<less>mindre än|färre än|under|knappt|nästan) "
    rf"|(?P<about>(?:ungefär |cirka |ca |omkring |runt )?))(?P<part>{'|'.join(_PARTS)})"
    r"|(?P<most>majoriteten|de flesta|merparten))"
)
_THAT_IS = r"(?:alltså |dvs\.? |det vill säga |närmare bestämt |motsvarande )"
_PORTION_FIRST = re.compile(
    rf"\b{_PORTION}\b(?:{_WITHIN}{{0,40}}?\({_THAT_IS}?|, {_THAT_IS}?)(?P<figure>{EMBEDDED})[),]",
    re.IGNORECASE,
)
_PORTION_LAST = re.compile(
    rf"(?P<figure>{EMBEDDED})(?:, {_THAT_IS}?| \({_THAT_IS}?){_PORTION}(?=[).,;]|$)", re.IGNORECASE
)

_GLUE = r"(?: alltså| dvs\.?| det vill säga| vilket (?:är|ger|motsvarar)| som (?:är|motsvarar)| är)"
_LEVEL = re.compile(
    rf"(?P<figure>{EMBEDDED})(?:,|:| \()?{_GLUE}? ?\b(?P<level>röd|gul|grön)(?:t|a)?"
    r"(?: (?:kvalitets)?nivån?\b|(?=[.,;)]|$))",
    re.IGNORECASE,
)

_NEEDLES = (
    *(f"{word} {EMBEDDED}" for word in ("från", "än", "med")),
    *("procent", "%", "del", "älften", "ajoriteten", "e flesta", "erparten", "ar tredje"),
    *("ar fjärde", "ar femte", "ar tionde"),
    *(level.value for level in QualityLevel),
)
"""What is told in a paragraph where something can be contradicted."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A figure as readers see it."""

    value: Decimal
    text: str
    unit: str
    difference: Decimal | None
    """From the value before; None where there is none, or where it is not what is asked for."""
    level: QualityLevel | None = None


def check_contradicted_figures(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """The figures of every paragraph beside the words around them."""
    for document in catalogue.documents:
        for paragraph in paragraphs(document, _may_contradict) if document.references else ():
            shown = _shown(paragraph, findings, document.owner or "")
            yield from _compared(paragraph, shown)
            yield from _unchanged(paragraph, shown)
            yield from _changed(paragraph, shown)
            yield from _portions(paragraph, shown)
            yield from _levels(paragraph, shown)
            yield from _points(paragraph, shown)


def _may_contradict(text: str) -> bool:
    return EMBEDDED in text and any(needle in text for needle in _NEEDLES)


def _shown(paragraph: Paragraph, findings: Findings, owner: str) -> dict[int, _Shown]:
    found = {}
    for offset, asked in paragraph.figures.items():
        if (shown := _resolved(asked, findings, owner)) is not None:
            found[offset] = shown
    return found


def _resolved(asked: FigureReference, findings: Findings, owner: str) -> _Shown | None:
    resolved = findings.resolve(asked, asked.municipality or owner)
    if resolved is None or asked.word not in (ReferenceWord.VALUE, ReferenceWord.CHANGE):
        return None
    assessment, result = resolved
    figure, change = result.figure, result.change
    if figure.value is None:
        return None
    unit, decimals = assessment.indicator.unit, assessment.indicator.decimals
    if asked.word is ReferenceWord.VALUE:
        return _Shown(figure.value, figure.text, unit, None, figure.level)
    if change is None:
        return None
    text = change_with_unit(change.difference, unit, decimals)
    return _Shown(figure.value, text, unit, change.difference)


def _compared(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said to rise from one figure to another, or to be more than it."""
    for pattern in (_FROM_TO, _TO_FROM, _THAN):
        for match in pattern.finditer(paragraph.run.text):
            one, two = shown.get(match.start("one")), shown.get(match.start("two"))
            if one is None or two is None or one.unit != two.unit or _DENIED.search(match[0]):
                continue
            if one.difference is not None or two.difference is not None:
                continue
            rises, word = match["up"] is not None, match["up"] or match["down"]
            if (two.value < one.value) if rises else (two.value > one.value):
                told = f"{two.text} jämförs med {one.text}"
                if pattern is not _THAN:
                    told = f"det går från {one.text} till {two.text}"
                message = f"{quoted(word)} stämmer inte: {told}."
                yield _contradicted(paragraph, match, message)


def _unchanged(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said to be as it was."""
    for match in _SAME.finditer(paragraph.run.text):
        one, two = shown.get(match.start("one")), shown.get(match.start("two"))
        if one and two and one.unit == two.unit and one.value != two.value:
            message = f"”oförändrad” stämmer inte: det går från {one.text} till {two.text}."
            yield _contradicted(paragraph, match, message)


def _changed(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said to rise by a change."""
    for match in _BY.finditer(paragraph.run.text):
        change = shown.get(match.start("change"))
        if change is None or change.difference is None:
            continue
        if change.difference < 0 if match["up"] else change.difference > 0:
            word = match["up"] or match["down"]
            message = f"{quoted(word)} stämmer inte med förändringen {change.text}."
            yield _contradicted(paragraph, match, message)


def _portions(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said to be more than a third."""
    for pattern in (_PORTION_FIRST, _PORTION_LAST):
        for match in pattern.finditer(paragraph.run.text):
            figure = shown.get(match.start("figure"))
            fraction = _PARTS.get((match["part"] or "hälften").lower())
            if figure is None or figure.unit != "procent" or figure.difference is not None:
                continue
            if fraction is None:  # a pattern takes ı for i
                continue
            part = 100 * fraction
            # What is shown as 33 % may be more than a third all the same.
            margin = Fraction(1, 2) / 10 ** -int(figure.value.as_tuple().exponent)
            beyond = (part - Fraction(figure.value)) * (1 if match["less"] is None else -1)
            if match["about"] is not None:
                beyond = abs(beyond) - _ABOUT
            if beyond >= margin:
                about = match["more"] or match["less"] or (match["about"] or "").strip()
                words = match["most"] or f"{about} {match['part']}".strip()
                limit = percent(part, 0 if part.denominator == 1 else 1)
                message = f"{quoted(words)} ({limit}) stämmer inte med {figure.text}."
                yield _contradicted(paragraph, match, message)


def _levels(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said to be green and is not; without a scale of its time a figure has no level."""
    for match in _LEVEL.finditer(paragraph.run.text):
        figure = shown.get(match.start("figure"))
        if figure is None or figure.difference is not None:
            continue
        if figure.level is None or figure.level.value != match["level"].lower():
            is_then = f"är {figure.level.value}" if figure.level else "har ingen nivå"
            message = f"{quoted(match['level'])} stämmer inte: {figure.text} {is_then}."
            yield _contradicted(paragraph, match, message)


def _points(paragraph: Paragraph, shown: dict[int, _Shown]) -> Iterator[Problem]:
    """What is said in procent in the same sentence as in procentenheter."""
    changes = {at: one for at, one in shown.items() if one.difference is not None}
    start = 0
    for sentence in _SENTENCE.split(paragraph.run.text) if changes else ():
        start = paragraph.run.text.index(sentence, start)
        for at, change in changes.items():
            if change.unit != "procent" or not start <= at < start + len(sentence):
                continue
            for match in _POINTS.finditer(sentence):
                if Decimal(match[1].replace(",", ".")) == abs(change.difference or 0):
                    message = f"{quoted(match[0])} är i samma mening {change.text}."
                    yield _contradicted(paragraph, match, message, start)


def _contradicted(
    paragraph: Paragraph, match: re.Match[str], message: str, start: int = 0
) -> Problem:
    return Problem(
        paragraph.run.place_at(start + match.start()),
        CONTRADICTED,
        message,
        "Rätta orden, eller kontrollera vilken siffra hänvisningen gäller.",
    )
