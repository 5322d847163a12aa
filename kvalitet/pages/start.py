"""The start page: how it stands, in one table and a few short lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import TypeVar

from kvalitet.analysis.certainty import Certainty
from kvalitet.analysis.changes import Change
from kvalitet.catalogue.checked import Checked
from kvalitet.config import Municipality
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import ACTIONS_SECTION, RISKS_SECTION
from kvalitet.model.quality_story import QualityStory
from kvalitet.page import Page
from kvalitet.pages.addresses import THREADS
from kvalitet.pages.listing import Dated, Entry, entry_of, newest_first
from kvalitet.pages.rows import LevelCount, Row, count_levels, latest_rows
from kvalitet.pages.start_matrix import matrix_of
from kvalitet.pages.start_news import news_of
from kvalitet.pages.start_plans import (
    FollowedPlan,
    LateAction,
    RisenRisk,
    followed_plans,
    newest_of_each,
)
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.numbers import counted

_LONGEST_LIST = 4

_TABLE = "#kv-nyckeltal"
_ALL_CHANGES = f"?ordna=-f%C3%B6r%C3%A4ndring{_TABLE}"
_ALL_MISSING = f"?niva=saknas{_TABLE}"
"""The table, sorted and filtered."""

_SECTIONS = {
    "analyser": "Alla analyser",
    "berattelser": "Alla berättelser",
    "planer": "Alla planer",
    "uppfoljningar": "Alla uppföljningar",
    THREADS.rstrip("/"): "Röda tråden",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands in one municipality: how many indicators, and how many at each level."""

    municipality: Municipality
    size: str
    counts: tuple[LevelCount, ...]


@dataclass(frozen=True, slots=True)
class ShortList:
    """A list below the table: what it holds, and where all of it is."""

    title: str
    rows: tuple[Row, ...] = ()
    risks: tuple[RisenRisk, ...] = ()
    actions: tuple[LateAction, ...] = ()
    entries: tuple[Entry, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    """Words and addresses of everything that the list is taken from."""

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.risks or self.actions or self.entries)


def draw_start(sheet: Sheet) -> Page:
    """The start page."""
    studio = sheet.studio
    config = studio.catalogue.config
    rows = latest_rows(sheet)
    standings = [_standing(one, sheet, rows) for one in config.municipalities]
    shown = [standing for standing in standings if standing.counts]
    return Page(
        address="",
        slot="start",
        title=config.organisation.title,
        description=config.organisation.description,
        html=sheet.render(
            "pages/start.html",
            organisation=config.organisation,
            news=news_of(studio),
            standings=shown,
            matrix=matrix_of(rows, config),
            levels=count_levels(rows),
            lacks_figures=any(row.is_missing for row in rows),
            urgent=[one for one in _urgent(sheet, rows) if not one.is_empty],
            newest=[one for one in (_newest(sheet),) if not one.is_empty],
        ),
        kind="Sida",
        searchable=False,  # it repeats what the pages it leads to say
    )


def _standing(municipality: Municipality, sheet: Sheet, rows: list[Row]) -> Standing:
    mine = [row for row in rows if sheet.studio.municipality(row.owner) == municipality]
    indicators = {row.indicator.id for row in mine}
    size = counted(len(indicators), "nyckeltal", "nyckeltal")
    if len(mine) > len(indicators):
        size = f"{counted(len(mine), 'resultat', 'resultat')} för {size}"
    return Standing(municipality, size, count_levels(mine))


def _urgent(sheet: Sheet, rows: list[Row]) -> list[ShortList]:
    """What a board has to see before anything else."""
    return [
        *_of_plans(sheet),
        ShortList(
            "Största förändringarna",
            rows=_some_of_each(_by_municipality(sheet, _moved(rows))),
            more=(("Alla förändringar, de största först", _ALL_CHANGES),),
        ),
        ShortList(
            "Siffror som saknas",
            rows=_some_of_each(_by_municipality(sheet, [row for row in rows if row.is_missing])),
            more=(("Alla siffror som saknas", _ALL_MISSING),),
        ),
    ]


def _of_plans(sheet: Sheet) -> Iterator[ShortList]:
    """What the newest follow-ups tell that cannot wait."""
    plans = followed_plans(sheet)
    risen = [(plan, tuple(plan.risen())) for plan in plans]
    late = [(plan, tuple(plan.late())) for plan in plans]
    yield ShortList(
        "Risker som steg",
        risks=_some_of_each(found for _, found in risen),
        more=tuple(_all_in(plan, RISKS_SECTION) for plan, found in risen if found),
    )
    yield ShortList(
        "Åtgärder som är sena",
        actions=_some_of_each(found for _, found in late),
        more=tuple(_all_in(plan, ACTIONS_SECTION) for plan, found in late if found),
    )


def _some_of_each(found: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """As many as a list has room for: one of each plan, then another of each, and so on."""
    rounds = (one for row in zip_longest(*found) for one in row if one is not None)
    return tuple(islice(rounds, _LONGEST_LIST))


def _all_in(plan: FollowedPlan, section: str) -> tuple[str, str]:
    """Where a plan's newest follow-up tells of them all: the words, and the address."""
    document, sheet = plan.thread.follow_ups[-1], plan.sheet
    anchors = [f"#{one.anchor}" for one in document.body.headings if one.text == section]
    whose = f"{sheet.studio.owner_name(plan.newest.owner)}, {plan.newest.period.name}"
    return f"Alla {section.lower()}: {whose}", sheet.to(plan.newest.id) + "".join(anchors[:1])


def _newest(sheet: Sheet) -> ShortList:
    catalogue = sheet.studio.catalogue
    documents: list[Checked[Dated]] = [
        *catalogue.of_type(QualityStory),
        *catalogue.of_type(IndicatorAnalysis),
        *newest_of_each(sheet.studio),
    ]
    entries = (entry_of(sheet, one) for one in newest_first(documents)[:_LONGEST_LIST])
    return ShortList("Senast publicerat", entries=tuple(entries), more=tuple(_all_of(sheet)))


def _all_of(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Where all the documents are, of each type that there is any of."""
    sections = sheet.studio.addresses.sections
    for section, words in _SECTIONS.items():
        if section in sections:
            yield words, sheet.href(f"{section}/")


def _moved(rows: Iterable[Row]) -> list[Row]:
    """The changes that may be more than chance, between periods alike; the largest ones first."""
    found = [row for row in rows if row.movement and _may_be_real(row.result.change)]
    return sorted(found, key=lambda row: row.movement or 0, reverse=True)


def _may_be_real(change: Change | None) -> bool:
    return bool(change and change.same_kind and change.certainty is not Certainty.WITHIN)


def _by_municipality(sheet: Sheet, rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows of each municipality, so that a large one does not crowd out the others."""
    studio = sheet.studio
    for municipality in studio.catalogue.config.municipalities:
        yield tuple(row for row in rows if studio.municipality(row.owner) == municipality)
