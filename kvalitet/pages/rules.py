"""The list of all rules: what each is about, how it is broken, and where it is explained."""

from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.body.parts import Section
from kvalitet.model.report import PlainPage
from kvalitet.page import Heading
from kvalitet.pages.studio import Sheet
from kvalitet.problems import Rule
from kvalitet.rulebook import FAMILIES, RULEBOOK

HEADINGS = tuple(
    Heading(2, f"{letter} – {about}", f"kv-{letter.lower()}") for letter, about in FAMILIES.items()
)

_WRONG = "fel"
"""The word after its language that an example of a mistake begins with."""

_MOST_LINES = 12
"""Of a longer example the beginning is shown; all of it stands where the rule is explained."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule in the list."""

    rule: Rule
    href: str
    """Where a plain page explains it, at a heading with its code; "" where none does."""
    example: str
    """What breaks it, from that page; "" where nothing can be shown."""


def draw_rules(sheet: Sheet) -> Markup:
    """Every rule, with the example that its explanation gives."""
    explained = {
        section.heading.anchor: (sheet.to(page.form.id), section)
        for page in sheet.studio.catalogue.of_type(PlainPage)
        for section in page.body.sections
        if section.heading
    }

    def entry(rule: Rule) -> RuleEntry:
        anchor = rule.code.lower()
        if anchor not in explained:
            return RuleEntry(rule, "", "")
        page, section = explained[anchor]
        return RuleEntry(rule, f"{page}#{anchor}", _mistake(section))

    families = [
        (heading, [entry(rule) for rule in RULEBOOK if rule.code.startswith(letter)])
        for heading, letter in zip(HEADINGS, FAMILIES, strict=True)
    ]
    return sheet.render("parts/rules.html", families=families)


def _mistake(section: Section) -> str:
    """The first example of a mistake that a section shows, or how it begins."""
    fences = (token for token in section.tokens if token.type == "fence")
    shown = next((one.content for one in fences if one.info.split()[1:2] == [_WRONG]), "")
    lines = shown.splitlines()
    return "\n".join([*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines)
