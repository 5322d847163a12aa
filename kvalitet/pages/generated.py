"""What a plain page can show that the site itself knows: its signs, and whom to write to."""

from markupsafe import Markup

from kvalitet.model.value import MissingKind
from kvalitet.model.words import Generated, QualityLevel
from kvalitet.page import Heading
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.dates import day

HEADINGS = {
    Generated.SYMBOLS: (
        Heading(2, "Nivåer", "kv-nivaer"),
        Heading(2, "När ett värde saknas", "kv-saknade-varden"),
    ),
    Generated.CONTACT: (Heading(2, "Säg till om något inte fungerar", "kv-kontakt"),),
}
"""The headings of each, for the table of contents."""

_MEANINGS = (
    (QualityLevel.GREEN, "Värdet ligger i den bästa nivån."),
    (QualityLevel.YELLOW, "Värdet ligger i mellannivån."),
    (QualityLevel.RED, "Värdet ligger i den sämsta nivån."),
    (None, "Värdet saknas, eller så gällde ingen beslutad skala då."),
)


def draw_generated(sheet: Sheet, shown: Generated) -> Markup:
    """The part of a plain page that no writer writes."""
    match shown:
        case Generated.SYMBOLS:
            return _symbols(sheet)
        case Generated.CONTACT:
            return _contact(sheet)


def _symbols(sheet: Sheet) -> Markup:
    levels, missing = HEADINGS[Generated.SYMBOLS]
    return sheet.render(
        "parts/symbols.html",
        levels=_MEANINGS,
        missing=tuple(MissingKind),
        levels_anchor=levels.anchor,
        missing_anchor=missing.anchor,
    )


def _contact(sheet: Sheet) -> Markup:
    config = sheet.studio.catalogue.config
    return sheet.render(
        "parts/contact.html",
        anchor=HEADINGS[Generated.CONTACT][0].anchor,
        accessibility=config.accessibility,
        reviewed=day(config.accessibility.reviewed),
        statutes=[(statute, day(statute.valid_from)) for statute in config.statutes],
    )
