"""M021: a series that leaps, without a word about what lies between."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation
from kvalitet.checks.series.calendar import ending_in, last_month, named, some
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.value import MissingKind
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.numbers import counted

UNEQUAL = Rule("M021", Severity.WARNING, "Mätningarna kommer olika tätt")

Absent = tuple[str, str, Period]
"""An indicator, an owner, and a period that nothing is said of."""

_MOST_UNEQUAL = 1.5
"""How much longer one step between days may be than another."""
_LONGEST_IN_DAYS = 60
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class _Leap:
    """What is wrong with the steps of a series."""

    file: str
    told: str
    """A clause in which {} stands for the indicators."""
    remedy: str


def check_steps(catalogue: Catalogue, told: Collection[Absent]) -> Iterator[Problem]:
    """Every series of three or more, less the periods that have been told of already.

    Series of a document that leap alike are told together.
    """
    found: dict[_Leap, dict[str, Place]] = {}
    for key, series in catalogue.store.items():
        if len(series) < 3 or key.parts or key.indicator in catalogue.in_doubt:
            continue
        is_days = key.kind is PeriodKind.DAY
        leap = _between_days(series) if is_days else _between_periods(series, told)
        if leap is not None:
            place, said = leap
            found.setdefault(said, {}).setdefault(key.indicator, place)
    for said, places in found.items():
        first = min(places.values())
        message = said.told.format(some(list(places)))
        yield Problem(first, UNEQUAL, message, said.remedy)


def _between_periods(
    series: Sequence[Observation], told: Collection[Absent]
) -> tuple[Place, _Leap] | None:
    """The periods that are left out, where the closest two set the pace."""
    ends = [last_month(one.period) for one in series]
    step = min(later - earlier for earlier, later in pairwise(ends))
    if ends[-1] - ends[0] == step * (len(ends) - 1):
        return None
    absent: list[Period] = []
    place: Place | None = None
    for (earlier, later), one in zip(pairwise(ends), series[1:], strict=True):
        months = range(earlier + step, later, step)
        between = (ending_in(month, one.period.kind, one.period.months) for month in months)
        untold = [p for p in between if (one.indicator, one.owner, p) not in told]
        place = place or (one.stated_in[0] if untold else None)
        absent += untold
    if place is None:
        return None
    return place, _Leap(
        place.path,
        f"I serien för {{}} saknas {named(absent)} utan förklaring.",
        "Skriv värdet, eller ordet för varför det saknas: "
        f"{absent[0].canonical}: {MissingKind.UNKNOWN}.",
    )


def _between_days(series: Sequence[Observation]) -> tuple[Place, _Leap] | None:
    days = [one.period.end.toordinal() for one in series if one.period.end]
    steps = [later - earlier for earlier, later in pairwise(days)]
    long, short = max(steps), min(steps)
    if long <= _MOST_UNEQUAL * short:
        return None
    at, other = steps.index(long), steps.index(short)
    place = series[max(at, other) + 1].stated_in[0]
    return place, _Leap(
        place.path,
        f"Mätdagarna för {{}} ligger olika tätt: {_length(long)} ({_between(series, at)}) och "
        f"{_length(short)} ({_between(series, other)}).",
        "Skriv även den mätdag som fattas, med ej mätt om det är så. "
        "Ska dagarna ligga så här, undanta serien och säg varför.",
    )


def _length(days: int) -> str:
    if days < _LONGEST_IN_DAYS:
        return counted(days, "dag", "dagar")
    return counted(round(days / _DAYS_A_MONTH), "månad", "månader")


def _between(series: Sequence[Observation], at: int) -> str:
    return f"{series[at].period.canonical} till {series[at + 1].period.canonical}"
