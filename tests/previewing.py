"""A project that is watched, and what a build of it would be if it began from nothing."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from kvalitet.composition import composition_of, read_form
from kvalitet.editions.shelf import ROLLING
from kvalitet.pages.imprint import Imprint
from kvalitet.pipeline import Examination, examine
from kvalitet.serve.desk import Desk
from kvalitet.serve.finding import Finder
from kvalitet.serve.preview import Preview
from kvalitet.serve.server import PreviewServer
from tests.building import copy_sources
from tests.sites import ANALYSIS, FIGURE, PAGE, STORY, measured, with_text, write_project

BUILT = datetime(2025, 6, 30, tzinfo=UTC)
NOW = datetime(2025, 7, 1, 14, 5)
BOOT = "0a1b"

DOCUMENTS = {
    "nyckeltal/u33461.md": measured(
        "{2015: 78, 2016: 80, 2017: 70, 2018-H1: {värde: 67, not: Våren.}}"
    ),
    "analyser/2018.md": with_text(
        ANALYSIS.replace(FIGURE, ""), "Resultatet blev [[U33461 2018-H1]]."
    ),
    "berättelser/2024.md": STORY,
    "sidor/om.md": PAGE,
}
"""A sound project: one of several types, which tell of each other."""


def project(root: Path, shell: Path | None = None) -> Path:
    """Write a sound project that can be built; a shell that is compiled already saves a second."""
    root.mkdir(parents=True, exist_ok=True)
    copy_sources(root, "templates", "mkdocs.yml")
    if shell is not None:
        shutil.copytree(shell, root / ".cache" / "shell")
    return write_project(root, DOCUMENTS)


def preview_of(root: Path) -> Preview:
    """A preview of a project, at a moment of its own."""
    return Preview(root, lambda: BUILT, lambda: NOW)


def cold_build(root: Path) -> tuple[Examination, dict[str, bytes]]:
    """What is found, and what would lie in site/, by someone who remembers nothing."""
    examination = examine(root, lambda _: None)
    if examination.understood is None:
        return examination, {}
    site = composition_of(*examination.understood, read_form(root), Imprint(ROLLING, built=BUILT))
    return examination, dict(site.doors) | {f"{ROLLING}/{p}": data for p, data in site.files()}


def shown(preview: Preview, paths: Iterable[str]) -> dict[str, bytes | None]:
    """What a preview has at some paths of a site folder."""
    site = preview.state.site
    assert site is not None, preview.state
    return {path: preview.file(site, path) for path in paths}


@contextmanager
def served(preview: Preview, port: int = 0) -> Iterator[PreviewServer]:
    """Serve a preview, on a port that is free if none is wanted."""
    server = PreviewServer(Desk(preview, Finder(preview), BOOT), port)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def ask(
    server: PreviewServer, path: str, method: str = "GET", host: str | None = None
) -> tuple[HTTPResponse, bytes]:
    """Ask a server as a browser would, or as somebody who pretends to ask for another host."""
    with closing(HTTPConnection("127.0.0.1", server.server_port)) as connection:
        connection.request(method, path, headers={} if host is None else {"Host": host})
        answer = connection.getresponse()
        return answer, answer.read()


def listing(root: Path) -> set[str]:
    """Every file of a project, but for the cache of its shell."""
    files = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return {path for path in files if not path.startswith(".cache/")}
