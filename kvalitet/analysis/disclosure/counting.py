"""What an observation counts, and which counts are so small that they would point somebody out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.catalogue.observations import Observation, Parts
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.value import MissingKind, Number, Share
from kvalitet.model.words import Counts
from kvalitet.swedish.numbers import round_half_up

Counted = tuple[Rational, ...]
"""How many there are, and of a share how many there are not."""

Key = tuple[str, str, Parts, Period]
"""Of which indicator, whose, of which part and when."""

Indicators = Mapping[str, Indicator]

_SIZES = {"antal": 1, "procent": 2}
"""Unit → how many counts a value holds. What is measured in another unit is no count."""


@dataclass(frozen=True, eq=False, slots=True)
class Cell:
    """What is counted in one place: an observation, or what only subtraction tells."""

    observation: Observation
    """Of what is left over: that which it is left over from."""
    size: int
    """How many counts it holds."""
    counted: Counted | None
    """None when nobody has written it."""
    left_over: str = ""
    """What is left over, in Swedish, with {} for the name of what it is left over from."""
    is_known: bool = False
    """Whether readers have it from an edition published earlier, whatever is hidden now."""
    is_harmless: bool = False
    """Whether it may be as small as it likes: it says nothing about a person."""
    is_of_few: bool = False
    """Whether it is a percentage that is hidden for its own sake."""

    @property
    def key(self) -> Key:
        """What it counts, whose it is, of which part and when."""
        return self.observation.key

    @property
    def is_percentage(self) -> bool:
        """Whether it tells a share without the counts."""
        is_number = isinstance(self.observation.value, Number)
        return is_number and self.counted is None and not self.left_over

    @property
    def is_confidential(self) -> bool:
        """Whether the writer has marked it as secret."""
        is_marked = self.observation.value is MissingKind.CONFIDENTIAL
        return is_marked and not self.left_over and self.counted is None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """What puts cells in order, the newest first, however they were come by."""
        o = self.observation
        newest_first = tuple(-part for part in o.period.sort_key)
        return newest_first, o.owner, o.parts, o.indicator, self.left_over, self.counted or ()


def size_of(indicator: Indicator) -> int:
    """How many counts a value of the indicator holds; 0 for what is no count."""
    return _SIZES.get(indicator.unit, 0)


def is_about_persons(indicator: Indicator) -> bool:
    """Whether it counts persons, or events that concern a person."""
    return indicator.counts is not Counts.OPERATIONS and size_of(indicator) > 0


def cell_of(observation: Observation, indicator: Indicator, *, is_known: bool = False) -> Cell:
    """The cell of a figure."""
    return Cell(
        observation,
        size_of(indicator),
        counted_in(observation, indicator),
        is_known=is_known,
        is_harmless=not is_about_persons(indicator),
    )


def may_count(observation: Observation, indicator: Indicator) -> bool:
    """Whether a value can stand for a count: nobody counts less than none, or more than all."""
    if not isinstance(observation.value, Number):
        return True
    most = 100 if indicator.unit == "procent" else observation.value.amount
    return 0 <= observation.value.amount <= most


def counted_in(observation: Observation, indicator: Indicator) -> Counted | None:
    """What a value counts; None when it does not say."""
    match observation.value:
        case Share(numerator, denominator):
            return numerator, denominator - numerator
        case Number(amount) if indicator.unit == "antal":
            exact = Fraction(amount)
            return (exact.numerator if exact.denominator == 1 else exact,)
    return None


def small_ones(counted: Counted, limits: DisclosureLimits) -> Iterator[tuple[tuple[int, ...], int]]:
    """The counts that would say something about a person, and sums of them; with their limits."""
    for i, count in enumerate(counted):
        if 0 < count < limits.least_count:
            yield (i,), limits.least_count
    if len(counted) > 1 and 0 < sum(counted) < limits.least_base:
        yield tuple(range(len(counted))), limits.least_base


def is_small(counted: Counted, limits: DisclosureLimits) -> bool:
    """Whether any of the counts would say something about a person."""
    return next(small_ones(counted, limits), None) is not None


def percent_between(observation: Observation, indicator: Indicator) -> tuple[Fraction, Fraction]:
    """Between which shares, in per cent, a percentage is that is shown without its counts."""
    assert isinstance(observation.value, Number), "a share has its counts"
    amount = observation.value.amount
    written = max(0, -int(amount.as_tuple().exponent))
    shown = Fraction(round_half_up(amount, indicator.decimals))
    error = Fraction(1, 2 * 10 ** min(written, indicator.decimals))
    return max(Fraction(0), shown - error), min(Fraction(100), shown + error)
