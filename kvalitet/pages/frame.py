"""What is around the pages: what each says about the whole, and the pages above all editions."""

from kvalitet.pages.listing import plain_title, top_pages
from kvalitet.pages.studio import Studio
from kvalitet.shell import FooterLink, SiteFacts
from kvalitet.templating import Templates


def site_facts(studio: Studio) -> SiteFacts:
    """The edition's facts: the sections that have pages, and the plain pages for the foot."""
    config, addresses = studio.catalogue.config, studio.addresses.by_id
    return SiteFacts(
        title=config.organisation.title,
        edition=studio.imprint.called,
        sections=studio.addresses.sections,
        built=studio.imprint.dated,
        links=tuple(
            FooterLink(plain_title(page.form), addresses[page.form.id])
            for page in top_pages(studio)
        ),
    )


def draw_doors(title: str, edition: str, templates: Templates) -> tuple[tuple[str, bytes], ...]:
    """What stands above all editions, as (path, bytes).

    A page that leads to `edition`, one for lost readers, and the list that every edition shows.
    """
    return tuple(
        (name, templates.render(f"site/{name}", title=title, edition=edition).encode())
        for name in ("index.html", "404.html", "utgavor.js", "utgavor.css")
    )
