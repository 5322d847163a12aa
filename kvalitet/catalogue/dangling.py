"""What a document's keys name must exist: nyckeltal, municipalities, units, groups and areas."""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum

from kvalitet.catalogue.checked import Checked
from kvalitet.config import SiteConfig
from kvalitet.front.tree import Front, Location
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator, Target
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Action, Plan, SelfCheck
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

UNKNOWN_INDICATOR = Rule("K002", Severity.ERROR, "Nyckeltalet finns inte")
UNKNOWN_OWNER = Rule("K003", Severity.ERROR, "Kommunen, enheten eller gruppen finns inte")
UNKNOWN_AREA = Rule("K006", Severity.ERROR, "Området finns inte bland avvikelsernas områden")

STRAY_UNIT = Rule("K008", Severity.ERROR, "Enheten hör till en annan kommun")


class _Kind(Enum):
    """What a name may be the name of."""

    INDICATOR = "nyckeltal"
    MUNICIPALITY = "kommun"
    UNIT = "enhet"
    OWNER = "kommun eller enhet"
    ANYONE = "kommun, enhet eller jämförelsegrupp"


def dangling(
    document: Checked[Report],
    indicators: Collection[str],
    unsound: frozenset[str],
    config: SiteConfig,
) -> Iterator[Problem]:
    """Names that lead nowhere, each told once, where it is written.

    Indicators whose documents are `unsound` exist, although nothing more is known of them.
    """
    known: Mapping[_Kind, Collection[str]] = {
        _Kind.INDICATOR: [*indicators, *sorted(unsound)],
        _Kind.MUNICIPALITY: [municipality.id for municipality in config.municipalities],
        _Kind.UNIT: [unit.id for m in config.municipalities for unit in m.units],
        _Kind.OWNER: config.owners,
        _Kind.ANYONE: config.names,
    }
    for kind, name, place in _named(document):
        if name not in known[kind]:
            yield _unknown(kind, name, known[kind], place)
    yield from _stray_units(document, config)
    if isinstance(document.form, QualityStory):
        yield from _unknown_areas(document, document.form)


def _named(document: Checked[Report]) -> Iterator[tuple[_Kind, str, Place]]:
    """Every id that the document's keys name, and where."""
    form, front = document.form, document.front
    match form:
        case Indicator():
            for owner in form.measurements:
                yield _Kind.ANYONE, owner, front.place_of_key(("mätningar", owner))
            for i, target in enumerate(form.targets):
                yield from _whose(document, target.municipality, target.unit, ("mål", i))
            for _, at, indicator in form.relations.named():
                yield _Kind.INDICATOR, indicator, front.place_of(("samband", *at))
        case IndicatorAnalysis():
            yield _Kind.INDICATOR, form.indicator, front.place_of(("indikator",))
            yield from _whose(document, form.municipality, form.unit)
            for group in form.comparisons:
                yield _Kind.ANYONE, group, front.place_of_key(("jämförelser", group))
        case QualityStory():
            yield from _whose(document, form.municipality, None)
            for i, target_group in enumerate(form.target_groups):
                for indicator in target_group.measurements:
                    at = ("målgrupper", i, "mätningar", indicator)
                    yield _Kind.INDICATOR, indicator, front.place_of_key(at)
                for j, indicator in enumerate(target_group.indicators):
                    place = front.place_of(("målgrupper", i, "nyckeltal", j))
                    yield _Kind.INDICATOR, indicator, place
        case Plan():
            yield from _whose(document, form.municipality, form.unit)
            yield from _named_in_plan(form, front)
        case FollowUp():
            yield from _whose(document, form.municipality, form.unit)
            for indicator in form.measurements:
                yield _Kind.INDICATOR, indicator, front.place_of_key(("mätningar", indicator))


def _named_in_plan(plan: Plan, front: Front) -> Iterator[tuple[_Kind, str, Place]]:
    for i, planned in enumerate(plan.indicators):
        at = ("indikatorer", i)
        yield _Kind.INDICATOR, planned.indicator, front.place_of((*at, "nyckeltal"))
        for owner in planned.targets:
            yield _Kind.OWNER, owner, front.place_of_key((*at, "mål", owner))
    pointing: dict[str, tuple[SelfCheck | Action, ...]] = {
        "egenkontroller": plan.self_checks,
        "åtgärder": plan.actions,
    }
    for key, entries in pointing.items():
        for i, entry in enumerate(entries):
            for j, indicator in enumerate(entry.indicators or ()):
                yield _Kind.INDICATOR, indicator, front.place_of((key, i, "nyckeltal", j))


def _whose(
    document: Checked[Report], municipality: str | None, unit: str | None, at: Location = ()
) -> Iterator[tuple[_Kind, str, Place]]:
    if municipality is not None:
        yield _Kind.MUNICIPALITY, municipality, document.front.place_of((*at, "kommun"))
    if unit is not None:
        yield _Kind.UNIT, unit, document.front.place_of((*at, "enhet"))


def _stray_units(document: Checked[Report], config: SiteConfig) -> Iterator[Problem]:
    """Units beside the name of a municipality that they are not a part of."""
    named: list[tuple[IndicatorAnalysis | Plan | FollowUp | Target, Location]] = []
    match document.form:
        case IndicatorAnalysis() | Plan() | FollowUp() as report:
            named = [(report, ())]
        case Indicator(targets=targets):
            named = [(target, ("mål", i)) for i, target in enumerate(targets)]
    municipalities = {municipality.id for municipality in config.municipalities}
    for one, at in named:
        home = config.municipality_of(one.unit) if one.unit else None
        if home and one.municipality in municipalities - {home.id}:
            yield Problem(
                document.front.place_of((*at, "enhet")),
                STRAY_UNIT,
                f"Enheten {quoted(one.unit or '')} hör till {home.id}, inte till "
                f"{one.municipality}.",
                "Rätta enheten eller kommunen.",
            )


def _unknown(kind: _Kind, name: str, known: Collection[str], place: Place) -> Problem:
    near = nearest(name, known)
    hint = f"Menade du ”{near}”? " if near else ""
    if kind is _Kind.INDICATOR:
        message = f"Nyckeltalet ”{name}” finns inte."
        remedy = "Rätta id, eller skriv ett dokument med typ: nyckeltal och detta id."
        return Problem(place, UNKNOWN_INDICATOR, message, hint + remedy)
    message = f"Ingen {kind.value} heter ”{name}”."
    remedy = "Rätta id, eller lägg till den i site_config.yml."
    return Problem(place, UNKNOWN_OWNER, message, hint + remedy)


def _unknown_areas(document: Checked[Report], story: QualityStory) -> Iterator[Problem]:
    if story.deviations is None:
        return
    areas = story.deviations.areas
    for period, month in story.deviations.per_month.items():
        for area in month if isinstance(month, dict) else ():
            if area not in areas:
                near = nearest(area, areas)
                hint = f"Menade du ”{near}”? " if near else ""
                at = ("avvikelser", "per_månad", period.written, area)
                yield Problem(
                    document.front.place_of_key(at),
                    UNKNOWN_AREA,
                    f"{quoted(area)} är inget av avvikelsernas områden.",
                    f"{hint}Här kan stå {', '.join(areas)}; nya skrivs under områden:.",
                )
