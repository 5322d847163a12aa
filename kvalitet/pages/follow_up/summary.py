"""A follow-up in short: how the risks have moved, and how far what was planned has come."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.risks import Movement, courses
from kvalitet.pages.action_marks import StatusLight, status_light
from kvalitet.pages.follow_up.indicators import IndicatorsTold
from kvalitet.pages.follow_up.risks import RiskRow
from kvalitet.pages.follow_up.view import FollowUpView
from kvalitet.pages.follow_up.work import ActionRow, SelfCheckRow
from kvalitet.pages.plan.summary import PERFORMED, STATUSES, LevelTally, level_tallies
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

# What a board asks for first: what is said of one risk, of several, and of all there are.
_MOVED: Mapping[Movement | None, tuple[str, str, str]] = {
    Movement.FELL: ("har minskat", "har minskat", "Alla {} har minskat"),
    Movement.ROSE: ("har ökat", "har ökat", "Alla {} har ökat"),
    Movement.UNCHANGED: ("är oförändrad", "är oförändrade", "Alla {} är oförändrade"),
    Movement.GONE: ("kvarstår inte", "kvarstår inte", "Ingen av {} kvarstår"),
    Movement.UNKNOWN: (
        "går inte att jämföra",
        "går inte att jämföra",
        "Ingen av {} går att jämföra",
    ),
    None: ("är inte bedömd", "är inte bedömda", "Ingen av {} är bedömd"),
}


@dataclass(frozen=True, slots=True)
class FollowUpSummary:
    """The figures of a follow-up."""

    conclusion: str
    risks: int
    levels: tuple[LevelTally, ...]
    """The levels that hold now."""
    self_checks: int
    performed: tuple[str, ...]
    actions: int
    statuses: tuple[tuple[StatusLight, str], ...]
    late: tuple[ActionRow, ...]
    promised: int
    reported: str

    @property
    def words(self) -> str:
        """All of it in words, for the description of the page."""
        said = [self.conclusion]
        if self.statuses:
            said.append(f"Åtgärder: {joined(words for _, words in self.statuses)}.")
        if self.reported:
            said.append(f"Indikatorer: {self.reported}.")
        return " ".join(part for part in said if part)


def summarise(
    view: FollowUpView,
    risks: Sequence[RiskRow],
    self_checks: Sequence[SelfCheckRow],
    actions: Sequence[ActionRow],
    indicators: IndicatorsTold,
) -> FollowUpSummary:
    """Count what the follow-up tells, and what it leaves out."""
    performed = Counter(row.performed for row in self_checks)
    statuses = Counter(row.status for row in actions)
    levels = level_tallies(courses(view.thread, view.matrix), view.matrix)
    return FollowUpSummary(
        conclusion=_conclusion(risks),
        risks=len(risks),
        levels=tuple(one for one in levels if one.now),
        self_checks=len(self_checks),
        performed=tuple(
            counted(performed[one], *forms) for one, forms in PERFORMED.items() if performed[one]
        ),
        actions=len(actions),
        statuses=tuple(
            (status_light(one), counted(statuses[one], *forms))
            for one, forms in STATUSES.items()
            if statuses[one]
        ),
        late=tuple(row for row in actions if row.is_late),
        promised=indicators.promised,
        reported=_reported(indicators),
    )


def _conclusion(risks: Sequence[RiskRow]) -> str:
    """How the risks have moved: "2 av 7 risker har minskat, 1 har ökat."."""
    moved = Counter(row.movement for row in risks)
    found = list(_clauses(moved, len(risks)))
    return f"{', '.join(found)}." if found else ""


def _clauses(moved: Mapping[Movement | None, int], risks: int) -> Iterator[str]:
    whole = counted(risks, "risk", "risker")
    first = True
    for movement, (one, many, everyone) in _MOVED.items():
        number = moved.get(movement, 0)
        if not number:
            continue
        if risks == 1:
            yield f"Planens enda risk {one}"
        elif number == risks:
            yield everyone.format(whole)
        else:
            of_all = f" av {whole}" if first else ""  # is said once
            yield f"{number}{of_all} {one if number == 1 else many}"
            first = False


def _reported(indicators: IndicatorsTold) -> str:
    if not indicators.promised:
        return ""
    word = "har nytt värde" if indicators.reported == 1 else "har nya värden"
    return f"{indicators.reported} av {indicators.promised} {word}"
