"""Scales beside what is possible, what is aimed at, what is measured and what is shown."""

import pytest

from tests.sites import CONFIG, MATRIX, PLAN, Site, measured, site

SCALE = "avrundning: heltal, röd: 0–75, gul: 76–90, grön: 91–100"


def scaled(
    bands: str = SCALE, series: str = "{2018: 80}", since: str = "2018", keys: str = ""
) -> Site:
    scale = f"nivåer: [{{gäller_från: {since}, {bands}, beslut: uppgift saknas}}]"
    return site(measured(series, f"{scale}\n{keys}".rstrip()))


def test_a_scale_that_fits_is_sound() -> None:
    assert scaled(keys="mål: [{år: 2024, värde: 91}]").told == []


# What is possible


@pytest.mark.parametrize("band", ["grön: 91–110", "grön: minst 91 och högst 101"])
def test_a_limit_where_no_value_can_be_is_told_at_its_level(band: str) -> None:
    found = scaled(SCALE.replace("grön: 91–100", band))
    assert [problem.rule.code for problem in found.problems] == ["S006"]
    assert found.problem.message.endswith("men U33461 kan vara 0–100.")


def test_a_level_may_go_on_for_ever() -> None:
    assert scaled("avrundning: heltal, röd: under 76, gul: 76–90, grön: minst 91").told == []


def test_a_target_that_cannot_be_is_told_where_it_is_decided() -> None:
    assert site(measured("{2018: 80}", "mål: [{år: 2024, värde: 910}]")).told == [
        "dokument.md:10:25 S004"
    ]
    plan = PLAN.replace("mål: {hylte: 91}", "mål: {hylte: 910}")
    found = site({"n.md": measured("{2024: 80}"), "plan.md": plan}, CONFIG + MATRIX)
    assert found.told == ["plan.md:28:18 S004"]


# What is aimed at


def test_a_red_target_is_told_with_its_band() -> None:
    found = scaled(keys="mål: [{år: 2024, värde: 75}]")
    assert found.problem.rule.code == "S007"
    assert found.problem.message == "Målet 75 för 2024 ligger på röd nivå (0–75)."


def test_a_target_of_a_plan_is_told_in_the_plan() -> None:
    plan = PLAN.replace("mål: {hylte: 91}", "mål: {hylte: 70}")
    scale = f"nivåer: [{{gäller_från: 2018, {SCALE}, beslut: uppgift saknas}}]"
    found = site({"n.md": measured("{2024: 80}", scale), "plan.md": plan}, CONFIG + MATRIX)
    assert found.told == ["plan.md:28:18 S007"]


@pytest.mark.parametrize("target", ["{år: 2024, värde: 76}", "{år: 2017, värde: 70}"])
def test_a_yellow_target_and_one_before_the_scale_are_left_alone(target: str) -> None:
    assert scaled(keys=f"mål: [{target}]").told == []


# What is measured


def test_a_scale_that_begins_years_after_the_last_value_is_told() -> None:
    found = scaled(series="{2017: 80, 2018: ej mätt}", since="2081")
    assert found.told == ["dokument.md:10:24 S008"]
    assert found.problem.message == (
        "Nivåerna gäller från 1 januari 2081, men det senaste värdet är från 31 december 2017. "
        "Inget värde får någon nivå."
    )


@pytest.mark.parametrize("since", ["2018", "2019", "2015"])
def test_a_scale_may_be_decided_before_its_first_value(since: str) -> None:
    assert scaled(since=since).told == []


def test_a_scale_without_any_value_yet_is_left_alone() -> None:
    assert scaled(series="{2018: ej mätt}", since="2025").told == []


# What is shown


def test_a_level_that_rests_on_more_than_is_shown_is_told() -> None:
    bands = "avrundning: en decimal, röd: under 75.5, gul: 75.5–90.4, grön: över 90.4"
    assert scaled(bands).problem.message == "Nivån sätts på fler decimaler än värdet visas med."
    assert scaled(bands, keys="decimaler: 1").told == []


def test_a_value_that_looks_as_if_it_had_another_level_is_told() -> None:
    found = scaled("röd: högst 75, grön: över 75", "{2017: 75.4, 2018: 75.4}")
    assert found.told == ["dokument.md:10:10 S009"]
    assert found.problem.message == (
        "2018 visas som 75\N{NO-BREAK SPACE}%, som är röd nivå, men bedöms som grön."
    )


def test_a_scale_without_rounding_is_sound_as_long_as_no_value_is_seen_otherwise() -> None:
    assert scaled("röd: högst 75, grön: över 75", "{2018: 74.6, 2019: 76.4}").told == []
