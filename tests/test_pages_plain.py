"""Plain pages: what a writer wrote, and what the site itself knows."""

from kvalitet.model.value import MissingKind
from kvalitet.pages.site import draw_site
from kvalitet.templating import Templates
from tests.building import ROOT
from tests.sites import site

PAGE = """\
---
typ: sida
id: tecken
titel: Tecken
visar: tecken
---

## Andra tecken

Text.
"""


def test_the_page_of_symbols_draws_every_level_and_explains_every_missing_value() -> None:
    found = site(PAGE)
    drawn = draw_site(found.catalogue, found.findings, Templates(ROOT / "templates"))
    (page,) = [page for page in drawn.pages if page.address == "sidor/tecken/"]
    for level in ("green", "yellow", "red", "missing"):
        assert f"kv-level--{level}" in page.html
    for kind in MissingKind:
        assert kind.value in page.html
        assert kind.explanation in page.html
    assert [heading.text for heading in page.headings] == [
        "Nivåer",
        "När ett värde saknas",
        "Andra tecken",
    ]
