"""Whole editions under attack: by what their files tell, and by what makes no difference to them.

A world of events becomes a project, in which every figure is told in every way there is. A stranger
reads its files back, and has her linear program. And another world, in which other things happened
where nobody may look, must give the same files to the last byte.
"""

from collections.abc import Iterator, Mapping, Set
from itertools import cycle
from pathlib import Path
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.catalogue.observations import Observation, Parts
from kvalitet.config import DisclosureLimits
from kvalitet.model.value import Number, Share, Value, write_value
from kvalitet.pipeline import examine
from tests.attacking import interval
from tests.building import ROOT, contents
from tests.drawing import draw_site
from tests.harvesting import Files, assert_one_story, charts, keyed
from tests.sites import (
    ANALYSIS,
    FOLLOW_UP,
    MATRIX,
    PLAN,
    STORY,
    site,
    with_keys,
    with_text,
)
from tests.worlds import SETTINGS, SITE, Figure, World, attack, small, worlds

WORDS = ("", " nivå", " förändring", " trend")
LIMITS = DisclosureLimits()
SOME = worlds().filter(lambda world: len(world.figures) < 90)
"""Those that are soon drawn."""


def project(world: World) -> dict[str, str]:
    """Every figure on its indicator's page, in an analysis, a story, a plan and a follow-up."""
    told = "\n\n".join(_references(world))
    first = world.figures[0].observation.period.written
    return {
        **{f"{name}.md": _with_figures(name, world) for name in world.definitions},
        "analys.md": with_text(ANALYSIS.replace("2018-H1", f'"{first}"'), told),
        "berättelse.md": with_text(
            with_keys(
                STORY.replace("namn: Barn 0–12 år", "namn: Barn 0–12 år\n    nyckeltal: [U33461]"),
                f"sammanfattning: {' '.join(_references(world))!r}",
            ),
            told,
        ),
        "plan.md": PLAN,
        "uppföljning.md": with_text(FOLLOW_UP, told),
    }


def _with_figures(name: str, world: World) -> str:
    """An indicator with all its figures."""
    own = [f.observation for f in world.figures if f.observation.indicator == name]
    lines = ["mätningar:"] if own else []
    for owner in dict.fromkeys(o.owner for o in own):
        lines += [f"  {owner}:", *_series([o for o in own if o.owner == owner])]
    return with_keys(world.definitions[name], "\n".join(lines))


def _series(observations: list[Observation]) -> Iterator[str]:
    """The figures of one owner, each with a note that says what it is."""
    for period in dict.fromkeys(o.period for o in observations):
        yield f"    {period.written}:"
        for o in observations:
            if o.period == period:
                part = o.parts[0][1] if o.parts else "totalt"
                value = write_value(o.value)
                said = f"not: Här står {value} i källan., reviderad: Här stod {value} förut."
                yield f"      {part}: {{värde: {value}, {said}}}"


def _references(world: World) -> Iterator[str]:
    """The value of one, the level of the next, and so on."""
    for figure, word in zip(world.figures, cycle(WORDS), strict=False):
        o = figure.observation
        part = "".join(f" {name}={part}" for name, part in o.parts)
        whose = "" if o.owner == "hylte" else f" enhet={o.owner}"
        yield f"[[{o.indicator} {o.period.written}{word}{part}{whose}]]"


def edition_of(world: World) -> dict[str, bytes]:
    """Every page and file that is drawn of it, without the shell around the pages."""
    found = site(project(world), SETTINGS + MATRIX)
    drawn = draw_site(found.catalogue, found.findings)
    pages = {f"{page.address}index.html": repr(page).encode() for page in drawn.pages}
    html = {f"{page.address}index.html": str(page.html).encode() for page in drawn.pages}
    return {**{f"{path}.txt": data for path, data in pages.items()}, **html, **dict(drawn.files)}


# What the files tell


def harvest(world: World, files: Files) -> set[Observation]:
    """What a stranger does not find of a world; what she finds must be true."""
    told = keyed(files)
    names = SITE.names
    unseen = set()
    for figure in world.figures:
        o = figure.observation
        part = o.parts[0][1] if o.parts else "totalt"
        said = told[o.indicator, names[o.owner], part, o.period.canonical]
        if said.value is None:
            assert (said.some, said.all_of_them) == (None, None)
            unseen.add(o)
        elif figure.is_rounded:
            assert said.value == figure.percent
        elif len(figure.counts) == 1:
            assert said.value == figure.counts[0]
        else:
            assert (said.some, said.all_of_them) == (figure.counts[0], sum(figure.counts))
    return unseen


def test_a_stranger_who_reads_a_whole_edition_finds_nothing() -> None:
    tried = drawings = 0

    @settings(max_examples=25, phases=(Phase.generate,))
    @given(SOME)
    def read_and_attack(world: World) -> None:
        nonlocal tried, drawings
        files = edition_of(world)
        tried += attack(world, harvest(world, files))
        for drawn in charts(files):
            assert_one_story(drawn)
            drawings += bool(drawn.marks or drawn.bars)

    read_and_attack()
    assert tried > 10, "there must be something to find"
    assert drawings > 5, "and somewhere to look for it"


# What makes no difference


def twin(world: World, hidden: set[Observation], random: Random) -> World | None:
    """Other events that make the same figures wherever a reader may look."""
    rows, lows, highs = [], [], []
    for figure in world.figures:
        is_hidden = figure.observation in hidden
        if figure.is_rounded and is_hidden:
            continue
        for row, low, high in (
            _rounded(figure) if figure.is_rounded else _freedom(figure, is_hidden)
        ):
            rows.append([float(row.get(k, 0)) for k in range(len(world.events))])
            lows.append(low)
            highs.append(high)
    wish = [random.uniform(-1, 1) for _ in world.events]
    ends = LinearConstraint(rows, lows, highs)
    found = milp(wish, integrality=1, bounds=Bounds(0, 99), constraints=ends)
    return None if found.x is None else world.with_events([round(count) for count in found.x])


Within = tuple[Mapping[int, int], float, float]
"""A weighted sum of events, and between what it must be."""


def _freedom(figure: Figure, is_hidden: bool) -> Iterator[Within]:
    """Between what its counts may be: what is small stays small, and what is not does not."""
    counts = figure.counts
    for form, count in zip(figure.forms, counts, strict=True):
        row = dict.fromkeys(form, 1)
        if not is_hidden or not count:
            yield row, count, count
        elif count < LIMITS.least_count:
            yield row, 1, LIMITS.least_count - 1
        else:
            yield row, LIMITS.least_count, float("inf")
    if len(counts) > 1 and is_hidden:
        is_small = sum(counts) < LIMITS.least_base
        ends = (1, LIMITS.least_base - 1) if is_small else (LIMITS.least_base, float("inf"))
        yield dict.fromkeys(figure.forms[0] | figure.forms[1], 1), *ends


def _rounded(figure: Figure) -> Iterator[Within]:
    """Shares that round to the same."""
    some, others = figure.forms
    yield dict.fromkeys(some | others, 1), 1, float("inf")
    least, most = 2 * figure.percent - 1, 2 * figure.percent + 1
    yield dict.fromkeys(some, 200 - least) | dict.fromkeys(others, -least), 0, float("inf")
    yield dict.fromkeys(some, 200 - most) | dict.fromkeys(others, -most), -float("inf"), -1


def same_mask(world: World, hidden: set[Observation], random: Random) -> World | None:
    """Another such world, of which the same is hidden; None when none is found."""
    for _ in range(5):
        other = twin(world, hidden, random)
        if other is not None and other.figures != world.figures:
            masked = masking(other.store, other.indicators, SITE).observations
            if {o.key for o in masked} == {o.key for o in hidden}:
                return other
    return None


def test_what_nobody_may_know_makes_no_difference_to_any_file() -> None:
    compared = differing = bound = 0

    @settings(max_examples=15, phases=(Phase.generate,))  # to shrink such worlds takes minutes
    @given(SOME, st.integers(0, 10**6))
    def compare(world: World, seed: int) -> None:
        nonlocal compared, differing, bound
        hidden = {*masking(world.store, world.indicators, SITE).observations}
        other = same_mask(world, hidden, Random(seed)) if hidden else None
        if other is not None:
            one, another = edition_of(world), edition_of(other)
            assert one.keys() == another.keys()
            assert [path for path in one if one[path] != another[path]] == []
            pairs = zip(world.figures, other.figures, strict=True)
            differing += sum(a.counts != b.counts for a, b in pairs)
            compared += 1
            bound += bool(world.related)

    compare()
    assert compared, "some world must have such another"
    assert bound, "also with indicators that are bound together"
    assert differing > compared, "in which many hidden figures are others"


# The shipped example


def test_every_form_of_every_chart_of_the_example_tells_the_same(example: Path) -> None:
    found = list(charts(contents(example)))
    assert len(found) > 50
    for drawn in found:
        assert_one_story(drawn)


def test_the_example_gives_nothing_away(example: Path) -> None:
    """Each small count of it, by the sums over its parts that anybody can make."""
    told = keyed(contents(example))
    examination = examine(ROOT, lambda _: None)
    assert examination.understood is not None
    assert examination.masked is not None
    catalogue = examination.understood[0]
    names = catalogue.config.names
    tried = 0
    for one in (hidden.observation for hidden in examination.masked.hidden):
        cells = {
            o.parts: _counted(o.value)
            for series in catalogue.store.values()
            for o in series
            if (o.indicator, o.owner, o.period) == (one.indicator, one.owner, one.period)
        }
        known = {
            parts
            for parts in cells
            if told[one.indicator, names[one.owner], _part(parts), one.period.canonical].value
            is not None
        }
        for form, width in small(cells[one.parts]):
            low, high = _narrowed(one.parts, form, cells, known)
            assert high - low >= width - 1e-6, one
            tried += 1
    assert tried, "there must be something to find"


Cells = Mapping[Parts, tuple[int, ...]]


def _part(parts: Parts) -> str:
    return ", ".join(part for _, part in parts) or "totalt"


def _counted(value: Value) -> tuple[int, ...]:
    match value:
        case Share(some, all_of_them):
            return some, all_of_them - some
        case Number(amount):
            return (int(amount),)
    return ()


def _narrowed(
    parts: Parts, form: tuple[int, ...], cells: Cells, known: Set[Parts]
) -> tuple[float, float]:
    """Between what a count must lie, by what is known of the cells and of their sums."""
    size = len(cells[parts])
    place = {cell: size * n for n, cell in enumerate(cells)}
    equal: list[tuple[dict[int, float], int]] = []
    least: list[tuple[dict[int, float], int]] = []
    for cell, counts in cells.items():
        for i, count in enumerate(counts):
            if cell in known:
                equal.append(({place[cell] + i: 1.0}, count))
            else:
                least.append(({place[cell] + i: 1.0}, min(count, 1)))
    for dimension in {name for cell in cells for name, _ in cell}:
        own = [cell for cell in cells if cell and cell[0][0] == dimension]
        for i in range(size):
            if sum(cells[cell][i] for cell in own) == cells[()][i]:
                equal.append(({place[()] + i: 1.0, **{place[c] + i: -1.0 for c in own}}, 0))
    aim = {place[parts] + i: 1.0 for i in form}
    return interval(aim, size * len(cells), equal, least)
