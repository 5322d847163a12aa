"""The SVG in the page: well-formed, named, escaped, the same every time, and inside its box."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.charts.description import (
    Bar,
    BarChart,
    Break,
    Cell,
    Chart,
    Line,
    LineChart,
    Point,
    Role,
    Span,
    Sparkline,
    Stack,
    StackedBars,
)
from kvalitet.charts.figure import Ways
from kvalitet.charts.shapes import NARROW, WIDE, Drawing
from kvalitet.charts.static import draw, draw_small, geometry
from kvalitet.templating import Templates
from tests.charts import CHARTS, LINES, ORIGIN, figure_of, line

FOLDER = Path(__file__).parent.parent / "templates"
TEMPLATES = Templates(FOLDER)
SVG = "{http://www.w3.org/2000/svg}"
WAYS = Ways("a.csv", "a.svg", "plotly.js")
HOSTILE = "</title><script>alert(1)</script>\"'&"
EVERY_CHART = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)


@EVERY_CHART
def test_a_chart_is_two_named_and_described_pictures(chart: Chart) -> None:
    drawings = ET.fromstring(draw(chart, TEMPLATES)).findall(f"{SVG}svg")
    assert [drawing.get("class") for drawing in drawings] == [
        "kv-drawing kv-drawing--wide",
        "kv-drawing kv-drawing--narrow",
    ]
    for drawing in drawings:
        title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None and description is not None
        assert (title.text, description.text) == (chart.title, chart.description)
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@EVERY_CHART
def test_no_id_is_used_twice_and_every_reference_has_its_target(chart: Chart) -> None:
    figure = figure_of(chart, TEMPLATES, WAYS)
    ids = re.findall(r'\bid="([^"]+)"', figure)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", figure)) <= set(ids)


@EVERY_CHART
def test_the_same_chart_is_the_same_bytes(chart: Chart) -> None:
    assert draw(chart, TEMPLATES) == draw(chart, Templates(FOLDER))


@EVERY_CHART
def test_colours_come_from_the_style_sheet_alone(chart: Chart) -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|rgb|style=", draw(chart, TEMPLATES))


def test_hostile_words_are_only_words() -> None:
    hostile = replace(
        LINES,
        title=HOSTILE,
        description=HOSTILE,
        unit=HOSTILE,
        lines=(replace(line("1", None), name=HOSTILE),),
    )
    figure = figure_of(
        hostile, TEMPLATES, Ways(HOSTILE, HOSTILE, HOSTILE), said_by_an_enemy(ORIGIN)
    )
    assert "<script>" not in figure
    assert figure.count("</script>") == 1
    ET.fromstring(draw(hostile, TEMPLATES))


def said_by_an_enemy(part: Any) -> Any:
    """The same part of a chart, where every word is hostile; ids are ours."""
    if isinstance(part, str) and not isinstance(part, Enum):
        return HOSTILE
    if isinstance(part, tuple):
        return tuple(map(said_by_an_enemy, part))
    if is_dataclass(part) and not isinstance(part, type):
        words = {f.name: getattr(part, f.name) for f in fields(part) if f.name != "id"}
        return replace(part, **{name: said_by_an_enemy(word) for name, word in words.items()})
    return part


@EVERY_CHART
def test_no_word_of_a_drawing_is_markup(chart: Chart) -> None:
    """Its template escapes words only, since most of what it holds are numbers."""
    drawn = draw(said_by_an_enemy(chart), TEMPLATES)
    assert "<script>" not in drawn
    ET.fromstring(drawn)


def test_a_figure_holds_finding_drawing_table_and_ways() -> None:
    figure = figure_of(LINES, TEMPLATES, Ways("../data/a.csv", "../data/a.svg", "../p.js"))
    assert '<figcaption class="kv-figure__title">Hylte nådde målet 2024</figcaption>' in figure
    assert 'href="../data/a.csv"' in figure
    assert 'href="../data/a.svg" download>Bild<' in figure
    assert 'data-plotly-src="../p.js"' in figure
    assert "Avser andra halvåret." in figure
    assert figure.index("Visa tabell") < figure.index("CSV") < figure.index("Bild")


def test_what_needs_scripts_is_hidden_until_there_are_any() -> None:
    figure = figure_of(LINES, TEMPLATES, WAYS)
    assert all(" hidden>" in button for button in re.findall(r"<button[^>]*>", figure))
    assert not re.search(r"<script(?! type=\"application/json\")", figure)


def test_a_sparkline_is_named_for_those_who_cannot_see_it() -> None:
    chart = Sparkline("Från 1 % till 2 % & upp", line("1", "2").points)
    small = ET.fromstring(draw_small(chart, TEMPLATES))
    assert (small.get("role"), small.get("aria-label")) == ("img", "Från 1 % till 2 % & upp")


VALUES = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
SPANS = st.sampled_from([Span(), Span(Decimal(0)), Span(Decimal(0), Decimal(100))])
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def lines(make: st.DrawFn, role: Role) -> Line:
    days = sorted(make(st.lists(DAYS, max_size=6)))
    values = [make(VALUES) for _ in days]
    return Line(
        role.name,
        role,
        tuple(
            Point(day, str(day), str(day.year), value, "text")
            for day, value in zip(days, values, strict=True)
        ),
    )


@st.composite
def line_charts(make: st.DrawFn) -> LineChart:
    breaks = tuple(Break(day, "brott") for day in make(st.lists(DAYS, max_size=3)))
    drawn = tuple(make(lines(role)) for role in Role)
    return LineChart("a", "T", "B", "Antal", drawn, breaks=breaks, span=make(SPANS))


def coordinates(drawing: Drawing) -> list[tuple[float, float]]:
    return [
        *((r.x, r.y) for r in drawing.rects),
        *((r.x + r.width, r.y + r.height) for r in drawing.rects),
        *(end for stroke in drawing.strokes for end in stroke.points),
        *((mark.x, mark.y) for mark in drawing.marks),
        *((label.x, label.y) for label in drawing.labels),
    ]


def assert_inside(chart: Chart) -> None:
    for form in (WIDE, NARROW):
        drawing = geometry(chart, form)
        assert all(rect.width >= 0 and rect.height >= 0 for rect in drawing.rects)
        for x, y in coordinates(drawing):
            assert math.isfinite(x) and math.isfinite(y)
            assert -0.1 <= x <= form.width + 0.1
            assert -0.1 <= y <= drawing.height + 0.1


@given(line_charts())
def test_any_values_are_drawn_inside_the_picture(chart: LineChart) -> None:
    assert_inside(chart)
    ET.fromstring(draw(chart, TEMPLATES))


@given(st.lists(VALUES, max_size=8), SPANS)
def test_any_bars_are_drawn_inside_the_picture(values: list[Decimal | None], span: Span) -> None:
    bars = tuple(Bar("Kommun", Role.COMPARATOR, value, "67 %") for value in values)
    assert_inside(BarChart("a", "T", "B", "Antal", bars, span=span))


@given(st.lists(st.tuples(VALUES, VALUES), max_size=30))
def test_any_stacks_are_drawn_inside_the_picture(
    values: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    start = date(2020, 1, 31)
    stacks = tuple(
        Stack(str(start + timedelta(n * 30)), "jan", tuple(Cell(one, "text") for one in pair), "5")
        for n, pair in enumerate(values)
    )
    assert_inside(StackedBars("a", "T", "B", "Antal", ("x", "y"), stacks))
