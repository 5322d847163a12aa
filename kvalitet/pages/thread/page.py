"""The page of a plan's red thread: from each risk to what came of it, as a table and a drawing."""

from dataclasses import dataclass

from kvalitet.analysis.thread import follow
from kvalitet.catalogue.thread import PlanThread
from kvalitet.page import Page
from kvalitet.pages.listing import plan_title, story_title
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.drawing import draw_thread, heads
from kvalitet.pages.thread.gaps import loose_groups, missing_groups
from kvalitet.pages.thread.results import Linked, told_name
from kvalitet.pages.thread.table import risk_rows
from kvalitet.pages.thread.words import KIND, conclusion, not_yet, steps, thread_title


@dataclass(frozen=True, slots=True)
class Around:
    """The documents around a plan: what they are to it, and links to them."""

    words: str
    links: tuple[Linked, ...]


def draw_thread_page(sheet: Sheet, of: PlanThread) -> Page:
    """The page of one plan's thread."""
    studio = sheet.studio
    thread = follow(of, studio.catalogue, studio.findings)
    plan, title = thread.plan, thread_title(studio, thread)
    municipality = studio.municipality(plan.municipality)
    lead = conclusion(thread)
    return Page(
        address=sheet.address,
        slot="roda-traden/rapport",
        title=title,
        description=lead,
        html=sheet.render(
            "pages/thread.html",
            title=title,
            plan=plan,
            facts=(studio.owner_name(plan.owner), plan.area, str(plan.year)),
            around=_around(sheet, of),
            municipality=municipality,
            lead=lead,
            steps=steps(thread),
            not_yet=not_yet(thread),
            awaited=thread.is_followed_up and not thread.is_told_to_the_end,
            risks=risk_rows(sheet, thread),
            loose=loose_groups(sheet, thread),
            missing=missing_groups(sheet, thread),
            heads=heads(thread),
            pictures=draw_thread(sheet, thread),
        ),
        # Without a table of contents beside it the thread has the whole width.
        kind=KIND,
        municipality=municipality.name,
        year=str(plan.year),
    )


def _around(sheet: Sheet, of: PlanThread) -> tuple[Around, ...]:
    studio, plan = sheet.studio, of.plan.form
    before = [of.previous] if of.previous else []
    found = (
        Around("Planen", ((plan_title(studio, plan), sheet.to(plan.id)),)),
        Around(
            "Uppföljd i",
            tuple((told_name(one), sheet.to(one.form.id)) for one in of.follow_ups),
        ),
        Around(
            "Berättelse",
            tuple((story_title(studio, one.form), sheet.to(one.form.id)) for one in of.stories),
        ),
        Around("Tar vid efter", tuple(_thread_link(sheet, one.form.id) for one in before)),
        Around("Fortsätter i", tuple(_thread_link(sheet, one.form.id) for one in of.following)),
    )
    return tuple(one for one in found if one.links)


def _thread_link(sheet: Sheet, plan: str) -> Linked:
    """The thread of the plan before or after."""
    studio = sheet.studio
    form = studio.catalogue.threads[plan].plan.form
    return f"röda tråden {form.year}", sheet.href(studio.addresses.thread_address(plan))
