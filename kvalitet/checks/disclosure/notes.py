"""What is written about single figures: `not:` and `reviderad:`, which stand beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.body.parts import TextRun
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import statements_of
from kvalitet.model.measurement import Measurement, by_part
from kvalitet.model.period import Period
from kvalitet.model.report import Report


@dataclass(frozen=True, slots=True)
class Note:
    """The words, and the figure that they are about."""

    run: TextRun
    indicator: str
    owner: str
    part: str
    period: Period


def notes_of(document: Checked[Report]) -> Iterator[Note]:
    """Every note on a figure that a document states."""
    for statement in statements_of(document.form):
        for period, cell in statement.series.items():
            location = (*statement.location, period.written)
            for part, measurement in by_part(cell).items():
                at = location if isinstance(cell, Measurement) else (*location, part)
                for key, text in (("not", measurement.note), ("reviderad", measurement.revised)):
                    if text:
                        run = TextRun(" ".join(text.split()), document.front.place_of((*at, key)))
                        yield Note(run, statement.indicator, statement.owner, part, period)
