"""The search index of an edition, made by Pagefind, and the only module that knows it."""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

FOLDER = "pagefind"
"""Where the search lives in an edition."""

FACETS = ("Typ", "Kommun", "År")
"""What a reader chooses among the hits by, as the pages' head names it; see templates/theme."""

# The reader's search is our own, in Swedish and without a worker; what Pagefind brings along for
# other ways of searching stays out of the edition.
_NOT_PUBLISHED = (
    "pagefind-ui",
    "pagefind-modular-ui",
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-worker",
    "wasm.unknown",
)

_SIGNATURE = b"pagefind_dcd"


class SearchError(Exception):
    """The index could not be made; the message is Swedish and says what to do."""


def index(site: Path) -> Iterator[tuple[str, bytes]]:
    """Index the finished pages in a folder, and yield the files that make them searchable.

    Only what stands inside `data-pagefind-body` is found. Raises SearchError.
    """
    with tempfile.TemporaryDirectory(prefix="kvalitet-sok-") as folder:
        bundle = Path(folder, FOLDER)
        _run_pagefind(site, bundle)
        files = {
            f"{FOLDER}/{file.relative_to(bundle).as_posix()}": file.read_bytes()
            for file in sorted(bundle.rglob("*"))
            if file.is_file() and not file.name.startswith(_NOT_PUBLISHED)
        }
    yield from files.items()
    yield f"{FOLDER}/facets.json", _facets(files)


def _facets(files: Mapping[str, bytes]) -> bytes:
    """Facet → value → the pages that have it, by the names that Pagefind gives them.

    Pagefind has filters of its own, but writes them in a new order every time; the same input
    would no longer give the same bytes.
    """
    facets: dict[str, dict[str, list[str]]] = {facet: {} for facet in FACETS}
    for path, packed in files.items():
        if path.endswith(".pf_fragment"):
            said = json.loads(gzip.decompress(packed).removeprefix(_SIGNATURE))["meta"]
            for facet in FACETS:
                for value in filter(None, said.get(facet, "").split(", ")):
                    facets[facet].setdefault(value, []).append(PurePosixPath(path).stem)
    return json.dumps(facets, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _run_pagefind(site: Path, bundle: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(bundle)]
    command += ["--force-language", "sv", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["okänt fel"]
        raise SearchError(
            f"Sökregistret kunde inte skapas (Pagefind: {lines[-1]}). "
            "Kör make site igen; hjälper det inte är installationen av pagefind trasig."
        )
