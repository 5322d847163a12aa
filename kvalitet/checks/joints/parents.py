"""K030: a page that is a part of another leads back to one that stands by itself."""

from collections.abc import Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import PlainPage
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

NO_PARENT = Rule("K030", Severity.ERROR, "Sidan som den här är en del av finns inte")


def check_parents(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The `del_av:` of every plain page; without its parent no list would lead to the page."""
    pages = {page.form.id: page for page in catalogue.of_type(PlainPage)}
    standing = [name for name, page in pages.items() if page.form.part_of is None]
    for page in pages.values():
        parent = page.form.part_of
        if parent is None or parent in standing or parent in catalogue.unsound:
            continue
        yield _no_parent(page, parent, pages.keys() - standing, standing)


def _no_parent(
    page: Checked[PlainPage], parent: str, parts: set[str], standing: list[str]
) -> Problem:
    message = f"Ingen sida har id {quoted(parent)}."
    if parent in parts:
        message = f"Sidan {quoted(parent)} är själv en del av en sida."
    near = nearest(parent, standing)
    hint = f"Menade du ”{near}”? " if near else ""
    place = page.front.place_of(("del_av",))
    remedy = f"{hint}Skriv id för en sida utan del_av:, eller ta bort nyckeln."
    return Problem(place, NO_PARENT, message, remedy)
