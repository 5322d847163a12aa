"""Findings: the assessments of all series, and how pages and prose look them up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.analysis.assessment import Assessment, Result, assess
from kvalitet.analysis.disclosure import hidden_observations
from kvalitet.analysis.figures import publish
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Parts, SeriesKey
from kvalitet.model.period import Period
from kvalitet.model.reference import FigureReference

UNIT = "enhet"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything understood from the figures; from here on nothing hidden can be reached."""

    assessments: Mapping[SeriesKey, Assessment]

    def of(self, indicator: str, owner: str, parts: Parts = ()) -> tuple[Assessment, ...]:
        """The series of an indicator, owner and part: one for each kind of period."""
        return tuple(self._matching(indicator, owner, parts))

    def _matching(self, indicator: str, owner: str, parts: Parts) -> Iterator[Assessment]:
        for key, assessment in self.assessments.items():
            if (key.indicator, key.owner, key.parts) == (indicator, owner, parts):
                yield assessment

    def owners_of(self, indicator: str) -> tuple[str, ...]:
        """Everyone who has figures of an indicator, in the order of the store."""
        owners = (key.owner for key in self.assessments if key.indicator == indicator)
        return tuple(dict.fromkeys(owners))

    def parts_of(self, indicator: str, owner: str) -> tuple[Parts, ...]:
        """The parts that an owner's figures are broken down by, the whole left out."""
        parts = (
            key.parts
            for key in self.assessments
            if (key.indicator, key.owner) == (indicator, owner) and key.parts
        )
        return tuple(dict.fromkeys(parts))

    def latest(
        self, indicator: str, owner: str, parts: Parts = ()
    ) -> tuple[Assessment, Result] | None:
        """The series with the latest period, and its result."""
        series = self.of(indicator, owner, parts)
        if not series:
            return None
        newest = max(series, key=lambda a: a.latest.figure.period.sort_key)
        return newest, newest.latest

    def at(
        self, indicator: str, owner: str, parts: Parts, period: Period | None
    ) -> tuple[Assessment, Result] | None:
        """The result of a period, or the latest one where no period is given."""
        if period is None:
            return self.latest(indicator, owner, parts)
        for assessment in self.of(indicator, owner, parts):
            result = assessment.at(period)
            if result is not None:
                return assessment, result
        return None

    def resolve(self, reference: FigureReference, owner: str) -> tuple[Assessment, Result] | None:
        """What a reference in prose points at; `owner` is the document's own municipality.

        `enhet=` names a unit with figures of its own, unless the indicator is broken down by unit.
        """
        whose, parts = reference.municipality or owner, dict(reference.parts)
        if UNIT in parts and parts[UNIT] in self.owners_of(reference.indicator):
            whose = parts.pop(UNIT)
        return self.at(reference.indicator, whose, tuple(parts.items()), reference.period)


def understand(catalogue: Catalogue) -> Findings:
    """Hide what must be hidden, and assess every series."""
    indicators, config = catalogue.indicators, catalogue.config
    hidden = hidden_observations(catalogue.store, indicators, config.disclosure)
    figures = {
        key: [
            publish(o, indicators[o.indicator], config.disclosure, hidden=o in hidden)
            for o in series
        ]
        for key, series in catalogue.store.items()
    }
    siblings: dict[tuple[str, str, Parts], list[SeriesKey]] = {}
    for key in figures:
        siblings.setdefault((key.indicator, key.owner, key.parts), []).append(key)
    assessments = {}
    for key, series in figures.items():
        kin = siblings[key.indicator, key.owner, key.parts]
        others = [figure for other in kin if other != key for figure in figures[other]]
        assessments[key] = Assessment(
            indicator=indicators[key.indicator],
            owner=key.owner,
            owner_name=config.names[key.owner],
            parts=key.parts,
            kind=key.kind,
            results=assess(series, others, indicators[key.indicator]),
        )
    return Findings(assessments)
