"""The sections that a report must have, in their order, and that none of them is empty."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, STORY, Site, site

DEVIATIONS = """avvikelser:
  områden: [Handläggning]
  per_månad: {2024-01: uppgift saknas}
"""


def analysed(sound: str, faulty: str) -> Site:
    assert sound in ANALYSIS
    return site({"n.md": INDICATOR, "a.md": ANALYSIS.replace(sound, faulty)})


def told_of_story(sound: str, faulty: str) -> Site:
    assert sound in STORY
    return site({"s.md": STORY.replace(sound, faulty)})


def test_an_analysis_has_its_four_sections() -> None:
    assert site({"n.md": INDICATOR, "a.md": ANALYSIS}).told == []


def test_a_missing_section_is_told_at_the_top() -> None:
    found = analysed("## Förslag på åtgärder\n\nVad som kan göras.\n", "")
    assert found.told == ["a.md:2:6 T040"]
    assert found.problem.message == "Avsnittet ”Förslag på åtgärder” saknas."


def test_another_section_is_told_with_the_four() -> None:
    found = analysed("## Konsekvens", "## Bilaga\n\nTabeller.\n\n## Konsekvens")
    assert found.told == ["a.md:21:1 T041"]
    assert found.problem.message == "”Bilaga” är inget avsnitt i en nyckeltalsanalys."


def test_a_misspelt_section_is_told_once_with_a_suggestion() -> None:
    found = analysed("## Nulägesbeskrivning", "## Nulagesbeskrivning")
    assert found.told == ["a.md:9:1 T045"]
    assert "”Nulägesbeskrivning”" in found.problem.message + found.problem.remedy


def test_sections_in_another_order_are_told_once() -> None:
    swapped = ANALYSIS.replace("## Påverkande faktorer", "## X").replace(
        "## Förslag på åtgärder", "## Påverkande faktorer"
    )
    found = site({"n.md": INDICATOR, "a.md": swapped.replace("## X", "## Förslag på åtgärder")})
    assert [line.split()[1] for line in found.told] == ["T042"]
    assert found.problem.remedy == (
        "Ordningen är Nulägesbeskrivning, Påverkande faktorer, Förslag på åtgärder "
        "och Konsekvensbeskrivning."
    )


def test_a_section_is_written_once() -> None:
    found = analysed("## Konsekvens", "## Förslag på åtgärder\n\nMer att göra.\n\n## Konsekvens")
    assert found.told == ["a.md:21:1 T044"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- Vägledning: skriv här. -->",
        "### Bara en rubrik",
        "***",
        "- \n- ",
        "&nbsp;\n\n**&nbsp;**",
        "| | |\n|---|---|\n| | |",
    ],
)
def test_a_section_without_text_is_empty(text: str) -> None:
    found = analysed("Vad det leder till.", text)
    told = [line for line in found.told if not line.endswith(("M001", "M002"))]
    assert told == ["a.md:21:1 T043"]


def test_a_story_shows_how_the_work_was_done_what_was_done_and_what_came_of_it() -> None:
    assert site({"s.md": STORY}).told == []


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        (
            "## Så har kvalitetsarbetet bedrivits",
            "Avsnittet ”Så har kvalitetsarbetet bedrivits” saknas.",
        ),
        ("## Barn 0–12 år", "Avsnittet ”Barn 0–12 år” saknas."),
        ("### Åtgärder", "Avsnittet ”Barn 0–12 år” saknar underrubriken ”Åtgärder”."),
        ("### Resultat", "Avsnittet ”Barn 0–12 år” saknar underrubriken ”Resultat”."),
    ],
)
def test_what_a_story_lacks_is_told(heading: str, message: str) -> None:
    level = heading.split()[0]
    found = told_of_story(heading, f"{level} Något helt annat")
    assert message in [p.message for p in found.problems]
    assert {p.rule.code for p in found.problems} == {"T040"}


def test_a_story_may_have_sections_of_its_own() -> None:
    assert told_of_story("## Barn", "## Samverkan\n\nMed skolan.\n\n## Barn").told == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("Med egenkontroller.", 15), ("Det som gjordes.", 21), ("Det som nåddes.", 25)],
)
def test_an_obligatory_section_of_a_story_is_not_empty(text: str, line: int) -> None:
    found = told_of_story(text, "")
    assert [p.place.line for p in found.problems] == [line]
    assert {p.rule.code for p in found.problems} == {"T043"}


def test_deviations_that_are_counted_have_a_section() -> None:
    found = told_of_story("avvikelser: uppgift saknas\n", DEVIATIONS)
    assert [p.message for p in found.problems] == ["Avsnittet ”Avvikelser” saknas."]


def test_the_section_of_deviations_is_filled_by_their_chart() -> None:
    story = STORY.replace("avvikelser: uppgift saknas\n", DEVIATIONS)
    assert site({"s.md": f"{story}\n## Avvikelser\n"}).told == []
