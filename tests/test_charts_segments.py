"""Where the pen is lifted: no line says more than the figures do."""

from dataclasses import replace
from datetime import date

from kvalitet.charts.description import Break
from kvalitet.charts.segments import segments
from tests.charts import line


def test_a_line_is_not_drawn_across_a_missing_value() -> None:
    runs = segments(line("60", None, "80", "85"), ())
    assert [[point.short for point in run] for run in runs] == [["2015"], ["2017", "2018"]]


def test_nor_across_periods_that_were_never_mentioned() -> None:
    whole = line("60", "70", "80")
    first, second, third = whole.points
    skipped = replace(whole, points=(first, second, replace(third, apart=True)))
    runs = segments(skipped, ())
    assert [[point.short for point in run] for run in runs] == [["2015", "2016"], ["2017"]]


def test_nor_across_a_new_way_of_counting() -> None:
    runs = segments(line("60", "70", "80"), (Break(date(2017, 1, 1), "nytt sätt att räkna"),))
    assert [[point.short for point in run] for run in runs] == [["2015", "2016"], ["2017"]]
