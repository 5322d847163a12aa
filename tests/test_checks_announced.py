"""What is announced follows."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, PAGE, STORY, site, with_text


def told(text: str, document: str = STORY) -> list[str]:
    found = site({"nyckeltal.md": INDICATOR, "s.md": with_text(document, text)})
    return [problem.message for problem in found.problems if problem.rule.code == "T051"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Följande åtgärder har vidtagits:", "Följande åtgärder har vidtagits:"),
        ("Mycket är gjort. Det viktigaste:", "Det viktigaste:"),
        ("Det viktigaste är:\n\n## Framåt\n\nMer kommer.", "Det viktigaste är:"),
        ("### Mål\n\nMålen är:\n\n### Medel\n\nMedlen räcker.", "Målen är:"),
        ("Målen är:\n\n<!-- fyll i -->\n\n## Framåt\n\nMer kommer.", "Målen är:"),
        (
            "## Bilaga 1 Avvikelser 2024\n\nNedan följer en sammanställning av avvikelserna.",
            "Nedan följer en sammanställning av avvikelserna.",
        ),
        (
            "## Bilaga\n\nAvvikelserna redovisas nedan.\n\n## Bilaga 2\n\nText.",
            "Avvikelserna redovisas nedan.",
        ),
    ],
)
def test_what_does_not_follow_is_told(text: str, words: str) -> None:
    assert told(text) == [f"Efter ”{words}” kommer ingenting."]


@pytest.mark.parametrize(
    "text",
    [
        "Följande har gjorts:\n\n- utbildning",
        "Följande har gjorts:\n- utbildning",
        "Antalen är:\n\n| a | b |\n|---|---|\n| c | d |",
        "Så här skrivs det:\n\n```\nkod\n```",
        "Stegen är:\n\n## Vägen framåt\n\n### Först\n\nText.\n\n### Sedan\n\nText.",
        "### Mål\n\nMålen är:\n\n#### Det första\n\nText.",
        "Resultatet blev: [[U33461 2018 kommun=hylte]]",
        "Nedan redovisas resultaten för varje grupp.\n\n## Vuxna\n\nText.",
        "Läs mer om det som följer.",
    ],
)
def test_what_follows_is_not(text: str) -> None:
    assert [words for words in told(text) if "Stegen" not in words] == []


def test_the_site_goes_on_after_an_indicator_and_a_plain_page() -> None:
    assert told("Så ser det ut:", INDICATOR) == []
    assert told("Delarna är:", PAGE) == []
    assert told("## A\n\nDelarna är:\n\n## B\n\nText.", PAGE) != []


def test_it_is_told_where_the_sentence_begins() -> None:
    found = site(
        {"n.md": INDICATOR, "s.md": with_text(ANALYSIS, "Det är så.\nOch det\n*här* gäller:")}
    )
    assert found.told == ["s.md:26:1 T051"]
