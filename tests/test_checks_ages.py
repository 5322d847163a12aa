"""Groups by age meet: no age in two of them, and none between."""

import pytest

from tests.sites import STORY, indicator, site


def parted(dimension: str, *parts: str) -> list[str]:
    """What is said of the parts of a dimension."""
    found = site(indicator(f"indelningar: {{{dimension}: [{', '.join(parts)}]}}"))
    assert {problem.rule.code for problem in found.problems} <= {"M050"}
    return [problem.message for problem in found.problems]


def grouped(*names: str) -> list[str]:
    """What is said of the target groups of a story."""
    start, rest = STORY.split("  - id: barn\n    namn: Barn 0–12 år\n")
    groups = "".join(f"  - id: g{i}\n    namn: {name}\n" for i, name in enumerate(names))
    found = site(f"{start}{groups}{rest}").problems
    return [problem.message for problem in found if problem.rule.code == "M050"]


def test_an_age_in_two_groups_is_told() -> None:
    assert parted("ålder", "0–12 år", "12–20 år") == [
        "12 år hör till både ”0–12 år” och ”12–20 år”."
    ]
    assert grouped("Barn 0–12 år", "Unga 12–20 år") == [
        "12 år hör till både ”0–12 år” och ”12–20 år”."
    ]


def test_ages_in_two_parts_are_told_but_groups_may_be_of_different_kinds() -> None:
    assert parted("grupp", "barn 0–13 år", "unga 12–20 år") == [
        "12–13 år hör till både ”0–13 år” och ”12–20 år”."
    ]
    assert grouped("Barn 0–13 år", "Unga i riskzon 10–20 år") == []


def test_an_age_in_no_group_is_told() -> None:
    assert parted("åldrar", "14–20", "0–12") == [
        "13 år hör varken till ”0–12 år” eller ”14–20 år”."
    ]
    assert grouped("Barn 0 till 12 år", "Unga 14-20 år") == [
        "13 år hör varken till ”0 till 12 år” eller ”14-20 år”."
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ("0–12 år", "13–20 år"),
        ("0–20 år", "0–12 år", "13–20 år"),
        ("0–12 år", "18–25 år"),
        ("flickor 0–12 år", "pojkar 0–12 år"),
        ("årskurs 1–3", "årskurs 3–6"),
        ("under 12 år", "12–20 år"),
    ],
)
def test_groups_that_meet_hold_each_other_or_lie_far_apart_are_left_alone(
    parts: tuple[str, ...],
) -> None:
    assert parted("grupp", *parts) == []
    assert grouped(*parts) == []


def test_the_later_of_the_two_is_pointed_at() -> None:
    found = site(indicator("indelningar:\n  ålder: [0–12 år, 12–20 år]"))
    assert found.told == ["dokument.md:11:20 M050"]
