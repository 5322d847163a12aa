"""What readers know already: the figures of earlier editions, beside those that are shown now.

A figure that an edition shows is known: nothing is won by hiding it. One that was revised since is
known as it was then, and so is what it tells of those that were hidden then and are shown now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kvalitet.analysis.disclosure.counting import (
    Cell,
    Counted,
    Indicators,
    Key,
    cell_of,
    counted_in,
    is_small,
    may_count,
)
from kvalitet.analysis.disclosure.equations import Cells, Equation, beyond, each
from kvalitet.analysis.shown import Shown
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind, Share, same_value


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier edition has shown of some indicators."""

    edition: str
    figures: tuple[Shown, ...]


def with_known(cells: Cells, indicators: Indicators, earlier: Iterable[Earlier]) -> dict[Key, Cell]:
    """The cells, and those that only an earlier edition has; what is known is marked so."""
    found = dict(cells)
    for one in (one for edition in earlier for one in edition.figures):
        observation, indicator = _observed(one), indicators[one.indicator]
        if isinstance(one.value, MissingKind) or not may_count(observation, indicator):
            continue
        then = cell_of(observation, indicator, is_known=True)
        now = found.setdefault(then.key, then)
        if _is_known(now.observation, one, indicator):
            found[now.key] = replace(now, counted=then.counted, is_known=True)
    return found


def _observed(one: Shown) -> Observation:
    return Observation(
        one.indicator, one.owner, one.parts, one.period, one.value, "", False, "", None, ()
    )


def _is_known(now: Observation, then: Shown, indicator: Indicator) -> bool:
    """Whether what is stated now says nothing that was not shown then."""
    if isinstance(now.value, MissingKind):
        return True
    tells_more = isinstance(now.value, Share) and not isinstance(then.value, Share)
    return not tells_more and same_value(now.value, then.value, indicator.decimals)


def since_revised(
    equations: Sequence[Equation],
    indicators: Indicators,
    earlier: Iterable[Earlier],
    limits: DisclosureLimits,
) -> Iterator[Equation]:
    """What figures as they were then, and others as they are now, tell of those hidden then."""
    for edition in earlier:
        then = dict(_counted_then(edition, indicators))
        for one in equations:
            if one.is_between_shares:
                continue
            for cell, others, known in _hidden_then(one, then):
                whole = Cell(cell.observation, len(known), known, is_known=True)
                counted = beyond(whole, others, each(len(known)))
                if counted and min(counted) >= 0 and is_small(counted, limits):
                    name = f"{{}} så som det var i utgåvan {edition.edition}"
                    before = replace(cell, counted=counted, left_over=name, is_known=False)
                    yield Equation(whole, (*others, (before, 1)), one.sums, one.relation)


def _counted_then(edition: Earlier, indicators: Indicators) -> Iterator[tuple[Key, Counted | None]]:
    """What each figure counted; None for those that were hidden."""
    for one in edition.figures:
        observation = _observed(one)
        counted = counted_in(observation, indicators[one.indicator])
        if counted is not None or one.value is MissingKind.CONFIDENTIAL:
            yield observation.key, counted


def _hidden_then(
    one: Equation, then: Mapping[Key, Counted | None]
) -> Iterator[tuple[Cell, list[tuple[Cell, int]], Counted]]:
    """What was hidden in an equation of which something has been revised since.

    With each come the others that were hidden, and what it made together with them.
    """
    hidden: dict[Cell, int] = {}
    shown: list[Counted] = []
    is_revised = False
    for cell, sign in ((one.whole, 1), *((cell, -sign) for cell, sign in one.parts)):
        counted = None if cell.left_over else then.get(cell.key)
        if counted is not None:
            shown.append(tuple(sign * count for count in counted))
            is_revised |= counted != cell.counted
        elif cell.left_over or cell.key in then:
            hidden[cell] = sign
        else:
            return
    if is_revised:
        sums = [sum(column) for column in zip(*shown, strict=True)]
        for cell, sign in hidden.items():
            others = [(other, sign * turn) for other, turn in hidden.items() if other is not cell]
            if others and not cell.left_over:
                yield cell, others, tuple(-sign * total for total in sums)
