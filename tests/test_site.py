"""The built example as files: what it holds, and where its links lead."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from kvalitet.editions.lock import LOCK
from tests.building import ROOT, contents

EDITION = "http://site/aktuell/"
"""An address to resolve relative links against; nothing is fetched."""

POINTERS = {"href", "src", "poster", "action", "formaction", "data", "data-plotly-src"}
SHIPPED_BY_OTHERS = re.compile(r"assets/\w+/(bundle|main)\.\w+\.min\.|plotly\.min\.js$|^pagefind/")


@dataclass
class Reading(HTMLParser):
    """What a page says in its markup."""

    html: str
    pointers: list[tuple[str, str]] = field(default_factory=list)
    """Every (tag, address) that the page points at or fetches."""
    anchors: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        for name, value in attrs:
            if value is not None and name == "id":
                self.anchors.append(value)
            elif value is not None and name in POINTERS:
                self.pointers.append((tag, value))
            elif value is not None and name == "srcset":
                self.pointers += [(tag, choice.split()[0]) for choice in value.split(",")]

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def files(example: Path) -> dict[str, bytes]:
    return contents(example)


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Reading]:
    """Every page of the edition, by the path of its file."""
    return {path: Reading(data.decode()) for path, data in files.items() if is_page(path)}


def is_page(path: str) -> bool:
    return path.endswith(".html")


def leads_to(page: str, pointer: str) -> tuple[str, str]:
    """The file and the anchor that a pointer in the file `page` leads to."""
    whole, anchor = urldefrag(urljoin(EDITION + page, pointer))
    path = unquote(urlsplit(whole).path).removeprefix(urlsplit(EDITION).path)
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(anchor)


def is_inside(pointer: str) -> bool:
    return not urlsplit(pointer).scheme and not pointer.startswith("//")


# ---- links ----


def test_every_pointer_leads_to_a_file_and_an_anchor(
    files: dict[str, bytes], pages: dict[str, Reading]
) -> None:
    lost = []
    for page, reading in pages.items():
        for _, pointer in filter(lambda found: is_inside(found[1]), reading.pointers):
            file, anchor = leads_to(page, pointer)
            if file not in files or (anchor and anchor not in pages[file].anchors):
                lost.append(f"{page}: {pointer}")
    assert lost == []


def test_what_leads_out_was_written_by_writers(pages: dict[str, Reading]) -> None:
    sources = [*(ROOT / "content").rglob("*.md"), ROOT / "site_config.yml"]
    written = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    for page, reading in pages.items():
        for tag, pointer in reading.pointers:
            if not is_inside(pointer):
                assert tag == "a", f"{page} fetches {pointer}"
                assert urlsplit(pointer).scheme in {"http", "https", "mailto"}, f"{page}: {pointer}"
                assert pointer.removeprefix("mailto:") in written, f"{page}: {pointer}"


def test_every_page_and_every_download_can_be_reached_from_the_start(
    files: dict[str, bytes], pages: dict[str, Reading]
) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = waiting.pop()
        for _, pointer in filter(lambda found: is_inside(found[1]), pages[page].pointers):
            file, _ = leads_to(page, pointer)
            if file not in reached:
                reached.add(file)
                waiting += [file] if file in pages else []
    offered = (".csv", ".svg", "datapackage.json")
    wanted = {path for path in files if path.startswith("data/") and path.endswith(offered)}
    wanted |= {path for path in files if is_page(path) or path.startswith("data/serier/")}
    assert wanted <= reached


def test_an_anchor_is_given_once(pages: dict[str, Reading]) -> None:
    for page, reading in pages.items():
        twice = {anchor for anchor in reading.anchors if reading.anchors.count(anchor) > 1}
        assert not twice, f"{page}: {twice}"


def test_our_own_scripts_and_styles_name_no_other_host(files: dict[str, bytes]) -> None:
    """What others wrote is full of addresses; that none is asked is shown in the browser."""
    for path, data in files.items():
        if PurePosixPath(path).suffix in {".css", ".js"} and not SHIPPED_BY_OTHERS.search(path):
            named = set(re.findall(rb"https?://[^\s\"'`]+", data)) - {b"http://www.w3.org/2000/svg"}
            assert not named, f"{path}: {named}"


# ---- what every page says about itself ----


def test_every_page_says_what_it_is(pages: dict[str, Reading]) -> None:
    for page, reading in pages.items():
        assert reading.html.startswith("<!doctype html>"), page
        assert [html["lang"] for html in reading.named("html")] == ["sv"], page
        assert len(reading.named("h1")) == 1, page
        assert reading.html.partition("</head>")[0].count("<title>") == 1, page
        described = [m["content"] for m in reading.named("meta") if m.get("name") == "description"]
        assert len(described) == 1, page
        assert described[0], page


def test_no_two_pages_have_the_same_title(pages: dict[str, Reading]) -> None:
    titles = Counter(re.findall(r"<title>(.*?)</title>", p.html)[0] for p in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_headings_leave_out_no_level(pages: dict[str, Reading]) -> None:
    for page, reading in pages.items():
        main = Reading(re.findall(r"<article.*</article>", reading.html, re.DOTALL)[0])
        levels = [int(tag[1]) for tag, _ in main.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{page}: {levels}"


# ---- the folder ----


def test_the_manifest_lists_every_file_as_it_is(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    assert manifest["files"] == {
        path: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for path, data in files.items()
        if path not in ("manifest.json", "sha256sums.txt")
    }
    assert manifest["edition"] == "aktuell"
    assert manifest["built"] == "2025-06-30T00:00:00Z"
    assert manifest["commit"] == ""


def test_beside_the_edition_stand_only_the_doors(example: Path) -> None:
    beside = {path.name for path in example.parent.iterdir()}
    assert beside == {
        LOCK,
        "404.html",
        "aktuell",
        "index.html",
        "utgavor.css",
        "utgavor.js",
        "versions.json",
    }
    root = Reading((example.parent / "index.html").read_text(encoding="utf-8"))
    assert {pointer for tag, pointer in root.pointers if tag == "a"} == {"aktuell/index.html"}
    assert all((example.parent / pointer).is_file() for _, pointer in root.pointers)
    refresh = [meta for meta in root.named("meta") if meta.get("http-equiv") == "refresh"]
    assert [meta["content"] for meta in refresh] == ["0; url=aktuell/index.html"]
    versions = json.loads((example.parent / "versions.json").read_text(encoding="utf-8"))
    assert versions == [{"version": "aktuell", "title": "Pågående", "aliases": []}]


def test_nothing_is_shipped_that_no_reader_needs(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        assert not path.endswith((".map", ".md", ".yml", ".py", ".jinja")), path
        assert not re.search(r"lunr|wordcut|pagefind-.*ui", path), path
        assert b"sourceMappingURL=" not in data, path
    text = {path for path in files if PurePosixPath(path).suffix in {".html", ".css", ".csv"}}
    assert not [path for path in text if str(ROOT).encode() in files[path]]


def test_names_of_files_suit_every_server(files: dict[str, bytes]) -> None:
    for path in files:
        assert re.fullmatch(r"[a-z0-9_./-]+", path.removeprefix("pagefind/")), path
    assert len({path.casefold() for path in files}) == len(files)
