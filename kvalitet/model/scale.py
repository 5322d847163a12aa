"""Scales: decided bands of values, and the proof that they cover every value exactly once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise

from kvalitet.model.interval_spelling import likely_spelling
from kvalitet.model.value import NUMBER_FORM, ValueProblem, read_number
from kvalitet.model.words import QualityLevel
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.numbers import MINUS, as_written, round_half_up

FORMS = "Skriv t.ex. 0–75, över 10, under 5, minst 91, högst 75 eller över 75 och under 91."
"""The way out of every misspelt interval: one example of each form."""

EVERYTHING = "alla värden"


@dataclass(eq=False)
class IntervalProblem(ValueError):
    """A text that is no interval: what is wrong and the way out, in Swedish."""

    message: str
    remedy: str


def _difference(value: Decimal | Fraction | int, end: Decimal) -> int:
    """Above, below or at 0 as the value is above, below or at the end."""
    if isinstance(value, Decimal):
        return (value > end) - (value < end)
    # In whole numbers, since Decimal and Fraction cannot be compared with each other.
    (top, bottom), (end_top, end_bottom) = value.as_integer_ratio(), end.as_integer_ratio()
    return top * end_bottom - end_top * bottom


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of values; an end that is None goes on for ever, an open end is not included."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Decimal | Fraction | int) -> bool:
        if self.low is not None:
            above = _difference(value, self.low)
            if above < 0 or (self.low_open and above == 0):
                return False
        if self.high is not None:
            above = _difference(value, self.high)
            if above > 0 or (self.high_open and above == 0):
                return False
        return True

    @property
    def in_words(self) -> str:
        """How it is written, so that `parse_interval` reads the same: "0–75", "över 10"."""
        low, high = _written(self.low), _written(self.high)
        above = f"{'över' if self.low_open else 'minst'} {low}"
        below = f"{'under' if self.high_open else 'högst'} {high}"
        if self.low is None:
            return EVERYTHING if self.high is None else below
        if self.high is None:
            return above
        if self.low_open or self.high_open:
            return f"{above} och {below}"
        if self.low == self.high:
            return low
        # "−5–5" is hard to read.
        return f"{low} till {high}" if self.low < 0 or self.high < 0 else f"{low}–{high}"


def _written(bound: Decimal | None) -> str:
    return "" if bound is None else as_written(bound)


_SIGNED = rf"[-{MINUS}]?{NUMBER_FORM}"
_BETWEEN = re.compile(rf"(?P<low>{_SIGNED})(?: ?[-–—{MINUS}] ?| till )(?P<high>{_SIGNED})")
_UPWARDS = re.compile(rf"(?P<low>{_SIGNED}) ?[–-]")
_BOUNDED = re.compile(
    rf"(?:(?P<above>över|minst) (?P<low>{_SIGNED}))?"
    rf"(?P<and> och | till | men )?"
    rf"(?:(?P<below>under|högst) (?P<high>{_SIGNED}))?"
)


def parse_interval(text: str) -> Interval:
    """Read an interval as writers write it; raise IntervalProblem, in Swedish, when it is none."""
    line = " ".join(text.split()).lower()
    if not line:
        raise IntervalProblem("Intervallet är tomt.", FORMS)
    try:
        found = _read(line)
    except ValueProblem as problem:
        raise IntervalProblem(problem.message, problem.remedy) from None
    if found is None:
        raise IntervalProblem(f"{quoted(text)} är inte ett intervall.", _way_out(line))
    _refuse_empty(text, found)
    return found


def _read(line: str) -> Interval | None:
    if line == EVERYTHING:
        return Interval(None, None)
    if re.fullmatch(_SIGNED, line):
        point = read_number(line)
        return Interval(point, point)
    if between := _BETWEEN.fullmatch(line):
        return Interval(read_number(between["low"]), read_number(between["high"]))
    if upwards := _UPWARDS.fullmatch(line):
        return Interval(read_number(upwards["low"]), None)
    bounded = _BOUNDED.fullmatch(line)
    both = bounded is not None and bounded["low"] is not None and bounded["high"] is not None
    if bounded is None or both != (bounded["and"] is not None):
        return None
    return Interval(
        read_number(bounded["low"]) if bounded["low"] else None,
        read_number(bounded["high"]) if bounded["high"] else None,
        low_open=bounded["above"] == "över",
        high_open=bounded["below"] == "under",
    )


def _refuse_empty(text: str, interval: Interval) -> None:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return
    if low > high:
        turned = Interval(high, low, interval.high_open, interval.low_open).in_words
        raise IntervalProblem(
            f"{quoted(text)} slutar före sin början.", f"Skriv det lägsta värdet först: {turned}."
        )
    if low == high and (interval.low_open or interval.high_open):
        raise IntervalProblem(f"{quoted(text)} rymmer inget värde.", FORMS)


def _way_out(line: str) -> str:
    """Say what to write instead of what was probably meant."""
    try:
        guess = _read(likely_spelling(line))
    except ValueProblem:
        guess = None
    if guess is None:
        return FORMS
    unit = "Enheten skrivs inte ut. " if "%" in line or "procent" in line else ""
    return f"{unit}Menade du ”{guess.in_words}”? {FORMS}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Possible values that lie in no band, or in several."""

    where: Interval
    example: Decimal
    levels: tuple[QualityLevel, ...]
    """The levels that claim the values: none for a hole, two or three for an overlap."""


@dataclass(frozen=True)  # without slots: a cached property needs room for what it remembers
class Scale:
    """Bands of values; a level that the scale does not use is None."""

    red: Interval | None
    yellow: Interval | None
    green: Interval | None
    decimals: int | None
    """What a value is rounded to, half up, before it is banded; None is no rounding."""

    @cached_property
    def bands(self) -> tuple[tuple[QualityLevel, Interval], ...]:
        """The levels in use, from red to green."""
        every = (
            (QualityLevel.RED, self.red),
            (QualityLevel.YELLOW, self.yellow),
            (QualityLevel.GREEN, self.green),
        )
        return tuple((level, band) for level, band in every if band is not None)

    def level_of(self, value: Decimal | Fraction | int) -> QualityLevel | None:
        """Band a value as it is published, or None where the scale has a hole."""
        found = self.place_of(self.published(value))
        return found[0] if found else None

    def published(self, value: Decimal | Fraction | int) -> Decimal | Fraction | int:
        """The value as it is rounded before it is banded."""
        return value if self.decimals is None else round_half_up(value, self.decimals)

    def place_of(self, published: Decimal | Fraction | int) -> tuple[QualityLevel, Interval] | None:
        """The level and the band of a value that is rounded already; None where there is a hole."""
        for level, band in self.bands:
            if published in band:
                return level, band
        return None

    def uncovered(self, span: Interval) -> tuple[Stretch, ...]:
        """Return the holes: possible values in `span` that no level claims."""
        return tuple(stretch for stretch in self._stretches(span) if not stretch.levels)

    def overlaps(self, span: Interval) -> tuple[Stretch, ...]:
        """Return possible values in `span` that more than one level claims."""
        return tuple(stretch for stretch in self._stretches(span) if len(stretch.levels) > 1)

    def _claims(self, value: Decimal | Fraction | int) -> tuple[QualityLevel, ...]:
        return tuple(level for level, band in self.bands if value in band)

    def _stretches(self, span: Interval) -> Iterator[Stretch]:
        """Cut the span where a band begins or ends, and join neighbours that are claimed alike."""
        bands = [band for _, band in self.bands]
        if self.decimals is None:
            pieces = _continuous_pieces(span, bands)
        else:
            pieces = _rounded_pieces(span, bands, self.decimals)
        for levels, group in groupby(pieces, key=lambda piece: self._claims(_inside(piece))):
            alike = list(group)
            first, last = alike[0], alike[-1]
            where = Interval(first.low, last.high, first.low_open, last.high_open)
            yield Stretch(where, _inside(first), levels)


def _inside(piece: Interval) -> Decimal:
    """Return a value of an interval, with as few digits as can be."""
    low, high = piece.low, piece.high
    if low is None or high is None:
        if low is not None:
            return low + 1 if piece.low_open else low
        return Decimal(0) if high is None else high - 1 if piece.high_open else high
    if not piece.low_open:
        return low
    return high if not piece.high_open else (low + high) / 2


def _continuous_pieces(span: Interval, bands: Iterable[Interval]) -> Iterator[Interval]:
    """Cut the span into points and open stretches within which no band begins or ends."""
    ends = {end for band in (span, *bands) for end in (band.low, band.high) if end is not None}
    cuts = sorted(ends)
    edges: list[Decimal | None] = [None, *cuts, None]
    for low, high in pairwise(edges):
        stretch = Interval(low, high, low is not None, high is not None)
        if _inside(stretch) in span:
            yield stretch
        if high is not None and high in span:
            yield Interval(high, high)


def _rounded_pieces(span: Interval, bands: Iterable[Interval], decimals: int) -> Iterator[Interval]:
    """Cut the published values of the span into runs within which no band begins or ends."""
    step = Decimal(1).scaleb(-decimals)
    lowest, highest = _published_ends(span, decimals)
    runs = [_on_grid(band, step) for band in bands]
    begins = {low for low, _ in runs if low is not None}
    begins |= {high + 1 for _, high in runs if high is not None}
    first = None if lowest is None else int(lowest / step)
    last = None if highest is None else int(highest / step)
    within = {n for n in begins if (first is None or n > first) and (last is None or n <= last)}
    starts: list[int | None] = [first, *sorted(within)]
    stops = [n - 1 for n in sorted(within)]
    for start, stop in zip(starts, [*stops, last], strict=True):
        yield Interval(
            None if start is None else start * step, None if stop is None else stop * step
        )


def _on_grid(band: Interval, step: Decimal) -> tuple[int | None, int | None]:
    """Return the first and last multiple of `step` inside a band."""
    low = high = None
    if band.low is not None:
        low = -(-Fraction(band.low) // Fraction(step))
        low += band.low_open and low * step == band.low
    if band.high is not None:
        high = Fraction(band.high) // Fraction(step)
        high -= band.high_open and high * step == band.high
    return low, high


def _published_ends(span: Interval, decimals: int) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value that rounding can make of the values in the span.

    Below an open 5 there is 4.9, which is published as 5; below an open 4.5 only what becomes 4.
    """
    step = Decimal(1).scaleb(-decimals)
    low = None if span.low is None else round_half_up(span.low, decimals)
    high = None if span.high is None else round_half_up(span.high, decimals)
    if low is not None and span.low is not None and span.low_open and span.low - low == step / 2:
        low += step
    if (
        high is not None
        and span.high is not None
        and span.high_open
        and high - span.high == step / 2
    ):
        high -= step
    return low, high
