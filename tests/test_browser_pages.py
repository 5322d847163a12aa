"""Every kind of page in a browser: for everybody, on any screen and on paper, without a fault."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.everybody import (
    in_every_look,
    lost_on_paper,
    too_wide,
    unfold,
    unseen_stops,
    violations,
)
from tests.reading import DESK, PALETTES, PHONE, Reader

KINDS = {
    "start": "",
    "indicators": "nyckeltal/",
    "indicator": "nyckeltal/u33461/",
    "indicator with usual variation": "nyckeltal/ex-skyddsbedomning/",
    "indicator of two series": "nyckeltal/nacka-familjehemsutredningar/",
    "indicator of parts": "nyckeltal/nacka-familjehem-kontakt/",
    "analyses": "analyser/",
    "analysis": "analyser/u33461-exempelby-2024/",
    "stories": "berattelser/",
    "story": "berattelser/exempelby-2024/",
    "real story": "berattelser/hylte-2024/",
    "plans": "planer/",
    "plan": "planer/exempelby-plan-2024/",
    "plan without a matrix": "planer/huddinge-plan-2023/",
    "action plan": "planer/nacka-plan-2020/",
    "follow-ups": "uppfoljningar/",
    "follow-up": "uppfoljningar/exempelby-uppfoljning-2024-t3/",
    "real follow-up": "uppfoljningar/nacka-uppfoljning-2020-t2/",
    "threads": "roda-traden/",
    "thread": "roda-traden/exempelby-plan-2024/",
    "thread without a matrix": "roda-traden/huddinge-plan-2023/",
    "pages": "sidor/",
    "signs": "sidor/tecken/",
    "accessibility": "sidor/tillganglighet/",
    "methods": "sidor/metod/",
    "method": "sidor/metod-trend/",
    "guide": "sidor/guide-siffror/",
    "codes": "sidor/guide-koder/",
    "codes of a kind": "sidor/guide-koder-n/",
    "lost": "../404.html",
}
"""A page of each kind; that none is left out, a test sees to."""

SHORT_SIDE = 595
"""Points across an A4."""
BEFORE_SOMETHING = "article :is(h1, h2, h3, h4, caption, p:has(+ pre))"

TWO_EDITIONS = [
    {"version": "aktuell", "title": "2024", "aliases": []},
    {"version": "2023", "title": "2023", "aliases": []},
]


@pytest.fixture(scope="module")
def visitor(chromium: Browser, home: str) -> Iterator[Reader]:
    """Lend a reader who goes from page to page in the same window."""
    with Reader(chromium, home) as reader:
        yield reader


@pytest.fixture(scope="module")
def window(visitor: Reader) -> Page:
    return visitor.open()


@pytest.fixture(scope="module", params=KINDS)
def page(visitor: Reader, window: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Show a page of each kind in turn; whatever goes wrong on it fails the last of its tests."""
    window.set_viewport_size({"width": DESK, "height": 900})
    window.emulate_media(media="screen", color_scheme="light")
    window.goto(f"{visitor.home}{KINDS[request.param]}")
    expect(window.get_by_role("heading", level=1)).to_be_visible()
    yield window
    faults = visitor.faults.copy()
    visitor.faults.clear()
    assert faults == []


def plain(text: str) -> str:
    """The text on one line, all blanks alike."""
    return " ".join(text.split())


def test_it_is_printed_whole_and_its_sheets_end_well(page: Page) -> None:
    faults, pdf = lost_on_paper(page)
    assert faults == []
    page.emulate_media(media="print")
    openings = set(map(plain, page.locator(BEFORE_SOMETHING).all_inner_texts()))
    title = plain(page.get_by_role("heading", level=1).inner_text())
    page.emulate_media(media="screen")
    assert pdf.root["/Lang"] == "sv"
    for number, sheet in enumerate(pdf.sheets, start=1):
        across = min(pdf.reader.pages[number - 1].mediabox[2:])
        assert across == pytest.approx(SHORT_SIDE, abs=1)
        if page.url.endswith(KINDS["lost"].removeprefix("..")):
            continue  # belongs to no edition
        assert f"{number} ({len(pdf.sheets)})" in sheet
        assert "Kvalitet i socialtjänsten · Pågående utgåva · byggd 30 juni 2025" in plain(sheet)
        # What runs over a sheet is printed before what stands on it; first it is the heading.
        assert number == 1 or plain(sheet).startswith(title)
        assert plain(sheet.splitlines()[-1]) not in openings


def test_it_is_for_everybody(page: Page) -> None:
    unfold(page)
    assert in_every_look(page) == []


def test_it_is_never_wider_than_the_window(page: Page) -> None:
    assert too_wide(page) == []


def test_every_stop_of_the_keyboard_is_seen(page: Page) -> None:
    assert unseen_stops(page) == []


MARK_STOPS = """() => {
    const reachable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    window.kvStops = [...document.querySelectorAll(reachable)]
        .filter(stop => stop.checkVisibility({ visibilityProperty: true }) && stop.tabIndex >= 0);
    return window.kvStops.length;
}"""


def test_the_keyboard_walks_through_a_page_in_its_order(visitor: Reader, window: Page) -> None:
    window.goto(f"{visitor.home}nyckeltal/u33461/")
    expect(window.get_by_role("button", name="Interaktivt diagram").first).to_be_visible()
    stops = window.evaluate(MARK_STOPS)
    walked = []
    for _ in range(stops):
        window.keyboard.press("Tab")
        walked.append(window.evaluate("window.kvStops.indexOf(document.activeElement)"))
    assert walked == list(range(stops))


def signs_of(html: str) -> set[str]:
    """What tells a kind of page from another: its section, its kind, and the parts it has."""
    article = html.partition("<article")[2].partition("</article>")[0]
    kind = re.findall(r'data-pagefind-meta="Typ\[content\]" content="([^"]*)"', html)
    classes = " ".join(re.findall(r'class="([^"]*)"', article)).split()
    return {*kind, *(name for name in classes if name.startswith("kv-"))}


def test_no_kind_of_page_is_left_out(example: Path) -> None:
    seen, left_out = set(), {}
    for address in KINDS.values():
        file = example / address
        seen |= signs_of((file if file.is_file() else file / "index.html").read_text("utf-8"))
    for file in example.rglob("index.html"):
        if missing := signs_of(file.read_text("utf-8")) - seen:
            left_out[file.parent.relative_to(example).as_posix()] = missing
    assert left_out == {}
    sections = {file.parent.name for file in example.glob("*/index.html")}
    assert {f"{section}/" for section in sections} <= set(KINDS.values())


def test_what_the_policy_forbids_is_noticed(visitor: Reader, window: Page) -> None:
    """The tests above would else be silent for want of ears."""
    window.goto(visitor.home)
    window.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), "
        "{ src: 'https://annan.example/spion.js' }))"
    )
    window.evaluate("new Promise(resolve => setTimeout(resolve, 50))")
    heard, visitor.faults[:] = " ".join(visitor.faults), []
    assert "policy: script-src" in heard


def test_the_open_menu_is_for_everybody(visitor: Reader, window: Page) -> None:
    window.set_viewport_size({"width": PHONE, "height": 900})
    window.goto(f"{visitor.home}nyckeltal/u33461/")
    window.get_by_role("button", name="Meny").click()
    expect(window.get_by_role("dialog", name="Meny")).to_be_visible()
    for palette in PALETTES:
        window.emulate_media(color_scheme=palette)
        assert violations(window) == []
    assert unseen_stops(window) == []


def test_the_open_search_is_for_everybody(visitor: Reader, window: Page) -> None:
    window.set_viewport_size({"width": DESK, "height": 900})
    window.goto(f"{visitor.home}nyckeltal/u33461/")
    window.keyboard.press("/")
    window.get_by_role("searchbox", name="Sök").fill("barn")
    expect(window.locator(".kv-search__results li")).to_have_count(10)
    assert in_every_look(window) == []
    assert too_wide(window) == []
    assert unseen_stops(window) == []


def test_the_open_list_of_editions_is_for_everybody(visitor: Reader, window: Page) -> None:
    window.set_viewport_size({"width": DESK, "height": 900})
    window.route("**/versions.json", lambda route: route.fulfill(json=TWO_EDITIONS))
    window.goto(f"{visitor.home}sidor/om/")
    window.get_by_role("button", name="Pågående utgåva").click()
    expect(window.get_by_role("link", name="2023", exact=True)).to_be_visible()
    for palette in PALETTES:
        window.emulate_media(color_scheme=palette)
        assert violations(window) == []
    assert [fault for fault in unseen_stops(window) if fault.startswith(str(DESK))] == []
    window.unroute("**/versions.json")


def test_the_open_interactive_chart_is_for_everybody(visitor: Reader, window: Page) -> None:
    window.set_viewport_size({"width": DESK, "height": 900})
    window.goto(f"{visitor.home}nyckeltal/u33461/")
    figure = window.locator("figure").first
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.get_by_role("button", name="Vanligt diagram")).to_be_enabled()
    for palette in PALETTES:
        window.emulate_media(color_scheme=palette)
        assert violations(window) == []
    assert unseen_stops(window) == []
    assert too_wide(window) == []


def test_nothing_went_wrong_while_all_this_was_open(visitor: Reader) -> None:
    """No other host was asked, no policy broken, nothing said in the console."""
    assert visitor.faults == []
