"""M041 and M042: an indicator's name, unit and description speak of the same thing."""

import re
from collections.abc import Iterator, Mapping

from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Location
from kvalitet.model.indicator import UNITS, Indicator
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

OTHER_UNIT = Rule("M041", Severity.WARNING, "Namnet säger något annat än enheten")
OTHER_TIME = Rule("M042", Severity.WARNING, "Namnet och beskrivningen säger olika tider")

_NEVER: Mapping[str, frozenset[str]] = {
    "andel": frozenset(UNITS) - {"procent"},
    "antal": frozenset({"procent", "index"}),
    "kostnad": frozenset(UNITS) - {"kronor", "procent"},
    "dygn": frozenset({"procent", "kronor", "poäng", "index"}),
}
"""What is named → the units that it is never measured in."""
_BEGINS = re.compile(r"(andel|antal|kostnad|(?:vård)?dygn)(?:en|et|er|erna)?\b", re.IGNORECASE)
_ENDS = re.compile(r"[,(] ?(andel|antal|kostnad|dygn)(?: \(%\))?\)?$", re.IGNORECASE)

_WORDS = ("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {"en": 1}
_MONTHS = {"år": 12, "halvår": 6, "månad": 1}
_SPAN = (
    rf"([0-9]{{1,3}}|{'|'.join(_NUMBERS)}) "
    r"(arbetsdag|dag|dygn|veck|månad|halvår|år)(?:ar|er|or|a)?\b"
)
_WITHIN = re.compile(rf"\binom {_SPAN}", re.IGNORECASE)
_AFTER = re.compile(rf"\b{_SPAN} efter\b", re.IGNORECASE)
_AT_THE_END = re.compile(
    r"\b(?:vid|i samband med) (?:\w+ ){0,2}avslut\w*(?: \w+)?|\b(?:när|då) [^.,;]{0,40}\bavslut\w*",
    re.IGNORECASE,
)


def check_naming(document: Checked[Report]) -> Iterator[Problem]:
    """An indicator's own words beside each other."""
    if isinstance(document.form, Indicator):
        yield from _check_unit(document, document.form)
        yield from _check_times(document, document.form)


def _check_unit(document: Checked[Report], form: Indicator) -> Iterator[Problem]:
    """What the name or the description begins with, or the name ends with; told once."""
    said: dict[Location, re.Match[str] | None] = {
        ("namn",): _BEGINS.match(form.name) or _ENDS.search(form.name),
        ("kortnamn",): _BEGINS.match(form.label) or _ENDS.search(form.label),
        ("beskrivning",): _BEGINS.match(form.description),
    }
    for location, match in said.items():
        word = match[1].lower().removeprefix("vård") if match else ""
        if form.unit in _NEVER.get(word, ()):
            yield Problem(
                document.front.place_of(location),
                OTHER_UNIT,
                f"Här står {quoted(word)}, men nyckeltalet mäts i {form.unit}.",
                "Rätta enheten, eller skriv om texten så att den säger vad som mäts.",
            )
            return


def _check_times(document: Checked[Report], form: Indicator) -> Iterator[Problem]:
    """Two limits, two waits, or the end of something here and a time after it there."""
    name, text = form.name, form.description
    differing = _apart(_WITHIN, name, text) or _apart(_AFTER, name, text) or _apart_in_kind(form)
    if differing is not None:
        yield Problem(
            document.front.place_of(("beskrivning",)),
            OTHER_TIME,
            f"Namnet säger {quoted(differing[0])}, men beskrivningen {quoted(differing[1])}.",
            "Låt båda säga samma tid.",
        )


def _apart(pattern: re.Pattern[str], one: str, other: str) -> tuple[str, str] | None:
    """What each says, where both say times and none in common."""
    first, second = _spans(pattern, one), _spans(pattern, other)
    if first and second and first.keys().isdisjoint(second):
        return next(iter(first.values())), next(iter(second.values()))
    return None


def _spans(pattern: re.Pattern[str], text: str) -> dict[tuple[str, int], str]:
    """Every time of a text → as it is written; a year is twelve months."""
    found = {}
    for match in pattern.finditer(text):
        written, unit = match[1].lower(), match[2].lower()
        number = _NUMBERS[written] if written in _NUMBERS else int(written)
        length = ("månad", number * _MONTHS[unit]) if unit in _MONTHS else (unit, number)
        found[length] = match[0]
    return found


def _apart_in_kind(form: Indicator) -> tuple[str, str] | None:
    texts = (form.name, form.description)
    ends = [_AT_THE_END.search(text) for text in texts]
    after = [_AFTER.search(text) for text in texts]
    for one, other in ((0, 1), (1, 0)):
        end, later = ends[one], after[other]
        if end and later and not after[one] and not ends[other]:
            return (end[0], later[0]) if one == 0 else (later[0], end[0])
    return None
