"""The cells of tables in the text, each with what stands first in its row and over its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.body.parts import Body
from kvalitet.body.tables import tables_of
from kvalitet.checks.disclosure.grammar import TypedCount, names_persons, number_alone
from kvalitet.problems import Place

_OF_COUNTS = re.compile(r"antal\b.*|totalt|summa|alla|(?:19|20)\d\d(?:-\S+)?", re.IGNORECASE)
"""What stands over a column of counts, beside what stands over one of levels or shares."""


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """A cell below the first row and beside the first column."""

    text: str
    place: Place
    row: str
    column: str

    @property
    def count(self) -> TypedCount | None:
        """How many persons it counts, when its heads say that it does."""
        found = number_alone(self.text)
        if found is None:
            return None
        by_row = names_persons(self.row) and _OF_COUNTS.fullmatch(self.column)
        if not by_row and not names_persons(self.column):
            return None
        head = self.row if by_row else self.column
        return TypedCount(0, f"{head}: {self.text}", found, None)


def headed_cells(body: Body) -> Iterator[HeadedCell]:
    """The cells that have words."""
    for heads, *rows in tables_of(body):
        for first, *others in rows:
            for head, cell in zip(heads[1:], others, strict=False):
                if cell.place:
                    yield HeadedCell(cell.text, cell.place, first.text, head.text)
