"""Find the Chromium that the tests drive, or fetch one, and print its path."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CHOSEN = "KVALITET_CHROMIUM"

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)

PLACES = (
    "/usr/bin/chromium",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

# Without a font no å can be seen, and without Pango no PDF is printed.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libpangoft2-1.0-0")

HELP = f"""No Chromium could be found or fetched. Install one of these and try again:
  Debian:      sudo apt-get update && sudo apt-get install {" ".join(DEBIAN_PACKAGES)}
  any system:  {sys.executable} -m playwright install --with-deps chromium
Or name one that you have in the environment variable {CHOSEN}."""


class NoBrowserError(Exception):
    """There is no browser to test with; the message says what to do."""


def find() -> Path | None:
    """Return the browser of choice, else the system's, else Playwright's own, else None."""
    if chosen := os.environ.get(CHOSEN):
        if not _runs(Path(chosen)):
            raise NoBrowserError(f"{CHOSEN} names no browser that runs: {chosen}")
        return Path(chosen)
    return next(filter(_runs, _candidates()), None)


def find_or_fetch() -> Path:
    """Return a browser, installed now if there was none."""
    browser = find()
    for fetch in (_fetch_from_debian, _fetch_from_playwright):
        if browser is None:
            fetch()
            browser = find()
    if browser is None:
        raise NoBrowserError(HELP)
    return browser


def is_root() -> bool:
    """Tell whether this is root, for whom Chromium has no sandbox and apt-get no questions."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from map(Path, PLACES)
    for root in filter(None, map(os.environ.get, WINDOWS_ROOTS)):
        yield from (Path(root, place) for place in WINDOWS_PLACES)
    if own := _playwrights_own():
        yield own


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _runs(browser: Path) -> bool:
    """Tell a browser from a script that only says where to get one."""
    if not browser.is_file():
        return False
    if os.name == "nt":  # there, asking for the version opens a window
        return True
    try:
        asked = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _fetch_from_debian() -> None:
    sudo = [] if is_root() else ["sudo", "-n"]  # -n: never ask for a password
    if not all(map(shutil.which, ["apt-get", *sudo[:1]])):
        return
    apt_get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _tell(f"Installing {' and '.join(DEBIAN_PACKAGES)} from Debian")
    if _succeeds([*apt_get, "update"]):
        _succeeds([*apt_get, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES])


def _fetch_from_playwright() -> None:
    _tell("Fetching Playwright's own Chromium")
    _succeeds([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"])


def _succeeds(command: list[str]) -> bool:
    """Run a command that may ask nothing; what it fails with is shown."""
    try:
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        _tell(str(error))
        return False
    if ran.returncode:
        _tell(ran.stdout.strip())
    return ran.returncode == 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> int:
    """Print the path of a browser, or say how to get one."""
    try:
        print(find_or_fetch())
    except NoBrowserError as error:
        _tell(str(error))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
