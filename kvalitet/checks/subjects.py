"""What a story says that it is about: the months of its own year."""

from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.model.quality_story import QualityStory
from kvalitet.problems import Problem, Rule, Severity

OTHER_YEAR = Rule("K012", Severity.ERROR, "En månad ligger utanför berättelsens år")


def check_subjects(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The months of every story's deviations."""
    for document in catalogue.of_type(QualityStory):
        story = document.form
        for period in story.deviations.per_month if story.deviations else ():
            if period.end is not None and period.end.year != story.year:
                yield Problem(
                    document.front.place_of_key(("avvikelser", "per_månad", period.written)),
                    OTHER_YEAR,
                    f"{period.name.capitalize()} ligger inte i berättelsens år, {story.year}.",
                    "Rätta månaden, eller flytta den till det årets berättelse.",
                )
