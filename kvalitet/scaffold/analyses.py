"""The next analysis of an indicator: the same questions of the next period."""

from collections.abc import Iterator
from dataclasses import replace

from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator_analysis import OBLIGATORY_SECTIONS, IndicatorAnalysis
from kvalitet.model.period import Period
from kvalitet.scaffold import precedent
from kvalitet.scaffold.carrying import carried, never_carried, renewed
from kvalitet.scaffold.fields import blank, filled, key_of, offered
from kvalitet.scaffold.figures import Measuring
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Block, Line, Value
from kvalitet.scaffold.moving import Move
from kvalitet.scaffold.naming import new_id, new_path
from kvalitet.scaffold.outline import Wanted
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.wish import ScaffoldError, Wish
from kvalitet.swedish.lists import quoted

_FOLDER = "analyser"
_WANTED = [Wanted(title) for title in OBLIGATORY_SECTIONS]


def sketch_analysis(wish: Wish, known: Known) -> Sketch:
    """The analysis of the next period, or the first one."""
    before = _before(wish, known)
    if before is None:
        return _first(wish, known)
    old, data = before.form, before.front.data
    move = Move(old.period, precedent.next_period(wish, old.period))
    name = new_id(wish, known, before, move, _name(old.indicator, old.owner, move.now))
    changes = [
        *renewed(IndicatorAnalysis, wish.kind, name, data, move),
        filled(IndicatorAnalysis, "period", move.now.canonical),
        *_figures(before, known, move),
    ]
    default = f"{old.indicator}-{move.now.canonical}".lower()
    return Sketch(
        id=name,
        path=new_path(before, move, _FOLDER, default),
        lines=carried(data, changes, never_carried(IndicatorAnalysis)),
        wanted=_WANTED,
        asks_for_text=True,
        source=before,
        headings=before,
        move=move,
    )


def _before(wish: Wish, known: Known) -> Checked[IndicatorAnalysis] | None:
    form = IndicatorAnalysis
    named = precedent.as_type(precedent.named(wish, known, (form,)), form)
    if named is None:
        analyses = [
            one
            for one in precedent.same_kind(form, known)
            if wish.indicator in (None, one.form.indicator)
        ]
        return precedent.latest(analyses, wish, lambda one: (one.indicator, one.owner))
    if wish.indicator not in (None, named.form.indicator):
        raise ScaffoldError(
            f"{quoted(named.form.id)} gäller {named.form.indicator}, inte {wish.indicator}. "
            "Ta bort --indikator, eller ange ett annat dokument med --från."
        )
    return named


def _figures(before: Checked[IndicatorAnalysis], known: Known, move: Move) -> Iterator[Line]:
    """The owner's own figures, and those of the groups to compare with, to fill in."""
    form, old, data = IndicatorAnalysis, before.form, before.front.data
    own = Measuring(known, old.owner, move)
    series = own.series(old.indicator, data.get(key_of(form, "measurements")))
    is_stated = (old.indicator, old.owner, move.now) in known.figures
    remark = "Värdet står redan i ett annat dokument." if is_stated else ""
    yield (
        filled(form, "measurements", series) if series else offered(form, "measurements", remark)
    )
    compared = data.get(key_of(form, "comparisons"))
    groups = []
    for group, tree in compared.items() if isinstance(compared, dict) else ():
        series = replace(own, owner=group).series(old.indicator, tree)
        if series is not None:
            groups.append(Line(group, series, remark=known.catalogue.config.names.get(group, "")))
    block = Block(tuple(groups))
    yield filled(form, "comparisons", block) if groups else offered(form, "comparisons")


def _first(wish: Wish, known: Known) -> Sketch:
    """An analysis with nothing before it."""
    if wish.indicator is None:
        raise ScaffoldError("Ange vilket nyckeltal det gäller, t.ex. --indikator U33461.")
    municipality, unit = precedent.whose(wish, known.catalogue.config)
    owner, now = unit or municipality, precedent.next_period(wish, None)
    name = new_id(wish, known, None, None, _name(wish.indicator, owner, now))
    identity: dict[str, Value] = {
        "type": wish.kind,
        "id": name,
        "draft": "ja",
        "indicator": wish.indicator,
        "municipality": municipality,
        "period": now.canonical,
    }
    if unit:
        identity["unit"] = unit
    if (wish.indicator, owner, now) not in known.figures:
        identity["measurements"] = Block((Line(now.canonical),))
    default = f"{wish.indicator}-{now.canonical}".lower()
    path = new_path(None, None, f"{_FOLDER}/{owner}", default)
    return Sketch(
        id=name,
        path=path,
        lines=blank(IndicatorAnalysis, identity).lines,
        wanted=_WANTED,
        asks_for_text=True,
    )


def _name(indicator: str, owner: str, period: Period) -> str:
    return f"{indicator}-{owner}-{period.canonical}".lower()
