"""The risks of a plan in a follow-up: each as it was judged then, and now."""

from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.risks import Movement, RiskCourse, courses, moved
from kvalitet.pages.entries import EntryLink, anchor_of
from kvalitet.pages.follow_up.view import FollowUpView
from kvalitet.pages.matrix import matrix_table
from kvalitet.pages.plan.risks import IN_THE_PLAN
from kvalitet.pages.risk_marks import MOVEMENTS, MovementMark, RiskTile, tile_of


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk then and now."""

    link: EntryLink
    anchor: str
    then: RiskTile
    when: str
    """Which document judged it then."""
    movement: Movement | None
    """None where this follow-up does not judge the risk."""
    now: RiskTile | None
    comment: Markup | None

    @property
    def mark(self) -> MovementMark | None:
        return MOVEMENTS[self.movement] if self.movement else None


def risk_rows(view: FollowUpView) -> tuple[RiskRow, ...]:
    """Every risk of the plan, whether the follow-up judges it or not."""
    return tuple(_row(view, course) for course in courses(view.thread, view.matrix))


def _row(view: FollowUpView, course: RiskCourse) -> RiskRow:
    risk, now = course.risk, course.at(view.form.id)
    then = course.before(view.form.id)
    return RiskRow(
        link=view.entry(risk.id, risk.name),
        anchor=anchor_of(risk.id),
        then=tile_of(then, view.matrix),
        when=then.period.name if then.period else IN_THE_PLAN,
        movement=moved(then, now) if now else None,
        now=tile_of(now, view.matrix) if now else None,
        comment=view.comment("risker", risk.id),
    )


def risks_part(view: FollowUpView, rows: tuple[RiskRow, ...]) -> Markup:
    """What opens the section of risks: then → now, and the matrix as it stands now."""
    if not rows:
        return Markup()
    known = courses(view.thread, view.matrix)
    here = {row.link.id: EntryLink(row.link.id, row.link.name, f"#{row.anchor}") for row in rows}
    return view.sheet.render(
        "parts/follow_up_risks.html",
        rows=rows,
        judged=view.form.period.name,
        table=matrix_table(view.matrix, known, here) if view.matrix else None,
    )
