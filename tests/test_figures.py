"""Figures: what may be shown of an observation, and which rule and scale it falls under."""

import pytest

from kvalitet.analysis.figures import Figure, definition_at
from kvalitet.model.period import parse_period
from kvalitet.model.value import MissingKind
from kvalitet.model.words import PeriodRole, QualityLevel
from tests.sites import measured, site

GREEN, YELLOW, RED = QualityLevel.GREEN, QualityLevel.YELLOW, QualityLevel.RED

SCALE = """\
nivåer:
  - gäller_från: 2018
    avrundning: heltal
    röd: 0–75
    gul: 76–90
    grön: 91–100
    beslut: uppgift saknas
"""
NEW_SCALE = """\
  - gäller_från: 2020-07-01
    avrundning: heltal
    röd: 0–50
    grön: 51–100
    beslut: uppgift saknas
"""


def figure(value: str, keys: str = "", period: str = "2024") -> Figure:
    """What is shown of one value of U33461 for Hylte."""
    return site(measured(f"{{{period}: {value}}}", keys)).figure(f"U33461 {period}")


def test_a_number_is_shown_with_its_unit() -> None:
    shown = figure("67")
    assert shown.text == "67\u00a0%"
    assert shown.value == 67
    assert shown.numerator is None


def test_a_share_is_computed_and_its_counts_are_shown() -> None:
    shown = figure("24 av 30")
    assert shown.text == "80\u00a0%"
    assert (shown.numerator, shown.denominator) == (24, 30)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("66.5", 0, "67\u00a0%"),
        ("67.5", 0, "68\u00a0%"),
        ("20 av 30", 0, "67\u00a0%"),
        ("20 av 30", 1, "66,7\u00a0%"),
        ("67", 1, "67,0\u00a0%"),
        ("181 av 200", 0, "91\u00a0%"),
    ],
)
def test_values_are_rounded_half_up(value: str, decimals: int, text: str) -> None:
    assert figure(value, f"decimaler: {decimals}").text == text


@pytest.mark.parametrize("kind", MissingKind)
def test_a_missing_value_says_why(kind: MissingKind) -> None:
    shown = figure(kind.value, SCALE)
    assert shown.value is None
    assert shown.level is None
    assert shown.missing is kind
    assert shown.text == kind.value


def test_zero_is_a_value() -> None:
    shown = figure("0 av 30", SCALE)
    assert shown.value == 0
    assert shown.missing is None
    assert shown.level is RED


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("75", RED),
        ("75.4", RED),
        ("75.5", YELLOW),
        ("90.49", YELLOW),
        ("90.5", GREEN),
        ("151 av 200", YELLOW),  # 75,5
        ("181 av 200", GREEN),  # 90,5
        ("1509 av 2000", RED),  # 75,45 is not 75,5
        ("1809 av 2000", YELLOW),  # 90,45
    ],
)
def test_levels_are_of_the_exact_value_rounded_half_up_once(
    value: str, level: QualityLevel
) -> None:
    assert figure(value, f"decimaler: 1\n{SCALE}").level is level


def test_the_band_that_gave_the_level_is_told() -> None:
    band = figure("67", SCALE).band
    assert band is not None
    assert band.in_words == "0–75"


@pytest.mark.parametrize(
    ("period", "level"),
    [
        ("2017", None),
        ("2017-12-31", None),
        ("2018-01-01", YELLOW),
        ("2018", YELLOW),
        ("2020-06", YELLOW),
        ("2020-H1", YELLOW),
        ("2020-07", GREEN),
        ("2020", GREEN),
        ("ingångsvärde", None),
    ],
)
def test_the_scale_is_the_one_that_was_valid_when_the_period_ended(
    period: str, level: QualityLevel | None
) -> None:
    shown = site(measured(f"{{{period}: 80}}", SCALE + NEW_SCALE)).figure(f"U33461 {period}")
    assert shown.level is level


def test_scales_may_be_written_in_any_order() -> None:
    start, first = SCALE.split("\n", 1)
    shown = figure("80", f"{start}\n{NEW_SCALE}{first}", "2019")
    assert shown.level is YELLOW


@pytest.mark.parametrize(
    ("period", "version"),
    [("2014", 0), ("2015", 0), ("2018", 0), ("2019-H1", 1), ("2024", 2), ("ingångsvärde", 0)],
)
def test_the_counting_rule_is_the_one_that_applied_when_the_period_ended(
    period: str, version: int
) -> None:
    keys = """definitioner:
  - {från: 2024, text: Tredje.}
  - {från: 2015, text: Första.}
  - {från: 2019, text: Andra.}
"""
    indicator = site(measured("{2024: 1}", keys)).catalogue.indicators["U33461"]
    assert definition_at(parse_period(period), indicator) == version


def test_an_indicator_with_a_single_rule_has_no_versions() -> None:
    assert figure("67").definition == 0


def test_the_period_says_what_the_indicator_declares_unless_the_value_says_otherwise() -> None:
    assert figure("67").role is PeriodRole.MEASURED
    assert figure("67", "period_avser: kohort").role is PeriodRole.COHORT
    assert figure("{värde: 67, roll: publicering}").role is PeriodRole.PUBLISHED


def test_what_must_be_said_about_a_value_is_shown_with_it() -> None:
    shown = figure("{värde: 67, not: Enkät, preliminär: ja, reviderad: Ett svar till}")
    assert (shown.note, shown.preliminary, shown.revision) == ("Enkät", True, "Ett svar till")


@pytest.mark.parametrize(
    ("value", "small"), [("24 av 29", True), ("24 av 30", False), ("80", False)]
)
def test_a_share_of_few_is_flagged(value: str, small: bool) -> None:
    assert figure(value).small_base is small


def test_a_hidden_value_looks_like_one_that_a_writer_marked_as_confidential() -> None:
    hidden = figure("{värde: 3 av 30, not: Tre flickor, reviderad: Var fyra}", SCALE)
    marked = figure("sekretess", SCALE)
    assert hidden == marked
    assert hidden.text == "sekretess"


def test_nothing_of_what_is_hidden_is_left_in_the_findings() -> None:
    findings = site(measured("{2023: 29 av 80, 2024: 3 av 37}", SCALE)).findings
    (assessment,) = findings.all()
    shown = repr(assessment.results)
    assert "denominator=80" in shown
    assert "37" not in shown
