"""What keeps somebody from reading a page: looked for in a browser, a line for each fault."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from tests.pdfs import Pdf
from tests.reading import DESK, PALETTES, PHONE

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose verdict a palette may change."""

NARROW, ENLARGED = 320, DESK // 2
"""A desk at 400 % and at 200 %, in pixels."""
A4_TEXT_WIDTH = 672
"""Pixels between the margins of a sheet: 210 mm less 2 × 16 mm, at 96 to the inch."""

TWICE_AS_LARGE = "document.documentElement.style.fontSize = '250%'"  # it is 125 % to begin with
AS_LARGE_AS_EVER = "document.documentElement.style.fontSize = ''"

WIDER = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const out = [...document.querySelectorAll("body *")].filter(element => {
        const box = element.getBoundingClientRect();
        return box.right > innerWidth + 1 && box.width > 1 && element.checkVisibility()
            && !element.closest("[tabindex='0'], .kv-visually-hidden, .kv-tabs, svg, .main-svg");
    });
    return [...(wide > 0 ? [`${wide} px wider than the window`] : []),
        ...out.map(element => `out of the window: ${element.tagName}.${element.className}`)];
}"""

STOPS = """() => {
    const reachable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const faults = [];
    for (const stop of document.querySelectorAll(reachable)) {
        if (!stop.checkVisibility({ visibilityProperty: true })) continue;
        stop.focus();
        if (document.activeElement !== stop) continue;
        const name = `${stop.tagName}.${stop.className}: ${stop.textContent.trim().slice(0, 40)}`;
        const box = stop.getBoundingClientRect();
        const style = getComputedStyle(stop);
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        /* The field in the search is so large that its whole form is marked. */
        if (!outlined && getComputedStyle(stop.form ?? stop).boxShadow === "none")
            faults.push(`unseen: ${name}`);
        /* Of what is wider than the window in a table that scrolls, some is seen. */
        const beside = stop.parentElement.closest("[tabindex='0']")
            ? box.right < 1 || box.left > innerWidth
            : box.left < -1 || box.right > innerWidth + 1;
        if (box.width < 1 || beside || box.bottom < 1 || box.top > innerHeight)
            faults.push(`off the screen: ${name}`);
        const bar = document.querySelector(".md-header");
        const above = stop.closest("dialog, .md-header, .md-skip");
        if (bar && !above && box.bottom <= bar.getBoundingClientRect().bottom)
            faults.push(`under the header: ${name}`);
    }
    return faults;
}"""

CUT = """width => [...document.querySelectorAll("article *, footer *")]
    .filter(element => element.checkVisibility() && !element.closest(".kv-visually-hidden"))
    .filter(element => {
        const style = getComputedStyle(element);
        return element.getBoundingClientRect().right > width + 1
            || (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1);
    })
    .map(element => `cut: ${element.tagName}.${element.getAttribute("class")}`)"""

READ = """() => {
    const words = new Set();
    const text = document.getElementById("kv-content") ?? document.querySelector("main");
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const told = !element.closest(".kv-visually-hidden, svg, script, style");
        if (told && element.checkVisibility())
            walker.currentNode.data.split(/\\s+/).forEach(word => words.add(word));
    }
    return [...words];
}"""

TABLES = """[...document.querySelectorAll("article table")]
    .filter(table => !table.getClientRects().length && !table.closest(".kv-multiple"))
    .map(table => `left out: the table ${table.textContent.trim().slice(0, 40)}`)"""
"""Every table holds figures; those behind a small chart say no more than the chart."""

SOME = 12
"""Of what is folded away alike, so many are enough to look at."""


def unfold(page: Page) -> None:
    """Open what is folded away: it is read as well."""
    page.evaluate(
        "some => [...document.querySelectorAll('details')].slice(0, some)"
        ".forEach(it => { it.open = true; })",
        SOME,
    )


def violations(page: Page, rules: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds wrong."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})",
        rules or {"type": "tag", "values": AXE_RULES},
    )
    return [
        f"{rule['id']}: {' '.join(node['target'])}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def in_every_look(page: Page) -> list[str]:
    """The violations on a page, on a desk and on a phone, light and dark."""
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for palette in PALETTES:
            page.emulate_media(color_scheme=palette)
            rules = {"type": "rule", "values": OF_COLOURS} if palette == "dark" else None
            found += [f"{width} {palette}: {violation}" for violation in violations(page, rules)]
    page.emulate_media(color_scheme="light")
    return found


def too_wide(page: Page) -> list[str]:
    """What must be scrolled to sideways: on a phone, enlarged, with letters twice as large."""
    found = []
    for width, letters in (
        (NARROW, AS_LARGE_AS_EVER),
        (PHONE, AS_LARGE_AS_EVER),
        (ENLARGED, AS_LARGE_AS_EVER),
        (DESK, TWICE_AS_LARGE),
    ):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(letters)
        found += [f"{width}: {fault}" for fault in page.evaluate(WIDER)]
    page.evaluate(AS_LARGE_AS_EVER)
    return found


def unseen_stops(page: Page) -> list[str]:
    """Where the keyboard leads and the eye cannot follow."""
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        page.keyboard.press("Tab")  # she who uses the keyboard is shown where she is
        found += [f"{width}: {fault}" for fault in page.evaluate(STOPS)]
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    return found


def lost_on_paper(page: Page) -> tuple[list[str], Pdf]:
    """What is cut or left out when the page is printed, and the sheets."""
    page.set_viewport_size({"width": A4_TEXT_WIDTH, "height": 900})
    page.emulate_media(media="print")
    found = [*page.evaluate(CUT, A4_TEXT_WIDTH), *page.evaluate(TABLES)]
    read = {_letters(word) for word in page.evaluate(READ)}
    pdf = Pdf(page.pdf(prefer_css_page_size=True, tagged=True))
    page.emulate_media(media="screen")
    printed = _letters(pdf.text)
    return [*found, *(f"not printed: {word}" for word in sorted(read) if word not in printed)], pdf


def _letters(text: str) -> str:
    """A text without what breaking it into lines adds or takes away."""
    return "".join(letter for letter in text if letter.isalnum())
