"""A new indicator and a new page: they follow on nothing, but may be like another."""

from kvalitet.model.indicator import Indicator
from kvalitet.model.report import PlainPage, Report
from kvalitet.scaffold import precedent
from kvalitet.scaffold.carrying import carried, never_carried, renewed
from kvalitet.scaffold.fields import asked, blank, offered
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import Line
from kvalitet.scaffold.naming import new_id, new_path
from kvalitet.scaffold.outline import Wanted
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.wish import ScaffoldError, Wish

_FOLDERS: dict[type[Report], str] = {Indicator: "nyckeltal", PlainPage: "sidor"}

_ASKED: dict[type[Report], tuple[str, ...]] = {
    Indicator: ("name", "description"),
    PlainPage: ("order",),
}
"""What is to be said of each one, whatever it is like."""

_OFFERED: dict[type[Report], tuple[str, ...]] = {
    Indicator: (
        "short_name",
        "also_called",
        "question",
        "period_explanation",
        "definitions",
        "scales",
        "targets",
        "caveats",
        "measurements",
    ),
    PlainPage: ("description", "shows"),
}
"""What one does not share with another like it."""


def sketch_other(form: type[Report], wish: Wish, known: Known) -> Sketch:
    """An indicator or a page, with the keys of another if one is named."""
    like = precedent.named(wish, known, (form,))
    if wish.id is None:
        raise ScaffoldError(
            f"Ange ett id, som sedan aldrig ändras: build.py new {wish.kind} --id …"
        )
    name = new_id(wish, known, None, None, wish.id)
    own = [asked(form, one) for one in _ASKED[form]]
    if like is None:
        lines = blank(form, {"type": wish.kind, "id": name, "draft": "ja"}, *own).lines
    else:
        own += [offered(form, one) for one in _OFFERED[form]]
        data = like.front.data
        changes: list[Line] = [*renewed(form, wish.kind, name, data, None), *own]
        lines = carried(data, changes, never_carried(form))
    is_empty_page = form is PlainPage and not (like and like.body.headings)
    return Sketch(
        id=name,
        path=new_path(like, None, _FOLDERS[form], name.lower()),
        lines=lines,
        wanted=[Wanted("")] if is_empty_page else (),
        source=like,
        headings=like,
    )
