"""Comparison bars and stacked bars as geometry."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kvalitet.charts.bars import draw_bar_chart
from kvalitet.charts.description import Bar, BarChart, Cell, Role, Stack, StackedBars
from kvalitet.charts.shapes import NARROW, WIDE, Drawing, Format
from kvalitet.charts.stacks import draw_stacked_bars, look
from tests.charts import BARS, STACKS

FORMATS = pytest.mark.parametrize("form", [WIDE, NARROW], ids=lambda form: form.name)


def words(drawing: Drawing) -> set[str]:
    return {" ".join(label.lines) for label in drawing.labels}


@FORMATS
def test_bars_have_name_length_and_value(form: Format) -> None:
    drawing = draw_bar_chart(BARS, form)
    own, others = drawing.rects
    assert others.width / own.width == pytest.approx(76 / 67, abs=0.01)
    assert own.css == "kv-bar kv-bar--own"
    assert {"Hylte", "67 %", "Alla kommuner", "76 %¹", "Mål 91 %"} <= words(drawing)


@FORMATS
def test_a_missing_value_has_no_bar_but_a_reason(form: Format) -> None:
    drawing = draw_bar_chart(BARS, form)
    assert len(drawing.rects) == 2
    assert "uppgift saknas" in words(drawing)
    assert [mark.shape for mark in drawing.marks] == ["red", "ring"]


def test_values_stand_clear_of_the_target() -> None:
    near = replace(BARS, bars=(Bar("Hylte", Role.OWN, Decimal(88), "88 %"),))
    drawing = draw_bar_chart(near, WIDE)
    (target,) = (stroke for stroke in drawing.strokes if stroke.css == "kv-chart-target")
    (value,) = (label for label in drawing.labels if label.lines == ("88 %",))
    assert value.x > target.points[0][0]


def test_a_negative_bar_goes_the_other_way() -> None:
    bars = tuple(Bar(str(value), Role.OWN, Decimal(value), str(value)) for value in (-5, 10))
    left, right = draw_bar_chart(BarChart("a", "T", "B", "Antal", bars), WIDE).rects
    assert left.x + left.width == right.x


def test_stacks_lie_on_each_other() -> None:
    drawing = draw_stacked_bars(STACKS, WIDE)
    lower, upper = (
        r for r in drawing.rects if r.css.startswith("kv-area") and "januari" in r.title
    )
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert lower.height / upper.height == pytest.approx(3 / 2, abs=0.01)
    assert {"5", "jan", "mar", "Handläggning", "Bemötande"} <= words(drawing)


@FORMATS
def test_a_month_without_figures_is_marked_and_not_zero(form: Format) -> None:
    drawing = draw_stacked_bars(STACKS, form)
    assert [mark.title for mark in drawing.marks] == ["februari 2024: uppgift saknas"]
    assert "uppgift saknas" in words(drawing)
    assert not [rect for rect in drawing.rects if "februari" in rect.title]


def test_a_hidden_part_is_marked_while_the_others_are_drawn() -> None:
    cells = (Cell(Decimal(7), "7"), Cell(None, "sekretess"))
    drawing = draw_stacked_bars(replace(STACKS, stacks=(Stack("maj", "maj", cells, "–"),)), WIDE)
    assert [rect.title for rect in drawing.rects if rect.title] == ["maj, Handläggning: 7"]
    assert "sekretess" in words(drawing)


def test_thirty_parts_are_told_apart_by_colour_or_hatching() -> None:
    assert len({look(part) for part in range(30)}) == 30


def test_the_key_lists_the_uppermost_part_first() -> None:
    labels = draw_stacked_bars(STACKS, WIDE).labels
    names = sorted((one.y, one.lines) for one in labels if "kv-chart-name" in one.css)
    assert [lines for _, lines in names] == [("Bemötande",), ("Handläggning",)]


def test_a_stack_needs_a_cell_for_every_part() -> None:
    with pytest.raises(ValueError, match="one cell per part"):
        StackedBars("a", "T", "B", "Antal", ("x", "y"), (Stack("maj", "maj", (), "0"),))


def test_no_stacks_at_all_is_an_empty_plot() -> None:
    assert draw_stacked_bars(replace(STACKS, stacks=()), NARROW).marks == ()
