"""Headings of tables have values below them, and among periods there is nothing but periods."""

import pytest

from tests.sites import INDICATOR, PAGE, STORY, site, with_text


def told(*rows: str) -> list[str]:
    """What is said of a table on a page; its heads stand on line 9."""
    lines = [rows[0], "|---" * (rows[0].count("|") - 1) + "|", *rows[1:]]
    found = site(with_text(PAGE, "\n".join(lines)))
    return [f"{p.place.line}:{p.place.column} {p.rule.code}" for p in found.problems]


def test_a_heading_without_values_is_told_where_it_stands() -> None:
    assert told("| Mått | Flickor | Pojkar |", "| Barn | 4 | |", "| Unga | 5 | |") == ["9:20 M001"]


def test_a_table_without_rows_is_told_once() -> None:
    assert told("| Mått | 2023 | 2024 |") == ["9:3 M001"]


def test_seven_headings_over_six_values_are_told_with_the_empty_one() -> None:
    table = (
        "| Mått | ingångsvärde | jan | feb | mars | apr | maj | juni |",
        "|---|---|---|---|---|---|---|---|",
        "| Långa | 10 | | 16 | 7 | 7 | u.s. | 6 |",
        "| Alla | 25 | 24 | 24 | 16 | 16 | 15 | 14 |",
    )
    problem = site(with_text(PAGE, "\n".join(table))).problem
    assert problem.message == (
        "Raden ”Långa” har 6\N{NO-BREAK SPACE}värden för 7 perioder: under ”jan” står inget."
    )


def test_a_row_that_is_too_short_is_told_by_its_own_rule_only() -> None:
    assert told("| Mått | jan | feb |", "| Långa | 10 |", "| Alla | 1 | 2 |") == ["11:1 T023"]
    assert told("| Mått | jan | feb |", "| Långa | 10 |") == ["11:1 T023"]


@pytest.mark.parametrize(
    "rows",
    [
        ("| | Mål |", "| Barn | 4 |"),
        ("| Mått | Flickor | Pojkar |", "| Barn | 4 | |", "| Unga | | 5 |"),
        ("| Mått | jan | feb |", "| Personal | | |", "| Vakanser | 4 | 5 |"),
        ("| Mått | 2023 | 2024 |", "| Barn | [[X]] | `ej mätt` |"),
        ("| Nyckel | Betyder |", "| `not` | en upplysning |"),
    ],
)
def test_stubs_groups_and_tables_of_words_are_left_alone(rows: tuple[str, ...]) -> None:
    assert [one for one in told(*rows) if " M" in one] == []


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (("| | 5 | feb | mar |", "| Vakanser | 5 | 4 | 10 |"), ["9:5 M002"]),
        (("| Mått | 2022 | 223 | 2024 |", "| Vakanser | 5 | 4 | 10 |"), ["9:17 M002"]),
        (("| Mått | T1 | | T3 |", "| Vakanser | 5 | 4 | 10 |"), ["9:10 M002"]),
        (("| År | Antal |", "| 2018 | 4 |", "| 2019 | 5 |", "| 20 | 5 |"), ["13:3 M002"]),
        (("| Mått | jan -20 | Tertial 2 | 13 |", "| Vakanser | 5 | 4 | 10 |"), ["9:32 M002"]),
    ],
)
def test_a_number_or_nothing_among_periods_is_told(
    rows: tuple[str, ...], places: list[str]
) -> None:
    assert told(*rows) == places


@pytest.mark.parametrize(
    "heads",
    [
        "| Mått | 2022 | 2023 | Förändring |",
        "| Mått | Mål 2024 | 2023 | 2024 |",
        "| Mått | ingångsvärde | sept. -20 | Totalt |",
        "| Mått | 1 februari 2019 | H1 2020 | 2018–2020 |",
        "| Mått | vt 2020 | första halvåret 2021 | vecka 12 |",
        "| Nivå | 1 | 2 | 3 |",
        "| Mått | | 2023 | 2024 |",
    ],
)
def test_words_beside_periods_and_other_numbers_are_left_alone(heads: str) -> None:
    assert told(heads, "| Vakanser | a | 4 | 10 |") == []


def test_an_indicator_without_periods_is_a_heading_without_values() -> None:
    story = STORY.replace("0–12 år\n", "0–12 år\n    mätningar: {U33461: {}}\n", 1)
    found = site({"n.md": INDICATOR, "s.md": story})
    assert found.told == ["s.md:11:17 M001"]
    assert found.problem.message == "”U33461” har inga värden under sig."
