"""Who asks for what: the answer to every path, before it becomes HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import quote

from kvalitet.composition import INDEX, Composition
from kvalitet.editions.shelf import ROLLING
from kvalitet.search import FOLDER as SEARCH
from kvalitet.serve.finding import Finder
from kvalitet.serve.live import ASSETS, FOLDER, plain_page, read_asset, with_script
from kvalitet.serve.preview import Preview, UndrawableError

TYPES: Mapping[str, str] = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
}
"""What each ending is; whatever else there is are Pagefind's files, which are read as they are."""

_LOST = "404.html"
_NOTHING_YET = plain_page(
    "Förhandsvisning",
    "Det finns inget att visa än. När felen är rättade visas sidan här av sig själv.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered; `location` is where to ask instead."""

    body: bytes
    path: str
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""

    @property
    def type(self) -> str:
        kind = TYPES.get(PurePosixPath(self.path).suffix, "application/octet-stream")
        return f"{kind}; charset=utf-8" if kind.startswith(("text/", "image/svg")) else kind


class Desk:
    """Answers from a preview. All is found by its address; none of it is a path on the disk."""

    def __init__(self, preview: Preview, finder: Finder, boot: str) -> None:
        self.preview = preview
        self.boot = boot
        """Tells pages of this preview from those of one that was started before."""
        self._finder = finder

    def answer(self, path: str) -> Answer:
        """The answer to a path, which is decoded and without the slash it begins with."""
        if path.removeprefix(FOLDER) in ASSETS:
            return Answer(read_asset(path.removeprefix(FOLDER)), path)
        state = self.preview.state  # asked once: a page must not seem newer than it is
        try:
            found = self._found(state.site, path)
        except UndrawableError as error:
            page = plain_page("Sidan gick inte att rita", str(error))
            found = Answer(page, INDEX, HTTPStatus.INTERNAL_SERVER_ERROR)
        if found.location or not found.type.startswith("text/html"):
            return found
        return replace(found, body=with_script(found.body, self.boot, state))

    def _found(self, site: Composition | None, path: str) -> Answer:
        if site is None:
            return Answer(_NOTHING_YET, INDEX, HTTPStatus.SERVICE_UNAVAILABLE)
        file = f"{path}{INDEX}" if not path or path.endswith("/") else path
        if file.startswith(f"{ROLLING}/{SEARCH}/"):
            content = self._finder.file(file.removeprefix(f"{ROLLING}/"))
        else:
            content = self.preview.file(site, file)
        if content is not None:
            return Answer(content, file)
        edition, _, address = f"{path}/".partition("/")
        if edition == ROLLING and address in site.atlas.pages:
            return Answer(b"", _LOST, HTTPStatus.FOUND, f"/{quote(path)}/")
        return Answer(dict(site.doors)[_LOST], _LOST, HTTPStatus.NOT_FOUND)
