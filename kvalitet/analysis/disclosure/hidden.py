"""What must not be published, and why: for readers a figure is there or not, a writer is told."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from kvalitet.analysis.disclosure.assembly import guard
from kvalitet.analysis.disclosure.counting import Cell, size_of, small_ones
from kvalitet.analysis.disclosure.published import cells_of, components
from kvalitet.catalogue.observations import Observation, Store
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import write_value


class Why(StrEnum):
    """What a figure is hidden for; the value is the Swedish word for it."""

    PRIMARY = "primärt"
    """It says something about a person."""
    COMPLEMENTARY = "sekundärt"
    """It would give away another that does."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is not published. For those who write, never for those who read."""

    observation: Observation
    why: Why
    because_of: str
    """What it would give away, in Swedish; "" when it is hidden for its own sake."""
    sentence: str
    """The same for the writer, in Swedish."""


@dataclass(frozen=True, slots=True)
class Masking:
    """Everything that is hidden, and what is given away all the same."""

    hidden: tuple[Hidden, ...]
    exposed: tuple[str, ...]
    """Sentences in Swedish about what cannot be protected."""


def hidden_observations(
    store: Store, indicators: Mapping[str, Indicator], config: SiteConfig
) -> frozenset[Observation]:
    """The observations that must not be published."""
    return frozenset(one.observation for one in masking(store, indicators, config).hidden)


def masking(store: Store, indicators: Mapping[str, Indicator], config: SiteConfig) -> Masking:
    """Find what must be hidden in everything that is published, and say why."""
    units_of = {m.id: tuple(unit.id for unit in m.units) for m in config.municipalities if m.units}
    named = _Names(config.names)
    hidden: list[Hidden] = []
    exposed: list[str] = []
    for indicator, observations in _by_indicator(store, indicators):
        cells = cells_of(observations, indicator)
        for cell in cells.values():
            small = dict(small_ones(cell.counted or (), config.disclosure))
            if small:
                hidden.append(_primary(cell, small.keys(), named))
        for component in components(indicator, cells, units_of, config.disclosure):
            guarded = guard(component, config.disclosure)
            hidden += [_complementary(cell, why, named) for cell, why in guarded.hidden.items()]
            exposed += [named.given_away(cell) for cell in guarded.exposed]
    return Masking(tuple(hidden), tuple(exposed))


def _by_indicator(
    store: Store, indicators: Mapping[str, Indicator]
) -> Iterator[tuple[Indicator, list[Observation]]]:
    """The figures of each indicator that counts persons, or events that concern a person."""
    found: dict[str, list[Observation]] = {}
    for key, series in store.items():
        if size_of(indicators[key.indicator]):
            found.setdefault(key.indicator, []).extend(series)
    for name, observations in found.items():
        yield indicators[name], observations


def _primary(cell: Cell, small: Set[tuple[int, ...]], named: "_Names") -> Hidden:
    reason = "är så få"
    if cell.counted is not None and (0,) not in small:
        reason = f"lämnar {cell.counted[1]}, så få" if (1,) in small else "är ett så litet underlag"
    value = write_value(cell.observation.value)
    sentence = f"{named.name(cell)} visas inte: {value} {reason} att någon kan pekas ut."
    return Hidden(cell.observation, Why.PRIMARY, "", sentence)


def _complementary(cell: Cell, because_of: Cell, named: "_Names") -> Hidden:
    other = named.name(because_of)
    sentence = f"{named.name(cell)} visas inte: annars går {other} att räkna ut."
    return Hidden(cell.observation, Why.COMPLEMENTARY, other, sentence)


@dataclass(frozen=True, slots=True)
class _Names:
    """What cells are called, for those who write."""

    owners: Mapping[str, str]

    def name(self, cell: Cell) -> str:
        """Write "IFO-UNGDOM (Exempelby, 2020, flickor)"."""
        o = cell.observation
        details = [self.owners[o.owner], o.period.canonical, *(part for _, part in o.parts)]
        name = f"{o.indicator} ({', '.join(details)})"
        return cell.left_over.replace("{}", name) if cell.left_over else name

    def given_away(self, cell: Cell) -> str:
        """Say that nothing protects a cell."""
        remedy = "Slå ihop delar eller perioder till större."
        return f"{self.name(cell)} går att räkna ut, eller nästan, ur det som visas. {remedy}"
