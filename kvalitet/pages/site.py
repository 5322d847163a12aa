"""The whole site: every page and every data file, from the catalogue and its findings."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.charts.interactive import plotly_js
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.quality_story import QualityStory
from kvalitet.page import Page
from kvalitet.pages.addresses import address_book
from kvalitet.pages.analysis import draw_analysis
from kvalitet.pages.data import data_files
from kvalitet.pages.indexes import draw_indexes
from kvalitet.pages.indicator import draw_indicator
from kvalitet.pages.listing import plain_pages
from kvalitet.pages.plain import draw_plain
from kvalitet.pages.start import draw_start
from kvalitet.pages.story import draw_story
from kvalitet.pages.studio import PLOTLY, File, Sheet, Studio
from kvalitet.templating import Templates


@dataclass(frozen=True, slots=True)
class Drawn:
    """All pages, and the files they offer: data, the script of charts, and the content's images."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]


def draw_site(catalogue: Catalogue, findings: Findings, templates: Templates) -> Drawn:
    """Draw every page."""
    documents = [(document.form, document.path) for document in catalogue.documents]
    addresses = address_book(documents, catalogue.assets, catalogue.config.owners)
    studio = Studio(catalogue, findings, templates, addresses)
    files: list[File] = []
    pages = [draw_start(Sheet(studio, "")), *draw_indexes(studio), *_reports(studio, files)]
    if files:  # a chart was drawn, and readers can ask for an interactive one
        files.append((PLOTLY, plotly_js()))
    return Drawn(tuple(pages), (*files, *data_files(studio), *_assets(studio)))


def _reports(studio: Studio, files: list[File]) -> Iterator[Page]:
    """The page of every document; what their charts offer is added to `files`."""

    def sheet_for(document: str) -> Sheet:
        return Sheet(studio, studio.addresses.by_id[document], files)

    for indicator in studio.catalogue.of_type(Indicator):
        yield draw_indicator(sheet_for(indicator.form.id), indicator)
    for analysis in studio.catalogue.of_type(IndicatorAnalysis):
        yield draw_analysis(sheet_for(analysis.form.id), analysis)
    for story in studio.catalogue.of_type(QualityStory):
        yield draw_story(sheet_for(story.form.id), story)
    for page in plain_pages(studio):
        yield draw_plain(sheet_for(page.form.id), page)


def _assets(studio: Studio) -> Iterator[File]:
    """What documents show or link to; a file that only lies beside them is nobody's to read."""
    documents = studio.catalogue.documents
    used = {link.file_from(document.path) for document in documents for link in document.links}
    for path, asset in studio.catalogue.assets.items():
        if path in used:
            yield studio.addresses.by_path[path], asset.file.read_bytes()
