"""A plain page: its title and its text, the page it is a part of, and the parts it has itself."""

from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import PlainPage
from kvalitet.page import Heading, Page
from kvalitet.pages.generated import HEADINGS, draw_generated
from kvalitet.pages.listing import parts_of, plain_entry, plain_title
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts

_PARTS_ANCHOR = "kv-delar"


def draw_plain(sheet: Sheet, document: Checked[PlainPage]) -> Page:
    """The page of one plain page."""
    form, texts, title = document.form, Texts(sheet, document), plain_title(document.form)
    sections = document.body.sections
    shown = form.shows
    parts = [plain_entry(sheet, part) for part in parts_of(sheet.studio, form.id)]
    list_of_parts = Heading(2, f"Sidor i {title}", _PARTS_ANCHOR)
    headings = tuple(h for section in sections for h in texts.contents(section))
    html = sheet.render(
        "pages/plain.html",
        title=title,
        form=form,
        whole=_whole(sheet, form),
        generated=draw_generated(sheet, shown) if shown else "",
        sections=[(texts.heading(section), texts.section(section)) for section in sections],
        parts=parts,
        list_of_parts=list_of_parts,
        footnotes=texts.footnotes,
    )
    return Page(
        address=sheet.address,
        slot="sidor/rapport",
        title=title,
        description=form.description or "",
        html=html,
        headings=(
            *(HEADINGS[shown] if shown else ()),
            *headings,
            *((list_of_parts,) if parts else ()),
        ),
        kind="Sida",
    )


def _whole(sheet: Sheet, form: PlainPage) -> tuple[str, str] | None:
    """The title and the address of the page that this one is a part of."""
    pages = sheet.studio.catalogue.of_type(PlainPage)
    found = (page.form for page in pages if page.form.id == form.part_of)
    whole = next(found, None)
    return (plain_title(whole), sheet.to(whole.id)) if whole else None
