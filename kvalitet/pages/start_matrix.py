"""The start page's table: what is measured by municipality and area, with the levels of the years.

What needs a board's eyes comes first, among the areas of an owner and within each of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kvalitet.config import Municipality, SiteConfig
from kvalitet.pages.rows import NOT_JUDGED, Row

_YEARS = 5
"""How many years there is room for."""
_WITHOUT_AREA = "Övrigt"
_NOTHING = "–"
_LONG = 200
"""More rows than these are drawn only as they come into sight."""


@dataclass(frozen=True, slots=True)
class Area:
    """What an owner's indicators of one area say; `name` is "" where none of them has an area."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality or a unit, with its areas."""

    owner: str
    name: str
    municipality: Municipality
    areas: tuple[Area, ...]

    @property
    def keys(self) -> str:
        """What the part is found by: a unit belongs to its municipality as well."""
        return " ".join(dict.fromkeys((self.municipality.id, self.owner)))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table."""

    parts: tuple[Part, ...]
    years: tuple[int, ...]
    """The last years that any of the rows has a level for; () where none has."""

    @property
    def is_long(self) -> bool:
        return sum(len(area.rows) for part in self.parts for area in part.areas) > _LONG

    @property
    def areas(self) -> list[str]:
        """Every area there is, to choose among."""
        return sorted({area.name for part in self.parts for area in part.areas if area.name})

    def levels(self, row: Row) -> tuple[str, ...]:
        """A word for each year, – where there was no result; () for what has never been judged."""
        if not (row.result.figure.level or any(row.levels.get(year) for year in self.years)):
            return ()
        words = {year: level or NOT_JUDGED for year, level in row.levels.items()}
        return tuple(words.get(year, _NOTHING) for year in self.years)


def matrix_of(rows: Sequence[Row], config: SiteConfig) -> Matrix:
    """Lay out the rows, of which the worst levels come first."""
    return Matrix(tuple(_parts(rows, config)), _years(rows))


def _parts(rows: Sequence[Row], config: SiteConfig) -> Iterator[Part]:
    """Each municipality before its units, in the order of site_config.yml."""
    for municipality in config.municipalities:
        for owner in (municipality.id, *(unit.id for unit in municipality.units)):
            mine = [row for row in rows if row.owner == owner]
            if mine:
                yield Part(owner, mine[0].owner_name, municipality, tuple(_areas(mine)))


def _areas(rows: Sequence[Row]) -> Iterator[Area]:
    """The area with the worst level first; what has no area comes last."""
    have_area = any(row.indicator.area for row in rows)
    by_area = sorted(rows, key=lambda row: row.indicator.area or "")
    found = [(name, tuple(group)) for name, group in groupby(by_area, _area_of)]
    for name, group in sorted(found, key=lambda one: (not one[0], one[1][0].severity, one[0])):
        yield Area(name or (_WITHOUT_AREA if have_area else ""), group)


def _area_of(row: Row) -> str:
    return row.indicator.area or ""


def _years(rows: Iterable[Row]) -> tuple[int, ...]:
    judged = {year for row in rows for year, level in row.levels.items() if level}
    if not judged:
        return ()
    last = max(judged)
    return tuple(range(max(min(judged), last - _YEARS + 1), last + 1))
