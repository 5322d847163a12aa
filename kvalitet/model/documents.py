"""The types of documents that a writer may write, by the word they give as `typ:`."""

from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import ActionPlan, QualityPlan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage, Report

DOCUMENT_TYPES: dict[str, type[Report]] = {
    "nyckeltal": Indicator,
    "nyckeltalsanalys": IndicatorAnalysis,
    "kvalitetsplan": QualityPlan,
    "åtgärdsplan": ActionPlan,
    "uppföljning": FollowUp,
    "kvalitetsberättelse": QualityStory,
    "sida": PlainPage,
}
