"""A PDF as those meet it who read with their ears: its tags, and the words of each sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Tag:
    """An element of the structure: what it is, what is said of it, and what it holds."""

    name: str
    alternative: str
    attributes: dict[str, Any]
    kids: tuple["Tag", ...]

    def all(self, *names: str) -> list["Tag"]:
        """The elements below this one with one of these names, in reading order."""
        return [tag for tag in self._below() if tag.name in names]

    def _below(self) -> Iterator["Tag"]:
        for kid in self.kids:
            yield kid
            yield from kid._below()


class Pdf:
    """A PDF that has been read."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def tags(self) -> Tag:
        return _tag(self.root["/StructTreeRoot"]["/K"][0].get_object())

    @cached_property
    def sheets(self) -> list[str]:
        """The words of each page."""
        return [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        return "\n".join(self.sheets)

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """The bookmarks: depth, words, and the number of the page they lead to."""
        return list(self._bookmarks(self.reader.outline, 1))

    @property
    def links(self) -> list[Any]:
        """Every link annotation."""
        return [
            annotation.get_object()
            for page in self.reader.pages
            for annotation in page.get("/Annots", ())
        ]

    def _bookmarks(self, found: Any, depth: int) -> Iterator[tuple[int, str, int]]:
        for one in found:
            if isinstance(one, list):
                yield from self._bookmarks(one, depth + 1)
            else:
                number = self.reader.get_destination_page_number(one)
                assert number is not None
                yield depth, str(one.title), number + 1


def _tag(element: Any) -> Tag:
    kids = element.get("/K", [])
    found = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    return Tag(
        name=element["/S"].removeprefix("/"),
        alternative=str(element.get("/Alt", "")),
        attributes=dict(element.get("/A", {})),
        kids=tuple(_tag(kid) for kid in found if isinstance(kid, dict) and "/S" in kid),
    )
