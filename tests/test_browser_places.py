"""Where a reader reads: without scripts, from a folder of files, in any folder, on paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reading import DESK, PHONE, Reader, follow

INDICATOR = "nyckeltal/u33461/"


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def rows(page: Page) -> Locator:
    return page.locator("#kv-resultat tr[data-kv-level]:visible")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_without_scripts_everything_can_be_read(reader: Reader, width: int) -> None:
    page = reader.open(INDICATOR, width, java_script_enabled=False)
    expect(title(page)).to_be_visible()
    figure = page.locator("figure#kv-exempelby-linje")
    expect(figure.locator("svg:visible")).to_have_count(1)
    figure.get_by_text("Visa tabell").click()
    expect(figure.get_by_role("table")).to_be_visible()
    figure.get_by_text("Källa, metod och hänvisning").click()
    expect(figure.locator("[data-kv-citation]")).to_contain_text("aktuell/nyckeltal/u33461/#kv-")
    expect(page.locator("button:visible, form:visible")).to_have_count(0)  # none that does nothing
    tabs = page.get_by_role("navigation", name="Avdelningar", exact=True)
    tabs.get_by_role("link", name="Start").click()
    assert rows(page).count() > 20
    follow(rows(page).get_by_role("link", name="Dygn på institution"))
    expect(title(page)).to_be_visible()


# From a file share, without any server


def test_from_a_folder_of_files_the_site_is_read_as_usual(example: Path, reader: Reader) -> None:
    page = reader.open((example / "index.html").as_uri())
    everybody = rows(page).count()
    page.get_by_label("Kommun").select_option("Hylte")
    assert 0 < rows(page).count() < everybody
    page.get_by_label("Kommun").select_option(index=0)
    follow(rows(page).get_by_role("link", name="Dygn på institution"))
    figure = page.locator("figure").first
    expect(figure.locator("svg:visible").first).to_be_visible()
    figure.get_by_text("Visa tabell").click()
    expect(figure.get_by_role("table")).to_be_visible()
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    follow(page.get_by_role("link", name="Berättelser", exact=True))
    follow(page.get_by_role("link", name="Exempelbys kvalitetsberättelse 2024"))
    expect(title(page)).to_have_text("Exempelbys kvalitetsberättelse 2024")


def test_from_a_folder_of_files_a_figure_can_be_taken_along(example: Path, reader: Reader) -> None:
    """The table is saved; the picture is a page of its own, that opens where it lies."""
    page = reader.open((example / INDICATOR / "index.html").as_uri())
    figure = page.locator("figure#kv-exempelby-linje")
    with page.expect_download() as waiting:
        figure.get_by_role("link", name="CSV").click()
    assert waiting.value.suggested_filename.endswith("-kv-exempelby-linje.csv")
    figure.get_by_text("Källa, metod och hänvisning").click()
    cited = figure.locator("[data-kv-citation]")
    expect(cited).to_contain_text("aktuell/nyckeltal/u33461/#kv-exempelby-linje")
    expect(cited).not_to_contain_text("file:")  # which leads nobody else there
    figure.get_by_role("link", name="Bild").click()
    page.wait_for_url("**/data/nyckeltal-u33461-kv-exempelby-linje.svg")
    width = page.evaluate("document.documentElement.getBoundingClientRect().width")
    assert width == 800
    expect(page.get_by_text("Källa: ").first).to_be_visible()


def test_from_a_folder_of_files_it_is_said_what_does_not_work(
    example: Path, reader: Reader
) -> None:
    page = reader.open((example / "index.html").as_uri())
    page.get_by_role("button", name="Utgåva").click()
    expect(page.get_by_text("öppna index.html").first).to_contain_text("Andra utgåvor kan inte")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("barn")
    said = page.get_by_role("dialog").get_by_role("status")
    expect(said).to_contain_text("Sökningen fungerar inte när sidan öppnas från en filmapp.")
    expect(said).to_contain_text("Leta i menyn i stället")


def test_the_site_can_lie_in_any_folder(
    example: Path, serve: Callable[[Path], str], reader: Reader
) -> None:
    page = reader.open(f"{serve(example.parent.parent)}site/")
    page.wait_for_url("**/site/aktuell/index.html")
    follow(rows(page).get_by_role("link", name="Dygn på institution"))
    expect(title(page)).to_have_text("Hur många dygn bor ungdomar på institution?")
    page.keyboard.press("/")
    page.keyboard.type("kvalitetsberättelsen")
    hit = page.get_by_role("dialog").get_by_role("link").first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(re.compile(r"/site/aktuell/berattelser/"))
    expect(title(page)).to_be_visible()


def test_a_lost_reader_is_shown_the_way(reader: Reader) -> None:
    page = reader.open("../404.html")
    page.get_by_role("link", name="Till startsidan").click()
    page.wait_for_url("**/aktuell/index.html")


def test_on_paper_the_drawing_stands_and_nothing_that_is_pressed(reader: Reader) -> None:
    page = reader.open(INDICATOR, palette="dark")
    figure = page.locator("figure#kv-exempelby-linje")
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    expect(figure.locator(".kv-drawing:visible")).to_have_count(1)
    expect(figure.locator(".main-svg").first).to_be_hidden()
    expect(page.locator("nav:visible, button:visible, form:visible")).to_have_count(0)
    expect(figure.locator(".kv-more:visible, .kv-figure__ways:visible")).to_have_count(0)
    expect(figure.locator(".kv-origin__paper")).to_contain_text(f"{page.url}#kv-exempelby-linje")
    expect(page.get_by_role("banner")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
