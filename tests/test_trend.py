"""The exact trend test, against R and SciPy, and what it may be used for."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.trend import TrendVerdict, mann_kendall, theil_sen, trend_of
from kvalitet.model.period import PeriodKind

VECTORS = json.loads((Path(__file__).parent / "vectors" / "trend.json").read_text("utf-8"))


def decimals(values: list[float]) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def yearly(*values: int) -> list[tuple[date, Decimal]]:
    return [(date(2010 + i, 7, 2), Decimal(value)) for i, value in enumerate(values)]


@pytest.mark.parametrize("case", VECTORS["mann_kendall"])
def test_the_exact_p_is_that_of_r_and_scipy(case: dict[str, object]) -> None:
    values = case["values"]
    assert isinstance(values, list)
    s, p = mann_kendall(decimals(values))
    assert s == case["S"]
    if case["p_exact"] is not None:
        assert float(p) == pytest.approx(case["p_exact"], abs=1e-12)


@pytest.mark.parametrize("table", VECTORS["exact_table"])
def test_the_tabled_distribution_is_reproduced(table: dict[str, object]) -> None:
    """Every S of the table is reached by some ordering of 1…n."""
    rows = table["abs_S_to_p"]
    n = table["n"]
    assert isinstance(rows, list)
    assert isinstance(n, int)
    tabled = {row["abs_S"]: row["p_two_sided"] for row in rows}
    values = [Decimal(i) for i in range(n)]
    seen = set()
    for i in range(n):  # move the last value step by step to the front: S falls by two each time
        moved = [*values[: n - 1 - i], values[-1], *values[n - 1 - i : -1]]
        s, p = mann_kendall(moved)
        if abs(s) in tabled:
            assert float(p) == pytest.approx(tabled[abs(s)], abs=1e-12)
            seen.add(abs(s))
    assert seen


@pytest.mark.parametrize("case", VECTORS["theil_sen"])
def test_the_slope_is_that_of_scipy_when_steps_are_whole_years(case: dict[str, object]) -> None:
    xs, ys = case["x"], case["y"]
    assert isinstance(xs, list)
    assert isinstance(ys, list)
    days = [date.fromordinal(700_000 + round((x - xs[0]) * 5844)) for x in xs]  # 16 years each
    slope = theil_sen(list(zip(days, decimals(ys), strict=True)))
    assert float(slope) * 16 == pytest.approx(case["slope"], abs=1e-9)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6))
def test_p_is_the_share_of_orderings_that_are_as_extreme(values: list[int]) -> None:
    def s_of(row: tuple[int, ...]) -> int:
        pairs = [(row[i], row[j]) for i in range(len(row)) for j in range(i + 1, len(row))]
        return sum((b > a) - (b < a) for a, b in pairs)

    s, p = mann_kendall([Decimal(value) for value in values])
    orderings = list(permutations(values))
    extreme = sum(abs(s_of(ordering)) >= abs(s) for ordering in orderings)
    assert p == Fraction(extreme, len(orderings))


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((), TrendVerdict.NO_VALUES),
        ((67,), TrendVerdict.FIRST),
        ((100, 67), TrendVerdict.TOO_FEW),
        ((1, 2, 3, 4), TrendVerdict.TOO_FEW),
        ((1, 2, 3, 4, 5), TrendVerdict.RISING),
        ((5, 4, 3, 2, 1), TrendVerdict.FALLING),
        ((1, 5, 2, 4, 3), TrendVerdict.NONE),
        ((7, 7, 7, 7, 7, 7), TrendVerdict.NONE),
    ],
)
def test_what_is_said_depends_on_the_number_of_points(
    values: tuple[int, ...], verdict: TrendVerdict
) -> None:
    assert trend_of(yearly(*values), PeriodKind.YEAR).verdict is verdict


@pytest.mark.parametrize(
    "kind", [PeriodKind.MONTH, PeriodKind.DAY, PeriodKind.ROLLING, PeriodKind.CUMULATIVE]
)
def test_periods_that_hang_together_are_never_tested(kind: PeriodKind) -> None:
    assert trend_of(yearly(1, 2, 3, 4, 5, 6, 7), kind).verdict is TrendVerdict.NOT_TESTED


def test_a_shown_trend_has_a_slope_per_year_on_real_dates() -> None:
    points = [(date(2010, 7, 1), Decimal(10)), (date(2011, 7, 1), Decimal(12))]
    points += [(date(2015, 7, 1), Decimal(20)), (date(2016, 7, 1), Decimal(22))]
    points += [(date(2020, 7, 1), Decimal(30))]
    trend = trend_of(points, PeriodKind.YEAR)
    assert trend.slope is not None
    assert float(trend.slope) == pytest.approx(2.0, abs=0.01)
