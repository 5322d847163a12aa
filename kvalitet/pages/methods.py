"""Which methods a result rests on, and where they are explained."""

from collections.abc import Iterator

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.trend import TrendVerdict
from kvalitet.model.report import PlainPage
from kvalitet.model.words import Generated
from kvalitet.pages.studio import Sheet

_UNTESTED = {TrendVerdict.NO_VALUES, TrendVerdict.FIRST, TrendVerdict.NOT_TESTED}

Linked = tuple[str, str]
"""Words, and the address they lead to."""


def method_links(sheet: Sheet, result: Result, *, compared: bool) -> tuple[Linked, ...]:
    """The methods of what is said of a result, where some page has them worked out."""
    pages = sheet.studio.catalogue.of_type(PlainPage)
    explained = {page.form.shows: page.form.id for page in pages if page.form.shows}
    used = dict(_used(result))
    if compared:
        used[Generated.COMPARISON_WORKED] = "jämförelse"
    known = [(method, words) for method, words in used.items() if method in explained]
    return tuple((words, sheet.to(explained[method])) for method, words in known)


def _used(result: Result) -> Iterator[tuple[Generated, str]]:
    if result.figure.level is not None:
        yield Generated.LEVELS_WORKED, "nivå"
    if result.interval is not None:
        yield Generated.UNCERTAINTY_WORKED, "osäkerhet"
    if result.change is not None:
        yield Generated.CHANGE_WORKED, "förändring"
    if result.trend.verdict not in _UNTESTED:
        yield Generated.TREND_WORKED, "trend"
    if result.control is not None:
        yield Generated.VARIATION_WORKED, "vanlig variation"
    if result.attainment is not None:
        yield Generated.TARGET_WORKED, "mål"
