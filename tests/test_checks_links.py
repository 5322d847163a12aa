"""Links between documents lead somewhere, as a git host follows them."""

import pytest

from kvalitet.checks.joints.links import check_links
from kvalitet.sources import Asset
from tests.sites import INDICATOR, PAGE, Site, site, with_text

TARGET = with_text(PAGE.replace("id: om", "id: metod"), "## Så räknas nivån\n\nSå här.")


def linked(link: str) -> Site:
    return site(
        {
            "sidor/om.md": with_text(PAGE, f"Se {link} för mer."),
            "sidor/metod.md": TARGET,
            "nyckeltal/u33461.md": INDICATOR,
        }
    )


@pytest.mark.parametrize(
    "address",
    [
        "metod.md",
        "./metod.md",
        "../sidor/metod.md",
        "../nyckeltal/u33461.md",
        "metod.md#sa-raknas-nivan",
        "https://www.kolada.se/",
        "mailto:kvalitet@kommun.example",
    ],
)
def test_a_link_that_leads_somewhere_is_sound(address: str) -> None:
    assert linked(f"[metoden]({address})").told == []


def test_a_link_within_the_document_leads_to_a_heading() -> None:
    text = with_text(PAGE, "## Urval\n\nSe [urvalet](#urval) och [annat](#annat).")
    found = site(text)
    assert found.told == ["dokument.md:11:26 K011"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [("meto.md", "metod.md"), ("../u33461.md", "../nyckeltal/u33461.md")],
)
def test_a_link_to_no_file_is_told_with_what_was_probably_meant(address: str, meant: str) -> None:
    found = linked(f"[metoden]({address})")
    assert found.told == ["sidor/om.md:9:4 K010"]
    assert f"”{address}”" in found.problem.message
    assert f"”{meant}”" in found.problem.remedy


def test_a_link_to_no_heading_is_told_with_what_was_probably_meant() -> None:
    found = linked("[metoden](metod.md#sa-raknas-nivn)")
    assert found.told == ["sidor/om.md:9:4 K011"]
    assert "”#sa-raknas-nivan”" in found.problem.remedy


def test_a_link_out_of_the_content_is_told() -> None:
    assert linked("[lösenord](../../../etc/passwd.md)").told == ["sidor/om.md:9:4 K010"]


def test_an_image_is_a_file_in_the_content() -> None:
    found = linked("![Organisationen](skiss.png)")
    assert found.told == ["sidor/om.md:9:4 K010"]
    found.catalogue.assets["content/sidor/skiss.png"] = Asset("content/sidor/skiss.png", None)  # type: ignore[index,arg-type]
    assert list(check_links(found.catalogue, found.findings)) == []
