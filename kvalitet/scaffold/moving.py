"""From one period to the next: periods, and the words of a text that name them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from kvalitet.model.period import Period, PeriodError, PeriodKind, parse_period

_STEPS = (
    PeriodKind.YEAR,
    PeriodKind.HALF,
    PeriodKind.TERTIAL,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
)
"""The kinds that follow on each other without a gap."""


def year(number: int) -> Period:
    """A whole year."""
    return parse_period(str(number))


def following(period: Period) -> Period | None:
    """The next period of the same kind; None for kinds that have no regular step."""
    return shifted(period, period.months or 0) if period.kind in _STEPS else None


def first_of_kind(period: Period, number: int) -> Period | None:
    """The first period of a year that is of the same kind as another."""
    if period.start is None or period.kind not in _STEPS:
        return None
    return shifted(period, 12 * (number - period.start.year) - period.start.month + 1)


def shifted(period: Period, months: int) -> Period | None:
    """The period of the same kind so many months later; None where no such period begins."""
    if period.start is None or period.end is None:
        return None
    if period.kind is PeriodKind.DAY:
        return _parsed(_same_day(period.end, months).isoformat())
    is_known_by_end = period.kind in (PeriodKind.ROLLING, PeriodKind.CUMULATIVE)
    day = _same_day(period.end.replace(day=1) if is_known_by_end else period.start, months)
    match period.kind:
        case PeriodKind.YEAR:
            return _parsed(f"{day.year}") if day.month == 1 else None
        case PeriodKind.MONTH:
            return _parsed(f"{day:%Y-%m}")
        case PeriodKind.ROLLING:
            return _parsed(f"{day:%Y-%m} rullande {period.months}")
        case PeriodKind.CUMULATIVE:
            return _parsed(f"{day:%Y-%m} ackumulerad")
    part, rest = divmod(day.month - 1, period.months or 12)
    letter = period.canonical[5]
    return None if rest else _parsed(f"{day.year}-{letter}{part + 1}")


def _same_day(day: date, months: int) -> date:
    """The same day of a later month, or the last one where that is shorter."""
    number, month = divmod(12 * day.year + day.month - 1 + months, 12)
    last = calendar.monthrange(number, month + 1)[1]
    return date(number, month + 1, min(day.day, last))


def _parsed(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


@dataclass(frozen=True, slots=True)
class Move:
    """From the period of one document to that of the next."""

    then: Period
    now: Period

    def period(self, period: Period) -> Period | None:
        """The period that now stands where another one stood then.

        None for what was told of other times than the document's own, and for what has no period
        of its kind that ends now.
        """
        if period == self.then:
            return self.now
        start, end = self.then.start, self.then.end
        if period.end is None or start is None or end is None or self.now.start is None:
            return None
        if not start <= period.end <= end:
            return None
        months = 12 * (self.now.start.year - start.year) + self.now.start.month - start.month
        if period.kind is PeriodKind.CUMULATIVE and period.end == end:
            return _parsed(f"{self.now.canonical} ackumulerad")
        candidates = (shifted(period, months), following(period))
        return next((one for one in candidates if one and self._is_now(one)), None)

    def _is_now(self, period: Period) -> bool:
        start, end = self.now.start, self.now.end
        return bool(period.end and start and end and start <= period.end <= end)

    def text(self, text: str) -> str | None:
        """A text with the name of the period moved on, however it is spelt; None without one."""
        spellings = {
            self.then.short.lower(): self.now.short,
            self.then.name.lower(): self.now.name,
            self.then.canonical.lower(): self.now.canonical,
        }
        found = False

        def replace(match: re.Match[str]) -> str:
            nonlocal found
            spelling = spellings.get(match[0].lower())
            if spelling is None:
                return str(self.now.end.year) if self.now.end else match[0]
            found = True
            return spelling[0].upper() + spelling[1:] if match[0][0].isupper() else spelling

        last = str(self.then.end.year) if self.then.end else self.then.canonical
        forms = sorted({*spellings, last}, key=len, reverse=True)
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)"
        moved = re.sub(pattern, replace, text, flags=re.IGNORECASE)
        if not found:
            return None
        return moved.lower() if text == text.lower() else moved
