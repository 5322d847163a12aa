"""Family U: `undantag:` excuses a document from a rule, as a decision that is itself watched."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Exemption, Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

NOT_EXCUSABLE = Rule("U001", Severity.ERROR, "Regeln går inte att undanta")
NOT_NEEDED = Rule("U002", Severity.WARNING, "Undantaget behövs inte", excusable=False)


_OF_RELEASE = "B"
"""The family of rules that are only asked about before a decision."""


def excuse(
    problems: Sequence[Problem], catalogue: Catalogue, *, of_release: bool = False
) -> list[Problem]:
    """Drop what is excused, and report exemptions that excuse nothing or that cannot be given.

    A document with faults may not have been judged for everything: there, none is needless yet.
    Exemptions from what a release needs are judged with that, and not at all without it.
    """
    broken: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        broken[problem.place.path, problem.rule.code].append(problem)
    excused: set[Problem] = set()
    faults: list[Problem] = []
    for document in catalogue.documents:
        for i, exemption in enumerate(document.form.exemptions):
            code = exemption.rule.upper()
            if code.startswith(_OF_RELEASE) is not of_release:
                continue
            known = broken[document.path, code]
            concerned = [p for p in known if _is_about(p, exemption.concerns or "")]
            excused.update(p for p in concerned if p.rule.may_be_excused)
            if concerned or document.path not in catalogue.faulty:
                faults += _judge(exemption, concerned, document, i)
    return [*(p for p in problems if p not in excused), *faults]


def _is_about(problem: Problem, words: str) -> bool:
    """Whether a message holds some words whole: R1 is not in what is said of R10."""
    if words not in problem.message:
        return False
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", problem.message) is not None


def _judge(
    exemption: Exemption, concerned: list[Problem], document: Checked[Report], i: int
) -> Iterator[Problem]:
    place = document.front.place_of(("undantag", i))
    if not concerned:
        message = f"Undantaget från {quoted(exemption.rule)} har inget att undanta."
        yield Problem(place, NOT_NEEDED, message, "Ta bort undantaget, eller rätta regelns kod.")
    elif not concerned[0].rule.may_be_excused:
        message = f"{quoted(exemption.rule)} går inte att undanta."
        yield Problem(place, NOT_EXCUSABLE, message, "Rätta felet och ta bort undantaget.")
