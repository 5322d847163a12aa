"""References in prose: "[[U33461 2018-H1 nivå kön=kvinnor]]", the text between the brackets."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kvalitet.model.period import Period, PeriodError, parse_period
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest

FORMS = (
    "Skriv t.ex. U33461 2018-H1, U33461 2018-H1 nivå eller U33461 2024 kommun=nacka kön=kvinnor."
)
"""The way out of every misspelt reference: nyckeltal, period, what is asked for, whose."""

MUNICIPALITY = "kommun"
"""The key that names a municipality; every other key is a dimension, `enhet` among them."""

_LONGEST = 300


class ReferenceWord(StrEnum):
    """What of a figure is asked for; the value when no word is written."""

    VALUE = "värde"
    LEVEL = "nivå"
    CHANGE = "förändring"
    TREND = "trend"


@dataclass(eq=False)
class ReferenceProblem(ValueError):
    """A text that is no reference: what is wrong and the way out, in Swedish."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A figure pointed out in prose."""

    indicator: str
    period: Period | None
    """None asks for the latest."""
    municipality: str | None
    """None is the document's own."""
    parts: tuple[tuple[str, str], ...]
    """(dimension, part) in alphabetical order: (("kön", "kvinnor"),)."""
    word: ReferenceWord


_WORDS = tuple(word.value for word in ReferenceWord)
_WORDS_LISTED = joined(_WORDS, "eller")
_INDICATOR = re.compile(r"[0-9A-Za-zÅÄÖåäö]+(?:-[0-9A-Za-zÅÄÖåäö]+)*")
_TOKEN = re.compile(
    r"(?P<key>[^\s=]+)=(?:\"(?P<straight>[^\"]*)\"|”(?P<curly>[^”]*)”|(?P<bare>[^\s=\"”]*))(?=\s|$)"
    r"|(?P<word>\S+)"
)


@lru_cache(maxsize=8192)  # judged first, and bound when its page is drawn
def parse_reference(text: str) -> FigureReference:
    """Read what stands between [[ and ]]; raise ReferenceProblem, in Swedish, when it is unclear.

    A part with spaces stands in quotation marks: ålder="0–12 år".
    """
    if not text.strip():
        raise ReferenceProblem("Hänvisningen är tom.", FORMS)
    if len(text) > _LONGEST:
        raise ReferenceProblem(f"{quoted(text)} är för lång för en hänvisning.", FORMS)
    words: list[str] = []
    keys: dict[str, str] = {}
    for token in _TOKEN.finditer(text):
        if token["key"] is None:
            words.append(token["word"])
        else:
            _add_key(keys, token)
    if not words:
        raise ReferenceProblem(f"{quoted(text)} nämner inget nyckeltal.", FORMS)
    indicator = _indicator(words[0])
    period, word = _period_and_word(words[1:])
    municipality = keys.pop(MUNICIPALITY, None)
    return FigureReference(indicator, period, municipality, tuple(sorted(keys.items())), word)


def _add_key(keys: dict[str, str], token: re.Match[str]) -> None:
    key = token["key"].lower()
    part = token["straight"] or token["curly"] or token["bare"] or ""
    if key in (*_WORDS, "period", "nyckeltal", "indikator", "ord"):
        raise ReferenceProblem(
            f"{quoted(token[0])}: här behövs inget ”{key}=”.", f"Skriv bara {part or key}."
        )
    if key != MUNICIPALITY and nearest(key, [MUNICIPALITY]):
        raise ReferenceProblem(
            f"{quoted(key)} är ingen nyckel i en hänvisning.",
            f"Menade du ”{MUNICIPALITY}”? {FORMS}",
        )
    if not part.strip():
        raise ReferenceProblem(
            f"{quoted(token[0])} säger inte vilken {key} som avses.",
            'Skriv t.ex. kommun=nacka, eller ålder="0–12 år" när det är flera ord.',
        )
    if key in keys:
        raise ReferenceProblem(f"{quoted(key)} står två gånger i hänvisningen.", "Behåll den ena.")
    keys[key] = " ".join(part.split())


def _indicator(word: str) -> str:
    if not _INDICATOR.fullmatch(word):
        raise ReferenceProblem(f"{quoted(word)} kan inte vara ett nyckeltals id.", FORMS)
    if _as_period(word):
        raise ReferenceProblem(
            f"Hänvisningen börjar med perioden {quoted(word)}, men nyckeltalets id saknas.", FORMS
        )
    return word


def _period_and_word(words: list[str]) -> tuple[Period | None, ReferenceWord]:
    """Tell the word that says what is asked for from those that make up the period."""
    asked = [word for word in words if word.lower() in _WORDS]
    rest = [word for word in words if word.lower() not in _WORDS]
    if len(asked) > 1:
        raise ReferenceProblem(
            f"Hänvisningen frågar efter både {joined(map(quoted, asked))}.",
            "Behåll ett av orden, och skriv en hänvisning till för det andra.",
        )
    for word in rest:
        _refuse_stray(word)
    period = None
    if rest:
        try:
            period = parse_period(" ".join(rest))
        except PeriodError as error:
            raise _unreadable(rest, error) from None
    return period, ReferenceWord(asked[0].lower()) if asked else ReferenceWord.VALUE


def _refuse_stray(word: str) -> None:
    if "=" in word:
        raise ReferenceProblem(
            f"{quoted(word)} är inte nyckel=värde.",
            'Skriv utan mellanslag runt =, t.ex. kommun=nacka, eller ålder="0–12 år".',
        )


def _unreadable(words: list[str], error: PeriodError) -> ReferenceProblem:
    """Tell a misspelt word from a misspelt period."""
    for place, word in enumerate(words):
        others = words[:place] + words[place + 1 :]
        near = nearest(word, _WORDS)
        stray = word.isalpha() and not error.suggestion
        if near or (stray and others and _as_period(" ".join(others))):
            hint = f"Menade du ”{near}”? " if near else ""
            return ReferenceProblem(
                f"{quoted(word)} är varken en period eller något att fråga efter.",
                f"{hint}Efter perioden kan stå {_WORDS_LISTED}.",
            )
    return ReferenceProblem(error.message, error.remedy)


def _as_period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None
