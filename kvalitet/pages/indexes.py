"""The first page of each section: everything that the section holds."""

from collections.abc import Mapping

from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.quality_story import QualityStory
from kvalitet.page import Heading, Page
from kvalitet.pages.addresses import anchors_of
from kvalitet.pages.follow_up.index import draw_follow_ups
from kvalitet.pages.indicator import title_of
from kvalitet.pages.listing import (
    Entry,
    analysis_entry,
    indicators_by_group,
    newest_first,
    plain_entry,
    story_entry,
    top_pages,
)
from kvalitet.pages.plan.index import draw_plans
from kvalitet.pages.rows import rows_of_indicator
from kvalitet.pages.studio import Draw, Sheet
from kvalitet.pages.thread.index import draw_threads_page


def _analyses(sheet: Sheet) -> Page:
    documents = newest_first(sheet.studio.catalogue.of_type(IndicatorAnalysis))
    return _list_of(
        sheet,
        "Analyser",
        "Vad nyckeltalen visar, vad det beror på och vad som föreslås.",
        [analysis_entry(sheet, document) for document in documents],
    )


def _stories(sheet: Sheet) -> Page:
    documents = newest_first(sheet.studio.catalogue.of_type(QualityStory))
    return _list_of(
        sheet,
        "Kvalitetsberättelser",
        "Så har kvalitetsarbetet bedrivits, vad som gjordes och vad det gav.",
        [story_entry(sheet, document) for document in documents],
    )


def _plain(sheet: Sheet) -> Page:
    return _list_of(
        sheet,
        "Om redovisningen",
        "Hur siffrorna är räknade, vad tecknen betyder och vart du vänder dig.",
        [plain_entry(sheet, document) for document in top_pages(sheet.studio)],
    )


def _indicators(sheet: Sheet) -> Page:
    named = indicators_by_group(sheet.studio)
    anchors = anchors_of(name for name, _ in named)
    groups = [
        (
            Heading(2, name, anchors[name]),
            [
                (
                    title_of(indicator),
                    indicator,
                    sheet.to(indicator.id),
                    list(rows_of_indicator(sheet, indicator)),
                )
                for indicator in indicators
            ],
        )
        for name, indicators in named
    ]
    description = "Allt som mäts: frågan som nyckeltalet besvarar, och hur det står."
    html = sheet.render(
        "pages/indicators.html", title="Nyckeltal", description=description, groups=groups
    )
    headings = tuple(heading for heading, _ in groups)
    return Page(sheet.address, "nyckeltal", "Nyckeltal", description, html, headings, kind="Sida")


def _list_of(sheet: Sheet, title: str, description: str, entries: list[Entry]) -> Page:
    html = sheet.render("pages/list.html", title=title, description=description, entries=entries)
    slot = sheet.address.rstrip("/")
    return Page(sheet.address, slot, title, description, html, kind="Sida")


INDEXES: Mapping[str, Draw] = {
    "nyckeltal": _indicators,
    "analyser": _analyses,
    "berattelser": _stories,
    "planer": draw_plans,
    "uppfoljningar": draw_follow_ups,
    "roda-traden": draw_threads_page,
    "sidor": _plain,
}
"""Section → how its first page is drawn; a section without documents has none."""
