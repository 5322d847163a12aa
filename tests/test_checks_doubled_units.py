"""A figure is shown with its unit, which is not typed after it as well."""

import pytest

from tests.sites import ANALYSIS, measured, site, with_text

SERIES = measured("{2015: 78, 2016: 80}")


def told(text: str, unit: str = "procent") -> list[str]:
    documents = {"n.md": SERIES.replace("procent", unit), "a.md": with_text(ANALYSIS, text)}
    return [line for line in site(documents).told if line.endswith("R016")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Det blev [[U33461 2015]] %.", "procent"),
        ("Det blev [[U33461 2015]]%.", "procent"),
        ("Det blev [[U33461 2015]] **procent**.", "procent"),
        ("Det ökade [[U33461 2016 förändring]] procentenheter.", "procent"),
        ("Det var [[U33461 2015 nivå]] nivå.", "procent"),
        ("Det tog [[U33461 2015]] dagar.", "dagar"),
        ("Det kostade [[U33461 2015]] kr.", "kronor"),
    ],
)
def test_a_unit_that_is_typed_as_well(text: str, unit: str) -> None:
    assert len(told(text, unit)) == 1


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Det blev [[U33461 2015]] av alla, eller [[U33461 2016]].", "procent"),
        ("Det var [[U33461 2015]] barn.", "antal"),
        ("Det blev [[U33461 2015]] (procent av alla).", "procent"),
        ("Det är [[U33461 2016 trend]] procent för procent.", "procent"),
        ("Det blev [[U33461 2015]] nivå för nivå.", "procent"),
    ],
)
def test_what_is_no_unit(text: str, unit: str) -> None:
    assert told(text, unit) == []


def test_it_is_told_at_the_word() -> None:
    assert told("Det blev\n[[U33461 2015]] procent.") == ["a.md:26:17 R016"]
