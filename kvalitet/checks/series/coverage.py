"""M010 and M012: the figures of a follow-up and of a story reach as far as they tell of."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import Statement, statements_of
from kvalitet.checks.series.calendar import LENGTHS, named, parts_of, some
from kvalitet.checks.series.known import Known
from kvalitet.checks.series.steps import Absent
from kvalitet.front.tree import Location
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.period import Period, PeriodKind, parse_period
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity

STOPS_EARLY = Rule("M010", Severity.WARNING, "Serien slutar före den tid som redovisas")
NOT_OF_THE_YEAR = Rule("M012", Severity.WARNING, "Nyckeltalet har ingen siffra för året")


def check_coverage(catalogue: Catalogue, known: Known) -> tuple[list[Problem], set[Absent]]:
    """What follow-ups and stories lack figures of, and which periods have been told of."""
    problems: list[Problem] = []
    told: set[Absent] = set()
    for document in catalogue.documents:
        match document.form:
            case FollowUp() as follow_up:
                subject, whole = "Uppföljningen", follow_up.period
            case QualityStory() as story:
                subject, whole = "Berättelsen", parse_period(str(story.year))
                problems += _of_no_year(document, story, catalogue, known)
            case _:
                continue
        for absent, statements in _stopping(document, whole, known).items():
            problems.append(_stops_early(document, subject, absent, statements))
            told |= {(one.indicator, one.owner, p) for one in statements for p in absent}
    return problems, told


def _stopping(
    document: Checked[Report], whole: Period, known: Known
) -> dict[tuple[Period, ...], list[Statement]]:
    """Absent periods → the series that lack them; what lacks the same is told together."""
    found: dict[tuple[Period, ...], list[Statement]] = {}
    for statement in statements_of(document.form):
        if known.is_certain(statement.indicator, statement.owner):
            periods = {*known.of(statement.indicator, statement.owner), *statement.series}
            form = document.form
            if isinstance(form, QualityStory) and not _has_year(periods, form.year):
                continue  # told by the rule for years
            if absent := _absent(statement.series, whole, periods):
                found.setdefault(absent, []).append(statement)
    return found


def _absent(
    stated: Iterable[Period], whole: Period, known: Collection[Period]
) -> tuple[Period, ...]:
    """The parts of a whole that nobody has told, where a series of such parts is told.

    One month alone is no series: it may well have been examined by itself.
    """
    if whole in known:
        return ()
    absent: tuple[Period, ...] = ()
    kinds = Counter(period.kind for period in stated)
    for kind in (kind for kind in LENGTHS if kind in kinds):
        parts = parts_of(whole, kind)
        missing = tuple(part for part in parts if part not in known)
        if parts and not missing:
            return ()
        if parts and (kinds[kind] > 1 or kind is not PeriodKind.MONTH):
            absent = missing
    return absent


def _stops_early(
    document: Checked[Report], subject: str, absent: tuple[Period, ...], statements: list[Statement]
) -> Problem:
    indicators = some([one.indicator for one in statements])
    return Problem(
        document.front.place_of_key(statements[0].location),
        STOPS_EARLY,
        f"{subject} saknar {named(absent)} i serien för {indicators}.",
        f"Skriv värdet, eller ordet för varför det saknas: {absent[0].canonical}: "
        f"{MissingKind.UNKNOWN}.",
    )


def _of_no_year(
    document: Checked[Report], story: QualityStory, catalogue: Catalogue, known: Known
) -> Iterator[Problem]:
    """Indicators of a target group that nothing is said of for the story's year."""
    home = catalogue.config.municipality_of(story.municipality)
    owners = [story.municipality, *(unit.id for unit in home.units)] if home else []
    for i, group in enumerate(story.target_groups):
        at: Location = ("målgrupper", i)
        shown = [((*at, "nyckeltal", j), name) for j, name in enumerate(group.indicators)]
        # A heading without values below it is told as one.
        stated = [name for name, series in group.measurements.items() if series]
        shown += [((*at, "mätningar", name), name) for name in stated]
        for location, name in shown:
            told = [p for owner in owners for p in known.of(name, owner)]
            told += group.measurements.get(name, {})
            if known.is_certain(name, story.municipality) and not _has_year(told, story.year):
                yield Problem(
                    document.front.place_of_key(location),
                    NOT_OF_THE_YEAR,
                    f"Berättelsen gäller {story.year}, men {name} har ingen siffra för det året.",
                    "Skriv värdet, eller ordet för varför det saknas: "
                    f"{story.year}: {MissingKind.NOT_MEASURED}.",
                )


def _has_year(periods: Iterable[Period], year: int) -> bool:
    return any(period.end is not None and period.end.year == year for period in periods)
