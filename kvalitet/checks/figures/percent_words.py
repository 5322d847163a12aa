"""R013: procent said of the difference between two shares, which is told in procentenheter."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.movements import FALLING, RISING

PERCENT_OF_SHARES = Rule("R013", Severity.WARNING, "Procent sägs om skillnaden mellan andelar")

_DIGITS = r"[0-9]+(?:[,.][0-9]+)?"
_NUMBER = (
    rf"(?:{_DIGITS}(?:\s?[–-]\s?{_DIGITS})?|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton"
    r"|tjugo|tjugofem|trettio|fyrtio|femtio)"
)
_SHARE = rf"(?:(?:cirka|ungefär|ca|omkring|drygt|knappt|nästan) )?{_NUMBER}\s?(?:%|procent\b)"
_DIFFERENCE = re.compile(
    rf"\bskillnad(?:en)?(?: \w+){{0,3}}? (?:på|om|är|var|blev) {_SHARE}"
    rf"|\b{_SHARE}(?: \w+)? skillnad\b"
    rf"|\b{_SHARE} (?:högre|lägre|bättre|sämre) än\b"
    rf"|\b(?:{RISING}|{FALLING}|ökning(?:en)?|minskning(?:en)?|förbättrades|försämrades)"
    rf"(?: \w+){{0,2}}? (?:med|på|om) {_SHARE}",
    re.IGNORECASE,
)
_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[A-ZÅÄÖ”{EMBEDDED}])|\n")
_OF_SHARES = re.compile(r"\b(?:andel|resultat|skillnad|nyckeltal|utfall)", re.IGNORECASE)
_OF_COUNTS = re.compile(r"\b(?:antal|kostnad|dygn|budget)", re.IGNORECASE)


def check_percent_words(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The prose that is about shares: it shows one, or belongs to the analysis of one."""
    for document in catalogue.documents:
        if document.owner is not None:
            is_about_shares = _is_about_shares(document, catalogue)
            for paragraph in paragraphs(document, _has_percent):
                yield from _judge(paragraph, catalogue, is_about_shares=is_about_shares)


def _has_percent(text: str) -> bool:
    return "%" in text or "procent" in text


def _is_about_shares(document: Checked[Report], catalogue: Catalogue) -> bool:
    form = document.form
    return isinstance(form, IndicatorAnalysis) and _is_share(form.indicator, catalogue)


def _is_share(indicator: str, catalogue: Catalogue) -> bool:
    known = catalogue.indicators.get(indicator)
    return known is not None and known.unit == "procent"


def _judge(
    paragraph: Paragraph, catalogue: Catalogue, *, is_about_shares: bool
) -> Iterator[Problem]:
    words = Gathered((paragraph.run,))
    breaks = (found.end() for found in _SENTENCE.finditer(words.text))
    starts = [0, *breaks, len(words.text)]
    for match in words.told(("%", "procent"), _DIFFERENCE):
        number = bisect_right(starts, match.start()) - 1
        start, end = starts[number], starts[number + 1]
        sentence = words.text[start:end]
        shown = any(_is_share(f.indicator, catalogue) for f in paragraph.between(start, end))
        about = shown or (is_about_shares and _OF_SHARES.search(sentence))
        if about and not _OF_COUNTS.search(sentence):
            yield Problem(
                paragraph.run.place_at(match.start()),
                PERCENT_OF_SHARES,
                f"{quoted(match[0])} sägs om andelar, som redan är procent.",
                "Skriv procentenheter, eller hänvisa till den: [[U33461 2018-H1 förändring]].",
            )
