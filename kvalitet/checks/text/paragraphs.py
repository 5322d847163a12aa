"""Paragraphs, and which figure stands behind each mark in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kvalitet.body.parts import EMBEDDED, Reference, TextRun
from kvalitet.catalogue.checked import Checked
from kvalitet.model.reference import FigureReference, ReferenceProblem, parse_reference
from kvalitet.model.report import Report

_MARK = re.compile(EMBEDDED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of words with the figures asked for in it; those that cannot be read are left out."""

    run: TextRun
    figures: Mapping[int, FigureReference]
    """Where in the run's text a figure stands → what is asked for."""

    def between(self, start: int, end: int) -> list[FigureReference]:
        """The figures of a stretch of the text."""
        return [figure for offset, figure in self.figures.items() if start <= offset < end]


def paragraphs(
    document: Checked[Report], wanted: Callable[[str], bool] = bool
) -> Iterator[Paragraph]:
    """The runs of the document whose text is wanted, in their order."""
    for text in document.written.values():
        # YAML tells only where the whole text begins, so the figures are told by their order.
        marks = sum(run.text.count(EMBEDDED) for run in text.text_runs)
        waiting = iter(text.references if marks == len(text.references) else ())
        for run in text.text_runs:
            at = dict(zip(_marks(run), waiting, strict=False))
            if wanted(run.text):
                yield _paragraph(run, at)
    runs = [run for run in document.body.text_runs if wanted(run.text)]
    standing = {reference.place: reference for reference in document.body.references if runs}
    for run in runs:
        found = {offset: standing.get(run.place_at(offset)) for offset in _marks(run)}
        yield _paragraph(run, {offset: one for offset, one in found.items() if one})


def _marks(run: TextRun) -> list[int]:
    return [match.start() for match in _MARK.finditer(run.text)]


def _paragraph(run: TextRun, references: Mapping[int, Reference]) -> Paragraph:
    figures = {}
    for offset, reference in references.items():
        try:
            figures[offset] = parse_reference(reference.text)
        except ReferenceProblem:
            continue  # told by the rule for references
    return Paragraph(run, figures)
