"""Reads YAML for all that is wrong with it, not only for the first fault.

Where the parser stops at a fault that stays on its line, the faulty stretch is painted over and the
text read again for more faults.
"""

from dataclasses import replace
from typing import Final

from kvalitet.front.explanations import explain
from kvalitet.front.reader import MAX_NODES, Reader
from kvalitet.front.rules import DUPLICATE_KEY
from kvalitet.front.text import Text
from kvalitet.front.tree import Front
from kvalitet.problems import Problem, in_reading_order
from kvalitet.sources import unfit

MAX_ROUNDS: Final = 25
MAX_REREAD: Final = 5_000_000


def parse_front(
    text: str, path: str, first_line: int = 1
) -> tuple[Front | None, tuple[Problem, ...]]:
    """Read a YAML mapping that begins on `first_line` of the file.

    A tree with faults knows their lines, so that the rest of it can be judged all the same. Of a
    key given twice the first value stands. None when reading could not go on to the end.
    """
    if unsafe := unfit(text, path, first_line):
        return None, (unsafe,)
    problems: list[Problem] = []
    painted: set[int] = set()
    nodes = 0
    for _ in range(1 + min(MAX_ROUNDS, MAX_REREAD // (len(text) + 1))):
        reader = Reader(Text(text, path, first_line))
        stumble = reader.read()
        problems += [fault.problem for fault in reader.faults if fault.line not in painted]
        if stumble is None:
            problems += [] if problems else reader.faults_of_shape()
            faulty = frozenset(p.place.line for p in problems if p.rule is not DUPLICATE_KEY)
            front = reader.front and replace(reader.front, faulty=faulty)
            return front, in_reading_order(problems)
        fault = explain(stumble)
        # What the reader itself has noted on the line is why the parser stumbled there.
        noted = [known for known in reader.faults if known.line == fault.line]
        if not noted and fault.line not in painted:
            problems.append(fault.problem)
        painted.add(fault.line)
        patch = next((known.patch for known in noted if known.patch), fault.patch)
        nodes += reader.nodes
        if patch is None or nodes > MAX_NODES or (after := patch.paint_over(text)) == text:
            break
        text = after
    return None, in_reading_order(problems)
