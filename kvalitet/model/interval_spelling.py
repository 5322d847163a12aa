"""Guesses which interval a writer meant by "> 10", "91 eller mer" or "0–75 %"."""

import re

from kvalitet.model.value import NUMBER_FORM
from kvalitet.swedish.nearmiss import nearest

_LONGEST = 60

_WORDS = ("över", "under", "minst", "högst", "till", "och")
_SIGNS = {">": "över", "<": "under", "≥": "minst", ">=": "minst", "≤": "högst", "<=": "högst"}

_MEANINGS = (
    (r"(?<=[0-9]) ?(?:%|procent)", ""),
    (r"(?:mer|fler|större|högre) än", "över"),
    (r"(?:mindre|färre|lägre) än", "under"),
    (rf"({NUMBER_FORM}) (?:eller|och) (?:mer|fler|högre|över|uppåt)", r"minst \1"),
    (rf"({NUMBER_FORM}) (?:eller|och) (?:mindre|färre|lägre|under)", r"högst \1"),
    (rf"^[–—] ?(?={NUMBER_FORM}$)", "högst "),
)


def likely_spelling(text: str) -> str:
    """Spell the interval as it should be, as far as can be guessed; the caller reads the guess."""
    if len(text) > _LONGEST:
        return text
    line = re.sub(r"[<>]=?|[≤≥]", lambda sign: f"{_SIGNS[sign[0]]} ", text.lower())
    for pattern, meaning in _MEANINGS:
        line = re.sub(pattern, meaning, line)
    line = re.sub(r"[^\W\d_]+", lambda word: nearest(word[0], _WORDS) or word[0], line)
    return " ".join(line.split())
