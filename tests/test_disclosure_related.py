"""A bare percentage beside the counts it is made of: together they may tell of a single person."""

import pytest

from tests.sites import Site, measured, site

NUMBERS = measured("{2024: 14}").replace("U33461", "ALLA").replace("procent", "antal")
HITS = NUMBERS.replace("ALLA", "NÅGRA")


def share(value: str, relations: str) -> str:
    return measured(f"{{2024: {value}}}", f"samband: {{{relations}}}")


def shown(value: str, of: int, relations: str = "nämnare: ALLA") -> str:
    counts = NUMBERS.replace("2024: 14", f"2024: {of}")
    return site({"a.md": share(value, relations), "b.md": counts}).figure("U33461 2024").text


@pytest.mark.parametrize(
    ("value", "of"),
    [
        ("7", 14),  # 1 of 14
        ("93", 14),  # 13 of 14, so that 1 is left
        ("21", 14),
        ("1", 100),  # 1 of 100
        ("2", 150),  # 3 of 150
        ("50", 4),  # of so few that any share tells
    ],
)
def test_a_share_of_a_known_number_is_hidden_when_it_tells_of_few(value: str, of: int) -> None:
    assert shown(value, of) == "sekretess"


@pytest.mark.parametrize(
    ("value", "of"),
    [
        ("50", 14),  # 7 of 14
        ("0", 14),
        ("100", 14),
        ("1", 1000),  # anything from 5 to 14
        ("1", 600),  # from 3 to 8: too many to tell which
    ],
)
def test_a_share_that_tells_of_enough_is_shown(value: str, of: int) -> None:
    assert shown(value, of) != "sekretess"


def test_without_a_known_number_a_share_tells_of_nobody() -> None:
    assert site(measured("{2024: 7}")).figure("U33461 2024").text != "sekretess"


def test_the_number_must_be_of_the_same_period() -> None:
    counts = NUMBERS.replace("2024: 14", "2023: 14")
    found = site({"a.md": share("7", "nämnare: ALLA"), "b.md": counts})
    assert found.figure("U33461 2024").text != "sekretess"


def with_hits(value: str, hits: int) -> Site:
    counts = HITS.replace("2024: 14", f"2024: {hits}")
    return site({"a.md": share(value, "täljare: NÅGRA"), "b.md": counts})


def test_a_share_and_how_many_it_is_tell_how_many_are_left() -> None:
    assert with_hits("96", 48).figure("U33461 2024").text == "sekretess"  # 2 of 50 are left
    assert with_hits("50", 48).figure("U33461 2024").text != "sekretess"
