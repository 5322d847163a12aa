"""Which columns of a table hold figures, and what the table is called."""

import re
from collections.abc import Sequence

from markdown_it.token import Token
from markupsafe import Markup

from kvalitet.body.parts import Reference
from kvalitet.model.value import MissingKind
from kvalitet.prose.plain import Resolve, words

NUMBER = "kv-number"
CENTER = "kv-center"

_ALIGNMENTS = {"text-align:right": NUMBER, "text-align:center": CENTER}

_AMOUNT = r"[+±−-]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?"
_UNIT = r"%|p\.e\.|procent(?:enheter)?|kr|tkr|mnkr|kronor|st|poäng|dygn|dagar|timmar"
_FIGURE = re.compile(rf"{_AMOUNT}(?:\s*(?:[–-]|av)\s*{_AMOUNT})?\s*(?:{_UNIT})?", re.IGNORECASE)
_NO_FIGURE = {"", "–"}.union(
    spelling.lower() for kind in MissingKind for spelling in (kind.value, *kind.other_spellings)
)


def classes_of_cells(tokens: Sequence[Token], start: int) -> dict[int, str]:
    """The class of each cell of the table that opens at `start`, by its opening token."""
    columns: dict[int, list[int]] = {}
    number = 0
    for index in range(start, _end(tokens, start, "table_close")):
        if tokens[index].type == "tr_open":
            number = 0
        elif tokens[index].type in {"th_open", "td_open"}:
            columns.setdefault(number, []).append(index)
            number += 1
    classes: dict[int, str] = {}
    for cells in columns.values():
        classes |= dict.fromkeys(cells, _class_of(tokens, cells))
    return classes


def name_of_table(tokens: Sequence[Token], start: int, resolve: Resolve) -> str:
    """A name to hear: the table's heads, and a number if an earlier table has the same."""
    heads = (
        words(token.children or (), resolve)
        for token in tokens[start : _end(tokens, start, "thead_close")]
        if token.type == "inline"
    )
    name = ", ".join(head for head in heads if head) or "utan rubriker"
    number = tokens[start].meta["number"]
    return f"Tabell: {name}" + (f" ({number})" if number > 1 else "")


def _end(tokens: Sequence[Token], start: int, kind: str) -> int:
    return next(i for i in range(start, len(tokens)) if tokens[i].type == kind)


def _class_of(tokens: Sequence[Token], cells: list[int]) -> str:
    """A column's class: as the writer has aligned it, else by whether it holds figures."""
    alignment = tokens[cells[0]].attrs.get("style")
    if alignment:
        return _ALIGNMENTS.get(str(alignment), "")
    texts = [words(tokens[cell + 1].children or (), _any_figure) for cell in cells[1:]]
    figures = [text for text in texts if text.lower() not in _NO_FIGURE]
    return NUMBER if figures and all(_FIGURE.fullmatch(text) for text in figures) else ""


def _any_figure(reference: Reference) -> Markup:
    return Markup("0")
