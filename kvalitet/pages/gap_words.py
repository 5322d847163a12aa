"""Gaps in the red thread, counted in words: "6 risker utan egenkontroll"."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kvalitet.analysis.gaps import Gap, GapKind
from kvalitet.swedish.numbers import counted

MANY: Mapping[GapKind, str] = {
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
}
"""What several gaps of a kind are called; the kind itself says it of one."""


def counted_gaps(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """How many there are of each kind, in the order of the thread.

    What nobody knows is told apart from what there is none of.
    """
    numbers = Counter((gap.kind, gap.is_unknown) for gap in gaps)
    return tuple(
        _counted(kind, numbers[kind, is_unknown], is_unknown=is_unknown)
        for kind in GapKind
        for is_unknown in (False, True)
        if (kind, is_unknown) in numbers
    )


def _counted(kind: GapKind, number: int, *, is_unknown: bool) -> str:
    words = counted(number, kind.value, MANY[kind])
    return words.replace(" utan ", " utan uppgift om ") if is_unknown else words
