"""A quality story's page: its figures in a box, then what was done and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.body.parts import Section
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.observations import Parts
from kvalitet.model.quality_story import DEVIATIONS_SECTION, QualityStory, TargetGroup
from kvalitet.page import Page
from kvalitet.pages.charts import part_name
from kvalitet.pages.cover import cover_of
from kvalitet.pages.deviations import deviations_chart
from kvalitet.pages.facts import decision_facts
from kvalitet.pages.listing import plan_title, story_title
from kvalitet.pages.rows import Row, row_of
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts


@dataclass(frozen=True, slots=True)
class PartFigure:
    """A part of a breakdown, below the row it is a part of."""

    name: str
    text: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row of a target group's figures, with its parts in the same period."""

    row: Row
    parts: tuple[PartFigure, ...]


def draw_story(sheet: Sheet, document: Checked[QualityStory]) -> Page:
    """The page of one quality story."""
    studio, form = sheet.studio, document.form
    municipality = studio.municipality(form.municipality)
    texts = Texts(sheet, document)
    rows = [row for group in form.target_groups for row in _rows(sheet, form, group)]
    title = story_title(studio, form)
    facts = (municipality.name, form.area, str(form.year), *decision_facts(form))
    sections = [
        (texts.heading(section), _generated(sheet, form, section), texts.section(section))
        for section in document.body.sections
    ]
    return Page(
        address=sheet.address,
        slot="berattelser/rapport",
        title=title,
        description=texts.plain_summary,
        html=sheet.render(
            "pages/story.html",
            title=title,
            form=form,
            facts=facts,
            pdf=sheet.pdf,
            municipality=municipality,
            summary=texts.summary,
            rows=_telling(rows),
            sections=sections,
            footnotes=texts.footnotes,
            plan=_plan(sheet, form),
            follow_ups=tuple(_follow_ups(sheet, form)),
        ),
        headings=tuple(h for section in document.body.sections for h in texts.contents(section)),
        kind="Kvalitetsberättelse",
        municipality=municipality.name,
        year=str(form.year),
        cover=cover_of(studio, form, form.municipality, period=str(form.year), area=form.area),
    )


def _plan(sheet: Sheet, form: QualityStory) -> tuple[str, str] | None:
    """The plan that the story follows up: its title and its address."""
    if form.follows_up is None:
        return None
    thread = sheet.studio.catalogue.threads[form.follows_up]
    return plan_title(sheet.studio, thread.plan.form), sheet.to(form.follows_up)


def _follow_ups(sheet: Sheet, form: QualityStory) -> Iterator[tuple[str, str]]:
    """The follow-ups of that plan: their periods and their addresses."""
    if form.follows_up is not None:
        for one in sheet.studio.catalogue.threads[form.follows_up].follow_ups:
            yield one.form.period.name, sheet.to(one.form.id)


def _telling(rows: list[GroupRow]) -> list[Row]:
    """The rows for the summary: those with a level or a change, if any have."""
    all_rows = list({row.row.indicator.id: row.row for row in rows}.values())
    said = [row for row in all_rows if row.result.figure.level or row.result.change]
    return sorted(said or all_rows, key=lambda row: row.severity)


def _generated(sheet: Sheet, form: QualityStory, section: Section) -> Markup:
    """What opens a section before the writer's words: a group's figures, or the deviations."""
    if section.heading is None:
        return Markup()
    name = section.heading.text
    if name == DEVIATIONS_SECTION:
        return _deviations(sheet, form)
    group = next((one for one in form.target_groups if one.name == name), None)
    if group is None or not group.all_indicators:
        return Markup()
    rows = list(_rows(sheet, form, group))
    return sheet.render("parts/group_figures.html", rows=rows, name=group.name, year=form.year)


def _rows(sheet: Sheet, form: QualityStory, group: TargetGroup) -> Iterator[GroupRow]:
    for indicator in group.all_indicators:
        found = _latest_within(sheet, indicator, form)
        if found is not None:
            assessment, result = found
            parts = tuple(_parts(sheet, assessment, result))
            yield GroupRow(row_of(sheet, assessment, result), parts)


def _latest_within(
    sheet: Sheet, indicator: str, form: QualityStory, parts: Parts = ()
) -> tuple[Assessment, Result] | None:
    """The newest result of the story's year; a later one would be another story's."""
    found = [
        (assessment, result)
        for assessment in sheet.studio.findings.of(indicator, form.municipality, parts)
        for result in assessment.results
        if result.figure.period.end is not None and result.figure.period.end.year <= form.year
    ]
    return max(found, key=lambda pair: pair[1].figure.period.sort_key, default=None)


def _parts(sheet: Sheet, assessment: Assessment, result: Result) -> Iterator[PartFigure]:
    for part, found in sheet.studio.findings.parts_at(assessment, result.figure.period):
        yield PartFigure(part_name(part), found.figure.text, found.figure.value is None)


def _deviations(sheet: Sheet, form: QualityStory) -> Markup:
    if form.deviations is None:
        return sheet.render("parts/no_deviations.html", year=form.year)
    return sheet.figure(deviations_chart("kv-avvikelser", form.deviations), form.municipality)
