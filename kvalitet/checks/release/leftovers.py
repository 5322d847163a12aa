"""B021: notes among writers that say that the work is not finished."""

import re
from collections.abc import Iterable, Iterator

from kvalitet.checks.text.comments import comments
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.sources import Source
from kvalitet.swedish.lists import quoted

WORK_NOTE = Rule("B021", Severity.ERROR, "En anteckning säger att något är ogjort", excusable=True)

_WORK_NOTE = re.compile(
    r"\b(?:todo|fixme|xxx)\b|\?\?"
    r"|\b(?:dubbelkolla|stäm(?:ma)? av|arbetsversion|kvar att göra)\b|^att göra:"
    r"|\b(?:in)?väntar (?:på )?(?:svar|besked|uppgift|siffr|underlag|beslut)"
    r"|^(?:kolla|fråga|mejla|maila|påminn|komplettera|uppdatera|kontrollera|fyll på)\b"
    r"|\bkoll(?:a|as) (?:upp|av|med|om|att)\b|\bfråga \w+ (?:om|i|på)\b"
    r"|\b(?:ska|måste|behöver|bör) (?:(?:nog|väl|sedan|senare|också) )?(?:kompletteras|skrivas om"
    r"|uppdateras|kontrolleras|kollas|dubbelkollas|fyllas (?:i|på)|strykas|tas bort|ses över)\b"
    r"|\b(?:kommer|görs|skrivs|läggs till) senare\b|\bsaknas (?:än(?:nu)?|fortfarande)\b",
    re.IGNORECASE,
)


def check_work_notes(texts: Iterable[Source]) -> Iterator[Problem]:
    """The comments of every document; guidance that a template left there says nothing of this."""
    for source in texts:
        for comment in comments(source):
            if found := _WORK_NOTE.search(comment.text):
                yield Problem(
                    comment.place_at(found.start()),
                    WORK_NOTE,
                    f"Anteckningen {quoted(comment.text)} säger att något är ogjort.",
                    "Gör det som återstår, och ta bort anteckningen.",
                )
