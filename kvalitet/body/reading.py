"""What inline tokens hold: references, links, plain words, and the faults found on the way."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from kvalitet.body.addresses import LinkKind, is_from_elsewhere, kind_of
from kvalitet.body.faults import (
    EMPTY_LINK,
    IMAGE_WITHOUT_TEXT,
    LINK_TITLE,
    LINK_WITHOUT_TEXT,
    REFUSED_LINK,
    REMOTE_IMAGE,
    problem,
)
from kvalitet.body.parts import EMBEDDED, Inline, Link, Reference, TextRun
from kvalitet.problems import Place, Problem

Locate = Callable[[int], Place]

_BREAKS = {"softbreak", "hardbreak"}
_WORDS = {"text", "text_special"}
_SHOWN = _WORDS | {"code_inline", "reference", "image"}


def read_inline(tokens: Sequence[Token], locate: Locate) -> tuple[Inline, list[Problem]]:
    """Read a block's inline tokens; `locate` finds the place of an offset in its content.

    References and links are kept in their tokens too, where rendering finds them.
    """
    problems: list[Problem] = []
    references: list[Reference] = []
    links: list[Link] = []
    for token in _with_descriptions(tokens):
        place = locate(token.meta["at"])
        if "fault" in token.meta:
            problems.append(problem(token.meta["fault"], place, *token.meta.get("words", ())))
        if token.type == "reference":
            token.meta["reference"] = reference = Reference(token.content, place)
            references.append(reference)
        elif token.type in {"link_open", "image"}:
            token.meta["link"] = link = _link(token, place)
            links.append(link)
            problems.extend(_faults_of_link(token, link))
    problems.extend(_links_without_text(tokens))
    runs = tuple(_text_runs(tokens, locate))
    return Inline(tuple(tokens), tuple(references), tuple(links), runs), problems


def plain_words(tokens: Iterable[Token] | None) -> str:
    """The text without its markup; references as written, an image as its description."""
    return "".join(_plain(token) for token in tokens or ()).strip()


def _plain(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    return plain_words(token.children) if token.type == "image" else token.content


def _with_descriptions(tokens: Iterable[Token]) -> Iterator[Token]:
    """All tokens, those of image descriptions too."""
    for token in tokens:
        yield token
        yield from _with_descriptions(token.children or ())


def _link(token: Token, place: Place) -> Link:
    is_image = token.type == "image"
    return Link(str(token.attrs["src" if is_image else "href"]), place, is_image)


def _faults_of_link(token: Token, link: Link) -> Iterator[Problem]:
    if link.is_image and not plain_words(token.children):
        yield problem(IMAGE_WITHOUT_TEXT, link.place, link.target)
    if "title" in token.attrs:
        yield problem(LINK_TITLE, link.place, token.attrs["title"])
    if not link.target.strip():
        yield problem(EMPTY_LINK, link.place)
    elif link.is_image and is_from_elsewhere(link.target):
        yield problem(REMOTE_IMAGE, link.place, link.target)
    elif kind_of(link.target) is LinkKind.REFUSED or (
        link.is_image and kind_of(link.target) is not LinkKind.RELATIVE
    ):
        yield problem(REFUSED_LINK, link.place, link.target)


def _links_without_text(tokens: Iterable[Token]) -> Iterator[Problem]:
    opened: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            opened = token
        elif token.type == "link_close" and opened:
            link: Link = opened.meta["link"]
            yield problem(LINK_WITHOUT_TEXT, link.place, link.target)
            opened = None
        elif token.type in _SHOWN and (token.type == "image" or token.content.strip()):
            opened = None


def _text_runs(tokens: Iterable[Token], locate: Locate) -> Iterator[TextRun]:
    text: list[str] = []
    length = 0
    pieces: list[tuple[int, Place]] = []
    is_address = False
    for token in tokens:
        if token.type == "image":
            yield from _text_runs(token.children or (), locate)
        elif token.type in {"link_open", "link_close"} and token.markup == "autolink":
            is_address = token.nesting > 0
        word = EMBEDDED if is_address and token.type in _WORDS else _word(token)
        start = token.meta["at"]
        for line in re.findall(r"[^\n]*\n|[^\n]+", word):  # a tag may stand on several
            pieces.append((length, locate(start)))
            text.append(line.replace("\n", " "))
            length += len(line)
            start += len(line)
    run = "".join(text)
    if run.replace(EMBEDDED, "").strip():
        yield TextRun(run, pieces[0][1], tuple(pieces))


def _word(token: Token) -> str:
    if token.type in _WORDS:
        return token.content
    if token.type in _BREAKS:
        return " "
    return EMBEDDED if token.type in {"reference", "code_inline", "image"} else ""
