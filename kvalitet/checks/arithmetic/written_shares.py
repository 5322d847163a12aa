"""Shares that a text gives beside their counts: "10 av 25 (45 %)", "48 barn (13,9 %)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kvalitet.checks.arithmetic.bounds import Bounds, Wholes, bases, numerators, rounded
from kvalitet.checks.arithmetic.counted_words import COUNTED
from kvalitet.checks.arithmetic.read_text import NUMBER, PERCENT, ReadText, percentage
from kvalitet.model.value import Share
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.number_words import number_in
from kvalitet.swedish.numbers import as_written, decimal, percent

NOT_SO_MANY = Rule(
    "A031", Severity.ERROR, "Andelen i texten följer inte av sina antal", excusable=True
)
NOT_OF_THE_SAME = Rule("A032", Severity.WARNING, "Antal och andelar i texten går inte ihop")

_SIGN = r"\s?(?:%|procent\b)"
_ABOUT = re.compile(
    r"(?:cirka|ca\.?|ungefär|omkring|runt|drygt|knappt|nästan|över|under|mer än|mindre än) $",
    re.IGNORECASE,
)
_OF = rf"(?<![\w,.–-])(?P<part>{NUMBER})\s+av\s+(?:(?:de|totalt|alla)\s+)?(?P<base>{NUMBER})"
_WORDS = r"(?:\s+[^\W\d]{1,30}){0,4}?"
_THAT_IS = r"(?:dvs\.?|alltså|det vill säga|motsvarande|vilket (?:är|motsvarar|blir)) "
_COUNTS_FIRST = re.compile(
    rf"{_OF}{_WORDS}(?:\s\((?:{_THAT_IS})?|,\s{_THAT_IS})(?P<share>{PERCENT}){_SIGN}(?=[).,;]|$)",
    re.IGNORECASE,
)
_SHARE_FIRST = re.compile(
    rf"(?P<share>{PERCENT}){_SIGN}\s\((?:{_THAT_IS})?{_OF}{_WORDS}\)", re.IGNORECASE
)
_SHARE_OF = re.compile(
    rf"(?P<share>{PERCENT}){_SIGN}\s+av\s+(?:de\s+|totalt\s+)?(?P<base>{NUMBER})\s+{COUNTED}",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w,.–-])(?P<count>{NUMBER})\s+(?P<noun>{COUNTED})[^.;:!?()\d]{{0,110}}?"
    rf"(?:\((?P<inside>{PERCENT}){_SIGN}\)"
    rf"|\bmotsvarar\s+(?P<share>{PERCENT}){_SIGN}\s+av\s+(?P<of>[^\W\d]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CountedShare:
    """A count with its share, and what they are said of."""

    place: Place
    count: int
    share: str
    said_of: tuple[str, str]

    @property
    def base(self) -> Wholes:
        return bases(self.count, _bounds(self.share))


def written_shares(text: ReadText) -> Iterator[Problem]:
    """The shares of a paragraph that stand beside both of their counts, or beside their base."""
    for pattern in (_COUNTS_FIRST, _SHARE_FIRST, _SHARE_OF):
        for match in pattern.finditer(text.text):
            if _ABOUT.search(text.text[max(0, match.start() - 12) : match.start()]):
                continue
            message = _of_base(match) if pattern is _SHARE_OF else _of_counts(match)
            if message:
                place = text.place_at(match.start())
                yield Problem(place, NOT_SO_MANY, message, "Rätta det tal som är fel.")


def _bounds(share: str) -> Bounds:
    return rounded(percentage(share))


def _of_counts(match: re.Match[str]) -> str:
    part, base, share = (
        number_in(match["part"]),
        number_in(match["base"]),
        percentage(match["share"]),
    )
    if not 0 < base >= part or Share(part, base).percent in rounded(share):
        return ""
    exact = percent(Share(part, base).percent, _decimals(match["share"]))
    return f"{decimal(part, 0)} av {decimal(base, 0)} är {exact}, inte {as_written(share)} %."


def _of_base(match: re.Match[str]) -> str:
    base, share = number_in(match["base"]), percentage(match["share"])
    near = numerators(rounded(share), base)
    is_round = not _decimals(match["share"]) and share % 5 == 0  # as one says it, not as it was
    if base == 0 or near or is_round:
        return ""
    around = [
        f"{n} av {base} är {percent(Share(n, base).percent, _decimals(match['share']))}"
        for n in (near.most, near.least)
        if n is not None and 0 <= n <= base
    ]
    return f"Ingen andel av {decimal(base, 0)} är {match['share']} %: {' och '.join(around)}."


def _decimals(share: str) -> int:
    return len(share.replace(",", ".").partition(".")[2])


def counted_shares(text: ReadText) -> list[CountedShare]:
    """The counts of a paragraph that are told with their share alone."""
    found = []
    for match in _COUNT.finditer(text.text):
        share, of = match["share"] or match["inside"], match["of"]
        # "(40 %)" may be of this or that; only where it is told with decimals is it rarely chance.
        if of or _decimals(share):
            said_of = (match["noun"].lower(), of.lower() if of else share)
            place = text.place_at(match.start())
            found.append(CountedShare(place, number_in(match["count"]), share, said_of))
    return found


def not_of_the_same(
    some: Sequence[CountedShare], others: Sequence[CountedShare]
) -> Iterator[Problem]:
    """Counts that are told as shares of the same, which no number can be."""
    for first, second in product(some, others):
        is_before = first.place < second.place
        if is_before and first.said_of == second.said_of and not first.base & second.base:
            yield Problem(
                second.place,
                NOT_OF_THE_SAME,
                f"{decimal(second.count, 0)} är {second.share} % {second.base.in_words}, "
                f"men {decimal(first.count, 0)} är {first.share} % {first.base.in_words}.",
                "Rätta det tal som är fel, eller skriv vad var och en av andelarna är räknad av.",
            )
