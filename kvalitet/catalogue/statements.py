"""Every document's figures as observations, with the place where each one stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.observations import Observation, Parts
from kvalitet.config import SiteConfig
from kvalitet.front.tree import Location
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.measurement import MEASUREMENT_KEYS, TOTAL, Measurement, Series, by_part
from kvalitet.model.period import Period
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.model.value import Share, write_value
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import a_few, quoted
from kvalitet.swedish.nearmiss import nearest

UNKNOWN_PART = Rule("K004", Severity.ERROR, "Delen finns inte i nyckeltalets indelningar")
NOT_IN_THE_UNIT = Rule("K007", Severity.ERROR, "Andelen passar inte nyckeltalets enhet")


@dataclass(frozen=True, slots=True)
class Statement:
    """A series that a document states, and where in its front matter."""

    indicator: str
    owner: str
    series: Series
    location: Location


def statements_of(form: Report) -> Iterator[Statement]:
    """The series that a document states."""
    match form:
        case Indicator():
            for owner, series in form.measurements.items():
                yield Statement(form.id, owner, series, ("mätningar", owner))
        case IndicatorAnalysis():
            yield Statement(form.indicator, form.owner, form.measurements, ("mätningar",))
            for group, series in form.comparisons.items():
                yield Statement(form.indicator, group, series, ("jämförelser", group))
        case QualityStory():
            for i, target_group in enumerate(form.target_groups):
                for indicator, series in target_group.measurements.items():
                    location = ("målgrupper", i, "mätningar", indicator)
                    yield Statement(indicator, form.municipality, series, location)
        case FollowUp():
            for indicator, series in form.measurements.items():
                yield Statement(indicator, form.owner, series, ("mätningar", indicator))


def observe(
    document: Checked[Report], indicators: Mapping[str, Indicator], config: SiteConfig
) -> tuple[list[Observation], list[Problem]]:
    """The observations of a document; what it names that does not exist is left to `dangling`."""
    observations: list[Observation] = []
    problems: list[Problem] = []
    for statement in statements_of(document.form):
        indicator = indicators.get(statement.indicator)
        if indicator is not None and statement.owner in config.names:
            found, wrong = _observe_series(statement, indicator, document)
            observations += found
            problems += wrong
    return observations, problems


def _observe_series(
    statement: Statement, indicator: Indicator, document: Checked[Report]
) -> tuple[list[Observation], list[Problem]]:
    observations: list[Observation] = []
    problems: list[Problem] = []
    for period, cell in statement.series.items():
        location = (*statement.location, period.written)
        for part, measurement in by_part(cell).items():
            at = location if isinstance(cell, Measurement) else (*location, part)
            dimension = indicator.dimension_of(part)
            if part != TOTAL and dimension is None:
                problems.append(_unknown_part(part, indicator, document.front.place_of_key(at)))
                continue
            parts: Parts = ((dimension, part),) if dimension else ()
            place = document.front.place_of(at)
            if isinstance(measurement.value, Share) and indicator.unit != "procent":
                problems.append(_not_in_the_unit(measurement.value, indicator, place))
                continue
            observations.append(_observation(statement, parts, period, measurement, place))
    return observations, problems


def _observation(
    statement: Statement, parts: Parts, period: Period, measurement: Measurement, place: Place
) -> Observation:
    return Observation(
        indicator=statement.indicator,
        owner=statement.owner,
        parts=parts,
        period=period,
        value=measurement.value,
        note=measurement.note or "",
        preliminary=measurement.preliminary,
        revision=measurement.revised or "",
        role=measurement.role,
        stated_in=(place,),
    )


def _unknown_part(part: str, indicator: Indicator, place: Place) -> Problem:
    known = [TOTAL, *(name for parts in indicator.dimensions.values() for name in parts)]
    near = nearest(part, [*known, *MEASUREMENT_KEYS])
    hint = f"Menade du ”{near}”? " if near else ""
    return Problem(
        place,
        UNKNOWN_PART,
        f"{quoted(part)} är ingen del av {indicator.id}.",
        f"{hint}Här kan stå {', '.join(a_few(known))}; nya delar skrivs under indelningar: "
        "i nyckeltalet.",
    )


def _not_in_the_unit(share: Share, indicator: Indicator, place: Place) -> Problem:
    return Problem(
        place,
        NOT_IN_THE_UNIT,
        f"”{write_value(share)}” är en andel, men {indicator.id} mäts i {indicator.unit}.",
        "Skriv talet, eller rätta enhet: till procent i nyckeltalet.",
    )
