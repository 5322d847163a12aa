"""All words of a document in one text, where what is found nowhere is quickly known to be so."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from kvalitet.body.parts import TextRun
from kvalitet.catalogue.assembly import PROSE
from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Front, Location, Tree
from kvalitet.model.report import Report
from kvalitet.problems import Place

_QUOTATION = re.compile('[”“][^”“\n]*”|"[^"\n]*"|»[^»«\n]*[»«]')
_FIGURES = frozenset({"mätningar", "jämförelser", "per_månad"})
"""Keys below which there are figures, many of them."""

_NOTES = frozenset({"not", "reviderad"})
"""What is written of a figure in words."""


@dataclass(frozen=True)
class Gathered:
    """The runs, each on a line of its own."""

    runs: tuple[TextRun, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(run.text for run in self.runs)

    @cached_property
    def folded(self) -> str:
        """The text in small letters, to look for a word in before a pattern is tried."""
        # This letter alone becomes two, and places would no longer be the same in both.
        return self.text.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "I").lower()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(run.text) + 1 for run in self.runs)]

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTATION.finditer(self.text)]

    def number_at(self, offset: int) -> int:
        """Which of the runs the character at `offset` stands in."""
        return bisect_right(self._starts, offset) - 1

    def place_at(self, offset: int) -> Place:
        """Where in the file the character at `offset` stands."""
        number = self.number_at(offset)
        return self.runs[number].place_at(offset - self._starts[number])

    def told(self, needles: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds in the runs that hold a needle, which is in small letters.

        What is quoted is left out: it is said of someone else's words.
        """
        for number in sorted(self._holding(needles)):
            end = self._starts[number + 1] - 1
            for match in pattern.finditer(self.text, self._starts[number], end):
                if not self._is_quoted(match.start()):
                    yield match

    def _is_quoted(self, offset: int) -> bool:
        before = bisect_left(self._quotations, (offset,)) - 1
        return before >= 0 and offset < self._quotations[before][1]

    def _holding(self, needles: Iterable[str]) -> set[int]:
        """The runs that hold one of the needles."""
        found = set()
        for needle in needles:
            offset = self.folded.find(needle)
            while offset >= 0:
                number = self.number_at(offset)
                found.add(number)
                offset = self.folded.find(needle, self._starts[number + 1])
        return found


def gather(document: Checked[Report]) -> Gathered:
    """The document's runs in their order, and after them the other words of its front matter."""
    return Gathered((*document.text_runs, *front_texts(document)))


def front_texts(document: Checked[Report]) -> Iterator[TextRun]:
    """The words of the front matter, other than its prose, which is among the document's runs."""
    return _texts(document.front.data, (), document.front)


def _texts(tree: Tree, at: Location, front: Front, *, figures: bool = False) -> Iterator[TextRun]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree or ())
    for step, inner in items:
        if isinstance(inner, str):
            if " " in inner and step not in PROSE and (not figures or step in _NOTES):
                yield TextRun(" ".join(inner.split()), front.place_of((*at, step)))
        elif inner:
            yield from _texts(inner, (*at, step), front, figures=figures or step in _FIGURES)
