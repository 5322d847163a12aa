"""Findings: how a figure is looked up, and that looking never finds what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.findings import Findings
from kvalitet.analysis.trend import TrendVerdict
from kvalitet.model.reference import parse_reference
from tests.sites import ANALYSIS, INDICATOR, indicator, measured, site, with_keys

SEXES = "indelningar: {kön: [flickor, pojkar]}\n"
KEYS = f"""{SEXES}mätningar:
  hylte: {{2015: 78, 2018: {{totalt: 80, flickor: 82}}, 2018-H1: 67}}
  nacka: {{2018: 90}}
  lotsen: {{2018: 70}}
"""


@pytest.fixture(scope="module")
def findings() -> Findings:
    return site(indicator(KEYS)).findings


def found(findings: Findings, reference: str, owner: str = "hylte") -> str | None:
    resolved = findings.resolve(parse_reference(reference), owner)
    return resolved[1].figure.text.replace("\u00a0", " ") if resolved else None


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("U33461 2015", "78 %"),
        ("U33461 2018-H1", "67 %"),
        ("U33461 2018 kön=flickor", "82 %"),
        ("U33461 2018 kommun=nacka", "90 %"),
        ("U33461 2018 enhet=lotsen", "70 %"),
        ("U33461", "80 %"),  # the latest
        ("U33461 2016", None),
        ("U33461 2018 kön=pojkar", None),
        ("U33461 2015 kommun=nacka", None),
        ("U1 2018", None),
    ],
)
def test_a_reference_finds_its_figure(findings: Findings, reference: str, text: str | None) -> None:
    assert found(findings, reference) == text


def test_the_municipality_is_the_documents_own_when_none_is_named(findings: Findings) -> None:
    assert found(findings, "U33461 2018", owner="nacka") == "90 %"


def test_however_a_period_is_spelt_it_is_found() -> None:
    assert site(measured("{2018-K1: 67}")).figure("U33461 2018-q1").value == 67


def test_a_whole_year_is_later_than_the_part_that_ends_with_it() -> None:
    latest = site(measured("{2018-H2: 67, 2018: 70, 2018-12: 60}")).findings.latest(
        "U33461", "hylte"
    )
    assert latest is not None
    assert latest[1].figure.period.canonical == "2018"


def test_owners_are_listed(findings: Findings) -> None:
    assert findings.owners_of("U33461") == ("hylte", "lotsen", "nacka")


def test_the_parts_of_a_figure_come_in_the_order_of_the_indicator() -> None:
    findings = site(measured("{2018: {pojkar: 60, flickor: 70}}", SEXES)).findings
    (whole,) = findings.of("U33461", "hylte")
    parts = findings.parts_at(whole, whole.latest.figure.period)
    assert [(part.parts[0][1], result.figure.text) for part, result in parts] == [
        ("flickor", "70\u00a0%"),
        ("pojkar", "60\u00a0%"),
    ]


def test_parts_without_a_whole_are_found_through_one_that_does_not_apply() -> None:
    findings = site(measured("{2018: {pojkar: 60, flickor: 70}}", SEXES)).findings
    (whole,) = findings.of("U33461", "hylte")
    assert whole.latest.figure.text == "ej tillämpligt"


def test_there_is_a_series_for_each_kind_of_period(findings: Findings) -> None:
    kinds = [assessment.kind.value for assessment in findings.of("U33461", "hylte")]
    assert sorted(kinds) == ["halvår", "år"]


def test_a_unit_is_called_by_its_own_name_and_its_municipalitys(findings: Findings) -> None:
    (assessment,) = findings.of("U33461", "lotsen")
    assert assessment.owner_name == "Lotsen, Hylte"


def test_an_indicator_that_is_broken_down_by_unit_has_units_as_parts() -> None:
    keys = "indelningar: {enhet: [norr, söder]}\nmätningar: {hylte: {2018: {norr: 70}}}"
    assert site(indicator(keys)).figure("U33461 2018 enhet=norr").value == 70


def test_each_result_is_what_could_be_said_when_it_came() -> None:
    long = site(measured("{2015: 1, 2016: 2, 2017: 3, 2018: 4, 2019: 5, 2020: 0}"))
    short = site(measured("{2015: 1, 2016: 2, 2017: 3, 2018: 4, 2019: 5}"))
    assert long.result("U33461 2019") == short.result("U33461 2019")
    assert short.result("U33461 2019").trend.verdict is TrendVerdict.RISING


def test_a_trend_is_never_drawn_across_a_new_counting_rule() -> None:
    keys = "definitioner: [{från: 2013, text: Första.}, {från: 2018, text: Andra.}]"
    series = "{2014: 1, 2015: 2, 2016: 3, 2017: 4, 2018: 5, 2019: 6}"
    trend = site(measured(series, keys)).result("U33461 2019").trend
    assert (trend.verdict, trend.points) == (TrendVerdict.TOO_FEW, 2)


def test_a_trend_stands_on_one_kind_of_period() -> None:
    series = "{2014: 1, 2015: 2, 2016: 3, 2017: 4, 2018-H1: 5}"
    assert site(measured(series)).result("U33461 2018-H1").trend.points == 1


def test_a_document_without_figures_finds_none() -> None:
    assert site(INDICATOR).findings.latest("U33461", "hylte") is None


@given(
    st.permutations(
        [
            "{2015: 78}",
            "{2016: 80, 2018-H1: {värde: 67, not: Våren.}}",
            "{2017: 79}",
            "{2015: 39 av 50}",
        ]
    )
)
def test_findings_do_not_depend_on_the_order_of_documents(series: list[str]) -> None:
    documents = {
        f"{i}.md": with_keys(ANALYSIS.replace("id: analys", f"id: a{i}"), f"mätningar: {text}")
        for i, text in enumerate(series)
    }
    in_order = site({"n.md": measured("{2015: 78, 2016: 80, 2017: 79, 2018-H1: 67}")})
    joined = site({"n.md": INDICATOR, **documents})
    texts = [r.figure.text for a in joined.findings.of("U33461", "hylte") for r in a.results]
    assert texts == [
        r.figure.text for a in in_order.findings.of("U33461", "hylte") for r in a.results
    ]
    assert joined.problems == ()
