"""A series that leaps is told with what is absent, wherever its values stand."""

import pytest

from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PLAN,
    Site,
    measured,
    site,
    with_keys,
)


def codes(found: Site) -> list[str]:
    return [problem.rule.code for problem in found.problems]


@pytest.mark.parametrize(
    ("series", "absent", "spelled"),
    [
        ("{2015: 80, 2016: 81, 2018: 82}", "2017", "2017"),
        ("{2015: 80, 2017: 81, 2021: 82}", "2019", "2019"),
        ("{2023-H1: 1, 2023-H2: 2, 2024-H2: 3}", "första halvåret 2024", "2024-H1"),
        ("{2023-T3: 1, 2024-T1: 2, 2024-T3: 3}", "tertial 2 2024", "2024-T2"),
        ("{2023-11: 1, 2023-12: 2, 2024-02: 3}", "januari 2024", "2024-01"),
        (
            "{2023-11 rullande 12: 1, 2023-12 rullande 12: 2, 2024-02 rullande 12: 3}",
            "12 månader till och med januari 2024",
            "2024-01 rullande 12",
        ),
        (
            "{2020-T2 ackumulerad: 1, 2021-T2 ackumulerad: 2, 2023-T2 ackumulerad: 3}",
            "januari–augusti 2022, ackumulerat",
            "2022-08 ackumulerad",
        ),
        ("{2010: 1, 2011: 2, 2020: 3}", "2012–2019", "2012"),
        (
            f"{{2000: 1, {', '.join(f'{year}: 1' for year in range(2001, 2013, 2))}}}",
            "5 perioder från 2002 till 2010",
            "2002",
        ),
    ],
)
def test_what_is_absent_is_named(series: str, absent: str, spelled: str) -> None:
    problem = site(measured(series)).problem
    assert problem.rule.code == "M021"
    assert problem.message == f"I serien för U33461 saknas {absent} utan förklaring."
    assert problem.remedy.endswith(f": {spelled}: uppgift saknas.")


@pytest.mark.parametrize(
    "series",
    [
        "{2015: 80, 2018: 82}",
        "{2015: 80, 2018: 82, 2021: 83}",
        "{2015: 80, 2016: 81, 2017: ej mätt, 2018: 82}",
        "{2018-H1: 1, 2019-H1: 2, 2020-H1: 3}",
        "{2024-T1 ackumulerad: 1, 2024-T2 ackumulerad: 2, 2024-T3 ackumulerad: 3}",
        "{2019-12-31: 1, 2020-12-31: 2, 2021-12-30: 3}",
        "{2024-01-31: 1, 2024-02-29: 2, 2024-03-28: 3}",
        "{2022: {totalt: 1}, 2023: {totalt: 1, flickor: 2}, 2024: {totalt: 1}}",
    ],
)
def test_even_steps_and_explained_ones_are_left_alone(series: str) -> None:
    assert site(measured(series, "indelningar: {kön: [flickor, pojkar]}")).told == []


def test_parts_may_come_more_seldom_than_the_whole() -> None:
    years = ", ".join(
        f"{year}: {{totalt: 50, flickor: 52}}" if year != 2022 else "2022: 50"
        for year in range(2020, 2025)
    )
    assert site(measured(f"{{{years}}}", "indelningar: {kön: [flickor, pojkar]}")).told == []


def test_days_that_lie_unevenly_are_told_with_their_steps() -> None:
    found = site(measured("{2019-02-01: 71, 2020-02-01: 84, 2020-08-01: 91}"))
    assert found.told == ["dokument.md:11:55 M021"]
    assert found.problem.message.replace("\N{NO-BREAK SPACE}", " ") == (
        "Mätdagarna för U33461 ligger olika tätt: 12 månader (2019-02-01 till 2020-02-01) och "
        "6 månader (2020-02-01 till 2020-08-01)."
    )


def test_a_period_that_another_document_states_is_not_absent() -> None:
    text = ANALYSIS.replace("2018-H1", "2017")
    found = site({"n.md": measured("{2015: 80, 2016: 81, 2018: 82}"), "a.md": text})
    assert found.told == []


def test_what_leaps_alike_in_a_document_is_told_once() -> None:
    text = INDICATOR.replace("U33461", "ANNAT")
    series = "{2024-01: 1, 2024-02: 2, 2024-04: 3}"
    follow_up = with_keys(FOLLOW_UP, f"mätningar:\n  U33461: {series}\n  ANNAT: {series}")
    documents = {"a.md": text, "n.md": INDICATOR, "plan.md": PLAN, "t1.md": follow_up}
    found = site(documents, CONFIG + MATRIX)
    assert "M021" not in codes(found), "the follow-up lacks the month, and that is told"
    assert codes(found).count("M010") == 1


def test_series_of_an_indicator_in_doubt_are_left_alone() -> None:
    unread = with_keys(ANALYSIS, "mätningar: {2017: sextiosju}")
    found = site({"n.md": measured("{2015: 80, 2016: 81, 2018: 82}"), "a.md": unread})
    assert codes(found) == ["N012"]
