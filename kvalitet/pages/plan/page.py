"""A plan's page: how it stands in short, then its risks, self-checks, actions and indicators."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kvalitet.analysis.thread import RedThread, follow
from kvalitet.catalogue.checked import Checked
from kvalitet.model.plan import (
    ACTIONS_SECTION,
    INDICATORS_SECTION,
    RISKS_SECTION,
    SELF_CHECKS_SECTION,
    Plan,
)
from kvalitet.page import Heading, Page
from kvalitet.pages.cover import cover_of
from kvalitet.pages.entries import anchor_of
from kvalitet.pages.facts import decision_facts
from kvalitet.pages.headed import Headed
from kvalitet.pages.listing import plan_kind, plan_title, story_title
from kvalitet.pages.plan.indicators import indicators_part, planned_rows
from kvalitet.pages.plan.risks import risk_groups, risks_part
from kvalitet.pages.plan.summary import summarise
from kvalitet.pages.plan.work import actions_part, self_check_groups, self_checks_part
from kvalitet.pages.sections import Part, shown_sections
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

_TARGET_GROUPS = Heading(2, "Målgrupper", "kv-malgrupper")
_GOALS = Heading(2, "Mål", "kv-mal")


@dataclass(frozen=True, slots=True)
class Related:
    """Other documents of the same work: what they are to this one, and the way to each."""

    term: str
    links: tuple[tuple[str, str], ...]
    otherwise: str = ""
    """What is said where there is none."""


def draw_plan(sheet: Sheet, document: Checked[Plan]) -> Page:
    """The page of one plan."""
    studio, plan = sheet.studio, document.form
    catalogue = studio.catalogue
    thread = follow(catalogue.threads[plan.id], catalogue, studio.findings)
    municipality = studio.municipality(plan.municipality)
    texts = Texts(sheet, document)
    title = plan_title(studio, plan)
    sections = list(shown_sections(texts, _parts(sheet, thread)))
    opening = [_TARGET_GROUPS] * bool(plan.target_groups) + [_GOALS] * bool(plan.goals)
    whose = (studio.owner_name(plan.owner), plan.area, str(plan.year))
    html = sheet.render(
        "pages/plan.html",
        title=title,
        form=plan,
        facts=(*whose, *decision_facts(plan)),
        pdf=sheet.pdf,
        related=tuple(_related(sheet, thread)),
        municipality=municipality,
        overview=summarise(thread),
        thread_href=sheet.href(studio.addresses.thread_address(plan.id)),
        summary=texts.summary,
        opening=[texts.section(one) for one in document.body.sections if not one.heading],
        target_groups=_TARGET_GROUPS,
        goals=_GOALS,
        anchor_of=anchor_of,
        sections=sections,
        footnotes=texts.footnotes,
    )
    return Page(
        address=sheet.address,
        slot="planer/rapport",
        title=title,
        description=texts.plain_summary or _in_one_sentence(plan),
        html=html,
        headings=(*opening, *(one for section in sections for one in section.contents)),
        kind=plan_kind(plan),
        municipality=municipality.name,
        year=str(plan.year),
        cover=cover_of(studio, plan, plan.owner, period=str(plan.year), area=plan.area),
    )


def _parts(sheet: Sheet, thread: RedThread) -> Mapping[str, Part]:
    """What is generated, by the heading that it stands below."""
    risks, self_checks = risk_groups(sheet, thread), self_check_groups(sheet, thread)
    indicators = planned_rows(sheet, thread)
    parts = {
        RISKS_SECTION: Part(risks_part(sheet, thread, risks), _headings(risks)),
        SELF_CHECKS_SECTION: Part(self_checks_part(sheet, self_checks)),
        ACTIONS_SECTION: Part(actions_part(sheet, thread)),
        INDICATORS_SECTION: Part(
            indicators_part(sheet, thread.plan, indicators), _headings(indicators)
        ),
    }
    return {name: parts[name] for name in thread.plan.obligatory_sections}


def _headings(groups: Iterable[Headed[Any]]) -> tuple[Heading, ...]:
    return tuple(group.heading for group in groups if group.heading)


def _related(sheet: Sheet, thread: RedThread) -> Iterator[Related]:
    """The plans before and after, and what has been told of how it went."""
    studio, of, plan = sheet.studio, thread.of, thread.plan
    if of.previous or "continues" in plan.model_fields_set:
        before = [of.previous] if of.previous else []
        links = tuple((plan_title(studio, one.form), sheet.to(one.form.id)) for one in before)
        yield Related("Föregående plan", links, "uppgift saknas")
    if of.following:
        after = tuple((plan_title(studio, o.form), sheet.to(o.form.id)) for o in of.following)
        yield Related("Nästa plan", after)
    told = [(one.form.period.name, sheet.to(one.form.id)) for one in of.follow_ups]
    told += [(story_title(studio, one.form), sheet.to(one.form.id)) for one in of.stories]
    yield Related("Uppföljning", tuple(told), "ingen uppföljning eller berättelse finns här")


def _in_one_sentence(plan: Plan) -> str:
    """What the plan holds: "2 risker, 1 egenkontroll och 3 åtgärder."."""
    sizes = {
        ("risk", "risker"): len(plan.risks),
        ("egenkontroll", "egenkontroller"): len(plan.self_checks),
        ("åtgärd", "åtgärder"): len(plan.actions),
        ("indikator", "indikatorer"): len(plan.indicators),
    }
    held = [counted(size, *forms) for forms, size in sizes.items() if size]
    return f"{joined(held)}." if held else ""
