"""M040: a plan promises one measure, and its follow-up reports another of nearly the same name."""

import re
from collections.abc import Collection, Iterator

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.checks.series.known import Known
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.plan import Plan
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import joined, quoted

DRIFTED = Rule("M040", Severity.WARNING, "Ett annat mått redovisas än planen lovade")

Stems = tuple[str, ...]
"""The beginnings of a name's telling words, in their order."""

_WORD = re.compile(r"[a-zåäöé]{4,}")
_STEM = 6
"""Letters of a word that are compared: "inhyrd" and "inhyrda" are the same."""
_TOLD_OF_MANY = {
    *("andel", "andele", "antal", "antale", "barn", "barne", "barnen", "ungdom", "unga", "vuxna"),
    *("person", "medarb", "social", "utredn", "kommun", "enhete", "alla", "deras", "sina"),
    *("under", "efter", "minst", "eller", "inom", "enligt", "samt"),
}
"""Stems that tell no measure from another."""
_ENOUGH = 0.5
"""How large a part of the shorter name's words both must have."""


def check_drift(catalogue: Catalogue, known: Known) -> Iterator[Problem]:
    """Every plan with its follow-ups."""
    for thread in catalogue.threads.values():
        if thread.follow_ups:
            yield from _check(thread, catalogue, known)


def _check(thread: PlanThread, catalogue: Catalogue, known: Known) -> Iterator[Problem]:
    plan, indicators = thread.plan.form, catalogue.indicators
    home = catalogue.config.municipality_of(plan.owner)
    owners = [plan.owner, *(unit.id for unit in home.units)] if home else []
    promised = [
        (indicators[one.indicator], _stems(indicators[one.indicator].name))
        for one in plan.indicators
        if known.is_certain(one.indicator, plan.owner)
        and not _is_reported(one.indicator, plan, owners, known)
    ]
    drifted: dict[str, list[tuple[Checked[FollowUp], Indicator]]] = {}
    told: set[str] = set(plan.all_indicators)
    for document in reversed(thread.follow_ups) if promised else ():
        for name in document.form.measurements:
            if name in indicators and name not in told:
                told.add(name)
                if (lost := _nearest(indicators[name], promised)) is not None:
                    drifted.setdefault(lost.id, []).append((document, indicators[name]))
    for name, reported in drifted.items():
        yield _drifted(indicators[name], reported)


def _drifted(lost: Indicator, reported: list[tuple[Checked[FollowUp], Indicator]]) -> Problem:
    document, first = reported[0]
    instead = joined(f"{quoted(one.label)} i {one.unit}" for _, one in reported)
    return Problem(
        document.front.place_of_key(("mätningar", first.id)),
        DRIFTED,
        f"Planen lovade {quoted(lost.label)} i {lost.unit}. I stället redovisas {instead}.",
        f"Redovisa {lost.id}, om så med {document.form.period.canonical}: "
        f"{MissingKind.NOT_MEASURED}, eller byt nyckeltal i planen.",
    )


def _is_reported(name: str, plan: Plan, owners: Collection[str], known: Known) -> bool:
    return any(
        period.end is not None and period.end.year == plan.year
        for owner in owners
        for period in known.of(name, owner)
    )


def _nearest(
    reported: Indicator, promised: Collection[tuple[Indicator, Stems]]
) -> Indicator | None:
    """The promised measure in another unit whose name is most like this one's."""
    own = _stems(reported.name)
    others = [(_likeness(own, stems), one) for one, stems in promised if one.unit != reported.unit]
    best, near = max(others, key=lambda pair: pair[0], default=(0, None))
    return near if best >= _ENOUGH else None


def _likeness(one: Stems, other: Stems) -> float:
    """How large a part of the shorter name both have; a single word only where both begin so."""
    shared = set(one) & set(other)
    if len(shared) > 1 or (shared and one[0] == other[0]):
        return len(shared) / min(len(one), len(other))
    return 0


def _stems(name: str) -> Stems:
    stems = (word[:_STEM] for word in _WORD.findall(name.lower()))
    return tuple(stem for stem in dict.fromkeys(stems) if stem not in _TOLD_OF_MANY)
