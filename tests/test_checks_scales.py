"""Scales must give every possible value one level, and values must be possible."""

import pytest

from tests.sites import ANALYSIS, Site, indicator, measured, site, with_keys


def scaled(bands: str, keys: str = "", unit: str = "procent") -> Site:
    text = f"{keys}\nnivåer:\n  - {{gäller_från: 2018, {bands}, beslut: uppgift saknas}}"
    return site(indicator(text.strip()).replace("enhet: procent", f"enhet: {unit}"))


@pytest.mark.parametrize(
    "bands",
    [
        "avrundning: heltal, röd: 0–75, gul: 76–90, grön: 91–100",
        "röd: högst 75, gul: över 75 och under 91, grön: minst 91",
        "röd: högst 75, grön: över 75",
        "grön: alla värden",
    ],
)
def test_a_scale_that_covers_everything_once_is_sound(bands: str) -> None:
    assert scaled(bands).told == []


def test_a_scale_may_be_as_fine_as_what_is_shown() -> None:
    bands = "avrundning: en decimal, röd: under 75.5, gul: 75.5–90.4, grön: över 90.4"
    assert scaled(bands, "decimaler: 1").told == []


def test_a_hole_is_told_with_a_value_that_falls_into_it() -> None:
    found = scaled("avrundning: heltal, röd: 0–75, gul: 77–90, grön: 91–100")
    assert found.told == ["dokument.md:11:5 S001"]
    assert found.problem.message == "Skalan ger ingen nivå åt t.ex. 76."


def test_whole_bands_without_rounding_leave_holes_and_the_way_out_is_told() -> None:
    found = scaled("röd: 0–75, gul: 76–90, grön: 91–100")
    assert found.problem.message == "Skalan ger ingen nivå åt t.ex. 75,5 och 90,5."
    assert found.problem.remedy.startswith("Flytta en gräns, eller skriv avrundning: heltal ")


def test_counts_are_whole_without_saying_so() -> None:
    assert scaled("röd: 0–5, gul: 6–10, grön: över 10", unit="antal").told == []


@pytest.mark.parametrize(
    ("polarity", "codes"), [("högre", ["dokument.md:11:5 S005"]), ("lägre", []), ("ingetdera", [])]
)
def test_green_lies_at_the_end_that_is_better(polarity: str, codes: list[str]) -> None:
    text = indicator(
        "nivåer:\n  - gäller_från: 2018\n    avrundning: heltal\n    röd: 80–100\n"
        "    gul: 50–79\n    grön: 0–49\n    beslut: uppgift saknas\n"
    )
    found = site(text.replace("bättre: högre", f"bättre: {polarity}"))
    assert found.told == codes


def test_an_overlap_is_told_with_a_value_that_has_two_levels() -> None:
    found = scaled("avrundning: heltal, röd: 0–76, gul: 76–90, grön: 91–100")
    assert found.told == ["dokument.md:11:5 S002"]
    assert found.problem.message == "Skalan ger mer än en nivå åt t.ex. 76."


def test_a_scale_is_judged_over_the_declared_span() -> None:
    bands = "avrundning: en decimal, röd: 1–5, grön: 5.1–10"
    assert scaled(bands, "decimaler: 1\nspann: 1–10", "poäng").told == []
    assert scaled(bands, "decimaler: 1", "poäng").told == ["dokument.md:12:5 S001"]


def test_two_scales_never_begin_on_the_same_day() -> None:
    scale = "{gäller_från: %s, grön: alla värden, beslut: uppgift saknas}"
    text = f"nivåer:\n  - {scale % '2018'}\n  - {scale % '2018-01-01'}\n  - {scale % '2019'}"
    assert site(indicator(text)).told == ["dokument.md:12:19 S003"]


@pytest.mark.parametrize(
    ("value", "unit", "keys"),
    [
        ("670", "procent", ""),
        ("-1", "procent", ""),
        ("-1", "antal", ""),
        ("11", "poäng", "spann: 1–10"),
    ],
)
def test_a_value_that_cannot_be_is_told(value: str, unit: str, keys: str) -> None:
    text = measured(f"{{2024: {value}}}", keys).replace("enhet: procent", f"enhet: {unit}")
    assert [line.split()[1] for line in site(text).told] == ["S004"]


def test_an_impossible_value_is_told_where_it_stands() -> None:
    text = with_keys(ANALYSIS, "mätningar: {2018-H1: 670}")
    found = site({"n.md": indicator(), "a.md": text})
    assert found.told == ["a.md:7:22 S004"]
    assert found.problem.message == "”670” går inte: U33461 kan vara 0–100."


def test_a_span_may_let_values_be_negative() -> None:
    assert site(measured("{2024: -3}", "spann: -10 till 10")).told == []
