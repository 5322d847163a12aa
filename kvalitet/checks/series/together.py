"""What is judged of series once all documents are known; what one rule tells another leaves."""

from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.series.analysed import check_analysed
from kvalitet.checks.series.coverage import check_coverage
from kvalitet.checks.series.definitions import check_definitions
from kvalitet.checks.series.drift import check_drift
from kvalitet.checks.series.known import Known
from kvalitet.checks.series.recounted import check_recounted
from kvalitet.checks.series.steps import check_steps
from kvalitet.problems import Problem


def check_series(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """Every series that is stated anywhere, and every document that tells of one."""
    known = Known(catalogue)
    problems, told = check_coverage(catalogue, known)
    yield from problems
    yield from check_analysed(catalogue, known)
    yield from check_steps(catalogue, told)
    yield from check_definitions(catalogue)
    yield from check_recounted(catalogue, findings)
    yield from check_drift(catalogue, known)
