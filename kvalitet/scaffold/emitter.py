"""Writes a front matter in the few forms of YAML that writers use, with its comments."""

import re
from textwrap import wrap
from typing import Final

from kvalitet.front.tree import Tree
from kvalitet.scaffold.lines import Block, Entries, Line, Row, Value, unrolled

WIDTH: Final = 100
COLUMN: Final = 28
"""Where comments begin that stand after a value."""
_NARROW: Final = 30
"""A comment with less room than this after its value stands on the line above."""

_PLAIN: Final = re.compile(r"[\w(§…](?:[\w .,;()/%+…’”!?&§–—-]*[\w.,;()/%+…’”!?&§–—-])?")
# What other programs take for no text at all, or for another number.
_NO_TEXT: Final = re.compile(
    "null|true|false|yes|no|on|off|y|n|[-+]?0[0-9xob_][0-9a-f_.,]*", re.IGNORECASE
)
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def emit(block: Block) -> str:
    """The text of a front matter, without the lines of dashes around it."""
    writer = _Writer()
    writer.block(block, 0, "", is_offered=False)
    return "".join(f"{line}\n" for line in writer.written)


def scalar(text: str, *, in_row: bool = False) -> str:
    """A text as YAML reads it back: as it is, or within quotation marks."""
    is_plain = _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text)
    if is_plain and not (in_row and "," in text):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def _row(tree: Tree) -> str:
    if isinstance(tree, dict):
        pairs = (f"{scalar(key, in_row=True)}: {_row(inner)}" for key, inner in tree.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(tree, list):
        return f"[{', '.join(map(_row, tree))}]"
    return "" if tree is None else scalar(tree, in_row=True)


def _may_be_folded(text: str) -> bool:
    """Whether YAML puts the lines of a folded text together again as they were."""
    return "\n" not in text and "\t" not in text and all(text.split(" "))


class _Writer:
    """Writes line by line, and remembers which guidance has been given."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._given: set[str] = set()

    def block(self, block: Block, indent: int, mark: str, *, is_offered: bool) -> None:
        """Write the lines of a block; `mark` is what stands before the first, as "- "."""
        lead = " " * (indent - len(mark)) + mark
        for line in block.lines:
            self._line(line, lead, is_offered=is_offered or line.is_offered)
            lead = " " * indent
        self._comments(block.below, indent)

    def _line(self, line: Line, lead: str, *, is_offered: bool) -> None:
        self._comments(line.above, _indent(lead))
        comment = line.remark
        if not comment and line.guidance not in self._given:
            comment = line.guidance
        self._given.add(line.guidance)
        head = f"{lead}{scalar(line.key)}:"
        self._value(head, line.value, len(lead), comment, is_offered=is_offered)

    def _value(
        self, head: str, value: Value, indent: int, comment: str, *, is_offered: bool
    ) -> None:
        match value:
            case None:
                self._put(head, comment, is_offered=is_offered)
            case str():
                self._text(head, value, indent, comment, is_offered=is_offered)
            case Row(tree):
                text = f"{head} {_row(tree)}"
                if len(text) <= WIDTH:
                    self._put(text, comment, is_offered=is_offered)
                else:
                    self._value(head, unrolled(value), indent, comment, is_offered=is_offered)
            case Block():
                self._put(head, comment, is_offered=is_offered)
                self.block(value, indent + 2, "", is_offered=is_offered)
            case Entries():
                self._put(head, comment, is_offered=is_offered)
                self._entries(value, indent + 2, is_offered=is_offered)

    def _entries(self, entries: Entries, indent: int, *, is_offered: bool) -> None:
        head = " " * indent + "-"
        for item in entries.items:
            if isinstance(item, Row) and len(f"{head} {_row(item.tree)}") > WIDTH:
                item = unrolled(item)
            if isinstance(item, Block):
                self.block(item, indent + 2, "- ", is_offered=is_offered)
            else:
                self._value(head, item, indent, "", is_offered=is_offered)
        self._comments(entries.below, indent)

    def _text(self, head: str, text: str, indent: int, comment: str, *, is_offered: bool) -> None:
        whole = f"{head} {scalar(text)}"
        if len(whole) <= WIDTH or not _may_be_folded(text):
            self._put(whole, comment, is_offered=is_offered)
            return
        self._comments((comment,) if comment else (), _indent(head))
        self._put(f"{head} >-", "", is_offered=is_offered)
        for part in _wrapped(text, WIDTH - indent - 2):
            self._put(" " * (indent + 2) + part, "", is_offered=is_offered)

    def _put(self, text: str, comment: str, *, is_offered: bool) -> None:
        indent, comment = _indent(text), " ".join(comment.split())
        if is_offered:
            text = f"{text[:indent]}#{text[indent:]}"
        start = max(COLUMN, len(text) + 2)
        room = WIDTH - start - len("# ")
        if not comment:
            self.written.append(text)
        elif room < min(_NARROW, len(comment)):
            self._comments((comment,), indent)
            self.written.append(text)
        else:
            first, *rest = _wrapped(comment, room)
            self.written.append(f"{text.ljust(start)}# {first}")
            self.written += [f"{' ' * start}# {part}" for part in rest]

    def _comments(self, texts: tuple[str, ...], indent: int) -> None:
        for text in texts:
            for part in _wrapped(" ".join(text.split()), WIDTH - indent - 2):
                self.written.append(f"{' ' * indent}# {part}")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
