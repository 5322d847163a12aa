"""The signs of the site: its levels and its words for missing values, as every page shows them."""

from markupsafe import Markup

from kvalitet.model.value import MissingKind
from kvalitet.model.words import QualityLevel
from kvalitet.page import Heading
from kvalitet.pages.studio import Sheet

HEADINGS = (
    Heading(2, "Nivåer", "kv-nivaer"),
    Heading(2, "När ett värde saknas", "kv-saknade-varden"),
)

_MEANINGS = (
    (QualityLevel.GREEN, "Värdet ligger i den bästa nivån."),
    (QualityLevel.YELLOW, "Värdet ligger i mellannivån."),
    (QualityLevel.RED, "Värdet ligger i den sämsta nivån."),
    (None, "Värdet saknas, eller så gällde ingen beslutad skala då."),
)


def draw_symbols(sheet: Sheet) -> Markup:
    """The tables of signs, for the page that shows them."""
    return sheet.render(
        "parts/symbols.html",
        levels=_MEANINGS,
        missing=tuple(MissingKind),
        levels_anchor=HEADINGS[0].anchor,
        missing_anchor=HEADINGS[1].anchor,
    )
