"""Whole numbers written in letters: "tolv", "tjugotre"."""

import re

_ONES = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS = (
    *("tio", "elva", "tolv", "tretton", "fjorton"),
    *("femton", "sexton", "sjutton", "arton", "nitton"),
)
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")

_LETTERS = dict(enumerate((*_ONES, *_TEENS), start=1))
for _ten, _tens in enumerate(_TENS, start=2):
    _LETTERS[10 * _ten] = _tens
    _LETTERS |= {10 * _ten + one: _tens + ones for one, ones in enumerate(_ONES, start=1)}
_LETTERS[100] = "hundra"

WORDS = {word: number for number, word in _LETTERS.items()} | {"en": 1, "etthundra": 100}
"""Word → number, up to a hundred; "en" and "ett" are numbers only beside others."""

IN_LETTERS = (
    rf"(?:(?:{'|'.join(_TENS)})(?:{'|'.join(_ONES)})?|{'|'.join(_TEENS)}|{'|'.join(_ONES)}"
    r"|(?:ett)?hundra|en)\b"
)
"""Such a word, as a pattern."""


_ALIKE = str.maketrans("İıſ", "iis")
"""Letters that a pattern takes for others when it takes no notice of case."""


def number_in(written: str) -> int:
    """What a number in figures or letters says, whatever blanks stand in it."""
    plain = re.sub(r"\s", "", written).translate(_ALIKE).lower()
    return WORDS[plain] if plain in WORDS else int(plain)


def in_letters(number: int) -> str:
    """A number up to a hundred in letters, a larger one in figures."""
    return _LETTERS.get(number, str(number))
