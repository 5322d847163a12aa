"""Family R: every [[figure reference]] in prose points at a figure that exists."""

from collections.abc import Iterator

from kvalitet.analysis.findings import UNIT, Findings
from kvalitet.body.parts import Reference
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator import Indicator
from kvalitet.model.reference import FigureReference, ReferenceProblem, parse_reference
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import a_few, joined, quoted
from kvalitet.swedish.nearmiss import nearest

UNREADABLE = Rule("R001", Severity.ERROR, "Sifferhänvisningen går inte att läsa")
NO_INDICATOR = Rule("R002", Severity.ERROR, "Sifferhänvisningens nyckeltal finns inte")
NO_OWNER = Rule("R003", Severity.ERROR, "Sifferhänvisningen säger inte vems siffran är")
NO_PART = Rule("R004", Severity.ERROR, "Sifferhänvisningen nämner en del som inte finns")
NO_FIGURE = Rule("R005", Severity.ERROR, "Siffran finns inte")


def check_references(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """The references of every body and summary."""
    for document in catalogue.documents:
        for reference in document.references:
            problem = _judge(reference, document, catalogue, findings)
            if problem is not None:
                yield problem


def _judge(
    reference: Reference, document: Checked[Report], catalogue: Catalogue, findings: Findings
) -> Problem | None:
    try:
        asked = parse_reference(reference.text)
    except ReferenceProblem as error:
        return Problem(reference.place, UNREADABLE, error.message, error.remedy)
    indicators = catalogue.indicators
    indicator = indicators.get(asked.indicator)
    if asked.indicator in catalogue.unsound:
        return None
    if indicator is None:
        near = nearest(asked.indicator, [*indicators, *sorted(catalogue.unsound)])
        hint = f"Menade du ”{near}”? " if near else ""
        message = f"Nyckeltalet {quoted(asked.indicator)} finns inte."
        return Problem(reference.place, NO_INDICATOR, message, f"{hint}Rätta id.")
    return (
        _judge_owner(reference, asked, document, catalogue)
        or _judge_parts(reference, asked, indicator, catalogue)
        or _judge_figure(reference, asked, document, catalogue, findings)
    )


def _judge_owner(
    reference: Reference,
    asked: FigureReference,
    document: Checked[Report],
    catalogue: Catalogue,
) -> Problem | None:
    names = catalogue.config.names
    named = asked.municipality or dict(asked.parts).get(UNIT)
    if named is None and document.owner is None:
        message = f"{quoted(reference.text)} säger inte vilken kommun siffran gäller."
        return Problem(reference.place, NO_OWNER, message, "Lägg till t.ex. kommun=hylte.")
    if asked.municipality is not None and asked.municipality not in names:
        near = nearest(asked.municipality, names)
        hint = f"Menade du ”{near}”? " if near else ""
        message = f"Ingen kommun eller jämförelsegrupp heter {quoted(asked.municipality)}."
        return Problem(reference.place, NO_OWNER, message, f"{hint}Rätta id.")
    return None


def _judge_parts(
    reference: Reference, asked: FigureReference, indicator: Indicator, catalogue: Catalogue
) -> Problem | None:
    for dimension, part in asked.parts:
        home = catalogue.config.municipality_of(part) if dimension == UNIT else None
        if home and asked.municipality in (None, home.id):
            continue
        if part not in indicator.dimensions.get(dimension, ()):
            known = [f"{d}={p}" for d, parts in indicator.dimensions.items() for p in parts]
            listing = "Nyckeltalet har inga indelningar."
            if known:
                listing = f"Här finns {joined(a_few(known))}."
            message = f"{indicator.id} har ingen del {quoted(f'{dimension}={part}')}."
            return Problem(reference.place, NO_PART, message, listing)
    return None


def _judge_figure(
    reference: Reference,
    asked: FigureReference,
    document: Checked[Report],
    catalogue: Catalogue,
    findings: Findings,
) -> Problem | None:
    owner = asked.municipality or document.owner or ""
    if asked.indicator in catalogue.in_doubt or findings.resolve(asked, owner) is not None:
        return None
    periods = [
        figure.period.canonical
        for assessment in findings.of(asked.indicator, *findings.named(asked, owner))
        for figure in assessment.figures
    ]
    message = f"Det finns ingen siffra för {quoted(reference.text)}."
    remedy = (
        f"Perioder som finns: {joined(a_few(periods))}."
        if periods
        else "Skriv siffran under mätningar: i något dokument, eller rätta hänvisningen."
    )
    return Problem(reference.place, NO_FIGURE, message, remedy)
