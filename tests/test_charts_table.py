"""The chart as a table and as CSV: all that the drawing says, in words and numbers."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from kvalitet.charts.description import Bar, BarChart, Role
from kvalitet.charts.spreadsheet import csv_of
from kvalitet.charts.table import NO_POINT, UNCERTAINTY, table_of
from kvalitet.model.words import QualityLevel
from tests.charts import AHEAD, BARS, LINES, STACKS, line


def test_the_table_says_every_point_of_the_chart() -> None:
    table = table_of(LINES)
    assert table.head == ("Period", "Hylte", UNCERTAINTY, "Alla kommuner", "Flickor")
    assert [(row.head, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("år 2015", "60 %", "41–77 %", "70 %", "61 %"),
        ("år 2016", "ej mätt", "ej beräknad", "72 %", "ej mätt"),
        ("år 2017", "80 %¹", "ej beräknad", "73 %", "79 %"),
        ("år 2018", "92 % (preliminärt)", "75–98 %", "75 %", "91 %"),
    ]
    assert table.rows[0].cells[0].level is QualityLevel.RED
    assert table.rows[1].cells[0].missing
    assert table.notes == ("Avser andra halvåret.",)


def test_target_levels_and_breaks_are_said_under_the_table() -> None:
    assert table_of(LINES).aids == (
        "Mål: 80 %, 91 %.",
        "Nivåer: röd 0–75; gul 76–90; grön 91–100.",
        "Brott i serien 1 januari 2018: nytt sätt att räkna.",
    )
    assert table_of(BARS).aids == ("Mål: 91 %.",)
    assert table_of(STACKS).aids == ()


def test_a_period_that_a_line_lacks_is_never_an_empty_cell() -> None:
    later = line("5", name="Nacka", role=Role.COMPARATOR, first=2020)
    table = table_of(replace(LINES, lines=(line("1"), later)))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1 %", NO_POINT],
        [NO_POINT, "5 %"],
    ]


def test_bars_and_stacks_are_tables_too() -> None:
    assert [(row.head, *(cell.text for cell in row.cells)) for row in table_of(BARS).rows] == [
        ("Hylte", "67 %", "58–75 %"),
        ("Alla kommuner", "76 %¹", "ej beräknad"),
        ("Hallands län", "uppgift saknas", "ej beräknad"),
    ]
    assert [[cell.text for cell in row.cells] for row in table_of(STACKS).rows] == [
        ["3", "2", "5"],
        ["uppgift saknas", "uppgift saknas", "uppgift saknas"],
        ["5", "0", "5"],
    ]


def rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))


def test_csv_opens_in_a_swedish_spreadsheet() -> None:
    written = csv_of(LINES)
    assert written.startswith(b"\xef\xbb\xbfSerie;Period;")
    assert written.count(b"\r\n") == written.count(b"\n") == 13
    assert rows(written)[1:5] == [
        ["Hylte", "år 2015", "60", "41", "77", "Procent", "röd", "", ""],
        ["Hylte", "år 2016", "ej mätt", "", "", "Procent", "", "", ""],
        ["Hylte", "år 2017", "80", "", "", "Procent", "gul", "", "Avser andra halvåret."],
        ["Hylte", "år 2018", "92", "75", "98", "Procent", "grön", "ja", ""],
    ]


def test_words_are_never_formulas_but_numbers_may_be_negative() -> None:
    bars = (
        Bar('=HYPERLINK("http://x";"y")', Role.OWN, Decimal("-3.20"), "−3,2"),
        Bar(" +1", Role.COMPARATOR, None, "-"),
        Bar("@SUM(A1)", Role.COMPARATOR, Decimal("1E+3"), "1 000"),
    )
    assert rows(csv_of(BarChart("a", "T", "B", "=cmd", bars)))[1:] == [
        ['\'=HYPERLINK("http://x";"y")', "-3,20", "", "", "'=cmd", "", ""],
        ["' +1", "'-", "", "", "'=cmd", "", ""],
        ["'@SUM(A1)", "1000", "", "", "'=cmd", "", ""],
    ]


def test_stacks_have_a_row_per_part() -> None:
    assert rows(csv_of(STACKS))[1:4] == [
        ["januari 2024", "Handläggning", "3", "Antal"],
        ["januari 2024", "Bemötande", "2", "Antal"],
        ["februari 2024", "Handläggning", "uppgift saknas", "Antal"],
    ]


def test_what_is_said_of_the_chart_follows_the_caption() -> None:
    assert table_of(AHEAD).caption == "Hylte nådde målet 2024 (Procent)"
    assert table_of(AHEAD).said == "Det är 12 procentenheter högre än 2017."


def test_the_way_to_the_target_is_said_under_the_table() -> None:
    assert table_of(AHEAD).aids[:2] == ("Mål: 95 %.", "Krävd takt: +1,5.")


def test_a_spread_is_two_series_of_the_file() -> None:
    series = {row[0]: row[2] for row in rows(csv_of(AHEAD))}
    assert (series["Lägst av 3 grupper"], series["Högst av 3 grupper"]) == ("60", "80")
