"""The next plan: what is not finished goes on by its id, and every risk is judged anew."""

from collections.abc import Mapping

from kvalitet.config import SiteConfig
from kvalitet.model.plan import Action, Plan, PlannedIndicator, SelfCheck
from kvalitet.model.risk import Risk
from kvalitet.scaffold import precedent
from kvalitet.scaffold.carrying import carried, never_carried, renewed
from kvalitet.scaffold.fields import asked, blank, filled, key_of
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import UNJUDGED, Entries, Line, Row, Value
from kvalitet.scaffold.moving import Move, year
from kvalitet.scaffold.naming import new_id, new_path
from kvalitet.scaffold.outline import Wanted
from kvalitet.scaffold.plan_entries import carried_lists
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.wish import Wish

_FOLDER = "planer"
_IN_ID = {"kvalitetsplan": "plan", "åtgärdsplan": "atgardsplan"}


def sketch_plan(form: type[Plan], wish: Wish, known: Known) -> Sketch:
    """The plan of the next year, or the first one."""
    before = precedent.as_type(precedent.named(wish, known, (Plan,)), Plan)
    if before is None:
        plans = precedent.same_kind(form, known)
        before = precedent.latest(plans, wish, lambda plan: (plan.owner, plan.area))
    now = precedent.next_year(wish, before.form.year if before else None)
    if before is None:
        return _first(form, wish, known, now.canonical)
    old, data = before.form, before.front.data
    move = Move(year(old.year), now)
    name = new_id(wish, known, before, move, _default_id(wish.kind, old.owner, now.canonical))
    changes = [
        *renewed(form, wish.kind, name, data, move),
        filled(form, "year", now.canonical),
        filled(form, "continues", old.id),
        *carried_lists(known.catalogue.threads[old.id], int(now.canonical), known),
    ]
    return Sketch(
        id=name,
        path=new_path(before, move, _FOLDER, f"{old.owner}-{now.canonical}"),
        lines=carried(data, changes, never_carried(form)),
        wanted=[Wanted(title) for title in old.obligatory_sections],
        source=before,
        headings=before,
        move=move,
    )


def _first(form: type[Plan], wish: Wish, known: Known, number: str) -> Sketch:
    """A plan with nothing before it: one risk, watched and acted on, as a pattern for the rest."""
    municipality, unit = precedent.whose(wish, known.catalogue.config)
    owner = unit or municipality
    name = new_id(wish, known, None, None, _default_id(wish.kind, owner, number))
    patterns = _patterns()
    identity: dict[str, Value] = {
        "type": wish.kind,
        "id": name,
        "draft": "ja",
        "municipality": municipality,
        "year": number,
    }
    if unit:
        identity["unit"] = unit
    front = blank(form, {**identity, **patterns}, _matrix(form, known.catalogue.config))
    return Sketch(
        id=name,
        path=new_path(None, None, _FOLDER, f"{owner}-{number}"),
        lines=front.lines,
        # The site shows each list below a heading that is called as its key.
        wanted=[Wanted(key_of(form, one).capitalize()) for one in patterns],
    )


def _patterns() -> Mapping[str, Value]:
    risk: dict[str, Value] = {
        "id": "R1",
        "likelihood": UNJUDGED,
        "consequence": UNJUDGED,
        "self_checks": Row(["EK1"]),
        "actions": Row(["A1"]),
    }
    return {
        "risks": Entries((blank(Risk, risk),)),
        "self_checks": Entries((blank(SelfCheck, {"id": "EK1"}),)),
        "actions": Entries((blank(Action, {"id": "A1"}),)),
        "indicators": Entries((blank(PlannedIndicator, {}),)),
    }


def _matrix(form: type[Plan], config: SiteConfig) -> Line:
    """The question which matrix the risks are judged by, with those there are."""
    names = ", ".join(config.matrices)
    return asked(form, "matrix", f"{names} eller uppgift saknas." if names else "")


def _default_id(kind: str, owner: str, number: str) -> str:
    return f"{owner}-{_IN_ID[kind]}-{number}"
