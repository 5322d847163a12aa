"""Findings: the assessments of all series, and how pages and prose look them up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kvalitet.analysis.assessment import Assessment, Result, assess
from kvalitet.analysis.disclosure.hidden import Masking
from kvalitet.analysis.figures import publish
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation, Parts
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one indicator for one owner and part: what its assessment rests on."""

    indicator: Indicator = field(hash=False)
    owner: str
    owner_name: str
    parts: Parts
    series: tuple[tuple[Observation, ...], ...]
    """One for each kind of period."""
    hidden: frozenset[Observation]
    """Those of them that must not be published."""
    limits: DisclosureLimits


def assess_evidence(evidence: Evidence) -> tuple[Assessment, ...]:
    """The assessment of each series."""
    indicator, hidden = evidence.indicator, evidence.hidden
    figures = [
        [publish(o, indicator, evidence.limits, hidden=o in hidden) for o in one]
        for one in evidence.series
    ]
    return tuple(
        Assessment(
            indicator=indicator,
            owner=evidence.owner,
            owner_name=evidence.owner_name,
            parts=evidence.parts,
            kind=own[0].period.kind,
            results=assess(
                own, [f for other in figures if other is not own for f in other], indicator
            ),
        )
        for own in figures
    )


Assess = Callable[[Iterable[Evidence]], Iterable[tuple[Assessment, ...]]]


def understand(
    catalogue: Catalogue, masked: Masking, assess_each: Assess | None = None
) -> Findings:
    """Assess every series, without what must be hidden."""
    evidence = list(_evidence(catalogue, masked))
    found: dict[str, dict[str, dict[Parts, tuple[Assessment, ...]]]] = {}
    assessments = assess_each(evidence) if assess_each else map(assess_evidence, evidence)
    for one, assessed in zip(evidence, assessments, strict=True):
        found.setdefault(one.indicator.id, {}).setdefault(one.owner, {})[one.parts] = assessed
    return Findings(found)


def _evidence(catalogue: Catalogue, masked: Masking) -> Iterator[Evidence]:
    """The store, parted by indicator, owner and part."""
    indicators, config = catalogue.indicators, catalogue.config
    hidden_of: dict[tuple[str, str, Parts], set[Observation]] = {}
    for o in masked.observations:
        hidden_of.setdefault((o.indicator, o.owner, o.parts), set()).add(o)
    kinds: dict[tuple[str, str, Parts], list[tuple[Observation, ...]]] = {}
    for key, series in catalogue.store.items():
        kinds.setdefault((key.indicator, key.owner, key.parts), []).append(series)
    for (name, owner, parts), series_of in kinds.items():
        yield Evidence(
            indicator=indicators[name],
            owner=owner,
            owner_name=config.names[owner],
            parts=parts,
            series=tuple(series_of),
            hidden=frozenset(hidden_of.get((name, owner, parts), ())),
            limits=config.disclosure,
        )
