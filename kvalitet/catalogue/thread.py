"""The red thread: a plan with everything that followed from it, over documents and years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report


@dataclass(frozen=True, slots=True)
class PlanThread:
    """A plan, the plan before it and the one after, and the documents that say what came of it."""

    plan: Checked[Plan]
    previous: Checked[Plan] | None
    """The plan that this one continues; None where there is none, or none is known."""
    following: tuple[Checked[Plan], ...]
    """The plans that continue this one; hardly ever more than one."""
    follow_ups: tuple[Checked[FollowUp], ...]
    """In time order."""
    stories: tuple[Checked[QualityStory], ...]
    """By year."""


def threads_of(documents: Iterable[Checked[Report]]) -> Mapping[str, PlanThread]:
    """The thread of every plan: plan's id → thread, the oldest plan first."""
    plans: list[Checked[Plan]] = []
    follow_ups: list[Checked[FollowUp]] = []
    stories: list[Checked[QualityStory]] = []
    for document in documents:
        match document.form:
            case Plan():
                plans.append(cast("Checked[Plan]", document))
            case FollowUp():
                follow_ups.append(cast("Checked[FollowUp]", document))
            case QualityStory():
                stories.append(cast("Checked[QualityStory]", document))
    by_id = {plan.form.id: plan for plan in plans}
    return {
        plan.form.id: PlanThread(
            plan=plan,
            previous=by_id.get(plan.form.continues or ""),
            following=tuple(one for one in plans if one.form.continues == plan.form.id),
            follow_ups=tuple(
                sorted(
                    (one for one in follow_ups if one.form.follows_up == plan.form.id),
                    key=lambda one: (one.form.period.sort_key, one.path),
                )
            ),
            stories=tuple(
                sorted(
                    (one for one in stories if one.form.follows_up == plan.form.id),
                    key=lambda one: (one.form.year, one.path),
                )
            ),
        )
        for plan in sorted(plans, key=lambda one: (one.form.year, one.path))
    }
