"""M011 and M013: an analysis has a figure of its own period, and so has what it compares with."""

from collections.abc import Collection, Iterator

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.series.known import Known
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.period import Period
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity

NOT_OF_THE_PERIOD = Rule("M011", Severity.WARNING, "Analysens period har ingen siffra")
OLD_COMPARISON = Rule("M013", Severity.WARNING, "Jämförelsen når inte analysens period")


def check_analysed(catalogue: Catalogue, known: Known) -> Iterator[Problem]:
    """Every analysis; what it begins with is made of the figures of its period."""
    for document in catalogue.of_type(IndicatorAnalysis):
        form = document.form
        if known.is_certain(form.indicator, form.owner):
            periods = {*known.of(form.indicator, form.owner), *form.measurements}
            if form.period not in periods:
                yield _not_of_the_period(document, periods)
            for group, series in form.comparisons.items():
                periods = {*known.of(form.indicator, group), *series}
                yield from _check_comparison(document, group, periods)


def _not_of_the_period(
    document: Checked[IndicatorAnalysis], periods: Collection[Period]
) -> Problem:
    form = document.form
    message = f"Det finns ingen siffra för {form.indicator} {form.period.name}."
    dated = [period for period in periods if period.end is not None]
    if dated:
        latest = max(dated, key=lambda period: period.sort_key)
        message = f"{message[:-1]}; den senaste gäller {latest.name}."
    return Problem(
        document.front.place_of(("period",)),
        NOT_OF_THE_PERIOD,
        message,
        "Skriv värdet, eller ordet för varför det saknas: "
        f"{form.period.canonical}: {MissingKind.NOT_MEASURED}. Annars rätta perioden.",
    )


def _check_comparison(
    document: Checked[IndicatorAnalysis], group: str, periods: Collection[Period]
) -> Iterator[Problem]:
    """A group whose figures are of the same kind of period must have one of the same period."""
    form = document.form
    alike = [p for p in periods if (p.kind, p.months) == (form.period.kind, form.period.months)]
    if alike and form.period not in alike:
        latest = max(alike, key=lambda period: period.sort_key)
        yield Problem(
            document.front.place_of_key(("jämförelser", group)),
            OLD_COMPARISON,
            f"Analysen gäller {form.period.name}, men den senaste siffran för {group} gäller "
            f"{latest.name}.",
            "Skriv värdet, eller ordet för varför det saknas: "
            f"{form.period.canonical}: {MissingKind.NOT_PUBLISHED}.",
        )
