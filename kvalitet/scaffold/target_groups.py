"""What a quality story takes over of its target groups and of its table of deviations."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Tree
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import Deviations, QualityStory, TargetGroup
from kvalitet.scaffold.fields import asked, blank, filled, guidance_of, key_of
from kvalitet.scaffold.figures import Measuring
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Block, Entries, Line, Row, Value, value_of
from kvalitet.scaffold.moving import Move

_MEASUREMENTS = key_of(TargetGroup, "measurements")
_INDICATORS = key_of(TargetGroup, "indicators")
_LONG_ENOUGH: Final = 32
"""Characters of a name that are enough to know it by."""


def carried_groups(before: Checked[QualityStory], measuring: Measuring, plan: Plan | None) -> Line:
    """The target groups, with their figures to fill in; what other documents state is named."""
    key = key_of(QualityStory, "target_groups")
    entries = before.front.data[key]
    assert isinstance(entries, list), "the gate has let the story through"
    groups = [_group(entry, measuring) for entry in entries if isinstance(entry, dict)]
    told = {name for group in before.form.target_groups for name in group.all_indicators}
    promised = [name for name in plan.all_indicators if name not in told] if plan else []
    below = _named("Planens övriga nyckeltal, om de ska vara med", promised, measuring.known)
    return Line(key, Entries(tuple(groups), below))


def _group(entry: Mapping[str, Tree], measuring: Measuring) -> Block:
    measured = entry.get(_MEASUREMENTS)
    series = tuple(measuring.all_series(measured))
    asked_for = {line.key for line in series}
    elsewhere = [name for name in measured or () if name not in asked_for]
    shown = entry.get(_INDICATORS)
    names: list[Tree] = [*(shown if isinstance(shown, list) else ()), *elsewhere]
    changed: dict[str, Value] = {_MEASUREMENTS: Block(series), _INDICATORS: Row(names)}
    keys = dict.fromkeys((*entry, _INDICATORS))
    lines = (Line(key, changed.get(key, value_of(entry.get(key)))) for key in keys)
    return Block(tuple(line for line in lines if line.value not in (Block(()), Row([]))))


def planned_groups(plan: Plan, known: Known) -> Line:
    """The target groups of a plan, for the first story that is told of it."""
    taken: set[str] = set()
    groups = []
    for name in plan.target_groups:
        taken.add(id := _free_id(name, taken))
        groups.append(blank(TargetGroup, {"id": id, "name": name}))
    below = _named("Planens nyckeltal, att fördela på målgrupperna", plan.all_indicators, known)
    items = tuple(groups) or (blank(TargetGroup, {}),)
    guidance = guidance_of(QualityStory, "target_groups")
    return Line(key_of(QualityStory, "target_groups"), Entries(items, below), guidance)


def carried_deviations(story: QualityStory, move: Move) -> Line:
    """The table of deviations, for the same months of the year that is now."""
    if story.deviations is None:
        return asked(QualityStory, "deviations")
    areas = list(story.deviations.areas)
    months = filter(None, map(move.period, story.deviations.per_month))
    counts = tuple(Line(month.written, Row(dict.fromkeys(areas))) for month in months)
    table = Block(
        (
            filled(Deviations, "areas", Row([*areas])),
            filled(Deviations, "per_month", Block(counts)),
        )
    )
    return filled(QualityStory, "deviations", table)


def _named(why: str, names: Sequence[str], known: Known) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"{why}:", *(f"{name}: {known.label(name)}" for name in names))


def _free_id(name: str, taken: set[str]) -> str:
    """An id made of the first words of a name, with a number where another has them too."""
    first, *rest = re.findall(r"[0-9a-zåäö]+", name.lower()) or ["grupp"]
    made = first[:_LONG_ENOUGH]
    for word in rest:
        if len(f"{made}-{word}") > _LONG_ENOUGH:
            break
        made = f"{made}-{word}"
    candidates = (made if number == 1 else f"{made}-{number}" for number in count(1))
    return next(one for one in candidates if one not in taken)
