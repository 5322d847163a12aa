"""Every kind of page on paper: all of it there, numbered, and broken where a reader would."""

import pytest

from tests.pdfs import Pdf
from tests.reading import Reader

SHORT_SIDE = 595
"""Points across an A4."""

PRINTED = (
    "",
    "nyckeltal/u33461/",
    "analyser/u33461-exempelby-2024/",
    "berattelser/exempelby-2024/",
    "planer/exempelby-plan-2024/",
    "uppfoljningar/exempelby-uppfoljning-2024-t3/",
    "roda-traden/exempelby-plan-2024/",
    "sidor/tecken/",
    "sidor/guide-koder-n/",
)
BEFORE_SOMETHING = "article :is(h1, h2, h3, h4, caption, p:has(+ pre))"


def plain(text: str) -> str:
    """The text on one line, all blanks alike."""
    return " ".join(text.split())


@pytest.mark.parametrize("address", PRINTED)
def test_every_sheet_is_numbered_and_ends_well(reader: Reader, address: str) -> None:
    page = reader.open(address)
    page.emulate_media(media="print")
    openings = set(map(plain, page.locator(BEFORE_SOMETHING).all_inner_texts()))
    pdf = Pdf(page.pdf(prefer_css_page_size=True, tagged=True))
    for number, sheet in enumerate(pdf.sheets, start=1):
        across = min(pdf.reader.pages[number - 1].mediabox[2:])
        assert across == pytest.approx(SHORT_SIDE, abs=1)
        assert f"{number} ({len(pdf.sheets)})" in sheet
        assert "Kvalitet i socialtjänsten · Pågående utgåva · byggd 30 juni 2025" in plain(sheet)
        # What runs over a sheet is printed before what stands on it.
        assert plain(sheet.splitlines()[-1]) not in openings


def test_a_sheet_says_which_page_it_is_from(reader: Reader) -> None:
    page = reader.open("nyckeltal/u33461/")
    first, *others = Pdf(page.pdf(prefer_css_page_size=True)).sheets
    running = "Hur stor andel av barnen behövde inte komma tillbaka?"
    assert others
    assert all(sheet.startswith(running) for sheet in others)
    assert not first.startswith(running)  # there it is the heading
