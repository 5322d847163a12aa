"""A plan's self-checks and actions in a follow-up: what was done, and how far each has come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from kvalitet.analysis.actions import (
    ActionCourse,
    SelfCheckCourse,
    action_courses,
    self_check_courses,
)
from kvalitet.model.words import ActionStatus, Performed
from kvalitet.pages.action_marks import (
    UNKNOWN,
    StatusLight,
    deadline_remarks,
    deadline_words,
    performed_words,
    status_light,
)
from kvalitet.pages.entries import EntryLink, anchor_of
from kvalitet.pages.follow_up.view import FollowUpView


@dataclass(frozen=True, slots=True)
class SelfCheckRow:
    """A self-check and whether it was done; None where the follow-up does not speak of it."""

    link: EntryLink
    anchor: str
    when: str
    performed: Performed | None
    words: str
    comment: Markup | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action then and now."""

    link: EntryLink
    anchor: str
    risks: tuple[EntryLink, ...]
    status: ActionStatus | None
    """None where the follow-up does not speak of it, unless it was done already."""
    then: StatusLight | None
    """None where nobody had told its status before."""
    now: StatusLight | None
    deadline: str
    remarks: tuple[str, ...]
    is_late: bool
    comment: Markup | None


def self_check_rows(view: FollowUpView) -> tuple[SelfCheckRow, ...]:
    """Every self-check of the plan, in the plan's order."""
    return tuple(_self_check_row(view, one) for one in self_check_courses(view.thread))


def _self_check_row(view: FollowUpView, course: SelfCheckCourse) -> SelfCheckRow:
    self_check, told = course.self_check, course.at(view.form.id)
    performed = told.now.performed if told else None
    return SelfCheckRow(
        link=view.entry(self_check.id, self_check.name),
        anchor=anchor_of(self_check.id),
        when=self_check.when or UNKNOWN,
        performed=performed,
        words=performed_words(performed),
        comment=view.comment("egenkontroller", self_check.id),
    )


def action_rows(view: FollowUpView) -> tuple[ActionRow, ...]:
    """Every action of the plan, in the plan's order."""
    return tuple(_action_row(view, one) for one in action_courses(view.thread))


def _action_row(view: FollowUpView, course: ActionCourse) -> ActionRow:
    action, told = course.action, course.at(view.form.id)
    then = course.status_before(view.form.id)
    return ActionRow(
        link=view.entry(action.id, action.name),
        anchor=anchor_of(action.id),
        risks=tuple(
            view.entry(risk.id, risk.name)
            for risk in view.plan.risks
            if action.id in (risk.actions or ())
        ),
        status=told.status if told else then if then is ActionStatus.DONE else None,
        then=status_light(then) if then else None,
        now=status_light(told.status) if told else None,
        deadline=deadline_words(course.deadline),
        remarks=tuple(_remarks(view, course)),
        is_late=course.is_late,
        comment=view.comment("åtgärder", action.id),
    )


def _remarks(view: FollowUpView, course: ActionCourse) -> Iterator[str]:
    """What must be known of the deadline; one that is new here is said to be so."""
    told = course.at(view.form.id)
    if told is None or told.new_deadline is None:
        yield from deadline_remarks(course)
        return
    before = replace(course, points=tuple(one for one in course.points if one is not told))
    if before.deadline != told.new_deadline:
        yield f"ny tid, tidigare {deadline_words(before.deadline)}"
    if course.overdue:
        yield "tiden har gått ut"


def self_checks_part(view: FollowUpView, rows: tuple[SelfCheckRow, ...]) -> Markup:
    """What opens the section of self-checks."""
    if not rows:
        return Markup()
    return view.sheet.render("parts/follow_up_self_checks.html", rows=rows)


def actions_part(view: FollowUpView, rows: tuple[ActionRow, ...]) -> Markup:
    """What opens the section of actions."""
    if not rows:
        return Markup()
    return view.sheet.render("parts/follow_up_actions.html", rows=rows)
