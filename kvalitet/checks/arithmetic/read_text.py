"""Paragraphs as their readers see them, with the figures in place, and the numbers in them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED, TextRun
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.model.reference import FigureReference, ReferenceWord
from kvalitet.model.report import Report
from kvalitet.problems import Place
from kvalitet.swedish.number_words import IN_LETTERS

_DIGITS = r"[0-9]{1,3}(?:[ \u00a0][0-9]{3}(?![0-9]))+|[0-9]{1,9}(?![0-9])"
NUMBER = rf"(?:{_DIGITS}|{IN_LETTERS})"
"""A whole number in figures or in letters, as a pattern."""
PERCENT = r"(?<![0-9,.])[0-9]{1,3}(?:[,.][0-9]{1,3})?(?=\s?(?:%|procent\b))"
"""The number of a percentage, as a pattern."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A run of words with the figures that readers see in it."""

    text: str
    run: TextRun
    shifts: tuple[tuple[int, int], ...]
    """Where in the text a stretch of the run begins → where that is in the run."""

    def place_at(self, offset: int) -> Place:
        """Where in the file the character at `offset` stands, or the figure it belongs to."""
        index = bisect_right(self.shifts, offset, key=lambda shift: shift[0]) - 1
        at, of_run = self.shifts[index]
        end = self.shifts[index + 1][1] - 1 if index + 1 < len(self.shifts) else len(self.run.text)
        return self.run.place_at(min(of_run + offset - at, end))


def read_texts(
    document: Checked[Report], findings: Findings, wanted: Callable[[str], bool]
) -> Iterator[ReadText]:
    """The document's paragraphs in their order; those that are not wanted are left out."""
    for paragraph in paragraphs(document, wanted):
        yield _read(paragraph, findings, document.owner or "")


def figure_text(asked: FigureReference, findings: Findings, owner: str) -> str:
    """What readers see of a value, or `EMBEDDED` where they see something else."""
    if asked.word is not ReferenceWord.VALUE:
        return EMBEDDED
    found = findings.resolve(asked, asked.municipality or owner)
    return EMBEDDED if found is None or found[1].figure.value is None else found[1].figure.text


def _read(paragraph: Paragraph, findings: Findings, owner: str) -> ReadText:
    run, text = paragraph.run, ""
    shifts, begin = [(0, 0)], 0
    for offset, asked in sorted(paragraph.figures.items()):
        text += run.text[begin:offset]
        shifts.append((len(text), offset))
        text += figure_text(asked, findings, owner)
        begin = offset + len(EMBEDDED)
        shifts.append((len(text), begin))
    return ReadText(text + run.text[begin:], run, tuple(shifts))


def percentage(text: str) -> Decimal:
    """What a text of the form of `PERCENT` says."""
    return Decimal(text.replace(",", "."))
