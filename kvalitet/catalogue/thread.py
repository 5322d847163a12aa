"""The red thread: a plan with everything that followed from it, over documents and years."""

from collections import defaultdict
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
    following: dict[str, list[Checked[Plan]]] = defaultdict(list)
    follow_ups: dict[str, list[Checked[FollowUp]]] = defaultdict(list)
    stories: dict[str, list[Checked[QualityStory]]] = defaultdict(list)
    for document in documents:
        match document.form:
            case Plan() as plan:
                plans.append(cast("Checked[Plan]", document))
                following[plan.continues or ""].append(plans[-1])
            case FollowUp() as told:
                follow_ups[told.follows_up].append(cast("Checked[FollowUp]", document))
            case QualityStory() as story:
                stories[story.follows_up or ""].append(cast("Checked[QualityStory]", document))
    by_id = {plan.form.id: plan for plan in plans}
    return {
        plan.form.id: PlanThread(
            plan=plan,
            previous=by_id.get(plan.form.continues or ""),
            following=tuple(following[plan.form.id]),
            follow_ups=tuple(
                sorted(
                    follow_ups[plan.form.id],
                    key=lambda one: (one.form.period.sort_key, one.path),
                )
            ),
            stories=tuple(sorted(stories[plan.form.id], key=lambda one: (one.form.year, one.path))),
        )
        for plan in sorted(plans, key=lambda one: (one.form.year, one.path))
    }
