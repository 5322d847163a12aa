"""Personal identity numbers and coordination numbers, found however they are written.

Numbers that stand here are public examples; those that Hypothesis makes are never kept.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.swedish.identity_numbers import identity_numbers, luhn, may_hold_numbers

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("personnummer.json").read_text(encoding="utf-8")
)

dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
serials = st.integers(min_value=1, max_value=999)
# Digits beside a number would make it another one, and so would a decimal sign after digits.
surroundings = st.text(st.characters(exclude_categories=("Nd", "Cs"), exclude_characters=".,"))


def sound(text: str) -> list[str]:
    """The ten digits of each sound number in a text."""
    return [number.digits for number in identity_numbers(text) if number.is_sound]


@pytest.mark.parametrize("row", VECTORS["rows"], ids=lambda row: str(row["text"]))
def test_the_vectors_are_told_apart(row: dict[str, object]) -> None:
    found = [number for number in identity_numbers(str(row["text"])) if number.is_sound]
    assert bool(found) is row["is_personnummer"]
    assert all(number.is_coordination is row["coordination"] for number in found)


@pytest.mark.parametrize("row", VECTORS["luhn"], ids=lambda row: str(row["nine"]))
def test_the_check_digit_is_that_of_the_vectors(row: dict[str, object]) -> None:
    assert luhn(str(row["nine"])) == row["check"]


@pytest.mark.parametrize(
    "text",
    [
        "811228–9874",
        "811228−9874",
        "811228\u20119874",
        "811228 9874",
        "811228\u00a09874",
        "811228 - 9874",
        "811228-\n    9874",
        "1981-12-28-9874",
        "person811228-9874.png",
        "3.811228-9874",
        "(8112289874)",
    ],
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert sound(text) == ["8112289874"]


@pytest.mark.parametrize(
    "text",
    [
        "0,8112289874",
        "18112289874",
        "811228-98741",
        "2018-06-30 1234",
        "2018-06-30",
        "- 811228\n- 9874",
        "SN 2024/0091",
        "1483434437954",
        "202412",
    ],
)
def test_other_digits_are_left_alone(text: str) -> None:
    assert list(identity_numbers(text)) == []


@pytest.mark.parametrize("text", ["811228-9875", "19811228-9875", "811228-0007", "811228+9875"])
def test_with_a_dash_the_date_alone_is_suspicious(text: str) -> None:
    assert [number.is_sound for number in identity_numbers(text)] == [False]


@pytest.mark.parametrize("text", ["8112289875", "811228 9875", "811228–9875", "1981-12-28-9875"])
def test_without_a_hyphen_it_is_not(text: str) -> None:
    assert list(identity_numbers(text)) == []


def test_no_more_than_the_year_is_told() -> None:
    (number,) = identity_numbers("811228-9874")
    assert number.masked == "81****-****"


@given(
    dates,
    serials,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "-", "+", "–", " "]),
    surroundings,
    surroundings,
)
def test_every_sound_number_is_found_where_it_stands(
    born: date, serial: int, coordinated: bool, long: bool, dash: str, before: str, after: str
) -> None:
    day = born.day + 60 * coordinated
    nine = f"{born:%y%m}{day:02}{serial:03}"
    ten = f"{nine}{luhn(nine)}"
    century = f"{born:%Y}"[:2] if long else ""
    text = f"{before}{century}{ten[:6]}{dash}{ten[6:]}{after}"
    (number,) = identity_numbers(text)
    assert (number.start, number.digits, number.is_sound) == (len(before), ten, True)
    assert number.is_coordination is coordinated
    assert may_hold_numbers(text)


@given(dates, serials, st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_always_noticed(born: date, serial: int, off: int) -> None:
    nine = f"{born:%y%m%d}{serial:03}"
    assert sound(f"{nine}{(luhn(nine) + off) % 10}") == []


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_the_number_of_an_organisation_is_none_of_a_person(nine: int) -> None:
    digits = f"{nine:09}"
    organisation = f"{digits[:2]}{2 + int(digits[2]) % 8}{digits[3:]}"
    assert (
        list(identity_numbers(f"{organisation[:6]}-{organisation[6:]}{luhn(organisation)}")) == []
    )


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    if any(number.is_sound for number in identity_numbers(text)):
        assert may_hold_numbers(text) or "-" in text


@pytest.mark.parametrize("text", ["8112**28-9874**", "_811228_9874", "1981-12-28-9874"])
def test_emphasis_does_not_hide_that_there_may_be_a_number(text: str) -> None:
    assert may_hold_numbers(text)
