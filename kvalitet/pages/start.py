"""The start page: how it stands, in one table and a few short lists."""

from dataclasses import dataclass
from fractions import Fraction

from kvalitet.catalogue.checked import Checked
from kvalitet.config import Municipality
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.value import MissingKind
from kvalitet.page import Page
from kvalitet.pages.listing import Dated, Entry, entry_of, newest_first
from kvalitet.pages.rows import LevelCount, Row, count_levels, latest_rows
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.numbers import counted

_LONGEST_LIST = 5


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
    entries: tuple[Entry, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    """Words and addresses of everything that the list is taken from."""


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
            standings=shown,
            rows=rows,
            owners={row.owner: row.owner_name for row in rows},
            levels=count_levels(rows),
            lists=[one for one in _lists(sheet, rows) if one.rows or one.entries],
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


def _lists(sheet: Sheet, rows: list[Row]) -> list[ShortList]:
    catalogue = sheet.studio.catalogue
    analyses = list(catalogue.of_type(IndicatorAnalysis))
    stories = list(catalogue.of_type(QualityStory))
    more = []
    if analyses:
        more.append(("Alla analyser", sheet.href("analyser/")))
    if stories:
        more.append(("Alla berättelser", sheet.href("berattelser/")))
    documents: list[Checked[Dated]] = [*stories, *analyses]
    newest = [entry_of(sheet, document) for document in newest_first(documents)[:_LONGEST_LIST]]
    return [
        ShortList("Största förändringarna", rows=tuple(_movers(rows))),
        ShortList("Siffror som saknas", rows=tuple(_missing(rows))),
        ShortList("Senast publicerat", entries=tuple(newest), more=tuple(more)),
    ]


def _missing(rows: list[Row]) -> list[Row]:
    """Results that ought to be there; what does not apply is not missed."""
    without = [row for row in rows if row.result.figure.value is None and not row.divided]
    missed = [row for row in without if row.result.figure.missing is not MissingKind.NOT_APPLICABLE]
    return missed[:_LONGEST_LIST]


def _movers(rows: list[Row]) -> list[Row]:
    """The changes that are largest beside the larger of the two values, whatever the unit."""
    moved = [row for row in rows if row.result.change and row.result.change.difference]
    return sorted(moved, key=_size_of_change, reverse=True)[:_LONGEST_LIST]


def _size_of_change(row: Row) -> Fraction:
    change, value = row.result.change, row.result.figure.value
    assert change is not None and value is not None and change.previous.value is not None
    larger = max(abs(Fraction(value)), abs(Fraction(change.previous.value)))
    return abs(Fraction(change.difference)) / larger
