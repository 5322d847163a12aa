"""M030 and M034: what is counted in a new way is a break in its series, and told as one."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.observations import Observation
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.front.tree import Location
from kvalitet.model.indicator import Indicator
from kvalitet.model.reference import FigureReference, ReferenceWord
from kvalitet.model.value import MissingKind
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.dates import MONTHS
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.movements import FALLING, RISING

UNDECLARED = Rule("M030", Severity.WARNING, "Ett nytt räknesätt är inte inskrivet")
ACROSS_A_BREAK = Rule("M034", Severity.WARNING, "Två räknesätt jämförs i texten")

_NEW = r"(?:ny|nytt|nya|ändrad|ändrat|ändrade|förändrad|förändrat)"
_SINCE = rf"från och med (?:[0-9]{{4}}|i år|hösten|våren|tertial|{'|'.join(MONTHS)})"
_COUNTING = r"(?:definition|räknesätt|mätmetod|beräkningssätt|sätt att (?:räkna|mäta))"
_RECOUNTED = (
    rf"{_NEW} {_COUNTING}|omdefinier(?:at|ats|ades)"
    r"|(?:definitionen|räknesättet|mätmetoden|beräkningssättet) (?:har )?"
    r"(?:ändrats|ändrades|bytts|byttes|gjorts om|gjordes om)"
    rf"|räkna(?:s|des) (?:numera|inte längre|nu|då bara|på ett (?:{_NEW}|annat) sätt|{_SINCE})"
    r"|(?:börjat|började|slutat|slutade) räknas|då räknades bara"
)
_IN_PROSE = re.compile(rf"\b(?:{_RECOUNTED})\b", re.IGNORECASE)
_IN_NOTE = re.compile(
    rf"\b(?:{_RECOUNTED}|räknas (?:även|också)|(?:även|också) [^.;:]{{1,60}} räknas)\b",
    re.IGNORECASE,
)
_NEEDLES = ("räkn", "definition", "definier", "mätmetod", "sätt att mäta")

_COMPARED = re.compile(
    rf"\b(?:{RISING}|{FALLING}|ökning|minskning|högre|lägre|fler|färre|bättre|sämre|längre|kortare"
    r"|förbättra(?:t|ts|des)|försämra(?:t|ts|des))\b",
    re.IGNORECASE,
)
_WARY = re.compile(r"\b(?:inte|varken|räkn\w*|definition\w*|jämför\w*)\b", re.IGNORECASE)
_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[A-ZÅÄÖ”{EMBEDDED}])")


def check_recounted(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """The notes of all values, what indicators say of themselves, and the text around figures."""
    compared = _compared(catalogue)
    yield from _notes(catalogue)
    for one in catalogue.of_type(Indicator):
        if not one.form.definitions and one.form.id in compared:
            yield from _caveats(one)
    broken = {name for name, one in catalogue.indicators.items() if len(one.definitions) > 1}
    for document in catalogue.documents:
        if document.references:
            for paragraph in paragraphs(document, _tells_of_counting_figures):
                yield from _undeclared_in(paragraph, compared)
        if any(reference.text.split(" ", 1)[0] in broken for reference in document.references):
            for paragraph in paragraphs(document, _has_two_figures):
                yield from _across_breaks(paragraph, broken, findings, document.owner or "")


def _has_two_figures(text: str) -> bool:
    return text.count(EMBEDDED) > 1


def _tells_of_counting_figures(text: str) -> bool:
    return EMBEDDED in text and _tells_of_counting(text)


def _tells_of_counting(text: str) -> bool:
    return any(needle in text.lower() for needle in _NEEDLES)


# What is counted in a new way


def _compared(catalogue: Catalogue) -> Mapping[str, Indicator]:
    """Indicators with several values and only one way of counting."""
    known = catalogue.indicators
    return {
        key.indicator: known[key.indicator]
        for key, series in catalogue.store.items()
        if len(known[key.indicator].definitions) < 2 and _has_two_values(series)
    }


def _has_two_values(series: Sequence[Observation]) -> bool:
    return sum(1 for _ in islice((one for one in series if not _is_missing(one)), 2)) == 2


def _notes(catalogue: Catalogue) -> Iterator[Problem]:
    """A note of a new way of counting, where the series has an earlier or a later value."""
    for series in catalogue.store.values():
        if not any(one.note and _tells_of_counting(one.note) for one in series):
            continue
        ends = [o.period.end for o in series if o.period.end and not _is_missing(o)]
        since = [one.since for one in catalogue.indicators[series[0].indicator].definitions]
        if len(ends) < 2 or any(ends[0] < one <= ends[-1] for one in since):
            continue
        for one in series:
            if match := _IN_NOTE.search(one.note):
                yield _undeclared(one.stated_in[0], match, one.indicator, one.period.canonical)


def _is_missing(observation: Observation) -> bool:
    return isinstance(observation.value, MissingKind)


def _caveats(document: Checked[Indicator]) -> Iterator[Problem]:
    form = document.form
    texts: dict[Location, str] = {("beskrivning",): form.description}
    texts |= {("förbehåll", i): caveat for i, caveat in enumerate(form.caveats)}
    for location, text in texts.items():
        if match := _IN_PROSE.search(text):
            yield _undeclared(document.front.place_of(location), match, form.id, "2024")


def _undeclared_in(paragraph: Paragraph, compared: Mapping[str, Indicator]) -> Iterator[Problem]:
    """A sentence about one indicator that says that it is counted in a new way."""
    for start, sentence in _sentences(paragraph):
        figures = paragraph.between(start, start + len(sentence))
        match = _IN_PROSE.search(sentence)
        if match and len({figure.indicator for figure in figures}) == 1:
            indicator, period = figures[-1].indicator, figures[-1].period
            if indicator in compared:
                place = paragraph.run.place_at(start + match.start())
                since = period.canonical if period else "2024"
                yield _undeclared(place, match, indicator, since)


def _undeclared(place: Place, match: re.Match[str], indicator: str, since: str) -> Problem:
    return Problem(
        place,
        UNDECLARED,
        f"{quoted(match[0])} låter som ett nytt räknesätt, men {indicator} har bara ett.",
        "Skriv båda räknesätten under definitioner: i nyckeltalet, det nya med "
        f"från: {since} eller när det infördes. Då bryts serien där.",
    )


# What is compared although it is counted in two ways


def _across_breaks(
    paragraph: Paragraph, broken: Collection[str], findings: Findings, owner: str
) -> Iterator[Problem]:
    """Two figures in a sentence that says that the one is more than the other."""
    for start, sentence in _sentences(paragraph):
        match = _COMPARED.search(sentence)
        if match is None or _WARY.search(sentence):
            continue
        figures = paragraph.between(start, start + len(sentence))
        pair = _counted_in_two_ways(figures, broken, findings, owner)
        if pair is not None:
            yield _across(paragraph.run.place_at(start + match.start()), match, *pair)


def _counted_in_two_ways(
    figures: Sequence[FigureReference], broken: Collection[str], findings: Findings, owner: str
) -> tuple[Result, Result] | None:
    """Two results of the same thing across a break; a hidden one tells nothing."""
    first: dict[tuple[object, ...], Result] = {}
    for asked in figures:
        if asked.indicator not in broken or asked.word is not ReferenceWord.VALUE:
            continue
        found = findings.resolve(asked, asked.municipality or owner)
        if found is None or found[1].figure.value is None:
            continue
        result = found[1]
        other = first.setdefault((asked.indicator, asked.municipality, asked.parts), result)
        if other.figure.definition != result.figure.definition:
            return other, result
    return None


def _across(place: Place, match: re.Match[str], one: Result, other: Result) -> Problem:
    return Problem(
        place,
        ACROSS_A_BREAK,
        f"{quoted(match[0])} jämför {one.figure.period.name} ({one.figure.text}) med "
        f"{other.figure.period.name} ({other.figure.text}), men räknesättet byttes däremellan.",
        "Stryk jämförelsen, eller säg i meningen att värdena är räknade på olika sätt.",
    )


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, each with where it begins."""
    start = 0
    for match in _SENTENCE.finditer(paragraph.run.text):
        yield start, paragraph.run.text[start : match.start()]
        start = match.end()
    yield start, paragraph.run.text[start:]
