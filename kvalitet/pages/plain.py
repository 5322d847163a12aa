"""A plain page: its title and its text."""

from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import PlainPage
from kvalitet.model.words import Generated
from kvalitet.page import Page
from kvalitet.pages.listing import plain_title
from kvalitet.pages.studio import Sheet
from kvalitet.pages.symbols import HEADINGS, draw_symbols
from kvalitet.pages.texts import Texts


def draw_plain(sheet: Sheet, document: Checked[PlainPage]) -> Page:
    """The page of one plain page."""
    texts, title = Texts(sheet, document), plain_title(document.form)
    sections = document.body.sections
    shows_symbols = document.form.shows is Generated.SYMBOLS
    html = sheet.render(
        "pages/plain.html",
        title=title,
        form=document.form,
        symbols=draw_symbols(sheet) if shows_symbols else "",
        sections=[(texts.heading(section), texts.section(section)) for section in sections],
        footnotes=texts.footnotes,
    )
    return Page(
        address=sheet.address,
        slot="sidor/rapport",
        title=title,
        description=document.form.description or "",
        html=html,
        headings=(
            *(HEADINGS if shows_symbols else ()),
            *(heading for section in sections for heading in texts.contents(section)),
        ),
        kind="Sida",
    )
