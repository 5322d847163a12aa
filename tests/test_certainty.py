"""Certainty: how much chance alone may have to do with a difference, or with a figure."""

import pytest

from kvalitet.analysis.certainty import Certainty
from kvalitet.analysis.statistics.intervals import Bounds
from tests.sites import measured, site


def certainty(series: str, period: str, keys: str = "") -> Certainty | None:
    change = site(measured(series, keys)).result(f"U33461 {period}").change
    return change.certainty if change else None


def interval(value: str, unit: str = "procent", counts: str = "händelser") -> Bounds | None:
    text = measured(f"{{2024: {value}}}").replace("enhet: procent", f"enhet: {unit}")
    return site(text.replace("avser: personer", f"avser: {counts}")).result("U33461 2024").interval


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ("14 av 40", "6 av 30", Certainty.WITHIN),
        ("70 av 120", "10 av 100", Certainty.CONFIRMED),
        ("50 av 100", "50 av 100", Certainty.WITHIN),
        ("0 av 40", "0 av 50", Certainty.WITHIN),
        ("40 av 40", "50 av 50", Certainty.WITHIN),
        ("0 av 40", "50 av 50", Certainty.CONFIRMED),
        ("35", "10 av 100", Certainty.NOT_JUDGED),
        ("70 av 120", "10", Certainty.NOT_JUDGED),
        ("500000000000 av 999999999999", "500000000000 av 999999999998", Certainty.WITHIN),
        ("500000000000 av 999999999999", "500100000000 av 999999999999", Certainty.CONFIRMED),
    ],
)
def test_shares_differ_certainly_or_not(before: str, now: str, verdict: Certainty) -> None:
    assert certainty(f"{{2023: {before}, 2024: {now}}}", "2024") is verdict


def test_newcombe_alone_is_not_enough() -> None:
    """4 of 9 against 0 of 8 is outside Newcombe's interval, but p is 0.08."""
    text = measured("{2023: 0 av 8, 2024: 4 av 9}").replace("personer", "verksamhet")
    change = site(text).result("U33461 2024").change
    assert change is not None
    assert change.certainty is Certainty.WITHIN


def test_overlapping_periods_are_not_judged_as_if_they_were_different_persons() -> None:
    series = "{{2023-0{} rullande 12: 70 av 120, 2024-01 rullande 12: 10 av 100}}"
    assert certainty(series.format(2), "2024-01 rullande 12") is Certainty.NOT_JUDGED
    assert certainty(series.format(1), "2024-01 rullande 12") is Certainty.CONFIRMED


def test_a_year_beside_a_half_year_is_not_judged() -> None:
    assert certainty("{2023: 70 av 120, 2024-H1: 10 av 100}", "2024-H1") is Certainty.NOT_JUDGED


def test_a_hidden_value_is_passed_over() -> None:
    series = "{2022: 70 av 120, 2023: 3 av 100, 2024: 10 av 100}"
    assert certainty(series, "2024") is Certainty.CONFIRMED
    assert certainty(series, "2023") is None


@pytest.mark.parametrize(
    ("value", "unit", "counts"),
    [
        ("80", "procent", "personer"),
        ("3 av 40", "procent", "personer"),
        ("ej mätt", "procent", "personer"),
        ("80", "antal", "personer"),
        ("80", "antal", "verksamhet"),
        ("80.5", "dagar", "händelser"),
        ("3", "antal", "händelser"),  # hidden
        ("sekretess", "antal", "händelser"),
    ],
)
def test_what_chance_may_do_is_not_known_of_everything(value: str, unit: str, counts: str) -> None:
    assert interval(value, unit, counts) is None


def test_a_share_has_wilsons_interval_in_per_cent() -> None:
    assert interval("24 av 30") == pytest.approx((62.694, 90.495), abs=0.001)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0, 3.689), (9, 4.115, 17.085), (10, 4.784, 18.390)]
)
def test_a_number_of_events_has_poissons(events: int, low: float, high: float) -> None:
    assert interval(str(events), "antal") == pytest.approx((low, high), abs=0.01)
