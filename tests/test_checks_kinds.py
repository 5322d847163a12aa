"""Years and parts of years in one series are told where nothing makes them comparable."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, measured, site, with_keys


def test_a_year_and_a_half_year_are_told_once_with_both() -> None:
    found = site(measured("{2014: 90, 2015: 100, 2018-H1: 67, 2019-H1: 70}"))
    assert found.told == ["dokument.md:11:32 M020"]
    assert found.problem.message == (
        "U33461 har både år (2015) och halvår (2018-H1), som inte går att jämföra rakt av."
    )


@pytest.mark.parametrize(
    "series",
    [
        "{2018-T1: 60, 2018-T2: 61, 2018-H1: 62}",
        "{2023: 60, 2024-T1: 61, 2024-T2: 62}",
        "{2024-T1: 61, 2024-05: 62}",
    ],
)
def test_what_does_not_nest_or_is_not_complete_is_told(series: str) -> None:
    assert [line.split()[1] for line in site(measured(series)).told] == ["M020"]


@pytest.mark.parametrize(
    "series",
    [
        "{2018: 67, 2018-H1: 66, 2018-H2: 68}",
        "{2017: 60, 2018-H1: 66, 2018-H2: 68}",
        "{2024: 60, 2024-H1: 66}",
        "{2024-T1: 61, 2024-01: 60, 2024-02: 61, 2024-03: 62, 2024-04: 62}",
        "{2013: ej mätt, 2018-H1: 67}",
        "{2015: 100, 2018-H1: {värde: 67, not: Bara våren mättes.}}",
        "{ingångsvärde: 10, 2024-01: 60}",
        "{2024: 60, 2024-06-30: 61, 2024-06 rullande 12: 60, 2024-T1 ackumulerad: 59}",
    ],
)
def test_what_nests_is_explained_or_of_another_nature_is_normal(series: str) -> None:
    assert site(measured(series)).told == []


def test_kinds_in_different_documents_are_no_mixture() -> None:
    documents = {"n.md": measured("{2015: 100}"), "a.md": ANALYSIS}
    assert site(documents).told == []


def test_a_comparator_groups_series_is_judged_as_well() -> None:
    text = with_keys(ANALYSIS, "jämförelser: {alla-2015: {2015: 76, 2018-H1: 77}}")
    assert site({"n.md": INDICATOR, "a.md": text}).told == ["a.md:7:37 M020"]
