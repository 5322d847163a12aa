"""A story tells of its own year."""

from tests.sites import STORY, site


def test_deviations_lie_in_the_year_of_the_story() -> None:
    months = "per_månad: {2024-02: {Handläggning: 1}, 2023-12: {Handläggning: 2}}"
    found = site(
        STORY.replace(
            "avvikelser: uppgift saknas", f"avvikelser:\n  områden: [Handläggning]\n  {months}"
        )
    )
    told = [p for p in found.problems if p.rule.code == "K012"]
    assert [p.message for p in told] == ["December 2023 ligger inte i berättelsens år, 2024."]
