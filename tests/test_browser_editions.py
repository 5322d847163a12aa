"""A reader among three years' editions, one of which was wrong: she sees it, and what changed.

The editions are those of `make demo`; nothing in them is touched while she reads.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.run import REASON
from kvalitet.cli import FINE, main
from tests.building import ROOT, contents
from tests.everybody import in_every_look, lost_on_paper, too_wide, unfold, unseen_stops
from tests.reading import DESK, PALETTES, PHONE, Reader, follow

TIME = "nyckeltal/ex-utredningstid/"
FIRST, CORRECTED, SECOND, ROLLING = "2023", "2023-rattelse-1", "2024", "aktuell"
LATER = "uppfoljningar/exempelby-uppfoljning-2025-t1/"
"""A page that only the rolling edition has."""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of the example, as `make demo` makes them; the folder with site and project."""
    folder = tmp_path_factory.mktemp("demo")
    script = f"from pathlib import Path; from demo.run import make; make(Path({str(folder)!r}))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


@pytest.fixture
def reader(years: Path, chromium: Browser, serve: Callable[[Path], str]) -> Iterator[Reader]:
    with Reader(chromium, serve(years / "site")) as reader:
        yield reader
    # That a page is not in another edition is asked, and answered with 404.
    assert [fault for fault in reader.faults if "404" not in fault] == []


def note(page: Page) -> str:
    box = page.locator(".kv-edition-note")
    expect(box).to_have_count(1)
    return " ".join(box.inner_text().split())


def choose(page: Page, title: str) -> None:
    """Change edition as readers do."""
    page.locator("header .kv-editions__button").click()
    follow(page.locator("header").get_by_role("link", name=title, exact=True))


def test_a_reader_of_what_was_wrong_learns_it_and_what_is_right(reader: Reader) -> None:
    page = reader.open(f"{FIRST}/{TIME}")
    expect(page.locator(".kv-edition-note li").first).to_be_visible()
    said = note(page)
    assert said.startswith(f"Den här utgåvan är rättad. {REASON} Läs sidan i rättelsen")
    changed = page.locator(".kv-edition-note li")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("161\u00a0dagar (röd) → 116\u00a0dagar (gul)")
    follow(page.get_by_role("link", name="Läs sidan i rättelsen"))
    page.wait_for_url(f"**/{CORRECTED}/{TIME}")
    expect(page.get_by_text("116 dagar").first).to_be_visible()
    expect(page.locator(".kv-edition-note")).to_have_count(2)  # there is a newer edition as well
    expect(page.get_by_text("Den här utgåvan är en rättelse.")).to_be_visible()
    follow(page.get_by_role("link", name="Läs sidan som den var"))
    page.wait_for_url(f"**/{FIRST}/{TIME}")


def test_a_page_that_was_not_wrong_says_only_that_another_was(reader: Reader) -> None:
    page = reader.open(f"{FIRST}/nyckeltal/ex-hvb-dygn/")
    expect(page.get_by_role("link", name="Allt som är ändrat i rättelsen")).to_be_visible()
    assert "På den här sidan" not in note(page)


def test_a_reader_of_an_older_edition_is_told_of_a_newer(reader: Reader) -> None:
    page = reader.open(f"{CORRECTED}/{TIME}")
    newer = page.locator(".kv-edition-note--older")
    expect(newer).to_have_text("Det finns en nyare utgåva. Läs sidan i utgåva 2024")
    follow(newer.get_by_role("link"))
    page.wait_for_url(f"**/{SECOND}/{TIME}")


def test_what_is_not_decided_is_no_newer_edition(reader: Reader) -> None:
    page = reader.open(f"{SECOND}/{TIME}")
    words = "Den här utgåvan ändras inte längre. Läs sidan i den pågående utgåvan"
    assert note(page) == words
    follow(page.locator(".kv-edition-note").get_by_role("link"))
    page.wait_for_url(f"**/{ROLLING}/{TIME}")
    expect(page.locator("header .kv-editions__button")).to_have_text("Pågående utgåva")
    expect(page.locator("header .kv-editions__button")).to_be_visible()
    expect(page.locator(".kv-edition-note")).to_have_count(0)


def test_whoever_changes_edition_stays_on_the_page_where_there_is_one(reader: Reader) -> None:
    page = reader.open(f"{ROLLING}/{TIME}#kv-exempelby")
    choose(page, "2023")
    page.wait_for_url(f"**/{FIRST}/{TIME}#kv-exempelby")
    choose(page, "2024")
    page.wait_for_url(f"**/{SECOND}/{TIME}#kv-exempelby")
    page = reader.open(f"{ROLLING}/{LATER}")
    choose(page, "2023")
    page.wait_for_url(f"**/{FIRST}/")


@pytest.mark.parametrize(
    ("edition", "promise"),
    [
        (FIRST, "Permanent: utgåvan är fryst, och diagrammet ändras aldrig."),
        (ROLLING, "Leder alltid till de senaste siffrorna, så diagrammet kan ändras."),
    ],
)
def test_a_figure_is_cited_with_its_edition_and_what_its_address_is_worth(
    reader: Reader, edition: str, promise: str
) -> None:
    figure = reader.open(f"{edition}/{TIME}").locator("figure#kv-exempelby-linje")
    figure.get_by_text("Källa, metod och hänvisning").click()
    address = f"{reader.home}{edition}/{TIME}#kv-exempelby-linje"
    expect(figure.locator("[data-kv-citation]")).to_contain_text(address)
    expect(figure.get_by_text(promise)).to_be_visible()


def test_the_list_says_what_each_edition_is(reader: Reader) -> None:
    page = reader.open(f"{FIRST}/")
    page.locator("header .kv-editions__button").click()
    items = page.locator("header .kv-editions__panel li")
    assert [" ".join(text.split()) for text in items.all_inner_texts()] == [
        "Pågående ändras fortfarande",
        "2024 ändras inte längre · byggd 2 maj 2025",
        "2023, rättelse 1 ändras inte längre · byggd 10 juni 2024",
        "2023 rättad, se rättelsen · byggd 30 april 2024",
    ]


def test_a_frozen_edition_says_who_decided_it(reader: Reader) -> None:
    page = reader.open(f"{SECOND}/")
    expect(page.get_by_text("Beslut: Socialnämnden i Exempelby 2025-05-14 § 58")).to_be_visible()


def test_the_start_page_leads_to_what_has_changed(reader: Reader) -> None:
    page = reader.open(f"{ROLLING}/")
    line = page.locator(".kv-edition-changes")
    expect(line).to_contain_text("Sedan utgåva 2024: ")
    follow(line.get_by_role("link", name="Vad har ändrats"))
    page.wait_for_url(f"**/andringar/{SECOND}/{ROLLING}/index.html")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Vad har ändrats från utgåva 2024 till den pågående utgåvan")
    risks = page.get_by_role("region", name="Risker: stigit")
    follow(risks.get_by_role("link").last)
    page.wait_for_url(f"**/{ROLLING}/uppfoljningar/**")


def test_all_comparisons_can_be_found(reader: Reader) -> None:
    page = reader.open("andringar/")
    corrected = page.get_by_role("link", name="Från utgåva 2023 till utgåva 2023, rättelse 1")
    expect(corrected).to_be_visible()
    assert page.locator(".pairs li").count() == 6, "every pair of four editions"
    follow(page.get_by_role("link", name="Från utgåva 2023 till utgåva 2024", exact=True))
    page.locator("[aria-labelledby=siffror] summary").filter(has_text="Nya").click()
    expect(page.get_by_role("region", name="Siffror: nya")).to_be_visible()


@pytest.mark.parametrize(
    "address", ["andringar/", "andringar/2023/2024/", f"andringar/{FIRST}/{CORRECTED}/"]
)
def test_what_has_changed_is_for_everybody(reader: Reader, address: str) -> None:
    page = reader.open(address)
    assert lost_on_paper(page)[0] == []
    unfold(page)
    assert in_every_look(page) + too_wide(page) + unseen_stops(page) == []


@pytest.mark.parametrize("edition", [FIRST, CORRECTED])  # which has one of each kind
def test_the_notes_are_for_everybody(reader: Reader, edition: str) -> None:
    page = reader.open(f"{edition}/{TIME}")
    expect(page.locator(".kv-edition-note").first).to_be_visible()
    assert in_every_look(page) + too_wide(page) + unseen_stops(page) == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_without_scripts_an_edition_can_be_read(reader: Reader, width: int) -> None:
    page = reader.open(f"{FIRST}/{TIME}", width, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page = reader.open("andringar/2023/2024/", width, java_script_enabled=False)
    expect(page.get_by_role("region", name="Nivåer: ändrade")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)


def test_an_alias_leads_to_the_edition_that_has_it(reader: Reader) -> None:
    page = reader.open(f"beslutad/{TIME}#kv-exempelby")
    page.wait_for_url(f"**/{SECOND}/{TIME}index.html#kv-exempelby")


def test_an_edition_of_today_works_under_the_store_of_tomorrow(
    years: Path, reader: Reader, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Whatever the list will look like, it comes from the store and not from the edition."""
    shutil.copytree(years / "site" / FIRST, tmp_path / FIRST)
    (tmp_path / "utgavor.js").write_text(
        "const host = document.querySelector('[data-kv-editions]');"
        "host.textContent = `I framtiden: ${host.dataset.kvEdition}`; host.hidden = false;"
    )
    page = reader.open(f"{serve(tmp_path)}{FIRST}/{TIME}")
    expect(page.get_by_text("I framtiden: Utgåva 2023").first).to_be_visible()


def test_an_edition_works_when_it_is_copied_alone(
    years: Path, reader: Reader, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    shutil.copytree(years / "site" / FIRST, tmp_path / "arkiv")
    page = reader.open(f"{serve(tmp_path)}arkiv/")
    expect(page.locator("header").get_by_text("Utgåva 2023")).to_be_visible()
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox", name="Sök", exact=True).fill("utredningstid")
    follow(page.get_by_role("dialog").get_by_role("link").first)
    figure = page.locator("figure").first
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    for palette in PALETTES:
        page.emulate_media(color_scheme=palette)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    missing = [fault for fault in reader.faults if "utgavor.js" not in fault]
    assert {fault for fault in missing if "http" in fault} == set(), "nothing else is lacking"


def test_nothing_frozen_was_touched(years: Path) -> None:
    """By all that was done after it: corrections, newer editions, builds."""
    site = years / "site"
    project = ["--root", str(years / "projekt"), "--site", str(site)]
    before = contents(site / FIRST)
    assert main(["verify", *project]) == FINE
    assert main(["build", *project]) == FINE
    assert contents(site / FIRST) == before
    assert main(["verify", *project]) == FINE
    listed = json.loads((site / "versions.json").read_bytes())
    assert [one["version"] for one in listed] == [ROLLING, SECOND, CORRECTED, FIRST]
