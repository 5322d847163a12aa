"""Whom an owner's figures are compared with on its pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.comparison import Comparison, comparisons
from kvalitet.catalogue.observations import Parts
from kvalitet.pages.studio import Studio


@dataclass(frozen=True, slots=True)
class Compared:
    """A result and the groups that have a figure of the same period."""

    assessment: Assessment
    result: Result
    others: tuple[Comparison, ...]


def compare(studio: Studio, assessment: Assessment, result: Result) -> Compared:
    """The groups with the same indicator, part and period.

    What exists is compared with what exists, and what is made up with what is made up.
    """
    fictional = studio.municipality(assessment.owner).fictional
    found = comparisons(
        result.figure,
        assessment.indicator,
        assessment.parts,
        studio.findings,
        studio.catalogue.config,
    )
    others = tuple(other for other in found if other.group.fictional == fictional)
    return Compared(assessment, result, others)


def latest_compared(studio: Studio, assessments: Iterable[Assessment]) -> Compared | None:
    """The newest result that has somebody to be compared with."""
    pairs = [(a, result) for a in assessments for result in a.results]
    newest_first = sorted(pairs, key=lambda pair: pair[1].figure.period.sort_key, reverse=True)
    for assessment, result in newest_first:
        compared = compare(studio, assessment, result)
        if compared.others and result.figure.value is not None:
            return compared
    return None


def comparator_series(studio: Studio, own: Iterable[Assessment]) -> list[Assessment]:
    """The series of groups that share a kind of period and a period with the owner's series."""
    assessments = list(own)
    found = []
    for group in studio.catalogue.config.comparators:
        if group.fictional != studio.municipality(assessments[0].owner).fictional:
            continue
        for assessment in assessments:
            periods = {figure.period for figure in assessment.figures}
            parts: Parts = assessment.parts
            for series in studio.findings.of(assessment.indicator.id, group.id, parts):
                if any(figure.period in periods for figure in series.figures):
                    found.append(series)
    return found
