"""What may be said of the direction of a series, by how many points it has and of what kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.trend import Trend, TrendVerdict
from kvalitet.model.period import parse_period
from tests.sites import measured, site

series = st.lists(st.integers(0, 100), min_size=2, max_size=14)


def trend(text: str, keys: str = "") -> Trend:
    """The trend up to the last figure of a series."""
    last = max(text.strip("{}").split(", "), key=lambda item: parse_period(key_of(item)).sort_key)
    return site(measured(text, keys)).result(f"U33461 {key_of(last)}").trend


def key_of(item: str) -> str:
    return item.partition(":")[0]


def yearly(*values: int | str, first: int = 2001) -> str:
    """A series with a value for each year: "{2001: 78, 2002: 80}"."""
    years = (f"{year}: {value}" for year, value in enumerate(values, first))
    return f"{{{', '.join(years)}}}"


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (("ej mätt",), TrendVerdict.NO_VALUES),
        (("ej mätt", "sekretess", "3 av 40"), TrendVerdict.NO_VALUES),
        ((67,), TrendVerdict.FIRST),
        ((100, 67), TrendVerdict.TOO_FEW),
        ((1, 2, 3, 4), TrendVerdict.TOO_FEW),
        ((1, 2, 3, 4, 5), TrendVerdict.RISING),
        ((5, 4, 3, 2, 1), TrendVerdict.FALLING),
        ((1, 5, 2, 4, 3), TrendVerdict.NONE),
        ((7, 7, 7, 7, 7, 7), TrendVerdict.NONE),
        ((0, 100, 0, 100, 0, 100), TrendVerdict.NONE),
    ],
)
def test_what_is_said_depends_on_the_number_of_points(
    values: tuple[int | str, ...], verdict: TrendVerdict
) -> None:
    assert trend(yearly(*values)).verdict is verdict


@pytest.mark.parametrize("value", ["ej mätt", "sekretess", "3 av 40"])
def test_what_is_missing_or_hidden_is_not_counted(value: str) -> None:
    found = trend(yearly(1, 2, value, 3, 4))
    assert (found.verdict, found.points) == (TrendVerdict.TOO_FEW, 4)
    found = trend(yearly(1, 2, value, 3, 4, 5))
    assert (found.verdict, found.points) == (TrendVerdict.RISING, 5)


@pytest.mark.parametrize("ending", ["-01", "-K1", "-06-30", "-06 rullande 12", "-T1 ackumulerad"])
def test_periods_that_may_hang_together_are_never_tested(ending: str) -> None:
    text = ", ".join(f"{year}{ending}: {year - 2000}" for year in range(2001, 2013))
    assert trend(f"{{{text}}}").verdict is TrendVerdict.NOT_TESTED


@pytest.mark.parametrize("ending", ["", "-H1", "-T2"])
def test_years_half_years_and_tertials_are(ending: str) -> None:
    text = ", ".join(f"{year}{ending}: {year - 2000}" for year in range(2001, 2013))
    assert trend(f"{{{text}}}").verdict is TrendVerdict.RISING


def test_the_slope_is_per_year_on_real_dates() -> None:
    found = trend("{2010: 10, 2011: 12, 2015: 20, 2016: 22, 2020: 30}")
    assert found.slope is not None
    assert float(found.slope) == pytest.approx(2.0, abs=0.01)


def test_half_years_have_a_slope_per_year_too() -> None:
    found = trend("{2018-H1: 10, 2018-H2: 11, 2019-H1: 12, 2019-H2: 13, 2020-H1: 14}")
    assert found.slope is not None
    assert float(found.slope) == pytest.approx(2.0, abs=0.02)


def test_decimals_count() -> None:
    found = trend("{2018: 8.1, 2019: 8.2, 2020: 8.3, 2021: 8.4, 2022: 8.5}", "decimaler: 1")
    assert found.verdict is TrendVerdict.RISING
    assert found.slope is not None
    assert float(found.slope) == pytest.approx(0.1, abs=0.001)


def test_only_what_is_shown_is_tested() -> None:
    """8,1 to 8,5 are all shown as 8 or 9, and a reader can see no trend in that."""
    found = trend("{2018: 8.0, 2019: 8.1, 2020: 8.2, 2021: 8.3, 2022: 8.4}")
    assert found.verdict is TrendVerdict.NONE


@given(series)
def test_turned_upside_down_a_rise_is_a_fall(values: list[int]) -> None:
    opposite = {
        TrendVerdict.RISING: TrendVerdict.FALLING,
        TrendVerdict.FALLING: TrendVerdict.RISING,
    }
    one, other = trend(yearly(*values)), trend(yearly(*(100 - value for value in values)))
    assert other.verdict is opposite.get(one.verdict, one.verdict)
    assert other.p == one.p
    assert other.slope == (None if one.slope is None else -one.slope)


@given(st.permutations(range(2001, 2009)))
def test_the_order_they_are_written_in_does_not_matter(years: list[int]) -> None:
    text = ", ".join(f"{year}: {year % 5}" for year in years)
    assert trend(f"{{{text}}}") == trend(yearly(1, 2, 3, 4, 0, 1, 2, 3))


@given(st.integers(5, 20), st.integers(1, 4))
def test_a_series_that_only_rises_has_a_trend(n: int, step: int) -> None:
    assert trend(yearly(*range(0, n * step, step))).verdict is TrendVerdict.RISING
