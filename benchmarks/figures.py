"""The made-up figures: indicators of every kind of period, with a series for each owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

LAST_YEAR = 2024
COMPARATORS = ("alla-2024", "liknande-2024")
PARTS = ("kvinnor", "män")

Series = Mapping[str, str]
"""Period → value, both as they stand in YAML; oldest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What an indicator measures: `name` follows a group of people, `bands` follow `nivåer:`."""

    name: str
    unit: str
    better: str
    counts: str
    middle: int
    bands: tuple[str, str, str] | None = None


MEASURES = (
    Measure(
        "som inte behöver komma tillbaka inom ett år",
        "procent",
        "högre",
        "personer",
        78,
        ("0–69", "70–84", "85–100"),
    ),
    Measure(
        "som fått en genomförandeplan i tid",
        "procent",
        "högre",
        "personer",
        70,
        ("0–59", "60–79", "80–100"),
    ),
    Measure("som söker stöd på nytt", "procent", "lägre", "personer", 22, None),
    Measure(
        "och väntan på ett första samtal",
        "dagar",
        "lägre",
        "verksamhet",
        14,
        ("över 21", "11–21", "högst 10"),
    ),
    Measure("och längden på utredningen", "dagar", "lägre", "verksamhet", 105, None),
    Measure("och antalet anmälningar", "antal", "ingetdera", "händelser", 420, None),
    Measure("och dygn på institution", "dygn", "lägre", "verksamhet", 1900, None),
    Measure("och kostnaden för insatser", "kronor", "ingetdera", "verksamhet", 88000, None),
    Measure("och deras betyg på bemötandet", "poäng", "högre", "verksamhet", 8, None),
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with all its figures, by owner: municipalities and comparator groups."""

    id: str
    group: str
    measure: Measure
    owners: tuple[str, ...]
    series: Mapping[str, Series]
    has_parts: bool

    def latest(self, owner: str, back: int = 0) -> str:
        """The last period of an owner, or one further back."""
        return list(self.series[owner])[-1 - back]


def _within_years(years: int, ending: str, parts: range) -> list[str]:
    """The periods of the last `years` years; `ending` follows the year: "-H{}"."""
    span = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    return [f"{year}{ending.format(part)}" for year in span for part in parts]


YEARS = [str(year) for year in range(LAST_YEAR - 9, LAST_YEAR + 1)]
HALVES = _within_years(5, "-H{}", range(1, 3))

PERIODS = (
    YEARS,
    HALVES,
    YEARS,
    _within_years(2, "-{:02}", range(1, 13)),
    YEARS,
    _within_years(4, "-T{}", range(1, 4)),
    YEARS,
    _within_years(3, "-T{} ackumulerad", range(1, 4)),
    YEARS,
    _within_years(3, "-K{}", range(1, 5)),
    YEARS,
    _within_years(2, "-{:02} rullande 12", range(1, 13)),
    YEARS,
    HALVES,
)
"""Dealt out to the indicators in turn: half are measured by year, some in every other way."""


def measure_all(
    count: int, municipalities: list[str], groups: tuple[str, ...], random: Random
) -> tuple[Indicator, ...]:
    """Make indicators up; each belongs to one to four of the municipalities."""
    return tuple(_measured(number, municipalities, groups, random) for number in range(count))


def _measured(
    number: int, municipalities: list[str], groups: tuple[str, ...], random: Random
) -> Indicator:
    measure = MEASURES[number % len(MEASURES)]
    periods = PERIODS[number % len(PERIODS)]
    first = number % len(municipalities)
    owners = (municipalities[first:] + municipalities[:first])[: 1 + number % 4]
    has_parts = measure.unit in ("procent", "antal") and random.random() < 0.5
    series = {owner: _series(measure, periods, has_parts, random) for owner in owners}
    series |= {group: _compared(measure, periods, random) for group in COMPARATORS}
    group = groups[number // len(MEASURES) % len(groups)]
    return Indicator(f"BM-{number + 1:04}", group, measure, tuple(owners), series, has_parts)


def _series(measure: Measure, periods: list[str], has_parts: bool, random: Random) -> Series:
    """A series that wanders; only its older half has gaps, since reports tell of the newer."""
    level = measure.middle * random.uniform(0.85, 1.15)
    base = random.choice((35, 90, 240, 600))
    values = {}
    for number, period in enumerate(periods):
        level *= random.uniform(0.96, 1.04)
        recent = number >= len(periods) // 2
        if not recent and random.random() < 0.08:
            values[period] = random.choice(("ej mätt", "uppgift saknas", "bortfall"))
        else:
            times = _times(period)
            counted = level * times if measure.unit == "antal" else level
            values[period] = _value(measure, counted, base * times, has_parts and recent, random)
    return values


def _times(period: str) -> int:
    """How far a running count has come since its first tertial: it never falls."""
    return 2 ** (int(period[6]) - 1) if period.endswith("ackumulerad") else 1


def _value(measure: Measure, level: float, base: int, in_parts: bool, random: Random) -> str:
    if measure.unit == "poäng":
        return f"{min(level, 10):.1f}".replace(".", ",")
    if measure.unit != "procent":
        whole = round(level)
        women = round(whole * random.uniform(0.4, 0.6))
        parts = f"{{totalt: {whole}, kvinnor: {women}, män: {whole - women}}}"
        return parts if in_parts else str(whole)
    share = min(level, 97) / 100
    women, men = round(base * random.uniform(0.4, 0.6)), round(base * random.uniform(0.4, 0.6))
    some, others = round(women * share), round(men * share)
    whole_share = f"{some + others} av {women + men}"
    if not in_parts:
        return whole_share
    return f"{{totalt: {whole_share}, kvinnor: {some} av {women}, män: {others} av {men}}}"


def _compared(measure: Measure, periods: list[str], random: Random) -> Series:
    low, high = round(measure.middle * 0.9), round(measure.middle * 1.1)
    return {period: str(random.randint(low, high)) for period in periods}
