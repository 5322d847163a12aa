"""What is around the pages: what each says about the whole, and the pages above all editions."""

from collections.abc import Sequence
from datetime import datetime

from kvalitet.config import SiteConfig
from kvalitet.page import Page
from kvalitet.shell import FooterLink, SiteFacts
from kvalitet.swedish.dates import day
from kvalitet.templating import Templates

PAGES_SECTION = "sidor/"
"""The plain pages, which every page links to from its foot."""


def site_facts(config: SiteConfig, pages: Sequence[Page], built: datetime) -> SiteFacts:
    """The edition's facts: the sections that have pages, and the plain pages for the foot."""
    sections = {page.address.split("/")[0] for page in pages if page.address}
    links = tuple(
        FooterLink(page.title, page.address)
        for page in pages
        if page.address.startswith(PAGES_SECTION) and page.address != PAGES_SECTION
    )
    return SiteFacts(
        title=config.organisation.title,
        edition=config.edition.title,
        sections=frozenset(sections),
        built=f"byggd {day(built.date())}",
        links=links,
    )


def draw_doors(title: str, edition: str, templates: Templates) -> tuple[tuple[str, bytes], ...]:
    """The site's root page, which leads to `edition`, and its 404 page, as (path, bytes)."""
    return tuple(
        (name, templates.render(f"site/{name}", title=title, edition=edition).encode())
        for name in ("index.html", "404.html")
    )
