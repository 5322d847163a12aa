"""What a plain page can show that the site itself knows: its signs, whom to write to, its rules."""

from markupsafe import Markup

from kvalitet.model.value import MissingKind
from kvalitet.model.words import ActionStatus, Generated, QualityLevel
from kvalitet.page import Heading
from kvalitet.pages import rules
from kvalitet.pages.action_marks import status_light
from kvalitet.pages.data import page as open_data
from kvalitet.pages.risk_marks import MOVEMENTS, RiskTile
from kvalitet.pages.studio import Sheet
from kvalitet.pages.worked.examples import EXAMPLES
from kvalitet.swedish.dates import day

_EXAMPLE = Heading(2, "Räkneexempel", "kv-rakneexempel")

HEADINGS = {
    **dict.fromkeys(EXAMPLES, (_EXAMPLE,)),
    Generated.SYMBOLS: (
        Heading(2, "Nivåer", "kv-nivaer"),
        Heading(2, "När ett värde saknas", "kv-saknade-varden"),
        Heading(2, "Risker", "kv-risker"),
        Heading(2, "Åtgärder", "kv-atgarder"),
    ),
    Generated.CONTACT: (Heading(2, "Säg till om något inte fungerar", "kv-kontakt"),),
    Generated.RULES: rules.HEADINGS,
    Generated.OPEN_DATA: open_data.HEADINGS,
}
"""The headings of each, for the table of contents."""

_MEANINGS = (
    (QualityLevel.GREEN, "Värdet ligger i den bästa nivån."),
    (QualityLevel.YELLOW, "Värdet ligger i mellannivån."),
    (QualityLevel.RED, "Värdet ligger i den sämsta nivån."),
    (None, "Värdet saknas, eller så gällde ingen beslutad skala då."),
)

_RISKS = (
    (RiskTile("2", "låg risk", QualityLevel.GREEN), "Talet är sannolikhet gånger konsekvens."),
    (RiskTile("6", "betydande risk", QualityLevel.YELLOW), "Orden kommer ur planens riskmatris."),
    (RiskTile("12", "hög risk", QualityLevel.RED), "Vad nivån innebär står intill matrisen."),
    (
        RiskTile("8", "risknivå"),
        "Ett tal utan färg: planen har ingen matris, eller så nämns inte talet i den.",
    ),
    (RiskTile("gul", "bara färgen är känd", QualityLevel.YELLOW), "Källan anger inget tal."),
    (RiskTile("?", "uppgift saknas", says_more=False), "Ingen vet hur risken bedömdes."),
    (RiskTile("–", "kvarstår inte", says_more=False), "Risken finns inte längre."),
)


def draw_generated(sheet: Sheet, shown: Generated) -> Markup:
    """The part of a plain page that no writer writes."""
    match shown:
        case Generated.SYMBOLS:
            return _symbols(sheet)
        case Generated.CONTACT:
            return _contact(sheet)
        case Generated.RULES:
            return rules.draw_rules(sheet)
        case Generated.OPEN_DATA:
            return open_data.draw_open_data(sheet)
        case _:
            example = EXAMPLES[shown]()
            return sheet.render("parts/worked.html", example=example, anchor=_EXAMPLE.anchor)


def _symbols(sheet: Sheet) -> Markup:
    levels, missing, risks, actions = HEADINGS[Generated.SYMBOLS]
    return sheet.render(
        "parts/symbols.html",
        levels=_MEANINGS,
        missing=tuple(MissingKind),
        levels_anchor=levels.anchor,
        missing_anchor=missing.anchor,
        risks=_RISKS,
        risks_anchor=risks.anchor,
        movements=tuple(MOVEMENTS.values()),
        statuses=[status_light(status) for status in ActionStatus],
        actions_anchor=actions.anchor,
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
