"""Reports as PDFs: whole, tagged, the same every time, and only where they can be made."""

import itertools
import logging
import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kvalitet import cli
from kvalitet.page import Cover, Heading, Page
from kvalitet.pages.frame import site_facts
from kvalitet.pages.imprint import Imprint
from kvalitet.pages.site import map_site
from kvalitet.pages.studio import pdf_of
from kvalitet.pdf.press import PdfError, Press, open_press
from kvalitet.pipeline import examine
from kvalitet.shell import SiteFacts
from kvalitet.templating import Templates
from tests.building import ROOT, SURROUNDINGS, copy_sources
from tests.drawing import draw_site
from tests.pdfs import Pdf
from tests.sites import ANALYSIS, FIGURE, PAGE, measured, write_project
from tests.test_golden import GOLDEN, HIDDEN

TEMPLATES = ROOT / "templates"
ANALYSIS_PAGE = "analyser/u33461-exempelby-2024/"
KINDS = {
    "analysis": ANALYSIS_PAGE,
    "story": "berattelser/exempelby-2024/",
    "plan": "planer/exempelby-plan-2024/",
    "follow-up": "uppfoljningar/exempelby-uppfoljning-2024-t3/",
}
IMPRINT = Imprint("aktuell", built=datetime(2025, 6, 30, tzinfo=UTC), printed=True)
SITE = SiteFacts("Kvalitet i Testkommunen", "2024", frozenset(), built="byggd 30 juni 2025")
COVER = Cover("Hylte", (("Kommun", "Hylte"),), "SN 2025/7", draft=False, fictional="")


def print_site(root: Path, *addresses: str) -> dict[str, tuple[Page, bytes]]:
    """Print reports of a project, all of them if none is named: address → page and PDF."""
    understood = examine(root, lambda _: None).understood
    assert understood is not None
    atlas = map_site(*understood, Templates(TEMPLATES), IMPRINT)
    facts = site_facts(atlas.studio)
    press = open_press(TEMPLATES)
    pages = [atlas.draw(address).page for address in addresses or atlas.pages]
    return {
        page.address: (page, press.print(page, facts, atlas.file)) for page in pages if page.cover
    }


@pytest.fixture(scope="module")
def complaints() -> list[str]:
    """What WeasyPrint has said while the example was printed."""
    return []


@pytest.fixture(scope="module")
def example(complaints: list[str]) -> dict[str, tuple[Page, bytes]]:
    """A report of each kind."""
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: complaints.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    printed = print_site(ROOT, *KINDS.values())
    logger.removeHandler(handler)
    return printed


@pytest.fixture(scope="module")
def pdfs(example: Mapping[str, tuple[Page, bytes]]) -> dict[str, Pdf]:
    """The same, read: kind → PDF."""
    return {kind: Pdf(example[address][1]) for kind, address in KINDS.items()}


@pytest.fixture(scope="module")
def press() -> Press:
    return open_press(TEMPLATES)


def plain(text: str) -> str:
    """The text on one line, all blanks alike."""
    return " ".join(text.split())


def of_page(press: Press, html: str, cover: Cover = COVER, **facts: object) -> Pdf:
    """Print a page with this text."""
    page = Page("planer/plan/", "planer/rapport", "En plan", "", html, cover=cover, **facts)  # type: ignore[arg-type]
    return Pdf(press.print(page, SITE, lambda _: None))


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_says_that_it_is_for_everybody(
    example: Mapping[str, tuple[Page, bytes]], pdfs: Mapping[str, Pdf], kind: str
) -> None:
    pdf, page = pdfs[kind], example[KINDS[kind]][0]
    about = pdf.root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in about or 'pdfuaid:part="1"' in about
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.root["/Lang"] == "sv"
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title == page.title


@pytest.mark.parametrize("kind", KINDS)
def test_headings_come_in_order(
    example: Mapping[str, tuple[Page, bytes]], pdfs: Mapping[str, Pdf], kind: str
) -> None:
    headings = [int(tag.name[1]) for tag in pdfs[kind].tags.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(headings))
    page = example[KINDS[kind]][0]
    bookmarks = [words for depth, words, _ in pdfs[kind].outline if depth <= 3]
    listed = [heading.text for heading in page.headings if heading.level <= 3]
    assert [words for words in bookmarks if words in {page.title, *listed}] == [page.title, *listed]


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_words_and_every_cell_its_heads(
    pdfs: Mapping[str, Pdf], kind: str
) -> None:
    tags = pdfs[kind].tags
    assert [tag for tag in tags.all("Figure") if not tag.alternative] == []
    assert {tag.attributes.get("/Scope") for tag in tags.all("TH")} <= {"/Row", "/Column"}
    assert [tag for tag in tags.all("L") if {kid.name for kid in tag.kids} - {"LI", "L"}] == []
    assert tags.all("TD")
    assert [tag for tag in tags.all("TD") if "/Headers" not in tag.attributes] == []


def test_a_chart_is_told_in_title_and_description(pdfs: Mapping[str, Pdf]) -> None:
    told = [plain(tag.alternative) for tag in pdfs["analysis"].tags.all("Figure")]
    line, bars = told
    assert line.startswith(
        "Säkerställd uppgång för Exempelby: från 77 % (2019) till 84 % (2024) – Linjediagram. "
        "Resultatet för 2024 är 84 %, gul nivå (76–90)."
    )
    assert "Lägst är 74 % (2013), högst 84 % (2024). Osäkerheten för 2024 är 79–88 %." in line
    assert bars.startswith(
        "Exempelby hade 84 % (2024), i nivå med båda grupperna – Staplar för 2024: Exempelby 84 %, "
        "Alla kommuner 2024 (påhittade värden) 81 %"
    )


def test_it_is_read_in_the_order_of_the_page(pdfs: Mapping[str, Pdf]) -> None:
    text = pdfs["analysis"].text
    told = ["Analys", "Diarienummer", "Innehåll", "av barnen klarade sig", "Resultatet för 2024"]
    told += ["i nivå med båda grupperna", "Hösten 2022", "Om inget görs", "För nämnden"]
    places = [text.lower().find(words.lower()) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_what_runs_over_a_sheet_is_not_read_aloud(pdfs: Mapping[str, Pdf]) -> None:
    pdf = pdfs["plan"]
    marked = pdf.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, page in enumerate(pdf.reader.pages):
        content = page.get_contents()
        assert content is not None
        openings = [words for words, operator in content.operations if operator == b"BDC"]
        running = [words for words in openings if words[1].get("/Type") == "/Pagination"]
        assert len(running) == (2 if number == 0 else 3)  # the cover has no head
        assert all(words[0] == "/Artifact" for words in running)
        read_aloud = [words[1]["/MCID"] for words in openings if words not in running]
        assert sorted(read_aloud) == list(range(len(marked[2 * number + 1])))


@pytest.mark.parametrize("kind", KINDS)
def test_the_contents_give_the_right_pages(
    example: Mapping[str, tuple[Page, bytes]], pdfs: Mapping[str, Pdf], kind: str
) -> None:
    pdf, page = pdfs[kind], example[KINDS[kind]][0]
    contents = plain(pdf.text.partition("Innehåll")[2])
    ends = {words: number for _, words, number in pdf.outline}
    for heading in page.headings:
        if heading.level <= 3:
            found = re.search(rf"{re.escape(heading.text)} ?(?:\. ?)+(\d+)", contents)
            assert found, heading.text
            contents = contents[found.end() :]
            if [one.text for one in page.headings].count(heading.text) == 1:
                assert int(found[1]) == ends[heading.text]


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_says_what_it_belongs_to(
    example: Mapping[str, tuple[Page, bytes]], pdfs: Mapping[str, Pdf], kind: str
) -> None:
    page, sheets = example[KINDS[kind]][0], pdfs[kind].sheets
    assert page.cover is not None
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} ({len(sheets)})" in sheet
        assert page.cover.record_number in sheet
        assert "Pågående utgåva" in sheet
        assert plain(page.title) in plain(sheet)


def test_the_cover_says_who_decided_and_when(pdfs: Mapping[str, Pdf]) -> None:
    cover = pdfs["plan"].sheets[0]
    for words in (
        "Kvalitetsplan",
        "Exempelbys kvalitetsplan 2024",
        "Exempelby är en påhittad kommun.",
        "Område Individ- och familjeomsorg",
        "Period 2024",
        "Beslutad av Socialnämnden i Exempelby",
        "Beslutsdatum 24 januari 2024",
        "Diarienummer SN 2023/0187",
        "Ansvarig Kvalitetsstrateg",
        "Hämtad ur Pågående utgåva, byggd 30 juni 2025",
    ):
        assert words in plain(cover)


def test_a_draft_is_marked_on_every_sheet(press: Press) -> None:
    cover = Cover("Hylte", (), "", draft=True, fictional="")
    pdf = of_page(press, "<p>Text.</p>" * 80, cover)
    assert len(pdf.sheets) > 2
    assert all("Utkast" in sheet for sheet in pdf.sheets)
    assert "Utkast" not in of_page(press, "<p>Text.</p>").text


def test_a_long_table_has_its_heads_on_every_sheet(press: Press) -> None:
    rows = "".join(f'<tr><th scope="row">Rad {n}</th><td>{n}</td></tr>' for n in range(120))
    head = '<thead><tr><th scope="col">Namnet</th><th scope="col">Antalet</th></tr></thead>'
    pdf = of_page(press, f"<table>{head}<tbody>{rows}</tbody></table>")
    sheets = [sheet for sheet in pdf.sheets if "Rad " in sheet]
    assert len(sheets) > 2
    assert all("Namnet" in sheet and "Antalet" in sheet for sheet in sheets)


def test_a_heading_is_never_last_on_a_sheet(pdfs: Mapping[str, Pdf]) -> None:
    for pdf in pdfs.values():
        headings = {plain(words) for _, words, _ in pdf.outline}
        for sheet in pdf.sheets[1:]:
            running, foot = sheet.splitlines()[-2:]  # a sheet is printed before what runs over it
            assert plain(running) in headings
            assert "Pågående utgåva" in foot
            assert plain(sheet.splitlines()[-3]) not in headings


def test_links_lead_within_the_document_or_out_of_the_house(press: Press) -> None:
    pdf = of_page(
        press,
        '<h2 id="risker">Risker</h2><p><a href="#risker">risken</a> '
        '<a href="../../nyckeltal/u33461/">sidan</a> <a href="//annan.example/">värden</a> '
        '<a href="https://kommun.example/">kommunen</a></p>',
    )
    found = {link["/Contents"]: link.get("/Dest") or link["/A"]["/URI"] for link in pdf.links}
    assert found == {"risken": "risker", "kommunen": "https://kommun.example/"}
    assert all(link["/F"] == 4 for link in pdf.links)  # on paper as on the screen
    assert "sidan" in pdf.text


def test_nothing_is_fetched_from_elsewhere(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("somebody asked the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    pdf = of_page(press, '<p>Före <img src="https://annan.example/x.png" alt="en bild"> efter</p>')
    assert "en bild" in pdf.text


def test_an_image_of_the_content_is_there(press: Press) -> None:
    image = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9"/></svg>'
    asked = []

    def read(path: str) -> bytes:
        asked.append(path)
        return image.encode()

    html = '<p><img src="../../filer/karta.svg" alt="Karta över enheterna"></p>'
    page = Page("planer/plan/", "planer/rapport", "En plan", "", html, cover=COVER)
    figures = Pdf(press.print(page, SITE, read)).tags.all("Figure")
    assert asked == ["filer/karta.svg"]
    assert [figure.alternative for figure in figures] == ["Karta över enheterna"]


def test_what_is_written_is_never_taken_for_markup(press: Press) -> None:
    heading = Heading(2, "<b>Fet</b>", "fet")
    pdf = of_page(press, '<h2 id="fet">Fet</h2>', headings=(heading,))
    assert "<b>Fet</b>" in pdf.text


def test_weasyprint_has_nothing_to_complain_of(
    pdfs: Mapping[str, Pdf], complaints: list[str]
) -> None:
    assert pdfs
    assert complaints == []


def colouring(stylesheet: str) -> set[str]:
    """The classes that a style sheet colours, on a screen as on paper."""
    always = stylesheet.partition("@media")[0]
    rules = re.findall(r"([^{}]+)\{([^{}]*(?:fill|stroke|--kv-ink):[^{}]*)\}", always)
    return {name for selector, _ in rules for name in re.findall(r"\.(kv-[\w-]+)", selector)}


def test_every_mark_has_its_colour_on_paper_too() -> None:
    on_screen = (TEMPLATES / "theme/assets/stylesheets/charts.css").read_text(encoding="utf-8")
    on_paper = (TEMPLATES / "charts/drawing.css").read_text(encoding="utf-8")
    missing = colouring(on_screen) - set(re.findall(r"\.(kv-[\w-]+)", on_paper))
    assert missing - {"kv-drawing"} == set()


def test_nothing_hidden_is_in_a_pdf() -> None:
    spoken = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")
    printed = print_site(GOLDEN / "masked")
    assert len(printed) == 2
    for _, content in printed.values():
        pdf = Pdf(content)
        said = spoken.sub(
            "", pdf.text + " ".join(tag.alternative for tag in pdf.tags.all("Figure"))
        )
        assert [number for number in HIDDEN if number in said] == []


PRINTED = pdf_of("analyser/analys/")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with an analysis, which is printed, and a page, which is not."""
    documents = {
        "u.md": measured("{2018-H1: 24 av 30}"),
        "analys.md": ANALYSIS.replace(FIGURE, ""),
        "sida.md": PAGE,
    }
    root = write_project(tmp_path_factory.mktemp("projekt"), documents)
    return copy_sources(root, "templates", "mkdocs.yml")


def run(
    root: Path, *options: str, before: str = "", **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Build a project in a process of its own, after some lines of Python."""
    code = f"{before}\nimport sys; from kvalitet.cli import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, "build", "--root", root, *options],
        cwd=root,
        env=os.environ | SURROUNDINGS | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def edition(project: Path) -> Path:
    """What the command makes of it, far away and another day."""
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    site = project / "site"
    ran = run(project, "--pdf", "--site", str(site), **elsewhere)
    assert ran.returncode == cli.FINE, ran.stderr
    return site / "aktuell"


def test_a_page_links_to_its_pdf(edition: Path) -> None:
    assert [path.relative_to(edition).as_posix() for path in edition.rglob("*.pdf")] == [PRINTED]
    assert f'"{PRINTED}"' in (edition / "manifest.json").read_text(encoding="utf-8")
    page = (edition / "analyser/analys/index.html").read_text(encoding="utf-8")
    assert '<a href="analys.pdf" type="application/pdf">PDF</a>' in page


def test_the_same_report_gives_the_same_bytes_everywhere(project: Path, edition: Path) -> None:
    here = print_site(project)["analyser/analys/"][1]
    assert (edition / PRINTED).read_bytes() == here


def test_without_being_asked_nothing_is_printed_or_linked_to(project: Path) -> None:
    understood = examine(project, lambda _: None).understood
    assert understood is not None
    site = draw_site(*understood)
    assert [page.address for page in site.pages if page.cover] == ["analyser/analys/"]
    assert [page.address for page in site.pages if ".pdf" in page.html] == []
    asked = "import sys, kvalitet.cli; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


WITHOUT_PANGO = """
import cffi
def no_library(*_): raise OSError("cannot load library 'libpango-1.0-0'")
cffi.FFI.dlopen = no_library
"""


def test_without_pango_it_says_what_to_install_and_writes_nothing(
    project: Path, tmp_path: Path
) -> None:
    ran = run(project, "--pdf", "--site", str(tmp_path / "site"), before=WITHOUT_PANGO)
    assert ran.returncode == cli.WRONG_COMMAND
    assert ran.stderr.startswith("PDF kräver biblioteket Pango, som inte finns på den här datorn.")
    assert "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0" in ran.stderr
    assert ran.stdout == ""
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("missing", ["weasyprint", "fontpkg_ibm_plex_sans"])
def test_without_its_packages_it_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delitem(sys.modules, "kvalitet.pdf.printing", raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(PdfError, match=rf"paketet {missing}.* Kör make pdf"):
        open_press(TEMPLATES)
