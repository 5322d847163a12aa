"""Family T from T040: the sections that a report must have, and that none of them is empty."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from kvalitet.body.parts import BodyHeading, Section
from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import OBLIGATORY_SECTIONS, IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import (
    ACTIONS_SECTION,
    DEVIATIONS_SECTION,
    HOW_SECTION,
    RESULTS_SECTION,
    QualityStory,
)
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest

MISSING_SECTION = Rule("T040", Severity.ERROR, "Ett obligatoriskt avsnitt saknas", excusable=True)
FOREIGN_SECTION = Rule("T041", Severity.ERROR, "Avsnittet hör inte till dokumentet")
WRONG_ORDER = Rule("T042", Severity.ERROR, "Avsnitten står i fel ordning")
EMPTY_SECTION = Rule("T043", Severity.ERROR, "Ett obligatoriskt avsnitt är tomt", excusable=True)
SECTION_TWICE = Rule("T044", Severity.ERROR, "Samma avsnitt står två gånger")
MISSPELT_HEADING = Rule("T045", Severity.ERROR, "Ett obligatoriskt avsnitts rubrik är felskriven")


def check_sections(document: Checked[Report]) -> Iterator[Problem]:
    """The sections of a report of any type that must have some."""
    match document.form:
        case IndicatorAnalysis():
            yield from _check_analysis(document)
        case QualityStory() as story:
            yield from _check_story(document, story)
        case Plan() | FollowUp() as form:
            yield from _check_generated(document, form.obligatory_sections)


def _check_analysis(document: Checked[Report]) -> Iterator[Problem]:
    found = _named(document.body.sections)
    misspelt = _misspelt(OBLIGATORY_SECTIONS, found)
    yield from _missing(document, OBLIGATORY_SECTIONS, found, misspelt)
    yield from _repeated(found)
    for title, section in found:
        if title not in OBLIGATORY_SECTIONS and title not in misspelt.values():
            yield _foreign(title, section)
    yield from _empty([pair for pair in found if pair[0] in OBLIGATORY_SECTIONS])
    known = [(title, section) for title, section in found if title in OBLIGATORY_SECTIONS]
    order = [OBLIGATORY_SECTIONS.index(title) for title, _ in known]
    if order != sorted(order):
        message = "Analysens avsnitt står i en annan ordning än den beslutade."
        remedy = f"Ordningen är {joined(OBLIGATORY_SECTIONS)}."
        yield Problem(_place(known[0][1]), WRONG_ORDER, message, remedy)


def _check_story(document: Checked[Report], story: QualityStory) -> Iterator[Problem]:
    groups = [group.name for group in story.target_groups]
    obligatory = [HOW_SECTION, *groups, *([DEVIATIONS_SECTION] if story.deviations else [])]
    found = _named(document.body.sections)
    yield from _missing(document, obligatory, found, _misspelt(obligatory, found))
    yield from _repeated(found)
    yield from _empty([pair for pair in found if pair[0] == HOW_SECTION])
    for title, section in found:
        if title in groups:
            yield from _check_target_group(title, section)


def _check_generated(document: Checked[Report], obligatory: tuple[str, ...]) -> Iterator[Problem]:
    """The headings below which the front matter is shown; the writer need not add to them."""
    found = _named(document.body.sections)
    yield from _missing(document, obligatory, found, _misspelt(obligatory, found))
    yield from _repeated(found)


def _check_target_group(title: str, section: Section) -> Iterator[Problem]:
    """SOSFS 2011:9 asks for the actions that were taken and the results that were reached."""
    given = {heading.text: heading for heading in section.headings}
    others = given.keys() - {ACTIONS_SECTION, RESULTS_SECTION}
    for wanted in (ACTIONS_SECTION, RESULTS_SECTION):
        if wanted in given:
            continue
        if near := nearest(wanted, sorted(others)):
            yield _is_misspelt(near, wanted, given[near])
        else:
            message = f"Avsnittet {quoted(title)} saknar underrubriken {quoted(wanted)}."
            yield Problem(
                _place(section), MISSING_SECTION, message, f"Lägg till ”### {wanted}” i avsnittet."
            )
    for heading in section.headings:
        if heading.text in (ACTIONS_SECTION, RESULTS_SECTION) and section.under(heading).is_empty:
            yield _is_empty(heading.text, heading.place)


def _named(sections: Iterable[Section]) -> list[tuple[str, Section]]:
    return [(section.heading.text, section) for section in sections if section.heading]


def _heading(section: Section) -> BodyHeading:
    assert section.heading is not None, "only named sections are judged"
    return section.heading


def _place(section: Section) -> Place:
    return _heading(section).place


def _misspelt(obligatory: Collection[str], found: list[tuple[str, Section]]) -> dict[str, str]:
    """Obligatory section → the heading that was probably meant to be it."""
    titles = [title for title, _ in found]
    others = [title for title in titles if title not in obligatory]
    guesses = {wanted: nearest(wanted, others) for wanted in obligatory if wanted not in titles}
    return {wanted: near for wanted, near in guesses.items() if near}


def _missing(
    document: Checked[Report],
    obligatory: Iterable[str],
    found: list[tuple[str, Section]],
    misspelt: Mapping[str, str],
) -> Iterator[Problem]:
    sections = dict(found)
    for wanted in obligatory:
        if wanted in misspelt:
            written = misspelt[wanted]
            yield _is_misspelt(written, wanted, _heading(sections[written]))
        elif wanted not in sections:
            yield Problem(
                document.front.place_of(("typ",)),
                MISSING_SECTION,
                f"Avsnittet {quoted(wanted)} saknas.",
                f"Lägg till raden {quoted(f'## {wanted}')} i texten.",
            )


def _is_misspelt(written: str, wanted: str, heading: BodyHeading) -> Problem:
    return Problem(
        heading.place,
        MISSPELT_HEADING,
        f"Rubriken {quoted(written)} ska vara {quoted(wanted)}.",
        f"Skriv {quoted('#' * heading.level + ' ' + wanted)}.",
    )


def _repeated(found: list[tuple[str, Section]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for title, section in found:
        if title in seen:
            message = f"Avsnittet {quoted(title)} finns redan."
            yield Problem(_place(section), SECTION_TWICE, message, "Slå ihop de två.")
        seen.add(title)


def _foreign(title: str, section: Section) -> Problem:
    wanted = joined(OBLIGATORY_SECTIONS, "eller")
    return Problem(
        _place(section),
        FOREIGN_SECTION,
        f"{quoted(title)} är inget avsnitt i en nyckeltalsanalys.",
        f"Gör rubriken till en underrubrik (###) i {wanted}.",
    )


def _empty(found: Iterable[tuple[str, Section]]) -> Iterator[Problem]:
    for title, section in found:
        if section.is_empty:
            yield _is_empty(title, _place(section))


def _is_empty(title: str, place: Place) -> Problem:
    return Problem(
        place,
        EMPTY_SECTION,
        f"Avsnittet {quoted(title)} har ingen text.",
        "Skriv vad som gäller, även om det är att inget hänt.",
    )
