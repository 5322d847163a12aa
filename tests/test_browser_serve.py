"""Writing with a preview open: the page follows what is saved, and says what is wrong."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kvalitet.serve.preview import Preview
from kvalitet.serve.server import PreviewServer
from kvalitet.serve.watching import changes
from tests.everybody import in_every_look
from tests.previewing import preview_of, project, served
from tests.reading import PHONE, Reader
from tests.sites import ANALYSIS, with_text

ADDRESS = "aktuell/analyser/analys/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("projekt"))


@pytest.fixture(scope="module")
def preview(root: Path) -> Iterator[Preview]:
    """Watch the project, as the command does."""
    preview, stop = preview_of(root), Event()
    preview.update()

    def watch() -> None:
        for _ in changes(root, stop.wait):
            preview.update()

    watching = Thread(target=watch)
    watching.start()
    yield preview
    stop.set()
    watching.join()


@pytest.fixture(scope="module")
def server(preview: Preview) -> Iterator[PreviewServer]:
    with served(preview) as server:
        yield server


def lent(file: Path) -> Iterator[Path]:
    """Lend a file to write in, and put it back as it was."""
    before = file.read_text(encoding="utf-8")
    yield file
    file.write_text(before, encoding="utf-8")


@pytest.fixture
def analysis(root: Path) -> Iterator[Path]:
    yield from lent(root / "content" / "analyser" / "2018.md")


@pytest.fixture
def indicator(root: Path) -> Iterator[Path]:
    yield from lent(root / "content" / "nyckeltal" / "u33461.md")


@pytest.fixture
def reader(
    chromium: Browser, server: PreviewServer, analysis: Path, indicator: Path
) -> Iterator[Reader]:
    """Read until the files are put back: Chromium does not always close a page that reloads."""
    with Reader(chromium, server.address) as reader:
        yield reader
    assert reader.faults == []


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Förhandsvisning", exact=True)


def write(file: Path, text: str) -> None:
    file.write_text(with_text(ANALYSIS, text), encoding="utf-8")


def test_what_is_saved_is_seen_without_a_hand(reader: Reader, analysis: Path) -> None:
    page = reader.open(ADDRESS)
    expect(panel(page)).to_be_hidden()
    write(analysis, "Det här är nyskrivet.")
    expect(page.get_by_text("Det här är nyskrivet.")).to_be_visible()
    write(analysis, "Det här är omskrivet.")
    expect(page.get_by_text("Det här är omskrivet.")).to_be_visible()
    expect(page.get_by_text("Det här är nyskrivet.")).to_have_count(0)


def test_the_reader_stays_where_she_was(reader: Reader, analysis: Path) -> None:
    long = "\n\n".join(f"Stycke {number}." for number in range(200))
    write(analysis, long)
    page = reader.open(ADDRESS)
    expect(page.get_by_text("Stycke 199.")).to_be_attached()
    page.get_by_text("Stycke 150.").evaluate("e => e.scrollIntoView({block: 'start'})")
    before = page.evaluate("scrollY")
    assert before > 1000
    write(analysis, f"{long}\n\nSist.")
    expect(page.get_by_text("Sist.", exact=True)).to_be_attached()
    expect(page.get_by_text("Stycke 150.")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_what_is_wrong_is_told_with_its_place_above_the_last_good_page(
    reader: Reader, analysis: Path
) -> None:
    page = reader.open(ADDRESS)
    analysis.write_text(ANALYSIS.replace("period: 2018-H1", "period: igår"), encoding="utf-8")
    told = panel(page)
    expect(told).to_contain_text("1 fel i 1 fil. Sidan visar det senaste som gick att rita.")
    expect(told.get_by_role("listitem")).to_have_count(1)
    expect(told).to_contain_text("content/analyser/2018.md:6:9")
    expect(told).to_contain_text("fel N")
    expect(told).to_contain_text("Skriv t.ex. 2018, 2018-H1")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Som det är.")).to_be_attached()
    write(analysis, "Nu är det rättat.")
    expect(page.get_by_text("Nu är det rättat.")).to_be_visible()
    expect(panel(page)).to_be_hidden()


def test_warnings_wait_behind_a_button_that_remembers(reader: Reader, analysis: Path) -> None:
    page = reader.open(ADDRESS)
    write(analysis, "Det var 67 procent.")
    expect(panel(page)).to_contain_text("1 varning i 1 fil.")
    expect(panel(page).get_by_role("listitem")).to_be_hidden()
    panel(page).get_by_role("button", name="Visa").click()
    expect(panel(page).get_by_role("listitem")).to_contain_text("varning R010")
    write(analysis, "Det var 68 procent.")
    expect(panel(page).get_by_role("listitem")).to_contain_text("68 procent")
    panel(page).get_by_role("button", name="Dölj").press("Enter")
    expect(panel(page).get_by_role("listitem")).to_be_hidden()


def test_what_the_panel_covers_can_be_scrolled_to(reader: Reader, analysis: Path) -> None:
    page = reader.open(ADDRESS, width=PHONE)
    analysis.write_text(ANALYSIS.replace("period: 2018-H1", "period: igår"), encoding="utf-8")
    expect(panel(page)).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last, top = page.locator("footer").bounding_box(), panel(page).bounding_box()
    assert last is not None
    assert top is not None
    assert last["y"] + last["height"] <= top["y"] + 1


def test_nothing_of_a_problem_is_markup(reader: Reader, analysis: Path) -> None:
    page = reader.open(ADDRESS)
    fault = "period: <img src=x onerror=alert(1)>"
    analysis.write_text(ANALYSIS.replace("period: 2018-H1", fault), encoding="utf-8")
    expect(panel(page)).to_contain_text("<img src=x onerror=alert(1)>")
    assert panel(page).locator("img").count() == 0


def test_the_panel_is_for_everybody(reader: Reader, analysis: Path) -> None:
    page = reader.open(ADDRESS)
    faulty = ANALYSIS.replace("period: 2018-H1", "period: igår")
    analysis.write_text(with_text(faulty, "Det var 67 procent."), encoding="utf-8")
    expect(panel(page).get_by_role("listitem").first).to_be_visible()
    assert in_every_look(page) == []


def test_a_search_in_pages_that_have_changed_says_how_old_it_is(
    reader: Reader, analysis: Path
) -> None:
    page = reader.open(ADDRESS)
    page.get_by_role("button", name="Sök").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("återaktualiserade")
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    page.keyboard.press("Escape")
    write(analysis, "Det här är nyskrivet.")
    expect(page.get_by_text("Det här är nyskrivet.")).to_be_visible()
    page.get_by_role("button", name="Sök").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(
        "Sökningen visar sidorna som de var kl. 14:05."
    )


def test_a_page_with_an_open_dialog_waits_until_it_is_closed(
    reader: Reader, analysis: Path
) -> None:
    page = reader.open(ADDRESS)
    page.get_by_role("button", name="Sök").first.click()
    page.get_by_role("searchbox").fill("barn")
    write(analysis, "Det här är nyskrivet.")
    expect(page.get_by_text("Det här är nyskrivet.")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_value("barn")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Det här är nyskrivet.")).to_be_visible()


def test_a_changed_figure_is_seen_on_every_page_that_shows_it(
    reader: Reader, indicator: Path
) -> None:
    pages = [reader.open(path) for path in ("aktuell/", "aktuell/nyckeltal/u33461/", ADDRESS)]
    indicator.write_text(indicator.read_text("utf-8").replace("67", "41"), "utf-8")
    for page in pages:
        page.bring_to_front()
        expect(page.get_by_text("41\N{NO-BREAK SPACE}%").first).to_be_visible()


def test_a_page_says_when_the_server_has_stopped_and_goes_on_when_it_is_back(
    chromium: Browser, preview: Preview
) -> None:
    with Reader(chromium, "") as reader:
        with served(preview) as server:
            page = reader.open(f"{server.address}{ADDRESS}")
            expect(page.get_by_text("Som det är.")).to_be_visible()
            port = server.server_port
        expect(panel(page)).to_contain_text(
            "Förhandsvisningen är avstängd. Starta den igen med build.py serve."
        )
        expect(page.get_by_text("Som det är.")).to_be_visible()
        with served(preview, port):
            expect(panel(page)).to_be_hidden()
