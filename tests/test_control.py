"""Usual variation: from how many points, of which periods, and what a target has to do with it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kvalitet.analysis.control import Assurance, Control, assurance_of
from kvalitet.analysis.statistics.xmr import Cause, Limits, Signal
from kvalitet.model.words import Polarity
from tests.oracles import vectors
from tests.sites import measured, site

STEADY = (70, 72, 69, 71, 70, 68, 72, 71, 69, 70, 71, 70, 72)


def control(values: tuple[int | str, ...], keys: str = "", ending: str = "") -> Control | None:
    """The usual variation of a series with one value for each year."""
    years = list(enumerate(values, 2001))
    text = ", ".join(f"{year}{ending}: {value}" for year, value in years)
    last = f"{years[-1][0]}{ending}"
    return site(measured(f"{{{text}}}", keys)).result(f"U33461 {last}").control


@pytest.mark.parametrize(
    "values",
    [
        STEADY[:6],
        (70,) * 13,
        (70, 70, 70, 70, 70, 70, 70, 71),
        ("ej mätt",) * 9,
        (*STEADY[:6], "sekretess", "3 av 40"),
    ],
)
def test_without_enough_that_differs_there_are_no_limits(values: tuple[int | str, ...]) -> None:
    assert control(values) is None


def test_from_seven_points_they_are_preliminary_and_from_thirteen_they_are_not() -> None:
    seven, twelve, thirteen = (control(STEADY[:n]) for n in (7, 12, 13))
    assert seven is not None
    assert twelve is not None
    assert thirteen is not None
    assert [seven.preliminary, twelve.preliminary, thirteen.preliminary] == [True, True, False]


@pytest.mark.parametrize(
    ("ending", "parts"), [("-{:02}", 12), ("-K{}", 4), ("-T{}", 3), ("-H{}", 2), ("-06-{:02}", 30)]
)
def test_every_kind_of_period_has_them(ending: str, parts: int) -> None:
    places = (divmod(i, parts) for i in range(13))
    periods = [f"{2001 + year}{ending.format(part + 1)}" for year, part in places]
    text = ", ".join(f"{period}: {v}" for period, v in zip(periods, STEADY, strict=True))
    assert site(measured(f"{{{text}}}")).result(f"U33461 {periods[-1]}").control is not None


def test_cumulative_values_of_the_same_months_have_them() -> None:
    assert control(STEADY, ending="-T2 ackumulerad") is not None


def test_where_every_second_period_is_missing_there_is_no_range_to_go_by() -> None:
    assert control(STEADY, ending="-H1") is None


def test_rolling_periods_that_overlap_have_none() -> None:
    months = [f"{2020 + i // 12}-{i % 12 + 1:02}" for i in range(13)]
    for ending, known in ((" rullande 12", False), ("", True)):
        text = ", ".join(f"{month}{ending}: {v}" for month, v in zip(months, STEADY, strict=True))
        found = site(measured(f"{{{text}}}")).result(f"U33461 {months[-1]}{ending}")
        assert (found.control is not None) is known


def test_rolling_years_that_do_not_overlap_have_them() -> None:
    assert control(STEADY, ending="-06 rullande 12") is not None


def test_limits_are_in_the_indicators_unit() -> None:
    found = control(tuple(f"{value / 10}" for value in STEADY), "decimaler: 1")
    whole = control(STEADY)
    assert found is not None
    assert whole is not None
    assert found.limits.mean * 10 == whole.limits.mean
    assert found.limits.reach * 10 == whole.limits.reach


def test_what_is_hidden_is_a_gap_like_any_other() -> None:
    """The run of seven is broken by the value that nobody may see."""
    broken = control((0, 10, 0, 10, 0, 10, 0, 8, 8, 8, "3 av 40", 8, 8, 8, 8))
    assert broken is not None
    assert broken.latest is None
    unbroken = control((0, 10, 0, 10, 0, 10, 0, 8, 8, 8, 8, 8, 8, 8))
    assert unbroken is not None
    assert unbroken.latest == Signal(Cause.SHIFT, 1)


def test_a_period_that_nobody_told_of_is_a_gap() -> None:
    text = "2001: 0, 2002: 10, 2003: 0, 2004: 10, 2005: 0, 2006: 10, 2007: 0, 2008: 8, 2009: 8, "
    text += "2010: 8, 2012: 8, 2013: 8, 2014: 8, 2015: 8"
    found = site(measured(f"{{{text}}}")).result("U33461 2015").control
    assert found is not None
    assert found.latest is None


def test_a_new_way_of_counting_begins_a_new_group() -> None:
    keys = "definitioner: [{från: 2001, text: Första.}, {från: 2008, text: Andra.}]"
    values = (10, 12, 11, 9, 10, 11, 12, 20, 21, 19, 22, 20, 18, 21)
    found = control(values, keys)
    assert found is not None
    assert found.points == 7
    assert found.limits.mean == Fraction(sum(values[7:]), 7)


def test_a_value_far_off_stands_out() -> None:
    found = control((*STEADY, 95))
    assert found is not None
    assert found.latest == Signal(Cause.OUTSIDE, 1)


def test_a_series_that_has_moved_between_levels_has_no_usual_variation() -> None:
    assert control((62, 63, 64, 62, 63, 98, 99, 98, 98, 99)) is None


@pytest.mark.parametrize(
    ("aim", "better", "assurance"),
    [
        (90, "högre", Assurance.FAILS),
        (90, "lägre", Assurance.PASSES),
        (50, "högre", Assurance.PASSES),
        (50, "lägre", Assurance.FAILS),
        (70, "högre", Assurance.VARIES),
        (70, "ingetdera", None),
    ],
)
def test_a_target_is_held_against_the_limits(
    aim: int, better: str, assurance: Assurance | None
) -> None:
    text = measured(yearly(STEADY), f"mål: [{{kommun: hylte, år: 2014, värde: {aim}}}]")
    found = site(text.replace("bättre: högre", f"bättre: {better}")).result("U33461 2013").control
    assert found is not None
    assert found.assurance is assurance


def yearly(values: tuple[int, ...]) -> str:
    return f"{{{', '.join(f'{year}: {value}' for year, value in enumerate(values, 2001))}}}"


def test_nothing_is_assured_by_preliminary_limits() -> None:
    keys = "mål: [{kommun: hylte, år: 2014, värde: 90}]"
    found = control(STEADY[:12], keys)
    assert found is not None
    assert found.assurance is None


POLARITIES = {
    "increase": Polarity.HIGHER,
    "decrease": Polarity.LOWER,
    "neutral": Polarity.NEITHER,
}
ASSURED = {
    "consistent_pass": Assurance.PASSES,
    "consistent_fail": Assurance.FAILS,
    "inconsistent": Assurance.VARIES,
    None: None,
}


@pytest.mark.parametrize("case", vectors("spc")["unit_literals"]["assurance"])
@pytest.mark.parametrize("direction", POLARITIES)
def test_assurance_is_the_sources(case: dict[str, Any], direction: str) -> None:
    mean = Fraction(case["lpl"] + case["upl"], 2)
    limits = Limits(mean, case["upl"] - mean)
    found = assurance_of(limits, Decimal(case["target"]), POLARITIES[direction])
    assert found is ASSURED[case[direction]]
