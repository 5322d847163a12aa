"""D002: so few persons, or cases, typed in the words that somebody may be pointed out."""

from collections.abc import Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.checks.disclosure.grammar import TypedCount, typed_counts
from kvalitet.checks.disclosure.notes import notes_of
from kvalitet.checks.disclosure.tables import headed_cells
from kvalitet.checks.text.gathered import Gathered
from kvalitet.config import DisclosureLimits
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

SMALL = Rule("D002", Severity.WARNING, "Ett litet antal personer är skrivet i texten")


def check_small_counts(
    document: Checked[Report], words: Gathered, limits: DisclosureLimits
) -> Iterator[Problem]:
    """The words of what tells of a municipality or a unit, and the remarks on anybody's figures."""
    runs = [note.run for note in notes_of(document)]
    if document.owner is not None:
        runs += words.runs
        for cell in headed_cells(document.body):
            if cell.count:
                yield from _small(cell.place, cell.count, limits)
    for run in runs:
        for count in typed_counts(run.text):
            yield from _small(run.place_at(count.start), count, limits)


def _small(place: Place, typed: TypedCount, limits: DisclosureLimits) -> Iterator[Problem]:
    count, base = typed.count, typed.base
    if 0 < count < limits.least_count:
        reason = "är så få"
    elif base is not None and 0 < base - count < limits.least_count:
        reason = f"lämnar {base - count}, så få"
    elif base is not None and 0 < base < limits.least_base:
        reason = "är av ett så litet underlag"
    else:
        return
    yield Problem(
        place,
        SMALL,
        f"{quoted(typed.words)} {reason} att någon kan pekas ut.",
        "Skriv siffran bland mätningarna och hänvisa till den, så döljs den, eller skriv t.ex. "
        "några få.",
    )
