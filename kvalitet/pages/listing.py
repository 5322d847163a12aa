"""Documents in lists: what each one says, in a title, a line of facts and a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from kvalitet.analysis.figures import Figure
from kvalitet.analysis.wording import conclusion
from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan, QualityPlan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage
from kvalitet.model.words import QualityLevel
from kvalitet.pages.studio import Sheet, Studio
from kvalitet.pages.texts import Texts

Dated = IndicatorAnalysis | QualityStory | Plan | FollowUp
D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a list; `level` is that of the result an analysis is about."""

    title: str
    href: str
    facts: tuple[str, ...]
    text: str
    draft: bool
    fictional: bool = False
    is_judged: bool = False
    level: QualityLevel | None = None


def newest_first(documents: Iterable[Checked[D]]) -> list[Checked[D]]:
    """By the period they are about, then by the day they were decided, then by path."""
    in_path_order = sorted(documents, key=lambda document: document.path)
    return sorted(in_path_order, key=lambda document: _age(document.form), reverse=True)


def _age(form: Dated) -> tuple[date, date]:
    decided = form.decided or date.min
    if isinstance(form, QualityStory | Plan):
        return date(form.year, 12, 31), decided
    return form.period.end or date.min, decided


def figure_of(studio: Studio, form: IndicatorAnalysis) -> Figure | None:
    """The figure an analysis is about; None where its period has none."""
    found = studio.findings.at(form.indicator, form.owner, (), form.period)
    return found[1].figure if found else None


def analysis_title(studio: Studio, form: IndicatorAnalysis) -> str:
    """The writer's title, or the finding: what, how much, and at which level."""
    if form.title:
        return form.title
    label = studio.catalogue.indicators[form.indicator].label
    figure = figure_of(studio, form)
    if figure is None:
        return label
    level = f", {figure.level} nivå" if figure.level else ""
    return f"{label}: {figure.text}{level}"


def analysis_entry(sheet: Sheet, document: Checked[IndicatorAnalysis]) -> Entry:
    form, studio = document.form, sheet.studio
    figure = figure_of(studio, form)
    return Entry(
        title=analysis_title(studio, form),
        href=sheet.to(form.id),
        facts=(studio.owner_name(form.owner), form.period.name),
        text=Texts(sheet, document).plain_summary or _concluded(sheet, form),
        draft=form.draft,
        fictional=studio.municipality(form.municipality).fictional,
        is_judged=True,
        level=figure.level if figure else None,
    )


def _concluded(sheet: Sheet, form: IndicatorAnalysis) -> str:
    found = sheet.studio.findings.at(form.indicator, form.owner, (), form.period)
    return conclusion(found[1]) if found else ""


def story_title(studio: Studio, form: QualityStory) -> str:
    return form.title or f"Kvalitetsberättelse {form.year}, {studio.owner_name(form.municipality)}"


def story_entry(sheet: Sheet, document: Checked[QualityStory]) -> Entry:
    form, studio = document.form, sheet.studio
    return Entry(
        title=story_title(studio, form),
        href=sheet.to(form.id),
        facts=(studio.owner_name(form.municipality), form.area, str(form.year)),
        text=Texts(sheet, document).plain_summary,
        draft=form.draft,
        fictional=studio.municipality(form.municipality).fictional,
    )


def plan_kind(form: Plan) -> str:
    """What a plan is called where it was decided."""
    return "Kvalitetsplan" if isinstance(form, QualityPlan) else "Åtgärdsplan"


def plan_title(studio: Studio, form: Plan) -> str:
    """The writer's title, or what it is for: whose work, and in which year."""
    if form.title:
        return form.title
    return f"{plan_kind(form)} {form.year} för {form.area}, {studio.owner_name(form.owner)}"


def plan_entry(sheet: Sheet, document: Checked[Plan]) -> Entry:
    form, studio = document.form, sheet.studio
    return Entry(
        title=plan_title(studio, form),
        href=sheet.to(form.id),
        facts=(plan_kind(form), studio.owner_name(form.owner), form.area, str(form.year)),
        text=Texts(sheet, document).plain_summary,
        draft=form.draft,
        fictional=studio.municipality(form.municipality).fictional,
    )


def follow_up_title(studio: Studio, form: FollowUp) -> str:
    """The writer's title, or what is followed up, and when."""
    if form.title:
        return form.title
    plan = studio.catalogue.threads[form.follows_up].plan.form
    followed = f"{plan_kind(plan).lower()} {plan.year}"
    return f"Uppföljning {form.period.name} av {followed}, {studio.owner_name(form.owner)}"


def follow_up_entry(sheet: Sheet, document: Checked[FollowUp]) -> Entry:
    form, studio = document.form, sheet.studio
    return Entry(
        title=follow_up_title(studio, form),
        href=sheet.to(form.id),
        facts=(studio.owner_name(form.owner), form.period.name),
        text=Texts(sheet, document).plain_summary,
        draft=form.draft,
        fictional=studio.municipality(form.municipality).fictional,
    )


def entry_of(sheet: Sheet, document: Checked[Dated]) -> Entry:
    """A document in a list that holds several types of them."""
    form = document.form
    if isinstance(form, Plan):
        return plan_entry(sheet, cast("Checked[Plan]", document))
    if isinstance(form, FollowUp):
        return follow_up_entry(sheet, cast("Checked[FollowUp]", document))
    if isinstance(form, QualityStory):
        return story_entry(sheet, cast("Checked[QualityStory]", document))
    return analysis_entry(sheet, cast("Checked[IndicatorAnalysis]", document))


def plain_title(form: PlainPage) -> str:
    return form.title or form.id


def plain_entry(sheet: Sheet, document: Checked[PlainPage]) -> Entry:
    form = document.form
    return Entry(plain_title(form), sheet.to(form.id), (), form.description or "", form.draft)


def _plain_pages(studio: Studio) -> list[Checked[PlainPage]]:
    """The plain pages in the order their writers have given them."""
    pages = studio.catalogue.of_type(PlainPage)
    return sorted(pages, key=lambda page: (page.form.order, plain_title(page.form)))


def top_pages(studio: Studio) -> list[Checked[PlainPage]]:
    """The plain pages that are no part of another."""
    return [page for page in _plain_pages(studio) if page.form.part_of is None]


def parts_of(studio: Studio, page: str) -> list[Checked[PlainPage]]:
    """The plain pages that are a part of a page, by its id."""
    return [part for part in _plain_pages(studio) if part.form.part_of == page]


def indicators_by_group(studio: Studio) -> list[tuple[str, list[Indicator]]]:
    """Indicators that several municipalities share first, then those of one of them alone."""
    config = studio.catalogue.config
    shared: list[Indicator] = []
    groups: dict[str, list[Indicator]] = {one.name: [] for one in config.municipalities}
    without: list[Indicator] = []
    for indicator in sorted(studio.catalogue.indicators.values(), key=lambda one: one.label):
        owners = studio.findings.owners_of(indicator.id)
        mine = {found.name for owner in owners if (found := config.municipality_of(owner))}
        if not mine:
            without.append(indicator)
        else:
            (groups[mine.pop()] if len(mine) == 1 else shared).append(indicator)
    named = {"Gemensamma nyckeltal": shared, **groups, "Ännu utan mätvärden": without}
    return [(name, found) for name, found in named.items() if found]
