"""A comparison or a trend that is told of has figures."""

import pytest

from tests.sites import ANALYSIS, CONFIG, indicator, measured, site, with_keys, with_text

OWN = {"hylte": "2018-H1: 67"}
SIMILAR = CONFIG.replace("alla kommuner 2015", "Liknande kommuner 2015 (20 st)")


def told(
    text: str, keys: str = "mätningar: {2018-H1: 67}", measurements: str = "", config: str = CONFIG
) -> list[str]:
    analysis = with_text(with_keys(ANALYSIS, keys), text)
    known = measured(measurements) if measurements else indicator()
    found = site({"nyckeltal.md": known, "analys.md": analysis}, config)
    return [p.message for p in found.problems if p.rule.code in ("R014", "R015")]


COMPARED = [
    "En jämförelse görs med liknande kommuner inom området.",
    "Jämfört med jämförbara kommuner är skillnaden stor.",
    "Resultatet är bättre än i andra kommuner.",
    "Resultatet jämförs med de mest lika kommunerna.",
    "Andelen är lägre än snittet för riket.",
]


@pytest.mark.parametrize("text", COMPARED)
def test_a_comparison_without_figures_is_told(text: str) -> None:
    (message,) = told(text)
    assert message.endswith(" står i texten, men bland siffrorna finns inte andras värden.")


@pytest.mark.parametrize("text", COMPARED)
def test_a_comparison_with_figures_is_not(text: str) -> None:
    assert told(text, "jämförelser: {alla-2015: {2018-H1: 76}}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Källans mall lovar en jämförelse med liknande kommuner, men ingen finns med.",
        "Resultatet kan inte jämföras med andra kommuner.",
        "En jämförelse med andra kommuner bör göras till nästa år.",
        "Samverkan med andra kommuner har ökat, jämfört med förra året.",
        "Mallen säger ”jämförs med andra kommuner”.",
        "Väntetiden är längre än förut, och i andra kommuner är det likadant.",
    ],
)
def test_what_is_no_comparison_here_and_now_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Det går även att se trenden från de senaste åren.",
        "I diagrammet visas trenden.",
        "Trenden över tid är viktig.",
    ],
)
def test_a_trend_of_a_single_value_is_told(text: str) -> None:
    (message,) = told(text)
    assert message.endswith("men bland siffrorna finns inte mer än ett värde.")
    assert told(text, measurements="{2017-H1: 60}") == []


def test_two_sizes_of_one_group_are_told() -> None:
    text = (
        "Diagrammet visar de 10 kommuner som är mest lika Hylte.\n"
        "I tabellen står de 20 kommuner som är mest lika Hylte."
    )
    analysed = "jämförelser: {alla-2015: {2018-H1: 76}}"
    (message,) = told(text, analysed)
    assert message == "”20 kommuner som är mest lika”: på annat håll är de 10."
    (message,) = told(text, analysed, config=SIMILAR)
    assert message == "”10 kommuner som är mest lika”: på annat håll är de 20."
    assert told("De tjugo mest liknande kommunerna är med.", analysed, config=SIMILAR) == []


def test_other_numbers_of_municipalities_are_not() -> None:
    text = "Sju liknande kommuner svarade. Tre av dem ligger i Halland, där sex kommuner finns."
    assert told(text, "jämförelser: {alla-2015: {2018-H1: 76}}") == []
