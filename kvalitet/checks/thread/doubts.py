"""What gaps cannot be told of: they may be a fault told already, or answered where nobody can read.

Without this every slip would bring a row of gaps with it.
"""

from kvalitet.analysis.gaps import Gap, GapKind
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.plan import Plan

_KINDS = list(GapKind)
_TOLD_ELSEWHERE = _KINDS[_KINDS.index(GapKind.NOT_REPORTED) :]
"""What other documents than the plan would tell."""
_OF_YEARS = _KINDS[_KINDS.index(GapKind.DROPPED_RISK) :]
"""What rests on the plan before."""


def is_amiss(plan: Checked[Plan], catalogue: Catalogue) -> bool:
    """Whether a fault in a plan is told already, that gaps follow from."""
    named = plan.form.all_indicators
    return plan.path in catalogue.faulty or not catalogue.indicators.keys() >= {*named}


class Doubts:
    """Where the answer may lie in what could not be read, or in what a fault is told of already."""

    def __init__(self, of: PlanThread, catalogue: Catalogue) -> None:
        self._indicators = catalogue.in_doubt
        self._is_told_elsewhere = _is_unclear(of, catalogue)
        before = catalogue.threads[of.previous.form.id] if of.previous else of
        self._is_told_before = is_amiss(before.plan, catalogue) or _is_unclear(before, catalogue)

    def about(self, gap: Gap) -> bool:
        if gap.entry in self._indicators:
            return True
        if gap.kind in _OF_YEARS:
            return self._is_told_before or self._is_told_elsewhere
        return gap.kind in _TOLD_ELSEWHERE and self._is_told_elsewhere


def _is_unclear(of: PlanThread, catalogue: Catalogue) -> bool:
    """Whether something is amiss in what tells of a plan, or would be if it could be read."""
    told = (*of.follow_ups, *of.stories)
    return bool(catalogue.unsound) or any(one.path in catalogue.faulty for one in told)
