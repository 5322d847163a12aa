"""The first page of the plans: each with how its risks stand, what is late, and its gaps."""

from dataclasses import dataclass

from kvalitet.analysis.gaps import gaps
from kvalitet.analysis.thread import follow
from kvalitet.catalogue.checked import Checked
from kvalitet.model.plan import Plan
from kvalitet.page import Page
from kvalitet.pages.listing import Entry, newest_first, plan_entry
from kvalitet.pages.plan.summary import LevelTally, judged_in, level_tallies
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.numbers import counted

_TITLE = "Planer"
_DESCRIPTION = (
    "Kvalitetsplaner och åtgärdsplaner: riskerna, vad som görs åt dem och hur det ska synas."
)


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan in the list, and how it stands now."""

    entry: Entry
    levels: tuple[LevelTally, ...]
    judged: str
    """The follow-up that judged the risks last; "" where only the plan has."""
    late: str
    """How many actions are late; "" where none is."""
    gaps: str
    thread_href: str


def draw_plans(sheet: Sheet) -> Page:
    """The page that lists every plan."""
    documents = newest_first(sheet.studio.catalogue.of_type(Plan))
    html = sheet.render(
        "pages/plans.html",
        title=_TITLE,
        description=_DESCRIPTION,
        standings=[_standing(sheet, document) for document in documents],
    )
    return Page(sheet.address, "planer", _TITLE, _DESCRIPTION, html, kind="Sida")


def _standing(sheet: Sheet, document: Checked[Plan]) -> PlanStanding:
    studio, plan = sheet.studio, document.form
    thread = follow(studio.catalogue.threads[plan.id], studio.catalogue, studio.findings)
    late = sum(branch.course.is_late for branch in thread.actions)
    found = len(gaps(thread))
    now = [one for one in level_tallies([b.course for b in thread.risks], thread.matrix) if one.now]
    return PlanStanding(
        entry=plan_entry(sheet, document),
        levels=tuple(now),
        judged=judged_in(thread),
        late=counted(late, "sen åtgärd", "sena åtgärder") if late else "",
        gaps=counted(found, "lucka", "luckor") if found else "inga luckor",
        thread_href=sheet.href(studio.addresses.thread_address(plan.id)),
    )
