"""Hidden figures as somebody would write them: as a count, as a share, or in per cent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from kvalitet.analysis.disclosure.hidden import Hidden
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation
from kvalitet.checks.disclosure.grammar import number_alone, typed_counts
from kvalitet.model.measurement import TOTAL
from kvalitet.model.period import Period
from kvalitet.model.value import Number, Share
from kvalitet.swedish.numbers import round_half_up

_BEFORE = r"(?<![\w,.–-])"
_SHARE = re.compile(rf"{_BEFORE}(\d{{1,9}}) av (?:de |totalt )?(\d{{1,9}})(?![\w,]\d|\w)")
_PERCENT = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:[,.]\d{{1,3}})?)\s?(?:%|procent\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number in the words, of one of the three kinds."""

    start: int
    words: str
    count: int | None = None
    base: int | None = None
    percent: Decimal | None = None


@lru_cache(maxsize=1 << 16)  # a preview asks again for all that has not changed
def typed_numbers(text: str) -> tuple[Typed, ...]:
    """Every number in a text that may be a figure."""
    found = {
        match.start(): Typed(match.start(), match[0], int(match[1]), int(match[2]))
        for match in _SHARE.finditer(text)
    }
    for one in typed_counts(text):
        found[one.start] = Typed(one.start, one.words, one.count, one.base)
    for match in _PERCENT.finditer(text):
        percent = Decimal(match[1].replace(",", "."))
        found[match.start()] = Typed(match.start(), match[0], percent=percent)
    alone = number_alone(text)
    if alone is not None:
        found[0] = Typed(0, text, alone)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Secret:
    """A hidden figure, and what would tell it."""

    hidden: Hidden
    counts: frozenset[int]
    shares: frozenset[tuple[int, int]]
    percents: frozenset[Fraction]

    @property
    def part(self) -> str:
        """Which part it is of, as documents state it."""
        parts = self.hidden.observation.parts
        return parts[0][1] if parts else TOTAL

    @property
    def period(self) -> Period:
        return self.hidden.observation.period

    @property
    def year(self) -> int | None:
        """When it was; None for what has no date."""
        return self.period.end.year if self.period.end else None

    def is_told_by(self, typed: Typed) -> bool:
        """Whether a number is this one."""
        if typed.percent is not None:
            decimals = max(0, -int(typed.percent.as_tuple().exponent))
            return any(round_half_up(one, decimals) == typed.percent for one in self.percents)
        if typed.base is not None:
            return (typed.count, typed.base) in self.shares
        return typed.count in self.counts

    def is_named_in(self, text: str) -> bool:
        """Whether the words name the part that it is of, or it is of no part."""
        return all(_stem(part).search(text) for _, part in self.hidden.observation.parts)


def _stem(part: str) -> re.Pattern[str]:
    """A part as it may be inflected: "flickor", "flickorna", "män", "männen"."""
    if len(part) > 5:
        return re.compile(rf"\b{re.escape(part[:-1])}", re.IGNORECASE)
    return re.compile(rf"\b{re.escape(part)}(?:n?en)?\b", re.IGNORECASE)


def secret_of(hidden: Hidden, catalogue: Catalogue) -> Secret:
    """What would tell a hidden figure."""
    o = hidden.observation
    shares: set[tuple[int, int]] = set()
    percents: set[Fraction] = set()
    counts: set[int] = set()
    if isinstance(o.value, Share):
        counts.add(o.value.denominator)
        shares.update(_both(o.value.numerator, o.value.denominator))
    elif isinstance(o.value, Number) and catalogue.indicators[o.indicator].unit == "procent":
        percents = {o.value.exact, 100 - o.value.exact}
    elif isinstance(o.value, Number):
        counts.add(int(o.value.amount))
        whole = _whole(o, catalogue)
        shares.update(_both(int(o.value.amount), whole) if whole else ())
    counts |= {some for some, _ in shares if isinstance(o.value, Share)}
    percents |= {Fraction(100 * some, all_of_them) for some, all_of_them in shares}
    return Secret(
        hidden, frozenset(counts - {0}), frozenset(shares), frozenset(percents - {0, 100})
    )


def _both(some: int, all_of_them: int) -> Iterator[tuple[int, int]]:
    """A share and its complement."""
    yield some, all_of_them
    yield all_of_them - some, all_of_them


def _whole(o: Observation, catalogue: Catalogue) -> int:
    """How many the part is of; 0 when nobody has written it."""
    key = replace(o, parts=()).series_key
    found = (one.value for one in catalogue.store.get(key, ()) if one.period == o.period)
    value = next(found, None)
    return int(value.amount) if o.parts and isinstance(value, Number) else 0
