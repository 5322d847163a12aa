"""The shell around every page: MkDocs compiles the theme once, and each report fills its slots.

This is the only module that knows MkDocs, and it runs it in a process of its own: a build that
finds the compiled shell in its cache never loads it.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from markupsafe import Markup

from kvalitet.page import Heading, Page
from kvalitet.templating import compile_slots

SECTIONS = (
    "nyckeltal",
    "analyser",
    "berattelser",
    "planer",
    "uppfoljningar",
    "roda-traden",
    "sidor",
)
SLOTS = ("start", *SECTIONS, *(f"{section}/rapport" for section in SECTIONS))

_TOOLS = ("mkdocs", "mkdocs-material", "Markdown")
_CONFIG = "mkdocs.yml"
_FOLDERS = ("templates/theme", "templates/shell")
_SECONDS = 120

# What the theme brings along and no page of ours asks for.
_UNUSED = (
    "assets/images/favicon.png",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)

_SOURCE_MAP = re.compile(rb"(//# sourceMappingURL=\S+|/\*# sourceMappingURL=[^*]+\*/)\n*")


class ShellError(Exception):
    """The shell could not be made; the message is in Swedish and tells the way out."""


@dataclass(frozen=True, slots=True)
class FooterLink:
    """A link at the foot of every page; `address` is relative to the edition's root."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every page of an edition says about the whole.

    `edition` is what the edition is called, with the word ("Utgåva 2024"), `sections` names the
    sections that have pages (of `SECTIONS`), `built` is a ready text for the foot ("byggd 30 juni
    2025").
    """

    title: str
    edition: str
    sections: frozenset[str]
    built: str = ""
    links: tuple[FooterLink, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line in the table of contents."""

    text: str
    anchor: str
    children: tuple["_Entry", ...] = ()


class Shell:
    """The compiled theme: a template for each slot, and the files they need."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._fillers: dict[str, Callable[..., str]] = {}

    def fill(self, page: Page, site: SiteFacts) -> str:
        """The finished HTML of `page`. The page's own HTML is trusted; all else is escaped."""
        if page.address.count("/") != _depth(page.slot):
            raise ValueError(f"{page.address!r} does not lie at the depth of slot {page.slot!r}")
        if page.slot not in self._fillers:
            self._fillers[page.slot] = compile_slots(self._files[_file_of(page.slot)].decode())
        return self._fillers[page.slot](
            page=page,
            site=site,
            html=Markup(page.html),
            needs_title="<h1" not in page.html,
            contents=_contents(page.headings),
        )

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Every file that the pages ask for: path relative to the edition's root, and bytes."""
        return ((path, data) for path, data in self._files.items() if path.startswith("assets/"))


def run_mkdocs(root: Path, site: Path) -> None:
    """Build the folder of slot pages with the theme of `root` into the folder `site`."""
    # -P keeps the project's own modules from being taken for somebody else's.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--strict"]
    command += ["--config-file", str(root / _CONFIG), "--site-dir", str(site)]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            # The shell is the same on any day; and MkDocs falls over a day that is no number.
            env=os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise ShellError(f"MkDocs blev inte färdigt på {_SECONDS} sekunder.") from late
    if done.returncode:
        said = "\n".join(f"    {line}" for line in done.stderr.strip().splitlines()[-12:])
        raise ShellError(
            f"Sidornas skal kunde inte byggas. Felet finns i {_CONFIG}, templates/theme eller "
            f"templates/shell. MkDocs säger:\n{said}"
        )


def compile_shell(root: Path, cache: Path, run: Callable[[Path, Path], None] = run_mkdocs) -> Shell:
    """Return the shell of the project in `root`, made anew if the theme or its tools have changed.

    Several builds may do this at once: a compiled shell is one file in the folder `cache`, put in
    its place whole.
    """
    packed = cache / f"{_fingerprint(root)}.zip"
    with suppress(OSError, zipfile.BadZipFile):
        return Shell(_unpack(packed))
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, ignore_cleanup_errors=True) as folder:
            site = Path(folder) / "site"
            run(root, site)
            files = _published(site)
            _pack(files, Path(folder) / "shell.zip")
            # On Windows a file that another build is reading stays: it is the same shell.
            with suppress(PermissionError):
                (Path(folder) / "shell.zip").replace(packed)
    except OSError as fault:
        raise ShellError(f"Sidornas skal kunde inte sparas i {cache}: {fault.strerror}.") from fault
    for older in set(cache.glob("*.zip")) - {packed}:
        with suppress(OSError):
            older.unlink()
    return Shell(files)


def _fingerprint(root: Path) -> str:
    """Changes with everything that the compiled shell depends on, this module included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    try:
        digest.update("\n".join(version(tool) for tool in _TOOLS).encode())
    except PackageNotFoundError as missing:
        raise ShellError(
            f"Paketet {missing.name} är inte installerat. Kör make site, som hämtar det som behövs."
        ) from missing
    for path in _sources(root):
        name = path.relative_to(root).as_posix()
        digest.update(f"\0{name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _sources(root: Path) -> list[Path]:
    config = root / _CONFIG
    if not config.is_file():
        raise ShellError(f"Filen {_CONFIG} saknas i projektets mapp. Hämta tillbaka den ur git.")
    found = [config]
    for folder in _FOLDERS:
        if not (root / folder).is_dir():
            raise ShellError(f"Mappen {folder} saknas. Hämta tillbaka den ur git.")
        found += sorted(path for path in (root / folder).rglob("*") if path.is_file())
    return found


def _published(site: Path) -> dict[str, bytes]:
    """The slots' pages and the assets worth publishing, of all that MkDocs made."""
    files = {}
    for slot in SLOTS:
        path = site / _file_of(slot)
        if not path.is_file():
            raise ShellError(f"{_CONFIG} ger ingen sida för ”{slot}”. Se efter under nav.")
        files[_file_of(slot)] = _without_blank_lines(path.read_bytes())
    for path in sorted((site / "assets").rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(_UNUSED) and path.suffix != ".map":
            files[name] = _without_source_map(path)
    return files


def _without_blank_lines(html: bytes) -> bytes:
    """The theme's own control statements leave a blank line each, a hundred on every page."""
    return b"".join(line for line in html.splitlines(keepends=True) if line.strip())


def _without_source_map(path: Path) -> bytes:
    """The file without the comment that sends a browser looking for a map we do not publish."""
    data = path.read_bytes()
    return _SOURCE_MAP.sub(b"", data) if path.suffix in {".css", ".js"} else data


def _pack(files: dict[str, bytes], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def _unpack(packed: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _file_of(slot: str) -> str:
    return "index.html" if slot == "start" else f"{slot}/index.html"


def _depth(slot: str) -> int:
    return 0 if slot == "start" else slot.count("/") + 1


def _contents(headings: tuple[Heading, ...]) -> tuple[_Entry, ...]:
    """Level 2 with its level 3 below it; a single line is no table of contents."""
    entries: list[_Entry] = []
    for heading in headings:
        entry = _Entry(heading.text, heading.anchor)
        if heading.level == 2 or (heading.level == 3 and not entries):
            entries.append(entry)
        elif heading.level == 3:
            parent = entries[-1]
            entries[-1] = _Entry(parent.text, parent.anchor, (*parent.children, entry))
    lines = len(entries) + sum(len(entry.children) for entry in entries)
    return tuple(entries) if lines > 1 else ()
