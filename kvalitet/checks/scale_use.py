"""Family S from S007: a scale says something of the values and the targets that there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from kvalitet.analysis.figures import exact_value, scale_at
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.observations import Observation
from kvalitet.checks.scales import decided_targets, goes_wrong_way
from kvalitet.model.indicator import Indicator, QualityScale
from kvalitet.model.period import parse_period
from kvalitet.model.value import write_value
from kvalitet.model.words import QualityLevel
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.dates import day
from kvalitet.swedish.numbers import round_half_up, with_unit

RED_TARGET = Rule("S007", Severity.WARNING, "Målet ligger på röd nivå")
TOO_LATE = Rule("S008", Severity.WARNING, "Nivåerna gäller inte för något värde")
UNSEEN_DECIMALS = Rule("S009", Severity.WARNING, "Nivån beror på decimaler som inte visas")

_LONGEST_WAIT = timedelta(days=366)
"""New levels are decided before the first value that they are for."""


def check_scale_use(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The targets of all, and the scales of every indicator beside its values."""
    yield from _red_targets(catalogue)
    values = _values(catalogue)
    for document in catalogue.of_type(Indicator):
        series = values.get(document.form.id, ())
        yield from _unseen_decimals(document, series)
        if document.form.id not in catalogue.in_doubt:
            yield from _too_late(document, series)


def _values(catalogue: Catalogue) -> Mapping[str, Sequence[Sequence[Observation]]]:
    """Indicator with scales → every series of it."""
    found: dict[str, list[Sequence[Observation]]] = {}
    for key, series in catalogue.store.items():
        if catalogue.indicators[key.indicator].scales:
            found.setdefault(key.indicator, []).append(series)
    return found


def _red_targets(catalogue: Catalogue) -> Iterator[Problem]:
    for target in decided_targets(catalogue):
        exact, indicator = exact_value(target.value), target.indicator
        scale = scale_at(parse_period(str(target.year)), indicator)
        if exact is None or scale is None or goes_wrong_way(scale, indicator):
            continue
        if scale.banding(indicator.unit).level_of(exact) is QualityLevel.RED and scale.red:
            yield Problem(
                target.place,
                RED_TARGET,
                f"Målet {write_value(target.value)} för {target.year} ligger på röd nivå "
                f"({scale.red.in_words}).",
                "Ändra målet eller nivåerna. Är det ett mål på vägen, undanta det och säg det.",
            )


def _too_late(
    document: Checked[Indicator], series: Sequence[Sequence[Observation]]
) -> Iterator[Problem]:
    """A scale may well be decided before the first value that it is for, but not by years."""
    scales = document.form.scales
    latest = [end for one in series if (end := _last_measured(one)) is not None]
    if not scales or not latest:
        return
    first = min(range(len(scales)), key=lambda i: scales[i].valid_from)
    if scales[first].valid_from > max(latest) + _LONGEST_WAIT:
        yield Problem(
            document.front.place_of(("nivåer", first, "gäller_från")),
            TOO_LATE,
            f"Nivåerna gäller från {day(scales[first].valid_from)}, men det senaste värdet är från "
            f"{day(max(latest))}. Inget värde får någon nivå.",
            "Rätta gäller_från: om det är felskrivet. Väntar nivåerna på ett nyare värde, undanta "
            "dem och säg det.",
        )


def _last_measured(series: Sequence[Observation]) -> date | None:
    measured = (one for one in reversed(series) if exact_value(one.value) is not None)
    return next((one.period.end for one in measured), None)


def _unseen_decimals(
    document: Checked[Indicator], series: Sequence[Sequence[Observation]]
) -> Iterator[Problem]:
    """What readers see, banded by the limits that they see, must give the level that they see."""
    indicator = document.form
    for i, scale in enumerate(indicator.scales):
        banding = scale.banding(indicator.unit)
        if banding.decimals == indicator.decimals:
            continue
        told = "Nivån sätts på fler decimaler än värdet visas med."
        if scale.rounding is None or scale.rounding < indicator.decimals:
            observations = (one for some in series for one in some)
            told = next(_seen_otherwise(scale, indicator, observations), "")
        if told:
            remedy = "Låt avrundning: och decimaler: säga samma sak."
            yield Problem(document.front.place_of(("nivåer", i)), UNSEEN_DECIMALS, told, remedy)


def _seen_otherwise(
    scale: QualityScale, indicator: Indicator, observations: Iterable[Observation]
) -> Iterator[str]:
    """The values that look as if they had another level than they have."""
    banding = scale.banding(indicator.unit)
    for one in observations:
        exact = exact_value(one.value)
        if exact is None or scale_at(one.period, indicator) is not scale:
            continue
        shown = round_half_up(exact, indicator.decimals)
        seen, level = banding.level_of(shown), banding.level_of(exact)
        if seen and level and seen is not level:
            text = with_unit(shown, indicator.unit, indicator.decimals)
            yield (
                f"{one.period.name.capitalize()} visas som {text}, som är {seen.value} nivå, men "
                f"bedöms som {level.value}."
            )
