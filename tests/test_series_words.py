"""The sentences about a whole series: its trend, its usual variation and its way to the target."""

import pytest

from kvalitet.analysis.wording import conclusion
from tests.sites import measured, site

FLAT = (70, 72, 69, 71, 70, 68, 72, 71, 69, 70, 71, 70)


def said(
    values: tuple[float, ...], keys: str = "", better: str = "högre", unit: str = "procent"
) -> str:
    """What is said of the last of a value for each year, after result and change."""
    years = ", ".join(f"{year}: {value}" for year, value in enumerate(values, 2001))
    text = measured(f"{{{years}}}", keys).replace("bättre: högre", f"bättre: {better}")
    found = site(text.replace("enhet: procent", f"enhet: {unit}"))
    assert found.problems == ()
    told = conclusion(found.result(f"U33461 {2000 + len(values)}")).replace("\u00a0", " ")
    return told.split(f"än {1999 + len(values)}. ")[-1].split(f"som {1999 + len(values)}. ")[-1]


@pytest.mark.parametrize(
    ("better", "way"),
    [("högre", " till det bättre"), ("lägre", " till det sämre"), ("ingetdera", "")],
)
def test_a_trend_follows_polarity(better: str, way: str) -> None:
    assert said((10, 12, 14, 16, 18), better=better) == (
        f"De 5 mätningarna visar en säkerställd uppgång{way}, med 2,0 procentenheter per år."
    )


def test_a_slope_too_small_to_be_written_is_left_out() -> None:
    values = (8.01, 8.02, 8.03, 8.04, 8.05)
    assert said(values, "decimaler: 2", unit="poäng").endswith("det bättre, med 0,01 poäng per år.")
    assert said((*[0] * 10, *[100] * 4)).endswith("säkerställd uppgång till det bättre.")


def test_usual_variation_is_told_from_seven_points() -> None:
    assert "variation" not in said(FLAT[:6])
    assert said(FLAT[:7]) == (
        "De 7 mätningarna visar ingen säkerställd trend. "
        "Värdet ligger inom den vanliga variationen (64–76 %, preliminära gränser)."
    )


def test_from_thirteen_points_limits_are_no_longer_preliminary() -> None:
    assert said((*FLAT, 69)).endswith("Värdet ligger inom den vanliga variationen (65–75 %).")


@pytest.mark.parametrize(
    ("value", "better", "sentence"),
    [
        (90, "högre", "Värdet ligger över den vanliga variationen (67–77 %), till det bättre."),
        (90, "lägre", "Värdet ligger över den vanliga variationen (67–77 %), till det sämre."),
        (90, "ingetdera", "Värdet ligger över den vanliga variationen (67–77 %)."),
        (50, "högre", "Värdet ligger under den vanliga variationen (64–74 %), till det sämre."),
    ],
)
def test_a_value_beyond_the_limits(value: int, better: str, sentence: str) -> None:
    assert said((*FLAT, value), better=better).endswith(sentence)


def test_seven_in_a_row_on_one_side() -> None:
    assert said((0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 9, 8, 9, 8, 9, 8, 9)).endswith(
        "Att minst sju värden i rad ligger över seriens medelvärde, 6,5 %, "
        "är mer än vanlig variation, till det bättre."
    )


def test_two_of_three_near_a_limit() -> None:
    assert said((24, 22, 24, 26, 28, 24, 28, 22, 24, 20, 30, 33, 33)).endswith(
        "Två av de tre senaste värdena ligger nära den övre gränsen för den vanliga variationen "
        "(17–35 %), till det bättre."
    )


def test_seven_rising_in_a_row() -> None:
    assert said((50, 90, 50, 90, 40, 80, 41, 42, 43, 44, 45, 46, 47)).endswith(
        "Att värdena har stigit minst sex gånger i rad är mer än vanlig variation, till det bättre."
    )


@pytest.mark.parametrize(
    ("values", "usual"),
    [
        ((0, 10, 0, 10, 0, 10, 0, 10), "högst 32 %, preliminära gränser"),
        ((100, 90, 100, 90, 100, 90, 100), "minst 69 %, preliminära gränser"),
    ],
)
def test_limits_beyond_what_is_possible_are_not_told(values: tuple[int, ...], usual: str) -> None:
    assert said(values).endswith(f"Värdet ligger inom den vanliga variationen ({usual}).")


def test_where_everything_possible_is_usual_nothing_is_said_of_it() -> None:
    assert said((100, 0, 100, 0, 100, 0, 100)).endswith("ingen säkerställd trend.")


def test_negative_limits_are_not_parted_by_a_dash() -> None:
    values = (-10, 10, -10, 10, -10, 10, -10)
    assert "(−55 till 52 kr, preliminära gränser)" in said(values, "spann: -100–100", unit="kronor")


@pytest.mark.parametrize(
    ("aim", "sentence"),
    [
        ("år: 2005, värde: 18", "Målet 18 % för 2005 är nått."),
        ("år: 2005, värde: 19", "Målet 19 % för 2005 är inte nått."),
        ("år: 2006, värde: 18", "Målet 18 % för 2006 är nått hittills."),
        ("år: 2007, värde: 22", "I den takt som har varit nås målet 22 % för 2007."),
        (
            "år: 2007, värde: 24",
            "Takten räcker en bra bit, men inte hela vägen, till målet 24 % för 2007.",
        ),
        ("år: 2007, värde: 90", "Takten är för låg för att nå målet 90 % för 2007."),
    ],
)
def test_a_target_is_told_last(aim: str, sentence: str) -> None:
    assert said((10, 12, 14, 16, 18), f"mål: [{{kommun: hylte, {aim}}}]").endswith(
        f"per år. {sentence}"
    )


def test_a_pace_without_a_trend_is_told_to_be_uncertain() -> None:
    aim = "mål: [{kommun: hylte, år: 2010, värde: 90}]"
    assert said((10, 18, 11, 17, 9), aim).endswith(
        "Utvecklingen går bort från målet 90 % för 2010, men det är inte säkerställt."
    )


def test_before_the_year_is_over_a_target_is_not_reached_yet() -> None:
    keys = "mål: [{kommun: hylte, år: 2024, värde: 90}]"
    found = site(measured("{2024-05: 70, 2024-06: 70}", keys)).result("U33461 2024-06")
    assert conclusion(found).replace("\u00a0", " ").endswith("Målet 90 % för 2024 är inte nått än.")


@pytest.mark.parametrize(
    ("aim", "how"), [(90, "inte"), (50, "varje gång"), (72, "ibland och ibland inte")]
)
def test_a_target_is_held_against_the_usual_variation(aim: int, how: str) -> None:
    target = f"mål: [{{kommun: hylte, år: 2014, värde: {aim}}}]"
    assert said((*FLAT, 69), target).endswith(f" Med den vanliga variationen nås det {how}.")


def test_beside_a_trend_nothing_is_said_of_usual_variation() -> None:
    told = said(tuple(range(10, 23)), "mål: [{kommun: hylte, år: 2013, värde: 90}]")
    assert "säkerställd uppgång" in told
    assert "Målet 90 % för 2013 är inte nått." in told
    assert "vanliga variationen" not in told
