"""No more digits in a share than in what it is a share of."""

import pytest

from tests.counting import added_up, counted


def told(series: str, decimals: int, keys: str = "", *others: str) -> list[str]:
    text = counted("X", series, f"decimaler: {decimals}\n{keys}", unit="procent")
    return added_up(text, *others)


@pytest.mark.parametrize(
    ("decimals", "base", "is_told"),
    [
        (0, 2, False),
        (1, 99, True),
        (1, 100, False),
        (2, 100, True),
        (2, 999, True),
        (2, 1000, False),
        (3, 1000, True),
    ],
)
def test_a_base_carries_one_decimal_less_than_its_digits_but_one(
    decimals: int, base: int, is_told: bool
) -> None:
    assert bool(told(f"{{2020: 1 av {base}}}", decimals)) == is_told


def test_it_is_told_once_and_with_the_smallest_base() -> None:
    assert told("{2020: 24 av 30, 2021: 20 av 22, 2022: 80 av 120}", 1) == [
        "A020 X visas med 1 decimal, men de flesta andelar är räknade av färre än 100, "
        "som minst av 22."
    ]


def test_a_few_small_bases_are_let_be() -> None:
    assert told("{2020: 24 av 30, 2021: 80 av 120, 2022: 80 av 121}", 1) == []


def test_a_base_may_stand_in_its_own_indicator() -> None:
    base = counted("N", "{2020: 22}")
    (found,) = told('{2020: "95,5"}', 1, "samband: {nämnare: N}", base)
    assert found.startswith("A020 ")


def test_percentages_alone_tell_nothing_of_their_base() -> None:
    assert told('{2020: "95,5", 2021: för få svar}', 1) == []
