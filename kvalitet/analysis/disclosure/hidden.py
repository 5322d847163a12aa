"""What must not be published, and why: for readers a figure is there or not, a writer is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kvalitet.analysis.disclosure.assembly import guard
from kvalitet.analysis.disclosure.bonds import Place, families
from kvalitet.analysis.disclosure.counting import Cell, is_about_persons, small_ones
from kvalitet.analysis.disclosure.known import Earlier, with_known
from kvalitet.analysis.disclosure.published import cells_of, components
from kvalitet.analysis.disclosure.related import is_given_away, with_counts
from kvalitet.analysis.shown import EarlierEdition
from kvalitet.catalogue.observations import Observation, Store
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind, Number, Value, write_value
from kvalitet.swedish.lists import joined


class Why(StrEnum):
    """What a figure is hidden for, in Swedish."""

    PRIMARY = "för sin egen skull"
    """It says something about a person."""
    COMPLEMENTARY = "för att skydda andra"
    """It would give away another that does."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is not published. For those who write, never for those who read."""

    observation: Observation
    name: str
    """What it is called beside others of the indicator: "Exempelby 2020 flickor"."""
    why: Why
    because_of: str
    """The name of what it would give away; "" when it is hidden for its own sake."""
    reason: str
    """The same for the writer, as a Swedish clause."""
    is_cautious: bool = False
    """Whether it may be hidden in vain: there was too much to try."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """What is given away all the same, whatever is hidden."""

    observation: Observation
    """The figure, or the one that it is left over from."""
    name: str
    is_written: bool
    """Whether it is a figure of its own."""
    is_told: bool
    """Whether an earlier edition shows something that gives it away, or may do so."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that is hidden now, but that an earlier edition shows."""

    observation: Observation
    name: str
    edition: str
    value: Value


@dataclass(frozen=True, slots=True)
class Masking:
    """Everything that is hidden, and what is known or given away all the same."""

    hidden: tuple[Hidden, ...]
    exposed: tuple[Exposed, ...]
    told: tuple[Told, ...]

    @property
    def observations(self) -> frozenset[Observation]:
        """The observations that must not be published."""
        return frozenset(one.observation for one in self.hidden)


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of indicators that relations bind together, and what earlier editions showed.

    It is all that their masking rests on, under the same settings.
    """

    indicators: tuple[Indicator, ...] = field(hash=False)
    observations: tuple[Observation, ...]
    earlier: tuple[Earlier, ...]


MaskEach = Callable[[Iterable[Figures]], Iterable[Masking]]


def masking(
    store: Store,
    indicators: Mapping[str, Indicator],
    config: SiteConfig,
    editions: Sequence[EarlierEdition] = (),
    mask_each: MaskEach | None = None,
) -> Masking:
    """Find what must be hidden in everything that is published, and say why."""
    figures = _figures(store, indicators, editions)
    found = [*(mask_each(figures) if mask_each else (mask(one, config) for one in figures))]
    return Masking(
        tuple(hidden for one in found for hidden in one.hidden),
        tuple(exposed for one in found for exposed in one.exposed),
        tuple(told for one in found for told in one.told),
    )


def _figures(
    store: Store, indicators: Mapping[str, Indicator], editions: Sequence[EarlierEdition]
) -> Iterator[Figures]:
    """The figures of each family of indicators, when some of them are about persons."""
    found: dict[str, list[Observation]] = {}
    for key, series in store.items():
        found.setdefault(key.indicator, []).extend(series)
    for family in families(dict(sorted(indicators.items()))):
        names = [one.id for one in family]
        if any(map(is_about_persons, family)) and not found.keys().isdisjoint(names):
            observations = (o for name in names for o in found.get(name, ()))
            earlier = (
                Earlier(e.name, tuple(one for name in names for one in e.figures.get(name, ())))
                for e in editions
            )
            known = tuple(one for one in earlier if one.figures)
            yield Figures(family, tuple(observations), known)


def mask(figures: Figures, config: SiteConfig) -> Masking:
    """Find what must be hidden of a family of indicators."""
    indicators, limits = {one.id: one for one in figures.indicators}, config.disclosure
    units_of = {m.id: tuple(unit.id for unit in m.units) for m in config.municipalities if m.units}
    named = _Names(config.names)
    stated = cells_of(figures.observations, indicators)
    cells = {key: with_counts(Place(key, cell, stated, indicators)) for key, cell in stated.items()}
    hidden: list[Hidden] = []
    exposed: list[Exposed] = []
    for key, cell in cells.items():
        small = dict(small_ones(cell.counted or (), limits))
        if cell.is_harmless:
            continue
        if is_given_away(Place(key, cell, cells, indicators), limits):
            hidden.append(_of_so_few(cell, named))
            cells[key] = replace(cell, is_of_few=True)
        elif small:
            is_bare = cell.size == 2 and isinstance(cell.observation.value, Number)
            one = _of_so_few(cell, named) if is_bare else _primary(cell, small.keys(), named)
            hidden.append(one)
    for_their_own = {one.observation for one in hidden}
    known = with_known(cells, indicators, figures.earlier)
    for component in components(indicators, known, units_of, limits, figures.earlier):
        guarded = guard(component, limits)
        hidden += [
            _cautious(cell, why, len(component.cells), named)
            if guarded.is_cut_short
            else _complementary(cell, why, component.relations_between(cell, why), named)
            for cell, why in guarded.hidden.items()
            if cell.observation not in for_their_own
        ]
        exposed += [
            Exposed(cell.observation, named.name(cell), not cell.left_over, component.is_told)
            for cell in guarded.exposed
        ]
    out_of_sight = {one.observation for one in hidden}
    told = _told(figures, out_of_sight, named)
    return Masking(tuple(hidden), tuple(exposed), tuple(told))


def _primary(cell: Cell, small: Set[tuple[int, ...]], named: "_Names") -> Hidden:
    reason = "är så få"
    if cell.counted is not None and (0,) not in small:
        reason = f"lämnar {cell.counted[1]}, så få" if (1,) in small else "är ett så litet underlag"
    value = write_value(cell.observation.value)
    sentence = f"{value} {reason} att någon kan pekas ut"
    return Hidden(cell.observation, named.name(cell), Why.PRIMARY, "", sentence)


def _of_so_few(cell: Cell, named: "_Names") -> Hidden:
    value = write_value(cell.observation.value)
    sentence = f"{value} procent av så få att någon kan pekas ut, räknat med nyckeltalets samband"
    return Hidden(cell.observation, named.name(cell), Why.PRIMARY, "", sentence)


def _complementary(
    cell: Cell, because_of: Cell, relations: Sequence[str], named: "_Names"
) -> Hidden:
    o = cell.observation
    other = named.name(because_of, beside=o.indicator)
    by = f", genom {joined(relations)}" if relations else ""
    reason = f"annars går {other} att räkna ut{by}"
    return Hidden(o, named.name(cell), Why.COMPLEMENTARY, other, reason)


def _cautious(cell: Cell, because_of: Cell, number: int, named: "_Names") -> Hidden:
    o = cell.observation
    other = named.name(because_of, beside=o.indicator)
    reason = (
        f"annars kan {other} gå att räkna ut; {number} siffror hänger ihop så tätt att det inte"
        " prövas om färre räcker"
    )
    return Hidden(o, named.name(cell), Why.COMPLEMENTARY, other, reason, is_cautious=True)


def _told(figures: Figures, hidden: Set[Observation], named: "_Names") -> Iterator[Told]:
    """What somebody marks as secret, or must be hidden, and earlier editions show."""
    now = {o.key: o for o in figures.observations}
    for edition in figures.earlier:
        for one in edition.figures:
            o = now.get((one.indicator, one.owner, one.parts, one.period))
            is_hidden = o in hidden or (o and o.value is MissingKind.CONFIDENTIAL)
            if o and is_hidden and not isinstance(one.value, MissingKind):
                yield Told(o, named.name(Cell(o, 1, None)), edition.edition, one.value)


@dataclass(frozen=True, slots=True)
class _Names:
    """What cells are called beside others, for those who write."""

    owners: Mapping[str, str]

    def name(self, cell: Cell, beside: str = "") -> str:
        """Write "Exempelby 2020 flickor", after its indicator when that is not the one beside."""
        o = cell.observation
        indicator = o.indicator if beside and beside != o.indicator else ""
        owner = self.owners.get(o.owner, o.owner)
        parts = ", ".join(part for _, part in o.parts)
        name = " ".join(filter(None, (indicator, owner, o.period.canonical, parts)))
        return cell.left_over.replace("{}", name) if cell.left_over else name
