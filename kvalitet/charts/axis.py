"""Scales: from values and dates to shares of a drawing's height and width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import count, islice

from kvalitet.charts.description import Span
from kvalitet.charts.text import superscript
from kvalitet.swedish.numbers import decimal

MOST_INTERVALS = 4  # and so at most four gridlines above the base line
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_DIVIDING_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(3), Decimal(5))
_UNWIELDY = 15  # digits, or decimals, beyond which a number is written with a power of ten
_EXACT = 1000  # digits to reckon with, so that no value is too large or too constant to draw


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The stretch of values a drawing shows, and where its gridlines are."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """Where the value is between the ends: 0 at the low one, 1 at the high one."""
        return min(max(float((value - self.low) / (self.high - self.low)), 0.0), 1.0)

    @property
    def texts(self) -> tuple[str, ...]:
        places = max(_decimals(tick) for tick in self.ticks)
        return tuple(_tick_text(tick, places) for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days a drawing shows. Steps between points are as long as the time between them."""

    first: date
    last: date

    def share(self, day: date) -> float:
        length = (self.last - self.first).days
        if not length:
            return 0.5
        return min(max((day - self.first).days / length, 0.0), 1.0)


def value_axis(values: Iterable[Decimal], span: Span) -> ValueAxis:
    """The axis that holds the values and the span, with even steps of a round size."""
    with localcontext(prec=_EXACT):
        everything = [*values, *(end for end in (span.low, span.high) if end is not None)]
        everything = everything or [Decimal(0), Decimal(1)]
        low, high = min(everything), max(everything)
        low_is_given, high_is_given = low == span.low, high == span.high
        if low == high:
            room = abs(low) / 10 or Decimal(1)
            low, high = low if low_is_given else low - room, high + room
            high_is_given = False
        whole = all(value == value.to_integral_value() for value in everything)
        if low_is_given and high_is_given:
            return _with_step(low, high, _dividing_step(low, high, whole))
        for step in _round_steps(low, high, whole, _STEPS):
            bottom = low if low_is_given else _down(low, step)
            top = high if high_is_given else bottom - _down(bottom - high, step)
            if (top - bottom) <= step * MOST_INTERVALS:
                return _with_step(bottom, top, step)
        raise AssertionError("steps grow until one is long enough")


def _down(value: Decimal, step: Decimal) -> Decimal:
    """The nearest multiple of the step that is not above the value."""
    multiple = value // step * step  # towards zero
    return multiple if multiple <= value else multiple - step


def _dividing_step(low: Decimal, high: Decimal, whole: bool) -> Decimal:
    """A step that ends exactly at the high end, if there is one."""
    found = islice(_round_steps(low, high, whole, _DIVIDING_STEPS), 2 * len(_DIVIDING_STEPS))
    steps = [step for step in found if (high - low) / MOST_INTERVALS <= step <= high - low]
    even = [step for step in steps if (high - low) % step == 0]
    return (even or steps or [high - low])[0]


def _round_steps(
    low: Decimal, high: Decimal, whole: bool, sizes: tuple[Decimal, ...]
) -> Iterator[Decimal]:
    """Round sizes from about a quarter of the stretch; whole numbers only where all values are."""
    exponent = ((high - low) / MOST_INTERVALS).adjusted()
    for power in count(exponent):
        for size in sizes:
            step = size.scaleb(power)
            if not whole or step == step.to_integral_value():
                yield step


def _with_step(low: Decimal, high: Decimal, step: Decimal) -> ValueAxis:
    intervals = int((high - low) // step)
    return ValueAxis(low, high, tuple(low + index * step for index in range(intervals + 1)))


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


@lru_cache(maxsize=1024)
def _tick_text(value: Decimal, places: int) -> str:
    size = value.adjusted()
    if places < _UNWIELDY and size < _UNWIELDY:
        return decimal(value, places)
    return f"{decimal(value.scaleb(-size), 1)}·10{superscript(size)}"
