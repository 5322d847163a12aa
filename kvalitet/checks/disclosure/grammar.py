"""How counts of persons are said in Swedish: "tre ärenden", "en av flickorna", "24 av 28 unga män".

The nouns are those that people are counted by; what only looks like them ("två tjänstemän", "fyra
kontaktpersoner") is left out, as is what is no count ("högst fyra barn i varje grupp").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kvalitet.swedish.number_words import IN_LETTERS, WORDS, number_in

_DIGITS = r"\d{1,3}(?:[ \u00a0]\d{3}){1,3}|\d{1,9}"
_NUMBER = rf"(?:(?:{_DIGITS})(?!,?\w)|{IN_LETTERS})"
_BEFORE = r"(?<![\w,.§/–-])"

_COMPOUND = r"\w{0,30}"
_MANY = (
    rf"(?:{_COMPOUND}(?:barn|flickor|pojkar|ungdomar|kvinnor|familjer|ärenden|anmälningar"
    r"|placeringar|utredningar|vräkningar)|män|personer|individer|klienter|brukare|mammor|pappor"
    r"|syskon|hushåll|omhändertaganden|avhysningar)\b"
)
_THOSE = (
    rf"(?:{_COMPOUND}(?:barnen|flickorna|pojkarna|ungdomarna|kvinnorna|familjerna|ärendena"
    r"|anmälningarna|placeringarna|utredningarna|vräkningarna)|männen|personerna|individerna"
    r"|klienterna|brukarna|mammorna|papporna|syskonen|hushållen|omhändertagandena|avhysningarna)\b"
)
_ONE = (
    rf"(?:flicka|pojke|ungdom|kvinna|man|person|individ|familj|{_COMPOUND}(?:ärende|anmälan"
    r"|placering|utredning))\b"
)
_LIKE = r"(?:\w{1,30}[ae] ){0,2}"
"""Adjectives: "unga", "ensamkommande"."""

_SOME = re.compile(
    rf"{_BEFORE}(?:{_NUMBER} ?(?:[–-]|till|eller) ?)?(?P<some>{_NUMBER}) "
    rf"(?:av (?:de |dessa |alla |totalt )?(?:(?P<all>{_NUMBER}) {_LIKE}{_MANY}|{_LIKE}{_THOSE})"
    rf"|(?P<noun>{_LIKE}{_MANY}))",
    re.IGNORECASE,
)
_ONLY = re.compile(
    rf"\b(?:(?:endast|bara|enbart) (?:en|ett)|en enda|ett enda) {_LIKE}(?:barn\b|{_ONE})"
    rf"|{_BEFORE}1 {_LIKE}{_ONE}"
    r"|\b(?:rörde|gällde|avsåg) (?:ett ärende|en anmälan|en placering)\b"
    r"|\b(?:ett ärende|en anmälan|en placering|varav (?:ett|en)) (?:rörde|gällde|avsåg)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?:antal )?{_LIKE}(?:{_MANY}|{_THOSE})(?:,? [\d–-]{{1,5}} år)?", re.IGNORECASE
)
_MAY_COUNT = re.compile(
    rf"{_BEFORE}(?:\d{{1,9}}|{'|'.join(word for word in WORDS if word not in ('en', 'ett'))}"
    r"|(?:en|ett) (?:av|enda)|endast|bara|enbart)[ –-]|gällde|rörde|avsåg"
)
"""What stands in every text, in small letters, that has a count in it."""
_STEM = re.compile(
    r"barn|flick|pojk|ungdom|kvinn|man|män|person|individ|klient|bruk|mamm|papp|syskon|famil"
    r"|hushåll|ärende|anmäl|placering|utredning|vräk|omhänder|avhys|gällde|rörde|avsåg",
    re.IGNORECASE,
)
_LONGEST = 150
"""More characters than lie between a number and what it counts."""
_NEAR = 100
"""How many characters before and after a count are looked at to see what it is of."""
_ALONE = re.compile(_NUMBER, re.IGNORECASE)
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:högst|max|maximalt|upp till|minst|mer än|fler än|färre än|mindre än|under|över|inte"
    r"|grupp(?:er)? om|(?:familjer?|hushåll|föräldrar) med|kapitel|avsnitt|punkt|steg|bilaga"
    r"|tabell|figur)\s+$|§\s+$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    r"\s*(?:eller fler|per\b|i taget\b|åt gången\b|i varje\b|enligt lex\b|till IVO\b"
    r"|(?:hade |har )?(?:först )?(?:räknats|räknades|saknats|saknades)\b)",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"anställ|rekryter|personal|medarbetar|handlägg|kolleg|chef|tjänst|utbilda|arbetsgrupp|nämnd"
    r"|politik|intervju|deltog",
    re.IGNORECASE,
)
_STOP = re.compile("[.!?]")
_MAY_BE_STAFF = re.compile(r"\b(?:personer|individer)(?:na)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedCount:
    """A number of persons or of what leads to one, as it is typed."""

    start: int
    words: str
    count: int
    base: int | None
    """Of how many, when that is typed too."""


@lru_cache(maxsize=1 << 16)  # the same text is judged for what is small, and for what is hidden
def typed_counts(text: str) -> tuple[TypedCount, ...]:
    """Every count in a text."""
    return tuple(_typed_counts(text)) if _MAY_COUNT.search(text.lower()) else ()


def _typed_counts(text: str) -> Iterator[TypedCount]:
    for start, end in _near_nouns(text):
        for match in _SOME.finditer(text, start, end):
            is_article = match["some"].lower() in ("en", "ett") and match["noun"]
            if not is_article and _is_count(text, match):
                base = number_in(match["all"]) if match["all"] else None
                yield TypedCount(match.start(), match[0], number_in(match["some"]), base)
        for match in _ONLY.finditer(text, start, end):
            if _is_count(text, match):
                yield TypedCount(match.start(), match[0], 1, None)


def _near_nouns(text: str) -> Iterator[tuple[int, int]]:
    """The stretches where anything can be found, so that no long text is searched in vain."""
    start = end = 0
    for noun in _STEM.finditer(text):
        if noun.start() - _LONGEST > end:
            yield start, end
            start = noun.start() - _LONGEST
        end = noun.end() + _LONGEST
    yield start, end


def _is_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    if _NO_COUNT_BEFORE.search(before[-20:]) or _NO_COUNT_AFTER.match(after):
        return False
    if match.start() == 0 and re.match(r"\d+ [A-ZÅÄÖ]", match[0]):
        return False  # a heading with its number
    if not _MAY_BE_STAFF.search(match[0]):
        return True
    return not _STAFF.search(_STOP.split(before)[-1] + match[0] + _STOP.split(after)[0])


def names_persons(head: str) -> bool:
    """Whether the head of a row or a column says whom its numbers count."""
    return _HEAD.fullmatch(head) is not None


def number_alone(cell: str) -> int | None:
    """The number that is all that a cell says."""
    return number_in(cell) if _ALONE.fullmatch(cell) else None
