"""D003: a hidden figure that is typed in the words.

A number is taken for the hidden one where the words are about the same indicator, owner and year:
in a paragraph that shows a figure of it, in its analysis, or in a note on it. A part must be named
there as well, unless the number says so many of so many.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.disclosure.hidden import Masking
from kvalitet.analysis.findings import UNIT
from kvalitet.body.parts import TextRun
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import statements_of
from kvalitet.checks.disclosure.notes import notes_of
from kvalitet.checks.disclosure.secrets import Secret, Typed, secret_of, typed_numbers
from kvalitet.checks.disclosure.tables import headed_cells
from kvalitet.checks.text.gathered import front_texts
from kvalitet.checks.text.paragraphs import paragraphs
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.reference import FigureReference
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

RESTATED = Rule("D003", Severity.ERROR, "En dold siffra är skriven i texten", excusable=True)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Subject = tuple[str, str]
"""An indicator, and whose."""
Secrets = Mapping[Subject, Sequence[Secret]]


@dataclass(frozen=True, slots=True)
class _Words:
    """A text, and what it is about."""

    run: TextRun
    around: str
    """The text, and what stands over and beside it in a table."""
    subjects: frozenset[Subject]
    years: frozenset[int]
    """Those that the document or the figures beside it are of; what the text names comes to it."""
    loose: frozenset[Subject] = frozenset()
    """What the document also tells of, where a mere count may be of something else."""


def check_restated(catalogue: Catalogue, masked: Masking) -> Iterator[Problem]:
    """The words of every document that may be about a hidden figure."""
    secrets: dict[Subject, list[Secret]] = {}
    for hidden in masked.hidden:
        o = hidden.observation
        secrets.setdefault((o.indicator, o.owner), []).append(secret_of(hidden, catalogue))
    for document in catalogue.documents if secrets else ():
        for words in (*_texts(document, secrets), *_notes(document, secrets)):
            yield from _restated(words, secrets)


def _restated(words: _Words, secrets: Secrets) -> Iterator[Problem]:
    for typed in typed_numbers(words.run.text):
        years = words.years.union(map(int, _YEAR.findall(words.around)))
        of_the_time = (
            (secret, subject in words.subjects)
            for subject in sorted(words.subjects | words.loose)
            for secret in secrets.get(subject, ())
            if secret.year is None or secret.year in years
        )
        for secret, is_close in of_the_time:
            is_meant = typed.base is not None or (is_close and secret.is_named_in(words.around))
            if is_meant and secret.is_told_by(typed):
                yield _problem(words.run.place_at(typed.start), typed, secret)
                break


def _problem(place: Place, typed: Typed, secret: Secret) -> Problem:
    hidden = secret.hidden
    indicator = hidden.observation.indicator
    message = f"{quoted(typed.words)} röjer {indicator} för {hidden.name}, som döljs."
    remedy = "Stryk siffran, eller hänvisa till den: då står det sekretess så länge den döljs."
    return Problem(place, RESTATED, message, remedy)


def _texts(document: Checked[Report], secrets: Secrets) -> Iterator[_Words]:
    """The words of the body and the front matter, where they may be about a hidden figure."""
    own, loose = _subjects(document, secrets)
    named = {indicator for indicator, _ in secrets}
    if not own and not loose and named.isdisjoint(_mentioned(document)):
        return
    years = frozenset(_years(document.form))
    found = list(paragraphs(document, _has_numbers))
    cells = {cell.place: cell for cell in headed_cells(document.body)} if found else {}
    for paragraph in found:
        run = paragraph.run
        figures = paragraph.figures.values()
        shown = {(one.indicator, owner) for one in figures for owner in _owners(one, document)}
        times = (one.period.end for one in figures if one.period)
        beside = cells.get(run.place)
        around = f"{beside.row} {beside.column} {run.text}" if beside else run.text
        of = years.union(end.year for end in times if end)
        yield _Words(run, around, own.union(shown), of, loose)
    for run in front_texts(document) if own or loose else ():
        yield _Words(run, run.text, own, years, loose)


def _owners(asked: FigureReference, document: Checked[Report]) -> Iterator[str]:
    """Whose figure a reference may ask for: a unit may have its own, or be a part."""
    yield asked.municipality or document.owner or ""
    yield from (part for name, part in asked.parts if name == UNIT)


def _has_numbers(text: str) -> bool:
    return bool(typed_numbers(text))


def _mentioned(document: Checked[Report]) -> Iterator[str]:
    """The indicators whose figures the text shows."""
    return (reference.text.partition(" ")[0] for reference in document.references)


def _subjects(
    document: Checked[Report], secrets: Secrets
) -> tuple[frozenset[Subject], frozenset[Subject]]:
    """What a document is about, and what else it tells of."""
    form = document.form
    told = {(one.indicator, one.owner) for one in statements_of(form)}
    if isinstance(form, QualityStory):
        shown = (name for group in form.target_groups for name in group.all_indicators)
        told |= {(name, form.municipality) for name in shown}
    own = {(form.indicator, form.owner)} if isinstance(form, IndicatorAnalysis) else set()
    return frozenset(own & secrets.keys()), frozenset((told - own) & secrets.keys())


def _years(form: Report) -> Iterator[int]:
    """The year that a document is of, if it is of one."""
    match form:
        case QualityStory() | Plan():
            yield form.year
        case IndicatorAnalysis() | FollowUp():
            if form.period.end:
                yield form.period.end.year


def _notes(document: Checked[Report], secrets: Secrets) -> Iterator[_Words]:
    """The notes on figures that are shown; those on hidden ones nobody reads."""
    for note in notes_of(document):
        subject = (note.indicator, note.owner)
        hidden = {(secret.part, secret.period) for secret in secrets.get(subject, ())}
        if hidden and (note.part, note.period) not in hidden and note.period.end:
            years = frozenset({note.period.end.year})
            yield _Words(note.run, note.run.text, frozenset({subject}), years)
