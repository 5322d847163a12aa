"""Persons and families are not added together without a word."""

import pytest

from tests.sites import indicator, site


def told(name: str, keys: str = "", unit: str = "antal") -> list[str]:
    document = indicator(keys).replace("namn: Ej återaktualiserade barn", f"namn: {name}")
    return site({"n.md": document.replace("procent", unit)}).told


@pytest.mark.parametrize(
    "name",
    [
        "Barn, ungdomar och familjer som nås av tidiga insatser",
        "Familjer och föräldrar som får råd",
        "Hushåll samt personer med bistånd",
    ],
)
def test_persons_and_families_in_one_count(name: str) -> None:
    assert told(name) == ["n.md:4:7 T052"]


@pytest.mark.parametrize(
    "name",
    [
        "Barn i familjer med bistånd",
        "Familjer med barn",
        "Barn och ungdomar i insats",
        "Familjehem för barn och unga",
    ],
)
def test_one_of_them(name: str) -> None:
    assert told(name) == []


def test_a_caveat_or_another_unit_says_what_it_is() -> None:
    name = "Barn och familjer som nås"
    assert told(name, "förbehåll: [En familj räknas som en.]") == []
    assert told(name, unit="timmar") == []
