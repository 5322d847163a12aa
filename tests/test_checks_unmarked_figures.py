"""Figures typed in prose, which can drift from the store, are pointed out."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, PAGE, STORY, measured, site, with_keys, with_text


def pointed_out(text: str) -> list[str]:
    """What is quoted of a sentence in a story."""
    found = site({"s.md": with_text(STORY, text)})
    assert {p.rule.code for p in found.problems} <= {"R010"}
    return [p.message.split("”")[1] for p in found.problems]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Det var 67 % av dem.", "67 %"),
        ("Det var 67% av dem.", "67%"),
        ("Det var 67,5 procent.", "67,5 procent"),
        ("Det var elva procent.", "elva procent"),
        ("Tjugofem procent kom tillbaka.", "Tjugofem procent"),
        ("Av alla var 24 av 30 nöjda.", "24 av 30"),
        ("Tre av fyra var nöjda.", "Tre av fyra"),
        ("Totalt 240 barn utreddes.", "240 barn"),
        ("Tolv ärenden rörde män.", "Tolv ärenden"),
        ("Antalet placerade barn var 11 i december.", "11"),
        ("Antalet ökade från 22 till 40.", "40"),
        ("Av de svarande var 12 av de 14 nöjda.", "12 av de 14"),
        ("Det var 24 (av 30).", "24 (av 30"),
        ("Betyget blev 8,96/10.", "8,96/10"),
        ("Enheten har 12 familjehem.", "12 familjehem"),
        ("Det kom 188 stycken.", "188 stycken"),
        ("Det gällde 1 234 personer.", "1 234 personer"),
        ("Fem unga kvinnor fick stöd.", "Fem unga kvinnor"),
        ("En ökning med 3 procentenheter.", "3 procentenheter"),
        ("Andelen var **67** procent.", "67 procent"),
    ],
)
def test_shares_and_counts_are_pointed_out_in_figures_and_in_words(text: str, figure: str) -> None:
    assert pointed_out(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "Mätningen gjordes 2018.",
        "Enligt 7 kap. 1 § i föreskriften.",
        "Barn 0–12 år ingår.",
        "Kommunen anställde i två omgångar.",
        "Lagen (2018:1937) gäller.",
        "En familj fick hjälp.",
        "Som `67 %` i koden.",
        "Sedan 2023 avslutade ärenden följs upp.",
        "Den 15 juni avslutade ärenden räknas med.",
        "Kl. 14 barn, kl. 15 vuxna.",
        "Antalet är känt sedan 2024.",
        "## Bilaga 12 Ärenden",
        "## 2.2 Placerade barn",
        "## 3 Barn och unga",
        "| Steg | Vad | Konsekvens |\n|---|---|---|\n| 1 | Kontakt | 3 |",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert pointed_out(text) == []


def test_a_table_of_figures_is_told_once() -> None:
    table = "| Månad | Antal | 2024 |\n|---|---|---|\n| Mars | 12 | 31 |\n| April | 1 204 | |"
    found = site({"s.md": with_text(STORY, table)})
    assert found.told == ["s.md:31:10 R010"]
    assert "I tabellen är 3 tal skrivna direkt i texten." in found.problem.message


def test_a_reference_is_the_way_out() -> None:
    documents = {
        "n.md": measured("{2015: 78}"),
        "s.md": with_text(STORY, "Det var [[U33461 2015]]."),
    }
    assert site(documents).told == []


def test_each_is_told_where_it_stands_also_on_a_later_line() -> None:
    found = site({"s.md": with_text(STORY, "Det gick bra.\nDet var *67 %* då och\n68 % nu.")})
    assert found.told == ["s.md:30:10 R010", "s.md:31:1 R010"]


def test_the_summary_is_read_as_well() -> None:
    text = with_keys(ANALYSIS, 'sammanfattning: "Det var 67 procent."')
    problem = site({"n.md": INDICATOR, "a.md": text}).problem
    assert (problem.rule.code, problem.place.line) == ("R010", 7)


def test_pages_and_indicators_explain_with_figures_of_their_own() -> None:
    """A method page says "med 5 procent" of no one's figures."""
    assert site({"o.md": with_text(PAGE, "Med 5 procent.")}).told == []


def test_it_is_a_warning_and_stops_nothing() -> None:
    found = site({"s.md": with_text(STORY, "Det var 67 procent.")})
    assert found.problem.is_error is False
