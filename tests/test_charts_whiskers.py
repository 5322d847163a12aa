"""Whiskers: where they are drawn, how far they reach, and what is said of them."""

from dataclasses import replace
from decimal import Decimal

from kvalitet.charts.bars import draw_bar_chart
from kvalitet.charts.description import Line, LineChart, Role, Usual
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.shapes import NARROW, WIDE, Drawing, Format
from tests.charts import BARS, SHARES, line, whisker


def uncertain(values: int, role: Role = Role.OWN) -> Line:
    """As many values of 50 per cent, each of which may be anything from 40 to 60."""
    steady = line(*["50"] * values, role=role)
    return replace(
        steady, points=tuple(replace(p, whisker=whisker("40", "60")) for p in steady.points)
    )


def chart(*lines: Line) -> LineChart:
    return LineChart("a", "Titel", "Beskrivning", "Procent", lines, span=SHARES)


def drawn(drawing: Drawing) -> list[tuple[tuple[float, float], ...]]:
    return [stroke.points for stroke in drawing.strokes if stroke.css == "kv-whisker"]


def told(drawing: Drawing) -> str:
    return drawing.labels[0].lines[0].replace("\u00a0", " ")


def test_every_value_of_the_own_line_has_its_whisker() -> None:
    drawing = draw_line_chart(chart(uncertain(4)), WIDE)
    assert len(drawn(drawing)) == 4
    assert told(drawing) == "Procent · strecken visar osäkerheten (95 %)"


def test_a_whisker_reaches_from_end_to_end_through_its_mark() -> None:
    drawing = draw_line_chart(chart(uncertain(1)), WIDE)
    (points,), (mark,) = drawn(drawing), drawing.marks
    heights = [y for _, y in points]
    assert max(heights) - min(heights) == WIDE.plot_height / 5
    assert (max(heights) + min(heights)) / 2 == mark.y
    assert points[2][0] == mark.x


def crowded(form: Format) -> Drawing:
    return draw_line_chart(chart(uncertain(25)), form)


def test_where_they_would_be_a_fence_only_the_latest_has_one() -> None:
    assert len(drawn(crowded(WIDE))) == 25
    assert len(drawn(crowded(NARROW))) == 1
    assert "strecket visar osäkerheten" in told(crowded(NARROW))


def test_beside_the_usual_variation_only_the_latest_has_one() -> None:
    own = uncertain(4)
    days = own.points[0].at, own.points[-1].at
    usual = Usual(Decimal(40), Decimal(60), Decimal(50), "40–60 %", "50 %", *days)
    assert len(drawn(draw_line_chart(replace(chart(own), usual=(usual,)), WIDE))) == 1


def test_the_latest_value_without_one_lends_it_from_none_before() -> None:
    own = uncertain(25)
    points = (*own.points[:-1], replace(own.points[-1], whisker=None))
    drawing = draw_line_chart(chart(replace(own, points=points)), NARROW)
    assert drawn(drawing) == []
    assert told(drawing) == "Procent"


def test_parts_and_groups_have_none() -> None:
    others = (uncertain(4, Role.PART), uncertain(4, Role.COMPARATOR))
    assert drawn(draw_line_chart(chart(*others), WIDE)) == []


def test_a_value_stands_beside_its_whisker_and_not_in_it() -> None:
    drawing = draw_line_chart(chart(uncertain(4)), WIDE)
    values = [label for label in drawing.labels if label.css == "kv-chart-value"]
    assert values
    assert {label.anchor for label in values} <= {"start", "end"}


def test_the_axis_holds_the_whiskers() -> None:
    own = line("50")
    high = replace(own, points=(replace(own.points[0], whisker=whisker("30", "480")),))
    drawing = draw_line_chart(replace(chart(high), span=replace(SHARES, high=None)), WIDE)
    assert "600" in {label.lines[0] for label in drawing.labels}


def test_a_bar_has_its_whisker_at_its_end_and_its_value_behind_it() -> None:
    for form in (WIDE, NARROW):
        drawing = draw_bar_chart(BARS, form)
        (points,), bar = drawn(drawing), drawing.rects[0]
        low, high = points[0][0], points[-1][0]
        assert low < bar.x + bar.width < high
        (value,) = [label for label in drawing.labels if label.lines == ("67 %",)]
        assert value.x > high
        assert told(drawing) == "Procent · strecket visar osäkerheten (95 %)"
