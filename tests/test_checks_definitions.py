"""The ways of counting stand in order, and every value is counted by one of them."""

import pytest

from tests.sites import Site, indicator, measured, site

OLD, NEW = "{från: 2015, text: Bara besök.}", "{från: 2018, text: Även video.}"


def counted(series: str, *ways: str) -> Site:
    return site(measured(series, f"definitioner: [{', '.join(ways)}]"))


def test_ways_of_counting_in_order_are_sound() -> None:
    assert counted("{2015: 80, 2016: 80, 2017: 81, 2018: 82}", OLD, NEW).told == []


@pytest.mark.parametrize(
    ("ways", "message"),
    [
        ((NEW, OLD), "Räknesättet från 1 januari 2015 står efter det från 1 januari 2018."),
        ((OLD, OLD), "Två räknesätt gäller från 1 januari 2015."),
        ((OLD, OLD.replace("2015", "2015-01-01")), "Två räknesätt gäller från 1 januari 2015."),
    ],
)
def test_what_does_not_follow_is_told(ways: tuple[str, ...], message: str) -> None:
    problem = site(indicator(f"definitioner: [{', '.join(ways)}]")).problem
    assert (problem.rule.code, problem.message) == ("M031", message)


def test_a_value_before_the_first_way_of_counting_is_told_at_it() -> None:
    found = counted("{2017: 64, 2018: 67}", NEW)
    assert found.told == ["dokument.md:10:23 M032"]
    assert found.problem.message == (
        "Värdet för 2017 är äldre än det första räknesättet, från 1 januari 2018, men behandlas "
        "som om det räknades likadant."
    )


def test_a_way_of_counting_may_be_older_than_the_values() -> None:
    assert counted("{2017: 64, 2018: 67}", OLD).told == []
    assert counted("{2017: ej mätt, 2018: 67}", NEW).told == []
    assert counted("{ingångsvärde: 64, 2018: 67}", NEW).told == []


def test_a_way_of_counting_that_begins_within_a_period_is_told_with_it() -> None:
    found = counted("{2017: 64, 2018: 67}", OLD, NEW.replace("2018", "2018-07"))
    assert found.told == ["dokument.md:10:56 M033"]
    assert found.problem.message == (
        "Räknesättet gäller från 1 juli 2018, mitt i 2018, som har ett värde för hylte."
    )


@pytest.mark.parametrize(
    "series",
    [
        "{2017: 64, 2018: {värde: 67, not: Video räknas från juli.}}",
        "{2017: 64, 2018: ej mätt, 2019: 67}",
        "{2017-H1: 64, 2017-H2: 64, 2018-H1: 65, 2018-H2: 67}",
    ],
)
def test_a_note_a_word_or_a_shorter_period_is_the_way_out(series: str) -> None:
    assert counted(series, OLD, NEW.replace("2018", "2018-07")).told == []
