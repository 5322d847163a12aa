"""Words in a row, and the writer's own word in quotation marks."""

from collections.abc import Iterable
from itertools import accumulate

_LONGEST_QUOTE = 60
_LONGEST_LIST = 150


def joined(words: Iterable[str], conjunction: str = "och") -> str:
    """Write "a", "a och b", "a, b och c"."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def a_few(words: Iterable[str]) -> list[str]:
    """The words; when they are more than a sentence bears, some of them and "470 till"."""
    listed = list(words)
    lengths = accumulate(len(word) for word in listed)
    shown = [word for word, length in zip(listed, lengths, strict=True) if length <= _LONGEST_LIST]
    more = len(listed) - len(shown)
    return [*shown, f"{more} till"] if more else listed


def inside(text: str) -> str:
    """What began a line, inside a sentence: "Chef för IFO" becomes "chef för IFO", "IFO" stays."""
    first, *_ = text.split(maxsplit=1) or [""]
    is_plain = first[1:] == first[1:].lower()
    return text[:1].lower() + text[1:] if is_plain and len(first) > 1 else text


def quoted(word: str) -> str:
    """Write ”ordet”, on one line, and cut where it is too long to be read."""
    line = " ".join(word.split())
    visible = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
    if len(visible) > _LONGEST_QUOTE:
        visible = visible[: _LONGEST_QUOTE - 1] + "…"
    return f"”{visible}”"
