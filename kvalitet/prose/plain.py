"""The words of a text without its markup, figures filled in."""

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token
from markupsafe import Markup, escape

from kvalitet.body.parts import Reference

Resolve = Callable[[Reference], Markup]
"""The figure that a reference asks for."""


def left_out(reference: Reference) -> Markup:
    """No figure, where only the writer's own words are wanted."""
    return Markup("")


def words(tokens: Sequence[Token], resolve: Resolve) -> str:
    """The words of inline tokens on one line; an image is its description."""
    return re.sub(r"[ \n]+", " ", "".join(_pieces(tokens, resolve))).strip()


def _pieces(tokens: Sequence[Token], resolve: Resolve) -> Iterator[str]:
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type == "reference":
            # Not striptags, which would make a non-breaking blank an ordinary one.
            figure = escape(resolve(token.meta["reference"]))
            yield Markup(re.sub(r"<[^>]*>", "", figure)).unescape()
        elif token.type == "image":
            yield words(token.children or (), resolve)
        else:
            yield token.content
