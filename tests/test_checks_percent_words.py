"""Procent said of the difference between two shares, which is told in procentenheter."""

import pytest

from tests.sites import ANALYSIS, PAGE, STORY, measured, site, with_text

INDICATOR = measured("{2015: 50, 2016: 60}")


def in_analysis(text: str, indicator: str = INDICATOR) -> list[str]:
    """What is quoted of a text in an analysis of a share by R013."""
    found = site({"n.md": indicator, "a.md": with_text(ANALYSIS, text)})
    assert {p.rule.code for p in found.problems} <= {"R010", "R013"}
    return [p.message.split("”")[1] for p in found.problems if p.rule.code == "R013"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det är 20–40 % skillnad mot andra.", "20–40 % skillnad"),
        ("Skillnaden mot andra är 20 procent.", "Skillnaden mot andra är 20 procent"),
        ("En skillnad på drygt tjugo procent.", "skillnad på drygt tjugo procent"),
        ("Resultatet är 20 % högre än rikets.", "20 % högre än"),
        ("Andelen ökade med 5 procent.", "ökade med 5 procent"),
        ("Andelen har minskat kraftigt med 5 %.", "minskat kraftigt med 5 %"),
        ("Det blev en ökning av andelen med 5 %.", "ökning av andelen med 5 %"),
    ],
)
def test_procent_between_shares_is_told(text: str, words: str) -> None:
    assert in_analysis(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Skillnaden är 20 procentenheter.",
        "Andelen ökade till 60 procent.",
        "Andelen ökade från 50 procent till 60 procent.",
        "Antalet anmälningar ökade med 5 procent.",
        "Kostnaden per dygn ökade med 5 procent.",
        "Budgeten ökade med 5 procent. Andelen är oförändrad.",
        "Källan skriver ”20 procent skillnad”.",
        "Minst 90 procent ska få svar i tid.",
    ],
)
def test_other_uses_of_procent_are_left_alone(text: str) -> None:
    assert in_analysis(text) == []


def test_a_count_may_rise_by_so_many_procent() -> None:
    counted = INDICATOR.replace("enhet: procent", "enhet: antal")
    assert in_analysis("Resultatet ökade med 5 procent.", counted) == []


def test_in_a_story_the_sentence_must_show_a_share() -> None:
    for text, expected in (
        ("Den ökade med 5 procent till [[U33461 2016]].", ["R010", "R013"]),
        ("Den ökade med 5 procent. Nu är den [[U33461 2016]].", ["R010"]),
    ):
        found = site({"n.md": INDICATOR, "s.md": with_text(STORY, text)})
        assert [p.rule.code for p in found.problems if p.rule.code != "R010"] == [
            code for code in expected if code != "R010"
        ]


def test_a_page_may_explain_the_difference() -> None:
    text = "Går en andel från 40 till 50 procent har den ökat med 25 procent."
    assert site(with_text(PAGE, text)).told == []
