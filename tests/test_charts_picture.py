"""A chart as a file of its own: it opens without our style sheets, and says what it is."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from kvalitet.charts.description import Chart, Role
from kvalitet.charts.picture import picture_of
from kvalitet.charts.static import draw
from kvalitet.templating import Templates
from tests.charts import CHARTS, LINES, STACKS, line

TEMPLATES = Templates(Path(__file__).parent.parent / "templates")
SVG = "{http://www.w3.org/2000/svg}"
SOURCE = ("Källa: Kolada", "Testkommunen: Kvalitet, utgåva 2024. 2024/nyckeltal/u33461/#linjer")
EVERY_CHART = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)


def written(chart: Chart, title: str = "", foot: tuple[str, ...] = SOURCE) -> bytes:
    return picture_of(draw(chart, TEMPLATES), title or chart.title, foot, TEMPLATES)


def picture(chart: Chart, title: str = "") -> ET.Element:
    return ET.fromstring(written(chart, title))


def words(element: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


@EVERY_CHART
def test_it_has_a_size_a_name_and_its_source(chart: Chart) -> None:
    root = picture(chart)
    *_, width, height = root.attrib["viewBox"].split()
    assert (root.get("width"), root.get("height")) == (width, height)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and description is not None
    assert (title.text, description.text) == (chart.title, chart.description)
    assert {chart.title, *SOURCE} <= {*words(root)}


@EVERY_CHART
def test_it_needs_no_style_sheet_and_asks_for_nothing(chart: Chart) -> None:
    text = written(chart).decode()
    assert "class=" not in text
    assert not re.search(r"var\(|currentColor|<style|<script|@import|href", text)
    assert {*re.findall(r"https?://[^\"]+", text)} == {"http://www.w3.org/2000/svg"}


@EVERY_CHART
def test_nothing_is_black_for_want_of_a_look(chart: Chart) -> None:
    """What charts.css paints is painted in drawing.css too, for the file and for the PDF."""
    for parent in picture(chart).iter():
        for element in parent:
            needed = {"polyline": {"fill", "stroke"}, "rect": {"fill"}, "text": {"fill"}}
            looks = element.attrib.keys() | parent.attrib.keys()
            name = element.tag.removeprefix(SVG)
            assert needed.get(name, set()) <= element.attrib.keys(), ET.tostring(element)
            if name == "path":
                assert {"fill", "stroke"} & looks, ET.tostring(element)


@EVERY_CHART
def test_it_says_all_that_the_page_does_and_no_more(chart: Chart) -> None:
    page = ET.fromstring(draw(chart, TEMPLATES)).find(f"{SVG}svg")
    assert page is not None
    assert words(picture(chart)) == [*words(page), chart.title, *SOURCE]


@EVERY_CHART
def test_nothing_of_it_lies_outside(chart: Chart) -> None:
    root = picture(chart)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        assert left <= x <= left + width
        assert top + 10 <= y <= top + height


def test_lines_have_the_colours_of_the_light_palette_and_their_dashes() -> None:
    others = [line("5", "6", name=name, role=Role.COMPARATOR) for name in ("Länet", "Riket")]
    drawn = picture(replace(LINES, lines=(line("1", "2"), *others), target=None))
    lines = [one.attrib for one in drawn.iter(f"{SVG}polyline") if "stroke-width" in one.attrib]
    found = {(one["stroke"], one["stroke-width"], one.get("stroke-dasharray")) for one in lines}
    assert found >= {
        ("#0b5cad", "3", None),
        ("#6f8299", "1.5", None),
        ("#6f8299", "1.5", "7 4"),
    }


def test_what_is_hatched_is_hatched_in_the_file_too() -> None:
    root = picture(STACKS)
    hatches = {pattern.attrib["id"] for pattern in root.iter(f"{SVG}pattern")}
    used = {rect.get("fill", "") for rect in root.iter(f"{SVG}rect")}
    assert hatches
    assert {fill for fill in used if "url" in fill} <= {f"url(#{name})" for name in hatches}


def test_a_long_finding_is_broken_and_a_longer_one_cut() -> None:
    long = " ".join(["Kommunen nådde målet"] * 30)
    lines = [line for line in words(picture(LINES, long)) if "Kommunen nådde" in line]
    assert len(lines) == 3
    assert lines[-1].endswith("…") or lines[0].endswith("…")


def test_the_same_chart_is_the_same_bytes() -> None:
    assert written(LINES) == written(LINES)
