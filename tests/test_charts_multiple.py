"""Small charts: as honest as the large ones, with less around them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kvalitet.charts.description import Break, Line, LineChart, Role, Target, TargetStep
from kvalitet.charts.multiple import SMALL, draw_multiple, render_drawing, render_table
from kvalitet.charts.shapes import Drawing
from kvalitet.model.words import QualityLevel
from tests.charts import AHEAD, LINES, SHARES, line, point
from tests.drawing import TEMPLATES


def chart(*values: str | None) -> LineChart:
    return LineChart("a", "Titel", "Beskrivning", "Procent", (line(*values),), span=SHARES)


def words(drawing: Drawing) -> list[str]:
    return [f"{' '.join(label.lines)} {label.strong}".strip() for label in drawing.labels]


def runs(drawing: Drawing) -> list[int]:
    """How many points each stretch of the line joins."""
    return [len(one.points) for one in drawing.strokes if one.css.startswith("kv-line")]


def test_a_gap_is_open_and_its_reason_stands_under_it() -> None:
    drawing = draw_multiple(chart("70", "72", None, "74", "75"))
    assert runs(drawing) == [2, 2]
    assert [mark.shape for mark in drawing.marks].count("ring") == 1
    assert "ej mätt" in words(drawing)


def test_shares_have_an_axis_from_0_to_100() -> None:
    drawing = draw_multiple(chart("0", "100"))
    heights = [mark.y for mark in drawing.marks]
    assert max(heights) - min(heights) == SMALL.plot_height
    assert {"0", "100"} <= set(words(drawing))


def test_the_line_is_not_named_but_the_target_is() -> None:
    target = Target("Mål", (TargetStep(Decimal(90), "90 %"),))
    said = words(draw_multiple(replace(chart("60", "70"), target=target)))
    assert "Mål 90 %" in said
    assert not any("Hylte" in word for word in said)


def test_no_line_crosses_a_break() -> None:
    broken = replace(chart("70", "72", "90"), breaks=(Break(date(2017, 1, 1), "nytt mått"),))
    drawing = draw_multiple(broken)
    assert runs(drawing) == [2]
    assert "nytt mått" in words(drawing)


def test_only_the_newest_value_has_the_shape_of_its_level() -> None:
    points = (
        point(2015, "60", level=QualityLevel.RED),
        point(2016, "95", level=QualityLevel.GREEN),
    )
    levels = replace(chart(), lines=(Line("Hylte", Role.OWN, points),))
    shapes = [mark.shape for mark in draw_multiple(levels).marks]
    assert shapes == ["small", "small", "green"]


def test_levels_are_left_to_the_table() -> None:
    levels = replace(LINES, lines=LINES.lines[:1])
    assert draw_multiple(levels).rects == ()
    assert "Nivåer: röd 0–75" in render_table(levels, "Måttet", TEMPLATES)


def test_everything_is_within_its_box() -> None:
    drawing = draw_multiple(replace(LINES, lines=LINES.lines[:1]))
    assert all(
        0 <= mark.x <= SMALL.width and 0 <= mark.y <= drawing.height for mark in drawing.marks
    )
    assert all(0 <= label.y <= drawing.height for label in drawing.labels)


def test_it_is_a_picture_with_a_name_and_a_description() -> None:
    markup = render_drawing(chart("60", "70"), TEMPLATES)
    assert 'role="img" aria-labelledby="a-small-title a-small-desc"' in markup
    assert '<desc id="a-small-desc">Beskrivning</desc>' in markup


def test_the_usual_variation_and_the_way_to_the_target_are_drawn_and_named() -> None:
    drawing = draw_multiple(AHEAD)
    css = [stroke.css for stroke in drawing.strokes if len({x for x, _ in stroke.points}) > 1]
    assert css.count("kv-chart-limit") == 2 + 1  # and one in the key
    assert "kv-chart-path" in css
    assert {"Mål och krävd takt 95 %", "Vanlig variation 70–90 %"} <= set(words(drawing))


def test_only_the_newest_value_has_a_ring_and_none_a_whisker() -> None:
    points = tuple(replace(p, stands_out="över") for p in line("70", "80").points)
    out = replace(AHEAD, lines=(Line("Hylte", Role.OWN, points),), path=None)
    drawing = draw_multiple(out)
    assert [mark.shape for mark in drawing.marks].count("halo") == 1
    assert not [s for s in draw_multiple(AHEAD).strokes if s.css == "kv-whisker"]
