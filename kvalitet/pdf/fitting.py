"""A page of the site made fit for paper: drawings in their own colours, links only where they lead.

What PDF/UA asks of a document and a screen does without is mended here as well: every picture has
an alternative text or is no more than decoration, and a list holds nothing but its items.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"

# Which colour a sign has, by how a class of the element around it ends; see plans.css.
_INKS = {
    "green": "green-mark",
    "yellow": "yellow-mark",
    "red": "red-mark",
    "missing": "missing-mark",
    "none": "missing-mark",
    "up": "red-mark",
    "down": "green-mark",
    "gone": "green-mark",
    "same": "missing-mark",
    "unknown": "missing-mark",
}
_PLAIN_INK = "text-soft"

_OUTSIDE = ("http", "https", "mailto")


def fit(root: Element, drawing_style: str, colours: Mapping[str, str]) -> None:
    """Make a page fit for paper, in place."""
    _fit_below(root, drawing_style, colours, _PLAIN_INK)


def _fit_below(parent: Element, style: str, colours: Mapping[str, str], ink: str) -> None:
    for index, child in enumerate(parent):
        if child.tag == f"{_SVG}svg":
            if child.get("aria-hidden") == "true":
                parent[index] = _decoration(child, colours[_ink_of(child, ink)])
            else:
                _explain(child, style)
            continue
        if child.tag == "a" and not _leads_somewhere(child.get("href", "")):
            child.tag = "span"
            child.attrib.pop("href", None)
        elif child.tag == "dl":
            _spell_out(child)
        elif child.tag in {"ul", "ol"}:
            _close_up(child)
        _fit_below(child, style, colours, _ink_of(child, ink))


def _ink_of(element: Element, around: str) -> str:
    endings = (
        name.rpartition("--")[2] for name in element.get("class", "").split() if "--" in name
    )
    return next((_INKS[ending] for ending in endings if ending in _INKS), around)


def _leads_somewhere(href: str) -> bool:
    """Whether a link works from a file that has left the site."""
    return href.startswith("#") or urlsplit(href).scheme in _OUTSIDE


def _decoration(sign: Element, colour: str) -> Element:
    """A sign whose words stand beside it, as the background of an empty element."""
    tail, sign.tail = sign.tail, None
    sign.set("color", colour)
    picture = b64encode(ElementTree.tostring(sign)).decode()
    span = Element("span", {"class": sign.get("class", "")})
    span.set("style", f"background-image: url(data:image/svg+xml;base64,{picture})")
    span.tail = tail
    return span


def _explain(drawing: Element, style: str) -> None:
    """Give a drawing its colours, and one alternative text of title and description."""
    words = [drawing.get("aria-label") or ""]
    for part in ("title", "desc"):
        found = drawing.find(f"{_SVG}{part}")
        if found is not None:
            words.append(found.text or "")
            drawing.remove(found)
    title, colours = Element(f"{_SVG}title"), Element(f"{_SVG}style")
    title.text = " – ".join(word.strip() for word in words if word.strip())
    colours.text = style
    drawing.insert(0, colours)
    drawing.insert(0, title)


def _close_up(items: Element) -> None:
    """Take away the blanks between the items of a list, which would be children of it in a PDF."""
    items.text = None
    for item in items:
        item.tail = None


def _spell_out(definitions: Element) -> None:
    """Terms in groups are no list in a PDF: each becomes a paragraph before its words."""
    definitions.tag = "div"
    for element in _terms(definitions):
        element.set("class", f"kv-{element.tag} {element.get('class', '')}".strip())
        element.tag = "p" if element.tag == "dt" else "div"


def _terms(definitions: Element) -> Iterator[Element]:
    """The terms and words of a definition list, with or without groups around them."""
    for child in definitions:
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from _terms(child)
