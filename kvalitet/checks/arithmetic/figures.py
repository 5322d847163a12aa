"""The order in which the figures of the store are counted again."""

from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.arithmetic.breakdowns import check_breakdowns, check_units
from kvalitet.checks.arithmetic.decimals import check_decimals
from kvalitet.checks.arithmetic.periods import check_periods
from kvalitet.checks.arithmetic.relations import check_relations
from kvalitet.checks.arithmetic.shares import check_shares
from kvalitet.checks.arithmetic.sheets import sheets
from kvalitet.checks.arithmetic.wholes import check_wholes
from kvalitet.model.indicator import Indicator
from kvalitet.problems import Problem


def check_figures(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """Every indicator by itself, and then those that are related, where it makes sense."""
    known = sheets(catalogue)
    for sheet in known.values():
        yield from check_breakdowns(sheet)
        yield from check_units(sheet, catalogue.config)
        yield from check_periods(sheet)
    senseless = list(check_relations(catalogue))
    yield from senseless
    paths = {problem.place.path for problem in senseless}
    related = [d.form.id for d in catalogue.of_type(Indicator) if d.path not in paths]
    yield from check_shares(related, known)
    yield from check_wholes(related, known)
    yield from check_decimals(catalogue, known)
