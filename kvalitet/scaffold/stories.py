"""The next quality story: the same target groups, told of another year."""

from collections.abc import Sequence
from dataclasses import replace

from kvalitet.catalogue.checked import Checked
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import (
    ACTIONS_SECTION,
    DEVIATIONS_SECTION,
    HOW_SECTION,
    RESULTS_SECTION,
    QualityStory,
)
from kvalitet.scaffold import precedent
from kvalitet.scaffold.carrying import carried, never_carried, renewed
from kvalitet.scaffold.fields import asked, blank, filled
from kvalitet.scaffold.figures import Measuring
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Line, Value
from kvalitet.scaffold.moving import Move, year
from kvalitet.scaffold.naming import new_id, new_path
from kvalitet.scaffold.outline import Wanted
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.target_groups import carried_deviations, carried_groups, planned_groups
from kvalitet.scaffold.wish import Wish

_FOLDER = "berättelser"
_INSIDE = (ACTIONS_SECTION, RESULTS_SECTION)


def sketch_story(wish: Wish, known: Known) -> Sketch:
    """The story of the next year; the first one is told of a plan, if there is any."""
    named = precedent.named(wish, known, (QualityStory, Plan))
    before = precedent.as_type(named, QualityStory)
    plan = precedent.as_type(named, Plan)
    if named is None:
        stories = precedent.same_kind(QualityStory, known)
        before = precedent.latest(stories, wish, lambda one: (one.municipality, one.area))
    if before is not None:
        return _next(before, wish, known)
    return _first(plan or _latest_plan(wish, known), wish, known)


def _next(before: Checked[QualityStory], wish: Wish, known: Known) -> Sketch:
    old, data = before.form, before.front.data
    move = Move(year(old.year), precedent.next_year(wish, old.year))
    now = move.now.canonical
    default = f"{old.municipality}-{now}"
    name = new_id(wish, known, before, move, default)
    plan = _plan_of(old, int(now), known)
    measuring = Measuring(known, old.municipality, move)
    changes = [
        *renewed(QualityStory, wish.kind, name, data, move),
        filled(QualityStory, "year", now),
        carried_groups(before, measuring, plan),
        carried_deviations(old, move),
        _follows_up(plan),
    ]
    return Sketch(
        id=name,
        path=new_path(before, move, _FOLDER, default),
        lines=carried(data, changes, never_carried(QualityStory)),
        wanted=_wanted([group.name for group in old.target_groups]),
        asks_for_text=True,
        source=before,
        headings=before,
        move=move,
    )


def _first(document: Checked[Plan] | None, wish: Wish, known: Known) -> Sketch:
    """A story with none before it: its target groups are those of the plan."""
    plan = document.form if document else None
    asked_for = wish if wish.period or plan is None else replace(wish, period=year(plan.year))
    number = precedent.next_year(asked_for, None).canonical
    municipality = plan.municipality if plan else precedent.whose(wish, known.catalogue.config)[0]
    name = new_id(wish, known, None, None, f"{municipality}-{number}")
    identity: dict[str, Value] = {
        "type": wish.kind,
        "id": name,
        "draft": "ja",
        "municipality": municipality,
        "year": number,
    }
    instead: list[Line] = []
    if plan is not None:
        identity |= {"area": plan.area, "follows_up": plan.id}
        instead = [planned_groups(plan, known)]
    groups = plan.target_groups if plan else ()
    return Sketch(
        id=name,
        path=new_path(None, None, _FOLDER, f"{municipality}-{number}"),
        lines=blank(QualityStory, identity, *instead).lines,
        wanted=_wanted(groups or [""]),
        asks_for_text=True,
        source=document,
    )


def _wanted(groups: Sequence[str]) -> list[Wanted]:
    told = (Wanted(name, _INSIDE) for name in groups)
    return [Wanted(HOW_SECTION), *told, Wanted(DEVIATIONS_SECTION)]


def _latest_plan(wish: Wish, known: Known) -> Checked[Plan] | None:
    """The plan of the year, or the last one before it."""
    last = wish.period.end.year if wish.period and wish.period.end else None
    plans = (
        one for one in precedent.same_kind(Plan, known) if last is None or one.form.year <= last
    )
    return precedent.latest(plans, replace(wish, period=None), lambda one: (one.owner, one.area))


def _plan_of(story: QualityStory, number: int, known: Known) -> Plan | None:
    """The plan for what the story tells of and its year; None where it is not certain which."""
    plans = [
        one.form
        for one in precedent.same_kind(Plan, known)
        if one.form.owner == story.municipality and one.form.year == number
    ]
    same_area = [plan for plan in plans if plan.area == story.area]
    found = same_area or plans
    return found[0] if len(found) == 1 else None


def _follows_up(plan: Plan | None) -> Line:
    if plan is None:
        return asked(QualityStory, "follows_up")
    return filled(QualityStory, "follows_up", plan.id)
