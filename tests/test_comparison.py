"""Comparison with dated groups: the same indicator, part and period, and nothing else."""

import pytest

from kvalitet.analysis.comparison import Comparison, Standing, comparisons
from tests.sites import CONFIG, indicator, site

TWO_GROUPS = CONFIG.replace(
    "  - id: alla-2015\n",
    "  - {id: lika-2015, namn: liknande kommuner, år: 2015, källa: Kolada, "
    "medlemmar: uppgift saknas, metod: ovägt medel}\n  - id: alla-2015\n",
)


def compared(keys: str, reference: str = "U33461 2015", better: str = "högre") -> list[Comparison]:
    found = site(indicator(keys).replace("bättre: högre", f"bättre: {better}"), TWO_GROUPS)
    measure = found.catalogue.indicators["U33461"]
    parts = (("kön", "flickor"),) if "kön" in reference else ()
    figure = found.figure(reference)
    return list(comparisons(figure, measure, parts, found.findings, found.catalogue.config))


def test_groups_are_compared_in_the_order_of_the_configuration() -> None:
    found = compared(
        "mätningar:\n  hylte: {2015: 100}\n  alla-2015: {2015: 76}\n  lika-2015: {2015: 78}"
    )
    assert [c.group.id for c in found] == ["lika-2015", "alla-2015"]
    assert [c.difference for c in found] == [22, 24]


def test_a_group_without_the_period_is_left_out() -> None:
    assert compared("mätningar:\n  hylte: {2015: 100}\n  alla-2015: {2016: 76}") == []


def test_a_year_is_not_compared_with_a_half_year() -> None:
    assert compared("mätningar:\n  hylte: {2015: 100}\n  alla-2015: {2015-H1: 76}") == []


def test_a_part_is_compared_with_the_same_part() -> None:
    found = compared(
        "indelningar: {kön: [flickor, pojkar]}\nmätningar:\n"
        "  hylte: {2015: {flickor: 70}}\n  alla-2015: {2015: {totalt: 76, flickor: 75}}",
        "U33461 2015 kön=flickor",
    )
    assert [c.difference for c in found] == [-5]


@pytest.mark.parametrize(
    ("own", "group", "better", "standing"),
    [
        ("24 av 30", "80", "högre", Standing.ALIKE),
        ("24 av 30", "63", "högre", Standing.ALIKE),  # Wilson: 62,7–90,5
        ("24 av 30", "62", "högre", Standing.BETTER),
        ("24 av 30", "91", "högre", Standing.WORSE),
        ("24 av 30", "62", "lägre", Standing.WORSE),
        ("24 av 30", "91", "lägre", Standing.BETTER),
        ("24 av 30", "62", "ingetdera", Standing.HIGHER),
        ("24 av 30", "91", "ingetdera", Standing.LOWER),
        ("30 av 30", "100", "högre", Standing.ALIKE),
        ("0 av 30", "0", "högre", Standing.ALIKE),
        ("80", "20", "högre", Standing.NOT_JUDGED),
    ],
)
def test_a_share_is_judged_by_its_own_interval(
    own: str, group: str, better: str, standing: Standing
) -> None:
    keys = f"mätningar:\n  hylte: {{2015: {own}}}\n  alla-2015: {{2015: {group}}}"
    (found,) = compared(keys, better=better)
    assert found.standing is standing


@pytest.mark.parametrize(
    ("own", "group"), [("ej mätt", "76"), ("100", "ej mätt"), ("3 av 40", "9")]
)
def test_what_is_missing_or_hidden_gives_no_difference(own: str, group: str) -> None:
    (found,) = compared(f"mätningar:\n  hylte: {{2015: {own}}}\n  alla-2015: {{2015: {group}}}")
    assert found.difference is None
    assert found.standing is Standing.NOT_JUDGED


def test_the_figure_of_the_group_is_told_even_when_the_own_is_missing() -> None:
    (found,) = compared("mätningar:\n  hylte: {2015: ej mätt}\n  alla-2015: {2015: 76}")
    assert found.figure.text == "76\u00a0%"
