"""What is kept from one reading of the content to the next, so that only what changed is redone.

Kept is only what follows from its source and nothing else, and it is found by that source.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.findings import Evidence, assess_evidence
from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.judge import judge_alone
from kvalitet.documents import split
from kvalitet.model.report import Report
from kvalitet.problems import Ledger, Problem
from kvalitet.sources import Source

S = TypeVar("S", bound=Hashable)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that can be known of a document without knowing any other."""

    checked: Checked[Report] | None
    problems: tuple[Problem, ...]
    """What the gate found."""
    judged: tuple[Problem, ...]
    """What it is judged for; told only where all documents are."""


def read_document(source: Source) -> Reading:
    """Take a text through the gate, and judge what comes of it."""
    ledger = Ledger()
    document = ledger.note(split(source))
    checked = ledger.note(assemble(document)) if document else None
    return Reading(checked, ledger.problems, judge_alone(source, checked))


class Recall(Generic[S, R]):
    """The results of a function; those that nobody asks for the next time are forgotten."""

    def __init__(self, function: Callable[[S], R]) -> None:
        self._function = function
        self._known: dict[S, R] = {}

    def __call__(self, sources: Iterable[S]) -> list[R]:
        """The result for each of the sources, which are all different."""
        known = self._known
        self._known = {
            source: known[source] if source in known else self._function(source)
            for source in sources
        }
        return list(self._known.values())


class Memory:
    """What takes its time: reading a document, and assessing what is known of an indicator."""

    def __init__(self) -> None:
        self.readings: Recall[Source, Reading] = Recall(read_document)
        self.assessments: Recall[Evidence, tuple[Assessment, ...]] = Recall(assess_evidence)
