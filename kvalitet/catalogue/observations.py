"""The store of figures: every value stated anywhere, once, joined into series."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.value import MissingKind, Value
from kvalitet.model.words import PeriodRole
from kvalitet.problems import Place

Parts = tuple[tuple[str, str], ...]
"""A breakdown, as (dimension, part) pairs: (("kön", "kvinnor"),); () is the whole."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one indicator for one owner, part and period. Not for publishing: see `Figure`.

    `owner` is the id of a municipality, a unit or a comparator group. `stated_in` are all the
    places that state the value, the first of them first.
    """

    indicator: str
    owner: str
    parts: Parts
    period: Period
    value: Value
    note: str
    preliminary: bool
    revision: str
    role: PeriodRole | None
    stated_in: tuple[Place, ...]

    @property
    def key(self) -> tuple[str, str, Parts, Period]:
        """What is measured, for whom and when: one key has one value."""
        return self.indicator, self.owner, self.parts, self.period

    @property
    def series_key(self) -> "SeriesKey":
        period = self.period
        return SeriesKey(self.indicator, self.owner, self.parts, period.kind, period.months or 0)


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What the values of a series have in common; periods of different kinds never share one."""

    indicator: str
    owner: str
    parts: Parts
    kind: PeriodKind
    months: int = 0
    """How many months a period spans, which parts rolling and cumulative ones; 0 for a day."""


Store = Mapping[SeriesKey, tuple[Observation, ...]]
"""All series, each in time order."""


def with_wholes(observations: Iterable[Observation]) -> list[Observation]:
    """Give parts that stand without a whole one that does not apply.

    What is divided by cause, say, may have no total worth stating, but it is found through it.
    """
    stated = {o.key: o for o in observations}
    wholes = dict(stated)
    for o in stated.values():
        key = (o.indicator, o.owner, (), o.period)
        if key not in wholes:
            missing = MissingKind.NOT_APPLICABLE
            wholes[key] = replace(o, parts=(), value=missing, note="", revision="")
    return list(wholes.values())


def into_series(observations: Iterable[Observation]) -> Store:
    """Join observations into series, in time order."""
    series: dict[SeriesKey, list[Observation]] = {}
    for observation in sorted(observations, key=_order):
        series.setdefault(observation.series_key, []).append(observation)
    return {key: tuple(found) for key, found in series.items()}


def _order(observation: Observation) -> tuple[object, ...]:
    o = observation
    return o.indicator, o.owner, o.parts, o.period.sort_key
