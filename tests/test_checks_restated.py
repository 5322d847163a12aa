"""D003: a hidden figure that stands in the words all the same."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, STORY, measured, site, with_text

PARTS = "indelningar: {kön: [flickor, pojkar]}"
COUNTS = measured(
    "{2023: {totalt: 12, flickor: 6, pojkar: 6}, 2024: {totalt: 61, flickor: 3, pojkar: 58}}",
    PARTS,
).replace("enhet: procent", "enhet: antal")
SHARES = measured(
    "{2023: 7 av 41, 2024: {totalt: 25 av 93, flickor: 3 av 17, pojkar: 22 av 76}}", PARTS
)
ABOUT = ANALYSIS.replace("period: 2018-H1", "period: 2024")


def restated(text: str, figures: str = COUNTS, document: str = STORY) -> list[str]:
    """What is quoted of a text as a hidden figure."""
    problems = site({"n.md": figures, "d.md": with_text(document, text)}).problems
    return [p.message.split("”")[1] for p in problems if p.rule.code == "D003"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Av [[U33461 2024]] var 58 pojkar.", "58 pojkar"),
        ("Av [[U33461 2024]] var tre flickor.", "tre flickor"),
        ("Av [[U33461 2024]] var 95 % pojkar.", "95 %"),
        ("Av [[U33461 2024]] var 4,9 procent flickor.", "4,9 procent"),
        ("Av [[U33461 2024]] var 58 av 61 pojkar.", "58 av 61 pojkar"),
        ("Av [[U33461 2024]] var pojkarna 58 av 61.", "58 av 61"),
    ],
)
def test_a_hidden_part_beside_its_total_is_told(text: str, told: str) -> None:
    assert restated(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Av [[U33461 2024]] var de flesta pojkar.",
        "Av [[U33461 2024]] fick 58 ett samtal inom 58 dagar.",
        "Av [[U33461 2024]] var 57 pojkar.",
        "Av [[U33461 2023]] var 58 pojkar.",
        "I gruppen för pojkar fanns 58 pojkar.",
    ],
)
def test_other_numbers_and_other_years_are_left_alone(text: str) -> None:
    document = STORY.replace("år: 2024", "år: 2023")
    assert restated(text, document=document) == []


def test_a_figure_that_is_shown_may_be_typed() -> None:
    assert restated("Av [[U33461 2023]] var 6 flickor, och 61 barn året därpå, 2024.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bland flickorna var det 3 av 17.", "3 av 17"),
        ("Bland flickorna lyckades det inte för 14 av 17.", "14 av 17"),
        ("Av flickorna var det 18 %.", "18 %"),
        ("Av flickorna lyckades det inte för 82,4 %.", "82,4 %"),
        ("Där ingick 17 flickor.", "17 flickor"),
    ],
)
def test_the_analysis_of_an_indicator_is_about_it_in_every_word(text: str, told: str) -> None:
    assert restated(text, SHARES, ABOUT) == [told]


def test_a_percentage_of_something_else_is_left_alone() -> None:
    assert restated("Bland pojkarna ökade det till 18 %.", SHARES, ABOUT) == []


def test_in_a_story_only_what_can_be_nothing_else_is_told() -> None:
    story = STORY.replace("namn: Barn 0–12 år", "namn: Barn 0–12 år\n    nyckeltal: [U33461]")
    assert restated("Av flickorna var det 3 av 17, alltså 18 %.", SHARES, story) == ["3 av 17"]


def test_a_table_names_the_part_beside_its_number() -> None:
    table = "| Vilka | Antal |\n|---|---|\n| Pojkar | 58 |\n| Flickor | 58 |"
    assert restated(table, COUNTS, ABOUT) == ["58"]


def test_a_note_on_the_total_is_read_by_everybody() -> None:
    figures = COUNTS.replace("totalt: 61", "totalt: {värde: 61, not: Varav 58 pojkar.}")
    assert restated("", figures) == ["58 pojkar"]


def test_a_note_on_a_hidden_figure_is_read_by_nobody() -> None:
    figures = COUNTS.replace("pojkar: 58", "pojkar: {värde: 58, not: Av dem var 58 pojkar.}")
    assert restated("", figures) == []


def test_it_stops_the_build_and_is_said_once() -> None:
    text = with_text(STORY, "Av [[U33461 2024]] var tre flickor.")
    problem = site({"n.md": COUNTS, "d.md": text}).problem
    assert problem.rule.code == "D003"
    assert problem.is_error
    assert problem.message == "”tre flickor” röjer U33461 för Hylte 2024 flickor, som döljs."


def test_what_is_marked_as_secret_without_a_value_cannot_be_restated() -> None:
    figures = COUNTS.replace("flickor: 3", "flickor: sekretess")
    assert restated("Av [[U33461 2024]] var tre flickor.", figures) == []


def test_an_indicator_without_figures_hides_nothing() -> None:
    assert restated("Tre flickor.", INDICATOR) == []
