"""The sentences that say what the figures say."""

from decimal import Decimal
from fractions import Fraction

import pytest

from kvalitet.analysis.comparison import comparisons
from kvalitet.analysis.series_words import trend_words
from kvalitet.analysis.trend import Trend, TrendVerdict
from kvalitet.analysis.wording import (
    change_words,
    comparison_sentence,
    conclusion,
    difference_words,
    level_words,
)
from tests.sites import CONFIG, indicator, measured, site

SCALE = """\
nivåer:
  - gäller_från: 2018
    avrundning: heltal
    röd: 0–75
    gul: 76–90
    grön: 91–100
    beslut: uppgift saknas
"""
RULES = "definitioner: [{från: 2013, text: Första.}, {från: 2019, text: Andra.}]"


def said(series: str, period: str, keys: str = "", unit: str = "procent") -> str:
    """The conclusion about a period, with its hard spaces made soft."""
    found = site(measured(series, keys).replace("enhet: procent", f"enhet: {unit}"))
    return conclusion(found.result(f"U33461 {period}")).replace("\u00a0", " ")


def test_a_half_year_beside_a_year_is_compared_with_reservations() -> None:
    assert said("{2013: ej mätt, 2015: 100, 2018-H1: 67}", "2018-H1", SCALE) == (
        "Resultatet för första halvåret 2018 är 67 %, röd nivå (0–75). Det är 33 procentenheter "
        "lägre än 2015, men perioderna anges på olika sätt och två värden gör ingen trend."
    )


def test_a_value_and_its_unit_are_never_parted_by_a_line_break() -> None:
    found = site(measured("{2015: 100, 2018: 67}", SCALE))
    text = conclusion(found.result("U33461 2018"))
    assert "67\u00a0%" in text
    assert "33\u00a0procentenheter" in text


def test_a_first_value_stands_alone() -> None:
    assert said("{2018: 80}", "2018", SCALE) == (
        "Resultatet för 2018 är 80 %, gul nivå (76–90). "
        "Det finns inget tidigare värde att jämföra med."
    )


def test_before_the_levels_were_decided_there_is_none() -> None:
    assert said("{2015: 80}", "2015", SCALE).startswith(
        "Resultatet för 2015 är 80 %, utan nivå eftersom nivåerna beslutades senare. "
    )


def test_an_undated_value_is_not_said_to_be_older_than_the_levels() -> None:
    assert "beslutades senare" not in said("{ingångsvärde: 80}", "ingångsvärde", SCALE)


def test_two_values_are_no_trend() -> None:
    assert said("{2023: 80, 2024: 83}", "2024") == (
        "Resultatet för 2024 är 83 %. "
        "Det är 3 procentenheter högre än 2023, men två värden gör ingen trend."
    )


def test_three_and_four_values_are_none_either() -> None:
    series = "{2021: 80, 2022: 81, 2023: 82, 2024: 83}"
    assert "tre värden gör ingen trend" in said(series, "2023")
    assert "fyra värden gör ingen trend" in said(series, "2024")


def test_five_rising_values_are_a_trend() -> None:
    assert said("{2020: 79, 2021: 80, 2022: 81, 2023: 82, 2024: 83}", "2024") == (
        "Resultatet för 2024 är 83 %. Det är 1 procentenhet högre än 2023. "
        "De 5 mätningarna visar en säkerställd uppgång till det bättre, "
        "med 1,0 procentenheter per år."
    )


def test_five_values_that_go_up_and_down_are_no_trend() -> None:
    text = said("{2020: 79, 2021: 80, 2022: 79, 2023: 82, 2024: 80}", "2024")
    assert text.endswith("De 5 mätningarna visar ingen säkerställd trend.")


def test_a_certain_change_is_told_as_one() -> None:
    assert said("{2023: 70 av 120, 2024: 10 av 100}", "2024").endswith(
        "Det är 48 procentenheter lägre än 2023, en säkerställd försämring, "
        "men två värden gör ingen trend."
    )


def test_a_change_that_may_be_chance_is_told_as_one() -> None:
    assert said("{2023: 14 av 40, 2024: 6 av 30}", "2024").endswith(
        "Det är 15 procentenheter lägre än 2023, men skillnaden ryms inom osäkerheten "
        "och två värden gör ingen trend."
    )


def test_no_change_at_all_has_no_certainty() -> None:
    assert said("{2023: 20 av 40, 2024: 20 av 40}", "2024").endswith(
        "Det är lika mycket som 2023, men två värden gör ingen trend."
    )


@pytest.mark.parametrize(
    ("better", "verdict"),
    [
        ("högre", "en säkerställd förbättring"),
        ("lägre", "en säkerställd försämring"),
        ("ingetdera", "en säkerställd ökning"),
    ],
)
def test_a_certain_change_follows_polarity(better: str, verdict: str) -> None:
    text = measured("{2023: 10 av 100, 2024: 70 av 120}")
    found = site(text.replace("bättre: högre", f"bättre: {better}"))
    assert f"2023, {verdict}, men" in conclusion(found.result("U33461 2024"))


def test_what_is_not_counted_by_another_rule_is_not_said_to_be() -> None:
    assert said("{2023-12: 70, 2024: 67}", "2024").endswith(
        "Det finns inget tidigare värde att jämföra med."
    )


def test_months_are_compared_but_their_trend_is_not_spoken_of() -> None:
    assert said("{2024-01: 80, 2024-02: 80}", "2024-02") == (
        "Resultatet för februari 2024 är 80 %. Det är lika mycket som januari 2024."
    )


def test_a_new_counting_rule_is_why_there_is_no_comparison() -> None:
    assert said("{2018: 80, 2019: 70}", "2019", RULES).endswith(
        "Tidigare värden är räknade på ett annat sätt och jämförs inte med det här."
    )


def test_earlier_values_are_not_spoken_of_when_there_are_none() -> None:
    """The rule is the second, but nothing was ever measured by the first."""
    assert said("{2018: ej mätt, 2019: 70}", "2019", RULES).endswith(
        "Det finns inget tidigare värde att jämföra med."
    )


def test_a_missing_value_says_why() -> None:
    assert said("{2013: ej mätt}", "2013") == "Det finns inget resultat för 2013: ej mätt."


@pytest.mark.parametrize("value", ["3 av 40", "sekretess"])
def test_a_hidden_value_is_not_said_to_be_missing(value: str) -> None:
    assert said(f"{{2023: 20 av 40, 2024: {value}}}", "2024", SCALE) == (
        "Resultatet för 2024 visas inte, av hänsyn till enskilda."
    )


@pytest.mark.parametrize(
    ("unit", "more"),
    [
        ("procent", "2 procentenheter högre än"),
        ("antal", "2 fler än"),
        ("dygn", "2 dygn fler än"),
        ("dagar", "2 dagar längre än"),
        ("poäng", "2 poäng högre än"),
        ("kronor", "2 kr högre än"),
    ],
)
def test_a_difference_is_worded_by_its_unit(unit: str, more: str) -> None:
    text = said("{2023: 10, 2024: 12}", "2024", unit=unit)
    assert f"Det är {more} 2023" in text


def test_a_change_that_is_not_there_has_words_for_a_tile() -> None:
    found = site(measured("{2024: 80}"))
    assert change_words(None, found.catalogue.indicators["U33461"]) == (
        "inget jämförbart tidigare värde"
    )


def test_no_difference_has_words_of_its_own() -> None:
    measure = site(indicator()).catalogue.indicators["U33461"]
    assert difference_words(Decimal(0), measure) == "lika mycket som"


def test_levels_have_words() -> None:
    found = site(measured("{2015: 80, 2018: 80}", SCALE))
    assert level_words(found.figure("U33461 2018")) == "gul nivå"
    assert level_words(found.figure("U33461 2015")) == "ej bedömd"


def test_a_trend_is_told_with_its_slope() -> None:
    measure = site(indicator()).catalogue.indicators["U33461"]
    shown = Trend(TrendVerdict.FALLING, 5, Fraction(1, 60), Fraction(-5, 2))
    assert trend_words(shown, measure) == ("säkerställd nedgång, −2,5\u00a0procentenheter per år")
    assert trend_words(Trend(TrendVerdict.NONE, 5), measure) == "ingen säkerställd trend"


@pytest.mark.parametrize(
    ("own", "group", "sentence"),
    [
        ("100", "76", "Det är 24 procentenheter högre än alla kommuner 2015, som hade 76 %."),
        ("70", "76", "Det är 6 procentenheter lägre än alla kommuner 2015, som hade 76 %."),
        ("76", "76", "Det är lika mycket som alla kommuner 2015, som hade 76 %."),
        ("ej mätt", "76", "alla kommuner 2015: 76 %."),
        ("100", "ej mätt", "alla kommuner 2015: ej mätt."),
        (
            "24 av 30",
            "76",
            "Det är i nivå med alla kommuner 2015, som hade 76 %: "
            "skillnaden, 4 procentenheter, ryms inom osäkerheten.",
        ),
        ("24 av 30", "80", "Det är i nivå med alla kommuner 2015, som hade 80 %."),
        (
            "24 av 30",
            "60",
            "Det är 20 procentenheter högre än alla kommuner 2015, som hade 60 %, "
            "och säkerställt bättre.",
        ),
        (
            "24 av 30",
            "95",
            "Det är 15 procentenheter lägre än alla kommuner 2015, som hade 95 %, "
            "och säkerställt sämre.",
        ),
    ],
)
def test_a_comparison_is_a_difference_and_a_verdict_where_the_counts_are_known(
    own: str, group: str, sentence: str
) -> None:
    series = f"mätningar:\n  hylte: {{2015: {own}}}\n  alla-2015: {{2015: {group}}}"
    found = site(indicator(series), CONFIG)
    measure = found.catalogue.indicators["U33461"]
    (comparison,) = comparisons(
        found.figure("U33461 2015"), measure, (), found.findings, found.catalogue.config
    )
    assert comparison_sentence(comparison, measure).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("80", "Ingångsvärdet är 80 %."),
        ("3 av 40", "Ingångsvärdet visas inte, av hänsyn till enskilda."),
        ("ej mätt", "Det finns inget ingångsvärde: ej mätt."),
    ],
)
def test_an_initial_value_is_no_period(value: str, sentence: str) -> None:
    assert said(f"{{ingångsvärde: {value}}}", "ingångsvärde").startswith(sentence)
