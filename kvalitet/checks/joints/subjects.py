"""What a story says that it is about: the months of its own year."""

from collections.abc import Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity

OTHER_YEAR = Rule("K012", Severity.ERROR, "En månad ligger utanför berättelsens år")


def check_subjects(document: Checked[Report]) -> Iterator[Problem]:
    """The months of a story's deviations."""
    story = document.form
    if not isinstance(story, QualityStory) or story.deviations is None:
        return
    for period in story.deviations.per_month:
        if period.end is not None and period.end.year != story.year:
            yield Problem(
                document.front.place_of_key(("avvikelser", "per_månad", period.written)),
                OTHER_YEAR,
                f"{period.name.capitalize()} ligger inte i berättelsens år, {story.year}.",
                "Rätta månaden, eller flytta den till det årets berättelse.",
            )
