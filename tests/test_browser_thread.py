"""The red thread in a browser: followed from plan to story and back without a mouse."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.reading import DESK, PHONE, Reader

PLAN = "planer/exempelby-plan-2024/"
THREAD = "roda-traden/exempelby-plan-2024/"
ALL = "roda-traden/"
RISK = "#kv-trad-r1"


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def press_on(link: Locator) -> None:
    """Tab to a link, forwards from where the focus is, and press Enter."""
    page = link.page
    for _ in range(400):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail(f"Tab does not lead to {link}")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")


def press_on_and_leave(link: Locator) -> None:
    """Tab to a link, press Enter, and wait for the page that it leads to."""
    with link.page.expect_event("load"):
        press_on(link)


def test_from_plan_to_risk_to_action_to_indicator_to_story_and_back(reader: Reader) -> None:
    page = reader.open(PLAN)
    plan = title(page).inner_text()
    press_on_and_leave(page.locator("article a[href*='roda-traden/']").first)
    expect(title(page)).to_have_text("Röda tråden i kvalitetsplanen 2024, Exempelby")

    thread = page.locator(RISK)
    press_on_and_leave(thread.get_by_role("link", name=re.compile("^R1 ")))
    expect(title(page)).to_have_text(plan)
    card = page.locator("#kv-plan-r1")
    expect(card).to_be_in_viewport()

    press_on(card.locator("a[href='#kv-plan-a1']"))
    row = page.locator("#kv-plan-a1")
    expect(row).to_be_in_viewport()

    press_on_and_leave(row.get_by_role("link", name="Skyddsbedömning samma dag"))
    expect(title(page)).not_to_have_text(plan)
    press_on_and_leave(page.get_by_role("link", name="Exempelbys kvalitetsberättelse 2024").first)
    expect(title(page)).to_have_text("Exempelbys kvalitetsberättelse 2024")

    page.go_back()  # to the indicator
    for there in (row, card, page.locator(RISK)):
        page.go_back()
        expect(there).to_be_in_viewport()
    expect(title(page)).to_have_text("Röda tråden i kvalitetsplanen 2024, Exempelby")


def test_the_links_of_a_risk_come_in_the_order_of_the_thread(reader: Reader) -> None:
    page = reader.open(f"{THREAD}{RISK}")
    found = page.locator(RISK).get_by_role("link").all()
    order = [
        re.sub(r"^.*/(?=[a-z-]+/[^/]+/)", "", str(link.get_attribute("href"))) for link in found
    ]
    assert order == [
        "planer/exempelby-plan-2024/#kv-plan-r1",
        "../exempelby-plan-2025/#kv-trad-r1",
        "planer/exempelby-plan-2024/#kv-plan-ek1",
        "planer/exempelby-plan-2024/#kv-plan-a1",
        "nyckeltal/ex-skyddsbedomning/#kv-exempelby",
        "uppfoljningar/exempelby-uppfoljning-2024-t3/",
        "berattelser/exempelby-2024/",
    ]


def test_the_result_leads_to_the_story_that_tells_it(reader: Reader) -> None:
    page = reader.open(THREAD)
    result = page.locator(".kv-thread__result").filter(has_text="berättelsen 2024").first
    press_on_and_leave(result.get_by_role("link", name="berättelsen 2024"))
    expect(title(page)).to_have_text("Exempelbys kvalitetsberättelse 2024")


def test_a_gap_leads_to_where_it_can_be_mended(reader: Reader) -> None:
    page = reader.open(THREAD)
    gaps = page.locator("#kv-lucka-no-self-check")
    press_on_and_leave(gaps.get_by_role("link", name=re.compile("^R5 ")))
    expect(page.locator("#kv-plan-r5")).to_be_in_viewport()


def test_a_chain_is_followed_from_year_to_year(reader: Reader) -> None:
    page = reader.open(THREAD)
    press_on_and_leave(page.locator(RISK).get_by_role("link", name="2025"))
    expect(title(page)).to_have_text("Röda tråden i kvalitetsplanen 2025, Exempelby")
    expect(page.locator(RISK)).to_be_in_viewport()
    press_on_and_leave(page.locator(RISK).get_by_role("link", name="2024"))
    expect(title(page)).to_have_text("Röda tråden i kvalitetsplanen 2024, Exempelby")


def test_the_gaps_of_all_plans_open_without_scripts(reader: Reader) -> None:
    page = reader.open(ALL, java_script_enabled=False)
    kind = page.locator("#kv-lucka-no-self-check")
    first = kind.locator("details").first
    link = first.get_by_role("link", name=re.compile("^R"))
    expect(link.first).to_be_hidden()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(link.first).to_be_visible()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_the_table_is_a_table_however_it_is_laid_out(reader: Reader, width: int) -> None:
    page = reader.open(THREAD, width)
    table = page.get_by_role("region", name="Risk för risk").get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(5)
    risks = page.locator(".kv-thread tbody").count()
    expect(table.get_by_role("rowheader")).to_have_count(risks)


def test_on_a_phone_a_risk_is_a_card_read_from_the_top(reader: Reader) -> None:
    page = reader.open(THREAD, PHONE)
    cells = page.locator(f"{RISK} :is(th, td)").all()
    boxes = [box for cell in cells if (box := cell.bounding_box())]
    tops = [box["y"] for box in boxes]
    assert len(tops) == 5
    assert tops == sorted(tops)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE for box in boxes)


def test_the_drawing_is_scrolled_with_the_keyboard(reader: Reader) -> None:
    page = reader.open(THREAD, PHONE)
    region = page.get_by_role("region", name="Tråden som bild")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "element => element.scrollLeft > 0", arg=region.element_handle(), polling=50
    )


def test_the_words_of_the_drawing_stay_in_their_boxes(reader: Reader) -> None:
    page = reader.open(THREAD)
    outside = page.locator(".kv-web__box").evaluate_all(
        """boxes => boxes.flatMap(box => {
            const frame = box.querySelector(":scope > rect").getBoundingClientRect();
            return [...box.querySelectorAll(":scope > text")].filter(text => {
                const words = text.getBoundingClientRect();
                return words.right > frame.right || words.bottom > frame.bottom
                    || words.top < frame.top || words.left < frame.left;
            }).map(text => text.textContent);
        })"""
    )
    assert outside == []
