"""The self-checks and actions of a plan as rows: what, when, by whom, and for which risk."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.actions import ActionCourse, SelfCheckCourse
from kvalitet.analysis.thread import ActionBranch, RedThread
from kvalitet.model.plan import SELF_CHECKS_SECTION, Action, Plan, SelfCheck
from kvalitet.pages.action_marks import (
    UNKNOWN,
    StatusLight,
    deadline_remarks,
    deadline_words,
    performed_words,
    put_off_remarks,
    status_light,
)
from kvalitet.pages.entries import EntryLink, anchor_of, link_to
from kvalitet.pages.headed import Headed, headed
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.results import indicator_href

IndicatorLink = tuple[str, str]
"""An indicator's label, and the address of its page."""


@dataclass(frozen=True, slots=True)
class SelfCheckRow:
    """A self-check, and whether it was done when it was last followed up."""

    self_check: SelfCheck
    anchor: str
    when: str
    responsible: str
    risks: tuple[EntryLink, ...]
    indicators: tuple[IndicatorLink, ...]
    performed: str
    period: str
    """The period of the follow-up that says so; "" where there is none."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with its latest status."""

    action: Action
    anchor: str
    responsible: str
    deadline: str
    remarks: tuple[str, ...]
    has_deadline: bool
    overdue: bool
    light: StatusLight
    period: str
    risks: tuple[EntryLink, ...]
    indicators: tuple[IndicatorLink, ...]
    no_indicators: str
    """What is said where it has none."""


def self_check_groups(sheet: Sheet, thread: RedThread) -> tuple[Headed[SelfCheckRow], ...]:
    """The rows of a plan's self-checks, below the headings that the plan gives them."""
    rows = [
        (one.self_check.heading, _self_check_row(sheet, thread, one)) for one in thread.self_checks
    ]
    return headed(SELF_CHECKS_SECTION, rows, "Övriga egenkontroller")


def self_checks_part(sheet: Sheet, groups: Sequence[Headed[SelfCheckRow]]) -> Markup:
    """What opens the section of self-checks."""
    return sheet.render("parts/self_checks.html", groups=groups)


def _self_check_row(sheet: Sheet, thread: RedThread, course: SelfCheckCourse) -> SelfCheckRow:
    self_check = course.self_check
    latest = course.points[-1] if course.points else None
    return SelfCheckRow(
        self_check=self_check,
        anchor=anchor_of(self_check.id),
        when=self_check.when or UNKNOWN,
        responsible=self_check.responsible or UNKNOWN,
        risks=tuple(
            link_to(sheet, thread.plan.id, risk.id, risk.name)
            for risk in thread.plan.risks
            if self_check.id in (risk.self_checks or ())
        ),
        indicators=_indicator_links(sheet, thread.plan, self_check.indicators),
        performed=performed_words(latest.now.performed if latest else None),
        period=latest.period.short if latest else "",
    )


def actions_part(sheet: Sheet, thread: RedThread) -> Markup:
    """What opens the section of actions."""
    rows = tuple(_action_row(sheet, thread, one) for one in thread.actions)
    return sheet.render("parts/actions.html", rows=rows)


def _action_row(sheet: Sheet, thread: RedThread, branch: ActionBranch) -> ActionRow:
    course = branch.course
    action = course.action
    return ActionRow(
        action=action,
        anchor=anchor_of(action.id),
        responsible=action.responsible or UNKNOWN,
        deadline=deadline_words(course.deadline),
        remarks=(*put_off_remarks(thread, action.id), *deadline_remarks(course)),
        has_deadline=course.deadline is not None,
        overdue=course.overdue,
        light=status_light(course.status),
        period=_told_in(course),
        risks=tuple(
            link_to(sheet, thread.plan.id, risk.id, risk.name)
            for risk in thread.plan.risks
            if action.id in (risk.actions or ())
        ),
        indicators=_indicator_links(sheet, thread.plan, action.indicators or ()),
        no_indicators=UNKNOWN if action.indicators is None else "saknas",
    )


def _told_in(course: ActionCourse) -> str:
    """Which document the latest status is from."""
    if course.points:
        return course.points[-1].period.short
    return "i planen" if course.action.status else ""


def _indicator_links(
    sheet: Sheet, plan: Plan, indicators: Sequence[str]
) -> tuple[IndicatorLink, ...]:
    known = sheet.studio.catalogue.indicators
    return tuple(
        (known[name].label, indicator_href(sheet, name, plan.owner)) for name in indicators
    )
