"""The parts of an indicator's dimensions against its total, and units against their municipality.

Nobody is of two genders, and an event is of one sort, but a person may be counted for two reasons
and in two units: where such parts are more than the whole, the writer must say that they overlap.
What is missing is never guessed: a sum that does not reach is told only when all of it is known.
"""

from collections.abc import Iterator, Mapping

from kvalitet.checks.arithmetic.hundred import of_hundred
from kvalitet.checks.arithmetic.sheets import Column, Known, Sheet
from kvalitet.checks.arithmetic.sums import MISMATCH, Division
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.measurement import TOTAL
from kvalitet.model.words import Counts
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

OUTSIDE = Rule("A004", Severity.ERROR, "Värdet för alla ligger utanför delarnas", excusable=True)

_GENDER = "kön"
_MEANS = frozenset({"procent", "poäng"})
"""Units whose total is a mean of the parts, so that it lies between them."""


def check_breakdowns(sheet: Sheet) -> Iterator[Problem]:
    """Every dimension of every owner, period by period."""
    relations = sheet.indicator.relations
    for owner, dimension, parts in sheet.divisions():
        whole = sheet.column(owner)
        size = len(sheet.indicator.dimensions[dimension])
        if dimension in relations.distributions:
            yield from _distributed(whole, parts, size)
            continue
        may_overlap = dimension in relations.overlapping
        for division in _by_period(whole, parts, size, sheet.indicator, dimension):
            yield from _judge(division, sheet.indicator, dimension, may_overlap=may_overlap)


def _by_period(
    whole: Column, parts: Mapping[str, Column], size: int, indicator: Indicator, dimension: str
) -> Iterator[Division]:
    is_certain = indicator.counts is not Counts.PERSONS or dimension == _GENDER
    for period, figure in whole.items():
        known = {part: column[period] for part, column in parts.items() if period in column}
        if known:
            yield Division(figure, known, len(known) == size, is_certain, TOTAL)


def _judge(
    division: Division, indicator: Indicator, dimension: str, *, may_overlap: bool
) -> Iterator[Problem]:
    too_large = list(division.too_large())
    yield from too_large
    if too_large or may_overlap:
        return
    way_out = f"Kan samma finnas i flera delar, skriv överlappar: [{dimension}] i nyckeltalet."
    found = division.sum_problem("" if dimension == _GENDER else way_out)
    if found is not None:
        yield found
    elif division.is_complete and indicator.unit in _MEANS:
        yield from _outside(division, way_out)


def _outside(division: Division, way_out: str) -> Iterator[Problem]:
    """A total that no mix of its parts can give."""
    parts = {part: figure.bounds for part, figure in division.parts.items()}
    whole = division.whole.bounds
    lowest = min(parts, key=lambda part: parts[part].low)
    highest = max(parts, key=lambda part: parts[part].high)
    if whole.low > parts[highest].high or whole.high < parts[lowest].low:
        ends = " och ".join(
            f"{quoted(part)} {division.parts[part].text}" for part in (lowest, highest)
        )
        yield Problem(
            division.whole.observation.stated_in[0],
            OUTSIDE if division.is_certain else MISMATCH,
            f"{division.whole.said}, men delarna ligger mellan {ends}.",
            f"Rätta det tal som är fel. {way_out}",
        )


def _distributed(whole: Column, parts: Mapping[str, Column], size: int) -> Iterator[Problem]:
    """Shares of one whole: together they are all of it, or as much as the total says."""
    periods = {period: None for column in parts.values() for period in column}
    for period in periods:
        known = {part: column[period] for part, column in parts.items() if period in column}
        terms: list[tuple[str, Known]] = list(known.items())
        yield from of_hundred(terms, is_complete=len(known) == size, whole=whole.get(period))


def check_units(sheet: Sheet, config: SiteConfig) -> Iterator[Problem]:
    """Units against their municipality; there may be units that the site does not know."""
    for municipality in config.municipalities:
        names = {unit.id: unit.name for unit in municipality.units if unit.id in sheet.figures}
        for parts in sheet.figures.get(municipality.id, {}) if names else ():
            whole = sheet.column(municipality.id, parts)
            units = {name: sheet.column(unit, parts) for unit, name in names.items()}
            for period, figure in whole.items():
                known = {name: column[period] for name, column in units.items() if period in column}
                division = Division(figure, known, False, True, municipality.name)
                too_large = list(division.too_large())
                yield from too_large
                may_overlap = sheet.indicator.counts is Counts.PERSONS
                if known and not too_large and not may_overlap:
                    found = division.sum_problem("")
                    if found is not None:
                        yield found
