"""Plans that follow each other, with the documents between them and the risks carried along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kvalitet.analysis.risks import RiskCourse
from kvalitet.analysis.thread import RedThread
from kvalitet.model.words import RiskGone
from kvalitet.pages.addresses import anchors_of
from kvalitet.pages.entries import EntryLink
from kvalitet.pages.listing import follow_up_title, plan_kind, plan_title, story_title
from kvalitet.pages.risk_marks import RiskTile, tile_of
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.carrying import carried_words
from kvalitet.pages.thread.results import Linked
from kvalitet.pages.thread.table import row_href


@dataclass(frozen=True, slots=True)
class Stop:
    """A document on the way: in a plan's year, with as few words as a column has room for."""

    plan: int
    """The stop of its plan, counted from 0; a plan's is its own."""
    year: int
    words: str
    title: str
    href: str
    is_plan: bool = False
    judges: bool = True
    """Whether it may judge risks; a story does not."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A risk's level at a stop."""

    stop: int
    tile: RiskTile
    is_gone: bool
    """Whether the risk is no more."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A risk over the years: under the plans that have it, and as it was judged."""

    link: EntryLink
    plans: tuple[int, ...]
    """The stops of the plans that have it."""
    judged: tuple[Judged, ...]

    def reaches(self, stop: Stop) -> bool:
        """Whether the plan that a stop belongs to has it."""
        return stop.plan in self.plans

    def at(self, stop: int) -> RiskTile | None:
        """Its level at a stop, if it was judged there."""
        return next((one.tile for one in self.judged if one.stop == stop), None)


@dataclass(frozen=True, slots=True)
class Leg:
    """A plan of a chain with the documents that follow it up."""

    year: int
    plan: Linked
    thread: str
    after: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A plan, those that continue it, and everything told in between."""

    title: str
    anchor: str
    fictional: bool
    legs: tuple[Leg, ...]
    carried: tuple[str, ...]
    """What followed from plan to plan, a few sentences for each step."""
    stops: tuple[Stop, ...]
    strands: tuple[Strand, ...]


def chains(sheet: Sheet, threads: Sequence[RedThread]) -> tuple[Chain, ...]:
    """The chains that have more than one document, in the order of their last plans."""
    found = [chain for chain in _chained(threads) if len(chain) > 1 or chain[0].is_followed_up]
    titles = [_title(sheet, chain) for chain in found]
    anchors = anchors_of(chain[-1].plan.id for chain in found)
    return tuple(
        _chain(sheet, chain, title, anchors[chain[-1].plan.id])
        for chain, title in zip(found, titles, strict=True)
    )


def _chained(threads: Sequence[RedThread]) -> Iterator[list[RedThread]]:
    """Every last plan with those before it; two that continue the same plan share its past."""
    by_id = {thread.plan.id: thread for thread in threads}
    for thread in threads:
        if thread.of.following:
            continue
        chain = [thread]
        while chain[0].of.previous:
            chain.insert(0, by_id[chain[0].of.previous.form.id])
        yield chain


def _title(sheet: Sheet, chain: Sequence[RedThread]) -> str:
    first, last = chain[0].plan, chain[-1].plan
    years = str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{sheet.studio.owner_name(last.owner)}, {last.area} {years}"


def _chain(sheet: Sheet, chain: Sequence[RedThread], title: str, anchor: str) -> Chain:
    stops: list[Stop] = []
    for thread in chain:
        stops += _stops(sheet, thread, len(stops))
    return Chain(
        title=title,
        anchor=anchor,
        fictional=sheet.studio.municipality(chain[-1].plan.owner).fictional,
        legs=tuple(_leg(sheet, thread) for thread in chain),
        carried=tuple(carried_words(earlier, later) for earlier, later in pairwise(chain)),
        stops=tuple(stops),
        strands=tuple(_strands(sheet, chain)),
    )


def _stops(sheet: Sheet, thread: RedThread, first: int) -> Iterator[Stop]:
    plan, studio = thread.plan, sheet.studio
    yield Stop(first, plan.year, "Plan", plan_title(studio, plan), sheet.to(plan.id), is_plan=True)
    for follow_up in thread.of.follow_ups:
        form = follow_up.form
        title = follow_up_title(studio, form)
        yield Stop(first, plan.year, form.period.short, title, sheet.to(form.id))
    for story in thread.of.stories:
        title, href = story_title(studio, story.form), sheet.to(story.form.id)
        yield Stop(first, plan.year, "Berättelse", title, href, judges=False)


def _leg(sheet: Sheet, thread: RedThread) -> Leg:
    plan, *after = _stops(sheet, thread, 0)
    return Leg(
        year=plan.year,
        plan=(plan_kind(thread.plan), plan.href),
        thread=sheet.href(sheet.studio.addresses.thread_address(thread.plan.id)),
        after=tuple((stop.words, stop.href) for stop in after),
    )


def _strands(sheet: Sheet, chain: Sequence[RedThread]) -> Iterator[Strand]:
    """Every risk of the chain once, called what it was called last."""
    start = 0
    plans: dict[str, list[int]] = {}
    judged: dict[str, list[Judged]] = {}
    last: dict[str, tuple[RedThread, RiskCourse]] = {}
    for thread in chain:
        documents = [thread.plan.id, *(one.form.id for one in thread.of.follow_ups)]
        for branch in thread.risks:
            id = branch.course.risk.id
            plans.setdefault(id, []).append(start)
            last[id] = thread, branch.course
            for point in branch.course.points:
                stop = start + documents.index(point.document)
                is_gone = point.level is RiskGone.GONE
                now = Judged(stop, tile_of(point, thread.matrix), is_gone)
                judged.setdefault(id, []).append(now)
        start += len(documents) + len(thread.of.stories)
    for id, (thread, course) in last.items():
        link = EntryLink(id, course.risk.name, row_href(sheet, thread.plan, id))
        yield Strand(link, tuple(plans[id]), tuple(judged[id]))
