"""Change: which earlier value is comparable, and whether the difference is for the better."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvalitet.analysis.changes import Change, Direction, direction_of
from kvalitet.model.words import Polarity
from tests.sites import measured, site

RULES = "definitioner: [{från: 2013, text: Första.}, {från: 2019, text: Andra.}]"


def change(series: str, period: str, keys: str = "") -> Change | None:
    return site(measured(series, keys)).result(f"U33461 {period}").change


def previous(series: str, period: str, keys: str = "") -> str | None:
    """The period that a value is compared with."""
    found = change(series, period, keys)
    return found.previous.period.canonical if found else None


def test_the_change_is_from_the_value_before() -> None:
    found = change("{2015: 78, 2016: 80, 2017: 77}", "2017")
    assert found is not None
    assert found.previous.period.canonical == "2016"
    assert found.difference == -3
    assert found.direction is Direction.WORSE
    assert found.same_kind is True


def test_the_first_value_has_no_change() -> None:
    assert change("{2015: 78, 2016: 80}", "2015") is None


def test_a_missing_value_has_no_change() -> None:
    assert change("{2015: 78, 2016: ej mätt}", "2016") is None


def test_missing_values_between_are_passed_over() -> None:
    assert previous("{2015: 78, 2016: ej mätt, 2017: 80}", "2017") == "2015"


def test_the_difference_is_between_the_values_as_shown() -> None:
    """67,4 − 66,6 is 0,8, but a reader sees 67 % both times."""
    found = change("{2015: 66.6, 2016: 67.4}", "2016")
    assert found is not None
    assert found.difference == 0
    assert found.direction is Direction.UNCHANGED


def test_values_counted_by_different_rules_are_not_compared() -> None:
    assert change("{2018: 80, 2019: 70}", "2019", RULES) is None


def test_beyond_a_new_rule_values_are_compared_again() -> None:
    assert previous("{2018: 80, 2019: 70, 2020: 71}", "2020", RULES) == "2019"


def test_a_value_of_another_kind_of_period_stands_in_and_the_change_says_so() -> None:
    found = change("{2015: 100, 2018-H1: 67}", "2018-H1")
    assert found is not None
    assert found.previous.period.canonical == "2015"
    assert found.same_kind is False


def test_the_same_kind_of_period_is_preferred_although_it_is_older() -> None:
    assert previous("{2016-H1: 70, 2017: 75, 2018-H1: 67}", "2018-H1") == "2016-H1"


def test_a_period_that_is_part_of_another_is_not_before_it() -> None:
    assert change("{2018-H1: 67, 2018: 70}", "2018") is None
    assert change("{2018: 70, 2018-H2: 67}", "2018-H2") is None


@pytest.mark.parametrize(
    ("series", "period"),
    [
        ("{2018-06 rullande 12: 70, 2020-06 rullande 6: 67}", "2020-06 rullande 6"),
        ("{2023-12: 70, 2024: 67}", "2024"),
        ("{2023: 70, 2024-01: 67}", "2024-01"),
        ("{2023-12-31: 70, 2024: 67}", "2024"),
    ],
)
def test_a_year_is_not_held_against_a_month_nor_against_what_runs_on(
    series: str, period: str
) -> None:
    assert change(series, period) is None


def test_cumulative_values_are_compared_with_the_same_stretch_of_the_year_before() -> None:
    series = "{2019-T1 ackumulerad: 4, 2019-T2 ackumulerad: 9, 2020-T1 ackumulerad: 5}"
    assert previous(series, "2020-T1 ackumulerad") == "2019-04 ackumulerad"


def test_an_undated_value_is_neither_before_nor_after() -> None:
    assert change("{ingångsvärde: 50, 2018: 67}", "2018") is None
    assert change("{ingångsvärde: 50, 2018: 67}", "ingångsvärde") is None


def test_later_values_change_nothing() -> None:
    short, long = "{2015: 78, 2016: 80}", "{2015: 78, 2016: 80, 2017: 10}"
    assert change(short, "2016") == change(long, "2016")


@pytest.mark.parametrize(
    ("difference", "polarity", "direction"),
    [
        (1, Polarity.HIGHER, Direction.BETTER),
        (-1, Polarity.HIGHER, Direction.WORSE),
        (1, Polarity.LOWER, Direction.WORSE),
        (-1, Polarity.LOWER, Direction.BETTER),
        (1, Polarity.NEITHER, Direction.HIGHER),
        (-1, Polarity.NEITHER, Direction.LOWER),
        (0, Polarity.HIGHER, Direction.UNCHANGED),
        (0, Polarity.NEITHER, Direction.UNCHANGED),
    ],
)
def test_polarity_says_what_is_better(
    difference: int, polarity: Polarity, direction: Direction
) -> None:
    assert direction_of(Decimal(difference), polarity) is direction


OPPOSITE = {
    Direction.BETTER: Direction.WORSE,
    Direction.WORSE: Direction.BETTER,
    Direction.HIGHER: Direction.LOWER,
    Direction.LOWER: Direction.HIGHER,
    Direction.UNCHANGED: Direction.UNCHANGED,
}


@given(st.decimals(-1000, 1000, places=1), st.sampled_from(Polarity))
def test_the_opposite_difference_is_the_opposite_direction(
    difference: Decimal, polarity: Polarity
) -> None:
    assert direction_of(-difference, polarity) is OPPOSITE[direction_of(difference, polarity)]


@given(st.decimals(-1000, 1000, places=1))
def test_what_is_better_when_higher_is_worse_when_lower(difference: Decimal) -> None:
    when_higher = direction_of(difference, Polarity.HIGHER)
    assert direction_of(difference, Polarity.LOWER) is OPPOSITE[when_higher]


@settings(max_examples=25)
@given(st.integers(0, 100), st.integers(0, 100))
def test_there_and_back_again_is_no_change_in_all(one: int, other: int) -> None:
    there = change(f"{{2015: {one}, 2016: {other}}}", "2016")
    back = change(f"{{2015: {other}, 2016: {one}}}", "2016")
    assert there is not None
    assert back is not None
    assert there.difference == -back.difference
    assert there.direction is OPPOSITE[back.direction]
