"""B001–B005: who decided a document, when, in which matter, and who answers for it.

What is not known of an old document is said to be so: `uppgift saknas`. The edition's own stories
are decided here and now, and for them that is no answer.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.release.current import is_current
from kvalitet.front.tree import Location, Tree
from kvalitet.model.fields import UNKNOWN
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.dates import day
from kvalitet.swedish.lists import joined, quoted

NO_DECISION = Rule("B001", Severity.ERROR, "Dokumentets beslut framgår inte", excusable=True)
NO_RECORD = Rule("B002", Severity.ERROR, "Dokumentet saknar diarienummer", excusable=True)
NO_ONE_ANSWERS = Rule("B003", Severity.ERROR, "Ingen svarar för dokumentet", excusable=True)
DRAFT = Rule("B004", Severity.ERROR, "Dokumentet är ett utkast")
IN_THE_FUTURE = Rule("B005", Severity.ERROR, "Ett beslut är daterat i framtiden")

_ASKED: Mapping[Rule, tuple[tuple[str, ...], str]] = {
    NO_DECISION: (("beslutsorgan", "beslutad"), "Skriv vem som beslutade, och vilken dag"),
    NO_RECORD: (("diarienummer",), "Skriv ärendets nummer i diariet"),
    NO_ONE_ANSWERS: (("ansvarig",), "Skriv den funktion som svarar för det, aldrig ett namn"),
}
_DECISIONS = ("beslutad", "datum")
"""The keys of days on which something was decided."""


def check_decisions(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What every report says of its decision; and drafts and days to come, wherever they are."""
    config = catalogue.config
    for document in catalogue.documents:
        if document.owner is not None:
            is_own = isinstance(document.form, QualityStory) and is_current(document.form, config)
            yield from _decided(document, is_own)
        if document.form.draft:
            message = "Dokumentet är märkt som utkast."
            remedy = "Ta bort raden utkast: ja när det är färdigt, eller lyft ut dokumentet."
            yield Problem(document.front.place_of_key(("utkast",)), DRAFT, message, remedy)
        yield from _to_come(document, today)


def _decided(document: Checked[Report], is_own: bool) -> Iterator[Problem]:
    said = document.front.data
    for rule, (keys, remedy) in _ASKED.items():
        lacking = [key for key in keys if key not in said]
        unknown = [key for key in keys if is_own and said.get(key) == UNKNOWN]
        if lacking:
            what = "Nyckeln" if len(lacking) == 1 else "Nycklarna"
            message = f"{what} {joined(quoted(key) for key in lacking)} saknas."
            way_out = remedy if is_own else f"{remedy}; vet ingen det, skriv {UNKNOWN}"
            yield Problem(document.id_place, rule, message, f"{way_out}.")
        elif unknown:
            named = joined(quoted(key) for key in unknown)
            message = f"Årets berättelse säger {UNKNOWN} om {named}."
            yield Problem(document.front.place_of((unknown[0],)), rule, message, f"{remedy}.")


def _to_come(document: Checked[Report], today: date) -> Iterator[Problem]:
    for at, decided in _days(document.front.data, ()):
        if decided > today:
            message = f"Beslutet är daterat {day(decided)}, men i dag är det {day(today)}."
            remedy = "Rätta dagen, eller vänta tills beslutet är fattat."
            yield Problem(document.front.place_of(at), IN_THE_FUTURE, message, remedy)


def _days(tree: Tree, at: Location) -> Iterator[tuple[Location, date]]:
    """The days on which something was decided; a part of an indicator may be called so too."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree or ())
    for step, inner in items:
        if isinstance(inner, (dict, list)):
            yield from _days(inner, (*at, step))
        elif isinstance(inner, str) and step in _DECISIONS:
            with suppress(ValueError):
                yield (*at, step), date.fromisoformat(inner)
