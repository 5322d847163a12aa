"""The ids in plans: each stands for one thing, and whatever points at one must find it."""

from collections.abc import Iterable, Iterator

from kvalitet.catalogue.checked import Checked
from kvalitet.model.plan import Plan
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import a_few
from kvalitet.swedish.nearmiss import nearest

UNKNOWN_ENTRY = Rule("K014", Severity.ERROR, "Planen har inget med det id:t")
SAME_ENTRY = Rule("K019", Severity.ERROR, "Två delar av planen har samma id")

_CALLED = {
    "mål": "mål",
    "risker": "risk",
    "egenkontroller": "egenkontroll",
    "åtgärder": "åtgärd",
}
"""Key of a list → what one of its entries is called."""


def same_entries(document: Checked[Plan]) -> Iterator[Problem]:
    """An id is a place on the plan's page, and case does not tell two apart."""
    seen: dict[str, Place] = {}
    for key, i, name in document.form.entries():
        place = document.front.place_of((key, i, "id"))
        if name.casefold() in seen:
            message = f"Id ”{name}” används redan i {seen[name.casefold()]}."
            remedy = "Ge varje mål, risk, egenkontroll och åtgärd i planen ett eget id."
            yield Problem(place, SAME_ENTRY, message, remedy)
        seen.setdefault(name.casefold(), place)


def unknown_entries(key: str, named: Iterable[tuple[str, Place]], plan: Plan) -> Iterator[Problem]:
    """The names, each with its place, that nothing below the plan's `key` has."""
    known = dict.fromkeys(name for under, _, name in plan.entries() if under == key)
    for name, place in named:
        if name not in known:
            listing = f"Planen har inga {key}"
            if known:
                listing = f"Här kan stå {', '.join(a_few(known))}"
            message = f"Planen ”{plan.id}” har ingen {_CALLED[key]} med id ”{name}”."
            remedy = f"{_meant(name, key, plan)}{listing}; nya skrivs under {key}: i planen."
            yield Problem(place, UNKNOWN_ENTRY, message.replace("ingen mål", "inget mål"), remedy)


def _meant(name: str, key: str, plan: Plan) -> str:
    """What was meant: the same number in other letters, or something of another kind.

    A2 is never meant for A1: in an id it is the number that tells one from another.
    """
    known = [id for under, _, id in plan.entries() if under == key]
    near = nearest(name, [id for id in known if _number(id) == _number(name)])
    if near:
        return f"Menade du ”{near}”? "
    elsewhere = {id.casefold(): under for under, _, id in plan.entries()}
    if name.casefold() in elsewhere:
        return f"”{name}” står under {elsewhere[name.casefold()]}:. "
    return ""


def _number(id: str) -> str:
    """The digits of an id, however they are divided: R2-1 and R21 are easily confused."""
    return "".join(sign for sign in id if sign.isdecimal()).lstrip("0")
