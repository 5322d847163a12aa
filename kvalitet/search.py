"""The search index of an edition, made by Pagefind, and the only module that knows it."""

import base64
import gzip
import html
import json
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any

from kvalitet.swedish.word_forms import other_forms

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

_SUBJECT = re.compile(
    r'data-pagefind-meta="(?:title|Namn)\[content\]" content="([^"]*)"|<h[2-4][^>]*>(.*?)</h',
    re.DOTALL,
)
"""Where a page says what it is about: its title, its names and its headings."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{3,}")


class SearchError(Exception):
    """The index could not be made; the message is Swedish and says what to do."""


def index(site: Path) -> Iterator[tuple[str, bytes]]:
    """Index the finished pages in a folder, and yield the files that make them searchable.

    Only what stands inside `data-pagefind-body` is found. Raises SearchError.
    """
    files = {
        f"{FOLDER}/{path}": content
        for path, content in sorted(_made_by_pagefind(site).items())
        if not PurePosixPath(path).name.startswith(_NOT_PUBLISHED)
    }
    yield from files.items()
    pages = {
        PurePosixPath(path).stem: json.loads(gzip.decompress(packed).removeprefix(_SIGNATURE))
        for path, packed in files.items()
        if path.endswith(".pf_fragment")
    }
    yield f"{FOLDER}/facets.json", _as_json(_facets(pages))
    yield f"{FOLDER}/words.json", _as_json(_words(pages.values()))


def _words(pages: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every word on the pages, by which search.js corrects what is misspelt."""
    texts = (" ".join((page["content"], *page["meta"].values())) for page in pages)
    return sorted({word for text in texts for word in _WORD.findall(text.casefold())})


def _facets(pages: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, list[str]]]:
    """Facet → value → the pages that have it, by the names that Pagefind gives them.

    Pagefind has filters of its own, but writes them in a new order every time; the same input
    would no longer give the same bytes.
    """
    facets: dict[str, dict[str, list[str]]] = {facet: {} for facet in FACETS}
    for name, page in pages.items():
        for facet in FACETS:
            for value in filter(None, page["meta"].get(facet, "").split(", ")):
                facets[facet].setdefault(value, []).append(name)
    return facets


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _made_by_pagefind(site: Path) -> dict[str, bytes]:
    """Have the pages indexed one by one, in the order of their addresses; path → what is made.

    Left to find them by itself, Pagefind takes them in the order that the disk happens to list
    them, and the index would not be the same on another disk. And left to write what it makes, it
    answers before all of it is written.
    """
    pages = {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in site.rglob("*.html")
    }
    known = {word for page in pages.values() for word in _words_of(page)}
    with _pagefind() as ask:
        index = ask(type="NewIndex", config={"force_language": "sv"})["index_id"]
        for path, page in sorted(pages.items()):
            content = _with_other_forms(page, known)
            ask(type="AddFile", index_id=index, file_path=path, file_contents=content)
        made = ask(type="GetFiles", index_id=index)["files"]
    return {file["path"]: base64.b64decode(file["content"]) for file in made}


def _words_of(page: str) -> list[str]:
    return _WORD.findall(html.unescape(_TAG.sub(" ", page)).casefold())


def _with_other_forms(page: str, known: Collection[str]) -> str:
    """The page as it is indexed: it also has the words that its subject may be searched for by.

    Pagefind's Swedish knows most endings, but neither that a skyddsbedömning is a bedömning nor
    that anmälningar are more than one anmälan.
    """
    before, _, text = page.partition("<article")
    said = _SUBJECT.findall(before.partition("</head>")[0] + text.partition("</article>")[0])
    subject = " ".join(map("".join, said))
    forms = sorted({form for word in _words_of(subject) for form in other_forms(word, known)})
    # The first word of what stands in the head is lost to Pagefind.
    meta = f'<meta data-pagefind-meta="Ord[content]" content="· {" ".join(forms)}">'
    return page.replace("</head>", f"{meta}</head>", 1) if forms else page


@contextmanager
def _pagefind() -> Iterator[Callable[..., dict[str, Any]]]:
    """Pagefind as a service: what is asked, and answered, is JSON in base64, ended by a comma."""
    command = [sys.executable, "-m", "pagefind", "--service"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        questions, answers = process.stdin, process.stdout
        assert questions is not None, "it is a pipe"
        assert isinstance(answers, BufferedReader), "it is a pipe too"

        def ask(**payload: Any) -> dict[str, Any]:
            question = json.dumps({"message_id": 1, "payload": payload}).encode()
            answer = bytearray()
            try:
                questions.write(base64.b64encode(question) + b",")
                questions.flush()
                while not answer.endswith(b","):
                    heard = answers.read1()
                    if not heard:
                        raise _failed("avslutades i förtid")
                    answer += heard
            except OSError:
                raise _failed("avslutades i förtid") from None
            said: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
            if said["type"] == "Error":
                raise _failed(str(said["message"]))
            return said

        try:
            yield ask
        finally:
            process.kill()  # it writes nothing that it has not been asked for


def _failed(reason: str) -> SearchError:
    return SearchError(
        f"Sökregistret kunde inte skapas (Pagefind: {reason}). "
        "Kör make site igen; hjälper det inte är installationen av pagefind trasig."
    )
