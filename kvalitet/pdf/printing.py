"""HTML printed as a tagged PDF. The only module that knows WeasyPrint, and loaded only to print."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

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


def _complete(document: Any, _: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if getattr(box, "element_tag", None) == "th" and hasattr(box, "mark"):
                of_row = box.element.get("scope", "").startswith("row")
                box.mark["A"]["Scope"] = "/Row" if of_row else "/Column"
            if link := getattr(box, "link_annotation", None):
                words = " ".join("".join(box.element.itertext()).split())
                link["Contents"] = pydyf.String(words)
                link["F"] = _PRINTED_TOO
