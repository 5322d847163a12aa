"""Words of a trend are told where no series stands behind them, and only there."""

import pytest

from tests.sites import ANALYSIS, PAGE, STORY, measured, site, with_keys, with_text

INDICATOR = measured("{2015: 78, 2016: 80, 2017: 82}")


def pointed_out(text: str) -> list[str]:
    """What is quoted of a paragraph in a story."""
    found = site({"n.md": INDICATOR, "s.md": with_text(STORY, text)})
    assert {p.rule.code for p in found.problems} <= {"R011"}
    return [p.message.split("”")[1] for p in found.problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det visar en svagt stigande trend.", "svagt stigande trend"),
        ("Det visar en *svagt stigande* trend.", "svagt stigande trend"),
        ("Den nedåtgående trenden håller i sig.", "nedåtgående trenden"),
        ("Trenden är tydlig.", "Trenden är"),
        ("Fler utreds, en trend som har förstärkts.", "en trend som"),
        ("Antalet orosanmälningar ökar.", "ökar"),
        ("Orosanmälningarna ökar kraftigt, särskilt i skolan.", "ökar kraftigt"),
        ("Utredningstiden minskar stadigt.", "minskar stadigt"),
        ("Kostnaderna har successivt ökat.", "successivt ökat"),
        ("Andelen har sjunkit år för år.", "sjunkit år för år"),
        ("Antalet ärenden fortsätter att öka.", "fortsätter att öka"),
        ("Orosanmälningarna har fortsatt att öka.", "har fortsatt att öka"),
        ("I fjol blev det [[U33461 2017]]. Andelen minskar stadigt.", "minskar stadigt"),
        ("Antalet anmälningar har ökat de senaste åren.", "ökat de senaste åren"),
        ("Resultatet har försämrats stadigt sedan 2018.", "försämrats stadigt"),
        ("Vi ser en successiv ökning av oro.", "en successiv ökning"),
        ("Allt fler barn utreds.", "Allt fler barn"),
        ("Färre och färre unga kvinnor placeras.", "Färre och färre unga kvinnor"),
        ("Andelen minskar stadigt: [[U33461 2017]] av [[U33461 2017]].", "minskar stadigt"),
    ],
)
def test_a_trend_without_a_series_is_told(text: str, words: str) -> None:
    assert pointed_out(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "En svagt stigande trend: [[U33461 2017 trend]].",
        "Andelen minskar stadigt, [[U33461 2017 förändring]] sedan förra året.",
        "Andelen ökar: från [[U33461 2015]] till [[U33461 2017]].",
    ],
)
def test_a_series_in_the_paragraph_is_the_way_out(text: str) -> None:
    assert pointed_out(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Antalet anmälningar ökade något jämfört med året före.",
        "Ansökningarna minskade.",
        "Insatsen ska göra att allt fler barn får hjälp i tid.",
        "Allt fler metoder prövas, och samverkan har förbättrats kontinuerligt.",
        "Att anmälningarna ökar beror på att alla registreras.",
        "Mer behöver göras om antalet svar inte ökar.",
        "Målet är att antalet placeringar minskar.",
        "Tidigt stöd ökar tryggheten och minskar risken.",
        "Arbetet förbättras kontinuerligt, och enheten ökar stadigt sin kunskap.",
        "Arbetet syftar till att successivt öka barns delaktighet.",
        "Ord som ”svagt stigande trend” står utan siffror.",
        "Det skiljer sig från den nationella trenden där brister i omsorg är vanligast.",
        "Källan lovar en trend. En trend anges bara när siffrorna räcker till.",
        "Under tiden ökar vi bemanningen.",
        "Anmälningarna fortsätter att bli fler.",
    ],
)
def test_changes_goals_and_quotations_are_left_alone(text: str) -> None:
    assert pointed_out(text) == []


def test_the_place_is_that_of_the_words() -> None:
    found = site({"s.md": with_text(STORY, "Det gick bra.\nEn *stigande* trend.")})
    assert found.told == ["s.md:30:5 R011"]


def test_the_summary_is_read_with_its_figures() -> None:
    for text, expected in (
        ("En stigande trend.", ["a.md:7:17 R011"]),
        ("En stigande trend, [[U33461 2017 trend]].", []),
    ):
        analysis = with_keys(ANALYSIS, f'sammanfattning: "{text}"')
        assert site({"n.md": INDICATOR, "a.md": analysis}).told == expected


def test_a_page_may_tell_what_a_trend_is() -> None:
    assert site(with_text(PAGE, "En stigande trend är en serie som ökar.")).told == []
