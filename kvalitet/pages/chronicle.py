"""The facts of an edition, gathered from what its pages show."""

from collections.abc import Iterator, Mapping

from kvalitet.analysis.actions import action_courses
from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.risks import courses
from kvalitet.catalogue.thread import PlanThread
from kvalitet.chronicle.facts import ActionFact, DocumentFact, Facts, FigureFact, RiskFact
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage, Report
from kvalitet.model.value import MissingKind
from kvalitet.pages.action_marks import deadline_words, status_light
from kvalitet.pages.entries import anchor_of
from kvalitet.pages.listing import (
    analysis_title,
    follow_up_title,
    plain_title,
    plan_title,
    story_title,
)
from kvalitet.pages.risk_marks import tile_of
from kvalitet.pages.studio import Studio


def facts_of(studio: Studio, digests: Mapping[str, str]) -> Facts:
    """The facts of an edition; `digests` are those of its pages' words, by address."""
    documents = tuple(_documents(studio, digests))
    return findings_of(studio).model_copy(update={"documents": documents})


def findings_of(studio: Studio) -> Facts:
    """The facts but for the documents, whose pages need not be drawn for these."""
    threads = studio.catalogue.threads.values()
    return Facts(
        figures=tuple(fact for one in studio.findings.all() for fact in _figures(studio, one)),
        risks=tuple(fact for thread in threads for fact in _risks(studio, thread)),
        actions=tuple(fact for thread in threads for fact in _actions(studio, thread)),
    )


def _figures(studio: Studio, assessment: Assessment) -> Iterator[FigureFact]:
    indicator, parts = assessment.indicator, assessment.parts
    whose = (indicator.label, assessment.owner_name, *(part for _, part in parts))
    key = "|".join((indicator.id, assessment.owner, *(f"{name}={part}" for name, part in parts)))
    page = studio.addresses.by_id[indicator.id]
    if assessment.owner in studio.catalogue.config.owners:
        page += f"#{studio.owner_anchor(assessment.owner)}"
    for figure in assessment.figures:
        yield FigureFact(
            key=f"{key}|{figure.period.canonical}",
            series=f"{key}|{assessment.kind.value}",
            what=", ".join(whose),
            when=figure.period.name,
            page=page,
            text=figure.text,
            level=figure.level.value if figure.level else "",
            hidden=figure.missing is MissingKind.CONFIDENTIAL,
            latest=figure is assessment.latest.figure,
        )


def _risks(studio: Studio, thread: PlanThread) -> Iterator[RiskFact]:
    plan = thread.plan.form
    matrix = studio.catalogue.config.matrices.get(plan.matrix or "")
    for course in courses(thread, matrix):
        tile = tile_of(course.latest, matrix)
        yield RiskFact(
            key=f"{plan.id}|{course.risk.id}",
            what=f"{course.risk.name}, {plan_title(studio, plan)}",
            page=_entry_page(studio, course.latest.document, course.risk.id),
            text=f"{tile.text} {tile.word}" if tile.says_more else tile.word,
            rank=course.latest.product,
        )


def _actions(studio: Studio, thread: PlanThread) -> Iterator[ActionFact]:
    plan = thread.plan.form
    for course in action_courses(thread):
        told = course.points[-1].document if course.points else plan.id
        words = status_light(course.status).words
        yield ActionFact(
            key=f"{plan.id}|{course.action.id}",
            what=f"{course.action.name}, {plan_title(studio, plan)}",
            page=_entry_page(studio, told, course.action.id),
            text=f"{words}, klart: {deadline_words(course.deadline)}",
        )


def _entry_page(studio: Studio, document: str, entry: str) -> str:
    return f"{studio.addresses.by_id[document]}#{anchor_of(entry)}"


def _documents(studio: Studio, digests: Mapping[str, str]) -> Iterator[DocumentFact]:
    for document in studio.catalogue.documents:
        form = document.form
        if not isinstance(form, Indicator):  # its figures are told one by one
            address = studio.addresses.by_id[form.id]
            yield DocumentFact(
                key=form.id, what=_title(studio, form), page=address, digest=digests[address]
            )


def _title(studio: Studio, form: Report) -> str:
    match form:
        case IndicatorAnalysis():
            return f"{analysis_title(studio, form)}, {studio.owner_name(form.owner)}"
        case QualityStory():
            return story_title(studio, form)
        case Plan():
            return plan_title(studio, form)
        case FollowUp():
            return follow_up_title(studio, form)
        case PlainPage():
            return plain_title(form)
        case _:
            return form.id
