"""An obligatory section that only says that there is nothing to say."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, PAGE, STORY, site, with_text


@pytest.mark.parametrize(
    "text",
    [
        "Inga konsekvenser.",
        "*Inga konsekvenser.*",
        "Inget att rapportera.",
        "Ingenting",
        "Ej aktuellt.",
        "Uppgift saknas.",
        "Se ovan.",
        "–",
    ],
)
def test_nothing_and_no_more_is_told_at_the_heading(text: str) -> None:
    found = site({"n.md": INDICATOR, "a.md": ANALYSIS.replace("Vad det leder till.", text)})
    assert found.told == ["a.md:21:1 T046"]
    assert found.problem.is_error is False


@pytest.mark.parametrize(
    "text",
    [
        "Inga konsekvenser väntas, eftersom tjänsterna redan är tillsatta.",
        "Inga konsekvenser.\n\nTjänsterna är redan tillsatta.",
        "Inga konsekvenser för nämnden, men för barnen.",
        "- Inga konsekvenser.\n- Men högre kostnader.",
        "[[U33461 2018-H1]]",
    ],
)
def test_a_reason_is_enough(text: str) -> None:
    measured = INDICATOR.replace("källa:", "mätningar: {hylte: {2018-H1: 67}}\nkälla:")
    found = site({"n.md": measured, "a.md": ANALYSIS.replace("Vad det leder till.", text)})
    assert found.told == []


@pytest.mark.parametrize(
    ("sound", "line"),
    [("Med egenkontroller.", 15), ("Det som gjordes.", 21), ("Det som nåddes.", 25)],
)
def test_the_obligatory_sections_of_a_story_are_judged(sound: str, line: int) -> None:
    found = site({"s.md": STORY.replace(sound, "Inget att rapportera.")})
    assert found.told == [f"s.md:{line}:1 T046"]


def test_other_sections_may_be_as_short_as_they_like() -> None:
    assert site({"s.md": with_text(STORY, "## Klagomål\n\nInga klagomål.")}).told == []
    assert site(with_text(PAGE, "## Nyheter\n\nInga nyheter.")).told == []
