"""The four facts of a result, and the line of facts that opens a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.comparison import Comparison
from kvalitet.analysis.series_words import interval_words
from kvalitet.analysis.wording import standing_words, verdict_on
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.report import Report
from kvalitet.model.words import QualityLevel
from kvalitet.pages.ground import target_steps
from kvalitet.pages.remarks import flags
from kvalitet.pages.rows import NOT_JUDGED, change_in_short, development_in_short
from kvalitet.swedish.dates import day
from kvalitet.swedish.lists import inside
from kvalitet.swedish.numbers import change_with_unit_short


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: what it is about, a number or a few words, and what must be known of it."""

    term: str
    value: str
    detail: str
    in_words: bool = False
    """Whether the value is words, which are set smaller than a number."""
    is_level: bool = False
    level: QualityLevel | None = None


def four_facts(
    assessment: Assessment, result: Result, others: Sequence[Comparison]
) -> tuple[Fact, ...]:
    """Result, level, change and comparison, always in this order and never left out."""
    indicator = assessment.indicator
    return (
        _result_fact(result),
        _level_fact(result, indicator, assessment.owner),
        _change_fact(result, indicator),
        _comparison_fact(others, indicator),
    )


def _result_fact(result: Result) -> Fact:
    figure = result.figure
    base = ""
    if figure.numerator is not None and figure.denominator is not None:
        base = f"{figure.numerator} av {figure.denominator}"
    interval = result.interval
    uncertain = f"osäkerhet {interval_words(interval, result.indicator)}" if interval else ""
    said = (full_name(figure.period), base, uncertain, *flags(figure))
    detail = " · ".join(word for word in said if word)
    return Fact("Resultat", figure.text, detail, in_words=figure.value is None)


def _level_fact(result: Result, indicator: Indicator, owner: str) -> Fact:
    figure = result.figure
    if figure.level is not None and figure.band is not None:
        detail = f"{figure.level} är {figure.band.in_words}"
    elif not indicator.scales:
        detail = "inga nivåer är beslutade"
    elif figure.value is None:
        detail = "det finns inget värde att bedöma"
    else:
        detail = "nivåerna gällde inte då"
    target = _target_text(figure.period, indicator, owner)
    detail = f"{detail} · målet är {target}" if target else detail
    return Fact("Nivå", figure.level or NOT_JUDGED, detail, is_level=True, level=figure.level)


def _target_text(period: Period, indicator: Indicator, owner: str) -> str:
    """The target of the year that the period ends in."""
    steps = dict(target_steps(indicator, owner))
    step = steps.get(period.end.year) if period.end else None
    return step.text if step else ""


def _change_fact(result: Result, indicator: Indicator) -> Fact:
    change = change_in_short(result, indicator)
    if not change.size:
        return Fact("Förändring", change.words, development_in_short(result), in_words=True)
    certainty = verdict_on(result.change) if result.change else ""
    details = (change.words, certainty, f"över tid: {development_in_short(result)}")
    return Fact("Förändring", change.size, " · ".join(word for word in details if word))


def _comparison_fact(others: Sequence[Comparison], indicator: Indicator) -> Fact:
    told = next((other for other in others if other.difference is not None), None)
    if told is None or told.difference is None:
        return Fact("Jämfört med", "inga uppgifter", "för samma period", in_words=True)
    size = change_with_unit_short(told.difference, indicator.unit, indicator.decimals)
    words = f"{told.group.name}, som har {told.figure.text}"
    return Fact("Jämfört med", size, f"{words} · {standing_words(told.standing)}")


def full_name(period: Period) -> str:
    """The period with its months, as on first mention: "första halvåret 2018 (januari–juni)"."""
    months = period.months_in_words
    return f"{period.name} ({months})" if months else period.name


def decision_facts(form: Report) -> tuple[str, ...]:
    """Who decided and when, the record number, and who answers for the document."""
    said = []
    if form.decided and form.decided_by:
        said.append(f"beslutad av {form.decided_by} {day(form.decided)}")
    elif form.decided or form.decided_by:
        said.append(f"beslutad {day(form.decided) if form.decided else f'av {form.decided_by}'}")
    if form.record_number:
        said.append(f"diarienummer {form.record_number}")
    if form.responsible:
        said.append(f"ansvarig: {inside(form.responsible)}")
    return tuple(said)
