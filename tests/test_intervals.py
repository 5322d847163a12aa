"""Intervals and Fisher's test against their sources, R and SciPy."""

from decimal import Decimal
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, fisher_exact

from kvalitet.analysis.statistics.fisher import fisher
from kvalitet.analysis.statistics.intervals import Bounds, newcombe, wilson
from kvalitet.analysis.statistics.poisson import byar, exact_poisson, poisson
from tests.oracles import vectors

VECTORS = vectors("proportion")
BENCHMARKS = [
    case
    for case in VECTORS["benchmark"]
    if case["method"] == "single_overlap_95" and case["benchmark"] is not None
]
WILSON = [case for case in VECTORS["wilson"] if case["x"] is not None]

shares = st.integers(1, 200).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


def ends(case: dict[str, Any], *names: str) -> tuple[float, ...]:
    return tuple(float(case[name]) for name in names)


@pytest.mark.parametrize("case", WILSON)
def test_wilson_is_the_sources(case: dict[str, Any]) -> None:
    found = wilson(float(case["x"]), case["n"], float(case["confidence"]))
    assert found is not None
    expected = ends(case, "lower", "upper")
    assert found.times(case.get("multiplier", 1)) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("case", VECTORS["small_n"])
def test_wilson_is_rs_for_few(case: dict[str, Any]) -> None:
    expected = ends(case, "wilson_lower", "wilson_upper")
    assert wilson(case["x"], case["n"]) == pytest.approx(expected, abs=1e-12)


@given(shares)
def test_wilson_is_scipys(share: tuple[int, int]) -> None:
    theirs = binomtest(*share).proportion_ci(method="wilson")
    assert wilson(*share) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@given(shares)
def test_the_rest_of_a_share_has_the_same_interval_from_the_other_end(
    share: tuple[int, int],
) -> None:
    count, base = share
    one, rest = wilson(count, base), wilson(base - count, base)
    assert one is not None
    assert rest is not None
    assert (one.low, one.high) == pytest.approx((1 - rest.high, 1 - rest.low), abs=1e-12)


@pytest.mark.parametrize(
    ("count", "base", "end"), [(0, 7, "low"), (7, 7, "high"), (0, 10**12, "low"), (3, 3, "high")]
)
def test_nothing_and_everything_are_within_their_own_intervals(
    count: int, base: int, end: str
) -> None:
    found = wilson(count, base)
    assert found is not None
    assert getattr(found, end) == count / base
    assert found.holds(count / base)


def test_of_nothing_at_all_there_is_no_interval() -> None:
    assert wilson(0, 0) is None
    assert newcombe(0, 0, 3, 4) is None
    assert newcombe(3, 4, 0, 0) is None


@pytest.mark.parametrize("case", VECTORS["difference"])
def test_newcombe_and_fisher_are_statsmodels_and_rs(case: dict[str, Any]) -> None:
    tables = case["x1"], case["n1"], case["x2"], case["n2"]
    found = newcombe(*tables)
    assert found is not None
    assert found == pytest.approx(ends(case, "newcombe_lower", "newcombe_upper"), abs=1e-9)
    assert found.holds(0) is not case["significant_by_newcombe"]
    assert fisher(*tables) == pytest.approx(float(case["fisher_p_two_sided"]), abs=1e-12)


@given(shares, shares)
def test_turned_around_the_difference_is_the_opposite(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    there, back = newcombe(*one, *other), newcombe(*other, *one)
    assert there is not None
    assert back is not None
    assert there == pytest.approx((-back.high, -back.low), abs=1e-12)
    assert fisher(*one, *other) == pytest.approx(fisher(*other, *one), rel=1e-9)


@given(shares, shares)
def test_fisher_is_the_sum_over_every_table(one: tuple[int, int], other: tuple[int, int]) -> None:
    (count, base), (other_count, other_base) = one, other
    hits = count + other_count
    ways = {
        k: comb(base, k) * comb(other_base, hits - k)
        for k in range(max(0, hits - other_base), min(base, hits) + 1)
    }
    extreme = sum(way for way in ways.values() if way <= ways[count])
    exact = Fraction(extreme, comb(base + other_base, hits))
    assert fisher(*one, *other) == pytest.approx(float(exact), rel=1e-9, abs=1e-18)


@given(shares, shares)
def test_fisher_is_scipys(one: tuple[int, int], other: tuple[int, int]) -> None:
    table = [[one[0], one[1] - one[0]], [other[0], other[1] - other[0]]]
    assert fisher(*one, *other) == pytest.approx(fisher_exact(table).pvalue, rel=1e-7, abs=1e-18)


@pytest.mark.parametrize(
    ("tables", "p"),
    [
        ((0, 5, 0, 5), 1.0),
        ((5, 5, 5, 5), 1.0),
        ((0, 0, 3, 4), 1.0),
        ((0, 10**6, 10**6, 10**6), 0.0),
        ((500_000, 10**6, 500_000, 10**6), 1.0),
    ],
)
def test_fisher_has_an_answer_at_every_edge(tables: tuple[int, int, int, int], p: float) -> None:
    assert fisher(*tables) == pytest.approx(p)


@pytest.mark.parametrize("case", [case for case in VECTORS["byar"] if "exact_upper" in case])
def test_poisson_limits_are_rs_and_byars_the_sources(case: dict[str, Any]) -> None:
    count, confidence = case["x"], float(case["confidence"])
    exact = exact_poisson(count, confidence)
    assert exact == pytest.approx(ends(case, "exact_lower", "exact_upper"), rel=1e-9)
    if case["byar_lower"] is not None:
        expected = ends(case, "byar_lower", "byar_upper")
        assert byar(count, confidence) == pytest.approx(expected, rel=1e-9)
    own = exact_poisson if case["phe_rate_uses"] == "exact" else byar
    assert poisson(count, confidence) == own(count, confidence)


@pytest.mark.parametrize("case", VECTORS["rate"])
def test_rates_have_the_sources_limits(case: dict[str, Any]) -> None:
    found = poisson(case["x"], float(case["confidence"])).times(case["multiplier"] / case["n"])
    assert found == pytest.approx(ends(case, "lower", "upper"), rel=1e-9)


@given(st.integers(0, 9))
def test_exact_poisson_limits_are_quantiles_of_chi2(count: int) -> None:
    low = chi2.ppf(0.025, 2 * count) / 2 if count else 0
    assert exact_poisson(count) == pytest.approx((low, chi2.ppf(0.975, 2 * count + 2) / 2))


@pytest.mark.parametrize("count", [9, 10, 10**12])
def test_a_count_is_within_its_own_interval(count: int) -> None:
    assert poisson(count).holds(count)


def test_both_ends_belong_to_an_interval() -> None:
    assert Bounds(1, 2).holds(1)
    assert Bounds(1, 2).holds(Decimal(2))
    assert not Bounds(1, 2).holds(Decimal("2.01"))


@pytest.mark.parametrize("case", BENCHMARKS)
def test_a_benchmark_within_the_interval_is_similar(case: dict[str, Any]) -> None:
    data = case["data"]
    alike = Bounds(float(data["lower95"]), float(data["upper95"])).holds(case["benchmark"])
    assert alike is (case["expected"] == "similar")
