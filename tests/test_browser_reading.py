"""What a reader does with the pages: walks through them and chooses among them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reading import PALETTES, PHONE, Palette, Reader

INDICATOR = "nyckeltal/u33461/"
STORY = "berattelser/exempelby-2024/"
EDITIONS = [("aktuell", "2024"), ("2023", "2023")]


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def rows(page: Page) -> Locator:
    return page.locator("#kv-resultat tr[data-kv-level]:visible")


def names(page: Page) -> list[str]:
    return rows(page).locator("th a").all_inner_texts()


def tab_until(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus, as somebody without a mouse does."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab does not lead to {wanted}")


# ---- walking through ----


def test_from_the_start_to_a_story_and_back(reader: Reader) -> None:
    page = reader.open("../")
    page.wait_for_url("**/aktuell/index.html")
    page.get_by_label("Kommun").select_option("Exempelby")
    rows(page).get_by_role("link", name="Ej återaktualiserade barn 0–12 år").click()
    expect(title(page)).to_have_text("Hur stor andel av barnen behövde inte komma tillbaka?")
    page.get_by_role("link", name=re.compile(r"barn 0–12 år: 84.%, gul nivå")).click()
    expect(title(page)).to_contain_text("84 %")
    page.get_by_role("link", name=re.compile("^Ej återaktualiserade barn 0–12 år ett år")).click()
    page.get_by_role("link", name="Exempelbys kvalitetsberättelse 2024").first.click()
    expect(title(page)).to_have_text("Exempelbys kvalitetsberättelse 2024")
    page.go_back()
    expect(title(page)).to_have_text("Hur stor andel av barnen behövde inte komma tillbaka?")
    page.get_by_role("navigation", name="Du är här").get_by_role("link", name="Start").click()
    expect(rows(page).first).to_be_visible()


def test_the_tabs_lead_to_the_sections(reader: Reader) -> None:
    page = reader.open("sidor/om/")
    tabs = page.get_by_role("navigation", name="Avdelningar", exact=True)
    for section in ("Nyckeltal", "Analyser", "Berättelser", "Om", "Start"):
        tabs.get_by_role("link", name=section, exact=True).click()
        expect(tabs.locator("[aria-current=page]")).to_have_text(section)


def test_the_contents_lead_to_their_heading(reader: Reader) -> None:
    page = reader.open(STORY)
    contents = page.get_by_role("navigation", name="På den här sidan", exact=True)
    contents.get_by_role("link", name="Avvikelser").click()
    heading = page.get_by_role("heading", name="Avvikelser", exact=True)
    expect(heading).to_be_in_viewport()
    header = page.get_by_role("banner").bounding_box()
    place = heading.bounding_box()
    assert header is not None
    assert place is not None
    assert place["y"] >= header["y"] + header["height"]  # not hidden beneath the header


def test_the_contents_fold_out_on_a_phone(reader: Reader) -> None:
    page = reader.open(STORY, PHONE)
    contents = page.locator("details.kv-contents")
    contents.locator("summary").click()
    contents.get_by_role("link", name="Avvikelser").click()
    expect(page.get_by_role("heading", name="Avvikelser", exact=True)).to_be_in_viewport()


def test_the_first_tab_skips_to_the_text(reader: Reader) -> None:
    page = reader.open(INDICATOR)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#kv-content")).to_be_focused()


# ---- the table on the start page ----


def test_filters_leave_the_rows_that_pass(reader: Reader) -> None:
    page = reader.open()
    form = page.get_by_role("search", name="Filtrera nyckeltalen")
    everything = names(page)
    form.get_by_label("Sök bland nyckeltalen").fill("barn ÅTER")
    assert names(page) == ["Ej återaktualiserade barn 0–12 år"] * 2
    form.get_by_label("Kommun").select_option("Hylte")
    assert len(names(page)) == 1
    expect(form.get_by_role("status")).to_have_text(f"Visar 1 av {len(everything)}")
    form.get_by_label("Nivå").select_option("grön")
    expect(form.get_by_role("status")).to_have_text("Inget nyckeltal passar. Ändra filtret.")
    form.get_by_label("Sök bland nyckeltalen").fill("")
    form.get_by_label("Kommun").select_option("Alla")
    form.get_by_label("Nivå").select_option("Alla")
    assert names(page) == everything


def test_the_table_is_sorted_without_a_mouse(reader: Reader) -> None:
    page = reader.open()
    original = names(page)
    head = page.get_by_role("columnheader", name="Nyckeltal")
    tab_until(page, head.get_by_role("button"))
    for state, expected in (
        ("ascending", sorted(original, key=swedish)),
        ("descending", sorted(original, key=swedish, reverse=True)),
        (None, original),
    ):
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == state
        assert names(page) == expected


def swedish(name: str) -> str:
    """Sort å, ä, ö last, and take no notice of case."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))


def test_numbers_are_sorted_as_numbers_and_the_missing_come_last(reader: Reader) -> None:
    page = reader.open()
    head = page.get_by_role("columnheader", name="Nu")
    for sign in (1, -1):
        head.get_by_role("button").click()
        values = [row.get_attribute("data-kv-nu") or "" for row in rows(page).all()]
        known = [float(value) for value in values if value]
        assert known == sorted(known, key=lambda value: sign * value)
        assert not any(values[len(known) :])


def test_what_is_chosen_stands_in_the_address(reader: Reader) -> None:
    page = reader.open()
    everything = names(page)
    page.get_by_label("Kommun").select_option("Exempelby")
    page.get_by_role("columnheader", name="Förändring").get_by_role("button").click()
    chosen = names(page)
    assert page.url.endswith("?kommun=exempelby&ordna=-f%C3%B6r%C3%A4ndring")
    page.reload()
    assert names(page) == chosen
    expect(page.get_by_label("Kommun")).to_have_value("exempelby")
    page.get_by_label("Kommun").select_option("Alla")
    page.get_by_role("columnheader", name="Förändring").get_by_role("button").click()
    page.get_by_role("columnheader", name="Förändring").get_by_role("button").click()
    assert "?" not in page.url
    assert names(page) == everything


def test_an_address_that_asks_for_what_is_not_there_shows_everything(reader: Reader) -> None:
    everything = names(reader.open())
    assert names(reader.open("index.html?kommun=ingen&niva=lila&ordna=storlek")) == everything


def test_whoever_goes_back_undoes_a_choice_but_not_every_letter(reader: Reader) -> None:
    page = reader.open()
    everything = names(page)
    page.get_by_label("Kommun").select_option("Hylte")
    of_hylte = names(page)
    page.get_by_label("Sök bland nyckeltalen").press_sequentially("barn")
    page.get_by_role("columnheader", name="Nu").get_by_role("button").click()
    rows(page).get_by_role("link").first.click()
    for chosen in ({"ordna": "nu", "sok": "barn"}, {"sok": "barn"}):
        page.go_back()
        page.wait_for_url(f"**/?kommun=hylte&{urlencode(dict(reversed(chosen.items())))}")
    assert len(names(page)) < len(of_hylte)
    page.go_back()
    page.wait_for_url("**/aktuell/")
    assert names(page) == everything
    expect(page.get_by_label("Kommun")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Kommun")).to_have_value("hylte")
    expect(page.get_by_label("Sök bland nyckeltalen")).to_have_value("barn")


def test_an_area_is_shown_with_whose_it_is(reader: Reader) -> None:
    page = reader.open("index.html?omrade=Vuxna")
    expect(page.get_by_label("Område")).to_have_value("Vuxna")
    heads = page.locator("#kv-resultat th[scope=rowgroup]:visible")
    assert [text.split("\n")[0].strip() for text in heads.all_inner_texts()] == [
        "Socialpsykiatrienheten, Huddinge",
        "Vuxna",
        "Exempelby påhittad kommun",
        "Vuxna",
    ]


def test_a_count_leads_to_the_rows_it_counts_without_a_reload(reader: Reader) -> None:
    page = reader.open()
    page.evaluate("document.body.dataset.same = 'yes'")
    counted = page.get_by_role("region", name="Exempelby i korthet").get_by_role("link")
    for number, level in ((4, "gul"), (2, "grön"), (5, "ingen")):
        link = counted.filter(has_text=str(number))
        link.click()
        assert len(names(page)) == number
        expect(page.get_by_role("combobox", name="Nivå")).to_have_value(level)
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_the_short_lists_lead_to_all_of_it(reader: Reader) -> None:
    page = reader.open()
    page.get_by_role("link", name="Alla siffror som saknas").click()
    expect(page.get_by_role("columnheader", name="Nyckeltal")).to_be_in_viewport()
    assert 4 < len(names(page)) < 10
    page.get_by_role("link", name="Alla förändringar, de största först").click()
    head = page.get_by_role("columnheader", name="Förändring")
    expect(head).to_have_attribute("aria-sort", "descending")
    largest = page.get_by_role("heading", name="Största förändringarna").locator("xpath=..")
    assert names(page)[0] in largest.locator("li a").all_inner_texts()


def test_a_row_out_of_its_place_says_whose_it_is(reader: Reader) -> None:
    page = reader.open("index.html?ordna=nyckeltal")
    ours = rows(page).filter(has_text="Ej återaktualiserade barn 0–12 år").locator("th")
    assert [" ".join(text.split()) for text in ours.all_inner_texts()] == [
        "Ej återaktualiserade barn 0–12 år Hylte",
        "Ej återaktualiserade barn 0–12 år Exempelby · påhittad kommun",
    ]


def test_without_scripts_the_table_is_whole(reader: Reader) -> None:
    everything = names(reader.open())
    page = reader.open("index.html?kommun=hylte", java_script_enabled=False)
    assert names(page) == everything
    expect(page.get_by_role("search", name="Filtrera nyckeltalen")).to_be_hidden()


def test_a_level_stands_below_its_year(reader: Reader) -> None:
    page = reader.open()
    red = rows(page).filter(has_text="Utredningstid").get_by_role("cell", name="röd")
    year = page.get_by_role("columnheader", name="2022").bounding_box()
    mark = red.bounding_box()
    assert year is not None
    assert mark is not None
    assert (mark["x"], mark["width"]) == pytest.approx((year["x"], year["width"]))


def test_the_filter_is_reached_and_used_with_the_keyboard(reader: Reader) -> None:
    page = reader.open()
    everything = len(names(page))
    tab_until(page, page.get_by_label("Sök bland nyckeltalen"))
    page.keyboard.type("utredning")
    assert 0 < len(names(page)) < everything
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Kommun")).not_to_have_value("")


# ---- menu and palette ----


def test_the_menu_of_a_phone_needs_no_finger(reader: Reader) -> None:
    page = reader.open(STORY, PHONE)
    menu = page.get_by_role("dialog", name="Meny")
    opener = page.get_by_role("button", name="Meny", exact=True)
    expect(menu).to_be_hidden()
    tab_until(page, opener)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab_until(page, menu.get_by_role("link", name="Analyser"))
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    tab_until(page, menu.get_by_role("link", name="Analyser"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/aktuell/analyser/")


def test_nothing_in_a_closed_menu_takes_the_focus(reader: Reader) -> None:
    page = reader.open(width=PHONE)
    page.keyboard.press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('dialog'))")


@pytest.mark.parametrize("system", PALETTES)
def test_the_palette_follows_the_system_until_the_reader_chooses(
    reader: Reader, system: Palette
) -> None:
    page = reader.open(palette=system)

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    first = ground()
    assert (first == "rgb(255, 255, 255)") is (system == "light")
    page.get_by_role("button", name=re.compile("utseende")).click()
    chosen = ground()
    assert chosen != first
    page.goto(f"{reader.home}{STORY}")
    assert ground() == chosen
    page.get_by_role("button", name=re.compile("utseende")).click()
    assert ground() == first


def test_the_reader_stays_on_her_page_when_she_changes_edition(
    example: Path, serve: Callable[[Path], str], reader: Reader, tmp_path: Path
) -> None:
    for name in ("aktuell", "2023"):
        shutil.copytree(example, tmp_path / name)
    editions = [{"version": v, "title": t, "aliases": []} for v, t in EDITIONS]
    (tmp_path / "versions.json").write_text(json.dumps(editions), encoding="utf-8")
    for door in ("utgavor.js", "utgavor.css"):
        shutil.copy(example.parent / door, tmp_path)
    page = reader.open(f"{serve(tmp_path)}aktuell/{INDICATOR}")
    page.get_by_role("button", name="Pågående utgåva").click()
    page.get_by_role("link", name="2023", exact=True).click()
    page.wait_for_url(f"**/2023/{INDICATOR}")
