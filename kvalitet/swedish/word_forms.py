"""What a word is searched for as: a part of a compound, or a form that no stemmer foresees."""

from collections.abc import Collection, Iterator

_SHORTEST_BEGINNING, _SHORTEST_ENDING = 4, 3

# The stemmer takes these for different words, in compounds too.
_ONE_AND_MANY = (
    ("anmälan", "anmälningar"),
    ("ansökan", "ansökningar"),
    ("förälder", "föräldrar"),
    ("ålder", "åldrar"),
    ("nyckel", "nycklar"),
    ("ledamot", "ledamöter"),
    ("dotter", "döttrar"),
    ("hem", "hemmen"),
    ("rum", "rummen"),
    ("program", "programmen"),
)


def other_forms(word: str, known: Collection[str]) -> set[str]:
    """The parts that a compound ends with, and the irregular forms of them and of the word.

    `known` are words that stand alone somewhere: "skydd" tells that "skyddsbedömning" is about a
    bedömning. What is no word at all may be among the answers; nobody searches for it.
    """
    parts = {word, *_endings(word, known)}
    return (parts | {form for part in parts for form in _irregular(part)}) - {word}


def _endings(word: str, known: Collection[str]) -> Iterator[str]:
    for place in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_ENDING + 1):
        beginning, ending = word[:place], word[place:]
        # Compounds are joined by an s (skyddsbedömning) or an e (familjehem), or by nothing.
        starts = {beginning, beginning.removesuffix("s"), beginning.removesuffix("e")}
        if ending in known or any(len(b) >= _SHORTEST_BEGINNING and b in known for b in starts):
            yield ending


def _irregular(word: str) -> Iterator[str]:
    for pair in _ONE_AND_MANY:
        for this, other in (pair, pair[::-1]):
            before, found, _ = word.partition(this)
            if found:
                yield before + other
                yield other
