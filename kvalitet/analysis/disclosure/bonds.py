"""What the figures of one indicator tell of another's, as `samband:` binds them together.

A part and its whole, and all that a whole is made up of, are sums as within an indicator. A share
is bound to the counts that it is made of, and shares of one base to each other: what one is, the
others leave. What never is more than another is a sum as well, with what is left over as a part.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kvalitet.analysis.disclosure.counting import (
    Cell,
    Counted,
    Indicators,
    Key,
    is_about_persons,
    size_of,
)
from kvalitet.analysis.disclosure.equations import Cells, Equation, Sum, equation
from kvalitet.catalogue.observations import Parts
from kvalitet.model.indicator import Indicator

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


def bonds(cells: Cells, indicators: Indicators) -> Iterator[Equation]:
    """Every equation between figures of different indicators, of one owner, part and period."""
    if len(indicators) == 1:
        return
    shares_of = _by_numerator(indicators)
    every = {**_unwritten(cells, indicators), **cells}
    for key, cell in every.items():
        place = Place(key, cell, every, indicators)
        yield from place.shares()
        yield from place.wholes()
        for share in shares_of.get(key[0], ()) if cell.size == 1 else ():
            yield from place.beside_no_share(share)


def _by_numerator(indicators: Indicators) -> dict[str, list[Indicator]]:
    """Numerator → the shares that it is the numerator of, which have a base as well."""
    found: dict[str, list[Indicator]] = {}
    for one in indicators.values():
        if one.relations.numerator and one.relations.denominator:
            found.setdefault(one.relations.numerator, []).append(one)
    return found


def _unwritten(cells: Cells, indicators: Indicators) -> dict[Key, Cell]:
    """What nobody wrote, but several relations tell of, so that one may give away the other."""
    named = Counter(name for one in indicators.values() for _, _, name in one.relations.named())
    counted = {name for name, times in named.items() if times > 1 and name in indicators}
    counted = {name for name in counted if size_of(indicators[name]) == 1}
    found: dict[Key, Cell] = {}
    for key, cell in cells.items() if counted else ():
        for relation, _, name in indicators[key[0]].relations.named():
            other = (name, *key[1:])
            if name in counted and other not in cells:
                told = _told_by(relation, cell)
                is_harmless = not is_about_persons(indicators[name])
                words = f"{name} för {{}}"
                more = Cell(cell.observation, 1, told, words, is_harmless=is_harmless)
                if other not in found or found[other].counted is None:
                    found[other] = more
    return found


def _told_by(relation: str, share: Cell) -> Counted | None:
    """How many a count is that nobody wrote, when a share tells."""
    if share.counted is None or share.size != 2:
        return None
    told = {"täljare": share.counted[0], "nämnare": sum(share.counted)}
    return (told[relation],) if relation in told else None


def added_up(
    whole: Cell,
    parts: Sequence[Cell],
    left_over: str,
    sums: tuple[Sum, ...],
    *,
    is_complete: bool = False,
    is_harmless: bool = False,
) -> Equation | None:
    """Let parts be no more than a whole: what is left over is a part too, known or not.

    When they are complete and not all known, nothing is taken to be left over.
    """
    found = equation(whole, [(part, 1) for part in parts], left_over, sums)
    if found is None:
        return None
    *_, (last, _) = found.parts
    terms = found.parts if last in parts else found.parts[:-1]
    if last not in parts:
        terms = (*terms, (replace(last, is_harmless=is_harmless), 1))
    elif not is_complete and any(cell.counted is None for cell in found.cells()):
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

    key: Key
    cell: Cell
    cells: Cells
    indicators: Indicators

    @property
    def indicator(self) -> Indicator:
        """What it is a figure of."""
        return self.indicators[self.key[0]]

    @property
    def numerator(self) -> Cell | None:
        """How many a share is."""
        return self._other(self.indicator.relations.numerator, 1)

    @property
    def base(self) -> Cell | None:
        """What a share is counted of: what is distributed over parts is counted of the whole."""
        relations = self.indicator.relations
        whole = tuple(pair for pair in self.key[2] if pair[0] not in relations.distributions)
        return self._other(relations.denominator, 1, whole)

    def _other(self, name: str | None, size: int, parts: Parts | None = None) -> Cell | None:
        """The figure of another indicator, when it holds so many counts."""
        _, owner, own_parts, period = self.key
        key: Key = (name or "", owner, own_parts if parts is None else parts, period)
        found = self.cells.get(key)
        return found if found is not None and found.size == size else None

    def shares(self) -> Iterator[Equation]:
        """A share beside its counts, and those that are all together with it."""
        if self.cell.size != 2:
            return
        for key, count, sums in (
            ("täljare", self.numerator, NUMERATORS),
            ("nämnare", self.base, _BASE_OF_SHARE),
        ):
            if count is not None:
                yield from self._told(key, equation(count, [(self.cell, 1)], "", sums))
        names = self.indicator.relations.complements
        others = [*self._others(names).values()]
        if others:
            for one in of_one_base(self.cell, others):
                yield from self._told("helhet_med", one)
            left_over = "de som i {} inte hör till någon av andelarna"
            is_complete = len(others) == len(names)
            yield from self._told(
                "helhet_med",
                added_up(self.cell, others, left_over, ALL_THE_OTHERS, is_complete=is_complete),
            )

    def wholes(self) -> Iterator[Equation]:
        """What a figure is a part of, and what it is made up of."""
        relations = self.indicator.relations
        whole = self._other(relations.within, self.cell.size)
        if whole is not None and relations.within:
            own = {self.key[0]: self.cell}
            yield from self._sum("ryms_i", relations.within, whole, own, is_complete=False)
        parts = self._others(relations.made_up_of)
        if parts:
            is_complete = len(parts) == len(relations.made_up_of)
            yield from self._sum(
                "består_av", self.key[0], self.cell, parts, is_complete=is_complete
            )

    def beside_no_share(self, share: Indicator) -> Iterator[Equation]:
        """A numerator is a part of its base also where the share itself is not written."""
        whole = self._other(share.relations.denominator, 1)
        if whole is not None and self._other(share.id, 2) is None:
            found = added_up(whole, [self.cell], _rest(self.key[:1]), NUMERATORS)
            if found is not None:
                yield replace(found, relation=f"täljare och nämnare i {share.id}")

    def _others(self, names: Sequence[str]) -> dict[str, Cell]:
        found = {name: self._other(name, self.cell.size) for name in names if name != self.key[0]}
        return {name: cell for name, cell in found.items() if cell is not None}

    def _sum(
        self, key: str, name: str, whole: Cell, parts: Mapping[str, Cell], *, is_complete: bool
    ) -> Iterator[Equation]:
        """Counts are added up; and so are shares, but only those of one base."""
        if whole.size == 2:
            bases = [*of_one_base(whole, [*parts.values()])]
            if len(bases) < len(parts):
                return
            for one in bases:
                yield from self._told(key, one)
        kinds = {self.indicators[one].counts for one in (name, *parts)}
        found = added_up(
            whole,
            [*parts.values()],
            _rest(parts),
            NUMERATORS,
            is_complete=is_complete,
            is_harmless=len(kinds) > 1,
        )
        yield from self._told(key, found)

    def _told(self, key: str, found: Equation | None) -> Iterator[Equation]:
        if found is not None:
            yield replace(found, relation=f"{key} i {self.indicator.id}")


def _rest(names: Iterable[str]) -> str:
    return f"de som i {{}} inte räknas i {' eller '.join(names)}"
