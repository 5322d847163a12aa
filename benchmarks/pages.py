"""What a page asks of a reader's network and machine: python -m benchmarks.pages.

Of every kind of page in a site, the heaviest is opened in a browser that knows none of it, from a
server that packs what it sends, as those in hosting/ do. Told is what is fetched before anybody
does anything and, with a processor that is four times slower, when something is painted, when the
first chart is, and how much of the page has moved by then.
"""

import argparse
import gzip
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from kvalitet.shell import SECTIONS
from tests.browser import find_or_fetch, is_root
from tests.building import ROOT, build

KILOBYTES, SHIFT = 120, 0.02
"""The goals: so much is fetched at most, packed, and so little moves. The chart is there from the
first paint."""

SLOWER = 4
_CHART = ".kv-figure__static svg, .kv-thread svg"
_PACKED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt"}  # see hosting/
_SMALLEST = 1024

_WATCH = f"""(() => {{
  const seen = window.kvSeen = {{ moved: 0, painted: 0, drawn: 0 }};
  new PerformanceObserver((list) => {{
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.moved += entry.value;
  }}).observe({{ type: "layout-shift", buffered: true }});
  new PerformanceObserver((list) => {{
    for (const entry of list.getEntries())
      if (entry.name === "first-contentful-paint") seen.painted = entry.startTime;
  }}).observe({{ type: "paint", buffered: true }});
  const look = (now) => {{
    if (document.querySelector({_CHART!r})) seen.drawn = now;
    else requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}})()"""
"""A chart that is there when a frame begins is painted with it."""

_WAIT = """async (hasChart) => {
  while (!kvSeen.painted || (hasChart && !kvSeen.drawn)) await new Promise(requestAnimationFrame);
  return kvSeen;
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page has cost when it has come to rest; milliseconds."""

    fetched: dict[str, int]
    """Path → bytes as sent."""
    painted: float
    drawn: float | None
    """When the frame began that paints the first chart; None on a page without any."""
    moved: float

    @property
    def kilobytes(self) -> float:
        return sum(self.fetched.values()) / 1000


@dataclass(slots=True)
class Shop:
    """A folder that is served packed, and what has been fetched from it."""

    folder: Path
    address: str = ""
    sent: dict[str, int] = field(default_factory=dict)


@contextmanager
def served(folder: Path) -> Iterator[Shop]:
    """Serve a folder to this machine only."""
    shop = Shop(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packer, shop)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        shop.address = f"http://127.0.0.1:{server.server_port}/"
        try:
            yield shop
        finally:
            server.shutdown()
            thread.join()


class _Packer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, shop: Shop, *arguments: object) -> None:
        self._shop = shop
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._shop.folder / f"{path}{'index.html' if path.endswith('/') else ''}"[1:]
        found = file.is_file()
        data = file.read_bytes() if found else b""
        packed = file.suffix in _PACKED and len(data) >= _SMALLEST
        if packed:
            data = gzip.compress(data, compresslevel=6, mtime=0)
        self._shop.sent[path] = len(data)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def heaviest(edition: Path) -> dict[str, str]:
    """Every kind of page in an edition → the address of the largest of its kind."""
    kinds = {"start": ""}
    for section in SECTIONS:
        if (edition / section / "index.html").is_file():
            kinds[section] = f"{section}/"
        reports = sorted((edition / section).glob("*/index.html"))
        if reports:
            largest = max(reports, key=lambda path: path.stat().st_size).parent.name
            kinds[f"{section}/…"] = f"{section}/{largest}/"
    return kinds


def visit(browser: Browser, shop: Shop, address: str, slower: float = 1) -> Visit:
    """Open a page as a new reader does, and wait until it has come to rest."""
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE") as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.add_init_script(_WATCH)
        shop.sent.clear()
        page.goto(f"{shop.address}{address}")
        page.wait_for_load_state("networkidle")
        return _seen(page, dict(shop.sent))


def _seen(page: Page, fetched: dict[str, int]) -> Visit:
    has_chart = page.locator(_CHART).count() > 0
    seen = page.evaluate(_WAIT, has_chart)
    drawn = max(seen["drawn"], seen["painted"]) if has_chart else None
    return Visit(fetched, seen["painted"], drawn, seen["moved"])


def middle(visits: Sequence[Visit]) -> Visit:
    """The median of each figure; what is fetched is the same every time."""
    drawn = [one.drawn for one in visits if one.drawn is not None]
    return Visit(
        visits[0].fetched,
        median(one.painted for one in visits),
        median(drawn) if drawn else None,
        median(one.moved for one in visits),
    )


def measure(edition: Path, runs: int) -> Iterator[str]:
    """A line for every kind of page; what misses a goal is marked."""
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=find_or_fetch(), chromium_sandbox=not is_root()
        )
        stack.callback(browser.close)
        shop = stack.enter_context(served(edition.parent))
        yield f"{'':<46}{'requests':>9}{'kB':>7}{'paint':>8}{'chart':>8}{'moved':>8}"
        for kind, address in heaviest(edition).items():
            place = f"{edition.name}/{address}"
            visits = [visit(browser, shop, place, SLOWER) for _ in range(runs)]
            yield row(address or kind, middle(visits))


def row(name: str, visit: Visit) -> str:
    """What a page costs, and in words where it misses a goal."""
    missed = [
        *(["too much"] if visit.kilobytes > KILOBYTES else []),
        *(["chart is late"] if visit.drawn is not None and visit.drawn > visit.painted else []),
        *(["moves"] if visit.moved > SHIFT else []),
    ]
    drawn = "" if visit.drawn is None else f"{visit.drawn:.0f}"
    return (
        f"{name:<46}{len(visit.fetched):>9}{visit.kilobytes:>7.1f}"
        f"{visit.painted:>8.0f}{drawn:>8}{visit.moved:>8.3f}  {', '.join(missed)}"
    ).rstrip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the example, unless a site is given, and print a table of its pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--edition", type=Path, help="the folder of another edition, in its site")
    parser.add_argument("--runs", type=int, default=3, help="how many of each (%(default)s)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kvalitet-bench-") as folder:
        edition = options.edition or build(ROOT, Path(folder) / "site")
        for line in measure(edition, options.runs):
            print(line, flush=True)  # noqa: T201 - a command of its own


if __name__ == "__main__":
    main()
