"""Axes: round steps, at most four gridlines above the base, any values."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.charts.axis import MOST_INTERVALS, TimeAxis, value_axis
from kvalitet.charts.description import Span

ANY_VALUE = st.decimals(allow_nan=False, allow_infinity=False)
SPANS = st.sampled_from([Span(), Span(Decimal(0)), Span(Decimal(0), Decimal(100))])


def texts(values: list[str], low: str | None = None, high: str | None = None) -> list[str]:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    found = value_axis(map(Decimal, values), Span(*ends)).texts
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in found]


@pytest.mark.parametrize(
    ("values", "low", "high", "expected"),
    [
        (["67", "100"], "0", "100", ["0", "25", "50", "75", "100"]),
        (["3.4"], "1", "10", ["1", "4", "7", "10"]),
        (["7"], "0", "10", ["0", "5", "10"]),
        (["0", "3"], "0", None, ["0", "1", "2", "3"]),
        (["12", "7"], "0", None, ["0", "5", "10", "15"]),
        (["33400"], "0", None, ["0", "10 000", "20 000", "30 000", "40 000"]),
        (["0.25", "0.75"], "0", None, ["0,0", "0,2", "0,4", "0,6", "0,8"]),
        (["-3", "4"], None, None, ["−4", "−2", "0", "2", "4"]),
        (["120"], "0", "100", ["0", "50", "100", "150"]),
        (["5"], None, None, ["4", "5", "6"]),
        ([], None, None, ["0", "1"]),
        (["1E+40"], "0", None, ["0", "2,5·10³⁹", "5,0·10³⁹", "7,5·10³⁹", "1,0·10⁴⁰"]),
    ],
)
def test_ticks_are_round_and_swedish(
    values: list[str], low: str | None, high: str | None, expected: list[str]
) -> None:
    assert texts(values, low, high) == expected


@given(st.lists(ANY_VALUE), SPANS)
def test_every_value_has_its_place_on_the_axis(values: list[Decimal], span: Span) -> None:
    axis = value_axis(values, span)
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= MOST_INTERVALS + 1 or axis.low == span.low
    assert all(axis.low <= value <= axis.high for value in values)
    assert all(0 <= axis.share(value) <= 1 for value in values)


def test_time_goes_by_days_and_not_by_periods() -> None:
    axis = TimeAxis(date(2019, 2, 1), date(2020, 8, 1))
    assert axis.share(date(2020, 2, 1)) == pytest.approx(365 / 547)


def test_a_single_day_stands_in_the_middle() -> None:
    assert TimeAxis(date(2020, 1, 1), date(2020, 1, 1)).share(date(2020, 1, 1)) == 0.5
