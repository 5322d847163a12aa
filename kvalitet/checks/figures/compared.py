"""R014, R015: an analysis that tells of a comparison or a trend has the figures for it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.config import ComparatorGroup
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import joined, quoted

NO_FIGURES = Rule("R014", Severity.WARNING, "En jämförelse eller en trend saknar siffror")
OTHER_NUMBER = Rule("R015", Severity.WARNING, "Olika många kommuner sägs ingå i jämförelsen")

_OTHERS = r"(?:[\w-]+ ){0,4}?(?:kommuner(?:na)?|riket|landet|länet|rikssnittet)\b"
_COMPARED = re.compile(
    rf"\bjämförelse(?:n|r|rna)? (?:\w+ )?(?:med|mot) {_OTHERS}"
    rf"|\bjämför(?:s|t|da)\b(?: \w+)? (?:med|mot) {_OTHERS}"
    rf"|\b(?:bättre|sämre|högre|lägre) än (?:(?:i|för|snittet|genomsnittet) ){{0,2}}{_OTHERS}",
    re.IGNORECASE,
)
_TREND = re.compile(
    r"\b(?:se|visas|framgår|följa) (?:även |också )?trenden\b"
    r"|\btrenden (?:över|från|för|de|under) (?:\w+ ){0,3}?(?:år|åren|tid)\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:inte|ingen|inget|inga|ej|aldrig|varken|utan|saknas|ska|bör|kan|kunna|skulle|behöver"
    r"|nästa|planeras?|går det|om)\b",
    re.IGNORECASE,
)
"""Words of a sentence that does not promise anything here and now."""

_SENTENCE = re.compile(r"[.!?\n]\s*(?=[A-ZÅÄÖ\ufffc]|$)")

_WORDS = {"fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "femton": 15, "tjugo": 20}
_NUMBER = rf"(?P<{{}}>\d{{{{1,3}}}}|{'|'.join(_WORDS)})"
_PEERS = re.compile(
    rf"\b{_NUMBER.format('one')} (?:mest )?(?:liknande|lika|jämförbara) kommuner(?:na)?\b"
    rf"|\b{_NUMBER.format('two')} kommuner(?:na)? som (?:är )?(?:mest )?lik(?:nar|a)\b"
    rf"|\b(?:liknande|jämförbara) kommuner(?:na)?(?: \d{{4}})? \((?:[\wåäö]+, )?"
    rf"{_NUMBER.format('three')} ?(?:st\.?|stycken|kommuner)?\)",
    re.IGNORECASE,
)


def check_compared(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The prose of every analysis."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key in catalogue.store:
        owners[key.indicator].add(key.owner)
    groups = {group.id: group for group in catalogue.config.comparators}
    for document in catalogue.of_type(IndicatorAnalysis):
        words = Gathered(document.text_runs)
        yield from _peers(document, words, groups)
        indicator = document.form.indicator
        if indicator in catalogue.in_doubt or indicator in catalogue.unsound:
            continue
        if not owners[indicator] - {document.form.owner, document.form.municipality}:
            yield from _promises(words, ("jämför", " än "), _COMPARED, "andras värden")
        if not _has_development(document, catalogue):
            yield from _promises(words, ("trenden",), _TREND, "mer än ett värde")


def _has_development(document: Checked[IndicatorAnalysis], catalogue: Catalogue) -> bool:
    """Whether there are two values of the analysed indicator, of the same kind of period."""
    form = document.form
    return any(
        sum(not isinstance(observation.value, MissingKind) for observation in series) > 1
        for key, series in catalogue.store.items()
        if (key.indicator, key.owner, key.parts) == (form.indicator, form.owner, ())
    )


def _promises(
    words: Gathered, needles: tuple[str, ...], pattern: re.Pattern[str], lacking: str
) -> Iterator[Problem]:
    for match in words.told(needles, pattern):
        if not _NOT_SAID.search(_sentence_around(match, words.text)):
            yield Problem(
                words.place_at(match.start()),
                NO_FIGURES,
                f"{quoted(match[0])} står i texten, men bland siffrorna finns inte {lacking}.",
                "Skriv in dem under mätningar: eller jämförelser:, eller stryk orden.",
            )


def _sentence_around(match: re.Match[str], text: str) -> str:
    line = text.rfind("\n", 0, match.start()) + 1
    start = max(
        (found.end() for found in _SENTENCE.finditer(text, line, match.start())), default=line
    )
    end = _SENTENCE.search(text, match.end())
    return text[start : end.start() if end else len(text)]


def _peers(
    document: Checked[IndicatorAnalysis], words: Gathered, groups: Mapping[str, ComparatorGroup]
) -> Iterator[Problem]:
    """Two sizes of what is called the same group: ten in the chart and twenty in the table."""
    found = ((match, _number(match)) for match in words.told(("kommuner",), _PEERS))
    told = [(match, number) for match, number in found if number is not None]
    named = [groups[name] for name in document.form.comparisons if name in groups]
    sizes = {size for group in named if (size := _size(group)) is not None}
    known = sizes or {number for _, number in told[:1]}
    for match, number in told:
        if number not in known:
            yield Problem(
                words.place_at(match.start()),
                OTHER_NUMBER,
                f"{quoted(match[0])}: på annat håll är de {joined(map(str, sorted(known)))}.",
                "Jämför med en och samma grupp, eller skriv vilken grupp som menas var.",
            )


def _size(group: ComparatorGroup) -> int | None:
    """How many a group of similar municipalities has: its members, or what its name says."""
    if "liknande" not in group.name.lower() and "jämförbara" not in group.name.lower():
        return None
    if group.members is not None:
        return len(group.members)
    match = _PEERS.search(group.name)
    return _number(match) if match else None


def _number(match: re.Match[str]) -> int | None:
    """How many; None for a word that a pattern takes for another, with ı for i."""
    written = match["one"] or match["two"] or match["three"]
    return int(written) if written.isdecimal() else _WORDS.get(written.lower())
