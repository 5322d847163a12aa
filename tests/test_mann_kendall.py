"""Mann–Kendall against R, SciPy and a count of every ordering."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import factorial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from kvalitet.analysis.statistics.mann_kendall import LONGEST_EXACT, mann_kendall, two_sided_p
from tests.oracles import vectors

VECTORS = vectors("trend")

series = st.lists(st.integers(-20, 20), min_size=2, max_size=25)


@pytest.mark.parametrize("case", VECTORS["mann_kendall"], ids=lambda case: str(case["values"]))
def test_the_exact_p_is_that_of_r_and_scipy(case: dict[str, Any]) -> None:
    s, p = mann_kendall(case["values"])
    assert s == case["S"]
    assert float(p) == pytest.approx(float(case["p_exact"]), abs=1e-12)


@pytest.mark.parametrize("table", VECTORS["exact_table"], ids=lambda table: f"n={table['n']}")
def test_the_tabled_distribution_is_reproduced(table: dict[str, Any]) -> None:
    ties = (1,) * table["n"]
    for row in table["abs_S_to_p"]:
        p = two_sided_p(row["abs_S"], ties)
        assert float(p) == pytest.approx(float(row["p_two_sided"]), abs=1e-12)
    critical = [
        row["abs_S"] for row in table["abs_S_to_p"] if row["p_two_sided"] <= Decimal("0.05")
    ]
    assert min(critical, default=None) == table["critical_abs_S_alpha_0_05"]


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6))
def test_p_is_the_share_of_orderings_that_are_as_extreme(values: list[int]) -> None:
    def s_of(row: tuple[int, ...]) -> int:
        pairs = [(row[i], row[j]) for i in range(len(row)) for j in range(i + 1, len(row))]
        return sum((b > a) - (b < a) for a, b in pairs)

    s, p = mann_kendall(values)
    orderings = list(permutations(values))
    extreme = sum(abs(s_of(ordering)) >= abs(s) for ordering in orderings)
    assert p == Fraction(extreme, len(orderings))


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=30, unique=True))
def test_without_ties_it_is_scipys_exact_test(values: list[int]) -> None:
    theirs = kendalltau(range(len(values)), values, method="exact").pvalue
    assert float(mann_kendall(values)[1]) == pytest.approx(theirs, abs=1e-12)


@given(series, st.integers(-100, 100), st.integers(1, 100))
def test_another_unit_changes_nothing(values: list[int], start: int, step: int) -> None:
    assert mann_kendall([start + step * value for value in values]) == mann_kendall(values)


@given(series)
def test_upside_down_or_backwards_only_the_sign_changes(values: list[int]) -> None:
    s, p = mann_kendall(values)
    assert mann_kendall([-value for value in values]) == (-s, p)
    assert mann_kendall(values[::-1]) == (-s, p)


@pytest.mark.parametrize("n", [5, 12, LONGEST_EXACT])
def test_a_series_that_only_rises_is_as_rare_as_can_be(n: int) -> None:
    s, p = mann_kendall(range(n))
    assert s == n * (n - 1) // 2
    assert p == Fraction(2, factorial(n))


@pytest.mark.parametrize("values", [[], [7], [7, 7], [7] * 300])
def test_where_nothing_differs_nothing_is_rare(values: list[int]) -> None:
    assert mann_kendall(values) == (0, Fraction(1))


@pytest.fixture
def approximated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the normal approximation however short a series is."""
    monkeypatch.setattr("kvalitet.analysis.statistics.mann_kendall.LONGEST_EXACT", 0)
    two_sided_p.cache_clear()
    yield
    two_sided_p.cache_clear()


@pytest.mark.usefixtures("approximated")
@pytest.mark.parametrize("case", VECTORS["mann_kendall"], ids=lambda case: str(case["values"]))
def test_the_approximation_is_pymannkendalls(case: dict[str, Any]) -> None:
    p = mann_kendall(case["values"])[1]
    assert float(p) == pytest.approx(float(case["p_normal"]), abs=1e-12)


@pytest.mark.parametrize("s", [100, 650, 1000, 2000])
def test_where_the_approximation_takes_over_it_is_within_a_thousandth(
    s: int, request: pytest.FixtureRequest
) -> None:
    exact = two_sided_p(s, (1,) * LONGEST_EXACT)
    request.getfixturevalue("approximated")
    assert abs(two_sided_p(s, (1,) * LONGEST_EXACT) - exact) < Fraction(1, 1000)
