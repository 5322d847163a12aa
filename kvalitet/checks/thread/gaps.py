"""Every gap of every plan's red thread, told where its writer can act.

A few of a kind are told one by one, where each of them stands. Many are told together, at the
gravest, so that the writer of a new plan is not drowned. What an exemption names is always told by
itself: to excuse one entry must not excuse those that come later.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kvalitet.analysis.findings import Findings
from kvalitet.analysis.gaps import Gap, GapKind, gaps
from kvalitet.analysis.risks import gravest
from kvalitet.analysis.thread import RedThread, follow
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.thread.doubts import Doubts, is_amiss
from kvalitet.checks.thread.places import Places
from kvalitet.checks.thread.rules import ACTION, INDICATOR, RISK, SELF_CHECK, TELLINGS, Telling
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem
from kvalitet.swedish.lists import joined, quoted

ONE_BY_ONE = 3
"""How many gaps of a kind are told one by one; if there are more they are told together."""

_WEIGHED = (GapKind.NO_SELF_CHECK, GapKind.NO_ACTION, GapKind.RISK_NOT_FOLLOWED)
"""What weighs more the graver the risk is."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A gap, and where its writer can act."""

    gap: Gap
    document: Checked[Report]
    place: Place


def check_red_thread(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """The gaps of every plan, but for those that the documents tell of in so many words."""
    for of in catalogue.threads.values():
        if not is_amiss(of.plan, catalogue):
            thread, doubts = follow(of, catalogue, findings), Doubts(of, catalogue)
            told = _Told(thread, doubts)
            yield from told.of(gap for gap in gaps(thread) if not gap.is_said)


class _Told:
    """Tells the gaps of one thread."""

    def __init__(self, thread: RedThread, doubts: Doubts) -> None:
        self._thread = thread
        self._doubts = doubts
        self._places = Places(thread)
        self._grave = gravest([branch.course for branch in thread.risks])
        before = thread.of.previous
        self._years = {"year": thread.plan.year, "before": before.form.year if before else ""}
        self._sizes = {
            RISK: len(thread.risks),
            SELF_CHECK: len(thread.self_checks),
            ACTION: len(thread.actions),
            INDICATOR: len(thread.indicators),
        }

    def of(self, found: Iterable[Gap]) -> Iterator[Problem]:
        groups: dict[tuple[GapKind, bool, str], list[_Found]] = {}
        for gap in found:
            one = _Found(gap, *self._places.of(gap))
            groups.setdefault((gap.kind, gap.is_unknown, one.place.path), []).append(one)
        for (kind, _, _), group in groups.items():
            excused = _excused(group[0].document, TELLINGS[kind])
            alone = [one for one in group if one.gap.entry in excused]
            others = [one for one in group if one.gap.entry not in excused]
            if _EVERY not in excused:  # or nobody would see what the exemption is for
                others = [one for one in others if not self._doubts.about(one.gap)]
            if len(others) <= ONE_BY_ONE:
                alone, others = [*alone, *others], []
            yield from map(self._alone, alone)
            if others:
                yield self._together(others)

    def _alone(self, one: _Found) -> Problem:
        telling, gap = TELLINGS[one.gap.kind], one.gap
        level = _level(gap)
        if gap.kind in _WEIGHED and gap.entry in self._grave and level.isdecimal():
            level += ", planens högsta"
        name = f"{quoted(gap.name)} (nivå {level})" if level else quoted(gap.name)
        words = f"{telling.noun.one} {gap.entry}, {name}, {self._lacks(gap)}."
        return self._problem(one, words)

    def _together(self, found: Sequence[_Found]) -> Problem:
        kind, number = found[0].gap.kind, len(found)
        noun = TELLINGS[kind].noun
        which = f"{number} {noun.many}"
        if kind is not GapKind.UNPLANNED and not kind.is_dropped:
            which = f"{number} av planens {self._sizes[noun]} {noun.many}"
        entries = [(one.gap.entry, _level(one.gap)) for one in found]
        listed = joined(f"{id} ({level})" if level else id for id, level in entries)
        words = f"{which} {self._lacks(found[0].gap)}: {listed}."
        grave = [id for id, _ in entries if id in self._grave]
        if grave and kind in _WEIGHED:
            words += f" Allvarligast är {joined(grave)}."
        return self._problem(found[0], words)

    def _lacks(self, gap: Gap) -> str:
        telling = TELLINGS[gap.kind]
        words = telling.unknown if gap.is_unknown and telling.unknown else telling.lacks
        return words.format_map(self._years)

    def _problem(self, one: _Found, words: str) -> Problem:
        telling = TELLINGS[one.gap.kind]
        remedy = telling.remedy.format_map(self._years)
        return Problem(one.place, telling.rule, words, remedy)


def _level(gap: Gap) -> str:
    """How grave a risk is: "12, röd"; "" where it is not known, and for what is no risk."""
    if gap.judged is None:
        return ""
    known = (gap.judged.product, gap.judged.colour)
    return ", ".join(str(part) for part in known if part is not None)


_EVERY = ""
"""What an exemption concerns that names nothing."""


def _excused(document: Checked[Report], telling: Telling) -> set[str]:
    """The entries that the document is excused for, one by one or all of them."""
    exemptions = document.form.exemptions
    return {one.concerns or _EVERY for one in exemptions if one.rule.upper() == telling.rule.code}
