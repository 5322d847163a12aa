"""Guesses which period a writer meant by "H1 2018", "2018H1" or "juni 2024"."""

import re

from kvalitet.swedish.dates import MONTHS
from kvalitet.swedish.nearmiss import nearest

_LONGEST = 60

_DIVISIONS = {
    "H": ("h", "halvår", "halvåret", "halva"),
    "T": ("t", "tertial", "tertialet"),
    "K": ("k", "q", "kv", "kvartal", "kvartalet"),
}
_LETTERS = {word: letter for letter, words in _DIVISIONS.items() for word in words}
_ORDINALS = {"första": "1", "andra": "2", "tredje": "3", "fjärde": "4"}
_MONTHS = {name[:3]: f"{number:02}" for number, name in enumerate(MONTHS, start=1)}
_FILLERS = {"a", "e", "år", "året", "den", "i", "till", "och", "med", "månad", "månader"}
_SUFFIXES = ("ackumulerad", "rullande", "ingångsvärde")


def likely_spelling(text: str) -> str | None:
    """Spell the period as it should be, as far as can be guessed; the caller checks the guess."""
    if len(text) > _LONGEST:
        return None
    tokens = re.findall(r"[0-9]+|[^\W\d_]+", text.lower())
    words = [_known(token) for token in tokens if not token.isdecimal() and token not in _FILLERS]
    if None in words:
        return None
    if "ingångsvärde" in words:
        return "ingångsvärde"
    if "rullande" in words:
        return _rolling(tokens)
    within = _within_year(tokens)
    return f"{within} ackumulerad" if within and "ackumulerad" in words else within


def _known(word: str) -> str | None:
    """Return what a word says about a period, or None when it says nothing known."""
    if word in _LETTERS:
        return _LETTERS[word]
    if word in _ORDINALS:
        return _ORDINALS[word]
    if _month(word):
        return word
    if word in {"r", "rull"}:
        return "rullande"
    return "ackumulerad" if word.startswith("ack") else nearest(word, _SUFFIXES)


def _month(word: str) -> str | None:
    """Return the number of a month, whole ("juni") or abbreviated ("sept")."""
    number = _MONTHS.get(word[:3])
    return number if number and MONTHS[int(number) - 1].startswith(word) else None


def _rolling(tokens: list[str]) -> str | None:
    place = next(i for i, token in enumerate(tokens) if _known(token) == "rullande")
    length = tokens[place + 1 : place + 2]
    if not (length and length[0].isdecimal() and len(length[0]) <= 2):
        length = []
    end = _within_year(tokens[:place] + tokens[place + 1 + len(length) :])
    return f"{end} rullande {length[0] if length else '12'}" if end else None


def _within_year(tokens: list[str]) -> str | None:
    letter = next((_LETTERS[token] for token in tokens if token in _LETTERS), None)
    ordinals = [_ORDINALS[token] for token in tokens if token in _ORDINALS]
    month = next((_month(token) for token in tokens if _month(token)), None)
    numbers = _split_dates([token for token in tokens if token.isdecimal()])
    year = next((number for number in numbers if len(number) == 4), None)
    if year is None:
        if not numbers or len(numbers[0]) != 2 or not (letter or month):
            return None
        year = f"20{numbers.pop(0)}"
    else:
        year_first = numbers[0] == year
        numbers.remove(year)
        if len(numbers) == 2 and not year_first:
            numbers.reverse()
    if letter:
        parts = ordinals + numbers
        return f"{year}-{letter}{parts[0]}" if len(parts) == 1 else None
    rest = ([month] if month else []) + numbers
    return "-".join([year, *(number.zfill(2) for number in rest)]) if len(rest) <= 2 else None


def _split_dates(numbers: list[str]) -> list[str]:
    """Take 20240630 and 202406 apart."""
    split: list[str] = []
    for number in numbers:
        if len(number) in (6, 8):
            split += [number[i:j] for i, j in ((0, 4), (4, 6), (6, 8)) if number[i:j]]
        else:
            split.append(number)
    return split
