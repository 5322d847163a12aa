"""The arithmetic of rounded numbers: whatever is true lies within, and nothing is lost."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.checks.arithmetic.bounds import (
    Bounds,
    Wholes,
    bases,
    numerators,
    percent,
    rounded,
    together,
)
from kvalitet.model.value import Number, Share
from kvalitet.swedish.numbers import round_half_up

DECIMALS = st.integers(0, 3)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    base = draw(st.integers(1, 5000))
    return Share(draw(st.integers(0, base)), base)


@given(shares(), DECIMALS)
def test_a_share_lies_within_what_it_is_rounded_to(share: Share, decimals: int) -> None:
    assert share.percent in percent(Number(round_half_up(share.percent, decimals)))


@given(st.lists(shares(), min_size=1, max_size=8), DECIMALS)
def test_a_sum_lies_within_the_sum_of_what_is_rounded(found: list[Share], decimals: int) -> None:
    written = [rounded(round_half_up(share.percent, decimals)) for share in found]
    assert sum((share.percent for share in found), start=Fraction(0)) in together(written)


@given(shares(), DECIMALS)
def test_the_true_numerator_is_among_those_of_the_base(share: Share, decimals: int) -> None:
    written = percent(Number(round_half_up(share.percent, decimals)))
    found = numerators(written, share.denominator)
    assert found & Wholes(share.numerator, share.numerator)


@given(shares(), DECIMALS)
def test_the_true_base_is_among_those_of_the_count(share: Share, decimals: int) -> None:
    written = percent(Number(round_half_up(share.percent, decimals)))
    assert bases(share.numerator, written) & Wholes(share.denominator, share.denominator)


@given(st.integers(0, 300), st.decimals(0, 100, places=1), st.integers(1, 3000))
def test_a_base_is_let_through_only_if_it_gives_the_share(
    count: int, written: Decimal, base: int
) -> None:
    share = percent(Number(written))
    is_base = bool(bases(count, share) & Wholes(base, base))
    assert is_base == (count <= base and Fraction(100 * count, base) in share)


@given(st.lists(st.tuples(st.integers(0, 20), st.none() | st.integers(0, 20)), min_size=2))
def test_wholes_have_one_in_common_when_every_two_have(ends: list[tuple[int, int | None]]) -> None:
    found = [Wholes(least, most) for least, most in ends]
    all_of_them = found[0]
    for one in found[1:]:
        all_of_them &= one
    assert bool(all_of_them) == all(one & other for one in found for other in found)


def test_two_counts_with_one_share_tell_of_two_bases() -> None:
    share = percent(Number(Decimal("13.9")))
    assert bases(48, share) == Wholes(345, 346)
    assert bases(50, share) == Wholes(359, 361)
    assert not bases(48, share) & bases(50, share)


@pytest.mark.parametrize(
    ("count", "share", "words"),
    [
        (48, "13.9", "bara av 345–346"),
        (20, "100", "bara av 20"),
        (5, "0", "av minst 1 000"),
        (30, "99.9", "av inget helt antal"),
        (0, "50", "av inget helt antal"),
        (3, "0.00", "av minst 60 000"),
    ],
)
def test_a_base_is_told_in_words(count: int, share: str, words: str) -> None:
    told = bases(count, percent(Number(Decimal(share)))).in_words
    assert told.replace("\u00a0", " ") == words


def test_no_number_of_22_is_95_4_per_cent_but_95_5_is() -> None:
    assert not numerators(percent(Number(Decimal("95.4"))), 22)
    assert numerators(percent(Number(Decimal("95.5"))), 22) == Wholes(21, 21)


def test_a_percentage_is_never_below_none_nor_above_all() -> None:
    assert percent(Number(Decimal(0))) == Bounds(Fraction(0), Fraction(1, 2))
    assert percent(Number(Decimal(100))) == Bounds(Fraction(199, 2), Fraction(100))
    assert percent(Share(2, 3)) == Bounds(Fraction(200, 3), Fraction(200, 3))
