"""The search, as a reader uses it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reading import PHONE, Reader

U33461 = "nyckeltal/u33461/"
STORIES = "berattelser/(hylte|exempelby)-2024/"

FINDS = {
    # as it is written on the page, and as it is not
    "återaktualiserade": U33461,
    "återaktualiserad": U33461,
    "ÅTERAKTUALISERADE": U33461,
    "återaktualisering": U33461,
    "ateraktualiserade": U33461,
    "återaktualiserde": U33461,
    # ids and short names
    "U33461": U33461,
    "u33461": U33461,
    "U 33461": U33461,
    "KF 24": U33461,
    # kinds of reports, with the municipality and the year
    "kvalitetsberättelse": STORIES,
    "kvalitetsberättelsen": STORIES,
    "kvalitetsberättelser": STORIES,
    "berättelse": STORIES,
    "berättelsen": STORIES,
    "rapport": STORIES,
    "kvalitetsberättelse hylte": "berattelser/hylte-2024/",
    "hylte kvalitetsberetelse": "berattelser/hylte-2024/",
    "hylte 2024": "berattelser/hylte-2024/",
    "analys": "analyser/",
    "analysen": "analyser/",
    "analyser hylte": "analyser/u33461-hylte",
    "analys 2018": "analyser/u33461-hylte-2018-h1/",
    "kvalitetsplan": "planer/",
    "kvalitetsplan huddinge": "planer/huddinge-plan-2023/",
    "exempelby plan 2025": "planer/exempelby-plan-2025/",
    "nackas plan": "planer/nacka-plan-2020/",
    "åtgärdsplan": "planer/nacka-plan-2020/",
    "uppföljningar": "uppfoljningar/",
    "uppföljning nacka": "uppfoljningar/nacka-uppfoljning-2020-t2/",
    "röda tråden": "roda-traden/",
    "röd tråd": "roda-traden/",
    "risker": "(uppfoljningar|planer|roda-traden)/",
    # what an indicator is about, inflected, misspelt and in parts
    "orosanmälan": "nyckeltal/(ex|hylte)-orosanmalningar/",
    "orosanmälningar": "nyckeltal/(ex|hylte)-orosanmalningar/",
    "orosanmälningarna": "nyckeltal/(ex|hylte)-orosanmalningar/",
    "orosanmalningar": "nyckeltal/(ex|hylte)-orosanmalningar/",
    "oros anmälan": "nyckeltal/(ex|hylte)-orosanmalningar/",
    "skyddsbedömningar": "nyckeltal/ex-skyddsbedomning/",
    "skydsbedömning": "nyckeltal/ex-skyddsbedomning/",
    "bedömning": "nyckeltal/(ex|nacka)-skyddsbedomning/",
    "bemötande": "nyckeltal/(ex|hylte)-bemotande/",
    "bemötandet": "nyckeltal/(ex|hylte)-bemotande/",
    "bemöttande": "nyckeltal/(ex|hylte)-bemotande/",
    "våld": "nyckeltal/hylte-vald-(utredning|forandring)/",
    "våld i nära relation": "nyckeltal/(hylte|huddinge)-vald-forandring/",
    "missbruk": "nyckeltal/hylte-missbruk-utan-utredning/",
    "utredningstiden": "(nyckeltal|analyser)/ex-utredningstid",
    "utredningstider": "nyckeltal/ex-utredningstid/",
    "hur lång är utredningstiden": "(nyckeltal|analyser)/ex-utredningstid",
    "dygn institution": "nyckeltal/ex-hvb-dygn/",
    "HVB": "nyckeltal/ex-hvb-dygn/",
    "personalomsättning": "nyckeltal/nacka-personalomsattning/",
    "personal omsättning": "nyckeltal/nacka-personalomsattning/",
    "omsättning": "nyckeltal/nacka-personalomsattning/",
    "jourhem": "nyckeltal/nacka-jourhem",
    "familjehemmen": "nyckeltal/nacka-.*familjehem",
    "föräldrarna": "nyckeltal/huddinge-tidiga-insatser/",
    "ekonomiskt bistånd": "nyckeltal/hylte-(avslut-arbete|ame-avslut)/",
    "egenkontroller": "nyckeltal/nacka-kanner-egenkontroller/",
    "anmälningar flickor pojkar": "nyckeltal/nacka-anmalningar-kon/",
    # what only a text speaks of
    "lex sarah": "berattelser/hylte-2024/",
    "Sarah": "berattelser/hylte-2024/",
    "barnkonvention": "planer/huddinge-plan-2023/",
    "klagomål": "planer/exempelby-plan-2024/",
    # how it is counted, and how it is written
    "mann-kendall": "sidor/metod-trend/",
    "Mann Kendall": "sidor/metod-trend/",
    "trender": "sidor/metod-trend/",
    "konfidensintervall": "sidor/metod-osakerhet/",
    "konfidens intervall": "sidor/metod-osakerhet/",
    "statistiskt säkerställd": "sidor/metod-(trend|forandring)/",
    "styrdiagram": "sidor/metod-variation/",
    "Kolada": "sidor/metod-jamforelse/",
    "sekretess": "sidor/(tecken|metod)/",
    "litet underlag": "sidor/(tecken|metod)/",
    "dolda siffror": "sidor/metod/",
    "tillgänglighet": "sidor/tillganglighet/",
    "tillgänglighetsredogörelsen": "sidor/tillganglighet/",
    "anmäla brist": "sidor/tillganglighet/",
    "hur skriver jag en analys": "sidor/(skrivguide|guide-nyckeltalsanalys)/",
    "N012": "sidor/guide-koder-n/",
}

FINDS_NOTHING = ("sjukfrånvaro", "revision", "lss", "жжж")
"""Words that no page has, though some begin like others that they do have."""


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Sök på webbplatsen")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox", name="Sök")


def hits(page: Page) -> Locator:
    return dialog(page).get_by_role("listitem").get_by_role("link")


@pytest.fixture
def searching(reader: Reader) -> Page:
    """Open the search on a page deep in the site."""
    page = reader.open("analyser/u33461-exempelby-2024/")
    page.get_by_role("button", name="Sök").click()
    return page


ASK = """async (queries) => {
    const dialog = document.getElementById("kv-search");
    const status = dialog.querySelector("[role=status]");
    const found = {};
    for (const query of queries) {
        dialog.querySelector("[name=query]").value = query;
        status.textContent = "";
        dialog.querySelector("select").dispatchEvent(new Event("change"));
        while (!status.textContent) await new Promise((resolve) => setTimeout(resolve, 5));
        found[query] = [...dialog.querySelectorAll("li a")].slice(0, 3).map((link) => link.href);
    }
    return found;
}"""


def test_the_right_page_is_among_the_first_three(searching: Page) -> None:
    expect(dialog(searching).get_by_label("Typ")).to_be_visible()
    found = searching.evaluate(ASK, [*FINDS, *FINDS_NOTHING])
    missed = {
        query: found[query]
        for query, wanted in FINDS.items()
        if not any(re.search(f"/aktuell/{wanted}", address) for address in found[query])
    }
    assert missed == {}
    assert [query for query in FINDS_NOTHING if found[query]] == []


def test_what_was_searched_for_instead_is_said(searching: Page) -> None:
    field(searching).fill("skydsbedömning")
    status = dialog(searching).get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ träffar på ”skyddsbedömning”$"))


def test_a_hit_says_what_it_is_and_shows_the_word(searching: Page) -> None:
    field(searching).fill("återaktualiserade")
    hit = hits(searching).filter(has_text="U33461 · KF 24 · Hylte, Exempelby")
    expect(hit).to_contain_text("Hur stor andel av barnen behövde inte komma tillbaka?")
    expect(hit.locator("mark").first).to_have_text(re.compile("återaktualiserade", re.IGNORECASE))
    hit.click()
    searching.wait_for_url("**/aktuell/nyckeltal/u33461/")


def test_hits_can_be_chosen_among(searching: Page) -> None:
    field(searching).fill("barn")
    expect(hits(searching)).to_have_count(10)
    dialog(searching).get_by_label("Typ").select_option("Analys")
    dialog(searching).get_by_label("Kommun").select_option("Hylte")
    expect(dialog(searching).get_by_role("status")).to_have_text("2 träffar")
    dialog(searching).get_by_label("År").select_option("2018")
    expect(hits(searching)).to_have_count(1)
    expect(hits(searching)).to_contain_text("Analys · Hylte · 2018")


def test_a_page_of_two_municipalities_is_found_under_both(searching: Page) -> None:
    choices = dialog(searching).get_by_label("Kommun").get_by_role("option")
    expect(choices).to_have_text(["Alla", "Exempelby", "Huddinge", "Hylte", "Nacka"])
    field(searching).fill("U33461")
    dialog(searching).get_by_label("Typ").select_option("Nyckeltal")
    for municipality in ("Hylte", "Exempelby"):
        dialog(searching).get_by_label("Kommun").select_option(municipality)
        expect(hits(searching).first).to_have_attribute("href", re.compile(f"/{U33461}$"))


def test_more_hits_are_shown_when_asked_for(searching: Page) -> None:
    field(searching).fill("barn")
    expect(hits(searching)).to_have_count(10)
    dialog(searching).get_by_role("button", name="Visa fler").click()
    expect(hits(searching).nth(10)).to_be_focused()


def test_nothing_found_is_said(searching: Page) -> None:
    field(searching).fill("жжж")
    expect(dialog(searching).get_by_role("status")).to_have_text("Inga träffar på ”жжж”.")
    expect(hits(searching)).to_have_count(0)


def test_the_keyboard_is_enough(reader: Reader) -> None:
    page = reader.open("berattelser/hylte-2024/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("skyddsbedömning")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("/")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nyckeltal/*-skyddsbedomning/")


def test_the_key_that_opens_it_can_be_turned_off(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("/")
    dialog(page).get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.press("Tab")  # had it opened, the focus would be in it
    expect(dialog(page)).to_be_hidden()


def test_a_slash_is_a_slash_where_one_writes(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("Sök bland nyckeltalen").press_sequentially("a/b")
    expect(page.get_by_label("Sök bland nyckeltalen")).to_have_value("a/b")
    expect(dialog(page)).to_be_hidden()


def test_it_fits_a_phone(reader: Reader) -> None:
    page = reader.open(width=PHONE)
    page.get_by_role("button", name="Sök").click()
    field(page).fill("återaktualiserade")
    expect(hits(page).first).to_be_visible()
    box = dialog(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    dialog(page).get_by_role("button", name="Stäng sökningen").click()
    expect(dialog(page)).to_be_hidden()
