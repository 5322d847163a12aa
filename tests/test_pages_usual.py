"""The usual variation in a chart: its limits, what stands out, and where there is none to draw."""

from datetime import date
from decimal import Decimal

from kvalitet.charts.description import LineChart
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.notes import reading_aids
from kvalitet.charts.shapes import WIDE
from kvalitet.charts.table import table_of
from kvalitet.pages.charts import line_chart
from tests.sites import measured, site

STEADY = (70, 72, 69, 71, 70, 68, 72, 71, 69, 70, 71, 70)


def chart(values: tuple[int | str, ...], keys: str = "", until: date | None = None) -> LineChart:
    years = ", ".join(f"{year}: {value}" for year, value in enumerate(values, 2001))
    found = site(measured(f"{{{years}}}", keys))
    series = found.findings.of("U33461", "hylte")
    drawn = line_chart("linje", series, series[0].latest, until=until)
    assert drawn is not None
    return drawn


def test_limits_reach_over_the_time_they_are_made_of() -> None:
    (usual,) = chart(STEADY).usual
    assert (usual.start, usual.end) == (date(2001, 1, 1), date(2012, 12, 31))
    assert usual.mean == Decimal("70.25")
    assert usual.text == "65–75\u00a0%, preliminärt"


def test_a_value_that_is_more_stands_out_in_the_chart_and_in_its_table() -> None:
    drawn = chart((*STEADY, 95))
    why = [point.stands_out for point in drawn.lines[0].points]
    assert why[-1] == "över den vanliga variationen"
    marks = [mark for mark in draw_line_chart(drawn, WIDE).marks if mark.shape == "halo"]
    assert len(marks) == sum(map(bool, why))
    assert table_of(drawn).rows[-1].cells[0].text == "95\u00a0%, över den vanliga variationen"
    assert any(aid.startswith("Vanlig variation: ") for aid in reading_aids(drawn))


def test_what_was_not_known_then_is_not_drawn() -> None:
    then = chart((*STEADY, 95), until=date(2012, 12, 31))
    assert then.usual == chart(STEADY).usual
    assert not any(point.stands_out for point in then.lines[0].points)


def test_each_way_of_counting_has_limits_of_its_own() -> None:
    keys = "definitioner: [{från: 2001, text: Första.}, {från: 2008, text: Andra.}]"
    usual = chart((10, 12, 11, 9, 10, 11, 12, 20, 21, 19, 22, 20, 18, 21), keys).usual
    assert [one.start.year for one in usual] == [2001, 2008]
    assert [one.end.year for one in usual] == [2007, 2014]


def test_a_limit_beyond_what_is_possible_is_not_drawn() -> None:
    (usual,) = chart((0, 10, 0, 10, 0, 10, 0, 10)).usual
    assert usual.low is None
    assert usual.high is not None


def test_a_series_with_a_trend_has_no_usual_variation() -> None:
    drawn = chart(tuple(range(10, 20)))
    assert drawn.usual == ()
    assert not any(point.stands_out for point in drawn.lines[0].points)


def two_kinds(halves: int) -> LineChart:
    years = [f"{year}: {value}" for year, value in enumerate(STEADY, 2001)]
    parts = [f"{2013 + n // 2}-H{1 + n % 2}: {value}" for n, value in enumerate(STEADY[:halves])]
    series = site(measured(f"{{{', '.join(years + parts)}}}")).findings.of("U33461", "hylte")
    drawn = line_chart("linje", series, series[0].latest)
    assert drawn is not None
    return drawn


def test_of_two_kinds_of_period_the_one_that_has_limits_is_named() -> None:
    drawn = two_kinds(halves=1)
    assert drawn.drawn_usual == drawn.usual
    assert [usual.of for usual in drawn.usual] == ["Hylte, år"]
    said = [" ".join(label.lines) for label in draw_line_chart(drawn, WIDE).labels]
    assert any(words.startswith("Vanlig variation för Hylte, år") for words in said)


def test_the_limits_of_two_kinds_of_period_are_told_and_not_drawn() -> None:
    drawn = two_kinds(halves=8)
    assert drawn.drawn_usual == ()
    assert not [s for s in draw_line_chart(drawn, WIDE).strokes if s.css == "kv-chart-limit"]
    told = [aid for aid in reading_aids(drawn) if aid.startswith("Vanlig variation för Hylte, ")]
    assert len(told) == 2


def test_hidden_values_do_not_move_the_limits() -> None:
    hidden, missing = chart((*STEADY, "3 av 40")), chart((*STEADY, "sekretess"))
    assert hidden.usual == missing.usual
