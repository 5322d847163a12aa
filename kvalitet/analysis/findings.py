"""Findings: the assessments of all series, and how pages and prose look them up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.analysis.assessment import Assessment, Result, assess
from kvalitet.analysis.disclosure import hidden_observations
from kvalitet.analysis.figures import Figure, publish
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Parts, SeriesKey
from kvalitet.model.period import Period
from kvalitet.model.reference import FigureReference

UNIT = "enhet"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything understood from the figures; from here on nothing hidden can be reached."""

    by_indicator: Mapping[str, Mapping[str, Mapping[Parts, tuple[Assessment, ...]]]]
    """Indicator → owner → part → the series, one for each kind of period."""

    def all(self) -> Iterator[Assessment]:
        """Every series."""
        for owners in self.by_indicator.values():
            for parts in owners.values():
                for series in parts.values():
                    yield from series

    def of(self, indicator: str, owner: str, parts: Parts = ()) -> tuple[Assessment, ...]:
        """The series of an indicator, owner and part: one for each kind of period."""
        return self._parts(indicator, owner).get(parts, ())

    def owners_of(self, indicator: str) -> tuple[str, ...]:
        """Everyone who has figures of an indicator, in the order of the store."""
        return tuple(self.by_indicator.get(indicator, {}))

    def parts_at(
        self, assessment: Assessment, period: Period
    ) -> tuple[tuple[Assessment, Result], ...]:
        """The parts of a period's figure, in the order that the indicator lists them."""
        indicator = assessment.indicator
        divided = [(name, part) for name, parts in indicator.dimensions.items() for part in parts]
        found = (self.at(indicator.id, assessment.owner, (part,), period) for part in divided)
        return tuple(pair for pair in found if pair is not None)

    def _parts(self, indicator: str, owner: str) -> Mapping[Parts, tuple[Assessment, ...]]:
        return self.by_indicator.get(indicator, {}).get(owner, {})

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
        """What a reference in prose points at; `owner` is the document's own municipality."""
        return self.at(reference.indicator, *self.named(reference, owner), reference.period)

    def named(self, reference: FigureReference, owner: str) -> tuple[str, Parts]:
        """Whose figure a reference asks for, and of which part.

        `enhet=` names a unit with figures of its own, unless the indicator is broken down by unit.
        """
        whose, parts = reference.municipality or owner, dict(reference.parts)
        if UNIT in parts and parts[UNIT] in self.owners_of(reference.indicator):
            whose = parts.pop(UNIT)
        return whose, tuple(parts.items())


def understand(catalogue: Catalogue) -> Findings:
    """Hide what must be hidden, and assess every series."""
    indicators, config = catalogue.indicators, catalogue.config
    hidden = hidden_observations(catalogue.store, indicators, config.disclosure)
    figures: dict[tuple[str, str, Parts], dict[SeriesKey, list[Figure]]] = {}
    for key, series in catalogue.store.items():
        indicator = indicators[key.indicator]
        figures.setdefault((key.indicator, key.owner, key.parts), {})[key] = [
            publish(o, indicator, config.disclosure, hidden=o in hidden) for o in series
        ]
    names = config.names
    found: dict[str, dict[str, dict[Parts, tuple[Assessment, ...]]]] = {}
    for (name, owner, parts), kinds in figures.items():
        indicator = indicators[name]
        found.setdefault(name, {}).setdefault(owner, {})[parts] = tuple(
            Assessment(
                indicator=indicator,
                owner=owner,
                owner_name=names[owner],
                parts=parts,
                kind=key.kind,
                results=assess(own, _others(kinds, key), indicator),
            )
            for key, own in kinds.items()
        )
    return Findings(found)


def _others(kinds: Mapping[SeriesKey, list[Figure]], key: SeriesKey) -> list[Figure]:
    """The figures in other kinds of period."""
    return [figure for other, series in kinds.items() if other != key for figure in series]
