"""What is kept from one reading of the content to the next, so that only what changed is redone.

Kept is only what follows from its source and nothing else, and it is found by that source.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.disclosure.hidden import Figures, Masking, mask
from kvalitet.analysis.findings import Evidence, assess_evidence
from kvalitet.analysis.shown import EarlierEdition, EditionFile, read_shown
from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.judge import JudgeAlone
from kvalitet.config import SiteConfig
from kvalitet.documents import split
from kvalitet.model.report import Report
from kvalitet.problems import Ledger, Problem
from kvalitet.sources import Decoded, Raw, Source, decode

S = TypeVar("S", bound=Hashable)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reading:
    """What comes of a text that is taken through the gate; all of it follows from the source."""

    source: Source
    checked: Checked[Report] | None = field(compare=False)
    problems: tuple[Problem, ...] = field(compare=False)


def read_document(source: Source) -> Reading:
    """Take a text through the gate."""
    ledger = Ledger()
    document = ledger.note(split(source))
    checked = ledger.note(assemble(document)) if document else None
    return Reading(source, checked, ledger.problems)


class Recall(Generic[S, R]):
    """The results of a function, never None; those that nobody asks for again are forgotten."""

    def __init__(self, function: Callable[[S], R]) -> None:
        self._function = function
        self._known: dict[S, R] = {}

    def __call__(self, sources: Iterable[S]) -> list[R]:
        """The result for each of the sources, which are all different."""
        known, self._known = self._known, {}
        for source in sources:
            result = known.get(source)  # asked once, since to compare sources takes its time
            self._known[source] = self._function(source) if result is None else result
        return list(self._known.values())


class Memory:
    """What takes its time: to read a document, to judge it, and to mask and assess an indicator."""

    def __init__(self) -> None:
        self.texts: Recall[Raw, Decoded] = Recall(decode)
        self.readings: Recall[Source, Reading] = Recall(read_document)
        self.assessments: Recall[Evidence, tuple[Assessment, ...]] = Recall(assess_evidence)
        self.editions: Recall[EditionFile, EarlierEdition] = Recall(read_shown)
        self._settings: SiteConfig | None = None
        self._judgements: Recall[Reading, tuple[Problem, ...]]
        self._maskings: Recall[Figures, Masking]

    def judgements(self, config: SiteConfig) -> Recall[Reading, tuple[Problem, ...]]:
        """What each document is judged for by itself, under these settings."""
        self._settle(config)
        return self._judgements

    def maskings(self, config: SiteConfig) -> Recall[Figures, Masking]:
        """What must be hidden of each indicator, under these settings."""
        self._settle(config)
        return self._maskings

    def _settle(self, config: SiteConfig) -> None:
        if config != self._settings:
            judge_alone = JudgeAlone(config)
            self._settings = config
            self._judgements = Recall(lambda one: judge_alone(one.source, one.checked))
            self._maskings = Recall(lambda one: mask(one, config))
