"""What the start page tells of plans: the risks that rose, and the actions that are late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kvalitet.analysis.actions import ActionCourse, action_courses
from kvalitet.analysis.risks import Movement, RiskCourse, courses, moved
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.period import Period
from kvalitet.model.plan import Plan
from kvalitet.pages.action_marks import StatusLight, deadline_words, status_light
from kvalitet.pages.entries import anchor_of
from kvalitet.pages.risk_marks import RiskTile, tile_of
from kvalitet.pages.studio import Sheet, Studio


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A risk or an action in a short list, and where its follow-up tells of it."""

    name: str
    href: str
    when: str
    owner_name: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class RisenRisk:
    """A risk that the newest follow-up judges graver than before."""

    item: PlanItem
    then: RiskTile
    now: RiskTile


@dataclass(frozen=True, slots=True)
class LateAction:
    """An action that is late by its status, or since its deadline has passed."""

    item: PlanItem
    light: StatusLight
    deadline: str


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """A plan with its newest follow-up: how it stands now."""

    sheet: Sheet
    thread: PlanThread

    @property
    def newest(self) -> FollowUp:
        return self.thread.follow_ups[-1].form

    def risen(self) -> Iterator[RisenRisk]:
        """The risks that the newest follow-up judges graver than before, in the plan's order."""
        config = self.sheet.studio.catalogue.config
        matrix = config.matrices.get(self.thread.plan.form.matrix or "")
        for course in courses(self.thread, matrix):
            then, now = course.before(self.newest.id), course.at(self.newest.id)
            if now is not None and moved(then, now) is Movement.ROSE:
                item = self._item(course)
                yield RisenRisk(item, tile_of(then, matrix), tile_of(now, matrix))

    def late(self) -> Iterator[LateAction]:
        """The actions that are late, those that should have been done first of all first."""
        found = [course for course in action_courses(self.thread) if course.is_late]
        for course in sorted(found, key=_deadline):
            words = "tiden gick ut" if course.overdue else "klart:"
            deadline = f"{words} {deadline_words(course.deadline)}"
            yield LateAction(self._item(course), status_light(course.status), deadline)

    def _item(self, course: RiskCourse | ActionCourse) -> PlanItem:
        studio, newest = self.sheet.studio, self.newest
        entry = course.risk if isinstance(course, RiskCourse) else course.action
        return PlanItem(
            name=entry.name,
            href=f"{self.sheet.to(newest.id)}#{anchor_of(entry.id)}",
            when=newest.period.name,
            owner_name=studio.owner_name(newest.owner),
            fictional=studio.municipality(newest.municipality).fictional,
        )


def _deadline(course: ActionCourse) -> date:
    deadline = course.deadline
    return (deadline.end if isinstance(deadline, Period) else None) or date.max


def followed_plans(sheet: Sheet) -> list[FollowedPlan]:
    """The plans that have been followed up and not been followed by one that has."""
    threads = sheet.studio.catalogue.threads
    followed = {plan for plan, thread in threads.items() if thread.follow_ups}
    return [
        FollowedPlan(sheet, threads[plan])
        for plan in threads
        if plan in followed and not followed.intersection(_later(plan, sheet.studio))
    ]


def _later(plan: str, studio: Studio) -> Iterator[str]:
    """Every plan that takes over from a plan, directly or by way of others."""
    for following in studio.catalogue.threads[plan].following:
        yield following.form.id
        yield from _later(following.form.id, studio)


def newest_of_each(studio: Studio) -> Iterable[Checked[Plan] | Checked[FollowUp]]:
    """The newest follow-up of each municipality, or its newest plan while that has none."""
    newest: dict[str, Checked[Plan] | Checked[FollowUp]] = {}
    for thread in studio.catalogue.threads.values():  # the oldest plan first
        document = thread.follow_ups[-1] if thread.follow_ups else thread.plan
        newest[thread.plan.form.municipality] = document
    return newest.values()
