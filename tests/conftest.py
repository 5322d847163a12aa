"""What all tests share: the `--update` flag, the example site, a browser, and a server."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import NoBrowserError, find, is_root
from tests.building import ROOT, build
from tests.reading import Reader

IN_CI = bool(os.environ.get("CI"))

CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A busy machine is no reason for a property to fail; and CI, which judges one change, tries what it
# tried of the last one. New examples are tried wherever else the tests are run.
settings.register_profile("kvalitet", deadline=None, derandomize=IN_CI)
settings.load_profile("kvalitet")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what the tests expect")


def pytest_configure(config: pytest.Config) -> None:
    if IN_CI and config.getoption("--update"):
        raise pytest.UsageError("--update is for people who read the difference, never for CI")


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Name at once what fails: the dots of several processes do not say where they come from."""
    if not report.failed:
        return None
    outcome = "error" if report.when in ("setup", "teardown") else "failed"
    return outcome, f"\n{outcome.upper()} {report.nodeid}\n", outcome.upper()


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Tell whether expected output is to be rewritten instead of compared."""
    return bool(pytestconfig.getoption("--update"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the shipped example once, far from the project's own site/; the edition's folder."""
    return build(ROOT, tmp_path_factory.mktemp("example") / "site")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser once, when the first test asks for it. It is never skipped."""
    try:
        path = find()
    except NoBrowserError as error:
        pytest.fail(str(error))
    if path is None:
        pytest.fail("There is no Chromium. Run: python tests/browser.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=CHROMIUM_FLAGS,
            headless=True,
            chromium_sandbox=not (is_root() or IN_CI),  # where there is none to be had
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder to this machine only: `serve(folder)` gives its address, ending in a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(_served(folder))


@pytest.fixture(scope="session")
def home(example: Path, serve: Callable[[Path], str]) -> str:
    """Serve the example, as a web server would: the address of its start page."""
    return f"{serve(example.parent)}{example.name}/"


@pytest.fixture
def reader(chromium: Browser, home: str) -> Iterator[Reader]:
    """Lend a reader of the example; whatever went wrong while she read fails the test."""
    with Reader(chromium, home) as reader:
        yield reader
    assert reader.faults == []


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Files(SimpleHTTPRequestHandler):
    # Named here, since on Windows the registry may call a script plain text.
    extensions_map = {  # noqa: RUF012 - as the base class has it
        "": "application/octet-stream",
        ".css": "text/css",
        ".csv": "text/csv",
        ".html": "text/html",
        ".js": "text/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing; the tests tell what went wrong."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser leave in the middle of an answer, as browsers do."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
