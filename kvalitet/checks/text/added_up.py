"""T052: a count whose name adds persons and families together, which is a number of neither."""

import re
from collections.abc import Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator import Indicator
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

ADDED_UP = Rule("T052", Severity.WARNING, "Måttet lägger ihop personer och familjer")

_PERSONS = (
    r"(?:barn|flickor|pojkar|ungdomar|unga|vuxna|föräldrar|vårdnadshavare|personer|individer)"
)
_HOMES = r"(?:familjer|hushåll)"
_AND = r"(?:,| och| samt) (?:\w+ )?"
_BOTH = re.compile(rf"\b{_PERSONS}\b{_AND}{_HOMES}\b|\b{_HOMES}\b{_AND}{_PERSONS}\b", re.IGNORECASE)
_TOLD = re.compile(r"familj|hushåll", re.IGNORECASE)


def check_added_up(document: Checked[Report]) -> Iterator[Problem]:
    """The names of counts; a caveat that speaks of the families tells the reader."""
    form = document.form
    if not isinstance(form, Indicator) or form.unit != "antal":
        return
    match = _BOTH.search(form.name)
    if match and not any(_TOLD.search(caveat) for caveat in form.caveats):
        yield Problem(
            document.front.place_of(("namn",)),
            ADDED_UP,
            f"{quoted(match[0])} läggs ihop, fast en familj är flera personer.",
            "Räkna dem var för sig, eller förklara summan under förbehåll:.",
        )
