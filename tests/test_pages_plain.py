"""Plain pages: what a writer wrote, and what the site itself knows."""

from datetime import UTC, datetime

from markupsafe import escape

from kvalitet.model.value import MissingKind
from kvalitet.model.words import ActionStatus
from kvalitet.pages.frame import site_facts
from kvalitet.pages.site import map_site
from kvalitet.rulebook import FAMILIES, RULEBOOK
from kvalitet.templating import Templates
from tests.building import ROOT
from tests.drawing import draw_site
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


def test_the_page_of_symbols_draws_every_sign_and_explains_every_missing_value() -> None:
    found = site(PAGE)
    drawn = draw_site(found.catalogue, found.findings)
    (page,) = [page for page in drawn.pages if page.address == "sidor/tecken/"]
    for level in ("green", "yellow", "red", "missing"):
        assert f"kv-level--{level}" in page.html
    for kind in MissingKind:
        assert kind.value in page.html
        assert kind.explanation in page.html
    assert [heading.text for heading in page.headings] == [
        "Nivåer",
        "När ett värde saknas",
        "Risker",
        "Åtgärder",
        "Andra tecken",
    ]
    for status in ActionStatus:
        assert status.value in page.html


def test_the_page_of_rules_leads_to_where_each_is_explained() -> None:
    rules = PAGE.replace("visar: tecken", "visar: regler").replace("id: tecken", "id: koder")
    explained = PAGE.replace("visar: tecken\n", "").replace("## Andra tecken", "## N012 {#n012}")
    found = site({"koder.md": rules, "värden.md": explained})
    drawn = draw_site(found.catalogue, found.findings)
    (page,) = [page for page in drawn.pages if page.address == "sidor/koder/"]
    assert '<a href="../tecken/#n012">N012</a></th><td>fel</td>' in page.html
    for rule in RULEBOOK:
        assert rule.code in page.html
        assert str(escape(rule.sense)) in page.html
    assert [heading.text[0] for heading in page.headings[: len(FAMILIES)]] == list(FAMILIES)


WHOLE = """\
---
typ: sida
id: guide
titel: Skrivguiden
---

Text.
"""

PART = """\
---
typ: sida
id: siffror
titel: Skriva siffror
beskrivning: Hur en siffra skrivs.
del_av: guide
---

Text.
"""


def test_a_page_leads_to_its_parts_and_they_lead_back() -> None:
    found = site({"guide.md": WHOLE, "siffror.md": PART})
    drawn = draw_site(found.catalogue, found.findings)
    pages = {page.address: page for page in drawn.pages}
    whole, part = pages["sidor/guide/"], pages["sidor/siffror/"]
    assert '<a href="../siffror/">Skriva siffror</a>' in whole.html
    assert "Hur en siffra skrivs." in whole.html
    assert [heading.text for heading in whole.headings] == ["Sidor i Skrivguiden"]
    assert 'Del av: <a href="../guide/">Skrivguiden</a>' in part.html
    assert part.headings == ()


def test_the_lists_of_all_pages_leave_parts_to_the_page_they_belong_to() -> None:
    found = site({"guide.md": WHOLE, "siffror.md": PART})
    atlas = map_site(found.catalogue, found.findings, Templates(ROOT / "templates"))
    facts = site_facts(atlas.studio, datetime(2025, 6, 30, tzinfo=UTC))
    assert [link.text for link in facts.links] == ["Skrivguiden"]
    assert "Skriva siffror" not in atlas.draw("sidor/").page.html
