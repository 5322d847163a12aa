"""A plan in short: its risks then and now, its self-checks, actions and indicators, its gaps."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.gaps import gaps
from kvalitet.analysis.risks import RiskCourse, RiskPoint
from kvalitet.analysis.thread import RedThread
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import ActionStatus, Performed, QualityLevel, RiskGone
from kvalitet.pages.action_marks import StatusLight, status_light
from kvalitet.pages.gap_words import gaps_in_short
from kvalitet.pages.risk_marks import UNCLASSIFIED, RiskTile, tile_of
from kvalitet.swedish.numbers import counted

Forms = tuple[str, str]
"""How a word ends after one, and after several."""

_COLOURS: Mapping[QualityLevel, Forms] = {
    QualityLevel.RED: ("röd", "röda"),
    QualityLevel.YELLOW: ("gul", "gula"),
    QualityLevel.GREEN: ("grön", "gröna"),
}

# What needs a board's eyes first.
STATUSES: Mapping[ActionStatus | None, Forms] = {
    ActionStatus.LATE: ("försenad", "försenade"),
    ActionStatus.AT_RISK: ("med risk för försening", "med risk för försening"),
    ActionStatus.ON_SCHEDULE: ("följer tidplan", "följer tidplan"),
    ActionStatus.DONE: ("klar", "klara"),
    ActionStatus.NOT_STARTED: ("ej påbörjad", "ej påbörjade"),
    ActionStatus.UNKNOWN: ("utan uppgift om status", "utan uppgift om status"),
    None: ("inte uppföljd", "inte uppföljda"),
}
PERFORMED: Mapping[Performed | None, Forms] = {
    Performed.YES: ("utförd", "utförda"),
    Performed.PARTLY: ("delvis utförd", "delvis utförda"),
    Performed.NO: ("inte utförd", "inte utförda"),
    Performed.UNKNOWN: ("utan uppgift", "utan uppgift"),
    None: ("inte uppföljd", "inte uppföljda"),
}


@dataclass(frozen=True, slots=True)
class LevelTally:
    """How many risks there are at a level now, and how many there were then."""

    tile: RiskTile
    now: int
    words: str
    then: int | None
    """None where no plan has such: those that are gone, and those that are not judged since."""


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The figures of a plan."""

    risks: int
    levels: tuple[LevelTally, ...]
    judged: str
    """The latest follow-up that judged them; "" where only the plan has."""
    self_checks: int
    performed: tuple[str, ...]
    actions: int
    statuses: tuple[tuple[StatusLight, str], ...]
    overdue: str
    indicators: int
    told: tuple[str, ...]
    gaps: str
    """ "" where there are none."""


def summarise(thread: RedThread) -> PlanSummary:
    """Count what a plan holds and what has come of it."""
    statuses = Counter(one.course.status for one in thread.actions)
    checks = Counter(
        one.points[-1].now.performed if one.points else None for one in thread.self_checks
    )
    overdue = sum(one.course.overdue for one in thread.actions)
    return PlanSummary(
        risks=len(thread.risks),
        levels=level_tallies([one.course for one in thread.risks], thread.matrix),
        judged=judged_in(thread),
        self_checks=len(thread.self_checks),
        performed=tuple(counted(checks[one], *PERFORMED[one]) for one in PERFORMED if checks[one]),
        actions=len(thread.actions),
        statuses=tuple(
            (status_light(status), counted(statuses[status], *STATUSES[status]))
            for status in STATUSES
            if statuses[status]
        ),
        overdue=f"För {overdue} har tiden gått ut" if overdue else "",
        indicators=sum(one.promised for one in thread.indicators),
        told=tuple(_told(thread)),
        gaps=gaps_in_short(gaps(thread)),
    )


def judged_in(thread: RedThread) -> str:
    """The period of the follow-up that judged the risks last; "" where only the plan has."""
    told = [one.form for one in thread.of.follow_ups if one.form.risks]
    return told[-1].period.name if told else ""


def level_tallies(risks: Sequence[RiskCourse], matrix: RiskMatrix | None) -> tuple[LevelTally, ...]:
    """How many risks there are at each level now, the gravest first, beside how many there were.

    Once risks are followed up, one that only the plan has judged is not known to stand there still.
    """
    is_followed = any(one.is_followed for one in risks)
    then = Counter(_rank(one.points[0], matrix) for one in risks)
    now = Counter(
        _rank(one.latest, matrix) if one.is_followed or not is_followed else _NOT_JUDGED
        for one in risks
    )
    tallies = []
    for level in sorted({*now, *then}, key=lambda level: level[0]):
        rank, tile, forms = level
        was = None if rank >= _IN_NO_PLAN else then[level]
        tallies.append(LevelTally(tile, now[level], counted(now[level], *forms), was))
    return tuple(tallies)


_Ranked = tuple[tuple[int, int], RiskTile, Forms]
"""What a judgement is counted as, after its place among the others: the gravest first."""

_IN_NO_PLAN = (3, 0)
_NOT_JUDGED: _Ranked = (
    (3, 0),
    RiskTile("…", "inte bedömd", says_more=False),
    ("inte bedömd sedan planen", "inte bedömda sedan planen"),
)


def _rank(point: RiskPoint, matrix: RiskMatrix | None) -> _Ranked:
    tile = tile_of(point, matrix)
    if point.level is RiskGone.GONE:
        return (3, 1), tile, ("kvarstår inte", "kvarstår inte")
    if point.colour is not None:
        if point.band is not None:
            tile = RiskTile(point.band.products.in_words, point.band.name, point.colour)
        return (0, list(QualityLevel).index(point.colour)), tile, _COLOURS[point.colour]
    if point.product is not None:
        forms = ("risk", "risker") if matrix is None else (UNCLASSIFIED, f"{UNCLASSIFIED}e")
        return (1, -point.product), tile, forms
    return (2, 0), tile, ("utan känd nivå", "utan känd nivå")


def _told(thread: RedThread) -> Iterator[str]:
    promised = [one for one in thread.indicators if one.promised]
    if not promised:
        return
    told = counted(sum(one.reported for one in promised), "redovisat", "redovisade")
    yield f"{told} {thread.plan.year}"
    targets = sum(len(one.aims) for one in promised)
    if not targets:
        yield "inga mål"
    elif not thread.is_followed_up:
        yield counted(targets, "mål", "mål")
    else:
        verdicts = [outcome.reached for one in promised for outcome in one.outcomes]
        reached, judged = verdicts.count(True), len(verdicts) - verdicts.count(None)
        yield f"{reached} av {counted(targets, 'mål', 'mål')} {'nått' if targets == 1 else 'nådda'}"
        if judged < targets:
            yield f"{targets - judged} ännu utan värde att bedöma"
