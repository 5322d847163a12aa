"""What is to stand in a front matter: keys in order, their comments, and the places to fill in."""

from dataclasses import dataclass
from typing import Final

from kvalitet.front.tree import Tree

UNJUDGED: Final = "…"
"""Stands for a step of a risk matrix that is to be judged: the gate refuses it where it stands.

An empty step would be told of only when all else about the risk is right.
"""


_LONGEST_IN_ROW: Final = 30
"""A list of longer texts is easier to read with a line for each."""


@dataclass(frozen=True, slots=True)
class Row:
    """Values on one line, within brackets; None among them is a place to fill in."""

    tree: Tree


@dataclass(frozen=True, slots=True)
class Block:
    """Keys, each on a line of its own; `below` are comments that follow them."""

    lines: tuple["Line", ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list with an entry to each line or block; `below` are comments that follow them."""

    items: tuple["Value", ...]
    below: tuple[str, ...] = ()


Value = None | str | Row | Block | Entries
"""None is a place to fill in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key with its value and what is said of it in comments."""

    key: str
    value: Value = None
    guidance: str = ""
    """What the key is for; said where it is met first, however many lines have it."""
    remark: str = ""
    """What is said of this very line."""
    above: tuple[str, ...] = ()
    is_offered: bool = False
    """Whether the whole line is a comment, for a writer who wants the key."""


def value_of(tree: Tree) -> Value:
    """A value as it stands in another document."""
    if isinstance(tree, dict):
        return Block(tuple(Line(key, value_of(inner)) for key, inner in tree.items()))
    if isinstance(tree, list):
        is_row = all(isinstance(inner, str) and len(inner) <= _LONGEST_IN_ROW for inner in tree)
        return Row(tree) if is_row else Entries(tuple(_row_or_block(inner) for inner in tree))
    return tree


def _row_or_block(tree: Tree) -> Value:
    return value_of(tree) if isinstance(tree, dict) else _row_or_scalar(tree)


def unrolled(row: Row) -> Block | Entries:
    """A row that is too long for its line, with each of its values on a line of its own."""
    if isinstance(row.tree, dict):
        inner = ((key, _row_or_scalar(tree)) for key, tree in row.tree.items())
        return Block(tuple(Line(key, value) for key, value in inner))
    return Entries(tuple(_row_or_scalar(tree) for tree in row.tree or ()))


def _row_or_scalar(tree: Tree) -> Row | str | None:
    return Row(tree) if isinstance(tree, (dict, list)) else tree


def to_fill_in(value: Value) -> int:
    """How many places the writer is to fill in."""
    match value:
        case None:
            return 1
        case str():
            return int(value == UNJUDGED)
        case Row(tree):
            return _empty(tree)
        case Block(lines):
            asked = [line for line in lines if not line.is_offered]
            return sum(to_fill_in(line.value) for line in asked) if asked else 1
        case Entries(items):
            return sum(map(to_fill_in, items)) if items else 1


def _empty(tree: Tree) -> int:
    if isinstance(tree, dict):
        return sum(map(_empty, tree.values()))
    if isinstance(tree, list):
        return sum(map(_empty, tree))
    return int(tree is None)


def tree_of(value: Value) -> Tree:
    """What a reader of the written lines finds."""
    match value:
        case Row(tree):
            return tree
        case Block(lines):
            found = {line.key: tree_of(line.value) for line in lines if not line.is_offered}
            return found or None
        case Entries(items):
            return [tree_of(item) for item in items] or None
    return value
