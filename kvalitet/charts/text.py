"""How wide words will be, reckoned well enough to keep them apart."""

import functools
from collections.abc import Iterable

# Shares of the type size, for the wider of the systems' sans serifs.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.32, 0.92, 0.7, 0.58
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


@functools.lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    return sum(map(_character_width, text)) * size


def widest(texts: Iterable[str], size: float) -> float:
    return max((text_width(text, size) for text in texts), default=0.0)


def wrap(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """Break the text at spaces into at most `most` lines; what is too much becomes an ellipsis."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(shorten(line, size, width) for line in lines)


def shorten(text: str, size: float, width: float) -> str:
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


def _character_width(character: str) -> float:
    if character in "iljtfrI.,:;|!'’()[] \N{NO-BREAK SPACE}–":
        return _NARROW
    if character in "mwMWÅÄ%@—…":
        return _WIDE
    return _CAPITAL if character.isupper() else _OTHER
