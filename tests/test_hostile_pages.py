"""Whatever somebody writes, wherever it can be written: on a page it is text and nothing else."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.building import build, contents, copy_sources
from tests.drawing import draw_site
from tests.reading import Reader
from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    site,
    with_keys,
    with_text,
    write_project,
)

EVIL = (
    "'\"></title></textarea></script><script>hit=1</script><img src=x onerror=hit=1>"
    "{{ 7 * 191 }}{% include 'site/404.html' %}⟦ site.title ⟧⟦% raw %⟧${hit=1}<!-- -->&lt;b&gt;"
)
"""Code for a browser, for the templates of the pages, and for the slots of the shell."""
QUOTED = json.dumps(EVIL, ensure_ascii=False)
ESCAPED = re.sub(r"([<>{}\[\]`*_!&$\\])", r"\\\1", EVIL).replace("--", "\\-\\-")
"""The same as Markdown, where tags are refused: each sign stands for itself."""
COMMENT = json.dumps(ESCAPED, ensure_ascii=False)

_SCHEMES = {"", "http", "https", "mailto"}


class Reading(HTMLParser):
    """What a browser would make of a page: what could act, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.acting: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        attributes = {name: value or "" for name, value in given}
        if tag == "script" and not (
            re.fullmatch(r"[./]*assets/\S+\.js", attributes.get("src", ""))
            or attributes.get("type") == "application/json"
        ):
            self.acting.append(f"a script: {attributes}")
        if tag in {"iframe", "object", "embed", "base", "applet", "frame"}:
            self.acting.append(tag)
        self.acting += [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "formaction", "data", "poster"):
            address = attributes.get(name, "")
            if address.startswith("//") or urlsplit(address).scheme not in _SCHEMES:
                self.acting.append(f"{name}={address}")

    def handle_data(self, data: str) -> None:
        self.text += data


def everywhere() -> dict[str, str]:
    """A document of each type, with the evil in every key that takes a text, and in the body."""
    indicator = INDICATOR.replace("Ej återaktualiserade barn", QUOTED)
    return {
        "nyckeltal.md": with_text(
            with_keys(
                indicator.replace("Egen undersökning", QUOTED).replace(
                    "Andelen barn som inte kom tillbaka inom ett år.", QUOTED
                ),
                f"kortnamn: {QUOTED}\nfråga: {QUOTED}\nförbehåll: [{QUOTED}]\n"
                f"mätningar:\n  hylte:\n    2018-H1: {{värde: 67, not: {QUOTED}}}\n    2024: 70",
            ),
            ESCAPED,
        ),
        "analys.md": with_text(with_keys(ANALYSIS, f"titel: {QUOTED}"), ESCAPED),
        "berättelse.md": with_text(
            STORY.replace("Kvalitetsberättelse 2024", QUOTED).replace(
                "Individ- och familjeomsorg", QUOTED
            ),
            ESCAPED,
        ),
        "plan.md": with_text(
            PLAN.replace("namn: Barn får skydd i tid", f"namn: {QUOTED}")
            .replace("namn: Barn väntar på skydd", f"namn: {QUOTED}")
            .replace("namn: Fasta tider för skyddsbedömning", f"namn: {QUOTED}")
            .replace("ansvarig: Enhetschef\n", f"ansvarig: {QUOTED}\n"),
            ESCAPED,
        ),
        "uppföljning.md": with_text(
            FOLLOW_UP.replace("konsekvens: 4}", f"konsekvens: 4, kommentar: {COMMENT}}}").replace(
                "status: följer tidplan}", f"status: följer tidplan, kommentar: {COMMENT}}}"
            ),
            ESCAPED,
        ),
        "sida.md": with_text(
            PAGE.replace("Om webbplatsen", QUOTED) + f"\n## {ESCAPED}\n", f"`{EVIL}`"
        ),
    }


EVIL_CONFIG = (
    (CONFIG + MATRIX)
    .replace("titel: Kvalitet i Testkommunen", f"titel: {QUOTED}")
    .replace("namn: Testkommunen", f"namn: {QUOTED}", 1)
    .replace("beskrivning: En webbplats att pröva med.", f"beskrivning: {QUOTED}")
    .replace("namn: Hylte,", f"namn: {QUOTED},")
    .replace('utgåva: {titel: "2024"}', f"utgåva: {{titel: {QUOTED}}}")
    .replace("Normalt läge.", QUOTED)
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of a project in which everything that can be written is evil."""
    folder = tmp_path_factory.mktemp("hostile")
    root = copy_sources(folder / "projekt", "templates", "mkdocs.yml")
    write_project(root, everywhere(), EVIL_CONFIG)
    return build(root, folder / "site")


def pages(edition: Path) -> Iterator[tuple[str, str]]:
    for path, data in contents(edition.parent).items():
        if path.endswith(".html"):
            yield path, data.decode()


def test_nothing_that_is_written_acts(hostile: Path) -> None:
    seen = 0
    for path, html in pages(hostile):
        page = Reading(html)
        if path == "404.html":  # has a script of its own, whose sum the server's policy names
            assert [one for one in page.acting if one != "a script: {}"] == ["href=data:,"]
            continue
        allowed = ["href=data:,"] if path == "index.html" else []
        assert [one for one in page.acting if one not in allowed] == [], path
        assert "1337" not in html, f"{path}: a template has been fed with it"
        assert "Sidan finns inte" not in page.text, f"{path}: a template has been included"
        seen += "<script>hit=1</script>" in page.text
    assert seen > 8, "it is there to be read, wherever it was written"


def test_data_stays_data(hostile: Path) -> None:
    """What stands as JSON in a page ends no script, and what is downloaded is well formed."""
    for path, html in pages(hostile):
        for block in re.findall(r'<script[^>]*application/json"[^>]*>(.*?)</script>', html, re.S):
            json.loads(block)
            assert "<" not in block, path
    json.loads((hostile / "facts.json").read_bytes())
    for svg in re.findall(r"<svg.*?</svg>", (hostile / "index.html").read_text("utf-8"), re.S):
        assert "<script" not in svg


def test_no_browser_runs_it(hostile: Path, chromium: Browser, serve: Callable[[Path], str]) -> None:
    with Reader(chromium, serve(hostile.parent)) as reader:
        page = reader.open("aktuell/")
        for path, _ in pages(hostile):
            if path not in ("index.html", "404.html"):
                page.goto(f"{reader.home}{path}")
                assert page.evaluate("typeof hit") == "undefined", path
        assert reader.faults == []


def test_what_gets_into_a_page_all_the_same_is_stopped_there(
    hostile: Path, chromium: Browser, serve: Callable[[Path], str]
) -> None:
    """The page's own policy, wherever it is served from, or from no server at all."""
    with Reader(chromium, serve(hostile.parent)) as reader:
        for address in ("aktuell/", (hostile / "index.html").as_uri()):
            page = reader.open(address)
            page.evaluate(
                "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit=1>');"
                "const script = document.createElement('script'); script.textContent = 'hit=1';"
                "document.body.append(script)"
            )
            page.wait_for_timeout(300)
            assert page.evaluate("typeof hit") == "undefined", address
            assert any("Content Security Policy" in fault for fault in reader.faults)
            reader.faults.clear()


def test_every_page_has_the_policy(hostile: Path) -> None:
    for path, html in pages(hostile):
        if path.startswith("aktuell/"):
            (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
            rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
            assert rules["default-src"] == "'none'", path
            assert rules["script-src"] == "'self' file: 'wasm-unsafe-eval'", path


# Whatever is put together

_BITS = st.sampled_from(
    [
        "<script>",
        "</script>",
        "<b onclick=x>",
        "](javascript:x)",
        "[a](javascript:x)",
        "[a](//host/x)",
        "![a](data:image/svg+xml,x)",
        "<https://kommun.example>",
        "{{ 7 * 191 }}",
        "{% raw %}",
        "⟦ site.title ⟧",
        '"',
        "'",
        "&lt;",
        "<!--",
        "-->",
        "{#a .b onclick=x}",
        "\\",
        "`",
        "|",
        "\n",
        "ord",
    ]
)
_TEXTS = st.lists(_BITS | st.text(max_size=3), max_size=12).map(" ".join)


@given(_TEXTS, _TEXTS)
@settings(max_examples=150)
def test_no_page_acts_whatever_is_written(title: str, body: str) -> None:
    line = json.dumps(" ".join(title.split()) or "x", ensure_ascii=False)
    page = PAGE.replace("Om webbplatsen", line).replace("Text.", body)
    made = site({"sida.md": page, "nyckeltal.md": INDICATOR})
    if not any(problem.is_error for problem in made.problems):
        for drawn in draw_site(made.catalogue, made.findings).pages:
            assert Reading(drawn.html).acting == []
            assert "1337" not in drawn.html
