"""Theil–Sen against SciPy."""

from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.statistics.theil_sen import theil_sen
from tests.oracles import vectors, whole

CASES = vectors("trend")["theil_sen"]

points = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(-(10**15), 10**15)),
    min_size=2,
    max_size=15,
    unique_by=lambda point: point[0],
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["y"]))
def test_the_slope_is_scipys(case: dict[str, Any]) -> None:
    xs, unit = whole(case["x"])
    slope = theil_sen(list(zip(xs, case["y"], strict=True)))
    assert float(slope * unit) == pytest.approx(float(case["slope"]), abs=1e-12)


@given(points)
def test_it_is_the_median_of_the_exact_slopes(found: list[tuple[int, int]]) -> None:
    slopes = [
        Fraction(y2 - y1, x2 - x1) for i, (x1, y1) in enumerate(found) for x2, y2 in found[i + 1 :]
    ]
    assert float(theil_sen(found)) == pytest.approx(float(median(slopes)), rel=1e-12, abs=1e-12)


@given(points)
def test_the_order_of_the_points_does_not_matter(found: list[tuple[int, int]]) -> None:
    assert float(theil_sen(found[::-1])) == pytest.approx(float(theil_sen(found)), rel=1e-12)


@given(points)
def test_upside_down_it_is_the_opposite(found: list[tuple[int, int]]) -> None:
    mirrored = theil_sen([(x, -y) for x, y in found])
    assert float(mirrored) == pytest.approx(-float(theil_sen(found)), rel=1e-12)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(2, 12))
def test_a_straight_line_has_its_own_slope(start: int, slope: int, n: int) -> None:
    assert theil_sen([(x * x, start + slope * x * x) for x in range(n)]) == slope


def test_one_wild_value_hardly_moves_it() -> None:
    assert theil_sen([(0, 0), (1, 1), (2, 2), (3, 3), (4, 999)]) == Fraction(1)


def test_points_on_the_same_day_say_nothing_of_the_slope() -> None:
    assert theil_sen([(0, 0), (0, 50), (2, 2), (2, 52)]) == 1
