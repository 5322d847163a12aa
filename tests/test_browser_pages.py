"""Every kind of page in a browser: nothing goes wrong, nothing is cut, and all can be used."""

from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from tests.reading import DESK, PALETTES, PHONE, Reader

KINDS = {
    "start": "",
    "indicators": "nyckeltal/",
    "indicator": "nyckeltal/u33461/",
    "analysis": "analyser/u33461-exempelby-2024/",
    "list": "berattelser/",
    "story": "berattelser/exempelby-2024/",
    "real story": "berattelser/hylte-2024/",
    "plans": "planer/",
    "plan": "planer/exempelby-plan-2024/",
    "plan without a matrix": "planer/huddinge-plan-2023/",
    "follow-ups": "uppfoljningar/",
    "follow-up": "uppfoljningar/exempelby-uppfoljning-2024-t3/",
    "real follow-up": "uppfoljningar/nacka-uppfoljning-2020-t2/",
    "plain page": "sidor/tecken/",
    "guide": "sidor/guide-koder-n/",
    "lost": "../404.html",
}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

TWO_EDITIONS = [
    {"version": "aktuell", "title": "2024", "aliases": []},
    {"version": "2023", "title": "2023", "aliases": []},
]


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, a line for each element."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run({runOnly: tags, resultTypes: ['violations']})", AXE_RULES
    )
    return [
        f"{rule['id']}: {' '.join(node['target'])}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def in_every_look(page: Page) -> list[str]:
    """The violations on a page, light and dark, on a desk and on a phone."""
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for palette in PALETTES:
            page.emulate_media(color_scheme=palette)
            found += [f"{width} {palette}: {violation}" for violation in violations(page)]
            too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if too_wide > 0:
                found.append(f"{width} {palette}: {too_wide} px wider than the window")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_for_everybody(reader: Reader, kind: str) -> None:
    page = reader.open(KINDS[kind])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Tables and text that are folded away are read as well.
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")
    assert in_every_look(page) == []


def test_the_open_menu_is_for_everybody(reader: Reader) -> None:
    page = reader.open("nyckeltal/u33461/", PHONE)
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette)
        page.get_by_role("button", name="Meny").click()
        expect(page.get_by_role("dialog", name="Meny")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_the_open_search_is_for_everybody(reader: Reader) -> None:
    page = reader.open("nyckeltal/u33461/")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Sök").fill("barn")
    expect(page.locator(".kv-search__results li")).to_have_count(10)
    assert in_every_look(page) == []


def test_the_open_list_of_editions_is_for_everybody(reader: Reader) -> None:
    page = reader.open("sidor/om/")
    page.route("**/versions.json", lambda route: route.fulfill(json=TWO_EDITIONS))
    page.reload()
    page.get_by_role("button", name="Pågående utgåva").click()
    expect(page.get_by_role("link", name="2023", exact=True)).to_be_visible()
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette)
        assert violations(page) == []


def test_the_open_interactive_chart_is_for_everybody(reader: Reader) -> None:
    page = reader.open("nyckeltal/u33461/")
    figure = page.locator("figure").first
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.get_by_role("button", name="Vanligt diagram")).to_be_enabled()
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette)
        assert violations(page) == []
