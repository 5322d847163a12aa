"""A page that is a part of another: its parent exists, and stands by itself."""

import pytest

from tests.sites import PAGE, Site, site, with_keys


def part(name: str, of: str) -> str:
    return with_keys(PAGE.replace("id: om", f"id: {name}"), f"del_av: {of}")


def around(page: str) -> Site:
    """What is told of a page that stands beside the page `om` and its part `kort`."""
    return site({"om.md": PAGE, "kort.md": part("kort", "om"), "sida.md": page})


def test_a_part_of_a_page_that_exists_is_fine() -> None:
    assert around(part("lång", "om")).problems == ()


@pytest.mark.parametrize(
    ("page", "message", "hint"),
    [
        (part("lång", "omm"), "Ingen sida har id ”omm”.", "Menade du ”om”? Skriv id för en sida"),
        (part("lång", "lång"), "Sidan ”lång” är själv en del av en sida.", "Skriv id för en sida"),
        (part("lång", "kort"), "Sidan ”kort” är själv en del av en sida.", "Skriv id för en sida"),
    ],
)
def test_a_part_of_nothing_that_leads_to_it(page: str, message: str, hint: str) -> None:
    found = around(page)
    assert found.told == ["sida.md:5:9 K030"]
    assert found.problem.message == message
    assert found.problem.remedy.startswith(hint)


def test_a_part_of_a_page_with_faults_of_its_own_is_not_told() -> None:
    found = site({"om.md": with_keys(PAGE, "utkast: kanske"), "kort.md": part("kort", "om")})
    assert found.told == ["om.md:5:9 N015"]
