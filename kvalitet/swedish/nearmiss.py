"""Which word a misspelt one was probably meant to be."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 60


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate closest to `word`, or None when none is close enough to suggest.

    Case, dots over letters and the signs between words (space, hyphen, underscore) hardly count.
    Of equally close candidates the first one wins.
    """
    if not word.strip() or len(word) > _LONGEST:
        return None
    plain, letters = _plain(word)
    best: tuple[tuple[int, int], str] | None = None
    for candidate in candidates:
        other, others = _plain(candidate)
        allowed = _allowed(max(len(plain), len(other)))
        # A slip changes the length by one at most, and brings or takes away two letters at most:
        # of a thousand candidates only a few need be spelt through.
        if abs(len(plain) - len(other)) > allowed or (letters ^ others).bit_count() > 2 * allowed:
            continue
        distance = _distance(plain, other)
        if distance > allowed:
            continue
        # What differs in dots alone is told apart last: "män" before "man".
        rank = (distance, _distance(word.casefold(), candidate.casefold()))
        if best is None or rank < best[0]:
            best = rank, candidate
    return best[1] if best else None


@lru_cache(maxsize=20_000)
def _plain(word: str) -> tuple[str, int]:
    """The word's letters and digits in order, and as a set: a bit for each, shared by a few."""
    letters = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in letters if letter.isalnum())
    return plain, sum(1 << bit for bit in {ord(letter) % 64 for letter in plain})


def _allowed(length: int) -> int:
    """How many slips to forgive; in a very short word every letter carries the meaning."""
    if length <= 2:
        return 0
    if length <= 5:
        return 1
    return 2 if length <= 9 else 3


def _distance(left: str, right: str) -> int:
    """Count the letters to add, drop, change or swap with a neighbour."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        current = [i]
        for j, b in enumerate(right, start=1):
            cost = min(row[j] + 1, current[-1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]
