"""T051: something is announced, and then another section begins or the text ends."""

import re
from collections.abc import Iterator

from kvalitet.body.parts import Ending
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator import Indicator
from kvalitet.model.report import PlainPage, Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

NOTHING_FOLLOWS = Rule("T051", Severity.WARNING, "Något utlovas men följer inte")

_SHOWN = r"(?:följer|redovisas|presenteras|visas|listas|återges|sammanställs)"
_BELOW = re.compile(
    rf"\b(?:nedan|härefter|därefter) {_SHOWN}\b|\b{_SHOWN} (?:\w+ ){{0,2}}nedan\b|^här följer\b",
    re.IGNORECASE,
)


def check_announced(document: Checked[Report]) -> Iterator[Problem]:
    """What stands last below a heading; what the site adds of its own stands before it.

    Only below and above an indicator's text, and a plain page's, the site goes on.
    """
    goes_on = isinstance(document.form, (Indicator, PlainPage))
    for ending in document.body.endings:
        if goes_on and (ending.is_last or ending.below is None):
            continue
        if ending.words.endswith(":") or (_is_the_end(ending) and _BELOW.search(ending.words)):
            yield Problem(
                ending.place,
                NOTHING_FOLLOWS,
                f"Efter {quoted(ending.words)} kommer ingenting.",
                "Lägg in det som utlovas, eller stryk meningen.",
            )


def _is_the_end(ending: Ending) -> bool:
    """Whether nothing at all can be meant: not even the sections that come next."""
    is_appendix = ending.below is not None and ending.below.text.lower().startswith("bilaga")
    return ending.is_last or is_appendix
