"""Gaps in the red thread, counted in words: "6 risker utan egenkontroll (2 röda)"."""

from collections.abc import Iterable, Mapping, Sequence

from kvalitet.analysis.gaps import Gap, GapKind
from kvalitet.model.words import QualityLevel
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

_MOST = 4
"""How many kinds of gaps are told in a line; of more than that the rest are only counted."""

MANY: Mapping[GapKind, str] = {
    GapKind.NO_LEVEL: "risker utan känd nivå",
    GapKind.UNEXPLAINED_LEVEL: "risker vars nivå ingen riskmatris förklarar",
    GapKind.NO_SELF_CHECK: "risker utan egenkontroll",
    GapKind.NO_ACTION: "risker utan åtgärd",
    GapKind.NO_RISK: "egenkontroller utan risk",
    GapKind.ACTION_WITHOUT_RISK: "åtgärder utan risk",
    GapKind.NO_RESPONSIBLE: "åtgärder utan ansvarig",
    GapKind.NO_DEADLINE: "åtgärder utan sluttid",
    GapKind.NO_INDICATOR: "åtgärder utan nyckeltal",
    GapKind.INDICATOR_WITHOUT_ACTION: "nyckeltal utan åtgärd",
    GapKind.NO_TARGET: "nyckeltal utan mål",
    GapKind.NOT_REPORTED: "nyckeltal som inte redovisats",
    GapKind.UNPLANNED: "redovisade nyckeltal som planen inte nämner",
    GapKind.RISK_NOT_FOLLOWED: "risker som inte följts upp",
    GapKind.SELF_CHECK_NOT_FOLLOWED: "egenkontroller som inte följts upp",
    GapKind.ACTION_NOT_FOLLOWED: "åtgärder som inte följts upp",
    GapKind.DROPPED_RISK: "risker som varken avslutats eller följt med från förra planen",
    GapKind.DROPPED_ACTION: "åtgärder som varken blivit klara eller följt med från förra planen",
    GapKind.DONE_BUT_KEPT: "åtgärder som var klara i förra planen men är kvar",
    GapKind.PUT_OFF: "åtgärder med senare sluttid än i förra planen",
    GapKind.UNCHANGED_RISK: "risker som följt med oförändrade i flera år",
    GapKind.UNCHANGED_ACTION: "åtgärder som följt med i flera år utan att bli klara",
}
"""What several gaps of a kind are called; the kind itself says it of one."""


def gaps_in_short(gaps: Iterable[Gap]) -> str:
    """How many gaps there are of the first kinds along the thread, and that there are more.

    What nobody knows is told apart from what there is none of. "" where there are no gaps.
    """
    kinds: dict[tuple[GapKind, bool], list[Gap]] = {}
    for gap in gaps:
        kinds.setdefault((gap.kind, gap.is_unknown), []).append(gap)
    told = [_counted(found) for found in kinds.values()]
    if len(told) > _MOST:
        told = [*told[: _MOST - 1], f"{len(told) - _MOST + 1} slags luckor till"]
    return joined(told)


def _counted(gaps: Sequence[Gap]) -> str:
    words = counted(len(gaps), gaps[0].kind.value, MANY[gaps[0].kind])
    red = sum(gap.judged is not None and gap.judged.colour is QualityLevel.RED for gap in gaps)
    marked = words
    if red:
        marked += " (röd)" if len(gaps) == 1 else f" ({counted(red, 'röd', 'röda')})"
    return marked.replace(" utan ", " utan uppgift om ") if gaps[0].is_unknown else marked
