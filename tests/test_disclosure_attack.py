"""All that is published, under attack: no sum that a reader can think of tells what is hidden."""

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kvalitet.analysis.disclosure import protection
from kvalitet.analysis.disclosure.hidden import Why, masking
from kvalitet.catalogue.observations import into_series
from tests.worlds import SITE, World, attack, family, indicators, observed, small, worlds


def test_an_attack_finds_nothing_and_everything_hidden_has_its_reason() -> None:
    tried = complementary = by_relation = 0

    @settings(max_examples=40, phases=(Phase.generate,))
    @given(worlds())
    def attack_each(world: World) -> None:
        nonlocal tried, complementary, by_relation
        found = masking(world.store, world.indicators, SITE)
        tried += attack(world, found.observations)
        figures = {figure.observation: figure for figure in world.figures}
        for one in found.hidden:
            figure = figures[one.observation]
            is_small = bool(small(figure.counts))
            assert figure.is_rounded or (one.why is Why.PRIMARY) is is_small
            assert bool(one.because_of) is (one.why is Why.COMPLEMENTARY)
            by_relation += "genom" in one.reason
        assert len({one.observation for one in found.hidden}) == len(found.hidden)
        assert found.exposed == ()
        complementary += sum(one.why is Why.COMPLEMENTARY for one in found.hidden)

    attack_each()
    assert tried > 100, "there must be something to find"
    assert complementary > 50, "and something that would give it away"
    assert by_relation > 5, "also beside other indicators"


@pytest.mark.parametrize("most", [0, 2_000, 20_000])
def test_what_is_too_much_work_is_hidden_to_be_on_the_safe_side(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tight family, with more and more work allowed: none too little is hidden."""
    world = family(("ANDEL", "HOT", "PROCENT", "RESTEN", "VÅLD"), (0, 1, 2, 3), seed=1)
    least = masking(world.store, world.indicators, SITE)
    assert not any(one.is_cautious for one in least.hidden)
    monkeypatch.setattr(protection, "MOST_STEPS", most)
    found = masking(world.store, world.indicators, SITE)
    assert found.exposed == ()
    assert attack(world, found.observations) > 20
    assert len(found.observations) > len(least.observations)
    cautious = [one for one in found.hidden if one.is_cautious]
    assert cautious
    assert all("hänger ihop så tätt" in one.reason and one.because_of for one in cautious)
    backwards = into_series(figure.observation for figure in reversed(world.figures))
    assert {*masking(backwards, world.indicators, SITE).hidden} == {*found.hidden}


def test_a_tight_family_takes_no_more_steps_than_are_allowed() -> None:
    """268 figures, nearly all small, that a share, a percentage and parts of parts tell of."""
    related = ("ANDEL", "HOT", "PROCENT", "RESTEN", "VÅLD")
    world = family(related, (0, 1, 2, 3), seed=3, units=("lotsen", "kajen"))
    found = masking(world.store, world.indicators, SITE)
    assert found.exposed == ()
    assert attack(world, found.observations) > 50


@settings(max_examples=30)
@given(worlds(least=(0, 5, 9)))
def test_nothing_is_hidden_where_nothing_is_small(world: World) -> None:
    assert masking(world.store, world.indicators, SITE).observations == frozenset()


@settings(max_examples=10)
@given(worlds(least=(0,)))
def test_zeros_are_never_hidden(world: World) -> None:
    hidden = masking(world.store, world.indicators, SITE).observations
    counts = (figure for figure in world.figures if not figure.is_rounded)  # 0 % may be one of 240
    assert not any(f.observation in hidden for f in counts if f.counts[0] == 0 == sum(f.counts))


@settings(max_examples=15, phases=(Phase.generate,))
@given(worlds().filter(lambda world: len(world.figures) < 90), st.randoms(use_true_random=False))
def test_the_order_in_which_figures_are_written_makes_no_difference(
    world: World, random: Random
) -> None:
    found = masking(world.store, world.indicators, SITE)
    series = list(world.store.items())
    random.shuffle(series)
    again = masking(
        {key: tuple(random.sample(own, len(own))) for key, own in series}, world.indicators, SITE
    )
    assert {*again.hidden} == {*found.hidden}


@pytest.mark.parametrize("size", [10**6, 10**12])
def test_huge_numbers_are_protected_like_small_ones(size: int) -> None:
    values = {"2024-H1": 3, "2024-H2": size, "2024": size + 3}
    store = into_series(observed("hylte", (), at, (n,)) for at, n in values.items())
    hidden = masking(store, indicators("antal", "händelser"), SITE).observations
    assert {o.period.written for o in hidden} == {"2024-H1", "2024-H2"}


def test_a_single_figure_and_none_at_all() -> None:
    persons = indicators("antal", "personer")
    assert masking({}, persons, SITE).observations == frozenset()
    for count, is_hidden in ((0, False), (3, True), (5, False)):
        store = into_series([observed("hylte", (), "2024", (count,))])
        assert bool(masking(store, persons, SITE).observations) is is_hidden
