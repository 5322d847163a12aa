"""An analysis's page: what the figures say, then what the writer makes of them."""

from markupsafe import Markup

from kvalitet.analysis.wording import comparison_sentence, conclusion
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator_analysis import OBLIGATORY_SECTIONS, IndicatorAnalysis
from kvalitet.page import Page
from kvalitet.pages.ahead import path_of
from kvalitet.pages.bars import comparison_chart
from kvalitet.pages.charts import line_chart
from kvalitet.pages.comparing import Compared, comparator_series, compare
from kvalitet.pages.cover import cover_of
from kvalitet.pages.facts import decision_facts, four_facts, full_name
from kvalitet.pages.listing import analysis_title
from kvalitet.pages.methods import method_links
from kvalitet.pages.remarks import note_on
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts

_SITUATION = OBLIGATORY_SECTIONS[0]


def draw_analysis(sheet: Sheet, document: Checked[IndicatorAnalysis]) -> Page:
    """The page of one analysis."""
    studio, form = sheet.studio, document.form
    municipality = studio.municipality(form.municipality)
    texts = Texts(sheet, document)
    situation = _situation(sheet, form)
    sections = [
        (
            texts.heading(section),
            situation if section.heading and section.heading.text == _SITUATION else Markup(),
            texts.section(section),
        )
        for section in document.body.sections
    ]
    title = analysis_title(studio, form)
    found = studio.findings.at(form.indicator, form.owner, (), form.period)
    said = conclusion(found[1]) if found else ""
    facts = (studio.owner_name(form.owner), full_name(form.period), *decision_facts(form))
    return Page(
        address=sheet.address,
        slot="analyser/rapport",
        title=title,
        description=texts.plain_summary or said,
        html=sheet.render(
            "pages/analysis.html",
            title=title,
            form=form,
            facts=facts,
            pdf=sheet.pdf,
            indicator=studio.catalogue.indicators[form.indicator],
            indicator_href=sheet.to(form.indicator),
            municipality=municipality,
            summary=texts.summary,
            sections=sections,
            footnotes=texts.footnotes,
        ),
        headings=tuple(h for section in document.body.sections for h in texts.contents(section)),
        kind="Analys",
        municipality=municipality.name,
        year=str(form.period.end.year) if form.period.end else "",
        cover=cover_of(studio, form, form.owner, period=full_name(form.period)),
    )


def _situation(sheet: Sheet, form: IndicatorAnalysis) -> Markup:
    """The generated part: result, level, change, trend and comparison, as they were then."""
    findings = sheet.studio.findings
    found = findings.at(form.indicator, form.owner, (), form.period)
    if found is None:
        return sheet.render("parts/no_figure.html", period=full_name(form.period))
    assessment, result = found
    indicator = assessment.indicator
    compared = compare(sheet.studio, assessment, result)
    methods = method_links(sheet, result, compared=bool(compared.others))
    series = findings.of(form.indicator, form.owner)
    groups = comparator_series(sheet.studio, series)
    end, path = form.period.end, path_of(result)
    chart = line_chart("kv-linje", series, result, groups, end, path)
    worth_drawing = chart is not None and sum(len(line.points) for line in chart.lines) > 1
    return sheet.render(
        "parts/situation.html",
        conclusion=conclusion(result),
        facts=four_facts(assessment, result, compared.others),
        methods=methods,
        note=note_on(result.figure, indicator),
        chart=sheet.figure(chart, form.owner, indicator, methods)
        if chart and worth_drawing
        else Markup(),
        sentences=[comparison_sentence(other, indicator) for other in compared.others],
        bars=_bars(sheet, compared) if compared.others else Markup(),
        small_base=result.figure.small_base,
    )


def _bars(sheet: Sheet, compared: Compared) -> Markup:
    of = compared.assessment
    return sheet.figure(comparison_chart("kv-jamforelse", compared), of.owner, of.indicator)
