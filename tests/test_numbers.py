"""Numbers as Swedish writes them."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.swedish.numbers import (
    as_written,
    change_with_unit,
    change_with_unit_short,
    counted,
    decimal,
    percent,
    percentage_points,
    percentage_points_short,
    round_half_up,
    with_unit,
)

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("format.json").read_text(encoding="utf-8"),
    parse_float=Decimal,
)

_AS_IN_VECTORS: dict[str, Callable[[int | Decimal], str]] = {
    "decimal": lambda n: as_written(Decimal(n)),
    "percent_whole": lambda n: percent(100 * n, 0),
    "percent_1dec": lambda n: percent(100 * n, 1),
    "percentage_points_text": lambda n: percentage_points(n, 1 if n % 1 else 0),
    "currency": lambda n: with_unit(n, "kronor", 0),
}

fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)
few = st.integers(min_value=0, max_value=4)


@pytest.mark.parametrize(
    "row",
    [row for row in VECTORS["rows"] if row["kind"] in _AS_IN_VECTORS],
    ids=lambda row: f"{row['kind']} {row['input']}",
)
def test_writes_numbers_as_the_vectors_recommend(row: dict[str, Any]) -> None:
    assert _AS_IN_VECTORS[row["kind"]](row["input"]) == row["recommended"]


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Decimal("90.5"), 0, "91"),
        (Decimal("75.5"), 0, "76"),
        (Decimal("75.49"), 0, "75"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(200, 3), 1, "66.7"),
        (Decimal("67"), 2, "67.00"),
        (Decimal("1" * 40 + ".5"), 0, "1" * 39 + "2"),
    ],
)
def test_rounds_half_up_exactly(value: Decimal | Fraction, decimals: int, rounded: str) -> None:
    assert str(round_half_up(value, decimals)) == rounded


@given(fractions, few)
def test_rounding_moves_a_value_by_half_a_step_at_most(value: Fraction, decimals: int) -> None:
    half = Fraction(1, 2 * 10**decimals)
    distance = abs(Fraction(round_half_up(value, decimals)) - value)
    assert distance <= half
    if distance == half:
        assert abs(round_half_up(value, decimals)) > abs(value)


@given(fractions, fractions, few)
def test_rounding_keeps_the_order(a: Fraction, b: Fraction, decimals: int) -> None:
    low, high = sorted((a, b))
    assert round_half_up(low, decimals) <= round_half_up(high, decimals)


@given(fractions, few)
def test_a_written_number_reads_back_as_the_rounded_one(value: Fraction, decimals: int) -> None:
    text = decimal(value, decimals)
    plain = text.replace("\u00a0", "").replace("\u2212", "-").replace(",", ".")
    assert Decimal(plain) == round_half_up(value, decimals)


def test_a_number_of_any_length_can_be_written() -> None:
    assert decimal(10**33, 2) == "1" + "\u00a0000" * 11 + ",00"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (67, "procent", 0, "67 %"),
        (Fraction(200, 3), "procent", 1, "66,7 %"),
        (12, "antal", 0, "12"),
        (104, "index", 0, "104"),
        (1234, "kronor", 0, "1 234 kr"),
        (Decimal("8.96"), "poäng", 2, "8,96 poäng"),
        (1, "poäng", 0, "1 poäng"),
        (1, "dygn", 0, "1 dygn"),
        (1, "dagar", 0, "1 dag"),
        (1, "dagar", 1, "1,0 dagar"),
        (2, "dagar", 0, "2 dagar"),
        (1, "timmar", 0, "1 timme"),
        (2, "årsarbetare", 0, "2 årsarbetare"),
    ],
)
def test_puts_the_unit_after_the_number(
    value: Decimal | Fraction | int, unit: str, decimals: int, text: str
) -> None:
    assert with_unit(value, unit, decimals) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "unit", "text", "short"),
    [
        (-33, "procent", "−33 procentenheter", "−33 p.e."),
        (-1, "procent", "−1 procentenhet", "−1 p.e."),
        (2, "procent", "+2 procentenheter", "+2 p.e."),
        (0, "dagar", "±0 dagar", "±0 dagar"),
        (-1, "dagar", "−1 dag", "−1 dag"),
        (1500, "kronor", "+1 500 kr", "+1 500 kr"),
        (3, "antal", "+3", "+3"),
    ],
)
def test_a_change_has_a_sign_and_a_share_changes_in_percentage_points(
    value: int, unit: str, text: str, short: str
) -> None:
    assert change_with_unit(value, unit, 0) == text.replace(" ", "\u00a0")
    assert change_with_unit_short(value, unit, 0) == short.replace(" ", "\u00a0")


def test_a_change_that_rounds_to_nothing_is_plus_minus_zero() -> None:
    assert percentage_points_short(Decimal("-0.4"), 0) == "±0\u00a0p.e."


def test_counts_things_in_singular_and_plural() -> None:
    assert counted(1, "varning", "varningar") == "1\u00a0varning"
    assert counted(0, "varning", "varningar") == "0\u00a0varningar"
    assert counted(1200, "fel", "fel") == "1\u00a0200\u00a0fel"
