"""Numbers as Swedish writes them: comma, U+00A0 in groups and before units, U+2212, half up."""

import decimal as dec
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.numbers import NumberPattern, format_decimal, parse_pattern

Amount = int | Decimal | Fraction

NO_BREAK = "\u00a0"
MINUS = "\u2212"

_LOCALE = "sv"

# Singular and plural after a number. Units that are absent here read the same in both.
_UNIT_WORDS = {
    "dagar": ("dag", "dagar"),
    "timmar": ("timme", "timmar"),
    "kronor": ("kr", "kr"),
    "procent": ("%", "%"),
}
# What is counted or indexed has no word of its own after the number.
_BARE_UNITS = {"antal", "index"}


def round_half_up(value: Amount, decimals: int) -> Decimal:
    """Round exactly to `decimals` places; halves go away from zero, and zero has no sign."""
    top, bottom = value.as_integer_ratio()
    whole, rest = divmod(abs(top) * 10**decimals, bottom)
    digits = whole + (2 * rest >= bottom)
    sign = "-" if top < 0 and digits else ""
    # Read from digits: arithmetic would round to the precision of the current context.
    return Decimal(f"{sign}{digits}E-{decimals}")


def decimal(value: Amount, decimals: int) -> str:
    """Write "−1 234,5"."""
    rounded = round_half_up(value, decimals)
    return (MINUS if rounded < 0 else "") + _digits(rounded, decimals)


def as_written(value: Decimal) -> str:
    """Write a number with the decimals it was given with: 87.50 is "87,50"."""
    return decimal(value, max(0, -int(value.as_tuple().exponent)))


def signed(value: Amount, decimals: int) -> str:
    """Write a change: "+5", "−3,5", "±0"."""
    rounded = round_half_up(value, decimals)
    sign = "±" if not rounded else MINUS if rounded < 0 else "+"
    return sign + _digits(rounded, decimals)


def percent(value: Amount, decimals: int) -> str:
    """Write "67 %"; `value` is in percent, not a fraction of one."""
    return decimal(value, decimals) + NO_BREAK + "%"


def percentage_points(value: Amount, decimals: int) -> str:
    """Write a change of a share in running text: "+1 procentenhet", "−3,5 procentenheter"."""
    return _with_word(signed(value, decimals), "procentenhet", "procentenheter")


def percentage_points_short(value: Amount, decimals: int) -> str:
    """Write a change of a share in a table that explains the abbreviation: "−33 p.e."."""
    return signed(value, decimals) + NO_BREAK + "p.e."


@lru_cache(maxsize=8192)  # a figure is told in many places, and Babel takes its time
def with_unit(value: Amount, unit: str, decimals: int) -> str:
    """Write a value in an indicator's unit: "67 %", "1 234 kr", "1 dag", "12"."""
    return _in_unit(decimal(value, decimals), unit)


def change_with_unit(value: Amount, unit: str, decimals: int) -> str:
    """Write a change in running text, a share's in percentage points: "−2 dagar"."""
    if unit == "procent":
        return percentage_points(value, decimals)
    return _in_unit(signed(value, decimals), unit)


def change_with_unit_short(value: Amount, unit: str, decimals: int) -> str:
    """Write a change in a table: "−33 p.e.", "−2 dagar"."""
    if unit == "procent":
        return percentage_points_short(value, decimals)
    return _in_unit(signed(value, decimals), unit)


def counted(number: int, singular: str, plural: str) -> str:
    """Write a count of things: "1 varning", "3 varningar"."""
    return _with_word(decimal(number, 0), singular, plural)


def _in_unit(number: str, unit: str) -> str:
    if unit in _BARE_UNITS:
        return number
    return _with_word(number, *_UNIT_WORDS.get(unit, (unit, unit)))


def _with_word(number: str, singular: str, plural: str) -> str:
    # "1,0 procentenheter": only the whole number one takes the singular.
    word = singular if number.lstrip(f"+{MINUS}") == "1" else plural
    return number + NO_BREAK + word


@lru_cache(maxsize=8192)
def _digits(rounded: Decimal, decimals: int) -> str:
    size = rounded.copy_abs()
    # Babel quantizes in the current context, which fails on more than 28 digits.
    with dec.localcontext(prec=max(dec.getcontext().prec, len(size.as_tuple().digits) + decimals)):
        return str(format_decimal(size, format=_pattern(decimals), locale=_LOCALE))


@lru_cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))
