"""Where the writer can mend a gap: in the plan, or in the document that should have told of it."""

from kvalitet.analysis.gaps import Gap, GapKind
from kvalitet.analysis.thread import RedThread
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.thread.rules import TELLINGS
from kvalitet.front.tree import Location
from kvalitet.model.plan import Plan
from kvalitet.model.report import Report
from kvalitet.problems import Place

_TOLD_UNDER = {
    GapKind.RISK_NOT_FOLLOWED: "risker",
    GapKind.SELF_CHECK_NOT_FOLLOWED: "egenkontroller",
    GapKind.ACTION_NOT_FOLLOWED: "åtgärder",
}
"""The key of a follow-up under which it tells of an entry of the plan."""


class Places:
    """The places of a thread's gaps."""

    def __init__(self, thread: RedThread) -> None:
        self._thread = thread
        self._plan = thread.of.plan
        self._entries = _entries_of(thread.plan)

    def of(self, gap: Gap) -> tuple[Checked[Report], Place]:
        """The document in which the writer acts, and where in it."""
        if gap.kind.is_dropped:
            return self._plan, self._plan.front.place_of(("föregående",))
        if gap.kind is GapKind.NOT_REPORTED:
            last = (*self._thread.of.follow_ups, *self._thread.of.stories)[-1]
            return last, last.front.place_of(("följer_upp",))
        if gap.kind is GapKind.UNPLANNED:
            return self._measured(gap.entry)
        if gap.kind in _TOLD_UNDER:
            return self._followed(gap, _TOLD_UNDER[gap.kind])
        entry, key = self._entries[gap.entry], TELLINGS[gap.kind].key
        place = self._plan.front.values.get((*entry, key)) or self._plan.front.place_of(entry)
        return self._plan, place

    def _measured(self, indicator: str) -> tuple[Checked[Report], Place]:
        """The first follow-up that has figures of an indicator."""
        told = self._thread.of.follow_ups
        first = next(one for one in told if indicator in one.form.measurements)
        return first, first.front.place_of_key(("mätningar", indicator))

    def _followed(self, gap: Gap, key: str) -> tuple[Checked[Report], Place]:
        """Where a follow-up says that nobody knows, or where the last one should have told."""
        for document in reversed(self._thread.of.follow_ups):
            at = (key, gap.entry, TELLINGS[gap.kind].key)
            if gap.is_unknown and at in document.front.values:
                return document, document.front.place_of(at)
        last = self._thread.of.follow_ups[-1]
        return last, last.front.keys.get((key,)) or last.front.place_of(("följer_upp",))


def _entries_of(plan: Plan) -> dict[str, Location]:
    """Where each entry of a plan, and the first mention of each indicator, stands in it."""
    found: dict[str, Location] = {id: (key, i) for key, i, id in plan.entries()}
    for i, planned in enumerate(plan.indicators):
        found.setdefault(planned.indicator, ("indikatorer", i))
    for i, action in enumerate(plan.actions):
        found |= {id: ("åtgärder", i) for id in action.indicators or () if id not in found}
    for i, self_check in enumerate(plan.self_checks):
        found |= {id: ("egenkontroller", i) for id in self_check.indicators if id not in found}
    return found
