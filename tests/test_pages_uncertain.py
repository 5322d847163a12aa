"""Whose uncertainty charts tell of, and that what is hidden has none."""

from decimal import Decimal

from kvalitet.charts.description import BarChart, LineChart, Whisker
from kvalitet.charts.spreadsheet import csv_of
from kvalitet.charts.table import table_of
from kvalitet.pages.bars import part_bars
from kvalitet.pages.charts import line_chart, parts_chart
from tests.sites import indicator, measured, site


def chart(series: str, text: str = "") -> LineChart:
    found = site(text or measured(series)).findings.of("U33461", "hylte")
    drawn = line_chart("linje", found, found[-1].latest)
    assert drawn is not None
    return drawn


def whiskers(drawn: LineChart) -> list[str]:
    points = [point for line in drawn.lines for point in line.points]
    return [p.whisker.text.replace("\u00a0", " ") if p.whisker else "" for p in points]


def test_a_share_has_wilsons_interval_rounded_as_it_is() -> None:
    drawn = chart("{2023: 24 av 30, 2024: 80}")
    assert drawn.lines[0].points[0].whisker == Whisker(Decimal(63), Decimal(90), "63–90\u00a0%")
    assert whiskers(drawn) == ["63–90 %", ""]


def test_a_number_of_events_has_poissons_and_a_number_of_persons_none() -> None:
    counted = measured("{2023: 9, 2024: 742}").replace("procent", "antal")
    assert whiskers(chart("", counted)) == ["", ""]
    events = counted.replace("avser: personer", "avser: händelser")
    assert whiskers(chart("", events)) == ["4–17", "690–797"]


def test_what_is_hidden_is_drawn_like_what_is_confidential() -> None:
    """With counts or without, in the chart, its table and its file: to the last byte."""
    hidden = chart("{2022: 35 av 40, 2023: 3 av 40, 2024: 36 av 40}")
    confidential = chart("{2022: 35 av 40, 2023: sekretess, 2024: 36 av 40}")
    assert hidden == confidential
    assert table_of(hidden) == table_of(confidential)
    assert csv_of(hidden) == csv_of(confidential)
    assert whiskers(hidden)[1] == ""


def test_the_uncertainty_of_the_latest_value_is_in_the_text_alternative() -> None:
    assert "Osäkerheten för 2024 är 63–90\u00a0%." in chart("{2024: 24 av 30}").description
    assert "Osäkerheten" not in chart("{2024: 80}").description


def test_groups_have_none_whatever_they_are_made_of() -> None:
    text = indicator("mätningar:\n  hylte: {2015: 24 av 30}\n  alla-2015: {2015: 240 av 300}")
    found = site(text).findings
    own, group = found.of("U33461", "hylte"), found.of("U33461", "alla-2015")
    drawn = line_chart("linje", own, own[0].latest, group)
    assert drawn is not None
    assert whiskers(drawn) == ["63–90 %", ""]


PARTS = "indelningar: {kön: [flickor, pojkar]}\nmätningar:\n  hylte:\n"
OF_2023 = "    2023: {flickor: 24 av 30, pojkar: 70 av 100}\n"
OF_2024 = "    2024: {flickor: 24 av 40, pojkar: 71 av 100}\n"


def parts(years: str) -> LineChart | BarChart:
    found = site(indicator(PARTS + years)).findings
    series = [
        one for sex in ("flickor", "pojkar") for one in found.of("U33461", "hylte", (("kön", sex),))
    ]
    return parts_chart("delar", "T", "B", series) or part_bars(
        "delar", "T", "B", [(one, one.latest.figure) for one in series]
    )


def test_parts_have_a_column_each_of_their_uncertainty() -> None:
    over_time, of_one_year = table_of(parts(OF_2023 + OF_2024)), table_of(parts(OF_2023))
    assert [head.replace("\u00a0", " ") for head in over_time.head] == [
        "Period",
        "Flickor",
        "Flickor, osäkerhet (95 %)",
        "Pojkar",
        "Pojkar, osäkerhet (95 %)",
    ]
    assert [cell.text.replace("\u00a0", " ") for cell in of_one_year.rows[0].cells] == [
        "80 %",
        "63–90 %",
    ]


def test_a_preliminary_bar_says_so() -> None:
    drawn = parts("    2023: {flickor: {värde: 24 av 30, preliminär: ja}, pojkar: 70 av 100}\n")
    assert isinstance(drawn, BarChart)
    assert [bar.note for bar in drawn.bars] == ["Preliminärt.", ""]
