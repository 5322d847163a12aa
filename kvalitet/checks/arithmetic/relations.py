"""A010: a relation must make sense before the figures can be held to it."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Location
from kvalitet.model.indicator import Indicator
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import joined, quoted

SENSELESS = Rule("A010", Severity.ERROR, "Sambandet är inte möjligt")

_SHARE, _COUNT = "procent", "antal"
_MEANS = frozenset({"poäng", "index"})
"""Units that cannot be added up."""
_OF_SHARES = ("täljare", "nämnare", "helhet_med", "fördelning")
"""What only a share can have."""


def check_relations(catalogue: Catalogue) -> Iterator[Problem]:
    """The relations of every indicator, and those that lead round in a ring."""
    documents = {one.form.id: one for one in catalogue.of_type(Indicator)}
    for document in documents.values():
        yield from _between(document, documents)
        yield from _dimensions(document)
    yield from _rings(documents)


def _between(
    document: Checked[Indicator], documents: dict[str, Checked[Indicator]]
) -> Iterator[Problem]:
    own = document.form
    for key, at, name in own.relations.named():
        if name == own.id:
            yield _senseless(document, at, f"{key} är nyckeltalet självt.")
        elif key in _OF_SHARES and own.unit != _SHARE:
            yield _not_a_share(document, key, at)
        elif name in documents:
            wrong = _wrong_unit(key, own.unit, documents[name].form.unit)
            if wrong:
                yield _senseless(document, at, f"{quoted(name)} mäts i {wrong}.")


def _wrong_unit(key: str, own: str, other: str) -> str:
    """How the units do not fit together; "" when they do."""
    if key in ("täljare", "nämnare"):
        return "" if other == _COUNT else f"{other}, men {key} ska vara ett antal"
    if other != own:
        return f"{other}, men det här nyckeltalet i {own}"
    return f"{other}, som inte kan läggas ihop" if other in _MEANS else ""


def _dimensions(document: Checked[Indicator]) -> Iterator[Problem]:
    own, relations = document.form, document.form.relations
    keys = {"fördelning": relations.distributions, "överlappar": relations.overlapping}
    for key, names in keys.items():
        for i, name in enumerate(names):
            if name not in own.dimensions:
                known = f": där finns {joined(own.dimensions)}" if own.dimensions else ""
                message = f"{quoted(name)} finns inte under indelningar{known}."
                yield _senseless(document, (key, i), message)
            elif key in _OF_SHARES and own.unit != _SHARE:
                yield _not_a_share(document, key, (key, i))
            elif key == "överlappar" and name in relations.distributions:
                message = f"{quoted(name)} kan inte både överlappa och vara en fördelning av alla."
                yield _senseless(document, (key, i), message)


def _rings(documents: dict[str, Checked[Indicator]]) -> Iterator[Problem]:
    """Parts that are in the end a part of themselves."""
    wholes: dict[str, set[str]] = {name: set() for name in documents}
    for name, document in documents.items():
        relations = document.form.relations
        wholes[name] |= {relations.within} - {None, name} if relations.within else set()
        for part in relations.made_up_of:
            if part != name:
                wholes.setdefault(part, set()).add(name)
    while ring := _ring(wholes):
        first = min(ring)
        chain = joined(sorted(ring))
        yield _senseless(documents[first], (), f"{chain} är delar av varandra i en ring.")
        for name in ring:
            del wholes[name]


def _ring(wholes: dict[str, set[str]]) -> set[str]:
    try:
        TopologicalSorter(wholes).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()


def _not_a_share(document: Checked[Indicator], key: str, at: Location) -> Problem:
    message = f"{key} passar bara nyckeltal som mäts i procent, inte i {document.form.unit}."
    return _senseless(document, at, message)


def _senseless(document: Checked[Indicator], at: Location, message: str) -> Problem:
    place = document.front.place_of(("samband", *at))
    return Problem(place, SENSELESS, message, "Rätta sambandet, eller ta bort det.")
