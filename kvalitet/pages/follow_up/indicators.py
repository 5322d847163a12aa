"""The indicators of a plan in a follow-up: a small chart for each that has a value in the period.

What came after the period is not this follow-up's to tell, and what came before it is not new.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.outcomes import owners_of
from kvalitet.charts.description import LineChart
from kvalitet.charts.multiple import render_drawing, render_table
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.plan import Plan
from kvalitet.model.words import QualityLevel
from kvalitet.page import Heading
from kvalitet.pages.charts import kind_words, line_chart, part_words
from kvalitet.pages.follow_up.view import FollowUpView
from kvalitet.pages.ground import target_steps
from kvalitet.pages.remarks import note_on
from kvalitet.pages.rows import ChangeWords, change_in_short, divided_words
from kvalitet.pages.sections import Part

_PLANNED = Heading(3, "Planens indikatorer", "kv-planens-indikatorer")
_UNPLANNED = Heading(3, "Inte utlovade i planen", "kv-inte-utlovade")
_SILENT = Heading(3, "Utlovade, men utan nytt värde", "kv-utan-nytt-varde")


@dataclass(frozen=True, slots=True)
class Multiple:
    """An indicator in the period: its newest value, and how it came to it."""

    name: str
    href: str
    facts: tuple[str, ...]
    """Whose it is and what kind of period, where that must be said."""
    figure: Figure
    divided: str
    """Its parts in words where there is no whole, else ""."""
    level: QualityLevel | None
    change: ChangeWords | None
    """None where there is no value to compare."""
    details: tuple[str, ...]
    note: str
    chart: Markup
    """Nothing where a single value is all there is."""
    table: Markup


@dataclass(frozen=True, slots=True)
class Silent:
    """An indicator that the plan promises and that has no value in the period, and why."""

    name: str
    href: str
    words: str
    """Its last value, or the reason why there is none; "" where it has never had one."""


@dataclass(frozen=True, slots=True)
class IndicatorsTold:
    """What a follow-up tells of indicators."""

    planned: tuple[Multiple, ...]
    unplanned: tuple[Multiple, ...]
    """Measured by the follow-up although the plan does not name them."""
    silent: tuple[Silent, ...]
    promised: int

    @property
    def reported(self) -> int:
        """How many of the promised indicators have a value in the period."""
        return self.promised - len(self.silent)


@dataclass(frozen=True, slots=True)
class _News:
    """A series that has a figure in the period."""

    assessment: Assessment
    result: Result
    """The newest with a value, else the newest."""
    later: Figure | None
    """A newer figure of the period, which has no value."""
    is_alone: bool
    """Whether no other series of the same indicator and owner has one."""


def indicators_told(view: FollowUpView) -> IndicatorsTold:
    """Everything that the follow-up has to tell of indicators."""
    known, plan = view.sheet.studio.catalogue.indicators, view.plan
    news = {
        name: tuple(_news(view, known[name]))
        for name in (*plan.all_indicators, *view.form.measurements)
    }
    told = {name for name, found in news.items() if any(_says_something(view, n) for n in found)}
    promised = [one.indicator for one in plan.indicators]
    unplanned = [name for name in news if name not in plan.all_indicators]
    planned = [n for name in plan.all_indicators if name in told for n in news[name]]
    others = [n for name in unplanned for n in news[name]]
    silent = [known[name] for name in promised if name not in told]
    return IndicatorsTold(
        planned=_multiples(view, planned, first=1),
        unplanned=_multiples(view, others, first=1 + len(planned)),
        silent=tuple(_silent(view, one, news[one.id]) for one in silent),
        promised=len(promised),
    )


def _news(view: FollowUpView, indicator: Indicator) -> Iterator[_News]:
    for owner in owners_of(view.plan, view.sheet.studio.catalogue.config):
        series = view.sheet.studio.findings.of(indicator.id, owner)
        found = [(one, new) for one in series if (new := _within(one, view.form.period))]
        for assessment, new in found:
            known = [result for result in new if result.figure.value is not None]
            result, newest = (known or new)[-1], new[-1]
            later = None if newest is result else newest.figure
            yield _News(assessment, result, later, is_alone=len(found) == 1)


def _within(assessment: Assessment, period: Period) -> list[Result]:
    """The results of periods that end within the one that is followed up."""
    first, last = _reach(period)
    ends = ((result, result.figure.period.end) for result in assessment.results)
    return [result for result, end in ends if end is not None and first <= end <= last]


def _reach(period: Period) -> tuple[date, date]:
    """From when to when a figure is news; a day tells of the year up to it."""
    end = period.end or date.max
    if period.kind is PeriodKind.DAY:
        return date(end.year, 1, 1), end
    return period.start or date.min, end


def _says_something(view: FollowUpView, news: _News) -> bool:
    return news.result.figure.value is not None or bool(_divided(view, news))


def _divided(view: FollowUpView, news: _News) -> str:
    studio, assessment, result = view.sheet.studio, news.assessment, news.result
    if not divided_words(studio, assessment, result):
        return ""
    parts = studio.findings.parts_at(assessment, result.figure.period)
    return ", ".join(f"{part_words(part)} {found.figure.text}" for part, found in parts)


def _multiples(view: FollowUpView, news: Iterable[_News], first: int) -> tuple[Multiple, ...]:
    """The cards: those with a chart first, so that the rows of the page are even."""
    cards = [_multiple(view, one, f"kv-serie-{n}") for n, one in enumerate(news, first)]
    return tuple(sorted(cards, key=lambda card: not card.chart))


def _multiple(view: FollowUpView, news: _News, name: str) -> Multiple:
    assessment, figure = news.assessment, news.result.figure
    sheet, indicator = view.sheet, news.assessment.indicator
    templates = sheet.studio.templates
    chart = _chart(view, news, name)
    return Multiple(
        name=indicator.label,
        href=f"{sheet.to(indicator.id)}#{sheet.studio.owner_anchor(assessment.owner)}",
        facts=tuple(_facts(view.plan, news)),
        figure=figure,
        divided=_divided(view, news),
        level=figure.level,
        change=None if figure.value is None else change_in_short(news.result, indicator),
        details=tuple(_details(view, news, chart)),
        note=note_on(figure, indicator),
        chart=render_drawing(chart, templates) if chart else Markup(),
        table=render_table(chart, indicator.label, templates) if chart else Markup(),
    )


def _facts(plan: Plan, news: _News) -> Iterator[str]:
    if news.assessment.owner != plan.owner:
        yield news.assessment.owner_name
    if not news.is_alone:
        yield f"per {kind_words(news.assessment)}"


def _details(view: FollowUpView, news: _News, chart: LineChart | None) -> Iterator[str]:
    """What is to be known beside the value, in short."""
    figure, assessment = news.result.figure, news.assessment
    if figure.numerator is not None and figure.denominator is not None:
        yield f"{figure.numerator} av {figure.denominator}"
    if figure.preliminary:
        yield "preliminärt"
    if news.later is not None:
        yield f"{news.later.period.name}: {news.later.text}"
    for one in view.sheet.studio.findings.of(assessment.indicator.id, assessment.owner):
        yield from (f"{f.period.name}: {f.text}" for f in one.figures if f.period.end is None)
    if chart is None and figure.period.end is not None:
        steps = dict(target_steps(assessment.indicator, assessment.owner))
        step = steps.get(figure.period.end.year)
        if step is not None:
            yield f"mål: {step.text}"


def _chart(view: FollowUpView, news: _News, name: str) -> LineChart | None:
    """The series up to the end of the period; None where there are no two points to see."""
    chart = line_chart(name, [news.assessment], news.result, until=view.form.period.end)
    points = [point for line in chart.lines for point in line.points] if chart else []
    if chart is None or len(points) < 2 or not any(p.value is not None for p in points):
        return None
    return chart


def _silent(view: FollowUpView, indicator: Indicator, news: tuple[_News, ...]) -> Silent:
    return Silent(indicator.label, view.sheet.to(indicator.id), _why_silent(view, indicator, news))


def _why_silent(view: FollowUpView, indicator: Indicator, news: tuple[_News, ...]) -> str:
    if news:
        figure = news[0].result.figure
        return f"{figure.text} ({figure.period.name})"
    first, _ = _reach(view.form.period)
    before = [
        figure
        for assessment in view.sheet.studio.findings.of(indicator.id, view.plan.owner)
        for figure in assessment.figures
        if figure.value is not None and (figure.period.end or date.min) < first
    ]
    if not before:
        return ""
    latest = max(before, key=lambda figure: figure.period.sort_key)
    return f"senast {latest.text} ({latest.period.name})"


def indicators_part(view: FollowUpView, told: IndicatorsTold) -> Part:
    """What opens the section of indicators."""
    groups = {_PLANNED: told.planned, _UNPLANNED: told.unplanned, _SILENT: told.silent}
    html = view.sheet.render(
        "parts/follow_up_indicators.html",
        told=told,
        planned=_PLANNED,
        unplanned=_UNPLANNED,
        silent=_SILENT,
    )
    return Part(html, tuple(heading for heading, found in groups.items() if found))
