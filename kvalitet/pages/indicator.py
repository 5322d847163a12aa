"""An indicator's page: the question, how it stands for each owner, and how it is counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.wording import comparison_sentence, conclusion
from kvalitet.catalogue.checked import Checked
from kvalitet.charts.description import Chart
from kvalitet.config import ComparatorGroup, Municipality
from kvalitet.model.indicator import Indicator
from kvalitet.page import Heading, Page
from kvalitet.pages.ahead import path_of
from kvalitet.pages.bars import comparison_chart, part_bars
from kvalitet.pages.charts import line_chart, part_words, parts_chart
from kvalitet.pages.comparing import Compared, comparator_series, compare, latest_compared
from kvalitet.pages.facts import Fact, four_facts, full_name
from kvalitet.pages.listing import Entry, analysis_entry, entry_of, newest_first
from kvalitet.pages.measure import about_measure
from kvalitet.pages.methods import Linked, method_links
from kvalitet.pages.remarks import note_on
from kvalitet.pages.rows import divided_words
from kvalitet.pages.studio import ABOUT, Sheet, Studio, in_order
from kvalitet.pages.texts import Texts

_USES = Heading(2, "Var måttet används", "kv-anvands")
_ABOUT = Heading(2, "Om måttet", ABOUT.removeprefix("#"))


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figures divided by one dimension."""

    dimension: str
    figure: Markup


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """The bars of the newest comparison, what they say, and who the groups are."""

    figure: Markup
    said: str
    groups: tuple[ComparatorGroup, ...]


@dataclass(frozen=True, slots=True)
class OwnerPart:
    """How it stands for one municipality or unit."""

    anchor: str
    name: str
    municipality: Municipality
    conclusion: str
    facts: tuple[Fact, ...]
    methods: tuple[Linked, ...]
    """Where the methods that say it are explained."""
    note: str
    undated: tuple[Figure, ...]
    """Initial values, which no time axis has room for."""
    chart: Markup
    breakdowns: tuple[Breakdown, ...]
    compared: ComparedWith | None
    analyses: tuple[Entry, ...]


def draw_indicator(sheet: Sheet, document: Checked[Indicator]) -> Page:
    """The page of one indicator."""
    studio, indicator = sheet.studio, document.form
    owners = in_order(studio.findings.owners_of(indicator.id), studio)
    parts = [_owner_part(sheet, indicator, owner) for owner in owners]
    texts = Texts(sheet, document)
    # What stands before the first heading is about the measure, not about the last municipality.
    written = [section for section in document.body.sections if section.heading]
    opening = [texts.section(one) for one in document.body.sections if not one.heading]
    uses = _uses(sheet, indicator)
    html = sheet.render(
        "pages/indicator.html",
        title=title_of(indicator),
        indicator=indicator,
        names=_names(indicator),
        parts=parts,
        sections=[(texts.heading(section), texts.section(section)) for section in written],
        opening=opening,
        footnotes=texts.footnotes,
        uses=uses,
        uses_heading=_USES,
        about=about_measure(sheet, indicator),
        about_anchor=_ABOUT.anchor,
    )
    own = [Heading(2, part.name, part.anchor) for part in parts]
    entries = [heading for section in written for heading in texts.contents(section)]
    return Page(
        address=sheet.address,
        slot="nyckeltal/rapport",
        title=title_of(indicator),
        description=_description(indicator, parts),
        html=html,
        headings=(*own, *([_USES] if uses else []), *entries, _ABOUT),
        kind="Nyckeltal",
        municipality=", ".join(dict.fromkeys(part.municipality.name for part in parts)),
        alias=" · ".join((indicator.label, indicator.id, *indicator.also_called)),
    )


def title_of(indicator: Indicator) -> str:
    """The question the indicator answers; its name where nobody has put one."""
    return indicator.title or indicator.question or indicator.label


def _names(indicator: Indicator) -> tuple[str, ...]:
    """What else it is called, below the question."""
    return (indicator.name, indicator.id, *indicator.also_called)


def _description(indicator: Indicator, parts: list[OwnerPart]) -> str:
    said = [f"{part.name}: {part.conclusion}" for part in parts]
    return " ".join((f"{indicator.label}.", *said))


def _owner_part(sheet: Sheet, indicator: Indicator, owner: str) -> OwnerPart:
    studio = sheet.studio
    series = studio.findings.of(indicator.id, owner)
    newest = max(series, key=lambda one: one.latest.figure.period.sort_key)
    latest = newest.latest
    compared = compare(studio, newest, latest)
    methods = method_links(sheet, latest, compared=bool(compared.others))
    in_parts = _only_in_parts(studio, newest)
    return OwnerPart(
        anchor=studio.owner_anchor(owner),
        name=studio.owner_name(owner),
        municipality=studio.municipality(owner),
        conclusion=in_parts or conclusion(latest),
        facts=() if in_parts else four_facts(newest, latest, compared.others),
        methods=methods,
        note=note_on(latest.figure, indicator),
        undated=tuple(_undated(series, latest.figure)),
        chart=_line_figure(sheet, series, latest, methods),
        breakdowns=tuple(_breakdowns(sheet, indicator, owner)),
        compared=_compared_with(sheet, latest_compared(studio, series), owner),
        analyses=tuple(_analyses(sheet, indicator, owner)),
    )


def _undated(series: tuple[Assessment, ...], told: Figure) -> Iterator[Figure]:
    """The figures without a date, but for the one that the conclusion has told already."""
    for one in series:
        for figure in one.figures:
            if figure.period.end is None and figure is not told:
                yield figure


def _only_in_parts(studio: Studio, newest: Assessment) -> str:
    """What to say of a result that has no total but parts; "" where there is a total."""
    if not divided_words(studio, newest, newest.latest):
        return ""
    period = newest.latest.figure.period
    parts = [(part, result.figure) for part, result in studio.findings.parts_at(newest, period)]
    return f"Det finns inget samlat resultat för {period.name}. {_said_of_parts(parts)}."


def _line_figure(
    sheet: Sheet, series: tuple[Assessment, ...], latest: Result, methods: tuple[Linked, ...]
) -> Markup:
    """The series over time; nothing where there is no value at all, which has been said."""
    if not any(figure.value is not None for one in series for figure in one.figures):
        return Markup()
    owner = series[0].owner
    chart = line_chart(
        name=f"{sheet.studio.owner_anchor(owner)}-linje",
        own=series,
        about=latest,
        comparators=comparator_series(sheet.studio, series),
        path=path_of(latest),
    )
    return sheet.figure(chart, owner, series[0].indicator, methods) if chart else Markup()


def _breakdowns(sheet: Sheet, indicator: Indicator, owner: str) -> Iterator[Breakdown]:
    """A chart for each dimension: over time, or of the one period there is."""
    findings = sheet.studio.findings
    for number, dimension in enumerate(indicator.dimensions, 1):
        parts = [
            series
            for part in indicator.dimensions[dimension]
            for series in findings.of(indicator.id, owner, ((dimension, part),))
        ]
        chart = _parts_figure(f"{sheet.studio.owner_anchor(owner)}-del-{number}", dimension, parts)
        if chart is not None:
            yield Breakdown(dimension, sheet.figure(chart, owner, indicator))


def _parts_figure(name: str, dimension: str, parts: list[Assessment]) -> Chart | None:
    if not parts:
        return None
    newest = max((one.latest.figure.period for one in parts), key=lambda p: p.sort_key)
    found = [(one, result.figure) for one in parts if (result := one.at(newest)) is not None]
    title = f"{_said_of_parts(found)} ({newest.name})"
    return parts_chart(name, title, f"Uppdelat på {dimension}. {title}.", parts) or part_bars(
        name, title, f"Uppdelat på {dimension}. {title}.", found
    )


def _said_of_parts(found: list[tuple[Assessment, Figure]]) -> str:
    said = ", ".join(f"{part_words(one)} {figure.text}" for one, figure in found)
    return said[:1].upper() + said[1:]


def _compared_with(sheet: Sheet, compared: Compared | None, owner: str) -> ComparedWith | None:
    if compared is None:
        return None
    figure, indicator = compared.result.figure, compared.assessment.indicator
    own = f"{compared.assessment.owner_name} hade {figure.text} {full_name(figure.period)}."
    said = [comparison_sentence(other, indicator) for other in compared.others]
    chart = comparison_chart(f"{sheet.studio.owner_anchor(owner)}-jamforelse", compared)
    groups = tuple(other.group for other in compared.others)
    return ComparedWith(sheet.figure(chart, owner, indicator), " ".join((own, *said)), groups)


def _analyses(sheet: Sheet, indicator: Indicator, owner: str) -> Iterator[Entry]:
    mine = sheet.studio.mentions.analyses.get((indicator.id, owner), ())
    return (analysis_entry(sheet, document) for document in newest_first(mine))


def _uses(sheet: Sheet, indicator: Indicator) -> list[Entry]:
    """The stories and plans of everybody's that name the indicator."""
    mine = sheet.studio.mentions.used_in.get(indicator.id, ())
    return [entry_of(sheet, document) for document in newest_first(mine)]
