"""What an edition and its aliases may be called: they become folders, on any server."""

import re

from kvalitet.editions.aliases import leads_to
from kvalitet.editions.shelf import ROLLING, Shelf, revisions
from kvalitet.pages.addresses import slugs_of
from kvalitet.pages.changes import COMPARISONS
from kvalitet.swedish.lists import quoted

_TAKEN = (ROLLING, COMPARISONS)
_CORRECTION = re.compile(r"-rattelse-\d+$")


def name_of_correction(name: str, number: int) -> str:
    return f"{name}-rattelse-{number}"


def is_revision(own: str, name: str) -> bool:
    """Whether an edition has this name, or is a correction of the one that has."""
    return own == name or _CORRECTION.sub("", own) == name


def fault_of_name(name: str, shelf: Shelf) -> str | None:
    """Why an edition cannot be called this, in Swedish; None when it can."""
    if fault := _unfit(name):
        return fault
    if revisions(name, shelf.editions):
        return None
    if (alias := leads_to(shelf.site / name)) is not None:
        return f"{quoted(name)} är redan ett annat namn för utgåvan {alias}. Välj ett annat namn."
    return _in_the_way(name, shelf)


def fault_of_alias(alias: str, name: str, shelf: Shelf) -> str | None:
    """Why an edition cannot be given this alias, in Swedish; None when it can."""
    if fault := _unfit(alias):
        return fault
    if alias == name or alias in shelf.editions:
        return f"{quoted(alias)} är en utgåvas eget namn. Välj ett annat alias."
    return None if leads_to(shelf.site / alias) is not None else _in_the_way(alias, shelf)


def _unfit(name: str) -> str | None:
    plain = slugs_of([name])[name]
    if plain != name:
        return (
            f"{quoted(name)} kan inte vara namn på en mapp överallt: bara a–z, 0–9 och "
            f"bindestreck, högst 60 tecken. Skriv till exempel {plain}."
        )
    if name in _TAKEN or _CORRECTION.search(name):
        return f"{quoted(name)} är upptaget av programmet. Välj ett annat namn."
    return None


def _in_the_way(name: str, shelf: Shelf) -> str | None:
    folder = shelf.site / name
    if not folder.exists() and not folder.is_symlink():
        return None
    return f"{folder} finns redan och är ingen fryst utgåva. Välj ett annat namn."
