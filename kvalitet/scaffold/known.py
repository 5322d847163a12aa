"""What the project holds already, as far as it can be read: faults elsewhere stop no beginning."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.catalogue import Catalogue, join
from kvalitet.catalogue.checked import Checked
from kvalitet.config import read_config
from kvalitet.documents import Document, split
from kvalitet.model.period import Period
from kvalitet.model.report import Report
from kvalitet.problems import Problem
from kvalitet.sources import read_sources


@dataclass(frozen=True, slots=True)
class Known:
    """The catalogue of what is sound, and what else must not be taken twice."""

    catalogue: Catalogue
    texts: Mapping[str, str]
    """Path → the whole text of a document."""
    taken: Mapping[str, str]
    """Id, its letters made small → path of the document that has it, sound or not."""
    figures: frozenset[tuple[str, str, Period]]
    """The indicator, owner and period of every figure that stands in some document."""
    targets: frozenset[tuple[str, str, int]]
    """The indicator, owner and year of every target that some document has."""

    def document(self, name: str) -> Checked[Report] | None:
        """The sound document with an id, whose case tells no two apart."""
        documents = self.catalogue.documents
        same = (one for one in documents if one.form.id.casefold() == name.casefold())
        return next(same, None)

    def label(self, indicator: str) -> str:
        """The name of an indicator; "" where nothing sound defines it."""
        found = self.catalogue.indicators.get(indicator)
        return found.label if found else ""


def know(root: Path) -> tuple[Known | None, tuple[Problem, ...]]:
    """Read a project; None, and what is wrong, when its configuration cannot be read."""
    config, problems = read_config(root)
    if config is None:
        return None, problems
    sources, _ = read_sources(root)
    parted = [document for document, _ in map(split, sources.texts) if document]
    checked = [one for one, _ in map(assemble, parted) if one]
    catalogue, _ = join(checked, sources, config)
    known = Known(
        catalogue=catalogue,
        texts={source.path: source.text for source in sources.texts},
        taken=_taken(parted, catalogue),
        figures=_figures(catalogue),
        targets=_targets(catalogue),
    )
    return known, ()


def _taken(documents: list[Document], catalogue: Catalogue) -> dict[str, str]:
    """Every id, of broken documents too; where the path is not known it is empty."""
    taken = {name.casefold(): "" for name in catalogue.unsound}
    for document in documents:
        name = document.front.data.get("id") if document.front else None
        if isinstance(name, str):
            taken[name.casefold()] = document.path
    return taken


def _figures(catalogue: Catalogue) -> frozenset[tuple[str, str, Period]]:
    stated = (one for series in catalogue.store.values() for one in series)
    return frozenset((one.indicator, one.owner, one.period) for one in stated)


def _targets(catalogue: Catalogue) -> frozenset[tuple[str, str, int]]:
    return frozenset(
        (indicator.id, target.owner or "", target.year)
        for indicator in catalogue.indicators.values()
        for target in indicator.targets
    )
