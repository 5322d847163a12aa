"""Periods: the stretch of time, or the day, that a figure speaks of."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kvalitet.model.period_spelling import likely_spelling
from kvalitet.swedish import dates
from kvalitet.swedish.lists import quoted

FORMS = (
    "Skriv t.ex. 2018, 2018-H1, 2020-T2, 2024-K3, 2024-06, 2024-06-30, "
    "2020-07 rullande 12, 2020-T2 ackumulerad eller ingångsvärde."
)
"""The way out of every misspelt period: one example of each form."""

_YEARS = range(1900, 2100)
_ROLLING_MONTHS = range(2, 61)

_ORDINALS = ("första", "andra", "tredje", "fjärde")


class PeriodKind(StrEnum):
    """What kind of period it is; figures of two kinds never stand in one series."""

    YEAR = "år"
    HALF = "halvår"
    TERTIAL = "tertial"
    QUARTER = "kvartal"
    MONTH = "månad"
    DAY = "ögonblicksbild"
    ROLLING = "rullande"
    CUMULATIVE = "ackumulerad"
    BASELINE = "ingångsvärde"


@dataclass(eq=False)
class PeriodError(ValueError):
    """A text that is no period: what is wrong and the way out, in Swedish."""

    message: str
    remedy: str
    suggestion: str | None = None
    """The period that was probably meant, as it should be spelt."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period; two are equal when kind and dates are, however they were written."""

    kind: PeriodKind
    start: date | None
    """The first day; None for a baseline, which has no date."""
    end: date | None
    """The last day, included; None for a baseline."""
    written: str = field(compare=False)

    @property
    def months(self) -> int | None:
        """How many whole months it covers; None for a day and for a baseline."""
        if self.start is None or self.end is None or self.kind is PeriodKind.DAY:
            return None
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def canonical(self) -> str:
        """The one spelling that all equal periods share, for keys and CSV."""
        if self.start is None or self.end is None:
            return self.kind.value
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.end.year}"
            case PeriodKind.DAY:
                return self.end.isoformat()
            case PeriodKind.MONTH:
                return f"{self.end:%Y-%m}"
            case PeriodKind.ROLLING:
                return f"{self.end:%Y-%m} rullande {self.months}"
            case PeriodKind.CUMULATIVE:
                return f"{self.end:%Y-%m} ackumulerad"
        return f"{self.end.year}-{_LETTERS[self.kind]}{self._part(self.start)}"

    @property
    def name(self) -> str:
        """What it is called in running text: "första halvåret 2018"."""
        if self.start is None or self.end is None:
            return self.kind.value
        match self.kind:
            case PeriodKind.HALF:
                return f"{_ORDINALS[self._part(self.start) - 1]} halvåret {self.end.year}"
            case PeriodKind.TERTIAL:
                return f"tertial {self._part(self.start)} {self.end.year}"
            case PeriodKind.QUARTER:
                return f"{_ORDINALS[self._part(self.start) - 1]} kvartalet {self.end.year}"
            case PeriodKind.MONTH:
                return dates.month(self.end)
            case PeriodKind.DAY:
                return dates.day(self.end)
            case PeriodKind.ROLLING:
                return f"{self.months} månader till och med {dates.month(self.end)}"
            case PeriodKind.CUMULATIVE:
                return f"{dates.months_and_year(self.start, self.end)}, ackumulerat"
        return f"{self.end.year}"

    @property
    def short(self) -> str:
        """What it is called in a table or on an axis: "H1 2018"."""
        if self.start is None or self.end is None:
            return self.kind.value
        match self.kind:
            case PeriodKind.MONTH:
                return dates.month(self.end, "abbreviated")
            case PeriodKind.DAY:
                return dates.day_short(self.end)
            case PeriodKind.ROLLING:
                return f"{self.months} mån. t.o.m. {dates.month(self.end, 'abbreviated')}"
            case PeriodKind.CUMULATIVE:
                return f"{dates.months_and_year(self.start, self.end, 'abbreviated')}, ack."
            case PeriodKind.YEAR:
                return f"{self.end.year}"
        return f"{_LETTERS[self.kind]}{self._part(self.start)} {self.end.year}"

    @property
    def months_in_words(self) -> str:
        """The months it covers where its name does not say them: "januari–juni", else ""."""
        unsaid = (PeriodKind.HALF, PeriodKind.TERTIAL, PeriodKind.QUARTER, PeriodKind.ROLLING)
        if self.start is None or self.end is None or self.kind not in unsaid:
            return ""
        return dates.months(self.start, self.end)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Order by last day; of those that end together the longest comes last, as a sum does."""
        rank = _RANKS[self.kind]
        if self.start is None or self.end is None:
            return (0, 0, rank)
        return (self.end.toordinal(), -self.start.toordinal(), rank)

    def is_next(self, other: "Period") -> bool:
        """Whether `other` follows with no period of its kind left out in between.

        Snapshots have no regular step, so any later one is the next; rolling periods follow as
        long as they meet, and cumulative ones of a length come once a year.
        """
        if self.end is None or other.start is None or other.end is None:
            return False
        if self.kind is PeriodKind.DAY:
            return True
        step = 12 if self.kind is PeriodKind.CUMULATIVE else self.months or 0
        return 12 * (other.end.year - self.end.year) + other.end.month - self.end.month <= step

    def _part(self, start: date) -> int:
        """Which half, tertial or quarter of its year it is."""
        return (start.month - 1) // (self.months or 12) + 1


_RANKS = {kind: rank for rank, kind in enumerate(PeriodKind)}

_LETTERS = {PeriodKind.HALF: "H", PeriodKind.TERTIAL: "T", PeriodKind.QUARTER: "K"}

# Letter in the spelling → kind, parts in a year, and the sentence for one too many.
_DIVISIONS = {
    "h": (PeriodKind.HALF, 2, "ett år har två halvår"),
    "t": (PeriodKind.TERTIAL, 3, "ett år har tre tertial"),
    "k": (PeriodKind.QUARTER, 4, "ett år har fyra kvartal"),
    "q": (PeriodKind.QUARTER, 4, "ett år har fyra kvartal"),
}

_SPELLING = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<letter>[htkq])(?P<part>[0-9])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?: rullande (?P<rolling>[0-9]{1,3})|(?P<cumulative> ackumulera[dt]))?"
)


class _Impossible(Exception):
    """A text with the form of a period that no calendar has; says why."""


def parse_period(text: str) -> Period:
    """Read a period, upper or lower case; raise PeriodError, in Swedish, when it is none."""
    written = " ".join(text.split())
    if not written:
        raise PeriodError("Perioden är tom.", FORMS)
    try:
        found = _read(written)
        reason = ""
    except _Impossible as impossible:
        found = None
        reason = f": {impossible}"
    if found is not None:
        return found
    guess = likely_spelling(written)
    suggestion = guess if guess and _is_period(guess) else None
    hint = f"Menade du {quoted(suggestion)}? " if suggestion else ""
    message = f"{quoted(written)} är inte en period{reason}."
    raise PeriodError(message, hint + FORMS, suggestion)


def _is_period(text: str) -> bool:
    try:
        return _read(text) is not None
    except _Impossible:
        return False


def _read(written: str) -> Period | None:
    """Read what has the form of a period; None for what has not."""
    line = written.lower()
    if line == PeriodKind.BASELINE.value:
        return Period(PeriodKind.BASELINE, None, None, written)
    match = _SPELLING.fullmatch(line)
    if match is None:
        return None
    year = int(match["year"])
    if year not in _YEARS:
        raise _Impossible(f"året ska ligga mellan {_YEARS[0]} och {_YEARS[-1]}")
    kind, start, end = _within_year(year, match)
    if match["rolling"]:
        return _rolling(kind, end, int(match["rolling"]), written)
    if match["cumulative"]:
        if kind in (PeriodKind.YEAR, PeriodKind.DAY):
            raise _Impossible(
                "ett ackumulerat värde slutar med en månad, ett kvartal, ett tertial "
                "eller ett halvår"
            )
        return Period(PeriodKind.CUMULATIVE, date(year, 1, 1), end, written)
    return Period(kind, start, end, written)


def _within_year(year: int, match: re.Match[str]) -> tuple[PeriodKind, date, date]:
    if match["letter"]:
        kind, parts, too_many = _DIVISIONS[match["letter"]]
        part = int(match["part"])
        if not 1 <= part <= parts:
            raise _Impossible(too_many)
        last = 12 // parts * part
        return kind, date(year, last - 12 // parts + 1, 1), _month_end(year, last)
    if not match["month"]:
        return PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise _Impossible("månaden ska vara 01–12")
    if not match["day"]:
        return PeriodKind.MONTH, date(year, month, 1), _month_end(year, month)
    end = _month_end(year, month)
    if not 1 <= int(match["day"]) <= end.day:
        raise _Impossible(f"{dates.month(end)} har {end.day} dagar")
    when = date(year, month, int(match["day"]))
    return PeriodKind.DAY, when, when


def _rolling(kind: PeriodKind, end: date, months: int, written: str) -> Period:
    if kind is not PeriodKind.MONTH:
        raise _Impossible("ett rullande värde slutar med en månad")
    if months not in _ROLLING_MONTHS:
        raise _Impossible(
            f"ett rullande värde omfattar {_ROLLING_MONTHS[0]}–{_ROLLING_MONTHS[-1]} månader"
        )
    years, month = divmod(12 * end.year + end.month - months, 12)
    return Period(PeriodKind.ROLLING, date(years, month + 1, 1), end, written)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
