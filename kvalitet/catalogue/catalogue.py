"""The catalogue: all documents that passed the gate, joined through their ids and their figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.contradictions import reconcile
from kvalitet.catalogue.dangling import dangling
from kvalitet.catalogue.observations import Store, into_series, with_wholes
from kvalitet.catalogue.plans import unresolved
from kvalitet.catalogue.statements import observe
from kvalitet.catalogue.targets import with_targets
from kvalitet.catalogue.thread import PlanThread, threads_of
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.sources import Asset, Sources

SAME_ID = Rule("K001", Severity.ERROR, "Två dokument har samma id")

R = TypeVar("R", bound=Report)

_ID_LINE = re.compile(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is known, with every reference between documents resolved."""

    config: SiteConfig
    documents: tuple[Checked[Report], ...]
    assets: Mapping[str, Asset]
    """Path → a file that documents may show or link to."""
    indicators: Mapping[str, Indicator]
    store: Store
    threads: Mapping[str, PlanThread]
    """Plan → its red thread, the oldest plan first."""
    unsound: frozenset[str]
    """Ids and paths of documents that did not pass the gate; what refers to them is not judged,
    or one fault would be told many times."""
    in_doubt: frozenset[str]
    """Indicators that those documents mention, and whose figures they may state."""
    faulty: frozenset[str]
    """Paths of documents that name what is not there; much follows from that, and is not told."""

    def of_type(self, form: type[R]) -> Iterator[Checked[R]]:
        """The documents of one type, in the order of their paths."""
        for document in self.documents:
            if isinstance(document.form, form):
                yield cast("Checked[R]", document)


def join(
    documents: Sequence[Checked[Report]], sources: Sources, config: SiteConfig
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Join documents into a catalogue, and say what does not fit together."""
    problems = list(_repeated_ids(documents))
    unsound = _unsound(sources, documents)
    names = {d.form.id for d in documents if isinstance(d.form, Indicator)}
    for document in documents:
        problems += dangling(document, names, unsound, config)
    problems += unresolved(documents, unsound, config)
    faulty = frozenset(problem.place.path for problem in problems)
    documents, twice = with_targets(documents, config)
    problems += twice
    known = {d.form.id: d.form for d in documents if isinstance(d.form, Indicator)}
    lost = [text.text for text in sources.texts if text.path in unsound]
    in_doubt = frozenset(name for name in known if any(name in text for text in lost))
    observations = []
    for document in documents:
        found, wrong = observe(document, known, config)
        observations += found
        problems += wrong
    kept, contradictions = reconcile(observations, known)
    assets = {asset.path: asset for asset in sources.assets}
    store = into_series(with_wholes(kept))
    threads = threads_of(documents)
    catalogue = Catalogue(
        config, tuple(documents), assets, known, store, threads, unsound, in_doubt, faulty
    )
    return catalogue, (*problems, *contradictions)


def _unsound(sources: Sources, documents: Sequence[Checked[Report]]) -> frozenset[str]:
    sound = {document.form.id for document in documents} | {d.path for d in documents}
    lost = [text for text in sources.texts if text.path not in sound]
    claimed = {match[1] for text in lost for match in _ID_LINE.finditer(text.text)}
    return frozenset(claimed - sound | {text.path for text in lost})


def _repeated_ids(documents: Iterable[Checked[Report]]) -> Iterator[Problem]:
    """An id becomes a folder in the site, where case does not tell two apart."""
    first: dict[str, Checked[Report]] = {}
    for document in documents:
        name = document.form.id.casefold()
        if name in first:
            yield Problem(
                document.id_place,
                SAME_ID,
                f"Id ”{document.form.id}” används redan i {first[name].id_place}.",
                "Ge dokumentet ett eget id.",
            )
        first.setdefault(name, document)
