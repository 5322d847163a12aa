"""The samples for web servers: they agree, know all of the site, and let everything in it work."""

import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import ROOT
from tests.reading import Reader

NGINX, APACHE, IIS = (
    (ROOT / "hosting" / name).read_text(encoding="utf-8")
    for name in ("nginx.conf", "apache.conf", "web.config")
)
SETTINGS = ET.fromstring(IIS.encode())
POLICY = "Content-Security-Policy"


def nginx_types() -> dict[str, str]:
    block = re.search(r"\btypes \{(.*?)\}", NGINX, re.DOTALL)
    assert block is not None
    lines = [line.strip(" ;").split() for line in block[1].strip().splitlines()]
    return {f".{ending}": kind for kind, *endings in lines for ending in endings}


def apache_types() -> dict[str, str]:
    lines = [line.split()[1:] for line in APACHE.splitlines() if line.split()[:1] == ["AddType"]]
    return {ending: kind for kind, *endings in lines for ending in endings}


def iis_types() -> dict[str, str]:
    maps = SETTINGS.iter("mimeMap")
    return {m.attrib["fileExtension"]: m.attrib["mimeType"].split(";")[0] for m in maps}


def nginx_headers() -> dict[str, str]:
    return dict(re.findall(r'add_header (\S+) "(.+)" always;', NGINX))


def apache_headers() -> dict[str, str]:
    return dict(re.findall(r'Header always set (\S+) "([^%].*)"', APACHE))


def iis_headers() -> dict[str, str]:
    added = SETTINGS.findall(".//customHeaders/add")
    return {header.attrib["name"]: header.attrib["value"] for header in added}


def cached(address: str) -> str:
    """The Cache-Control that nginx's sample gives an address."""
    rules = re.findall(r'^    "~(.+)"\s+"(.+)";', NGINX, re.MULTILINE)
    return next((value for pattern, value in rules if re.search(pattern, address)), "no-cache")


def inline_scripts(html: str) -> list[str]:
    return re.findall(
        r'<script(?![^>]*(?:\ssrc=|"application/json"))[^>]*>(.*?)</script>', html, re.S
    )


@contextmanager
def served(folder: Path, headers: dict[str, str]) -> Iterator[str]:
    """Serve a folder with the sample's types and page for the lost, and with these headers."""

    class Sample(SimpleHTTPRequestHandler):
        extensions_map = {"": "application/octet-stream", **nginx_types()}  # noqa: RUF012

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Cache-Control", cached(self.path))
            super().end_headers()

        def send_error(self, code: int, *_: Any, **__: Any) -> None:
            page = (folder / "site/404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Sample, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/site/"
        finally:
            server.shutdown()
            thread.join()


def search_for(page: Page, word: str) -> Page:
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill(word)
    return page


@pytest.mark.parametrize("types", [nginx_types, apache_types, iis_types])
def test_every_file_of_the_site_has_the_same_type_everywhere(
    example: Path, types: Callable[[], dict[str, str]]
) -> None:
    assert types() == nginx_types()
    # What begins with a dot is served to nobody.
    files = [path for path in example.parent.rglob("[!.]*") if path.is_file()]
    assert {path.suffix for path in files} - types().keys() == set()
    assert types()[".json"] == "application/json"
    assert types()[".wasm"] == "application/wasm"
    assert types()[".pagefind"] == "application/octet-stream"  # gzip, and not WebAssembly as it is


def test_text_is_utf_8_everywhere() -> None:
    text = {kind for kind in nginx_types().values() if kind.startswith("text/")} | {"image/svg+xml"}
    by_nginx = re.findall(r"charset_types (.+);", NGINX)[0].split()
    assert {*by_nginx, "text/html"} == text  # which nginx adds by itself
    by_apache = re.findall(r"AddCharset utf-8 +(.+)", APACHE)[0].split()
    assert {apache_types()[ending] for ending in by_apache} == text
    by_iis = [m.attrib["mimeType"].split(";") for m in SETTINGS.iter("mimeMap")]
    assert {kind for kind, *charset in by_iis if charset == [" charset=utf-8"]} == text


def test_the_same_headers_are_sent_everywhere() -> None:
    assert nginx_headers() == apache_headers() == iis_headers()
    assert nginx_headers().keys() == {POLICY, "X-Content-Type-Options", "Referrer-Policy"}


def test_the_same_is_packed_everywhere() -> None:
    by_nginx = re.findall(r"gzip_types (.+);", NGINX)[0].split()
    by_apache = " ".join(re.findall(r"AddOutputFilterByType DEFLATE (.+)", APACHE)).split()
    assert {*by_nginx, "text/html"} == set(by_apache)  # which nginx adds by itself
    compression = SETTINGS.find(".//urlCompression")
    assert compression is not None
    assert compression.attrib["doStaticCompression"] == "true"


def test_only_what_cannot_grow_old_is_kept_without_asking(example: Path) -> None:
    rules = re.findall(r'^    "~(.+)"\s+"(.+)";', NGINX, re.MULTILINE)
    for pattern, value in rules:
        assert re.search(rf'SetEnvIf Request_URI "{re.escape(pattern)}" .*{value}', APACHE)
    addresses = [path.relative_to(example).as_posix() for path in example.rglob("*.*")]
    kept = {address for address in addresses if cached(f"/site/aktuell/{address}") != "no-cache"}
    without_mark = {name for name in kept if not re.search(r"[_.][0-9a-f]{7,}\.", name)}
    assert without_mark == {"assets/javascripts/plotly.min.js"}
    assert len(kept) > 10
    cache = SETTINGS.find(".//clientCache")
    assert cache is not None
    assert cache.attrib["cacheControlMode"] == "DisableCache"  # which IIS says as no-cache


def test_lost_readers_are_led_back_everywhere() -> None:
    assert "error_page 404 /kvalitet/404.html;" in NGINX
    assert "ErrorDocument 404 /kvalitet/404.html" in APACHE
    error = SETTINGS.find(".//httpErrors/error")
    assert error is not None
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}


def test_the_policy_names_every_script_that_stands_in_a_page(example: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in example.parent.rglob("*.html")]
    scripts = {script for page in pages for script in inline_scripts(page)}
    marks = {b64encode(sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"'sha256-([^']+)'", nginx_headers()[POLICY])) == marks
    assert not any(re.search(r"<[a-z][^>]*\son[a-z]+=", page) for page in pages)


META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def allowed(policy: str) -> set[tuple[str, str]]:
    """What a policy lets pages do, one source at a time; `file:` is nothing to a server."""
    rules = [rule.split() for rule in policy.split(";")]
    pairs = {(name, source) for name, *sources in rules for source in sources if source != "file:"}
    return pairs - {
        ("default-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    }


def test_every_page_has_a_policy_of_its_own_no_looser_than_the_servers(example: Path) -> None:
    for path in example.parent.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        (policy,) = META.findall(page)
        assert allowed(policy) <= allowed(nginx_headers()[POLICY])
        for name in ("default-src", "base-uri", "form-action"):
            assert f"{name} 'none'" in policy
        first_use = re.search(r"<(?:link|script|style|title)\b", page)
        assert first_use is not None
        assert page.index(policy) < first_use.start(), "it holds for what comes after it"
        for script in inline_scripts(page):
            assert b64encode(sha256(script.encode()).digest()).decode() in policy


def test_a_page_keeps_to_its_policy_where_the_server_sends_none(
    chromium: Browser, example: Path
) -> None:
    with served(example.parent.parent, {}) as home, Reader(chromium, home) as reader:
        page = reader.open("aktuell/")
        page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken over'";
            document.head.append(script);
        }""")
        assert page.title() != "taken over"
        page.evaluate("fetch('https://example.com/').catch(() => {})")
        page.wait_for_timeout(100)
        told = " ".join(reader.faults)
        assert "Executing inline script violates" in told
        assert "Refused to connect" in told
        reader.faults.clear()


def test_everything_works_under_the_policy(chromium: Browser, example: Path) -> None:
    with served(example.parent.parent, nginx_headers()) as home, Reader(chromium, home) as reader:
        page = reader.open()
        page.wait_for_url("**/site/aktuell/index.html")
        search_for(page, "återaktualiserade")
        page.get_by_role("dialog").get_by_role("link").first.click()
        page.wait_for_url("**/nyckeltal/**")
        figure = page.locator("figure").first
        figure.get_by_role("button", name="Interaktivt diagram").click()
        expect(figure.locator(".main-svg").first).to_be_visible()
        figure.locator(".kv-figure__interactive").hover()
        with page.expect_download() as picture:  # as Plotly makes it
            figure.locator(".modebar-btn[data-title='Hämta som bild']").click()
        assert picture.value.suggested_filename.endswith(".png")
        with page.expect_download() as drawing:  # as it lies in the edition
            page.get_by_role("link", name="Bild").first.click()
        assert drawing.value.suggested_filename.endswith(".svg")
        assert reader.faults == []


def test_the_page_for_the_lost_works_under_the_policy(chromium: Browser, example: Path) -> None:
    with served(example.parent.parent, nginx_headers()) as home, Reader(chromium, home) as reader:
        page = reader.open("aktuell/finns/inte/")
        page.get_by_role("link", name="Till startsidan").click()
        page.wait_for_url("**/aktuell/index.html")
        assert {fault for fault in reader.faults if "404" not in fault} == set()


def test_a_policy_that_is_too_strict_is_noticed(chromium: Browser, example: Path) -> None:
    strict = nginx_headers()[POLICY].replace("'wasm-unsafe-eval'", "")
    with (
        served(example.parent.parent, {POLICY: strict}) as home,
        Reader(chromium, home) as reader,
    ):
        page = search_for(reader.open("aktuell/"), "barn")
        expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("fungerar inte")
        assert any("Content Security Policy" in fault for fault in reader.faults)
