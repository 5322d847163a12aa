"""Line charts as geometry: gaps stay open, breaks are not crossed, reasons are in words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kvalitet.charts.description import (
    Band,
    Break,
    Line,
    LineChart,
    Point,
    Role,
    Sparkline,
    Target,
    TargetStep,
)
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.shapes import NARROW, WIDE, Drawing, Format
from kvalitet.charts.sparkline import draw_sparkline
from kvalitet.model.words import QualityLevel
from tests.charts import LINES, SHARES, line, point

FORMATS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=lambda form: form.name)


def chart(*lines: Line, breaks: tuple[Break, ...] = ()) -> LineChart:
    return LineChart("a", "Titel", "Beskrivning", "Procent", lines, breaks=breaks, span=SHARES)


def drawn_lines(drawing: Drawing) -> list[int]:
    """How many points each drawn stretch of a line joins; samples in a key lie at the edge."""
    return [
        len(stroke.points)
        for stroke in drawing.strokes
        if stroke.css.startswith("kv-line") and stroke.points[0][0] > 0
    ]


def words(drawing: Drawing) -> list[str]:
    return [f"{' '.join(label.lines)} {label.strong}".strip() for label in drawing.labels]


def marks(drawing: Drawing, css: str) -> list[tuple[float, float]]:
    return [(mark.x, mark.y) for mark in drawing.marks if css in mark.css.split()]


@FORMATS
def test_a_year_without_value_parts_the_line_and_its_reason_stands_under_it(form: Format) -> None:
    drawing = draw_line_chart(chart(line("70", "72", None, "74", "75", "80")), form)
    assert drawn_lines(drawing) == [2, 3]
    assert len(marks(drawing, "kv-mark--missing")) == 1
    assert "ej mätt" in words(drawing)


@FORMATS
def test_a_lone_value_between_gaps_is_a_mark_without_line(form: Format) -> None:
    drawing = draw_line_chart(chart(line(None, "72", None)), form)
    assert drawn_lines(drawing) == []
    assert [mark.title for mark in drawing.marks if mark.title.startswith("Hylte, år 2016")]


def test_no_line_crosses_a_break() -> None:
    broken = chart(line("70", "72", "90"), breaks=(Break(date(2017, 1, 1), "nytt mått"),))
    drawing = draw_line_chart(broken, WIDE)
    (x,) = (stroke.points[0][0] for stroke in drawing.strokes if stroke.css == "kv-chart-break")
    assert drawn_lines(drawing) == [2]
    assert all(
        end[0] < x
        for stroke in drawing.strokes
        if stroke.css.startswith("kv-line")
        for end in stroke.points
    )
    assert "nytt mått" in words(drawing)


def test_a_break_before_the_first_value_is_nothing_to_draw() -> None:
    broken = chart(line("70", "72"), breaks=(Break(date(2015, 1, 1), "nytt mått"),))
    assert "nytt mått" not in words(draw_line_chart(broken, WIDE))


def test_kinds_of_period_are_lines_of_their_own_and_never_joined() -> None:
    half = Point(date(2018, 4, 1), "första halvåret 2018", "H1 2018", Decimal(67), "67 %")
    drawing = draw_line_chart(
        chart(line("100", name="Hylte, år"), Line("Hylte, halvår", Role.OWN, (half,))), WIDE
    )
    assert drawn_lines(drawing) == []
    assert {"Hylte, år 100 % (2015)", "Hylte, halvår 67 %"} <= set(words(drawing))


def test_the_height_of_a_value_is_its_share_of_the_axis() -> None:
    drawing = draw_line_chart(chart(line("0", "25", "100")), WIDE)
    bottom, quarter, top = (y for _, y in marks(drawing, "kv-line--own"))
    assert bottom - top == WIDE.plot_height
    assert (bottom - quarter) * 4 == WIDE.plot_height


def test_own_points_have_the_shape_of_their_level() -> None:
    drawing = draw_line_chart(LINES, WIDE)
    shapes = [mark.shape for mark in drawing.marks if "kv-mark--preliminary" in mark.css]
    assert shapes == ["green"]
    assert {"red", "yellow"} <= {mark.shape for mark in drawing.marks}


def test_names_stand_at_the_ends_where_it_is_wide_and_in_a_key_where_it_is_narrow() -> None:
    beside = {"Hylte 92 %", "Alla kommuner 75 %", "Flickor 91 %", "Mål 91 %"}
    wide, narrow = draw_line_chart(LINES, WIDE), draw_line_chart(LINES, NARROW)
    assert beside <= set(words(wide))
    assert beside <= set(words(narrow))
    assert all(label.x > 500 for label in wide.labels if "kv-chart-name" in label.css)
    assert all(label.x < 50 for label in narrow.labels if "kv-chart-name" in label.css)


def test_more_names_than_fit_beside_become_a_key() -> None:
    many = chart(*(line("50", "60", name=f"Kommun {number}") for number in range(20)))
    drawing = draw_line_chart(many, WIDE)
    assert all(label.x < 50 for label in drawing.labels if "kv-chart-name" in label.css)


def test_a_line_without_any_value_says_so() -> None:
    drawing = draw_line_chart(chart(line(None, None)), NARROW)
    assert "Hylte inget värde" in words(drawing)
    assert "ej mätt" in words(drawing)


def test_somebody_elses_missing_value_has_its_owners_name() -> None:
    drawing = draw_line_chart(LINES, WIDE)
    assert {"ej mätt", "Flickor: ej mätt", "preliminärt"} <= set(words(drawing))


def test_a_noted_value_carries_the_number_of_its_note() -> None:
    assert any("¹" in word for word in words(draw_line_chart(LINES, WIDE)))


def test_a_band_holds_from_its_day() -> None:
    late = Band("grön", "91–100", Decimal(90), None, QualityLevel.GREEN, start=date(2016, 7, 2))
    drawing = draw_line_chart(replace(chart(line("1", "2", "3")), bands=(late,)), WIDE)
    (band,) = drawing.rects
    assert band.behind
    assert band.x == marks(drawing, "kv-line--own")[1][0]


def test_a_band_that_ended_before_the_first_value_is_not_drawn() -> None:
    old = Band("grön", "91–100", Decimal(90), None, QualityLevel.GREEN, end=date(2014, 12, 31))
    assert draw_line_chart(replace(chart(line("1", "2")), bands=(old,)), WIDE).rects == ()


def test_a_target_is_drawn_in_its_steps() -> None:
    drawing = draw_line_chart(LINES, WIDE)
    steps = [stroke.points for stroke in drawing.strokes if stroke.css == "kv-chart-target"]
    assert [len({y for _, y in step}) for step in steps] == [1, 1]
    assert steps[0][0][1] > steps[1][0][1]


def test_a_target_that_is_all_over_is_still_named() -> None:
    target = Target("Mål", (TargetStep(Decimal(80), "80 %"),))
    drawing = draw_line_chart(replace(chart(line("60", "70")), target=target), WIDE)
    assert "Mål 80 %" in words(drawing)


def test_points_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order of time"):
        Line("Hylte", Role.OWN, (point(2016, "1"), point(2015, "2")))


def in_sparkline(values: Iterable[str | None]) -> tuple[list[int], list[str]]:
    drawing = draw_sparkline(Sparkline("Från 60 % till 70 %", line(*values).points))
    return [len(one.points) for one in drawing.strokes], [mark.shape for mark in drawing.marks]


def test_a_sparkline_leaves_gaps_open_and_marks_its_end() -> None:
    assert in_sparkline(["60", "61", None, "63", None, "65", "70"]) == ([2, 2], ["small", "dot"])


def test_a_sparkline_without_a_last_value_ends_in_a_ring() -> None:
    assert in_sparkline(["60", "61", None]) == ([2], ["ring"])


def test_a_sparkline_of_nothing_is_empty() -> None:
    assert in_sparkline([]) == ([], [])


def test_a_sparkline_ends_in_the_shape_of_its_level() -> None:
    points = (point(2015, "60"), point(2016, "70", level=QualityLevel.RED))
    assert draw_sparkline(Sparkline("a", points)).marks[-1].shape == "red"


def test_a_bands_word_keeps_away_from_the_line() -> None:
    """The line begins in the middle of the band and leaves it, so the word stands at its end."""
    band = Band("gul", "76–90", Decimal(76), Decimal(90), QualityLevel.YELLOW, date(2016, 1, 1))
    falling = replace(chart(line("83", "83", "83", "40", "40", "40")), bands=(band,))
    drawing = draw_line_chart(falling, WIDE)
    (word,) = [label for label in drawing.labels if "kv-band-word" in label.css]
    (rect,) = [rect for rect in drawing.rects if "kv-band" in rect.css]
    assert word.x > rect.x + rect.width / 3
