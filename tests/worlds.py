"""Worlds of events, the figures that are made of them, and an attack on what is told of them.

The attacker knows nothing of our equations. She knows that every figure is a sum of events, each of
which has a unit, a month, a sex and a cause, and that no zero is ever hidden; the rest is a linear
program over how many events there are of each sort.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from random import Random

from hypothesis import strategies as st

from kvalitet.catalogue.observations import Observation, Parts, Store, into_series
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import parse_period
from kvalitet.model.value import Number, Share, Value
from tests.attacking import interval
from tests.sites import CONFIG, config_of, indicator, site

SETTINGS = CONFIG.replace(
    "enheter: [{id: lotsen, namn: Lotsen}]",
    "enheter: [{id: lotsen, namn: Lotsen}, {id: kajen, namn: Kajen}]",
)
SITE = config_of(SETTINGS)
DIMENSIONS = {"kön": ("kvinnor", "män"), "orsak": ("hot", "våld", "annat")}
DEFINITION = indicator("indelningar: {kön: [kvinnor, män], orsak: [hot, våld, annat]}")
INDICATORS = {
    (unit, counts): site(
        DEFINITION.replace("procent", unit).replace("avser: personer", f"avser: {counts}")
    ).catalogue.indicators
    for unit in ("antal", "procent")
    for counts in ("personer", "händelser")
}
PERIODS = {
    "K": {f"2024-K{k}": range(3 * k - 3, 3 * k) for k in (1, 2, 3, 4)},
    "T": {f"2024-T{t}": range(4 * t - 4, 4 * t) for t in (1, 2, 3)},
    "H": {"2024-H1": range(6), "2024-H2": range(6, 12)},
    "Y": {"2024": range(12)},
    "ack": {"2024-K2 ackumulerad": range(6), "2024-K3 ackumulerad": range(9)},
    "rullande": {"2024-12 rullande 12": range(12)},
    "M": {f"2024-{m + 1:02}": range(m, m + 1) for m in range(6)},
}
CALENDARS = [
    ["Y"],
    ["K"],
    ["K", "Y"],
    ["K", "H", "Y"],
    ["K", "H", "ack"],
    ["T", "H"],
    ["T", "K", "Y"],
    ["H", "Y", "rullande"],
    ["M", "H"],
    ["M", "K", "ack"],
]

Sort = tuple[str, int, str, str]
"""A unit, the first of the months that are always counted together, a sex and a cause."""


@dataclass(frozen=True)
class Figure:
    """A figure that is published or hidden, and what it is the sum of."""

    observation: Observation
    sorts: frozenset[int]
    counts: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """Everything there is to count, and the figures that are made of it."""

    unit: str
    counts: str
    """What the indicator is about: persons, or what happens to them."""
    size: int
    events: tuple[tuple[int, ...], ...] = field(repr=False)
    """How many there are of each sort."""
    figures: tuple[Figure, ...] = field(repr=False)

    @property
    def sorts(self) -> int:
        return len(self.events)

    @property
    def indicators(self) -> dict[str, Indicator]:
        return dict(INDICATORS[self.unit, self.counts])

    @property
    def store(self) -> Store:
        return into_series(figure.observation for figure in self.figures)

    def with_events(self, events: Sequence[tuple[int, ...]]) -> "World":
        """The same figures of other events."""
        figures = []
        for one in self.figures:
            counts = _total(events, one.sorts)
            o = one.observation
            other = observed(o.owner, o.parts, o.period.written, counts)
            figures.append(Figure(other, one.sorts, counts))
        return replace(self, events=tuple(events), figures=tuple(figures))


@st.composite
def worlds(draw: st.DrawFn, least: Sequence[int] = (0, 1, 2, 3)) -> World:
    """Counts of every sort, in a municipality with units or without, by all kinds of periods."""
    unit, counts = draw(st.sampled_from(sorted(INDICATORS)))
    calendar = draw(st.sampled_from(CALENDARS))
    dimensions = draw(st.sampled_from([(), ("kön",), ("orsak",), ("kön", "orsak")]))
    units = draw(st.sampled_from([("-",), ("lotsen", "kajen"), ("lotsen", "kajen", "-")]))
    months = [0, 1, 2, 3, 4, 5, 6, 8, 9] if len({*calendar} & {"M", "T"}) else [0, 3, 6, 9]
    sorts = list(product(units, months, DIMENSIONS["kön"], DIMENSIONS["orsak"]))
    size = 2 if unit == "procent" else 1
    palette = draw(st.sampled_from([tuple(least), (*least, 8, 30), (0, *least, 60)]))
    random = Random(draw(st.integers(0, 10**6)))  # drawn one by one they would take too long
    events = tuple(tuple(random.choice(palette) for _ in range(size)) for _ in sorts)
    figures = tuple(_figures(sorts, events, calendar, dimensions))
    return World(unit, counts, size, events, figures)


def _figures(
    sorts: Sequence[Sort],
    events: Sequence[tuple[int, ...]],
    calendar: Sequence[str],
    dimensions: Sequence[str],
) -> Iterator[Figure]:
    owners = ["hylte", *sorted({sort[0] for sort in sorts} - {"-"})]
    parts = [(), *(((name, part),) for name in dimensions for part in DIMENSIONS[name])]
    for owner, part, kind in product(owners, parts, calendar):
        for period, months in PERIODS[kind].items():
            own = [i for i, sort in enumerate(sorts) if _belongs(sort, owner, part, months)]
            counts = _total(events, own)
            if len(counts) == 1 or any(counts):
                yield Figure(observed(owner, part, period, counts), frozenset(own), counts)


def _total(events: Sequence[tuple[int, ...]], sorts: Iterable[int]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(events[i] for i in sorts), strict=True))


def _belongs(sort: Sort, owner: str, parts: Parts, months: range) -> bool:
    unit, month, *rest = sort
    return owner in ("hylte", unit) and month in months and all(p in rest for _, p in parts)


def observed(owner: str, parts: Parts, period: str, counts: tuple[int, ...]) -> Observation:
    value: Value = Number(Decimal(counts[0])) if len(counts) == 1 else Share(counts[0], sum(counts))
    return Observation("U33461", owner, parts, parse_period(period), value, "", False, "", None, ())


def small(counts: tuple[int, ...]) -> list[tuple[tuple[int, ...], int]]:
    """What nobody may find out, and how wide the interval must be."""
    limits = DisclosureLimits()
    found: list[tuple[tuple[int, ...], int]]
    found = [((i,), limits.least_count) for i, n in enumerate(counts) if 0 < n < limits.least_count]
    if len(counts) == 2 and sum(counts) < limits.least_base:
        found.append(((0, 1), limits.least_base))
    return found


def attack(world: World, hidden: Set[Observation], exposed: Set[Observation] = frozenset()) -> int:
    """Narrow every small count down, other than the exposed; tell how many there were to try."""
    shown, unseen, tried = [], [], 0
    for figure in world.figures:
        for i, count in enumerate(figure.counts):
            row = {world.size * sort + i: 1.0 for sort in figure.sorts}
            if figure.observation in hidden:
                unseen.append((row, float(min(count, 1))))
            else:
                shown.append((row, float(count)))
    for figure in world.figures:
        for form, width in small(figure.counts) if figure.observation not in exposed else ():
            assert figure.observation in hidden
            aim = {world.size * sort + i: 1.0 for sort in figure.sorts for i in form}
            low, high = interval(aim, world.size * world.sorts, shown, unseen)
            assert high - low >= width - 1e-6, figure
            tried += 1
    return tried
