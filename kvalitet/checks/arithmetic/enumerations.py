"""A033: shares in a row that are said to be all, and are not.

Many shares in a sentence may well be more than 100 together, since one may be both young and a
girl. Only what is said to be a distribution, or names both girls and boys, must be all.
"""

import re
from collections.abc import Iterator

from kvalitet.checks.arithmetic.bounds import ALL, rounded, together
from kvalitet.checks.arithmetic.counted_words import FEMALE, MALE
from kvalitet.checks.arithmetic.read_text import PERCENT, ReadText, percentage
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.numbers import as_written

NOT_ALL = Rule("A033", Severity.WARNING, "Andelarna i meningen blir inte 100 procent")

_SIGN = r"\s?(?:%|procent\b)"
_AMONG = r"(?<!\bav )(?<!bland )(?<!\bför )(?<!\bhos )(?<!från )"
_FEMALE_SHARE = rf"(?P<one>{PERCENT}){_SIGN}[^.;:!?()\d]{{0,50}}?{_AMONG}\b{FEMALE}"
_MALE_SHARE = rf"(?P<one>{PERCENT}){_SIGN}[^.;:!?()\d]{{0,50}}?{_AMONG}\b{MALE}"
_BETWEEN = r"[^.;:!?()\d]{0,20}?\b"
_GENDERS = tuple(
    re.compile(first + _BETWEEN + second.replace("?P<one>", "?P<two>"), re.IGNORECASE)
    for first, second in ((_FEMALE_SHARE, _MALE_SHARE), (_MALE_SHARE, _FEMALE_SHARE))
)
_SHARE = re.compile(rf"(?P<share>{PERCENT}){_SIGN}", re.IGNORECASE)
_DISTRIBUTED = re.compile(
    r"\b(?:fördela(?:r|de|s|des|ts)|fördelat|fördelade|fördelning(?:en)?)\b", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\bfrån \d|\b(?:mot|jämfört|tidigare|före|förra|än)\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”])")
_FEWEST = 2
_REMEDY = "Rätta den andel som är fel, eller säg vad resten är."


def enumerations(text: ReadText) -> Iterator[Problem]:
    """The distributions of a paragraph."""
    told = set()
    for pattern in _GENDERS:
        for match in pattern.finditer(text.text):
            told.add(match.start())
            yield from _judge(text, match.start(), [match["one"], match["two"]], may_lack=False)
    start = 0
    for sentence in _SENTENCE.split(text.text):
        start = text.text.index(sentence, start)
        if _DISTRIBUTED.search(sentence) and not _COMPARED.search(sentence):
            found = list(_SHARE.finditer(sentence))
            if len(found) >= _FEWEST and start + found[0].start() not in told:
                shares = [match["share"] for match in found]
                yield from _judge(text, start + found[0].start(), shares, may_lack=True)


def _judge(text: ReadText, at: int, shares: list[str], *, may_lack: bool) -> Iterator[Problem]:
    amounts = [percentage(share) for share in shares]
    total = together(rounded(amount) for amount in amounts)
    if total.low > ALL or (total.high < ALL and not may_lack):
        terms = " + ".join(as_written(amount) for amount in amounts)
        message = f"{terms} = {as_written(sum(amounts, start=0 * amounts[0]))} %, inte 100 %."
        yield Problem(text.place_at(at), NOT_ALL, message, _REMEDY)
