"""Reports have figures of the whole time that they tell of, or a word for why they are missing."""

import pytest

from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PLAN,
    STORY,
    Site,
    measured,
    site,
    with_keys,
)


def followed_up(series: str, *, elsewhere: str = "") -> Site:
    """A follow-up of the first tertial 2024 with a series."""
    documents = {
        "n.md": measured(elsewhere) if elsewhere else INDICATOR,
        "plan.md": PLAN,
        "t1.md": with_keys(FOLLOW_UP, f"mätningar: {{U33461: {series}}}"),
    }
    return site(documents, CONFIG + MATRIX)


def story(series: str) -> str:
    return STORY.replace("0–12 år\n", f"0–12 år\n    mätningar: {{U33461: {series}}}\n", 1)


def codes(found: Site) -> list[str]:
    return [problem.rule.code for problem in found.problems]


# Follow-ups


def test_a_monthly_series_that_stops_early_is_told_with_the_months() -> None:
    found = followed_up("{2024-01: 80, 2024-02: 81}")
    assert found.told == ["t1.md:13:13 M010"]
    assert found.problem.message == (
        "Uppföljningen saknar mars 2024 och april 2024 i serien för U33461."
    )
    assert found.problem.remedy.endswith("2024-03: uppgift saknas.")


def test_series_that_stop_alike_are_told_together() -> None:
    names = [f"N{number}" for number in range(6)]
    documents = {f"{name}.md": INDICATOR.replace("U33461", name) for name in names}
    series = "\n".join(f"  {name}: {{2024-01: 80, 2024-02: 81, 2024-03: 80}}" for name in names)
    documents |= {"n.md": measured("{2024: 80}"), "plan.md": PLAN}
    documents["t1.md"] = with_keys(FOLLOW_UP, f"mätningar:\n{series}")
    found = [p for p in site(documents, CONFIG + MATRIX).problems if p.rule.code == "M010"]
    assert [problem.message for problem in found] == [
        "Uppföljningen saknar april 2024 i serien för N0, N1, N2 och 3 till."
    ]


@pytest.mark.parametrize(
    "series",
    [
        "{2024-01: 80, 2024-02: 81, 2024-03: 82, 2024-04: 83}",
        "{2024-01: 80, 2024-02: 81, 2024-03: uppgift saknas, 2024-04: u.s.}",
        "{2024-01: 80, 2024-02: 81, 2024-T1: 80}",
        "{2024-03: 80}",
        "{2024-01-31: 80, 2024-02-29: 80}",
        "{2024: 80}",
        "{ingångsvärde: 42}",
    ],
)
def test_what_reaches_to_the_end_and_single_months_are_left_alone(series: str) -> None:
    assert "M010" not in codes(followed_up(series))


def test_months_that_another_document_states_are_known() -> None:
    elsewhere = "{2024-03: 80, 2024-04: 81}"
    assert followed_up("{2024-01: 80, 2024-02: 81}", elsewhere=elsewhere).told == []


def test_a_tertial_that_is_not_the_one_followed_up_is_told() -> None:
    assert "M010" in codes(followed_up("{2023-T3: 80}"))


# Stories


def test_an_indicator_without_a_figure_of_the_year_is_told() -> None:
    found = site({"n.md": INDICATOR, "s.md": story("{2023: 80}")})
    assert found.told == ["s.md:11:17 M012"]
    assert found.problem.message == (
        "Berättelsen gäller 2024, men U33461 har ingen siffra för det året."
    )


def test_an_indicator_that_is_only_shown_is_told_as_well() -> None:
    shown = STORY.replace("0–12 år\n", "0–12 år\n    nyckeltal: [U33461]\n", 1)
    assert site({"n.md": measured("{2023: 80}"), "s.md": shown}).told == ["s.md:11:17 M012"]
    assert site({"n.md": measured("{2024: 80}"), "s.md": shown}).told == []


@pytest.mark.parametrize(
    "series", ["{2024: ej mätt}", "{2024-H1: 80, 2024-H2: 81}", "{2024-11: 3}"]
)
def test_any_part_of_the_year_is_a_figure_of_it(series: str) -> None:
    assert site({"n.md": INDICATOR, "s.md": story(series)}).told == []


def test_half_a_year_is_told_as_half_of_it() -> None:
    found = site({"n.md": INDICATOR, "s.md": story("{2024-H1: 80}")})
    assert found.problem.message == ("Berättelsen saknar andra halvåret 2024 i serien för U33461.")


# Analyses


def test_an_analysis_without_a_figure_of_its_period_is_told_with_the_latest() -> None:
    text = ANALYSIS.replace("period: 2018-H1", "period: 2018-H2")
    found = site({"n.md": INDICATOR, "a.md": text})
    assert found.told == ["a.md:6:9 M011"]
    assert found.problem.message == (
        "Det finns ingen siffra för U33461 andra halvåret 2018; "
        "den senaste gäller första halvåret 2018."
    )


def test_an_analysis_of_what_nobody_has_measured_is_told() -> None:
    text = ANALYSIS.replace("mätningar: {2018-H1: 67}\n", "")
    assert site({"n.md": INDICATOR, "a.md": text}).problem.message == (
        "Det finns ingen siffra för U33461 första halvåret 2018."
    )


def test_the_figure_may_stand_elsewhere_and_may_be_a_word() -> None:
    text = ANALYSIS.replace("mätningar: {2018-H1: 67}\n", "")
    assert site({"n.md": measured("{2018-H1: 67}"), "a.md": text}).told == []
    assert site({"n.md": measured("{2018-H1: ej mätt}"), "a.md": text}).told == []


def test_nothing_is_said_where_a_figure_may_stand_in_what_could_not_be_read() -> None:
    text = ANALYSIS.replace("mätningar: {2018-H1: 67}\n", "")
    unread = story("{2018-H1: sextiosju}")
    assert "M011" not in codes(site({"n.md": INDICATOR, "a.md": text, "s.md": unread}))


def test_a_comparison_that_ends_before_the_analysis_is_told() -> None:
    text = with_keys(ANALYSIS, "jämförelser: {alla-2015: {2016-H1: 76, 2017-H1: 77}}")
    found = site({"n.md": INDICATOR, "a.md": text})
    assert found.told == ["a.md:7:15 M013"]
    assert found.problem.message == (
        "Analysen gäller första halvåret 2018, men den senaste siffran för alla-2015 gäller "
        "första halvåret 2017."
    )


@pytest.mark.parametrize("series", ["{2018-H1: 76}", "{2018-H1: ej publicerat}", "{2015: 76}"])
def test_a_comparison_of_the_period_or_of_another_kind_is_left_alone(series: str) -> None:
    text = with_keys(ANALYSIS, f"jämförelser: {{alla-2015: {series}}}")
    assert site({"n.md": INDICATOR, "a.md": text}).told == []
