"""What earlier editions have shown is known: what is hidden now stays hidden beside it."""

from collections.abc import Iterable, Set
from pathlib import Path
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kvalitet.analysis.disclosure.hidden import Masking, masking
from kvalitet.analysis.shown import EarlierEdition, Shown
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation, into_series
from kvalitet.model.value import MissingKind
from tests.sites import CONFIG, measured, site
from tests.test_disclosure_equations import hidden
from tests.worlds import SITE, World, attack, worlds

PARTS = "indelningar: {kön: [kvinnor, män], orsak: [hot, våld, annat]}"
SOME = worlds().filter(lambda world: len(world.figures) < 250 and "PROCENT" not in world.related)
"""Those that are soon judged: what is told in whole per cent may be many numbers then and now."""
STRICTER = f"{CONFIG}sekretess: {{minsta_antal: 10, minsta_underlag: 10}}\n"


def catalogue_of(series: str, unit: str = "antal", config: str = CONFIG) -> Catalogue:
    text = measured(series, PARTS).replace("enhet: procent", f"enhet: {unit}")
    return site(text, config).catalogue


def masked(catalogue: Catalogue, *editions: EarlierEdition) -> Masking:
    return masking(catalogue.store, catalogue.indicators, catalogue.config, editions)


def edition(
    observations: Iterable[Observation], out_of_sight: Set[Observation], name: str = "2023"
) -> EarlierEdition:
    """An edition in which some figures were hidden."""
    shown = tuple(
        Shown(
            o.indicator,
            o.owner,
            o.parts,
            o.period,
            MissingKind.CONFIDENTIAL if o in out_of_sight else o.value,
        )
        for o in observations
    )
    return EarlierEdition(name, Path("siffror.json"), {"U33461": shown}, "")


def published(series: str, unit: str = "antal", config: str = CONFIG) -> EarlierEdition:
    """The edition that was built of a series, by itself."""
    catalogue = catalogue_of(series, unit, config)
    every = [one for found in catalogue.store.values() for one in found]
    return edition(every, masked(catalogue).observations)


def hidden_after(then: str, now: str, unit: str = "antal", config: str = CONFIG) -> set[str]:
    """What is hidden now, when an edition of another series lies published."""
    return hidden(masked(catalogue_of(now, unit, config), published(then, unit)))


def test_what_was_shown_is_of_no_use_to_hide() -> None:
    """Alone the men would be hidden too; but everybody knows how many they are."""
    then = "{2024: {män: 37}}"
    now = "{2024: {totalt: 40, kvinnor: 3, män: 37}}"
    assert hidden_after("{2023: 90}", now) == {"2024 kvinnor", "2024 män"}
    assert hidden_after(then, now) == {"2024 kvinnor", "2024"}


def test_a_total_that_is_gone_from_the_content_is_known_all_the_same() -> None:
    then, now = "{2024: 60}", "{2024: {hot: 3, våld: 20, annat: 37}}"
    assert hidden_after("{2023: 90}", now) == {"2024 hot"}
    assert hidden_after(then, now) == {"2024 hot", "2024 våld"}


def test_a_part_that_was_shown_leaves_the_others_to_be_hidden() -> None:
    then = "{2024: {våld: 20}}"
    now = "{2024: {totalt: 60, hot: 3, våld: 20, annat: 37}}"
    assert hidden_after("{2023: 90}", now) == {"2024 hot", "2024 våld"}
    assert hidden_after(then, now) == {"2024 hot", "2024 annat"}


def test_a_month_that_was_shown_tells_of_the_quarter() -> None:
    then = "{2024-02: 20}"
    now = "{2024-01: 3, 2024-02: 20, 2024-03: 30, 2024-K1: 53}"
    assert hidden_after("{2023: 90}", now) == {"2024-01", "2024-02"}
    assert hidden_after(then, now) == {"2024-01", "2024-03"}


def test_shares_are_known_with_their_counts() -> None:
    then = "{2024: {män: 20 av 57}}"
    now = "{2024: {totalt: 22 av 64, kvinnor: 2 av 7, män: 20 av 57}}"
    assert hidden_after("{2023: 90}", now, "procent") == {"2024 kvinnor", "2024 män"}
    assert hidden_after(then, now, "procent") == {"2024 kvinnor", "2024"}


def test_the_old_total_and_the_part_that_is_shown_since_tell_the_old_count() -> None:
    """Sixty were three women and 57 men. Now that five women are counted, the men stay hidden."""
    then = "{2024: {totalt: 60, kvinnor: 3, män: 57}}"
    now = "{2024: {totalt: 62, kvinnor: 5, män: 57}}"
    assert hidden_after("{2023: 90}", now) == set()
    assert "2024 män" in hidden_after(then, now)
    assert len(hidden_after(then, now)) == 2
    found = masked(catalogue_of(now), published(then))
    assert {one.because_of for one in found.hidden} >= {
        "Hylte 2024 kvinnor så som det var i utgåvan 2023"
    }


def test_a_revision_of_what_hid_nothing_changes_nothing() -> None:
    then, now = (
        "{2024: {totalt: 60, kvinnor: 23, män: 37}}",
        "{2024: {totalt: 61, kvinnor: 24, män: 37}}",
    )
    assert hidden_after(then, now) == set()


def test_what_is_hidden_now_and_was_shown_is_told_to_the_writer() -> None:
    series = "{2024: {totalt: 60, kvinnor: 7, män: 53}}"
    found = masked(catalogue_of(series, config=STRICTER), published(series))
    assert hidden(found) == {"2024 kvinnor"}, "the others are known, and it with them"
    (told,) = found.told
    assert (told.name, told.edition) == ("Hylte 2024 kvinnor", "2023")
    assert found.exposed == ()


def test_what_a_writer_marks_as_secret_but_was_shown_is_told_as_well() -> None:
    now = "{2024: {totalt: 60, kvinnor: sekretess, män: 53}}"
    found = masked(catalogue_of(now), published("{2024: {kvinnor: 7}}"))
    assert [told.name for told in found.told] == ["Hylte 2024 kvinnor"]
    assert hidden(found) == set()


def test_what_only_an_earlier_edition_gives_away_is_told_as_such() -> None:
    then = edition(
        [
            o
            for found in catalogue_of("{2024: {totalt: 60, män: 57}}").store.values()
            for o in found
        ],
        set(),
    )
    found = masked(catalogue_of("{2024: {totalt: 60, kvinnor: 3, män: 57}}"), then)
    (exposed,) = found.exposed
    assert (exposed.name, exposed.is_told) == ("Hylte 2024 kvinnor", True)


def test_an_edition_of_other_indicators_and_of_nothing_changes_nothing() -> None:
    catalogue = catalogue_of("{2024: {totalt: 60, kvinnor: 3, män: 57}}")
    other = EarlierEdition(
        "2022", Path("x"), {"ANNAT": published("{2024: 5}").figures["U33461"]}, ""
    )
    unreadable = EarlierEdition("2021", Path("x"), {}, "Filen finns inte.")
    assert masked(catalogue, other, unreadable) == masked(catalogue)


# The whole of two editions under attack


def test_an_attack_with_two_editions_finds_nothing() -> None:
    """The first edition had some of the figures; the second has all, and hides beside the first."""
    tried = otherwise = 0

    @settings(max_examples=15, phases=(Phase.generate,))
    @given(SOME, st.integers(0, 10**6))
    def attack_both(world: World, seed: int) -> None:
        nonlocal tried, otherwise
        random = Random(seed)
        some = [f.observation for f in world.figures if random.random() < 0.5]
        first = masking(into_series(some), world.indicators, SITE).observations
        found = masking(world.store, world.indicators, SITE, [edition(some, first)])
        assert found.told == ()
        unseen = found.observations - ({*some} - first)
        exposed = {one.observation for one in found.exposed if one.is_written}
        tried += attack(world, unseen, exposed)
        otherwise += found.observations != masking(world.store, world.indicators, SITE).observations

    attack_both()
    assert tried > 20, "there must be something to find"
    assert otherwise, "and something that the first edition changes"
