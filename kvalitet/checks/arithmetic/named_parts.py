"""A030: parts that a sentence names beside their whole: "28 barn, varav 24 pojkar och två flickor".

Only girls and boys, or women and men, are known to be all of the whole. Of other parts nothing is
said but that one of them cannot be more than the whole.
"""

import re
from collections.abc import Iterator

from kvalitet.checks.arithmetic.counted_words import COUNTED, FEMALE, MALE
from kvalitet.checks.arithmetic.read_text import NUMBER, ReadText
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.number_words import WORDS, number_in
from kvalitet.swedish.numbers import decimal

PARTS_DIFFER = Rule("A030", Severity.WARNING, "Delarna i meningen stämmer inte med det hela")

_WHOLE = rf"(?<![\w,.–-])(?P<whole>{NUMBER})\s+(?:[^\W\d]{{1,30}}\s+){{0,2}}?(?P<noun>{COUNTED})"
_GENDERS = re.compile(
    rf"{_WHOLE}(?P<gap>[^;!?\d]{{0,80}}?)(?P<one>{NUMBER})\s+(?:(?P<f1>{FEMALE})|{MALE}),?\s+"
    rf"(?:och|samt|respektive)\s+(?P<two>{NUMBER})\s+(?:(?P<f2>{FEMALE})|{MALE})"
    r"(?=\s*(?:[.,;:!?)(]|$))",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"[^.]*?(?:\(|[,:] |\b(?:varav|därav|var|är|fördelat på|fördelade på|nämligen) "
    r"|\. (?:Det|De|Av dessa|Av dem) (?:är|var) )$",
    re.IGNORECASE,
)
"""What may stand between the whole and its parts, when the parts are those of the whole."""
_OF_WHICH = re.compile(
    rf"{_WHOLE}[^.;:!?()\d]{{0,40}}?,? \(?(?:varav|därav) (?P<one>{NUMBER})"
    rf"(?P<after>\s+(?:{COUNTED})?)(?!\s*(?:%|procent))",
    re.IGNORECASE,
)
_A_PART = re.compile(rf"{NUMBER} av (?:de )?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]+")
_REMEDY = "Rätta det tal som är fel, eller skriv vilka de övriga är."


def named_parts(text: ReadText) -> Iterator[Problem]:
    """The wholes of a paragraph with the parts that follow on them."""
    told = set()
    for match in _GENDERS.finditer(text.text):
        are_both = bool(match["f1"]) != bool(match["f2"])
        if are_both and _leads_on(match["gap"]) and _is_whole(text, match):
            told.add(match.start())
            yield from _judge(text, match)
    for match in _OF_WHICH.finditer(text.text):
        noun = match["after"].strip()
        is_same = not noun or noun.lower() == match["noun"].lower()
        if match.start() not in told and is_same and _is_whole(text, match):
            part, whole = number_in(match["one"]), number_in(match["whole"])
            if part > whole:
                message = f"{decimal(part, 0)} är en del av {decimal(whole, 0)}, men fler än alla."
                yield Problem(text.place_at(match.start()), PARTS_DIFFER, message, _REMEDY)


def may_name_parts(text: str) -> bool:
    """Whether a paragraph is worth a closer look; asked of every one, so it must be quick."""
    if "varav" in text or "därav" in text:
        return True
    is_of_women = "flick" in text or "kvinn" in text or "tjej" in text
    return is_of_women and ("pojk" in text or "män" in text or " man" in text or "kill" in text)


def _is_whole(text: ReadText, match: re.Match[str]) -> bool:
    """Whether a number is not itself a part of another: "6 av 28 ungdomar"."""
    return not _A_PART.search(text.text[max(0, match.start() - 30) : match.start()])


def _leads_on(gap: str) -> bool:
    """Whether what stands between a whole and its parts says that they are all of it."""
    has_number = any(WORDS.get(word.lower(), 0) > 1 for word in _WORD.findall(gap))
    return not has_number and _LEADS_ON.match(gap) is not None


def _judge(text: ReadText, match: re.Match[str]) -> Iterator[Problem]:
    whole = number_in(match["whole"])
    first, second = number_in(match["one"]), number_in(match["two"])
    difference = first + second - whole
    if difference:
        how = "för mycket" if difference > 0 else "saknas"
        message = (
            f"{decimal(first, 0)} + {decimal(second, 0)} = {decimal(first + second, 0)}, men det "
            f"hela är {decimal(whole, 0)} {match['noun']}: {decimal(abs(difference), 0)} {how}."
        )
        yield Problem(text.place_at(match.start()), PARTS_DIFFER, message, _REMEDY)
