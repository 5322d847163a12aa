"""A reader with a browser, who notes everything that goes wrong behind the page."""

from contextlib import ExitStack
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

Palette = Literal["light", "dark"]

PHONE, DESK = 360, 1280
PALETTES: tuple[Palette, ...] = ("light", "dark")

PATIENCE = 30_000
"""Milliseconds until what does not happen has not happened, on the slowest of machines."""

TELL_OF_POLICY = """addEventListener("securitypolicyviolation", said =>
    console.error(`policy: ${said.effectiveDirective} forbids ${said.blockedURI}`))"""

expect.set_options(timeout=PATIENCE)


class Reader:
    """Opens pages of a site, each in a browser that knows nothing of the others."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.home = home
        self.faults: list[str] = []
        """Messages in the console, failed requests, and requests to other hosts."""
        self.requests: list[str] = []
        self._browser = browser
        self._contexts = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._contexts.close()

    def open(
        self, address: str = "", width: int = DESK, palette: Palette = "light", **options: Any
    ) -> Page:
        """Open a page in a browser window of its own; `address` is relative to the start page."""
        context = self._contexts.enter_context(
            self._browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=palette,
                reduced_motion="reduce",
                locale="sv-SE",
                **options,
            )
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        whole = urljoin(self.home, address)
        self._watch(page, urlsplit(whole).netloc)
        page.goto(whole)
        return page

    def _watch(self, page: Page, host: str) -> None:
        def note_request(url: str) -> None:
            self.requests.append(url)
            if urlsplit(url).netloc not in ("", host):
                self.faults.append(f"asked another host: {url}")

        def note_failure(url: str, reason: str | None) -> None:
            # A download, or what a reader does not wait for when she leaves, is no failure.
            if reason != "net::ERR_ABORTED":
                self.faults.append(f"{reason}: {url}")

        def note_status(url: str, status: int) -> None:
            if status >= 400:
                self.faults.append(f"{status}: {url}")

        page.add_init_script(TELL_OF_POLICY)
        page.on("request", lambda request: note_request(request.url))
        page.on("console", lambda said: self.faults.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda lost: note_failure(lost.url, lost.failure))
        page.on("response", lambda answer: note_status(answer.url, answer.status))


def follow(link: Locator) -> None:
    """Click a link and wait until the page it leads to is ready, scripts and all."""
    with link.page.expect_event("load"):
        link.click()
