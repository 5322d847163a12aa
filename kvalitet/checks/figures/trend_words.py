"""R011: words of a trend that no series in the paragraph stands behind.

Narrow on purpose: a single change ("ökade") is no trend, and what one hopes for is not told as one.
"""

import re
from collections.abc import Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.checks.text.paragraphs import Paragraph, paragraphs
from kvalitet.model.reference import ReferenceWord
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.movements import FALLING, RISING

TREND_WITHOUT_SERIES = Rule("R011", Severity.WARNING, "En trend sägs i ord utan siffror bakom")

_STEADILY = (
    r"(?:stadigt|kontinuerligt|successivt|ständigt|år (?:för|från|efter) år|för varje år"
    r"|(?:under )?de senaste (?:\w+ )?åren|under (?:flera|många) år|i flera år)"
)
_HOW = r"(?:kraftigt|något|tydligt|snabbt|markant|mycket|avsevärt|svagt|nu|igen)"
_MOVES = rf"(?:{RISING}|{FALLING}|(?:förbättra|försämra)(?:s|ts|des))"
_TREND = re.compile(
    r"\b(?:(?:svagt|något|tydligt|klart|kraftigt|starkt|långsamt|stadigt) )?"
    r"(?:stigande|ökande|växande|uppåtgående|sjunkande|fallande|minskande|avtagande|nedåtgående"
    r"|neråtgående|vikande|positiva?|negativa?) trend(?:en|er|erna)?\b"
    r"|(?<!nationella )\btrenden (?:är|har varit|fortsätter|håller i sig|pekar|går|vänder)\b"
    r"|\ben trend som\b"
    r"|\ben (?:\w+ )?(?:stadig|successiv|kontinuerlig|ständig|årlig) (?:ökning|minskning|uppgång"
    r"|nedgång|förbättring|försämring)\b",
    re.IGNORECASE,
)
_STEADY = re.compile(
    rf"\b(?:{_MOVES}(?: {_HOW})? {_STEADILY}|{_STEADILY} {_MOVES}"
    r"|(?:fortsätter|har fortsatt|fortsatte) att (?:öka|minska|sjunka|stiga|växa))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"\b(?:ökar|minskar|sjunker|stiger)(?: {_HOW})?(?=[.,;:!?]|$| och | men | under | sedan )",
    re.IGNORECASE | re.MULTILINE,
)
_MORE_AND_MORE = re.compile(
    r"\b(?:allt (?:fler|färre)|fler och fler|färre och färre) (?:\w+ )?(?:\w*barn|\w*ungdomar"
    r"|unga|\w*kvinnor|\w*män|\w*familjer|\w*personer|\w*individer|\w*hushåll|\w*ärenden"
    r"|\w*anmälningar|\w*utredningar|\w*placeringar|\w*avvikelser)\b",
    re.IGNORECASE,
)
_STEADY_NEEDLES = (
    *("stadigt", "kontinuerligt", "successivt", "ständigt", "år f", "år e", "varje år", "forts"),
    *("de senaste", "flera år", "många år"),
)
_SAID: tuple[tuple[tuple[str, ...], re.Pattern[str], frozenset[str]], ...] = (
    (("trend", "ning", "gång", "ring"), _TREND, frozenset()),
    (
        _STEADY_NEEDLES,
        _STEADY,
        frozenset({"om", "när", "tills", "än", "ska", "bör", "kan", "inte", "risk", "risken"}),
    ),
    (
        ("ökar", "minskar", "sjunker", "stiger"),
        _PRESENT,
        frozenset({"att", "om", "när", "eftersom", "medan", "tills", "än", "inte"}),
    ),
    (
        ("allt f", "fler och fler", "färre och färre"),
        _MORE_AND_MORE,
        frozenset({"att", "om", "när", "ska", "bör", "kan", "vill", "tills", "än", "inte"}),
    ),
)
"""Words of which one must be there, what is then looked for, and what before it undoes it."""

# What is measured, by the end of the word: "orosanmälningarna", "utredningstiden".
_MEASURED = re.compile(
    r"(?:andel(?:en|arna)|antal(?:et|en)|anmälning(?:ar|arna)|ärende(?:n|na)|utredning(?:ar|arna)"
    r"|placering(?:ar|arna)|dygn(?:en)?|ansökning(?:ar|arna)|avvikelser(?:na)?|vakanser(?:na)?"
    r"|kostnad(?:en|er|erna)|inflöde(?:t)?|resultat(?:et|en)|(?:vänte|ings)tid(?:en|er|erna)"
    r"|omsättning(?:en)?|frånvaro(?:n)?|aktualisering(?:ar|arna)|behov(?:et|en)"
    r"|delaktighet(?:en)?|nöjdhet(?:en)?|frekvens(?:en)?|måluppfyllelse(?:n)?)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:!?\n\ufffc]| och | men ")
_LONGEST_CLAUSE = 100


def check_trend_words(document: Checked[Report], words: Gathered) -> Iterator[Problem]:
    """The prose of what tells of a municipality or a unit."""
    prose = len(document.text_runs) if document.owner is not None else 0
    told = [match for match in _trends(words) if words.number_at(match.start()) < prose]
    shown = [has_series(paragraph) for paragraph in paragraphs(document)] if told else []
    for match in told:
        if not shown[words.number_at(match.start())]:
            yield Problem(
                words.place_at(match.start()),
                TREND_WITHOUT_SERIES,
                f"{quoted(match[0])} sägs utan siffror som visar det.",
                "Hänvisa i stycket till serien, t.ex. [[U33461 2018-H1 trend]], eller stryk orden.",
            )


def has_series(paragraph: Paragraph) -> bool:
    """Whether a trend or a change is asked for, or figures of an indicator for two periods."""
    asked = list(paragraph.figures.values())
    told = {(one.indicator, one.period) for one in asked if one.word is ReferenceWord.VALUE}
    compared = any(figure.word in (ReferenceWord.TREND, ReferenceWord.CHANGE) for figure in asked)
    return compared or len({indicator for indicator, _ in told}) < len(told)


def _trends(words: Gathered) -> Iterator[re.Match[str]]:
    for needles, pattern, undone_by in _SAID:
        for match in words.told(needles, pattern):
            if not undone_by or _is_said_of_figures(words, match.start(), undone_by):
                yield match


def _is_said_of_figures(words: Gathered, verb: int, undone_by: frozenset[str]) -> bool:
    """Whether the subject is something measured, and the clause states it.

    In "allt fler barn" the subject comes after, and the whole clause may undo it.
    """
    before = words.folded[max(0, verb - _LONGEST_CLAUSE) : verb]
    clause = _CLAUSE.split(before)[-1].split()
    if words.folded.startswith(("allt ", "fler ", "färre "), verb):
        return undone_by.isdisjoint(clause)
    subjects = [number for number, word in enumerate(clause) if _MEASURED.search(word)]
    return bool(subjects) and undone_by.isdisjoint((*clause[: subjects[0]], *clause[-1:]))
