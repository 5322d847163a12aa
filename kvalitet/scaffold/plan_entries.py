"""The risks, actions and indicators of a plan, as they are carried over to the next one."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from kvalitet.analysis.actions import ActionCourse, action_courses
from kvalitet.analysis.risks import RiskCourse, courses
from kvalitet.catalogue.thread import PlanThread
from kvalitet.front.tree import Tree
from kvalitet.model.plan import Action, PlannedIndicator
from kvalitet.model.risk import Risk
from kvalitet.model.words import ActionStatus, Ongoing, RiskGone
from kvalitet.scaffold.fields import asked, filled, key_of, unjudged
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Block, Entries, Line, Row, value_of
from kvalitet.scaffold.told import level_told, status_told
from kvalitet.swedish.lists import joined

_STEPS: Final = {name: key_of(Risk, name) for name in ("likelihood", "consequence")}
_LEVEL: Final = key_of(Risk, "stated")
_ACTIONS: Final = key_of(Risk, "actions")
_DEADLINE: Final = key_of(Action, "deadline")
_STATUS: Final = key_of(Action, "status")
_INDICATOR: Final = key_of(PlannedIndicator, "indicator")
_TARGETS: Final = key_of(PlannedIndicator, "targets")


def carried_lists(thread: PlanThread, year: int, known: Known) -> Iterator[Line]:
    """The lists of a plan that are not what they were when it is carried over to a year."""
    plan, data = thread.plan.form, thread.plan.front.data
    form, matrix = type(plan), known.catalogue.config.matrices.get(plan.matrix or "")
    actions = action_courses(thread)
    done = [one.action.id for one in actions if one.status is ActionStatus.DONE]
    if entries := _entries(data, key_of(form, "risks")):
        risks = _risks(entries, courses(thread, matrix), done)
        yield filled(form, "risks", risks)
    if entries := _entries(data, key_of(form, "actions")):
        yield filled(form, "actions", _actions(entries, actions))
    if entries := _entries(data, key_of(form, "indicators")):
        yield filled(form, "indicators", _indicators(entries, year, known))


def _entries(data: Mapping[str, Tree], key: str) -> list[dict[str, Tree]]:
    entries = data.get(key)
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _risks(
    entries: Iterable[Mapping[str, Tree]], found: Iterable[RiskCourse], done: Collection[str]
) -> Entries:
    kept, gone = [], []
    for entry, course in zip(entries, found, strict=True):
        if course.latest.level is RiskGone.GONE:
            gone.append(f"{course.risk.id} {course.risk.name}: {level_told(course.latest)}.")
        else:
            kept.append(_risk(entry, course, done))
    return Entries(tuple(kept), _left_out(gone, "Inte med, för de kvarstår inte"))


def _risk(entry: Mapping[str, Tree], course: RiskCourse, done: Collection[str]) -> Block:
    """A risk to judge anew, and to find other actions for where all it had are done."""
    last = (f"Senast {level_told(course.latest)}. Bedöm risken på nytt.",)
    changes: dict[str, Line | None] = {_LEVEL: asked(Risk, "stated", above=last)}
    first = [key for key in entry if key in _STEPS.values()][:1]
    for name, key in _STEPS.items():
        changes[key] = unjudged(Risk, name, above=last if [key] == first else ())
    if over := [name for name in course.risk.actions or () if name in done]:
        left = [name for name in course.risk.actions or () if name not in done]
        said = f"{joined(over)} är {'klar' if len(over) == 1 else 'klara'}."
        changes[_ACTIONS] = Line(_ACTIONS, Row([*left]) if left else None, remark=said)
    return _changed(entry, changes)


def _actions(entries: Iterable[Mapping[str, Tree]], found: Iterable[ActionCourse]) -> Entries:
    kept, done = [], []
    for entry, course in zip(entries, found, strict=True):
        if course.status is ActionStatus.DONE:
            done.append(f"{course.action.id} {course.action.name}: {status_told(course)}.")
        else:
            kept.append(_changed(entry, {_DEADLINE: _new_deadline(course), _STATUS: None}))
    return Entries(tuple(kept), _left_out(done, "Inte med, för de är klara"))


def _new_deadline(course: ActionCourse) -> Line:
    """When an action is to be done must be said anew, unless it has no end."""
    said = [f"Senast {status_told(course)}."] if course.status else []
    deadline = course.deadline
    if isinstance(deadline, Ongoing):
        return Line(_DEADLINE, deadline.value, above=tuple(said))
    if deadline is not None:
        said.append(f"Skulle vara klar {deadline.written}.")
    return asked(Action, "deadline", above=(" ".join(said),) if said else ())


def _indicators(entries: Iterable[Mapping[str, Tree]], year: int, known: Known) -> Entries:
    """What was promised, and for whom there were targets, which are to be decided for the year."""
    rows, decided = [], []
    for entry in entries:
        name, before = entry[_INDICATOR], entry.get(_TARGETS)
        targets = [*before] if isinstance(before, dict) else []
        asked_for = [one for one in targets if (name, one, year) not in known.targets]
        decided += [f"{name} ({one})" for one in targets if one not in asked_for]
        row = {**entry, _TARGETS: dict.fromkeys(asked_for)}
        rows.append(Row({key: row[key] for key in entry if key != _TARGETS or asked_for}))
    below = f"Mål för {year} finns redan i ett annat dokument: {joined(decided)}."
    return Entries(tuple(rows), (below,) if decided else ())


def _changed(entry: Mapping[str, Tree], changes: Mapping[str, Line | None]) -> Block:
    """An entry with some of its lines changed, and without those that are None."""
    lines = (changes.get(key, Line(key, value_of(tree))) for key, tree in entry.items())
    return Block(tuple(line for line in lines if line is not None))


def _left_out(entries: list[str], why: str) -> tuple[str, ...]:
    return (f"{why}. Skriv in dem igen om de ska fortsätta:", *entries) if entries else ()
