"""The shell: compiled once from the theme, filled for every page."""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import pytest

from kvalitet.page import Heading, Page
from kvalitet.shell import (
    SECTIONS,
    SLOTS,
    FooterLink,
    Shell,
    ShellError,
    SiteFacts,
    compile_shell,
)
from kvalitet.templating import Templates

ROOT = Path(__file__).parent.parent
SITE = SiteFacts(
    title="Kvalitet i Exempelby",
    edition="2024",
    sections=frozenset(SECTIONS),
    built="byggd 30 juni 2025",
    links=(FooterLink("Tillgänglighet", "sidor/tillganglighet/"),),
)
REPORT = Page(
    address="nyckeltal/u33461/",
    slot="nyckeltal/rapport",
    title="Hur många barn behöver inte komma tillbaka?",
    description="Ej återaktualiserade barn.",
    html="<p>Sextiosju procent.</p>",
    headings=(
        Heading(2, "Resultat", "resultat"),
        Heading(3, "Uppdelat på kön", "uppdelat-pa-kon"),
        Heading(2, "Om måttet", "om-mattet"),
    ),
    kind="Nyckeltal",
    municipality="Exempelby",
    year="2024",
)


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return compile_shell(ROOT, tmp_path_factory.mktemp("shell"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the parts that the shell is made of."""
    for folder in ("theme", "shell"):
        shutil.copytree(ROOT / "templates" / folder, tmp_path / "templates" / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


class Tags(HTMLParser):
    """Every start tag of a page, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]

    def targets(self) -> list[str]:
        values = [a.get("href") or a.get("src") for _, a in self.found]
        return [value for value in values if value is not None]


def a_page(slot: str) -> Page:
    """A page that lies where the slot's pages lie."""
    address = {"start": ""}.get(slot, f"{slot.removesuffix('rapport').strip('/')}/")
    return replace(REPORT, slot=slot, address=address + "x/" * slot.endswith("/rapport"))


def counting(calls: list[Path]) -> Callable[[Path, Path], None]:
    """A stand-in for MkDocs that notes when it is called."""

    def run(_root: Path, site: Path) -> None:
        calls.append(site)
        for slot in SLOTS:
            page = site / ("" if slot == "start" else slot) / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"<title>⟦ page.title ⟧</title>{slot}", encoding="utf-8")
        (site / "assets").mkdir()

    return run


def test_what_writers_write_is_escaped(shell: Shell) -> None:
    evil = '"><script>alert(1)</script>'
    html = shell.fill(
        replace(
            REPORT,
            title=evil,
            description=evil,
            kind=evil,
            municipality=evil,
            headings=(Heading(2, evil, evil), Heading(2, evil, evil)),
        ),
        replace(SITE, title=evil, edition=evil, links=(FooterLink(evil, evil),)),
    )
    assert "<script>alert" not in html
    assert "<title>&#34;&gt;&lt;script&gt;" in html


def test_a_title_on_paper_cannot_end_the_style_it_stands_in(shell: Shell) -> None:
    title = 'A " </style> \\ <script>'
    html = shell.fill(Page("sidor/a/", "sidor/rapport", title, "", "<h1>A</h1>"), SITE)
    assert r'--kv-paper-head: "A \22  \3c /style\3e  \5c  \3c script\3e "' in html
    assert html.count("</style>") == html.count("<style")


@pytest.mark.parametrize("slot", SLOTS)
def test_every_link_leads_to_a_section_or_an_asset(shell: Shell, slot: str) -> None:
    page = a_page(slot)
    places = {"", "sidor/tillganglighet/", *(f"{section}/" for section in SECTIONS)}
    assets = {path for path, _ in shell.assets()}
    # What the pages and the charts bring along.
    assets |= {"assets/stylesheets/pages.css", "assets/javascripts/filter.js"}
    for target in Tags(shell.fill(page, SITE)).targets():
        whole = urljoin(f"http://host/site/aktuell/{page.address}", target.partition("#")[0])
        assert whole.startswith("http://host/site/aktuell/"), target
        path = whole.removeprefix("http://host/site/aktuell/")
        assert path in places | assets | {page.address}, target


def test_a_section_without_pages_is_left_out(shell: Shell) -> None:
    html = shell.fill(REPORT, replace(SITE, sections=frozenset({"nyckeltal", "sidor"})))
    assert ">Nyckeltal</a>" in html
    assert "Planer" not in html
    assert "uppfoljningar" not in html


def test_the_reader_sees_where_she_is(shell: Shell) -> None:
    def crumbs(page: Page) -> list[str]:
        html = shell.fill(page, SITE)
        found = re.search(r'<nav class="kv-path".*?</nav>', html, re.DOTALL)
        return re.findall(r">([^<>]+)</(?:a|span)>", found[0]) if found else []

    assert crumbs(REPORT) == ["Start", "Nyckeltal", REPORT.title]
    assert crumbs(a_page("nyckeltal")) == ["Start", "Nyckeltal"]
    assert crumbs(a_page("start")) == []


@pytest.mark.parametrize(
    ("slot", "current"), [("nyckeltal/rapport", "true"), ("nyckeltal", "page")]
)
def test_the_tab_of_the_section_is_marked(shell: Shell, slot: str, current: str) -> None:
    links = Tags(shell.fill(a_page(slot), SITE)).named("a")
    marked = [link for link in links if "aria-current" in link]
    assert {link["aria-current"] for link in marked} == {current}
    assert len(marked) == 2  # in the tabs and in the drawer


def test_no_page_knows_of_its_neighbours_or_of_a_host(shell: Shell) -> None:
    for slot in SLOTS:
        rels = {link.get("rel") for link in Tags(shell.fill(a_page(slot), SITE)).named("link")}
        assert rels == {"icon", "stylesheet"}


def test_the_contents_have_two_levels(shell: Shell) -> None:
    html = shell.fill(REPORT, SITE)
    assert html.count('href="#resultat"') == 2  # beside the text, and above it on a phone
    assert html.count('href="#uppdelat-pa-kon"') == 2
    assert 'data-md-component="toc"' in html


@pytest.mark.parametrize("headings", [(), (Heading(2, "Ensam", "ensam"),)])
def test_a_short_page_has_no_contents(shell: Shell, headings: tuple[Heading, ...]) -> None:
    html = shell.fill(replace(REPORT, headings=headings), SITE)
    assert "På den här sidan" not in html
    assert 'data-md-component="toc"' not in html


def test_a_page_has_one_h1(shell: Shell) -> None:
    for html in ("<p>Utan egen rubrik.</p>", '<h1 class="x">Med egen rubrik</h1>'):
        assert len(Tags(shell.fill(replace(REPORT, html=html), SITE)).named("h1")) == 1


def test_a_page_is_in_swedish_without_running_code_in_it(shell: Shell) -> None:
    tags = Tags(shell.fill(REPORT, SITE))
    assert tags.named("html")[0]["lang"] == "sv"
    inline = [script for script in tags.named("script") if "src" not in script]
    assert [script["type"] for script in inline] == ["application/json"]
    assert not any(name.startswith("on") for _, a in tags.found for name in a)


def test_search_is_told_title_and_facets_once(shell: Shell) -> None:
    tags = Tags(shell.fill(REPORT, SITE))
    facets = {
        a["data-pagefind-meta"]: a["content"]
        for a in tags.named("meta")
        if "data-pagefind-meta" in a
    }
    assert facets == {
        "title[content]": REPORT.title,
        "Om[content]": REPORT.description,
        "Typ[content]": "Nyckeltal",
        "Kommun[content]": "Exempelby",
        "År[content]": "2024",
    }
    assert ["data-pagefind-body" in article for article in tags.named("article")] == [True]
    assert "data-pagefind" not in shell.fill(replace(REPORT, searchable=False), SITE)


def test_a_page_must_lie_at_the_depth_of_its_slot(shell: Shell) -> None:
    with pytest.raises(ValueError, match="depth"):
        shell.fill(replace(REPORT, address="u33461/"), SITE)


def test_the_assets_are_those_that_pages_ask_for(shell: Shell) -> None:
    assets = dict(shell.assets())
    assert "assets/stylesheets/tokens.css" in assets
    assert {PurePosixPath(path).suffix for path in assets} <= {".css", ".js", ".svg"}
    for path, data in assets.items():
        assert "lunr" not in path
        assert b"sourceMappingURL" not in data
        assert not re.search(rb"(?:url\(|@import)\s*[\"']?(?:https?:)?//", data), path


def test_a_second_call_takes_the_shell_from_the_cache(project: Path, tmp_path: Path) -> None:
    calls: list[Path] = []
    first = compile_shell(project, tmp_path / "cache", counting(calls))
    second = compile_shell(project, tmp_path / "cache", counting(calls))
    assert len(calls) == 1
    assert first.fill(REPORT, SITE) == second.fill(REPORT, SITE)
    assert "mkdocs" not in sys.modules


@pytest.mark.parametrize(
    "changed", ["mkdocs.yml", "templates/theme/main.html", "templates/shell/index.md"]
)
def test_a_changed_theme_is_compiled_anew(project: Path, tmp_path: Path, changed: str) -> None:
    calls: list[Path] = []
    compile_shell(project, tmp_path / "cache", counting(calls))
    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    compile_shell(project, tmp_path / "cache", counting(calls))
    assert len(calls) == 2
    assert len(list((tmp_path / "cache").iterdir())) == 1  # the older shell is gone


def test_a_broken_cache_is_made_anew(project: Path, tmp_path: Path) -> None:
    calls: list[Path] = []
    compile_shell(project, tmp_path / "cache", counting(calls))
    next((tmp_path / "cache").iterdir()).write_bytes(b"half a fi")
    compile_shell(project, tmp_path / "cache", counting(calls))
    assert len(calls) == 2


def test_a_missing_mkdocs_yml_is_told(project: Path, tmp_path: Path) -> None:
    (project / "mkdocs.yml").unlink()
    with pytest.raises(ShellError, match=r"^Filen mkdocs\.yml saknas"):
        compile_shell(project, tmp_path / "cache")


def test_what_mkdocs_says_of_a_broken_mkdocs_yml_is_told(
    project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "mkdocs.yml").write_text("theme: [", encoding="utf-8")
    with pytest.raises(ShellError, match=r"Felet finns i mkdocs\.yml(?s:.)*MkDocs säger:\n    "):
        compile_shell(project, tmp_path / "cache")
    assert capfd.readouterr() == ("", "")
    assert not list((tmp_path / "cache").iterdir())


def test_a_cache_that_cannot_be_written_is_told(project: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    with pytest.raises(ShellError, match="kunde inte sparas"):
        compile_shell(project, tmp_path / "cache")


def test_the_sites_own_pages_lean_on_nothing_beside_them() -> None:
    templates = Templates(ROOT / "templates")
    root = Tags(templates.render("site/index.html", title="Kvalitet & mer", edition="aktuell"))
    assert set(root.targets()) == {"aktuell/index.html", "aktuell/assets/images/favicon.svg"}
    lost = templates.render("site/404.html", title="Kvalitet & mer")
    assert "Sidan finns inte – Kvalitet &amp; mer" in lost
    assert Tags(lost).targets() == ["data:,"]  # no icon, else browsers ask for one
