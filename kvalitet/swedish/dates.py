"""Days and months as Swedish writes them."""

from datetime import date
from typing import Literal

from babel.dates import format_date, get_month_names

_LOCALE = "sv"

MONTHS: tuple[str, ...] = tuple(get_month_names("wide", locale=_LOCALE)[n] for n in range(1, 13))
"""The names of the months, "januari" first."""

MONTH_ABBREVIATIONS: tuple[str, ...] = tuple(
    get_month_names("abbreviated", locale=_LOCALE)[n] for n in range(1, 13)
)
"""The names of the months for narrow places, "jan." first; the short ones are whole."""

Width = Literal["wide", "abbreviated"]


def day(when: date) -> str:
    """Write "30 juni 2018"."""
    return format_date(when, "long", locale=_LOCALE)


def day_short(when: date) -> str:
    """Write "3 jan. 2018"."""
    return format_date(when, "medium", locale=_LOCALE)


def month(when: date, width: Width = "wide") -> str:
    """Write the month a day lies in: "juni 2018"."""
    return f"{_names(width)[when.month - 1]} {when.year}"


def months(start: date, end: date, width: Width = "wide") -> str:
    """Write the months from one day to another without a year if it is the same: "januari–juni"."""
    if start.year != end.year:
        return f"{month(start, width)}–{month(end, width)}"
    names = _names(width)
    if start.month == end.month:
        return names[start.month - 1]
    return f"{names[start.month - 1]}–{names[end.month - 1]}"


def months_and_year(start: date, end: date, width: Width = "wide") -> str:
    """Write "januari–juni 2018", or "augusti 2019–juli 2020"."""
    span = months(start, end, width)
    return span if start.year != end.year else f"{span} {start.year}"


def _names(width: Width) -> tuple[str, ...]:
    return MONTHS if width == "wide" else MONTH_ABBREVIATIONS
