"""Family K from K010: links and images between documents lead somewhere."""

import posixpath
from collections.abc import Iterable, Iterator

from kvalitet.analysis.findings import Findings
from kvalitet.body.addresses import LinkKind
from kvalitet.body.parts import Link
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

NO_SUCH_FILE = Rule("K010", Severity.ERROR, "Länken leder till en fil som inte finns")
NO_SUCH_ANCHOR = Rule("K011", Severity.ERROR, "Länken leder till en rubrik som inte finns")

_MOST_GUESSES = 500


def check_links(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """Relative links and anchors of every body."""
    anchors = {
        document.path: {heading.anchor for heading in document.body.headings}
        for document in catalogue.documents
    }
    guesses = _Guesses([*anchors, *catalogue.assets])
    for document in catalogue.documents:
        for link in document.links:
            yield from _check_link(link, document.path, anchors, catalogue, guesses)


class _Guesses:
    """Where links were probably meant to lead; after some hundred of them nobody is helped."""

    def __init__(self, files: Iterable[str]) -> None:
        self._by_name = {posixpath.basename(path): path for path in sorted(files, reverse=True)}
        self._left = _MOST_GUESSES

    def file(self, wanted: str) -> str | None:
        """The file that has the name, or nearly, wherever it lies."""
        name = posixpath.basename(wanted)
        return self._by_name.get(name) or self._by_name.get(self.word(name, self._by_name) or "")

    def word(self, wanted: str, known: Iterable[str]) -> str | None:
        self._left -= 1
        return nearest(wanted, known) if self._left >= 0 else None


def _check_link(
    link: Link,
    path: str,
    anchors: dict[str, set[str]],
    catalogue: Catalogue,
    guesses: _Guesses,
) -> Iterator[Problem]:
    if link.kind not in (LinkKind.RELATIVE, LinkKind.ANCHOR):
        return
    file, anchor = link.file_from(path), link.fragment
    if file in catalogue.assets or file in catalogue.unsound:
        return
    if file not in anchors:
        near = guesses.file(file)
        hint = f"Menade du ”{posixpath.relpath(near, posixpath.dirname(path))}”? " if near else ""
        message = f"{quoted(link.target)} finns inte i innehållet."
        remedy = f"{hint}Skriv sökvägen från den här filens mapp, t.ex. ../nyckeltal/u33461.md."
        yield Problem(link.place, NO_SUCH_FILE, message, remedy)
    elif anchor and anchor not in anchors[file]:
        near = guesses.word(anchor, anchors[file])
        hint = f"Menade du ”#{near}”? " if near else ""
        message = f"{file} har ingen rubrik med ankaret {quoted(anchor)}."
        yield Problem(
            link.place, NO_SUCH_ANCHOR, message, f"{hint}Rätta ankaret, eller ta bort det."
        )
