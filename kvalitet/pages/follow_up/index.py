"""The first page of the follow-ups: by municipality and plan, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.catalogue.thread import PlanThread
from kvalitet.config import Municipality
from kvalitet.page import Heading, Page
from kvalitet.pages.addresses import anchors_of
from kvalitet.pages.listing import Entry, follow_up_entry, newest_first, plan_title
from kvalitet.pages.studio import Sheet

_TITLE = "Uppföljningar"
_DESCRIPTION = "Hur det går med planerna: riskerna då och nu, åtgärderna och månadernas siffror."


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """A plan and its follow-ups."""

    title: str
    href: str
    entries: tuple[Entry, ...]


def draw_follow_ups(sheet: Sheet) -> Page:
    """The page that lists every follow-up."""
    everyone = sheet.studio.catalogue.config.municipalities
    anchors = anchors_of(one.name for one in everyone)
    groups = [
        (Heading(2, one.name, anchors[one.name]), found)
        for one in everyone
        if (found := list(_followed(sheet, one)))
    ]
    html = sheet.render(
        "pages/follow_ups.html", title=_TITLE, description=_DESCRIPTION, groups=groups
    )
    headings = tuple(heading for heading, _ in groups)
    return Page(sheet.address, "uppfoljningar", _TITLE, _DESCRIPTION, html, headings, kind="Sida")


def _followed(sheet: Sheet, municipality: Municipality) -> Iterator[FollowedPlan]:
    """The plans of a municipality that have been followed up, the newest first."""
    studio = sheet.studio
    threads = [one for one in studio.catalogue.threads.values() if one.follow_ups]
    for thread in sorted(threads, key=_newest, reverse=True):
        plan = thread.plan.form
        if plan.municipality == municipality.id:
            entries = (follow_up_entry(sheet, one) for one in newest_first(thread.follow_ups))
            yield FollowedPlan(plan_title(studio, plan), sheet.to(plan.id), tuple(entries))


def _newest(thread: PlanThread) -> tuple[int, tuple[int, int, int]]:
    return thread.plan.form.year, thread.follow_ups[-1].form.period.sort_key
