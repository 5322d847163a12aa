"""HTML printed as a tagged PDF. The only module that knows WeasyPrint, and loaded only to print."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

VERSIONS = {
    "Pango": str(pango.pango_version()),
    "WeasyPrint": str(weasyprint.__version__),
    "pydyf": str(pydyf.__version__),
}
"""Name → version of what decides where every letter stands."""

_HERE = "http://here.invalid/"
"""Stands for the edition's root: a name that leads nowhere."""

_EPOCH = "SOURCE_DATE_EPOCH"

_PRINTED_TOO = 4
"""The flag of a link that is no less there on paper."""


class _OnlyHere(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches from the edition and from nowhere else."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._read = read

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        content = self._read(url.removeprefix(_HERE)) if url.startswith(_HERE) else None
        if content is None:
            raise ValueError(f"{url} is not in the edition")
        return URLFetcherResponse(url, content)


def print_html(
    html: str, address: str, read: Callable[[str], bytes | None], fit: Callable[[Element], None]
) -> bytes:
    """The PDF of a page whose relative addresses start from `address` in the edition.

    `read` gives a file of the edition by its path; `fit` changes the page's elements beforehand.
    """
    page = HTML(string=html, base_url=_HERE + address, url_fetcher=_OnlyHere(read))
    fit(page.etree_element)
    with _no_clock():
        printed: bytes = page.write_pdf(
            font_config=FontConfiguration(), pdf_variant="pdf/ua-1", finisher=_complete
        )
    return printed


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep the hour out of the fonts: fontTools notes in each when it was cut to size."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        del os.environ[_EPOCH]
        if before is not None:
            os.environ[_EPOCH] = before


def _complete(document: Any, pdf: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out."""
    marked = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for number, page in enumerate(document.pages):
        sheet = _object(pdf, pdf.page_references[number])
        _set_apart(page, _object(pdf, sheet["Contents"]).stream, marked[2 * number + 1])
        for box in page._page_box.descendants():
            if getattr(box, "element_tag", None) == "th" and hasattr(box, "mark"):
                of_row = box.element.get("scope", "").startswith("row")
                box.mark["A"]["Scope"] = "/Row" if of_row else "/Column"
            if link := getattr(box, "link_annotation", None):
                words = " ".join("".join(box.element.itertext()).split())
                link["Contents"] = pydyf.String(words)
                link["F"] = _PRINTED_TOO


def _set_apart(page: Any, drawn: list[Any], marked: list[Any]) -> None:
    """Keep what runs over a page out of what is read aloud; it is drawn last of all."""
    margins = [box for box in page._page_box.children if isinstance(box, MarginBox)]
    runs = sum(isinstance(box, TextBox) for margin in margins for box in margin.descendants())
    openings = [place for place, operator in enumerate(drawn) if operator == b"BDC"]
    for place in openings[len(openings) - runs :]:
        drawn[place - 2 : place] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
    del marked[len(marked) - runs :]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
