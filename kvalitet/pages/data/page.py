"""The part of a page that says which data there is: its files, its columns, and its terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.shown import SHOWN
from kvalitet.page import Heading
from kvalitet.pages.data.files import measured, tables_of
from kvalitet.pages.data.paths import PACKAGE, series_file
from kvalitet.pages.studio import DATA, Sheet

HEADINGS = (
    Heading(2, "Hämta allt", "kv-hamta"),
    Heading(2, "Ett nyckeltal i taget", "kv-serier"),
    Heading(2, "Så får uppgifterna användas", "kv-licens"),
    Heading(2, "Vad kolumnerna betyder", "kv-kolumner"),
)

_TYPES = {"string": "text", "number": "tal", "integer": "heltal", "date": "datum"}
_FORMS = ("CSV", "JSON")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to download, and where it is in each form."""

    name: str
    description: str
    forms: tuple[tuple[str, str], ...]


def draw_open_data(sheet: Sheet) -> Markup:
    config = sheet.studio.catalogue.config
    figures, others = tables_of(sheet.studio)
    tables = [
        Offer(
            table.title,
            table.description,
            (("CSV", sheet.href(f"{DATA}{table.name}.csv")),)
            + ((("JSON", sheet.href(SHOWN)),) if table is figures else ()),
        )
        for table in (figures, *others)
    ]
    return sheet.render(
        "parts/open_data.html",
        headings=HEADINGS,
        tables=tables,
        package=sheet.href(PACKAGE),
        series=list(_series(sheet)),
        columns=figures.columns,
        types=_TYPES,
        licence=config.licence,
        contact=config.accessibility.contact,
    )


def _series(sheet: Sheet) -> Iterator[Offer]:
    for one in sorted(measured(sheet.studio), key=lambda one: one.label):
        forms = [(e, sheet.href(series_file(sheet.studio, one.id, e.lower()))) for e in _FORMS]
        yield Offer(one.label, one.id, tuple(forms))
