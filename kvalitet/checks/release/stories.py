"""B010–B014: what a yearly story shows by the general advice of SOSFS 2011:9, 7 kap. 1 §.

How the work to develop and assure quality was carried out during the past calendar year, which
actions were taken and which results were reached; the latter two are asked for each target group.
"""

from collections.abc import Iterator, Sequence

from kvalitet.body.parts import Section
from kvalitet.body.reading import plain_words
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.release.current import is_current
from kvalitet.checks.text.bare_sections import says_nothing
from kvalitet.checks.text.sections import EMPTY_SECTION, MISSING_SECTION, MISSPELT_HEADING
from kvalitet.model.quality_story import (
    ACTIONS_SECTION,
    HOW_SECTION,
    RESULTS_SECTION,
    QualityStory,
)
from kvalitet.model.value import MissingKind
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.dates import MONTHS
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.numbers import counted

HOW = Rule(
    "B010", Severity.ERROR, "Hur kvalitetsarbetet har bedrivits framgår inte", excusable=True
)
ACTIONS = Rule(
    "B011", Severity.ERROR, "Vilka åtgärder som har vidtagits framgår inte", excusable=True
)
RESULTS = Rule(
    "B012", Severity.ERROR, "Vilka resultat som har uppnåtts framgår inte", excusable=True
)
PART_OF_YEAR = Rule(
    "B013", Severity.ERROR, "Berättelsen täcker inte hela kalenderåret", excusable=True
)
NO_PLAN = Rule("B014", Severity.ERROR, "Berättelsen följer inte upp någon plan", excusable=True)

_FEWEST_WORDS = {HOW: 20, ACTIONS: 4, RESULTS: 4}
"""With fewer nothing is shown: two sentences about the work, and one for each of the others."""


def check_stories(catalogue: Catalogue, known: Sequence[Problem]) -> Iterator[Problem]:
    """The edition's own stories; what is told of their headings already is not told again."""
    told = {
        problem.place.path
        for problem in known
        if problem.rule in (MISSING_SECTION, EMPTY_SECTION, MISSPELT_HEADING)
    }
    for document in catalogue.of_type(QualityStory):
        if is_current(document.form, catalogue.config):
            yield from _calendar_year(document)
            yield from _plan(document)
            if document.path not in told:
                yield from _three_things(document, catalogue)


def _calendar_year(document: Checked[QualityStory]) -> Iterator[Problem]:
    story = document.form
    if story.decided is not None and story.decided.year <= story.year:
        message = f"Berättelsen beslutades innan {story.year} var slut."
        remedy = "Rätta dagen, eller vänta med beslutet tills hela året kan beskrivas."
        yield Problem(document.front.place_of(("beslutad",)), PART_OF_YEAR, message, remedy)
    if story.deviations is not None:
        given = {period.start.month for period in story.deviations.per_month if period.start}
        lacking = [name for number, name in enumerate(MONTHS, 1) if number not in given]
        if lacking:
            first, more = lacking[:3], len(lacking) - 3
            named = joined([*first, f"{more} till"] if more > 0 else first)
            message = f"Avvikelserna omfattar {len(given)} av årets 12 månader: {named} saknas."
            remedy = "Lägg till månaderna; är antalen okända, skriv uppgift saknas för månaden."
            place = document.front.place_of_key(("avvikelser", "per_månad"))
            yield Problem(place, PART_OF_YEAR, message, remedy)


def _plan(document: Checked[QualityStory]) -> Iterator[Problem]:
    if document.form.follows_up is None:
        message = "Berättelsen säger inte vilken plan den följer upp."
        remedy = "Skriv planens id efter följer_upp:, eller varför ingen följs upp, som undantag."
        yield Problem(document.front.place_of(("följer_upp",)), NO_PLAN, message, remedy)


def _three_things(document: Checked[QualityStory], catalogue: Catalogue) -> Iterator[Problem]:
    story, front = document.form, document.front
    sections = {s.heading.text: s for s in document.body.sections if s.heading}
    how = f"hur kvalitetsarbetet bedrevs under {story.year}"
    place = front.place_of(("typ",))
    yield from _shows(HOW, quoted(HOW_SECTION), how, sections.get(HOW_SECTION), place)
    with_figures = _with_figures(story, catalogue)
    for i, group in enumerate(story.target_groups):
        parts, place = (
            _parts_of(sections.get(group.name)),
            front.place_of(("målgrupper", i, "namn")),
        )
        for rule, title, what in (
            (ACTIONS, ACTIONS_SECTION, "vilka åtgärder som har vidtagits"),
            (RESULTS, RESULTS_SECTION, "vilka resultat som har uppnåtts"),
        ):
            if rule is ACTIONS or with_figures.isdisjoint(group.all_indicators):
                name = f"{quoted(title)} för {quoted(group.name)}"
                yield from _shows(rule, name, what, parts.get(title), place)


def _parts_of(section: Section | None) -> dict[str, Section]:
    if section is None:
        return {}
    return {heading.text: section.under(heading) for heading in section.headings}


def _shows(
    rule: Rule, name: str, what: str, section: Section | None, place: Place
) -> Iterator[Problem]:
    words = _words_in(section) if section and not says_nothing(section) else 0
    if words < _FEWEST_WORDS[rule]:
        said = f"har bara {counted(words, 'ord', 'ord')} och " if words else ""
        yield Problem(
            section.heading.place if section and section.heading else place,
            rule,
            f"Avsnittet {name} {said}visar inte {what}.",
            "Beskriv det så att den som läser kan bedöma arbetet.",
        )


def _words_in(section: Section) -> int:
    """How many words stand under a heading; a figure asked for is one of them."""
    tokens = section.tokens
    texts = (
        token
        for index, token in enumerate(tokens)
        if token.type == "inline" and not (index and tokens[index - 1].type == "heading_open")
    )
    return sum(len(plain_words(text.children).split()) for text in texts)


def _with_figures(story: QualityStory, catalogue: Catalogue) -> frozenset[str]:
    """The indicators that have a value for the story's municipality and year."""
    return frozenset(
        series[0].indicator
        for key, series in catalogue.store.items()
        if key.owner == story.municipality
        for observation in series
        if not isinstance(observation.value, MissingKind)
        and observation.period.end is not None
        and observation.period.end.year == story.year
    )
