"""Whether a target has been reached, and whether the pace is enough for it."""

from decimal import Decimal

import pytest

from kvalitet.analysis.attainment import Attainment, Prospect, reached
from kvalitet.model.words import Polarity
from tests.sites import CONFIG, indicator, measured, site

RISING = "{2019: 60, 2020: 62, 2021: 64, 2022: 66, 2023: 68, 2024: 70}"


def attainment(
    series: str, period: str, target: str = "år: 2026, värde: 74", better: str = "högre"
) -> Attainment | None:
    text = measured(series, f"mål: [{{kommun: hylte, {target}}}]")
    found = site(text.replace("bättre: högre", f"bättre: {better}"))
    assert found.problems == ()
    return found.result(f"U33461 {period}").attainment


def prospect(
    series: str, period: str, target: str = "år: 2026, värde: 74", better: str = "högre"
) -> Prospect | None:
    found = attainment(series, period, target, better)
    return found.prospect if found else None


@pytest.mark.parametrize(
    ("value", "polarity", "verdict"),
    [
        ("91", Polarity.HIGHER, True),
        ("90.9", Polarity.HIGHER, False),
        ("91", Polarity.LOWER, True),
        ("91.1", Polarity.LOWER, False),
        ("91", Polarity.NEITHER, None),
    ],
)
def test_a_target_of_91(value: str, polarity: Polarity, verdict: bool | None) -> None:
    assert reached(Decimal(value), Decimal(91), polarity) is verdict


@pytest.mark.parametrize(
    ("aim", "verdict"),
    [
        (70, Prospect.REACHED),  # two years are left
        (74, Prospect.ON_TRACK),
        (75, Prospect.PARTLY),
        (76, Prospect.PARTLY),
        (77, Prospect.TOO_SLOW),
        (99, Prospect.TOO_SLOW),
    ],
)
def test_two_percentage_points_a_year_take_four_to_2026(aim: int, verdict: Prospect) -> None:
    assert prospect(RISING, "2024", f"år: 2026, värde: {aim}") is verdict


@pytest.mark.parametrize(
    ("aim", "verdict"),
    [
        (80, Prospect.REACHED),
        (70, Prospect.REACHED),
        (69, Prospect.WRONG_WAY),
    ],
)
def test_where_lower_is_better_a_rise_leads_away(aim: int, verdict: Prospect) -> None:
    assert prospect(RISING, "2024", f"år: 2026, värde: {aim}", "lägre") is verdict


def test_where_nothing_moves_it_is_too_slow() -> None:
    series = "{2020: 70, 2021: 70, 2022: 70, 2023: 70, 2024: 70}"
    assert prospect(series, "2024") is Prospect.TOO_SLOW


def test_when_the_year_is_over_a_target_is_reached_or_not() -> None:
    assert prospect(RISING, "2024", "år: 2024, värde: 70") is Prospect.REACHED
    assert prospect(RISING, "2024", "år: 2024, värde: 71") is Prospect.MISSED


def test_before_the_year_is_over_it_is_not_final() -> None:
    found = attainment("{2024-H1: 80}", "2024-H1", "år: 2024, värde: 74")
    assert found == Attainment(Prospect.REACHED, 2024, Decimal(74), is_final=False)


@pytest.mark.parametrize(
    ("series", "period"),
    [
        ("{2022-H1: 60, 2022-H2: 62, 2023-H1: 64, 2023-H2: ej mätt, 2024-H1: 66}", "2024-H1"),
        ("{2024-01: 1, 2024-02: 2, 2024-03: 3, 2024-04: 4, 2024-05: 5, 2024-06: 6}", "2024-06"),
        ("{2024-T1: 66}", "2024-T1"),
    ],
)
def test_without_five_independent_points_there_is_no_pace(series: str, period: str) -> None:
    assert prospect(series, period, "år: 2024, värde: 74") is Prospect.NOT_YET
    assert prospect(series, period, "år: 2025, värde: 74") is None
    assert prospect(series, period, "år: 2025, värde: 4", "högre") is Prospect.REACHED


@pytest.mark.parametrize(
    ("series", "period", "target", "better"),
    [
        ("{2024: ej mätt}", "2024", "år: 2026, värde: 74", "högre"),
        ("{2024: 3 av 40}", "2024", "år: 2026, värde: 74", "högre"),
        ("{ingångsvärde: 60}", "ingångsvärde", "år: 2026, värde: 74", "högre"),
        ("{2024: 70}", "2024", "år: 2023, värde: 74", "högre"),
        ("{2024: 70}", "2024", "år: 2026, värde: uppgift saknas", "högre"),
        ("{2024: 70}", "2024", "år: 2026, värde: 74", "ingetdera"),
    ],
)
def test_without_a_value_a_target_or_a_better_way_there_is_nothing_to_say(
    series: str, period: str, target: str, better: str
) -> None:
    assert attainment(series, period, target, better) is None


def test_the_next_target_is_what_counts() -> None:
    targets = "".join(
        f"  - {{kommun: hylte, år: {year}, värde: {aim}}}\n"
        for year, aim in ((2030, 65), (2023, 50), (2025, 60))
    )
    found = site(measured("{2024: 70}", f"mål:\n{targets}")).result("U33461 2024").attainment
    assert found is not None
    assert (found.year, found.aim) == (2025, Decimal(60))


def test_an_own_target_goes_before_everybodys() -> None:
    keys = (
        "mål:\n  - {år: 2024, värde: 50}\n  - {enhet: lotsen, år: 2024, värde: 90}\n"
        "mätningar:\n  hylte: {2024: 70}\n  lotsen: {2024: 70}"
    )
    found = site(indicator(keys), CONFIG)
    own, units = found.findings.of("U33461", "hylte"), found.findings.of("U33461", "lotsen")
    told = [one[0].latest.attainment for one in (own, units)]
    assert [one and one.aim for one in told] == [50, 90]


def test_a_part_has_no_target_of_its_own() -> None:
    keys = "indelningar: {kön: [flickor]}\nmål: [{kommun: hylte, år: 2024, värde: 50}]"
    found = site(measured("{2024: {totalt: 70, flickor: 70}}", keys))
    assert found.result("U33461 2024").attainment is not None
    assert found.result("U33461 2024 kön=flickor").attainment is None
