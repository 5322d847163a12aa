"""A share against the counts that it is a share of, and shares of the same base against each other.

`täljare` and `nämnare` say which counts. Where both are known the share follows from them. Where
only the base is, some whole number of it must make the share; where only the numerator is, the
share tells what the base can be, and all shares of one base must leave it a number to be.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kvalitet.catalogue.observations import Parts
from kvalitet.checks.arithmetic.bounds import Wholes, bases, numerators
from kvalitet.checks.arithmetic.sheets import Column, Known, Sheet
from kvalitet.model.period import Period
from kvalitet.model.value import Share
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.numbers import decimal, percent

NOT_ITS_COUNTS = Rule("A011", Severity.ERROR, "Andelen stämmer inte med sina antal", excusable=True)
NO_COMMON_BASE = Rule(
    "A012", Severity.ERROR, "Andelarna kan inte vara räknade av samma antal", excusable=True
)
NO_SUCH_SHARE = Rule("A013", Severity.ERROR, "Andelen går inte att få av nämnaren", excusable=True)

_REMEDY = "Rätta det tal som är fel, eller sambandet i nyckeltalet."


@dataclass(frozen=True, slots=True)
class _Implied:
    """What a share and its count tell of the base."""

    share: Known
    told: str
    base: Wholes


def check_shares(names: Iterable[str], known: Mapping[str, Sheet]) -> Iterator[Problem]:
    """The indicators that say what they are shares of."""
    implied: dict[tuple[str, str, Parts, Period], list[_Implied]] = {}
    for sheet in (known[name] for name in names if name in known):
        relations = sheet.indicator.relations
        if relations.numerator is None and relations.denominator is None:
            continue
        for owner, written in sheet.figures.items():
            for parts in written:
                counts = _column(known, relations.numerator, owner, parts)
                wholes = _column(known, relations.denominator, owner, parts)
                for period, share in sheet.column(owner, parts).items():
                    count, whole = counts.get(period), wholes.get(period)
                    found = _judge(share, count, whole)
                    if found is not None:
                        yield found
                    elif whole is None:
                        name = relations.denominator or sheet.indicator.id
                        base = _implied(share, count)
                        implied.setdefault((name, owner, parts, period), []).extend(base)
    for shares in implied.values():
        yield from _in_common(shares)


def _column(known: Mapping[str, Sheet], name: str | None, owner: str, parts: Parts) -> Column:
    sheet = known.get(name) if name is not None else None
    return sheet.column(owner, parts) if sheet is not None else {}


def _judge(share: Known, count: Known | None, whole: Known | None) -> Problem | None:
    """A share beside its numerator and its base, so far as they are known."""
    part, base = _number(count), _number(whole)
    if isinstance(share.value, Share):
        fits = part in (None, share.value.numerator) and base in (None, share.value.denominator)
    elif base is None:
        fits = True
    elif part is None:
        if base and not numerators(share.bounds, base):
            return _no_such_share(share, base)
        fits = base > 0
    else:
        fits = 0 < base >= part and Share(part, base).percent in share.bounds
    return None if fits else _not_its_counts(share, count, whole)


def _number(known: Known | None) -> int | None:
    return known.counts[0] if known is not None and known.counts is not None else None


def _not_its_counts(share: Known, count: Known | None, whole: Known | None) -> Problem:
    beside = " och ".join(known.said for known in (count, whole) if known is not None)
    message = f"{share.said}, men {beside}"
    part, base = _number(count), _number(whole)
    if part is not None and base is not None and 0 < base >= part:
        message += f", alltså {percent(Share(part, base).percent, share.decimals)}"
    return Problem(share.observation.stated_in[0], NOT_ITS_COUNTS, f"{message}.", _REMEDY)


def _no_such_share(share: Known, base: int) -> Problem:
    nearest = numerators(share.bounds, base)
    around = [
        f"{number} av {base} är {percent(Share(number, base).percent, share.decimals)}"
        for number in (nearest.most, nearest.least)
        if number is not None and 0 <= number <= base
    ]
    message = f"{share.said}, men {' och '.join(around)}."
    return Problem(share.observation.stated_in[0], NO_SUCH_SHARE, message, _REMEDY)


def _implied(share: Known, count: Known | None) -> Iterator[_Implied]:
    number = _number(count)
    if isinstance(share.value, Share):
        base = share.value.denominator
        yield _Implied(share, share.text, Wholes(base, base))
    elif number is not None:
        base_of = bases(number, share.bounds)
        told = f"{decimal(number, 0)} är {share.text} {base_of.in_words}"
        yield _Implied(share, told, base_of)


def _in_common(shares: list[_Implied]) -> Iterator[Problem]:
    """Of numbers in a row, all have one in common when every two have."""
    if not shares:
        return
    low = max(shares, key=lambda one: one.base.least)
    high = min(shares, key=lambda one: (one.base.most is None, one.base.most or 0))
    if low.base & high.base:
        return
    first, last = sorted((high, low), key=lambda one: one.share.observation.stated_in[0])
    message = f"{last.share.name}: {last.told}"
    if first is not last:
        message += f", men {first.share.name}: {first.told}. Nämnaren kan inte vara båda"
    yield Problem(last.share.observation.stated_in[0], NO_COMMON_BASE, f"{message}.", _REMEDY)
