"""The gaps of the red thread in lists, each one linked to the place where it can be mended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kvalitet.analysis.gaps import Gap, GapKind, gaps
from kvalitet.analysis.thread import RedThread
from kvalitet.pages.action_marks import UNKNOWN
from kvalitet.pages.entries import link_to
from kvalitet.pages.gap_words import MANY
from kvalitet.pages.risk_marks import RiskTile, tile_of
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.results import indicator_href

_OF_INDICATORS = (
    GapKind.INDICATOR_WITHOUT_ACTION,
    GapKind.NO_TARGET,
    GapKind.NOT_REPORTED,
    GapKind.UNPLANNED,
)


@dataclass(frozen=True, slots=True)
class GapEntry:
    """One gap: of what."""

    id: str
    """The id in the plan; "" for an indicator, which is known by its name."""
    name: str
    href: str
    is_unknown: bool
    level: RiskTile | None = None
    """How grave a risk is."""


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one kind."""

    title: str
    anchor: str
    note: str
    """What holds for all of them; else it is said of each."""
    entries: tuple[GapEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanGaps:
    """The gaps of one kind in one plan."""

    plan: str
    href: str
    group: GapGroup


@dataclass(frozen=True, slots=True)
class SiteGaps:
    """The gaps of one kind in all plans."""

    title: str
    anchor: str
    count: int
    plans: tuple[PlanGaps, ...]


def gap_anchor(kind: GapKind) -> str:
    """Where the gaps of a kind are listed, on the page of a thread and on that of them all."""
    return f"kv-lucka-{kind.name.lower().replace('_', '-')}"


def missing_groups(sheet: Sheet, thread: RedThread) -> tuple[GapGroup, ...]:
    """What is missing in a plan's thread, kind by kind."""
    return _groups(sheet, thread, (gap for gap in gaps(thread) if not gap.kind.is_loose_end))


def loose_groups(sheet: Sheet, thread: RedThread) -> tuple[GapGroup, ...]:
    """What hangs loose in a plan's thread, kind by kind."""
    return _groups(sheet, thread, (gap for gap in gaps(thread) if gap.kind.is_loose_end))


def site_gaps(sheet: Sheet, threads: Sequence[tuple[str, RedThread]]) -> tuple[SiteGaps, ...]:
    """The gaps of all threads, each given with what its plan is called, kind by kind."""
    found = [(title, thread, gaps(thread)) for title, thread in threads]
    return tuple(_of_kind(sheet, kind, found) for kind in GapKind if _count(kind, found))


_Found = Sequence[tuple[str, RedThread, Sequence[Gap]]]


def _count(kind: GapKind, found: _Found) -> int:
    return sum(gap.kind is kind for _, _, of_plan in found for gap in of_plan)


def _of_kind(sheet: Sheet, kind: GapKind, found: _Found) -> SiteGaps:
    count = _count(kind, found)
    return SiteGaps(
        title=_title(kind, count),
        anchor=gap_anchor(kind),
        count=count,
        plans=tuple(_by_plan(sheet, kind, found)),
    )


def _by_plan(sheet: Sheet, kind: GapKind, found: _Found) -> Iterator[PlanGaps]:
    for title, thread, of_plan in found:
        mine = [gap for gap in of_plan if gap.kind is kind]
        if mine:
            address = sheet.studio.addresses.thread_address(thread.plan.id)
            href = sheet.href(f"{address}#{gap_anchor(kind)}")
            yield PlanGaps(title, href, _group(sheet, thread, mine))


def _groups(sheet: Sheet, thread: RedThread, found: Iterable[Gap]) -> tuple[GapGroup, ...]:
    kinds: dict[GapKind, list[Gap]] = {}
    for gap in found:
        kinds.setdefault(gap.kind, []).append(gap)
    return tuple(_group(sheet, thread, mine) for mine in kinds.values())


def _group(sheet: Sheet, thread: RedThread, mine: Sequence[Gap]) -> GapGroup:
    kind = mine[0].kind
    all_unknown = all(gap.is_unknown for gap in mine)
    return GapGroup(
        title=_title(kind, len(mine)),
        anchor=gap_anchor(kind),
        note=UNKNOWN if all_unknown else "",
        entries=tuple(
            _entry(sheet, thread, gap, is_unknown=gap.is_unknown and not all_unknown)
            for gap in mine
        ),
    )


def _title(kind: GapKind, count: int) -> str:
    words = kind.value if count == 1 else MANY[kind]
    return words[:1].upper() + words[1:]


def _entry(sheet: Sheet, thread: RedThread, gap: Gap, *, is_unknown: bool) -> GapEntry:
    if gap.kind in _OF_INDICATORS:
        href = indicator_href(sheet, gap.entry, thread.plan.owner)
        return GapEntry("", gap.name, href, is_unknown)
    previous = thread.of.previous
    plan = previous.form if previous and gap.kind.is_dropped else thread.plan
    link = link_to(sheet, plan.id, gap.entry, gap.name)
    level = None
    if gap.judged is not None and gap.judged.level is not None:
        level = tile_of(gap.judged, sheet.studio.catalogue.config.matrices.get(plan.matrix or ""))
    return GapEntry(link.id, link.name, link.href, is_unknown, level)
