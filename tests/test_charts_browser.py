"""Figures as readers meet them in a browser, under the site's strict content security policy."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kvalitet.charts.figure import Ways
from kvalitet.charts.interactive import plotly_js
from kvalitet.templating import Templates
from tests.charts import CHARTS, figure_of

TEMPLATES = Path(__file__).parent.parent / "templates"
ASSETS = TEMPLATES / "theme" / "assets"
STYLES = ("tokens", "theme", "charts", "print")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; connect-src 'self'"
)
SMALLEST_TEXT = 11  # CSS pixels


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    folder = tmp_path_factory.mktemp("charts")
    for name in STYLES:
        style = ASSETS / "stylesheets" / f"{name}.css"
        (folder / f"{name}.css").write_bytes(style.read_bytes())
    script = ASSETS / "javascripts" / "interactive.js"
    (folder / "interactive.js").write_bytes(script.read_bytes())
    (folder / "plotly.min.js").write_bytes(plotly_js())
    figures = "".join(
        figure_of(chart, Templates(TEMPLATES), Ways("a.csv", "a.svg", "plotly.min.js"))
        for chart in CHARTS
    )
    links = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in STYLES)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Diagram</title>'
        f'<link rel="icon" href="data:,">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{links}'
        f'<script src="interactive.js" defer></script></head>'
        f'<body data-md-color-scheme="default"><main class="md-typeset">{figures}</main></body>',
        encoding="utf-8",
    )
    return serve(folder)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that must have nothing to say in its console."""
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    page.close()
    assert said == []


@pytest.mark.parametrize(("width", "shown"), [(320, "narrow"), (700, "wide"), (1280, "wide")])
def test_one_drawing_is_shown_and_its_words_are_legible(page: Page, width: int, shown: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    drawings = page.locator(".kv-drawing:visible")
    assert drawings.count() == len(CHARTS)
    for drawing in drawings.all():
        assert f"kv-drawing--{shown}" in (drawing.get_attribute("class") or "")
        size: float = drawing.evaluate(
            "svg => parseFloat(getComputedStyle(svg).fontSize)"
            " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
        )
        assert size >= SMALLEST_TEXT
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_interactive_chart_is_fetched_once_and_only_when_asked_for(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    for chart in CHARTS:
        figure = page.locator(f"#{chart.id}")
        figure.get_by_role("button", name="Interaktivt diagram").click()
        figure.locator(".main-svg").first.wait_for()
        assert not figure.locator(".kv-figure__static").is_visible()
        back = figure.get_by_role("button", name="Vanligt diagram")
        assert back.evaluate("button => button === document.activeElement")
        assert figure.locator(".modebar-btn").first.get_attribute("data-title") == "Hämta som bild"
    assert fetched == ["plotly.min.js"]
    back.click()
    assert figure.locator(".kv-figure__static").is_visible()
    assert figure.locator(".main-svg").count() == 0


def test_the_interactive_chart_follows_the_palette(page: Page) -> None:
    figure = page.locator("#linjer")
    figure.get_by_role("button", name="Interaktivt diagram").click()
    title = figure.locator(".ytitle")
    light = title.evaluate("text => text.style.fill")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function(
        "light => document.querySelector('.ytitle').style.fill !== light", arg=light
    )


def test_paper_gets_the_drawing(page: Page) -> None:
    figure = page.locator("#linjer")
    figure.get_by_role("button", name="Interaktivt diagram").click()
    figure.locator(".main-svg").first.wait_for()
    page.emulate_media(media="print")
    assert figure.locator(".kv-figure__static").is_visible()
    assert not figure.locator(".kv-figure__interactive").is_visible()


def test_a_script_that_cannot_be_had_is_told(page: Page) -> None:
    page.route("**/plotly.min.js", lambda route: route.fulfill(status=200, body="no = 1;"))
    figure = page.locator("#linjer")
    figure.get_by_role("button", name="Interaktivt diagram").click()
    figure.get_by_text("kunde inte hämtas").wait_for()
    assert figure.locator(".kv-figure__static").is_visible()


def test_the_table_opens_with_the_keyboard(page: Page) -> None:
    figure = page.locator("#staplar")
    assert not figure.get_by_role("table").is_visible()
    figure.locator(".kv-figure__table summary").focus()
    page.keyboard.press("Enter")
    assert figure.get_by_role("table").is_visible()
    assert figure.get_by_role("row").count() == 4


REFUSED = "() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }"


@pytest.mark.parametrize("start", ["() => {}", REFUSED], ids=["by itself", "as a selection"])
def test_a_citation_is_copied_with_the_address_in_the_browser(
    page: Page, address: str, start: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(start)
    figure = page.locator("#linjer")
    figure.get_by_text("Källa, metod och hänvisning").click()
    figure.get_by_role("button", name="Kopiera").click()
    figure.get_by_text("Hänvisningen är kopierad.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Testkommunen. ”Hylte nådde målet 2024”. Kvalitet i Testkommunen, utgåva 2024, "
        f"1 mars 2025. {address}#linjer"
    )


def test_without_scripts_the_table_and_the_csv_remain(chromium: Browser, address: str) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(address)
    figure = page.locator("#linjer")
    assert not figure.get_by_role("button").is_visible()
    figure.get_by_text("Visa tabell").click()
    assert figure.get_by_role("table").is_visible()
    assert figure.get_by_role("link", name="CSV").is_visible()
    page.close()
