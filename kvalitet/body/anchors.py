"""Anchors of headings: ASCII, stable, and each one once in a document."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_ANCHOR = 60

WRITTEN_ANCHOR = re.compile(r"(?:^|(?<=[ \t]))\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")
"""An anchor that the writer has chosen, last in a heading: `## Resultat {#resultat}`."""


def anchor_of(text: str) -> str:
    """The anchor that a text gives: "Påverkande faktorer" → "paverkande-faktorer"."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:LONGEST_ANCHOR].rstrip("-") or "avsnitt"


class Anchors:
    """The anchors of one document; those that writers have chosen are taken from the start."""

    def __init__(self, written: Iterable[str]) -> None:
        self._taken = set(written)
        self._next_number: dict[str, int] = {}

    def give(self, text: str) -> str:
        """A free anchor for a heading: the second "Resultat" becomes "resultat-2"."""
        wanted = anchor_of(text)
        anchor = wanted
        # The number is remembered, or a thousand equal headings would be counted up each time.
        number = self._next_number.get(wanted, 2)
        while anchor in self._taken:
            anchor = f"{wanted}-{number}"
            number += 1
        self._next_number[wanted] = number
        self._taken.add(anchor)
        return anchor
