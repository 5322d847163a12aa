"""Family U: `undantag:` excuses a document from a rule, as a decision that is itself watched."""

from collections.abc import Iterator, Sequence

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Exemption, Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

NOT_EXCUSABLE = Rule("U001", Severity.ERROR, "Regeln går inte att undanta")
NOT_NEEDED = Rule("U002", Severity.WARNING, "Undantaget behövs inte")


def excuse(problems: Sequence[Problem], catalogue: Catalogue) -> list[Problem]:
    """Drop what is excused, and report exemptions that excuse nothing or that cannot be given."""
    left = list(problems)
    for document in catalogue.documents:
        for i, exemption in enumerate(document.form.exemptions):
            concerned = [p for p in problems if _concerns(exemption, document, p)]
            left = [p for p in left if p not in concerned or not p.rule.may_be_excused]
            left += _judge(exemption, concerned, document, i)
    return left


def _concerns(exemption: Exemption, document: Checked[Report], problem: Problem) -> bool:
    return (
        problem.place.path == document.path
        and problem.rule.code == exemption.rule.upper()
        and (exemption.concerns or "") in problem.message
    )


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
