"""What a rounded figure says exactly: between which numbers the true one lies.

13,9 % is whatever rounds to it, and 48 are 13,9 % only of 345 or 346. All is counted in fractions.
An exact half is let through on both sides, since not everybody rounds it up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from kvalitet.model.value import Number, Share
from kvalitet.swedish.numbers import decimal

NOTHING, ALL = Fraction(0), Fraction(100)
"""The least and the most that a share can be, in per cent."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a number can be."""

    low: Fraction
    high: Fraction

    def __contains__(self, number: Fraction) -> bool:
        return self.low <= number <= self.high


def together(numbers: Iterable[Bounds]) -> Bounds:
    """What numbers can be when they are added up."""
    total = Bounds(NOTHING, NOTHING)
    for one in numbers:
        total = Bounds(total.low + one.low, total.high + one.high)
    return total


def rounded(amount: Decimal) -> Bounds:
    """What rounds to an amount, with the decimals it is written with."""
    half = Fraction(1, 2 * 10 ** written_decimals(amount))
    return Bounds(Fraction(amount) - half, Fraction(amount) + half)


def written_decimals(amount: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(amount.as_tuple().exponent))


def percent(value: Number | Share) -> Bounds:
    """What a share can be, in per cent."""
    if isinstance(value, Share):
        return Bounds(value.percent, value.percent)
    near = rounded(value.amount)
    return Bounds(max(near.low, NOTHING), min(near.high, ALL))


def of_unit(value: Number | Share, unit: str) -> Bounds:
    """What a value can be: whole counts are exact, other numbers are taken for rounded."""
    if unit == "procent" or isinstance(value, Share):
        return percent(value)
    if unit == "antal" and value.exact.denominator == 1:
        return Bounds(value.exact, value.exact)
    return rounded(value.amount)


@dataclass(frozen=True, slots=True)
class Wholes:
    """Whole numbers in a row, from `least` on; without `most` there is no end to them."""

    least: int
    most: int | None = None

    def __and__(self, other: "Wholes") -> "Wholes":
        ends = [most for most in (self.most, other.most) if most is not None]
        return Wholes(max(self.least, other.least), min(ends, default=None))

    def __bool__(self) -> bool:
        return self.most is None or self.least <= self.most

    @property
    def in_words(self) -> str:
        """Of what a count is a share: "bara av 345–346", "av minst 12"."""
        if not self:
            return "av inget helt antal"
        least = decimal(self.least, 0)
        if self.most is None:
            return f"av minst {least}"
        return f"bara av {least}" + (f"–{decimal(self.most, 0)}" if self.most > self.least else "")


def numerators(share: Bounds, base: int) -> Wholes:
    """How many of a base are such a share of it."""
    return Wholes(ceil(base * share.low / 100), floor(base * share.high / 100))


def bases(count: int, share: Bounds) -> Wholes:
    """What a count can be such a share of."""
    if count == 0:
        return Wholes(1, None if share.low == 0 else 0)
    if share.high == 0:
        return Wholes(1, 0)
    least = max(count, ceil(100 * count / share.high))
    return Wholes(least, floor(100 * count / share.low) if share.low else None)
