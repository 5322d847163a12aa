"""Personal identity numbers and coordination numbers, found wherever they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DASH = r"[-+\u2010-\u2015\u2212]"
_BETWEEN = rf"(?P<dash>[ \u00a0]?{_DASH}(?:[ \u00a0]?|[ ]*\n[ >]*))|[ \u00a0\u202f]"
_NUMBER = re.compile(
    r"(?<![0-9])(?P<century>18|19|20)?(?P<year>[0-9]{2})"
    r"(?P<dashed>(?<=[0-9]{4})-)?(?P<month>[0-9]{2})(?(dashed)-)(?P<day>[0-9]{2})"
    rf"(?:{_BETWEEN})?(?P<serial>[0-9]{{3}})(?P<check>[0-9])(?![0-9])"
)
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_MARKUP = b"*_~`"
_BEGINNINGS = (b"000000", b"0-00-00-")
"""How every number begins, and little else, once its digits are zeros."""

_DECIMALS = re.compile(r"[0-9][.,]$")

_HYPHENS = ("-", "+", "\u2010", "\u2011")
"""What stands in such a number by intention; other dashes also stand between two numbers."""

_COORDINATION = 60
"""What is added to the day of birth in a coordination number."""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A date and four digits, written as one number."""

    start: int
    """Where in the text it begins."""
    digits: str
    """The last ten digits, however it is written."""
    has_dash: bool
    is_sound: bool
    """The check digit agrees, and the number can have been given to someone."""

    @property
    def is_coordination(self) -> bool:
        """Whether it belongs to someone who is not in the population register."""
        return int(self.digits[4:6]) > _COORDINATION

    @property
    def masked(self) -> str:
        """What may be told of it, to whoever reads the log of a check: "81****-****"."""
        return f"{self.digits[:2]}****-****"


def may_hold_numbers(text: str) -> bool:
    """Whether it is worth while to look for numbers: quick, not fooled by markup between digits."""
    zeros = text.encode().translate(_ZEROS, _MARKUP)
    return any(beginning in zeros for beginning in _BEGINNINGS)


def identity_numbers(text: str) -> Iterator[IdentityNumber]:
    """The sound numbers, and those with a dash whose date alone is right."""
    for match in _NUMBER.finditer(text):
        dash = (match["dash"] or "").strip()
        digits = "".join(match.group("year", "month", "day", "serial", "check"))
        # A fraction may have ten decimals; a date with internal dashes needs one more after it.
        stray = not dash and (match["dashed"] or _DECIMALS.search(text[: match.start()][-2:]))
        if stray or not _is_date(match["century"] or "20", digits[:6]):
            continue
        is_sound = match["serial"] != "000" and luhn(digits[:9]) == int(match["check"])
        if is_sound or (dash in _HYPHENS and not match["dashed"]):
            yield IdentityNumber(match.start(), digits, bool(dash), is_sound)


def luhn(digits: str) -> int:
    """The check digit of nine digits: every other is doubled, and the digits of all are added."""
    doubled = (int(digit) * (2 - i % 2) for i, digit in enumerate(digits))
    return -sum(sum(divmod(number, 10)) for number in doubled) % 10


def _is_date(century: str, digits: str) -> bool:
    """Whether there is such a day; of a year in two digits, 00 may be a leap year."""
    day = int(digits[4:])
    try:
        date(
            int(century + digits[:2]), int(digits[2:4]), day - _COORDINATION * (day > _COORDINATION)
        )
    except ValueError:
        return False
    return True
