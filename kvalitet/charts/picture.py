"""A chart as a picture: an SVG file with its title and source in it, that opens by itself anywhere.

Word and Inkscape know few selectors of style sheets, so every look is written on its element.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from kvalitet.charts.colours import drawing_style
from kvalitet.charts.text import wrap
from kvalitet.templating import Templates

_MARGIN = 20
_FONTS = "Segoe UI, Arial, Helvetica, sans-serif"
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_WIDE = re.compile(r'<svg class="kv-drawing kv-drawing--wide".*?</svg>', re.DOTALL)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

Node = tuple[str, frozenset[str]]
"""What a selector sees of an element, or asks of it: its name and its classes."""

Path = tuple[Node, ...]
"""An element below those around it, or a selector; the outermost first."""

Looks = dict[str, str]


def picture_of(drawings: str, title: str, foot: Sequence[str], templates: Templates) -> bytes:
    """The wide one of a chart's drawings as a file, below its title and above its small print."""
    wide = _WIDE.search(drawings)
    assert wide, "every chart is drawn wide"
    svg = ElementTree.fromstring(wide[0].replace(_NAMESPACE, ""))
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    top = _lay(svg, wrap(title, 17, width, 3), "kv-picture-title", -16, -24)
    lines = [line for words in foot for line in wrap(words, 12, width, 2)]
    bottom = _lay(svg, lines, "kv-picture-foot", height + 36, 17)
    left, top = -_MARGIN, top - _MARGIN
    box = {"x": left, "y": top, "width": width + 2 * _MARGIN, "height": bottom + _MARGIN - top}
    ground = {name: f"{number:g}" for name, number in box.items()}
    svg.insert(2, Element("rect", {"class": "kv-picture-ground", **ground}))  # title, desc first
    _paint(svg, (), "", drawing_style(templates))
    svg.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        "xml:lang": "sv",
        "viewBox": " ".join(ground.values()),
        "width": ground["width"],
        "height": ground["height"],
        "font-family": _FONTS,
    }
    return ElementTree.tostring(svg, encoding="unicode").encode()


def _lay(svg: Element, lines: Sequence[str], css: str, first: float, step: float) -> float:
    """Write lines from `first`, downwards or, with a negative step, upwards; how far they reach."""
    placed = lines if step > 0 else lines[::-1]
    for number, line in enumerate(placed):
        text = Element("text", {"class": css, "x": "0", "y": f"{first + number * step:g}"})
        text.text = line
        svg.append(text)
    return first + len(lines) * step - (step if step > 0 else 0)


def _paint(element: Element, around: Path, ink: str, style: str) -> None:
    """Write the looks of an element, and of all in it, where its classes stand."""
    path = (*around, (element.tag, frozenset(element.attrib.pop("class", "").split())))
    looks = _looks(style, path)
    ink = looks.get("color", ink)
    for name, value in looks.items():
        if name != "color":
            element.set(name, ink if value == "currentColor" else value)
    for child in element:
        _paint(child, path, ink, style)


@lru_cache(maxsize=4096)  # most elements look as some other does
def _looks(style: str, path: Path) -> Looks:
    found: Looks = {}
    for selector, looks in _rules(style):
        if _suits(selector, path):
            found |= looks
    return found


@lru_cache(maxsize=4)
def _rules(style: str) -> list[tuple[Path, Looks]]:
    """The rules of a style sheet, those that ask for most last."""
    rules = []
    for selectors, body in _RULE.findall(_COMMENT.sub("", style)):
        pairs = (line.partition(":") for line in body.split(";") if line.strip())
        looks = {name.strip(): value.strip().removesuffix("px") for name, _, value in pairs}
        rules += [(_selector(one), looks) for one in selectors.split(",")]
    return sorted(rules, key=lambda rule: _weight(rule[0]))


def _selector(text: str) -> Path:
    asked = (one.split(".") for one in text.split())
    return tuple((name, frozenset(classes)) for name, *classes in asked)


def _weight(selector: Path) -> tuple[int, int]:
    return sum(len(classes) for _, classes in selector), sum(bool(name) for name, _ in selector)


def _suits(selector: Path, path: Path) -> bool:
    """Whether an element is what a selector asks for, below what it asks for around it."""
    *around, last = selector
    if not _is(path[-1], last):
        return False
    outside = iter(path[:-1])
    return all(any(_is(node, asked) for node in outside) for asked in around)


def _is(node: Node, asked: Node) -> bool:
    return asked[0] in ("", node[0]) and asked[1] <= node[1]
