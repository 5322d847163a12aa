"""Which documents tell of an indicator, gathered once for the pages of all indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory

Told = tuple[str, str]
"""An indicator, and whose figures of it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The documents that tell of an indicator, in path order."""

    analyses: Mapping[Told, Sequence[Checked[IndicatorAnalysis]]]
    used_in: Mapping[str, Sequence[Checked[QualityStory | Plan | FollowUp]]]
    """Indicator → the stories, plans and follow-ups that name it."""


def mentions_in(catalogue: Catalogue) -> Mentions:
    """Gather what all documents tell of."""
    analyses: dict[Told, list[Checked[IndicatorAnalysis]]] = {}
    for analysis in catalogue.of_type(IndicatorAnalysis):
        analyses.setdefault((analysis.form.indicator, analysis.form.owner), []).append(analysis)
    used_in: dict[str, list[Checked[QualityStory | Plan | FollowUp]]] = {}
    for story in catalogue.of_type(QualityStory):
        groups = story.form.target_groups
        for indicator in {name for group in groups for name in group.all_indicators}:
            used_in.setdefault(indicator, []).append(story)
    for plan in catalogue.of_type(Plan):
        for indicator in plan.form.all_indicators:
            used_in.setdefault(indicator, []).append(plan)
    for follow_up in catalogue.of_type(FollowUp):
        plan = catalogue.threads[follow_up.form.follows_up].plan
        for indicator in {*plan.form.all_indicators, *follow_up.form.measurements}:
            used_in.setdefault(indicator, []).append(follow_up)
    return Mentions(analyses, used_in)
