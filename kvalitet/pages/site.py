"""The whole site: every page and file by its address, drawn when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.charts.interactive import plotly_js
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage, Report
from kvalitet.page import Page
from kvalitet.pages.addresses import address_book
from kvalitet.pages.analysis import draw_analysis
from kvalitet.pages.data.files import data_files
from kvalitet.pages.follow_up.page import draw_follow_up
from kvalitet.pages.imprint import UNPUBLISHED, Imprint
from kvalitet.pages.indexes import INDEXES
from kvalitet.pages.indicator import draw_indicator
from kvalitet.pages.mentions import mentions_in
from kvalitet.pages.plain import draw_plain
from kvalitet.pages.plan.page import draw_plan
from kvalitet.pages.start import draw_start
from kvalitet.pages.story import draw_story
from kvalitet.pages.studio import (
    PLOTLY,
    Draw,
    File,
    Make,
    Sheet,
    Studio,
    offers_of,
)
from kvalitet.pages.thread.page import draw_thread_page
from kvalitet.templating import Templates

DrawDocument = Callable[[Sheet, Checked[Any]], Page]

# The page of each type of document. A new type is added here, to SECTION_OF and to INDEXES.
_DOCUMENTS: Mapping[type[Report], DrawDocument] = {
    Indicator: draw_indicator,
    IndicatorAnalysis: draw_analysis,
    QualityStory: draw_story,
    Plan: draw_plan,
    FollowUp: draw_follow_up,
    PlainPage: draw_plain,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, and the data files that its charts offer."""

    page: Page
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where everything in a site is and how to draw it; nothing is drawn before it is asked for."""

    studio: Studio
    pages: Mapping[str, Draw]
    """Address → how the page there is drawn."""
    files: Mapping[str, Make]
    """Path → how the file there is made, but for those that charts offer."""

    def draw(self, address: str) -> Drawn:
        """Draw the page at an address."""
        sheet = Sheet(self.studio, address)
        return Drawn(self.pages[address](sheet), tuple(sheet.files))

    def file(self, path: str) -> bytes | None:
        """Make one file; for what a chart offers, the page that has it must be drawn."""
        if path in self.files:
            return self.files[path]()
        if path == PLOTLY:
            return plotly_js()
        likely = [address for address in self.pages if path.startswith(offers_of(address))]
        offered = (file for address in likely for file in self.draw(address).files)
        return next((content for name, content in offered if name == path), None)

    def everything(self) -> Iterator[Page | File]:
        """Draw all of it, a page at a time."""
        has_charts = False
        for address in self.pages:
            drawn = self.draw(address)
            has_charts = has_charts or bool(drawn.files)
            yield drawn.page
            yield from drawn.files
        if has_charts:
            yield PLOTLY, plotly_js()  # which readers can ask for
        for path, make in self.files.items():
            yield path, make()


def map_site(
    catalogue: Catalogue,
    findings: Findings,
    templates: Templates,
    imprint: Imprint = UNPUBLISHED,
) -> Atlas:
    """Give everything that is published its place."""
    documents = [(document.form, document.path) for document in catalogue.documents]
    addresses = address_book(documents, catalogue.assets, catalogue.config.owners)
    studio = Studio(catalogue, findings, templates, addresses, mentions_in(catalogue), imprint)
    pages = {"": draw_start, **dict(_overviews(studio)), **dict(_reports(studio))}
    return Atlas(studio, pages, {**dict(data_files(studio)), **dict(_assets(studio))})


def _overviews(studio: Studio) -> Iterator[tuple[str, Draw]]:
    """The pages that are no document's own: the first one of each section, and the red threads."""
    for section, draw in INDEXES.items():
        if section in studio.addresses.sections:
            yield f"{section}/", draw
    for plan, thread in studio.catalogue.threads.items():
        yield studio.addresses.thread_address(plan), partial(draw_thread_page, of=thread)


def _reports(studio: Studio) -> Iterator[tuple[str, Draw]]:
    """The page of every document."""
    for form, draw in _DOCUMENTS.items():
        for document in studio.catalogue.of_type(form):
            yield studio.addresses.by_id[document.form.id], _page_of(document, draw)


def _page_of(document: Checked[Any], draw: DrawDocument) -> Draw:
    return lambda sheet: draw(sheet, document)


def _assets(studio: Studio) -> Iterator[tuple[str, Make]]:
    """What documents show or link to; a file that only lies beside them is nobody's to read."""
    documents = studio.catalogue.documents
    used = {link.file_from(document.path) for document in documents for link in document.links}
    for path, asset in studio.catalogue.assets.items():
        if path in used:
            yield studio.addresses.by_path[path], asset.file.read_bytes
