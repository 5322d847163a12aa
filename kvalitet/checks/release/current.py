"""Which documents are the edition's own: those about earlier years were decided long ago."""

from kvalitet.config import SiteConfig
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report


def is_current(form: Report, config: SiteConfig) -> bool:
    """Whether a document is about the edition's year or a later one, or about no year at all."""
    edition, year = config.edition.year, _year_of(form)
    return edition is None or year is None or year >= edition


def _year_of(form: Report) -> int | None:
    """The year that a report is about; None for indicators and plain pages."""
    match form:
        case QualityStory() | Plan():
            return form.year
        case IndicatorAnalysis() | FollowUp():
            return form.period.end.year if form.period.end else None
        case _:
            return None
