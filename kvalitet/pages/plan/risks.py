"""The risks of a plan: the matrix they stand in, and a card for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.actions import ActionCourse, SelfCheckCourse
from kvalitet.analysis.risks import RiskCourse, RiskPoint
from kvalitet.analysis.thread import RedThread, RiskBranch
from kvalitet.model.plan import RISKS_SECTION, Plan
from kvalitet.model.risk import Risk
from kvalitet.pages.action_marks import (
    UNKNOWN,
    StatusLight,
    deadline_remarks,
    deadline_words,
    performed_words,
    status_light,
)
from kvalitet.pages.entries import EntryLink, anchor_of, link_to
from kvalitet.pages.headed import Headed, headed
from kvalitet.pages.matrix import matrix_table
from kvalitet.pages.risk_marks import MOVEMENTS, MovementMark, RiskTile, tile_of
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.lists import inside

IN_THE_PLAN = "planen"
"""When a risk was first judged, in words."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A self-check or an action in a risk's card."""

    link: EntryLink
    facts: tuple[str, ...]
    light: StatusLight | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A judgement on the way from then to now."""

    when: str
    tile: RiskTile


@dataclass(frozen=True, slots=True)
class RiskCard:
    """A risk with its level, how it is watched, and what is done about it."""

    risk: Risk
    anchor: str
    tile: RiskTile
    judgement: str
    """Likelihood and consequence in words; "" where they are not known."""
    steps: tuple[Step, ...]
    """Every judgement, the plan's first; () where no follow-up has judged it."""
    movement: MovementMark | None
    goal: EntryLink | None
    self_checks: tuple[CardLine, ...]
    no_self_checks: str
    """What is said where there are none."""
    actions: tuple[CardLine, ...]
    no_actions: str
    elsewhere: tuple[tuple[str, EntryLink, int], ...]
    """The same risk in the plans before and after: a word, the link, and the plan's year."""


def risk_groups(sheet: Sheet, thread: RedThread) -> tuple[Headed[RiskCard], ...]:
    """The cards of a plan's risks, below the headings that the plan gives them."""
    cards = [(one.course.risk.heading, _card(sheet, thread, one)) for one in thread.risks]
    return headed(RISKS_SECTION, cards, "Övriga risker")


def risks_part(sheet: Sheet, thread: RedThread, groups: Sequence[Headed[RiskCard]]) -> Markup:
    """What opens the section of risks."""
    links = {one.course.risk.id: _link(sheet, thread.plan, one.course.risk) for one in thread.risks}
    courses = [one.course for one in thread.risks]
    table = matrix_table(thread.matrix, courses, links) if thread.matrix else None
    judged = [one.form for one in thread.of.follow_ups if one.form.risks]
    return sheet.render(
        "parts/risks.html",
        table=table,
        judged=judged[-1].period.name if judged else "",
        groups=groups,
    )


def _link(sheet: Sheet, plan: Plan, entry: Risk) -> EntryLink:
    return link_to(sheet, plan.id, entry.id, entry.name)


def _card(sheet: Sheet, thread: RedThread, branch: RiskBranch) -> RiskCard:
    course, plan = branch.course, thread.plan
    risk, movement = course.risk, course.movement
    goal = next((one for one in plan.goals if one.id == risk.goal), None)
    return RiskCard(
        risk=risk,
        anchor=anchor_of(risk.id),
        tile=tile_of(course.latest, thread.matrix),
        judgement=_judgement(course.latest, thread),
        steps=tuple(_steps(course, thread)),
        movement=MOVEMENTS[movement] if movement else None,
        goal=link_to(sheet, plan.id, goal.id, goal.name) if goal else None,
        self_checks=tuple(_self_check_line(sheet, plan, one) for one in branch.self_checks),
        no_self_checks=_none_of("Egenkontroll", risk.self_checks),
        actions=tuple(_action_line(sheet, plan, one.course) for one in branch.actions),
        no_actions=_none_of("Åtgärd", risk.actions),
        elsewhere=tuple(_elsewhere(sheet, branch)),
    )


def _judgement(point: RiskPoint, thread: RedThread) -> str:
    if thread.matrix is None or point.likelihood is None or point.consequence is None:
        return ""
    likelihood = thread.matrix.likelihoods[point.likelihood - 1]
    consequence = thread.matrix.consequences[point.consequence - 1]
    return (
        f"Sannolikhet: {inside(likelihood)} ({point.likelihood}) · "
        f"Konsekvens: {inside(consequence)} ({point.consequence})"
    )


def _steps(course: RiskCourse, thread: RedThread) -> Iterator[Step]:
    if len(course.points) > 1:
        for point in course.points:
            when = point.period.short if point.period else IN_THE_PLAN
            yield Step(when, tile_of(point, thread.matrix))


def _none_of(what: str, ids: tuple[str, ...] | None) -> str:
    return f"Uppgift saknas om {inside(what)}" if ids is None else f"{what} saknas"


def _self_check_line(sheet: Sheet, plan: Plan, course: SelfCheckCourse) -> CardLine:
    self_check = course.self_check
    facts = [self_check.when or "hur ofta: uppgift saknas", _answers(self_check.responsible)]
    if course.points:
        latest = course.points[-1]
        facts.append(f"{performed_words(latest.now.performed)} {latest.period.name}")
    return CardLine(link_to(sheet, plan.id, self_check.id, self_check.name), tuple(facts))


def _action_line(sheet: Sheet, plan: Plan, course: ActionCourse) -> CardLine:
    action = course.action
    deadline = ", ".join((deadline_words(course.deadline), *deadline_remarks(course)))
    return CardLine(
        link_to(sheet, plan.id, action.id, action.name),
        (_answers(action.responsible), f"klart: {deadline}"),
        status_light(course.status),
    )


def _answers(responsible: str | None) -> str:
    return f"ansvarig: {inside(responsible) if responsible else UNKNOWN}"


def _elsewhere(sheet: Sheet, branch: RiskBranch) -> Iterator[tuple[str, EntryLink, int]]:
    """The same risk in the plans that this one continues and is continued by."""
    risk = branch.course.risk
    if branch.carried_from:
        yield (
            "fanns i planen för",
            _link(sheet, branch.carried_from, risk),
            branch.carried_from.year,
        )
    for plan in branch.carried_to:
        yield "finns kvar i planen för", _link(sheet, plan, risk), plan.year
