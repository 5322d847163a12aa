"""The order in which an edition is judged before it is decided."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.exemptions import excuse
from kvalitet.checks.release.decisions import check_decisions
from kvalitet.checks.release.edition import check_edition
from kvalitet.checks.release.leftovers import check_work_notes
from kvalitet.checks.release.stories import check_stories
from kvalitet.checks.release.unsettled import check_preliminary, check_warnings
from kvalitet.problems import Problem, in_reading_order
from kvalitet.sources import Source

_OF_DOCUMENTS: tuple[Callable[[Catalogue, Sequence[Problem]], Iterable[Problem]], ...] = (
    check_stories,
    check_preliminary,
    check_warnings,
)


def judge_release(
    catalogue: Catalogue,
    settings: Source,
    texts: Sequence[Source],
    known: Sequence[Problem],
    today: date,
) -> tuple[Problem, ...]:
    """What is known already, and what keeps the edition from being decided today."""
    found = [problem for check in _OF_DOCUMENTS for problem in check(catalogue, known)]
    found += check_decisions(catalogue, today)
    found += check_edition(catalogue, settings, today)
    found += check_work_notes(texts)
    return in_reading_order([*known, *excuse(found, catalogue, of_release=True)])
