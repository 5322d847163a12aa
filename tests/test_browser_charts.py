"""The charts, as a reader uses them: drawn, as a table, as a file, and interactive."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.reading import PHONE, Reader

LONG = "nyckeltal/u33461/"
"""An indicator of two municipalities, with several series in a chart."""
LIBRARY = "assets/javascripts/plotly.min.js"
SHOWN_BUTTONS = {
    "Hämta som bild",
    "Zooma",
    "Flytta",
    "Zooma in",
    "Zooma ut",
    "Anpassa axlarna",
    "Återställ axlarna",
}
"""All there are: none that shares the chart, edits it elsewhere or leads to its maker."""


def chart(page: Page, name: str) -> Locator:
    return page.locator(f"figure#{name}")


def show_interactive(figure: Locator) -> None:
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.get_by_role("button", name="Vanligt diagram")).to_be_enabled()


def table(figure: Locator) -> list[list[str]]:
    """The rows of a figure's table, head first."""
    rows = figure.get_by_role("table").get_by_role("row")
    return [row.get_by_role("cell").or_(row.locator("th")).all_inner_texts() for row in rows.all()]


def number(text: str) -> float | None:
    """The number a cell starts with; None for words."""
    found = re.match(r"−?\d[\d\s]*(,\d+)?", text)
    return float(re.sub(r"\s", "", found[0]).replace(",", ".").replace("−", "-")) if found else None


def drawn_numbers(figure: Locator) -> set[float]:
    """All values that Plotly has drawn, and where their whiskers begin."""
    values = figure.locator(".kv-figure__interactive").evaluate(
        """host => host.data.flatMap(trace => [
            ...(trace.y ?? []),
            ...(trace.x ?? []),
            ...(trace.error_y?.arrayminus ?? []).map((down, place) => trace.y[place] - down),
        ])"""
    )
    return {value for value in values if isinstance(value, int | float)}


def test_the_drawing_is_there_at_once(reader: Reader) -> None:
    page = reader.open(LONG)
    drawing = chart(page, "kv-exempelby-linje").locator(".kv-drawing--wide")
    expect(drawing).to_be_visible()
    expect(drawing.locator("title").first).to_have_text(re.compile("Exempelby"))
    assert not any(LIBRARY in url for url in reader.requests)


def test_a_phone_is_given_a_drawing_of_its_own(reader: Reader) -> None:
    page = reader.open(LONG, PHONE)
    figure = chart(page, "kv-exempelby-linje")
    expect(figure.locator(".kv-drawing--narrow")).to_be_visible()
    expect(figure.locator(".kv-drawing--wide")).to_be_hidden()


def test_the_interactive_chart_says_what_the_table_says(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-exempelby-linje")
    show_interactive(figure)
    expect(figure.locator(".main-svg").first).to_be_visible()
    expect(figure.locator(".kv-figure__static")).to_be_hidden()
    figure.get_by_text("Visa tabell").click()
    cells = [number(cell) for row in table(figure)[1:] for cell in row[1:]]
    told = {value for value in cells if value is not None}
    assert len(told) > 5
    assert told <= drawn_numbers(figure)
    # The library came from the site; that no other host was asked is seen to for every test.
    assert [url for url in reader.requests if "plotly" in url] == [f"{reader.home}{LIBRARY}"]


def test_the_interactive_chart_speaks_swedish_and_shares_nothing(reader: Reader) -> None:
    page = reader.open("nyckeltal/ex-skyddsbedomning/")
    figure = chart(page, "kv-exempelby-linje")
    show_interactive(figure)
    figure.locator(".kv-figure__interactive").hover()
    buttons = figure.locator(".modebar-btn").all()
    titles = [b.get_attribute("aria-label") or b.get_attribute("data-title") for b in buttons]
    assert set(titles) == SHOWN_BUTTONS
    assert figure.locator(".kv-figure__interactive a[href]").count() == 0
    english = re.compile(r"(?i)\b(share|edit|cloud|plotly|download|reset|autoscale|pan)\b")
    assert not [title for title in titles if english.search(title or "")]
    months = figure.locator(".xtick text").all_text_contents()
    assert any(re.search(r"(?i)jan|april|apr|juli|okt", month) for month in months), months


def test_the_interactive_chart_closes_and_opens_again(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-hylte-linje")
    for _ in range(2):
        show_interactive(figure)
        expect(figure.locator(".main-svg").first).to_be_visible()
        figure.get_by_role("button", name="Vanligt diagram").click()
        expect(figure.locator(".kv-drawing--wide")).to_be_visible()
        expect(figure.locator(".kv-figure__interactive")).to_be_hidden()
    assert len([url for url in reader.requests if LIBRARY in url]) == 1


def test_the_interactive_chart_follows_the_palette(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-exempelby-linje")
    show_interactive(figure)
    own = "host => host.data.map(trace => trace.line?.color).find(Boolean)"
    host = figure.locator(".kv-figure__interactive")
    light = host.evaluate(own)
    page.get_by_role("button", name="Byt till mörkt utseende").click()
    page.wait_for_function(
        f"([id, old]) => ({own})(document.getElementById(id)) !== old",
        arg=["kv-exempelby-linje-interactive", light],
    )


def test_a_chart_that_cannot_be_fetched_is_told(reader: Reader) -> None:
    page = reader.open(LONG)
    page.route(f"**/{LIBRARY}", lambda route: route.fulfill(body="throw 'broken'"))
    figure = chart(page, "kv-exempelby-linje")
    figure.get_by_role("button", name="Interaktivt diagram").click()
    expect(figure.get_by_role("status")).to_contain_text("kunde inte hämtas")
    expect(figure.locator(".kv-drawing--wide")).to_be_visible()
    assert reader.faults  # the console has been told as well
    reader.faults.clear()


def test_the_table_opens_with_the_keyboard(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-exempelby-linje")
    expect(figure.get_by_role("table")).to_be_hidden()
    figure.locator(".kv-figure__table summary").focus()
    page.keyboard.press("Enter")
    expect(figure.get_by_role("table")).to_be_visible()
    assert table(figure)[0][:2] == ["Period", "Exempelby"]
    page.keyboard.press("Enter")
    expect(figure.get_by_role("table")).to_be_hidden()


def download(page: Page, link: Locator) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_csv_is_as_a_swedish_spreadsheet_wants_it(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-exempelby-linje")
    name, data = download(page, figure.get_by_role("link", name="CSV"))
    assert name.endswith(".csv")
    assert data.startswith("\N{BYTE ORDER MARK}".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    figure.get_by_text("Visa tabell").click()
    told = {number(cell) for row in table(figure)[1:] for cell in row[1:]} - {None}
    given = {number(cell) for row in rows[1:] for cell in row}
    assert told <= given


def test_every_figure_of_an_indicator_can_be_downloaded(reader: Reader) -> None:
    page = reader.open(LONG)
    ways = page.get_by_text("Hämta alla mätvärden")
    name, data = download(page, ways.get_by_role("link", name="CSV"))
    assert name == "u33461.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert {row["vems_namn"] for row in rows} >= {"Hylte", "Exempelby"}
    whole = [row for row in rows if (row["vems_namn"], row["del"]) == ("Hylte", "totalt")]
    (latest,) = [row for row in whole if row["period"] == "2024"]
    assert (latest["värde"], latest["täljare"], latest["nämnare"]) == ("80", "24", "30")


def test_the_drawing_can_be_taken_along_as_a_picture(reader: Reader) -> None:
    page = reader.open(LONG)
    figure = chart(page, "kv-exempelby-linje")
    name, data = download(page, figure.get_by_role("link", name="Bild"))
    assert name == "nyckeltal-u33461-kv-exempelby-linje.svg"
    for told in (figure.locator("figcaption").inner_text(), "pågående utgåva, 30 juni 2025"):
        assert told in data.decode()
