"""A follow-up's page: what has become of a plan in a period, then → now."""

from collections.abc import Mapping

from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.plan import (
    ACTIONS_SECTION,
    INDICATORS_SECTION,
    RISKS_SECTION,
    SELF_CHECKS_SECTION,
)
from kvalitet.page import Page
from kvalitet.pages.cover import cover_of
from kvalitet.pages.facts import decision_facts, full_name
from kvalitet.pages.follow_up.indicators import indicators_part, indicators_told
from kvalitet.pages.follow_up.risks import risk_rows, risks_part
from kvalitet.pages.follow_up.summary import summarise
from kvalitet.pages.follow_up.view import FollowUpView, view_of
from kvalitet.pages.follow_up.work import (
    action_rows,
    actions_part,
    self_check_rows,
    self_checks_part,
)
from kvalitet.pages.listing import follow_up_title, plan_title
from kvalitet.pages.sections import Part, shown_sections
from kvalitet.pages.studio import Sheet

Link = tuple[str, str]
"""Words, and the address they lead to."""


def draw_follow_up(sheet: Sheet, document: Checked[FollowUp]) -> Page:
    """The page of one follow-up."""
    studio, form = sheet.studio, document.form
    view = view_of(sheet, document)
    texts, municipality = view.texts, studio.municipality(form.municipality)
    title = follow_up_title(studio, form)
    risks, self_checks, actions = risk_rows(view), self_check_rows(view), action_rows(view)
    indicators = indicators_told(view)
    parts = {
        RISKS_SECTION: Part(risks_part(view, risks)),
        SELF_CHECKS_SECTION: Part(self_checks_part(view, self_checks)),
        ACTIONS_SECTION: Part(actions_part(view, actions)),
        INDICATORS_SECTION: indicators_part(view, indicators),
    }
    sections = list(shown_sections(texts, _obligatory(parts, view)))
    overview = summarise(view, risks, self_checks, actions, indicators)
    before, after = _neighbours(view)
    html = sheet.render(
        "pages/follow_up.html",
        title=title,
        form=form,
        facts=(studio.owner_name(form.owner), full_name(form.period), *decision_facts(form)),
        pdf=sheet.pdf,
        plan=(plan_title(studio, view.plan), sheet.to(view.plan.id)),
        thread_href=sheet.href(studio.addresses.thread_address(view.plan.id)),
        before=before,
        after=after,
        municipality=municipality,
        overview=overview,
        summary=texts.summary,
        opening=[texts.section(one) for one in document.body.sections if not one.heading],
        sections=sections,
        footnotes=texts.footnotes,
    )
    return Page(
        address=sheet.address,
        slot="uppfoljningar/rapport",
        title=title,
        description=texts.plain_summary or overview.words,
        html=html,
        headings=tuple(heading for section in sections for heading in section.contents),
        kind="Uppföljning",
        municipality=municipality.name,
        year=str(form.period.end.year) if form.period.end else "",
        cover=cover_of(studio, form, form.owner, period=full_name(form.period)),
    )


def _obligatory(parts: Mapping[str, Part], view: FollowUpView) -> Mapping[str, Part]:
    """The parts that have a heading, or ought to have one."""
    written = {one.heading.text for one in view.document.body.sections if one.heading}
    shown = {*view.form.obligatory_sections, *written}
    return {name: part for name, part in parts.items() if name in shown}


def _neighbours(view: FollowUpView) -> tuple[Link | None, Link | None]:
    """The follow-ups of the same plan before this one and after it."""
    everyone = view.sheet.studio.catalogue.threads[view.plan.id].follow_ups
    number = len(view.thread.follow_ups) - 1
    around = (everyone[max(number - 1, 0) : number], everyone[number + 1 : number + 2])
    before, after = (
        next(((one.form.period.name, view.sheet.to(one.form.id)) for one in found), None)
        for found in around
    )
    return before, after
