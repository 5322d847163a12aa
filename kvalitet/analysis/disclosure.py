"""Disclosure control: which observations would say something about a person, and are hidden.

Applies to indicators that count persons or events that concern a person. Counts from 1 up to the
limit are hidden, and so is a share when its numerator or the rest of its base is such a count
(the share times a known base gives the count) or when its base is under the limit. Zero is never
hidden. When the total of a breakdown would give away what is hidden of it, or a small part of it
that nobody wrote, the smallest other part is hidden too, and where there is none but zeros the
total itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kvalitet.catalogue.observations import Observation, Store
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind, Number, Share
from kvalitet.model.words import Counts

Tally = tuple[Decimal | int, ...]
"""How many there are, and of a share how many there are not; () when that is not known."""


def hidden_observations(
    store: Store, indicators: Mapping[str, Indicator], limits: DisclosureLimits
) -> frozenset[Observation]:
    """The observations that must not be published."""
    protected = [
        observation
        for series in store.values()
        for observation in series
        if indicators[observation.indicator].counts is not Counts.OPERATIONS
    ]
    counted = [
        o
        for o in protected
        if not isinstance(o.value, Number) or indicators[o.indicator].unit == "antal"
    ]
    exposed = {o for o in counted if _is_small(_counts(o), limits)}
    return frozenset(exposed | set(_complements(counted, exposed, limits)))


def _is_small(counts: Tally, limits: DisclosureLimits) -> bool:
    """Whether counts this small would say something about a person."""
    base_is_small = len(counts) > 1 and 0 < sum(counts) < limits.least_base
    return base_is_small or any(0 < count < limits.least_count for count in counts)


def _complements(
    counted: Sequence[Observation], exposed: set[Observation], limits: DisclosureLimits
) -> Iterator[Observation]:
    """For each breakdown that its total gives away, what hides it: a part, else the total."""
    totals = {(o.indicator, o.owner, o.period): o for o in counted if not o.parts}
    for breakdown in _breakdowns(counted):
        total = totals.get((breakdown[0].indicator, breakdown[0].owner, breakdown[0].period))
        hidden = [o for o in breakdown if o in exposed or o.value is MissingKind.CONFIDENTIAL]
        unseen = [_counts(o) for o in hidden]
        rest = _rest(breakdown, total)
        if _is_small(rest, limits):
            unseen.append(rest)
        if not _given_away(unseen):
            continue
        seen = [o for o in breakdown if o not in hidden and _counts(o) and _counts(o)[0] > 0]
        if seen:
            yield min(seen, key=lambda o: (sum(_counts(o)), o.parts))
        elif total is not None and _counts(total):
            yield total


def _rest(breakdown: Sequence[Observation], total: Observation | None) -> Tally:
    """What the total has beyond the parts that are stated: a part that nobody wrote."""
    stated = [_counts(o) for o in breakdown]
    whole = _counts(total) if total else ()
    if any(len(counts) != len(whole) for counts in stated):
        return ()
    return tuple(all_ - sum(some) for all_, *some in zip(whole, *stated, strict=True))


def _given_away(unseen: Sequence[Tally]) -> bool:
    """Whether the sum of the unseen parts tells what they are.

    One alone is the sum. Nor can two hide when they share a sum of two: zero is never hidden.
    """
    all_are_one = any({counts[i : i + 1] for counts in unseen} == {(1,)} for i in (0, 1))
    return len(unseen) == 1 or all_are_one


def _breakdowns(observations: Iterable[Observation]) -> Iterable[list[Observation]]:
    """The parts of each indicator, owner, dimension and period."""
    groups: dict[object, list[Observation]] = {}
    for o in observations:
        if o.parts:
            dimensions = tuple(dimension for dimension, _ in o.parts)
            groups.setdefault((o.indicator, o.owner, dimensions, o.period), []).append(o)
    return groups.values()


def _counts(observation: Observation) -> Tally:
    """How many there are, and of a share how many there are not; () when the value is missing."""
    match observation.value:
        case Share(numerator, denominator):
            return numerator, denominator - numerator
        case Number(amount):
            return (amount,)
        case MissingKind():
            return ()
