"""What the figures of one indicator tell of another's, as `samband:` binds them together.

A part and its whole, and all that a whole is made up of, are sums as within an indicator. A share
is bound to the counts that it is made of, and shares of one base to each other: what one is, the
others leave. What never is more than another is a sum as well, with what is left over as a part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kvalitet.analysis.disclosure.counting import Cell, Indicators, Key
from kvalitet.analysis.disclosure.equations import Cells, Equation, Sum, equation
from kvalitet.catalogue.observations import Parts
from kvalitet.model.indicator import Indicator
from kvalitet.model.relations import Relations

NUMERATORS: tuple[Sum, ...] = (((0,), (0,)),)
"""How many there are: of shares, or of a count and the share that it is the numerator of."""
ALL_THE_OTHERS: tuple[Sum, ...] = (((1,), (0,)),)
"""Those who are not of one share are those of the other shares."""
_BASES: tuple[Sum, ...] = (((0, 1), (0, 1)),)
_BASE_OF_SHARE: tuple[Sum, ...] = (((0,), (0, 1)),)


def families(indicators: Indicators) -> Iterator[tuple[Indicator, ...]]:
    """The indicators that are bound together, directly or through others."""
    bound: dict[str, list[str]] = {name: [] for name in indicators}
    for name, one in indicators.items():
        for _, _, other in one.relations.named():
            if other in bound:
                bound[name].append(other)
                bound[other].append(name)
    done: set[str] = set()
    for name in indicators:
        if name not in done:
            waiting = [name]
            family = {name}
            while waiting:
                more = {other for other in bound[waiting.pop()] if other not in family}
                family |= more
                waiting += more
            done |= family
            yield tuple(indicators[one] for one in sorted(family))


def place_of(cell: Cell, cells: Cells, indicators: Indicators) -> "Place":
    """A cell among others."""
    return Place(cell, indicators[cell.observation.indicator], cells, indicators)


def bonds(cells: Cells, indicators: Indicators) -> Iterator[Equation]:
    """Every equation between figures of different indicators, of one owner, part and period."""
    shares_of = _by_numerator(indicators)
    for cell in cells.values():
        place = place_of(cell, cells, indicators)
        if place.indicator.relations != _NONE:
            yield from place.shares()
            yield from place.wholes()
        for share in shares_of.get(place.indicator.id, ()) if cell.size == 1 else ():
            yield from place.beside_no_share(share)


_NONE = Relations()


def _by_numerator(indicators: Indicators) -> dict[str, list[Indicator]]:
    """Numerator → the shares that it is the numerator of, which have a base as well."""
    found: dict[str, list[Indicator]] = {}
    for one in indicators.values():
        if one.relations.numerator and one.relations.denominator:
            found.setdefault(one.relations.numerator, []).append(one)
    return found


def bounded(
    whole: Cell,
    parts: Sequence[Cell],
    left_over: str,
    sums: tuple[Sum, ...],
    *,
    is_harmless: bool = False,
) -> Equation | None:
    """Let parts be no more than a whole: what is left over is a part too, known or not."""
    found = equation(whole, [(part, 1) for part in parts], left_over, sums)
    if found is None:
        return None
    *_, (last, _) = found.parts
    terms = found.parts if last in parts else found.parts[:-1]
    if last not in parts:
        terms = (*terms, (replace(last, is_harmless=is_harmless), 1))
    elif any(cell.counted is None for cell in found.cells()):
        rest = Cell(whole.observation, len(sums), None, left_over, is_harmless=is_harmless)
        terms = (*terms, (rest, 1))
    return replace(found, parts=terms)


def of_one_base(first: Cell, others: Sequence[Cell]) -> Iterator[Equation]:
    """Shares that are counted of the same, as long as they can be."""
    for other in others:
        found = equation(first, [(other, 1)], sums=_BASES)
        if found is not None:
            yield found


@dataclass(frozen=True, slots=True)
class Place:
    """A figure, and those of other indicators of the same owner, part and period."""

    cell: Cell
    indicator: Indicator
    cells: Cells
    indicators: Indicators

    def _other(self, name: str | None, size: int, parts: Parts | None = None) -> Cell | None:
        """The figure of another indicator, when it holds so many counts."""
        _, owner, own_parts, period = self.cell.key
        key: Key = (name or "", owner, own_parts if parts is None else parts, period)
        found = self.cells.get(key)
        return found if found is not None and found.size == size else None

    def shares(self) -> Iterator[Equation]:
        """A share beside its counts, and those that are all together with it."""
        relations = self.indicator.relations
        if self.cell.size == 2:
            for key, count, sums in (
                ("täljare", self.numerator, NUMERATORS),
                ("nämnare", self.base, _BASE_OF_SHARE),
            ):
                if count is not None:
                    yield from self._told(key, equation(count, [(self.cell, 1)], "", sums))
            others = self._others(relations.complements)
            if others:
                left_over = "de som i {} inte hör till någon av andelarna"
                for one in of_one_base(self.cell, others):
                    yield from self._told("helhet_med", one)
                all_of_them = bounded(self.cell, others, left_over, ALL_THE_OTHERS)
                yield from self._told("helhet_med", all_of_them)

    @property
    def numerator(self) -> Cell | None:
        """How many a share is."""
        return self._other(self.indicator.relations.numerator, 1)

    @property
    def base(self) -> Cell | None:
        """What a share is counted of: what is distributed over parts is counted of the whole."""
        relations = self.indicator.relations
        whole = tuple(pair for pair in self.cell.key[2] if pair[0] not in relations.distributions)
        return self._other(relations.denominator, 1, whole)

    def wholes(self) -> Iterator[Equation]:
        """What a figure is a part of, and what it is made up of."""
        relations = self.indicator.relations
        whole = self._other(relations.within, self.cell.size)
        if whole is not None:
            yield from self._sum("ryms_i", whole, [self.cell])
        parts = self._others(relations.made_up_of)
        if parts:
            yield from self._sum("består_av", self.cell, parts)

    def beside_no_share(self, share: Indicator) -> Iterator[Equation]:
        """A numerator is a part of its base also where the share itself is not written."""
        whole = self._other(share.relations.denominator, 1)
        if whole is not None and self._other(share.id, 2) is None:
            found = bounded(whole, [self.cell], self._rest([self.cell]), NUMERATORS)
            if found is not None:
                yield replace(found, relation=f"täljare och nämnare i {share.id}")

    def _others(self, names: Sequence[str]) -> list[Cell]:
        found = (self._other(name, self.cell.size) for name in names if name != self.indicator.id)
        return [cell for cell in dict.fromkeys(found) if cell is not None]

    def _sum(self, key: str, whole: Cell, parts: list[Cell]) -> Iterator[Equation]:
        """Counts are added up; and so are shares, but only those of one base."""
        if whole.size == 2:
            bases = [*of_one_base(whole, parts)]
            if len(bases) < len(parts):
                return
            for one in bases:
                yield from self._told(key, one)
        counted = {self.indicators[cell.observation.indicator].counts for cell in (whole, *parts)}
        found = bounded(whole, parts, self._rest(parts), NUMERATORS, is_harmless=len(counted) > 1)
        yield from self._told(key, found)

    def _rest(self, parts: Sequence[Cell]) -> str:
        names = " eller ".join(part.observation.indicator for part in parts)
        return f"de som i {{}} inte räknas i {names}"

    def _told(self, key: str, found: Equation | None) -> Iterator[Equation]:
        if found is not None:
            yield replace(found, relation=f"{key} i {self.indicator.id}")
