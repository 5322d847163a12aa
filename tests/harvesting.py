"""A stranger who reads a whole edition back, down to the shape of its drawings.

A figure is keyed in the data files. In a chart it stands four times more: as a table, as CSV, in
the interactive figure, and as geometry, which is measured here.
"""

import csv
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from kvalitet.analysis.shown import SHOWN

Files = Mapping[str, bytes]
Key = tuple[str, str, str, str]
"""Indicator, whose, of which part ("totalt" for the whole) and when."""

_SVG = "{http://www.w3.org/2000/svg}"
_PIXEL = 0.11
"""How far from its place a mark may be drawn: coordinates have one decimal."""
_NUMBER = re.compile(r"[−-]?\d[\d\u00a0 ]*(?:,\d+)?")


@dataclass(frozen=True)
class Told:
    """What a figure is told to be: its value as shown and its counts; None for what is not."""

    value: Fraction | None
    some: int | None
    all_of_them: int | None


def everything_said(files: Files) -> Iterator[tuple[str, str]]:
    """Every file that is made of the content, as text; what is packed is unpacked."""
    for path, data in files.items():
        if path.startswith("assets/") or PurePosixPath(path).suffix in {".js", ".pagefind"}:
            continue
        packed = data.startswith(b"\x1f\x8b")
        text = (gzip.decompress(data) if packed else data).decode(errors="replace")
        yield path, unescape(re.sub(r"\b[0-9a-f]{16,64}\b", "", text))  # sums tell nothing


# What is keyed


def keyed(files: Files) -> dict[Key, Told]:
    """Every figure of the data files, each of which tells them alike."""
    found = _told(_rows(files["data/siffror.csv"]))
    assert _told(_objects(files[SHOWN])) == found
    for ending, read in ((".csv", _rows), (".json", _objects)):
        series = [path for path in files if path.startswith("data/serier/") and ending in path]
        assert _told(row for path in series for row in read(files[path])) == found
    return found


_KEY = ("nyckeltal", "vems_namn", "del", "period")
_COUNTS = ("täljare", "nämnare")


def _told(rows: Iterable[Mapping[str, str]]) -> dict[Key, Told]:
    found: dict[Key, Told] = {}
    for row in rows:
        name, owner, part, period = (row[column] for column in _KEY)
        assert (name, owner, part, period) not in found
        counts = [int(row[column]) if row[column] else None for column in _COUNTS]
        found[name, owner, part, period] = Told(_amount(row["värde"]), *counts)
    return found


def _objects(data: bytes) -> Iterator[dict[str, str]]:
    """Rows of JSON, as they would be in CSV."""
    for row in json.loads(data, parse_float=lambda number: number.replace(".", ",")):
        yield {name: "" if cell is None else str(cell) for name, cell in row.items()}


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")


def _amount(text: str) -> Fraction | None:
    """The number that a text begins with; None when there is none."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    plain = re.sub(r"[\u00a0 ]", "", match[0]).replace("−", "-").replace(",", ".")
    return Fraction(plain)


# What is drawn


@dataclass(frozen=True)
class Drawn:
    """The values of a chart, in each of its forms."""

    path: str
    """The page, and the chart's id on it."""
    table: Counter[Fraction]
    spreadsheet: Counter[Fraction]
    interactive: Counter[Fraction]
    table_ends: Counter[Fraction]
    """The ends of the intervals, in the same forms; not every interval is drawn."""
    spreadsheet_ends: Counter[Fraction]
    interactive_ends: Counter[Fraction]
    marks: tuple[tuple[float, float], ...]
    """What each mark of a line drawing, and each end of a whisker, measures by its own axis, and
    how exactly one can tell."""
    bars: tuple[float, ...]
    """How long the bars are, in parts of the longest."""


_FIGURE = re.compile(r'<figure class="kv-figure" id="([^"]+)".*?</figure>', re.DOTALL)
_WIDE = re.compile(r'<svg class="kv-drawing kv-drawing--wide".*?</svg>', re.DOTALL)
_CSV = re.compile(r'href="[^"]*?(data/[^"]+\.csv)" download')
_PLOT = re.compile(r"<script[^>]*data-kv-plot>(.*?)</script>", re.DOTALL)
_INTERVAL = re.compile(r"(\d[\d\u00a0 ]*(?:,\d+)?)–(\d[\d\u00a0 ]*(?:,\d+)?)")
_CELL = re.compile(r"<td[^>]*>([^<]*)")


def charts(files: Files) -> Iterator[Drawn]:
    """Every chart of lines or bars, on every page; those in stacks tell of no persons."""
    for path, data in files.items():
        if path.endswith(".html"):
            for figure in _FIGURE.finditer(data.decode()):
                if "kv-area" not in figure[0]:
                    yield _drawn(f"{path}#{figure[1]}", figure[0], files)


def _drawn(path: str, figure: str, files: Files) -> Drawn:
    drawing, file, plot = _WIDE.search(figure), _CSV.search(figure), _PLOT.search(figure)
    assert drawing and file and plot, path
    svg = ElementTree.fromstring(drawing[0])
    picture = ElementTree.fromstring(files[file[1].replace(".csv", ".svg")])
    assert _shapes(picture) >= _shapes(svg), path
    rows, cells = [*_rows(files[file[1]])], [*map(unescape, _CELL.findall(figure))]
    intervals = [match for cell in cells if (match := _INTERVAL.match(cell))]
    return Drawn(
        path,
        Counter(_amounts(cell for cell in cells if not _INTERVAL.match(cell))),
        Counter(_amounts(row["Värde"] for row in rows)),
        Counter(_plotted(json.loads(plot[1]))),
        Counter(_amounts(end for match in intervals for end in match.groups())),
        Counter(_amounts(row[f"Osäkerhet {end}"] for row in rows for end in ("från", "till"))),
        Counter(_plotted_ends(json.loads(plot[1]))),
        tuple(_measured(svg)),
        tuple(_lengths(svg)),
    )


def _shapes(svg: ElementTree.Element) -> Counter[str]:
    """What is drawn and written, and where; not how it looks."""
    places = ("x", "y", "width", "height", "points", "d", "transform")
    return Counter(
        f"{one.tag} {[one.get(name) for name in places]} {one.text}"
        for one in svg.iter()
        if one.tag not in (f"{_SVG}svg", f"{_SVG}pattern")
    )


def _amounts(texts: Iterable[str]) -> Iterator[Fraction]:
    return (amount for text in texts if (amount := _amount(text)) is not None)


def _plotted(plot: Any) -> Iterator[Fraction]:
    """What an interactive figure holds; what has no value lies along its foot."""
    for trace in plot["data"]:
        values = trace["x" if trace["type"] == "bar" else "y"]
        if trace["type"] == "bar" or trace["mode"] == "lines+markers":
            yield from (Fraction(str(value)) for value in values if value is not None)
        elif trace["mode"] == "markers":
            assert len({*values}) == 1


def _plotted_ends(plot: Any) -> Iterator[Fraction]:
    """Where the error bars of an interactive figure end."""
    for trace in plot["data"]:
        for axis in ("x", "y"):
            bars = trace.get(f"error_{axis}", {"array": (), "arrayminus": ()})
            is_ground = bars.get("color") == "var(--kv-ground)"  # which lies under another
            values = () if is_ground else trace[axis]
            for value, up, down in zip(values, bars["array"], bars["arrayminus"], strict=False):
                if up is not None:
                    yield Fraction(str(value)) - Fraction(str(down))
                    yield Fraction(str(value)) + Fraction(str(up))


def _measured(svg: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """The values of the marks, by the gridlines and the numbers beside them."""
    ticks = sorted(
        (float(text.attrib["y"]), amount)
        for text in svg.iter(f"{_SVG}text")
        if text.get("text-anchor") == "end" and "kv-chart-tick" in text.attrib["class"]
        if (amount := _amount(text.text or "")) is not None
    )
    grid = sorted(_gridlines(svg))
    if len(ticks) < 2 or len(grid) != len(ticks):
        return
    (top, right), (bottom, _) = grid[0], grid[-1]
    step = float(ticks[0][1] - ticks[-1][1]) / (top - bottom)
    for line in svg.iter(f"{_SVG}polyline"):
        if line.attrib["class"] == "kv-whisker":
            ends = {float(point.split(",")[1]) for point in line.attrib["points"].split()}
            yield from (
                (float(ticks[-1][1]) + step * (y - bottom), abs(step) * _PIXEL) for y in ends
            )
    for mark in svg.iter(f"{_SVG}g"):
        if "kv-mark" in mark.attrib["class"] and "kv-mark--missing" not in mark.attrib["class"]:
            x, y = map(float, re.findall(r"[-.\d]+", mark.attrib["transform"]))
            if x <= right and y >= top - _PIXEL:  # or else it explains a name beside the drawing
                yield float(ticks[-1][1]) + step * (y - bottom), abs(step) * _PIXEL


def _gridlines(svg: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """How far down each lies, and how far to the right it goes."""
    for line in svg.iter(f"{_SVG}polyline"):
        if line.attrib["class"] in ("kv-chart-grid", "kv-chart-base"):
            points = [tuple(map(float, p.split(","))) for p in line.attrib["points"].split()]
            if points[0][1] == points[-1][1]:
                yield points[0][1], points[-1][0]


def _lengths(svg: ElementTree.Element) -> Iterator[float]:
    found = [
        float(bar.attrib["width"])
        for bar in svg.iter(f"{_SVG}rect")
        if bar.attrib["class"].startswith("kv-bar ")
    ]
    longest = max(found, default=0.0) or 1.0
    return (length / longest for length in found)


def assert_one_story(drawn: Drawn) -> None:
    """Whether every form of a chart tells the same, and no drawing more than its table."""
    assert drawn.table == drawn.spreadsheet == drawn.interactive, drawn.path
    assert drawn.table_ends == drawn.spreadsheet_ends >= drawn.interactive_ends, drawn.path
    told = {*drawn.table, *drawn.table_ends}
    for measured, error in drawn.marks:
        assert any(abs(measured - float(value)) <= error for value in told), drawn
    longest = max(drawn.table, default=0) or 1
    for length in drawn.bars:
        assert any(abs(length - value / longest) < 0.003 for value in drawn.table), drawn
