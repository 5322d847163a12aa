"""The order in which the catalogue is judged."""

from collections.abc import Callable, Iterable, Sequence

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.exemptions import excuse
from kvalitet.checks.links import check_links
from kvalitet.checks.references import check_references
from kvalitet.checks.scales import check_scales
from kvalitet.checks.sections import check_sections
from kvalitet.checks.subjects import check_subjects
from kvalitet.checks.unmarked_figures import check_unmarked_figures
from kvalitet.problems import Problem, in_reading_order

CHECKS: tuple[Callable[[Catalogue, Findings], Iterable[Problem]], ...] = (
    check_scales,
    check_sections,
    check_links,
    check_subjects,
    check_references,
    check_unmarked_figures,
)


def judge(
    catalogue: Catalogue, findings: Findings, known: Sequence[Problem]
) -> tuple[Problem, ...]:
    """All problems: those of the stages before, and those across documents, less the excused."""
    found = [problem for check in CHECKS for problem in check(catalogue, findings)]
    return in_reading_order(excuse([*known, *found], catalogue))
