"""A plain page: its title and its text."""

from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import PlainPage
from kvalitet.page import Page
from kvalitet.pages.generated import HEADINGS, draw_generated
from kvalitet.pages.listing import plain_title
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts


def draw_plain(sheet: Sheet, document: Checked[PlainPage]) -> Page:
    """The page of one plain page."""
    texts, title = Texts(sheet, document), plain_title(document.form)
    sections = document.body.sections
    shown = document.form.shows
    headings = tuple(h for section in sections for h in texts.contents(section))
    html = sheet.render(
        "pages/plain.html",
        title=title,
        form=document.form,
        generated=draw_generated(sheet, shown) if shown else "",
        sections=[(texts.heading(section), texts.section(section)) for section in sections],
        footnotes=texts.footnotes,
    )
    return Page(
        address=sheet.address,
        slot="sidor/rapport",
        title=title,
        description=document.form.description or "",
        html=html,
        headings=(*HEADINGS[shown], *headings) if shown else headings,
        kind="Sida",
    )
