"""Words that contradict the figure beside them are told with both numbers, hidden ones never."""

import pytest

from tests.sites import ANALYSIS, measured, site, with_keys, with_text

SERIES = "{2014: 334 av 1000, 2015: 24 av 100, 2016: 57 av 100, 2017: ej mätt, 2018: 2 av 100}"
INDICATOR = measured(SERIES)


def messages(text: str) -> list[str]:
    """What is said of a text in an analysis by R012."""
    found = site({"n.md": INDICATOR, "a.md": with_text(ANALYSIS, text)})
    assert {p.rule.code for p in found.problems} <= {"R010", "R012"}
    return [p.message for p in found.problems if p.rule.code == "R012"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Andelen minskade från [[U33461 2015]] till [[U33461 2016]].",
            "”minskade” stämmer inte: det går från 24 % till 57 %.",
        ),
        (
            "Andelen ökade, trots allt, från [[U33461 2016]] år 2016 till [[U33461 2015]].",
            "”ökade” stämmer inte: det går från 57 % till 24 %.",
        ),
        (
            "Den blev [[U33461 2015]], högre än [[U33461 2016]] året efter.",
            "”högre” stämmer inte: 24 % jämförs med 57 %.",
        ),
        (
            "Andelen minskade med [[U33461 2016 förändring]].",
            "”minskade” stämmer inte med förändringen +33\u00a0procentenheter.",
        ),
        (
            "Ökningen från [[U33461 2016]] till [[U33461 2015]] är stor.",
            "”Ökningen” stämmer inte: det går från 57 % till 24 %.",
        ),
        (
            "Andelen sjönk till [[U33461 2016]] från [[U33461 2015]].",
            "”sjönk” stämmer inte: det går från 24 % till 57 %.",
        ),
        (
            "Andelen är oförändrad från [[U33461 2015]] till [[U33461 2016]].",
            "”oförändrad” stämmer inte: det går från 24 % till 57 %.",
        ),
        (
            "Ungefär hälften ([[U33461 2015]]) kom tillbaka.",
            "”Ungefär hälften” (50\u00a0%) stämmer inte med 24\u00a0%.",
        ),
        (
            "Var tredje ([[U33461 2016]]) kom tillbaka.",
            "”Var tredje” (33,3\u00a0%) stämmer inte med 57\u00a0%.",
        ),
        (
            "Mer än en tredjedel av barnen ([[U33461 2015]]) kom tillbaka.",
            "”Mer än en tredjedel” (33,3\u00a0%) stämmer inte med 24\u00a0%.",
        ),
        (
            "Det blev [[U33461 2016]], knappt hälften.",
            "”knappt hälften” (50\u00a0%) stämmer inte med 57\u00a0%.",
        ),
        (
            "De flesta, [[U33461 2015]], kom tillbaka.",
            "”De flesta” (50\u00a0%) stämmer inte med 24\u00a0%.",
        ),
        (
            "Skillnaden är [[U33461 2016 förändring]], alltså 33 procent.",
            "”33 procent” är i samma mening +33\u00a0procentenheter.",
        ),
    ],
)
def test_a_contradiction_is_told_with_both_numbers(text: str, message: str) -> None:
    assert [m.replace("\u00a0", " ") for m in messages(text)] == [message.replace("\u00a0", " ")]


@pytest.mark.parametrize(
    "text",
    [
        "Andelen ökade från [[U33461 2015]] till [[U33461 2016]].",
        "Andelen minskade inte, utan gick från [[U33461 2015]] till [[U33461 2016]].",
        "Andelen har inte minskat från [[U33461 2015]] till [[U33461 2016]].",
        "Den blev [[U33461 2016]], högre än [[U33461 2015]].",
        "Andelen ökade med [[U33461 2016 förändring]].",
        "Mer än hälften av barnen ([[U33461 2016]]) kom tillbaka.",
        "Det blev [[U33461 2016]], drygt hälften.",
        "Andelen steg från [[U33461 2016]] till [[U33461 2016]].",
        "Mer än en tredjedel ([[U33461 2014]]) kom tillbaka.",
        "Drygt hälften av flickorna kom tillbaka. Av alla var det [[U33461 2015]].",
        "Skillnaden är [[U33461 2016 förändring]]. Målet är 33 procent.",
        "Nästan en tredjedel hörde inte av sig, och [[U33461 2016]] kom tillbaka.",
    ],
)
def test_words_that_agree_or_are_about_something_else_are_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Andelen ökade från [[U33461 2016]] till [[U33461 2018]].",
        "Mer än hälften ([[U33461 2018]]) kom tillbaka.",
        "Andelen ökade med [[U33461 2018 förändring]].",
        "Den blev [[U33461 2018]], högre än [[U33461 2016]].",
        "Andelen ökade från [[U33461 2016]] till [[U33461 2017]].",
    ],
)
def test_nothing_is_said_of_a_figure_that_is_hidden_or_missing(text: str) -> None:
    assert site({"n.md": INDICATOR}).figure("U33461 2018").value is None
    assert messages(text) == []


def test_the_summary_is_read_too() -> None:
    text = 'sammanfattning: "Andelen minskade från [[U33461 2015]] till [[U33461 2016]]."'
    found = site({"n.md": INDICATOR, "a.md": with_keys(ANALYSIS, text)})
    assert found.told == ["a.md:7:17 R012"]


def test_a_warning_can_be_excused() -> None:
    exemption = "undantag: [{regel: R012, skäl: s, funktion: f, datum: 2024-11-01}]"
    text = with_text(with_keys(ANALYSIS, exemption), "Hälften, över hälften ([[U33461 2015]]).")
    assert site({"n.md": INDICATOR, "a.md": text}).told == []


SCALE = (
    "nivåer:\n  - gäller_från: 2015\n    avrundning: heltal\n    röd: 0–50\n    gul: 51–80\n"
    "    grön: 81–100\n    beslut: uppgift saknas"
)


def levels(text: str) -> list[str]:
    """What is said of a text when there is a scale from 2015 on."""
    documents = {"n.md": with_keys(INDICATOR, SCALE), "a.md": with_text(ANALYSIS, text)}
    return [p.message for p in site(documents).problems if p.rule.code == "R012"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Det blev [[U33461 2015]], grön nivå.", "”grön” stämmer inte: 24\u00a0% är röd."),
        ("Resultatet [[U33461 2016]] är grönt.", "”grön” stämmer inte: 57\u00a0% är gul."),
        ("Det blev [[U33461 2016]] (röd).", "”röd” stämmer inte: 57\u00a0% är gul."),
        ("[[U33461 2014]], alltså röd nivå", "”röd” stämmer inte: 33\u00a0% har ingen nivå."),
    ],
)
def test_another_level_than_the_figure_has(text: str, message: str) -> None:
    assert levels(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Det blev [[U33461 2015]], röd nivå, mot [[U33461 2016]] (gul).",
        "Resultatet [[U33461 2015]] är under gränsen för grön nivå.",
        "Resultatet [[U33461 2015]] är gröna zonens motsats.",
        "Resultatet [[U33461 2018]] är grönt.",  # hidden
        "Resultatet [[U33461 2017]] är grönt.",  # not measured
        "Av [[U33461 2016]] grönsaker blev det soppa.",
    ],
)
def test_the_level_that_the_figure_has_or_another_thing(text: str) -> None:
    assert levels(text) == []
