"""Damage: what becomes of a document on its way, and texts that bite.

Everything follows from the document and the dice, so that a damage can be done again.
"""

import re
from collections.abc import Callable, Mapping
from random import Random

Damage = Callable[[str, Random], bytes]
"""What a document has become, when the dice have fallen."""

_INTERESTING = re.compile("---|\n|: |\\[\\[|\\]\\]|[{}\"'|`#*åäö–]|<!--|-->")
"""Where it matters whether the file still goes on."""

_KEY = re.compile(r"([ -]*)([^\s:#][^:\n]*):(?: (.*))?")
_MANY_FLIPS = 40


def _cut_off(text: str, dice: Random) -> bytes:
    """As when the disk was full; perhaps in the middle of an å."""
    point = dice.choice([found.end() for found in _INTERESTING.finditer(text)] or [0])
    data = text[:point].encode()
    return data[: len(data) - dice.choice((0, 0, 1))]


def _beginning_lost(text: str, dice: Random) -> bytes:
    point = dice.choice([found.start() for found in _INTERESTING.finditer(text)] or [0])
    return text[point:].encode()


def _flipped_bits(text: str, dice: Random) -> bytes:
    data = bytearray(text.encode())
    for _ in range(dice.choice((1, 1, 3, _MANY_FLIPS))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def _flipped_signs(text: str, dice: Random) -> bytes:
    """Signs that are in the document, at other places in it: the file is still UTF-8."""
    signs = list(text)
    for _ in range(dice.choice((1, 2, 5, _MANY_FLIPS))):
        signs[dice.randrange(len(signs))] = dice.choice(text)
    return "".join(signs).encode()


def _bytes_lost(text: str, dice: Random) -> bytes:
    data = text.encode()
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.choice((1, 2, 30, 500)) :]


def _in_front(change: Callable[[list[str], Random], object]) -> Damage:
    """Something done to the lines of the front matter."""

    def damage(text: str, dice: Random) -> bytes:
        before, fence, rest = text.partition("---\n")
        front, end, body = rest.partition("\n---\n")
        lines = front.split("\n")
        change(lines, dice)
        return "".join((before, fence, "\n".join(lines), end, body)).encode()

    return damage


def _delete(lines: list[str], dice: Random) -> None:
    start = dice.randrange(len(lines))
    del lines[start : start + dice.choice((1, 1, 2, 5))]


def _duplicate(lines: list[str], dice: Random) -> None:
    line = dice.choice(lines)
    lines.insert(dice.randrange(len(lines)), line)


def _indent(lines: list[str], dice: Random) -> None:
    """One line more, one less, by a tab, or by a blank that only looks like one."""
    start = dice.randrange(len(lines))
    by = dice.choice(("  ", " ", "    ", "\t", "\N{NO-BREAK SPACE}", "- ", ""))
    for number in range(start, min(len(lines), start + dice.choice((1, 1, 3)))):
        lines[number] = by + lines[number] if by else lines[number].removeprefix("  ")


def _swap_values(lines: list[str], dice: Random) -> None:
    keyed = [(number, found) for number, line in enumerate(lines) if (found := _KEY.match(line))]
    (one, first), (two, second) = dice.choice(keyed), dice.choice(keyed)
    lines[one] = f"{first[1]}{first[2]}: {second[3] or ''}"
    lines[two] = f"{second[1]}{second[2]}: {first[3] or ''}"


def _join(lines: list[str], dice: Random) -> None:
    at = dice.randrange(len(lines))
    lines[at : at + 2] = [dice.choice(("", " ", ", ")).join(lines[at : at + 2])]


def _pasted(text: str, dice: Random) -> bytes:
    """Into itself, at some line: a whole copy, or the end of one."""
    lines = text.split("\n")
    start, goal = dice.randrange(len(lines)), dice.randrange(len(lines))
    return "\n".join([*lines[:goal], *lines[start:], *lines[goal:]]).encode()


def _in_conflict(text: str, dice: Random) -> bytes:
    """As git leaves what two people have changed."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    mine, theirs = lines[at : at + 2], [line.upper() for line in lines[at : at + 2]]
    marked = ["<<<<<<< HEAD", *mine, "=======", *theirs, ">>>>>>> andra"]
    return "\n".join([*lines[:at], *marked, *lines[at + 2 :]]).encode()


def _line_endings(text: str, dice: Random) -> bytes:
    ending = dice.choice(("\r\n", "\r", "\n\r", "\x85", "\u2028", "\f", "\v", "\n\n"))
    if dice.random() < 0.5:
        return text.replace("\n", ending).encode()
    return "".join(dice.choice((line, line[:-1] + ending)) for line in _lines(text)).encode()


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _encoded(text: str, dice: Random) -> bytes:
    encoding = dice.choice(("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp437"))
    return text.encode(encoding, errors="replace")


def _mistaken(text: str, dice: Random) -> bytes:
    """What a word processor makes of plain text, and what misread UTF-8 looks like."""
    signs = {
        "quotes": str.maketrans({'"': "”", "'": "’"}),
        "dashes": str.maketrans({"-": "–"}),
        "blanks": str.maketrans({" ": "\N{NO-BREAK SPACE}"}),
        "colons": str.maketrans({":": "\N{FULLWIDTH COLON}"}),
        "dots": str.maketrans({"å": "a\u030a", "ä": "a\u0308", "ö": "o\u0308"}),
        "invisible": str.maketrans({" ": " \N{ZERO WIDTH JOINER}", "a": "a\N{SOFT HYPHEN}"}),
        "letters": str.maketrans({"a": "а", "e": "е", "1": "１", "2": "٢"}),
        "small letters": str.maketrans({"i": "ı", "s": "ſ", "I": "İ"}),
    }
    if (way := dice.choice([*signs, "misread", "capitals"])) in signs:
        return text.translate(signs[way]).encode()
    return (text.upper() if way == "capitals" else text.encode().decode("latin-1")).encode()


DAMAGES: Mapping[str, Damage] = {
    "cut off": _cut_off,
    "its beginning lost": _beginning_lost,
    "bits flipped": _flipped_bits,
    "signs flipped": _flipped_signs,
    "bytes lost": _bytes_lost,
    "front shuffled": _in_front(lambda lines, dice: dice.shuffle(lines)),
    "front: a line lost": _in_front(_delete),
    "front: a line twice": _in_front(_duplicate),
    "front: indented": _in_front(_indent),
    "front: values swapped": _in_front(_swap_values),
    "front: lines joined": _in_front(_join),
    "pasted into itself": _pasted,
    "left in conflict": _in_conflict,
    "other line endings": _line_endings,
    "another encoding": _encoded,
    "signs mistaken": _mistaken,
}

_SIGNS = """
[ ] [[ ]] [[x ![ ]( [a]( [a] [a][b] [^1] ( ) < <a <!-- --> ` `a ~~ * ** *a a* _ _a | |a > # -
= + : a: ; , . … .... " ” » ' ’ \\ \\[ & &amp; &#1; { {# {#a} } / // $ % ^ ~ @ a@ a@b. a@b.c ! ?
1 1. 1, 1- 123 12:30 850101- 070 070- +46 x xx xxx TODO ___ å ß İ ǆ א 漢
👩‍👩‍👧 a\u0301\u0323 \u00a0 \u00ad \u200d \ufe0f http://a <https://a> www.a.se
"""
_WORDS = """
[[U33461 2018-H1]] två tjugo tjugoett barn procent % av 5 Anna Anna-Lisa Ek enhetschef tel växel
trend stigande ökar ökade anmälningarna stadigt fortsätter skillnad från till med än mer tredjedel
bilaga tabellen nedan diagrammet se forts här ska beskrivas vilka åtgärder föreslås beskriv inga
inte lorem antal x andel kostnad kr 2018-H1 2024 T2 24
"""
UNITS: tuple[str, ...] = (*_SIGNS.split(), *(f"{word} " for word in _WORDS.split()), " ", "\t")
"""What is repeated until it bites."""

SHAPES: Mapping[str, Callable[[str, int], str]] = {
    "lines": lambda unit, size: "\n".join([unit * (1000 // len(unit))] * (size // 1000)),
    "longest lines": lambda unit, size: (
        f"a\n{unit * (min(size, 18_000) // len(unit))}b\n" * max(1, size // 18_000)
    ),
    "headings": lambda unit, size: (
        f"## a {unit * (min(size, 18_000) // len(unit))}b\n\n" * max(1, size // 18_000)
    ),
    "short lines": lambda unit, size: "\n".join([unit] * (size // (len(unit) + 1))),
    "paragraphs": lambda unit, size: "\n\n".join([unit] * (size // (len(unit) + 2))),
    "items": lambda unit, size: "\n".join([f"- {unit}"] * (size // (len(unit) + 3))),
    "cells": lambda unit, size: (
        "| a | b |\n|---|---|\n" + f"| {unit} | b |\n" * min(9000, size // (len(unit) + 9))
    ),
}
"""How it is repeated, up to some size."""
