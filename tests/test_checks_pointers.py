"""What words point at is there; what was written for paper is told."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, PAGE, STORY, Site, site, with_text

TABLE = "| Månad | Ärenden |\n|---|---|\n| Januari | Flera |\n"
PICTURE = "![Ärenden per månad](arenden.png)"


def told(text: str, document: str = PAGE) -> list[str]:
    found = site({"nyckeltal.md": INDICATOR, "s.md": with_text(document, text)})
    return [problem.message for problem in found.problems if problem.rule.code == "T050"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Antalen står i bilaga 1.", "i bilaga 1"),
        ("Allt redovisas månad för månad (se bilaga).", "se bilaga"),
        ("Urvalet gjordes enligt bilagan, i mars.", "enligt bilagan"),
        ("Underlaget finns i den bifogade bilagan.", "i den bifogade bilagan"),
        ("I tabellen nedan visas ärendena.", "tabellen nedan"),
        ("I tabell nedan framgår delaktigheten.", "tabell nedan"),
        ("Läget framgår av nedanstående figur.", "nedanstående figur"),
        ("I stapeldiagrammet ovan syns resultatet.", "stapeldiagrammet ovan"),
        ("Resultatet framgår av tabell 3.", "tabell 3"),
        ("Figur 2 visar antalet.", "Figur 2"),
        ("Orsakerna beskrivs utförligt, se avsnitt 4.2.", "se avsnitt 4.2"),
        ("Så räknades det, se fotnot 2.", "fotnot 2"),
        ("Mer om metoden, se sid. 14.", "se sid. 14"),
        ("Risken **se även** sidan 9.", "se även sidan 9"),
    ],
)
def test_what_is_not_there_is_told(text: str, words: str) -> None:
    assert told(text) == [f"”{words}” hänvisar till något som inte finns i dokumentet."]


@pytest.mark.parametrize(
    "text",
    [
        "## Bilaga 1 Avvikelser\n\nAntalen står i bilaga 1 och ingen annanstans.",
        "Antalen står i [bilaga 1](https://www.example.org/bilaga.pdf).",
        "Enligt bilaga 2 till nämndens beslut gäller det alla.",
        "Enligt bilagan i föreskriften gäller det alla.",
        "Originalet utlovar en bilaga, men bilagan är tom.",
        f"I tabellen nedan visas ärendena.\n\n{TABLE}",
        f"Ärendena framgår av tabell 1.\n\n{TABLE}",
        f"Ärendena framgår av tabell 7.\n\nTabell 7. Ärenden per månad.\n\n{TABLE}",
        f"**Figur 2: Ärenden.** Se figur 2.\n\n{PICTURE}",
        f"I diagrammet ovan syns ärendena.\n\n{PICTURE}",
        "## 4.2 Orsaker\n\nSe avsnitt 4.2.",
        "Enligt avsnitt 3 i handboken ska det ske varje år.",
        "Så räknades det[^a], se fotnot 1.\n\n[^a]: För hand.",
        "Läs mer på sidan 14 i handboken, eller se sidan 14 i den.",
        "Källan säger ”se tabell 3” och inget mer.",
        "Strecken i källans tabell betyder att inget mättes. Se även sidan om metoden.",
        "Bilden är tydlig: tabellen 2023 och kartan gäller.",
        "Regeln står i 7 kap. 1 § och i kapitel 7 i lagen.",
    ],
)
def test_what_is_there_or_in_something_else_is_not(text: str) -> None:
    assert told(text) == []


def test_the_site_draws_a_chart_and_a_table_in_a_report() -> None:
    nedan = "I diagrammet ovan och i tabellen nedan syns resultatet."
    assert told(nedan, ANALYSIS) == []
    assert told("Se tabell 4.", ANALYSIS) != []
    assert len(told(nedan, STORY)) == 2
    assert (
        told(
            nedan,
            STORY.replace("namn: Barn 0–12 år", "namn: Barn 0–12 år\n    nyckeltal: [U33461]"),
        )
        == []
    )


def test_it_is_told_where_the_words_stand() -> None:
    found: Site = site(with_text(PAGE, "Läget är gott.\nUnderlaget finns\ni bilagan."))
    assert found.told == ["dokument.md:11:1 T050"]
    assert "lägg in den under en egen rubrik" in found.problem.remedy
