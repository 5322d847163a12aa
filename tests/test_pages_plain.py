"""Plain pages: what a writer wrote, and what the site itself knows."""

from markupsafe import escape

from kvalitet.model.value import MissingKind
from kvalitet.model.words import ActionStatus
from kvalitet.pages.frame import site_facts
from kvalitet.pages.site import map_site
from kvalitet.pipeline import examine
from kvalitet.rulebook import FAMILIES, RULEBOOK
from tests.building import ROOT
from tests.drawing import TEMPLATES, draw_site
from tests.guide import WRONG, read_guide
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


EXPLAINED = """\
---
typ: sida
id: värden
titel: Koder N
---

## N012 Värdet går inte att läsa {#n012}

**Fel.** Värdet är inget tal.

```yaml
2024: 24 av 30
```

Så här blir det fel:

```yaml fel nyckeltal
2024: <sextiosju>
```

```yaml fel nyckeltal
2024: -
```

## R010 En siffra i texten {#r010}

```markdown fel sida
{many}
```
"""


def test_the_page_of_rules_tells_each_with_its_example_and_where_it_is_explained() -> None:
    rules = PAGE.replace("visar: tecken", "visar: regler").replace("id: tecken", "id: koder")
    many = "\n".join(f"Rad {number}." for number in range(1, 15))
    found = site({"koder.md": rules, "värden.md": EXPLAINED.replace("{many}", many)})
    drawn = draw_site(found.catalogue, found.findings)
    (page,) = [page for page in drawn.pages if page.address == "sidor/koder/"]
    told = {part.split("</b>")[0]: part for part in page.html.split("<summary><b>")[1:]}
    assert list(told) == sorted(told, key=lambda code: (list(FAMILIES).index(code[0]), code))
    for rule in RULEBOOK:
        assert f">{rule.severity.value}</span> <span>{escape(rule.sense)}</span>" in told[rule.code]
    assert "<code>2024: &lt;sextiosju&gt;</code>" in told["N012"]
    assert "Går inte att undanta." in told["N012"]
    assert '<a href="../varden/#n012">Mer om N012</a>' in told["N012"]
    assert "Rad 12.\n…</code>" in told["R010"]
    assert "Kan undantas." in told["R010"]
    assert "<a" not in told["N011"]
    assert "<pre" not in told["N011"]
    assert [heading.text[0] for heading in page.headings[: len(FAMILIES)]] == list(FAMILIES)


def test_in_the_guide_every_rule_with_a_mistake_shows_it() -> None:
    examination = examine(ROOT, lambda _: None)
    assert examination.understood is not None
    atlas = map_site(*examination.understood, TEMPLATES)
    html = atlas.draw("sidor/guide-koder/").page.html
    told = {part.split("</b>")[0]: part for part in html.split("<summary><b>")[1:]}
    mistakes = {
        e.anchor.upper() for page in read_guide() for e in page.examples if e.verdict == WRONG
    }
    assert {code for code, part in told.items() if "<pre" in part} == mistakes
    assert all("Mer om" in part for part in told.values())


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
    atlas = map_site(found.catalogue, found.findings, TEMPLATES)
    facts = site_facts(atlas.studio)
    assert [link.text for link in facts.links] == ["Skrivguiden"]
    assert "Skriva siffror" not in atlas.draw("sidor/").page.html
