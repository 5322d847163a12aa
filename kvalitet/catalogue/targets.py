"""Targets: those an indicator's document states and those that plans decide, joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kvalitet.catalogue.checked import Checked
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator, Target
from kvalitet.model.plan import Plan
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity

SAME_TARGET = Rule("K018", Severity.ERROR, "Målet är beslutat på två ställen")

Stated = tuple[str, Target, Place]
"""An indicator's id, a target for it, and where it stands."""


def with_targets(
    documents: Sequence[Checked[Report]], config: SiteConfig
) -> tuple[list[Checked[Report]], list[Problem]]:
    """Give every indicator the targets that plans have decided for it."""
    taken: dict[tuple[str, str | None, int], Place] = {}
    problems: list[Problem] = []
    decided: dict[str, list[Target]] = {}
    for document in documents:
        if isinstance(document.form, Indicator):
            for i, target in enumerate(document.form.targets):
                place = document.front.place_of(("mål", i))
                taken[document.form.id, target.owner, target.year] = place
    for indicator, target, place in _decided_by_plans(documents, config):
        key = (indicator, target.owner, target.year)
        if key in taken:
            problems.append(_decided_twice(key, place, taken[key]))
            continue
        taken[key] = place
        decided.setdefault(indicator, []).append(target)
    return [_given(document, decided) for document in documents], problems


def _decided_by_plans(documents: Sequence[Checked[Report]], config: SiteConfig) -> Iterator[Stated]:
    for document in documents:
        if not isinstance(document.form, Plan):
            continue
        for i, planned in enumerate(document.form.indicators):
            for owner, value in planned.targets.items():
                home = config.municipality_of(owner)
                if home is None:
                    continue  # told as dangling
                target = Target.model_construct(
                    municipality=home.id,
                    unit=owner if owner != home.id else None,
                    year=document.form.year,
                    value=value,
                )
                place = document.front.place_of_key(("indikatorer", i, "mål", owner))
                yield planned.indicator, target, place


def _given(document: Checked[Report], decided: dict[str, list[Target]]) -> Checked[Report]:
    form = document.form
    if not isinstance(form, Indicator) or form.id not in decided:
        return document
    targets = (*form.targets, *decided[form.id])
    return replace(document, form=form.model_copy(update={"targets": targets}))


def _decided_twice(key: tuple[str, str | None, int], place: Place, first: Place) -> Problem:
    indicator, owner, year = key
    return Problem(
        place,
        SAME_TARGET,
        f"Målet för {indicator}, {owner} {year}, står redan i {first}.",
        "Behåll det på det ena stället: i planen där det beslutades, eller i nyckeltalet.",
    )
