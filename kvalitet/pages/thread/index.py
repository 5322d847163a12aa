"""The page of all red threads: every plan in a table, the years of each chain, and all gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvalitet.analysis.thread import RedThread, follow
from kvalitet.page import Heading, Page
from kvalitet.pages.listing import plan_title
from kvalitet.pages.studio import Sheet, Studio
from kvalitet.pages.thread.chain import chains
from kvalitet.pages.thread.gaps import site_gaps
from kvalitet.pages.thread.words import Step, steps
from kvalitet.pages.thread.years import draw_years

_TITLE = "Röda tråden"
_DESCRIPTION = (
    "Från risk till resultat: hur varje plans risker kontrolleras, vad som görs åt dem, "
    "och vad det gav."
)
_PLANS = Heading(2, "Plan för plan", "kv-planer")
_YEARS = Heading(2, "År för år", "kv-ar")
_GAPS = Heading(2, "Luckor i alla planer", "kv-luckor")


@dataclass(frozen=True, slots=True)
class ThreadSummary:
    """A plan's thread as a row."""

    municipality: str
    fictional: bool
    unit: str
    year: int
    title: str
    href: str
    steps: tuple[Step, ...]
    whole: int
    """How many risks hold all the way to a result."""
    loose_ends: int
    draft: bool
    followed_up: bool


def draw_threads_page(sheet: Sheet) -> Page:
    """The page of all threads."""
    studio = sheet.studio
    catalogue = studio.catalogue
    threads = _in_order(
        studio, [follow(of, catalogue, studio.findings) for of in catalogue.threads.values()]
    )
    found = chains(sheet, threads)
    gaps = site_gaps(sheet, [(plan_title(studio, one.plan), one) for one in threads])
    return Page(
        address=sheet.address,
        slot="roda-traden",
        title=_TITLE,
        description=_DESCRIPTION,
        html=sheet.render(
            "pages/threads.html",
            title=_TITLE,
            description=_DESCRIPTION,
            plans=_PLANS,
            summaries=[_summary(sheet, thread) for thread in threads],
            years=_YEARS,
            chains=[(chain, draw_years(chain)) for chain in found],
            gaps_heading=_GAPS,
            gaps=gaps,
        ),
        kind="Sida",
    )


def _in_order(studio: Studio, threads: Iterable[RedThread]) -> list[RedThread]:
    """By municipality and unit as in site_config.yml, the newest plan first."""
    homes = studio.catalogue.config.municipalities
    own = [name for home in homes for name in (home.id, *(unit.id for unit in home.units))]
    return sorted(threads, key=lambda one: (own.index(one.plan.owner), -one.plan.year, one.plan.id))


def _summary(sheet: Sheet, thread: RedThread) -> ThreadSummary:
    studio, plan = sheet.studio, thread.plan
    municipality = studio.municipality(plan.municipality)
    units = {unit.id: unit.name for unit in municipality.units}
    return ThreadSummary(
        municipality=municipality.name,
        fictional=municipality.fictional,
        unit=units.get(plan.owner, ""),
        year=plan.year,
        title=plan_title(studio, plan),
        href=sheet.href(studio.addresses.thread_address(plan.id)),
        steps=steps(thread),
        whole=sum(one.holds for one in thread.risks),
        loose_ends=thread.loose_ends,
        draft=plan.draft,
        followed_up=thread.is_followed_up,
    )
