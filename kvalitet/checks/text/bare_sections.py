"""T046: an obligatory section that only says that there is nothing to say."""

import re
from collections.abc import Iterator

from kvalitet.body.parts import Section
from kvalitet.body.reading import plain_words
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator_analysis import OBLIGATORY_SECTIONS, IndicatorAnalysis
from kvalitet.model.quality_story import (
    ACTIONS_SECTION,
    HOW_SECTION,
    RESULTS_SECTION,
    QualityStory,
)
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

BARE_SECTION = Rule("T046", Severity.WARNING, "Ett avsnitt säger bara att inget finns")

_NOTHING = re.compile(
    r"(?:(?:inga?|inget|ingenting|nej)(?: [\w-]+){0,4}"
    r"|(?:ej|inte|är ej|är inte) (?:aktuellt|tillämpligt|relevant)|uppgift saknas|saknas|se ovan"
    r"|som (?:tidigare|förra året|ovan)|oförändrat)\W*|[-–—.]+",
    re.IGNORECASE,
)
_LONGEST = 60


def check_bare_sections(document: Checked[Report]) -> Iterator[Problem]:
    """The sections that analyses and stories must have."""
    for title, section in _obligatory(document):
        words = says_nothing(section)
        if words and section.heading:
            message = f"Avsnittet {quoted(title)} säger bara {quoted(words.rstrip('.') or words)}."
            remedy = "Skriv varför det är så, och hur frågan har prövats."
            yield Problem(section.heading.place, BARE_SECTION, message, remedy)


def says_nothing(section: Section) -> str:
    """What a section says, when that is only that there is nothing to say."""
    words = _words(section)
    return words if _NOTHING.fullmatch(words) else ""


def _obligatory(document: Checked[Report]) -> Iterator[tuple[str, Section]]:
    named = [(s.heading.text, s) for s in document.body.sections if s.heading]
    match document.form:
        case IndicatorAnalysis():
            yield from (pair for pair in named if pair[0] in OBLIGATORY_SECTIONS)
        case QualityStory() as story:
            groups = {group.name for group in story.target_groups}
            for title, section in named:
                if title == HOW_SECTION:
                    yield title, section
                for heading in section.headings if title in groups else ():
                    if heading.text in (ACTIONS_SECTION, RESULTS_SECTION):
                        yield heading.text, section.under(heading)


def _words(section: Section) -> str:
    """What a section of a single short paragraph says."""
    texts = [token for token in section.tokens if token.type == "inline"]
    if len(texts) != 1 or any(token.type == "table_open" for token in section.tokens):
        return ""
    return plain_words(texts[0].children) if len(texts[0].content) <= _LONGEST else ""
