"""Worlds of events, the figures that are made of them, and an attack on what is told of them.

The attacker knows nothing of our equations. She knows that every figure is a sum of events, each of
which has a unit, a month, a sex and a cause, and that no zero is ever hidden; the rest is a linear
program over how many events there are of each sort. Other indicators may count some of the same
events, and be bound to the first by what `samband:` says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import product
from random import Random

from hypothesis import strategies as st

from kvalitet.catalogue.observations import Observation, Parts, Store, into_series
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import parse_period
from kvalitet.model.value import Number, Share, Value
from tests.attacking import Attacker, Row
from tests.sites import CONFIG, config_of, indicator, site

SETTINGS = CONFIG.replace(
    "enheter: [{id: lotsen, namn: Lotsen}]",
    "enheter: [{id: lotsen, namn: Lotsen}, {id: kajen, namn: Kajen}]",
)
SITE = config_of(SETTINGS)
DIMENSIONS = {"kön": ("kvinnor", "män"), "orsak": ("hot", "våld", "annat")}
DIVIDED = "indelningar: {kön: [kvinnor, män], orsak: [hot, våld, annat]}"
MAIN = "U33461"

Count = Callable[[str, int], bool]
"""Whether a count of a figure holds an event of a cause, of the first or the second kind."""


@dataclass(frozen=True)
class Related:
    """Another indicator, and what binds it to the first."""

    unit: str
    counts: tuple[Count, ...]
    relation: tuple[str, str] = ("", "")
    """How the first names it, and what it says itself."""
    is_rounded: bool = False
    """Whether it is told in whole per cent, without its counts."""


RELATED: dict[str, dict[str, Related]] = {
    "antal": {
        "HOT": Related("antal", (lambda cause, _: cause == "hot",), ("består_av", "")),
        "RESTEN": Related("antal", (lambda cause, _: cause != "hot",), ("består_av", "")),
        "VÅLD": Related("antal", (lambda cause, _: cause == "våld",), ("", "ryms_i: RESTEN")),
        "ANDEL": Related(
            "procent",
            (lambda cause, _: cause == "hot", lambda cause, _: cause != "hot"),
            ("", f"täljare: HOT, nämnare: {MAIN}"),
        ),
        "PROCENT": Related(
            "procent",
            (lambda cause, _: cause == "hot", lambda cause, _: cause != "hot"),
            ("", f"täljare: HOT, nämnare: {MAIN}"),
            is_rounded=True,
        ),
    },
    "procent": {
        "ÖVRIGA": Related(
            "procent", (lambda _, i: i == 1, lambda _, i: i == 0), ("helhet_med", "")
        ),
        "NÅGRA": Related("antal", (lambda _, i: i == 0,), ("täljare", "")),
        "ALLA": Related("antal", (lambda _, i: i < 2,), ("nämnare", "")),
    },
}
FIRST = {
    "antal": Related("antal", (lambda _, i: i == 0,)),
    "procent": Related("procent", (lambda _, i: i == 0, lambda _, i: i == 1)),
}


@cache
def definitions(unit: str, counts: str, related: tuple[str, ...]) -> dict[str, str]:
    """The indicators, as somebody would write them; the first names those it is bound to."""
    named: dict[str, list[str]] = {}
    for name, one in RELATED[unit].items():
        named.setdefault(one.relation[0], []).append(name)
    single = {"täljare", "nämnare"}
    own = ", ".join(
        f"{key}: {names[0]}" if key in single else f"{key}: [{', '.join(names)}]"
        for key, names in named.items()
        if key
    )
    found = {MAIN: _definition(MAIN, unit, counts, own if related else "")}
    for name, one in RELATED[unit].items() if related else ():
        found[name] = _definition(name, one.unit, counts, one.relation[1])
    return found


def _definition(name: str, unit: str, counts: str, relations: str) -> str:
    keys = f"{DIVIDED}\nsamband: {{{relations}}}" if relations else DIVIDED
    text = indicator(keys).replace("enhet: procent", f"enhet: {unit}").replace(MAIN, name, 1)
    return text.replace("avser: personer", f"avser: {counts}")


@cache
def indicators(unit: str, counts: str, related: tuple[str, ...] = ()) -> dict[str, Indicator]:
    written = definitions(unit, counts, related)
    return dict(site({f"{name}.md": text for name, text in written.items()}).catalogue.indicators)


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
    forms: tuple[frozenset[int], ...]
    """For each count, what it is the sum of."""
    counts: tuple[int, ...]
    is_rounded: bool = False

    @property
    def percent(self) -> int:
        """What it is told as when it is rounded."""
        some, others = self.counts
        return (200 * some + some + others) // (2 * (some + others))


@dataclass(frozen=True)
class World:
    """Everything there is to count, and the figures that are made of it."""

    unit: str
    counts: str
    """What the indicator is about: persons, or what happens to them."""
    related: tuple[str, ...]
    events: tuple[int, ...] = field(repr=False)
    """How many there are of each sort, and of each kind that a share tells apart."""
    figures: tuple[Figure, ...] = field(repr=False)

    @property
    def definitions(self) -> dict[str, str]:
        return definitions(self.unit, self.counts, self.related)

    @property
    def indicators(self) -> dict[str, Indicator]:
        return indicators(self.unit, self.counts, self.related)

    @property
    def store(self) -> Store:
        return into_series(figure.observation for figure in self.figures)

    def with_events(self, events: Sequence[int]) -> "World":
        """The same figures of other events."""
        figures = (figure_of(o.observation, o.forms, events, o.is_rounded) for o in self.figures)
        return replace(self, events=tuple(events), figures=tuple(figures))


@st.composite
def worlds(draw: st.DrawFn, least: Sequence[int] = (0, 1, 2, 3)) -> World:
    """Counts of every sort, in a municipality with units or without, by all kinds of periods."""
    unit, counts = draw(st.sampled_from([*product(RELATED, ("personer", "händelser"))]))
    calendar = draw(st.sampled_from(CALENDARS))
    dimensions = draw(st.sampled_from([(), ("kön",), ("orsak",), ("kön", "orsak")]))
    units = draw(st.sampled_from([("-",), ("lotsen", "kajen"), ("lotsen", "kajen", "-")]))
    related = draw(st.lists(st.sampled_from([*RELATED[unit]]), unique=True, max_size=3))
    if related:  # or else there are more figures than anybody would have time for
        calendar, units = calendar[:2], units[:1] if len(related) > 1 else units[:2]
        dimensions = dimensions[:1] if len(units) == 1 else ()
    months = [0, 1, 2, 3, 4, 5, 6, 8, 9] if len({*calendar} & {"M", "T"}) else [0, 3, 6, 9]
    sorts = list(product(units, months, DIMENSIONS["kön"], DIMENSIONS["orsak"]))
    size = 2 if unit == "procent" else 1
    palette = draw(st.sampled_from([tuple(least), (*least, 8, 30), (0, *least, 60)]))
    random = Random(draw(st.integers(0, 10**6)))  # drawn one by one they would take too long
    events = tuple(random.choice(palette) for _ in range(size * len(sorts)))
    kinds = {MAIN: FIRST[unit], **{name: RELATED[unit][name] for name in sorted(related)}}
    figures = tuple(_figures(sorts, size, kinds, events, calendar, dimensions))
    return World(unit, counts, tuple(sorted(related)), events, figures)


def family(
    related: Sequence[str],
    palette: Sequence[int],
    seed: int,
    units: Sequence[str] = ("-",),
) -> World:
    """A certain world of quarters and sexes, with other indicators of the same events."""
    sorts = list(product(units, (0, 3, 6, 9), DIMENSIONS["kön"], DIMENSIONS["orsak"]))
    random = Random(seed)
    events = tuple(random.choice(palette) for _ in sorts)
    kinds = {MAIN: FIRST["antal"], **{name: RELATED["antal"][name] for name in related}}
    figures = tuple(_figures(sorts, 1, kinds, events, ("K", "Y"), ("kön",)))
    return World("antal", "händelser", tuple(related), events, figures)


def _figures(
    sorts: Sequence[Sort],
    size: int,
    kinds: Mapping[str, Related],
    events: Sequence[int],
    calendar: Sequence[str],
    dimensions: Sequence[str],
) -> Iterator[Figure]:
    owners = ["hylte", *sorted({sort[0] for sort in sorts} - {"-"})]
    parts = [(), *(((name, part),) for name in dimensions for part in DIMENSIONS[name])]
    for (name, one), owner, part, kind in product(kinds.items(), owners, parts, calendar):
        for period, months in PERIODS[kind].items():
            own = [n for n, sort in enumerate(sorts) if _belongs(sort, owner, part, months)]
            forms = tuple(
                frozenset(size * n + i for n in own for i in range(size) if holds(sorts[n][3], i))
                for holds in one.counts
            )
            place = observed(owner, part, period, (1,) * len(forms), name)
            if len(forms) == 1 or any(_total(events, forms)):
                yield figure_of(place, forms, events, one.is_rounded)


def figure_of(
    place: Observation, forms: tuple[frozenset[int], ...], events: Sequence[int], is_rounded: bool
) -> Figure:
    """The figure in a place, of some events."""
    found = Figure(place, forms, _total(events, forms), is_rounded)
    value = Number(Decimal(found.percent)) if is_rounded else _value(found.counts)
    return replace(found, observation=replace(place, value=value))


def _total(events: Sequence[int], forms: Iterable[frozenset[int]]) -> tuple[int, ...]:
    return tuple(sum(events[i] for i in form) for form in forms)


def _belongs(sort: Sort, owner: str, parts: Parts, months: range) -> bool:
    unit, month, *rest = sort
    return owner in ("hylte", unit) and month in months and all(p in rest for _, p in parts)


def observed(
    owner: str, parts: Parts, period: str, counts: tuple[int, ...], name: str = MAIN
) -> Observation:
    at = parse_period(period)
    return Observation(name, owner, parts, at, _value(counts), "", False, "", None, ())


def _value(counts: tuple[int, ...]) -> Value:
    return Number(Decimal(counts[0])) if len(counts) == 1 else Share(counts[0], sum(counts))


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
    shown: list[Row] = []
    unseen: list[Row] = []
    tried = 0
    for figure in world.figures:
        is_hidden = figure.observation in hidden
        if figure.is_rounded:
            unseen += [] if is_hidden else _rounded(figure)
            continue
        for form, count in zip(figure.forms, figure.counts, strict=True):
            row = dict.fromkeys(form, 1.0)
            if is_hidden:
                unseen.append((row, float(min(count, 1))))
            else:
                shown.append((row, float(count)))
    attacker = Attacker(len(world.events), shown, unseen)
    known: dict[frozenset[int], float] = {}
    for figure in world.figures:
        for those, width in small(figure.counts) if figure.observation not in exposed else ():
            assert figure.is_rounded or figure.observation in hidden
            aim = frozenset().union(*(figure.forms[i] for i in those))
            if aim not in known:
                low, high = attacker.narrow(dict.fromkeys(aim, 1.0))
                known[aim] = high - low
            assert known[aim] >= width - 1e-6, figure
            tried += 1
    return tried


def _rounded(figure: Figure) -> Iterator[Row]:
    """What a whole percentage tells of its counts."""
    some, others = figure.forms
    for sign, end in ((1, max(0.0, figure.percent - 0.5)), (-1, min(100.0, figure.percent + 0.5))):
        row = dict.fromkeys(some, sign * (100 - end)) | dict.fromkeys(others, -sign * end)
        yield row, 0.0
