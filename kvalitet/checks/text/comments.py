"""What a writer has noted for other writers: comments in the head and in the text of a document.

They are read from the source: what is parsed has none left. No reader of a page sees them, but they
are published with the project in git.
"""

import re
from collections.abc import Iterator, Sequence

from kvalitet.body.parts import TextRun
from kvalitet.documents import FENCE
from kvalitet.problems import Place
from kvalitet.sources import Source

_REMARK = re.compile(r"(?:^|(?<=\s))#+[ \t]*(?=\S)")
_CODE = re.compile(r" {0,3}(`{3,}|~{3,})")
_OPEN, _CLOSE = "<!--", "-->"


def comments(source: Source) -> tuple[TextRun, ...]:
    """Every comment of a document."""
    lines = source.text.split("\n")
    end = 0
    if lines[0].rstrip() == FENCE:
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    in_head = _remarks(lines[1:end], source.path, 2) if "#" in source.text else ()
    in_text = _notes(lines[end:], source.path, end + 1) if _OPEN in source.text else ()
    return (*in_head, *in_text)


def lines_of(source: Source) -> tuple[TextRun, ...]:
    """Every line of a file, what is noted on it and all."""
    lines = enumerate(source.text.split("\n"), 1)
    places = ((line, Place(source.path, number)) for number, line in lines if line)
    return tuple(TextRun(line, place, ((0, place),)) for line, place in places)


def _remarks(lines: Sequence[str], path: str, first: int) -> Iterator[TextRun]:
    """What stands after # on a line, unless it is quoted."""
    for number, line in enumerate(lines, first):
        quotes = seen = 0
        for match in _REMARK.finditer(line):
            quotes += line.count('"', seen, match.start())
            seen = match.start()
            if quotes % 2 == 0:
                yield _run([(line[match.end() :].rstrip(), Place(path, number, match.end() + 1))])
                break


def _notes(lines: Sequence[str], path: str, first: int) -> Iterator[TextRun]:
    """What stands between <!-- and -->, over several lines and all; not what code shows."""
    begun: list[tuple[str, Place]] | None = None
    code = ""
    for number, line in enumerate(lines, first):
        at = 0
        if begun is None and (fence := _CODE.match(line)):
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        while at <= len(line) and (begun is not None or not code):
            if begun is None:
                opening = line.find(_OPEN, at)
                if opening < 0:
                    break
                at = opening + len(_OPEN)
                if line[max(0, opening - 1) : opening] != "`":
                    begun = []
            else:
                closing = line.find(_CLOSE, at)
                text = line[at : closing if closing >= 0 else None]
                indent = len(text) - len(text.lstrip())
                begun.append((text.strip(), Place(path, number, at + indent + 1)))
                if closing < 0:
                    break
                at = closing + len(_CLOSE)
                yield _run(begun)
                begun = None


def _run(parts: Sequence[tuple[str, Place]]) -> TextRun:
    """The lines of a comment as one text, in which words are found over their ends."""
    pieces, length = [], 0
    for text, place in parts:
        pieces.append((length, place))
        length += len(text) + 1
    return TextRun(" ".join(text for text, _ in parts), parts[0][1], tuple(pieces))
