"""Numbers and texts as an interactive figure holds them."""

import html
import math
import textwrap
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kvalitet.charts.description import Whisker

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

MISSING_MARK: dict[str, Json] = {
    "symbol": "circle-open",
    "size": 9,
    "color": "var(--kv-missing-mark)",
    "line": {"width": 2},
}
_NAME_LENGTH = 28  # characters
_EXACT = 2**53  # beyond which scripts round whole numbers anyway


def number(value: Decimal | None) -> Json:
    """A number that JSON can hold; null for none, and for what no script can reckon with."""
    if value is None:
        return None
    whole = value == int(value) and abs(value) < _EXACT
    return int(value) if whole else _finite(value)


def _finite(value: Decimal) -> float | None:
    try:
        amount = float(value)
    except OverflowError:
        return None
    return amount if math.isfinite(amount) else None


def error_bars(
    axis: str,
    values: Sequence[tuple[Decimal | None, Whisker | None]],
    colour: str = "var(--kv-text-soft)",
    thickness: int = 1,
) -> dict[str, Json]:
    """How far whiskers reach beyond their values along an axis; nothing where there are none."""
    reaches = [
        (one.high - value, value - one.low) if one and value is not None else (None, None)
        for value, one in values
    ]
    if all(up is None for up, _ in reaches):
        return {}
    bars: dict[str, Json] = {
        "type": "data",
        "symmetric": False,
        "array": [number(up) for up, _ in reaches],
        "arrayminus": [number(down) for _, down in reaches],
        "color": colour,
        "thickness": thickness,
        "width": 3,
    }
    return {f"error_{axis}": bars}


def text(words: str) -> str:
    """Words as words: Plotly reads a little HTML in its texts."""
    return html.escape(words, quote=False)


def name(words: str) -> str:
    """A name beside an axis or in a key, on lines that a phone has room for."""
    return "<br>".join(text(line) for line in textwrap.wrap(words, _NAME_LENGTH))


def moved(day: date, days: int) -> date:
    """The calendar has ends, too."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def stretch(
    start: date | None, end: date | None, first: date, last: date
) -> tuple[str, str] | None:
    left, right = max(start or first, first), min(end or last, last)
    return (left.isoformat(), right.isoformat()) if left < right else None
