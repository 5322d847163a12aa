"""How quick the start page is when it is long: python -m benchmarks.board.

A made-up site with so many rows, all with levels for years, is built and opened in Chromium. Told
are its bytes, and the milliseconds from a letter or a click until the page is laid out anew, with
the processor as it is and slowed down four times. Nothing is asserted.
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from tests.browser import find

ROOT = Path(__file__).parent.parent
AREAS = ("Barn och unga", "Vuxna", "Våld i nära relationer", "Medarbetare")
YEARS = range(2013, 2025)
ROWS_PER_MUNICIPALITY = 50

CONFIG = """\
organisation: {namn: Mätbygden, titel: Kvalitet i Mätbygden, beskrivning: Att mäta med.}
kommuner:
"""
END = """\
utgåva: {titel: "2024"}
tillgänglighet: {kontakt: kvalitet@kommun.example, granskad: 2024-11-01}
"""
INDICATOR = """\
---
typ: nyckeltal
id: N{number}
namn: Ärenden av slag {number} som avslutas i tid och inte kommer tillbaka
område: {area}
enhet: procent
bättre: högre
avser: verksamhet
källa: Påhittat
beskrivning: Att mäta med.
nivåer:
  - gäller_från: 2000
    avrundning: heltal
    röd: 0–59
    gul: 60–79
    grön: 80–100
    beslut: uppgift saknas
mätningar:
"""

ACT = """async ([what, value]) => {
  const table = document.getElementById("kv-resultat");
  const began = performance.now();
  if (what === "sort") table.querySelectorAll(".kv-sort")[value].click();
  else {
    const field = document.forms[0].elements[what] ?? document.querySelector(`[name=${what}]`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  table.getBoundingClientRect();
  const laidOut = performance.now() - began;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return laidOut;
}"""
"""Do something, and give the milliseconds until the table has been laid out again."""

Step = tuple[str, str | int]

STEPS: dict[str, tuple[Step, ...]] = {
    "a letter": (("sok", "s"), ("sok", "sl"), ("sok", "slag 1"), ("sok", "")),
    "a municipality": (("kommun", "ort-1"), ("kommun", "ort-2"), ("kommun", "")),
    "a level": (("niva", "röd"), ("niva", "gul"), ("niva", "")),
    "a sort": (("sort", 0), ("sort", 0), ("sort", 0), ("sort", 3), ("sort", 3), ("sort", 3)),
}


def project(rows: int, seed: int) -> Iterator[tuple[str, str]]:
    """A site with so many rows, as path and text."""
    random = Random(seed)
    owners = [f"ort-{number}" for number in range(max(1, rows // ROWS_PER_MUNICIPALITY))]
    places = "".join(f"  - {{id: {one}, namn: {one.title()}, påhittad: ja}}\n" for one in owners)
    yield "site_config.yml", f"{CONFIG}{places}{END}"
    for number in range(rows // len(owners)):
        head = INDICATOR.format(number=number, area=AREAS[number % len(AREAS)])
        series = "".join(
            f"  {one}: {{{', '.join(f'{year}: {random.randint(40, 99)}' for year in YEARS)}}}\n"
            for one in owners
        )
        yield f"content/nyckeltal/n{number}.md", f"{head}{series}---\n"


def build(root: Path, rows: int, seed: int) -> Path:
    """Build it; the folder of the edition."""
    for path, text in project(rows, seed):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    site = root / "site"
    command = [sys.executable, "build.py", "build", "--root", str(root), "--site", str(site)]
    if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit("the made-up site could not be built")
    return site / "aktuell"


def tell_bytes(edition: Path, asked: Sequence[str]) -> None:
    """What the page weighs, alone and with all that it asks for."""
    files = {path: (edition.parent / path).read_bytes() for path in asked}
    html = (edition / "index.html").read_bytes()
    for name, found in (("the page", [html]), (f"its {len(files)} files", list(files.values()))):
        whole, packed = sum(map(len, found)), sum(len(gzip.compress(one)) for one in found)
        say(f"{name:<28}{whole / 1000:>10.0f} kB{packed / 1000:>8.0f} kB gzipped")


def tell_times(page: Page, slowdown: int, runs: int) -> None:
    """How long everything takes, the median of some runs."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    for name, steps in STEPS.items():
        page.reload()
        took = [page.evaluate(ACT, list(step)) for _ in range(runs) for step in steps]
        named = f"{name}, slowed down {slowdown}×" if slowdown > 1 else name
        say(f"{named:<28}{median(took):>10.0f} ms{max(took):>8.0f} ms at most")


def say(line: str) -> None:
    """Tell the person who waits."""
    print(line, flush=True)  # noqa: T201 - a command of its own


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.board", description=__doc__)
    parser.add_argument("--rows", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, help="other figures (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how many of each (%(default)s)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kvalitet-board-") as folder:
        edition = build(Path(folder), options.rows, options.seed)
        say(f"{options.rows} rows; the machine's load is {os.getloadavg()[0]:.1f}")
        handler = partial(_Silent, directory=str(edition.parent))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as player:
            Thread(target=server.serve_forever, daemon=True).start()
            browser = player.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(300_000)
            asked: list[str] = []
            page.on("requestfinished", lambda one: asked.append(urlsplit(one.url).path[1:]))
            page.goto(f"http://127.0.0.1:{server.server_port}/aktuell/index.html")
            tell_bytes(edition, asked)
            for slowdown in (1, 4):
                tell_times(page, slowdown, options.runs)
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main()
