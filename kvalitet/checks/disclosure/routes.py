"""D006: where somebody moved from and to, which tells who it was in a small town."""

import re
from collections.abc import Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

ROUTE = Rule("D006", Severity.WARNING, "En enskilds flytt går att följa")

_TOWN = r"[A-ZÅÄÖ][\w-]{1,30}"
_ROUTE = re.compile(
    rf"\b(?:[Ff]lytt(?:en|ade|at)?|[Oo]mplacer\w{{2,6}}|[Pp]lacer\w{{2,6}}|[Åå]tervände)"
    rf"(?: [a-zåäö]{{1,20}}){{0,2}} från {_TOWN}(?: kommun)? till {_TOWN}"
)
_SOMEBODY = re.compile(
    r"\b(?:ett ärende|en (?:\w+ )?(?:kvinna|man|flicka|pojke|ungdom|person|individ|familj|flytt"
    r"|placering)|ett barn|kvinnan|mannen|flickan|pojken|ungdomen|personen|individen|familjen"
    r"|barnet|hon|han|mamman|pappan)\b",
    re.IGNORECASE,
)
_BEFORE = 200
"""Within how many characters the one who moved is named."""


def check_routes(document: Checked[Report], words: Gathered) -> Iterator[Problem]:
    """The moves of somebody between two places, in what tells of a municipality or a unit."""
    if document.owner is not None:
        for match in words.told(("från",), _ROUTE):
            before = words.text[max(0, match.start() - _BEFORE) : match.end()]
            sentence = re.split(r"(?<=[.!?])\s|\n", before)[-1]
            if _SOMEBODY.search(sentence):
                yield Problem(
                    words.place_at(match.start()),
                    ROUTE,
                    f"{quoted(match[0])} säger vart en enskild flyttade.",
                    "Stryk orterna, eller skriv mer allmänt: till en annan kommun.",
                )
