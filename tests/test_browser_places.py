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
    return page.locator("#kv-resultat tbody tr:visible")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_without_scripts_everything_can_be_read(reader: Reader, width: int) -> None:
    page = reader.open(INDICATOR, width, java_script_enabled=False)
    expect(title(page)).to_be_visible()
    figure = page.locator("figure#kv-exempelby-linje")
    expect(figure.locator("svg:visible")).to_have_count(1)
    figure.get_by_text("Visa tabell").click()
    expect(figure.get_by_role("table")).to_be_visible()
    expect(page.locator("button:visible, form:visible")).to_have_count(0)  # none that does nothing
    tabs = page.get_by_role("navigation", name="Avdelningar", exact=True)
    tabs.get_by_role("link", name="Start").click()
    assert rows(page).count() > 20
    follow(rows(page).get_by_role("link", name="Dygn på institution"))
    expect(title(page)).to_be_visible()


def test_from_a_folder_of_files_all_but_the_search_works(example: Path, reader: Reader) -> None:
    page = reader.open((example / "index.html").as_uri())
    follow(rows(page).get_by_role("link", name="Dygn på institution"))
    expect(page.locator("figure svg:visible").first).to_be_visible()
    figure = page.locator("figure").first
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    follow(page.get_by_role("link", name="Berättelser", exact=True))
    follow(page.get_by_role("link", name="Exempelbys kvalitetsberättelse 2024"))
    expect(title(page)).to_have_text("Exempelbys kvalitetsberättelse 2024")
    page.keyboard.press("/")
    page.keyboard.type("barn")
    said = page.get_by_role("dialog").get_by_role("status")
    expect(said).to_contain_text("Sökningen fungerar inte när sidan öppnas från en filmapp.")


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
    expect(page.get_by_role("banner")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
