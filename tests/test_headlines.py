"""The finding of a chart in one sentence."""

import pytest

from kvalitet.analysis.comparison import comparisons
from kvalitet.analysis.headlines import comparison_headline, headline
from tests.sites import CONFIG, indicator, measured, site

STEADY = (70, 72, 69, 71, 70, 68, 72, 71, 69, 70, 71, 70)
SCALE = """\
nivåer:
  - gäller_från: 2018
    avrundning: heltal
    röd: 0–75
    gul: 76–90
    grön: 91–100
    beslut: uppgift saknas
"""


def told(series: str, period: str, keys: str = "") -> str:
    found = site(measured(series, keys))
    return headline("Hylte", found.result(f"U33461 {period}")).replace("\u00a0", " ")


def yearly(values: tuple[int, ...]) -> str:
    return f"{{{', '.join(f'{year}: {value}' for year, value in enumerate(values, 2001))}}}"


def monthly(values: tuple[int, ...]) -> str:
    return f"{{{', '.join(f'2024-{month:02}: {value}' for month, value in enumerate(values, 1))}}}"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((10, 12, 14, 16, 18), "Säkerställd uppgång för Hylte: från 10 % (2001) till 18 % (2005)"),
        ((18, 16, 14, 12, 10), "Säkerställd nedgång för Hylte: från 18 % (2001) till 10 % (2005)"),
        (
            (10, 12, 11, 9, 10),
            "Ingen säkerställd trend för Hylte: från 10 % (2001) till 10 % (2005)",
        ),
        ((10, 12), "Hylte gick från 10 % (2001) till 12 % (2002); för få mätpunkter för en trend"),
        ((10,), "Hylte hade 10 % (2001), den första mätningen"),
        (STEADY, "Ingen säkerställd trend för Hylte: från 70 % (2001) till 70 % (2012)"),
        ((*STEADY, 95), "Hylte hade 95 % (2013), över den vanliga variationen"),
    ],
)
def test_years_are_told_by_their_trend_and_by_what_stands_out(
    values: tuple[int, ...], said: str
) -> None:
    assert told(yearly(values), str(2000 + len(values))) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (STEADY[:6], "Hylte gick från 70 % (januari 2024) till 68 % (juni 2024)"),
        (STEADY[:7], "Hylte hade 72 % (juli 2024), inom den vanliga variationen (64–76 %)"),
        ((*STEADY[:9], 95), "Hylte hade 95 % (oktober 2024), över den vanliga variationen"),
    ],
)
def test_months_are_told_by_their_usual_variation(values: tuple[int, ...], said: str) -> None:
    assert told(monthly(values), f"2024-{len(values):02}") == said


def test_a_lone_value_is_told_by_its_level() -> None:
    assert told("{2015: 100, 2018-H1: 67}", "2018-H1", SCALE) == (
        "Hylte hade 67 % (första halvåret 2018), röd nivå"
    )


def test_values_that_were_counted_otherwise_are_not_in_it() -> None:
    rules = "definitioner: [{från: 2013, text: Första.}, {från: 2019, text: Andra.}]"
    series = "{2017: 70, 2018: 71, 2019: 80, 2020: 82}"
    assert told(series, "2019", rules) == "Hylte hade 80 % (2019), räknat på ett nytt sätt"
    assert told(series, "2020", rules).startswith("Hylte gick från 80 % (2019) till 82 % (2020)")


def test_it_is_told_as_it_was_then() -> None:
    assert told(yearly((10, 12, 14, 16, 18)), "2002").startswith("Hylte gick från 10 % (2001)")


def test_what_has_no_value_has_its_reason() -> None:
    assert told("{2024: ej mätt}", "2024") == "Hylte: ej mätt (2024)"


GROUPS = """\
  - {id: lika-2015, namn: liknande, år: 2015, källa: K, medlemmar: [A], metod: ovägt medel}
  - {id: länet-2015, namn: länet, år: 2015, källa: K, medlemmar: [A], metod: ovägt medel}
utgåva:"""


def compared(own: str, groups: dict[str, str]) -> str:
    lines = [f"  {name}: {{2015: {value}}}" for name, value in groups.items()]
    series = "\n".join([f"mätningar:\n  hylte: {{2015: {own}}}", *lines])
    found = site(indicator(series), config=CONFIG.replace("utgåva:", GROUPS))
    assert found.problems == ()
    result, catalogue = found.result("U33461 2015"), found.catalogue
    others = comparisons(result.figure, result.indicator, (), found.findings, catalogue.config)
    said = comparison_headline("Hylte", result.figure, others, result.indicator)
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("own", "groups", "said"),
    [
        (
            "80",
            {"alla-2015": "76"},
            "Hylte hade 80 % (2015), 4 procentenheter högre än alla kommuner 2015",
        ),
        (
            "80",
            {"alla-2015": "76", "länet-2015": "70"},
            "Hylte hade 80 % (2015), högre än båda grupperna",
        ),
        (
            "80",
            {"alla-2015": "76", "länet-2015": "80"},
            "Hylte hade 80 % (2015), högre än alla kommuner 2015 och lika mycket som länet",
        ),
        (
            "160 av 200",
            {"alla-2015": "78", "lika-2015": "81", "länet-2015": "60"},
            "Hylte hade 80 % (2015), i nivå med 2 av grupperna och säkerställt bättre än länet",
        ),
        (
            "160 av 200",
            {"alla-2015": "78", "lika-2015": "81", "länet-2015": "79"},
            "Hylte hade 80 % (2015), i nivå med alla 3 grupperna",
        ),
        (
            "160 av 200",
            {"alla-2015": "78", "länet-2015": "ej mätt"},
            "Hylte hade 80 % (2015), i nivå med alla kommuner 2015",
        ),
        ("ej mätt", {"alla-2015": "78"}, "Hylte: ej mätt (2015)"),
    ],
)
def test_a_comparison_says_where_the_result_stands(
    own: str, groups: dict[str, str], said: str
) -> None:
    assert compared(own, groups) == said
