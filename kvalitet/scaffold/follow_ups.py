"""The next follow-up of a plan: everything that is still open, at the time that is now."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from kvalitet.model.follow_up import FollowUp
from kvalitet.model.period import Period
from kvalitet.model.plan import INDICATORS_SECTION
from kvalitet.scaffold import precedent
from kvalitet.scaffold.carrying import carried, never_carried, renewed
from kvalitet.scaffold.fields import blank, filled, guidance_of, key_of
from kvalitet.scaffold.figures import Measuring
from kvalitet.scaffold.follow_up_entries import KINDS, open_entries
from kvalitet.scaffold.following_up import Task, task_of
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Block, Line, Value
from kvalitet.scaffold.moving import Move, year
from kvalitet.scaffold.naming import new_id, new_path
from kvalitet.scaffold.outline import Wanted
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.wish import Wish

_FOLDER = "uppföljningar"


def sketch_follow_up(wish: Wish, known: Known) -> Sketch:
    """The follow-up of the next period, or the first one of a plan."""
    task = task_of(wish, known)
    if task is None:
        return _without_plan(wish, known)
    plan, before = task.plan, task.before
    move = Move(before.form.period, task.now) if before else None
    name = new_id(wish, known, before, move, _default_id(plan.owner, task.now))
    matrix = known.catalogue.config.matrices.get(plan.matrix or "")
    lists = [*open_entries(task.thread, task.goes_on, matrix), _measurements(task, known)]
    wanted = dict.fromkeys((*plan.obligatory_sections, INDICATORS_SECTION))
    return Sketch(
        id=name,
        path=new_path(before, move, _FOLDER, _default_stem(task, name)),
        lines=_lines(wish.kind, name, task, lists),
        wanted=[Wanted(title) for title in wanted],
        source=task.goes_on or task.thread.plan,
        headings=before,
        move=move,
    )


def _lines(kind: str, name: str, task: Task, lists: Sequence[Line]) -> Sequence[Line]:
    if task.before is None:
        plan = task.plan
        identity = _identity(kind, name, plan.municipality, plan.unit, task.now)
        return blank(FollowUp, {**identity, "follows_up": plan.id}, *lists).lines
    data = task.before.front.data
    changes = [
        *renewed(FollowUp, kind, name, data, Move(task.before.form.period, task.now)),
        filled(FollowUp, "follows_up", task.plan.id),
        filled(FollowUp, "period", task.now.canonical),
        *lists,
    ]
    told = {key_of(FollowUp, name) for name in KINDS}
    return carried(data, changes, never_carried(FollowUp) | told)


def _measurements(task: Task, known: Known) -> Line:
    """The figures to fill in, as last time; the plan's other indicators are named."""
    key, before = key_of(FollowUp, "measurements"), task.before
    asked: list[Line] = []
    if before is not None:
        measuring = Measuring(known, task.plan.owner, Move(before.form.period, task.now))
        asked = list(measuring.all_series(before.front.data.get(key)))
    names = {line.key for line in asked}
    rest = [
        Line(name, remark=known.label(name), is_offered=True)
        for name in task.plan.all_indicators
        if name not in names
    ]
    guidance = guidance_of(FollowUp, "measurements")
    return Line(
        key, Block((*asked, *rest)) if asked or rest else None, guidance, is_offered=not asked
    )


def _without_plan(wish: Wish, known: Known) -> Sketch:
    """A follow-up whose plan the writer is to name."""
    municipality, unit = precedent.whose(wish, known.catalogue.config)
    owner, now = unit or municipality, precedent.next_period(wish, None)
    name = new_id(wish, known, None, None, _default_id(owner, now))
    return Sketch(
        id=name,
        path=new_path(None, None, _FOLDER, f"{owner}-{now.canonical}".lower()),
        lines=blank(FollowUp, _identity(wish.kind, name, municipality, unit, now)).lines,
        wanted=[Wanted(INDICATORS_SECTION)],
    )


def _identity(
    kind: str, name: str, municipality: str, unit: str | None, now: Period
) -> dict[str, Value]:
    identity: dict[str, Value] = {
        "type": kind,
        "id": name,
        "draft": "ja",
        "municipality": municipality,
        "period": now.canonical,
    }
    return {**identity, "unit": unit} if unit else identity


def _default_id(owner: str, now: Period) -> str:
    return f"{owner}-uppfoljning-{now.canonical}".lower()


def _default_stem(task: Task, name: str) -> str:
    """The name of the plan's file with the period in place of the year."""
    stem = PurePosixPath(task.thread.plan.path).stem
    return (Move(year(task.plan.year), task.now).text(stem) or name).lower()
