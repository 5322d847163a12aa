"""Where the boxes and the lines of a drawn thread go, so that none covers another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kvalitet.charts.labels import spread
from kvalitet.charts.shapes import rounded
from kvalitet.charts.text import shorten, text_width, wrap

WIDTH = 1150.0
BOX = 198.0
"""How wide a box is."""
COLUMNS = 5
LEADING = 17.0

_SIZE = 13.0  # of the words, when the drawing is as wide as the page
_BOLD = 1.06  # how much wider bold words are
_PADDING = 10.0
_BETWEEN = 10.0  # from a box to the one below
_PASSAGE = 6.0  # kept free for a line on its way past a column
_SWEEPS = 4
_TENSION = 0.55  # how far a line runs straight ahead before it bends, as a share of the way
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Node:
    """A box. `head` is a line of its own, after the tile or the sign; `label` opens the text."""

    key: str
    column: int
    title: str
    """Everything in words, for a pointer resting on the box."""
    text: str = ""
    id: str = ""
    """The id in the plan; "" for what has none."""
    label: str = ""
    head: str = ""
    tile: str = ""
    """A short word on a ground of its own: the level of a risk."""
    sign: str = ""
    """The shape of a quality level: green, yellow, red or missing."""
    css: str = ""
    is_gap: bool = False
    most_lines: int = 3


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a box to one further to the right."""

    start: str
    end: str
    is_whole: bool = False
    """Whether it is part of a thread that holds all the way."""
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Web:
    """Boxes and lines, in the order that they are told."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def parted(self) -> Iterator["Web"]:
        """The parts that no line joins, in order."""
        group = {node.key: node.key for node in self.nodes}
        for edge in self.edges:
            old, new = group[edge.end], group[edge.start]
            group = {key: new if root == old else root for key, root in group.items()}
        for root in dict.fromkeys(group[node.key] for node in self.nodes):
            yield Web(
                tuple(node for node in self.nodes if group[node.key] == root),
                tuple(edge for edge in self.edges if group[edge.start] == root),
            )


@dataclass(frozen=True, slots=True)
class Box:
    """A box in its place, with its words in lines."""

    node: Node
    x: float
    y: float
    height: float
    head: str
    lines: tuple[str, ...]
    """The text; `node.label` stands before the first line."""
    tile_width: float

    @property
    def head_x(self) -> float:
        """Where the head begins, to the right of a tile or a sign."""
        left = _PADDING
        if self.node.tile:
            left += self.tile_width + 7
        return left + (LEADING + 1 if self.node.sign else 0)

    @property
    def rows(self) -> tuple[tuple[float, str], ...]:
        """Where each line of the text stands."""
        first = LEADING + 1 + (LEADING + 6 if self.head or self.node.tile else 0)
        return tuple((rounded(first + i * LEADING), line) for i, line in enumerate(self.lines))


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its place, as an SVG path."""

    path: str
    is_whole: bool
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished geometry: lines behind boxes, those that hold all the way on top of the rest."""

    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Slot:
    """Something with a height in a column: a box, or a line on its way past."""

    column: int
    height: float
    is_passage: bool = False
    middle: float = 0.0
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


_Neighbours = Callable[[_Slot], list[str]]


def column_x(column: int) -> float:
    """Where a column begins."""
    return rounded(column * (WIDTH - BOX) / (COLUMNS - 1))


def lay_out(web: Web) -> Drawing:
    """Give everything its place: each box level with what it leads to, if the others let it."""
    boxes = [_lettered(node) for node in web.nodes]
    slots = {box.node.key: _Slot(box.node.column, box.height) for box in boxes}
    routes = [_route(edge, slots) for edge in web.edges]
    _settle(slots)
    top = min(slot.middle - slot.height / 2 for slot in slots.values())
    for slot in slots.values():
        slot.middle = rounded(slot.middle - top)
    placed = [replace(box, y=rounded(slots[box.node.key].middle - box.height / 2)) for box in boxes]
    lines = [
        Line(path, edge.is_whole, edge.is_gap)
        for edge, route in zip(web.edges, routes, strict=True)
        for path in _paths(route, slots)
    ]
    height = max(slot.middle + slot.height / 2 for slot in slots.values())
    in_order = sorted(dict.fromkeys(lines), key=lambda line: line.is_whole)
    return Drawing(rounded(height), tuple(placed), tuple(in_order))


def _lettered(node: Node) -> Box:
    """The box with its words broken into lines, not yet in its place."""
    tile_width = rounded(text_width(node.tile, _SIZE) * _BOLD + 12) if node.tile else 0.0
    inside = BOX - 2 * _PADDING
    box = Box(node, column_x(node.column), 0.0, 0.0, "", (), tile_width)
    head = shorten(node.head, _SIZE * _BOLD, BOX - _PADDING - box.head_x)
    lines: tuple[str, ...] = ()
    if node.text:
        words = f"{node.label} {node.text}" if node.label else node.text
        lines = wrap(words, _SIZE, inside, node.most_lines)
        lines = (lines[0].removeprefix(node.label).lstrip(), *lines[1:])
    of_head = LEADING + 6 if head or node.tile else 0.0
    height = rounded(of_head + len(lines) * LEADING + 12)
    return replace(box, head=head, lines=lines, height=height)


def _route(edge: Edge, slots: dict[str, _Slot]) -> tuple[str, ...]:
    """The slots that a line passes: its ends, and a free place in every column between.

    Lines that leave the same box share their places until they part.
    """
    route = [edge.start]
    for column in range(slots[edge.start].column + 1, slots[edge.end].column):
        key = f"{edge.start} past {column}"
        slots.setdefault(key, _Slot(column, _PASSAGE, is_passage=True))
        route.append(key)
    route.append(edge.end)
    for here, there in pairwise(route):
        if there not in slots[here].after:
            slots[here].after.append(there)
            slots[there].before.append(here)
    return tuple(route)


def _settle(slots: Mapping[str, _Slot]) -> None:
    """Stack every column, then move its slots level with their neighbours, to and fro."""
    columns: dict[int, list[_Slot]] = {}
    for slot in slots.values():
        columns.setdefault(slot.column, []).append(slot)
    for column in columns.values():
        top = 0.0
        for slot in column:
            slot.middle = top + slot.height / 2
            top += slot.height + _BETWEEN
    numbers = sorted(columns)
    for _ in range(_SWEEPS):
        for number in reversed(numbers):
            _align(columns[number], slots, lambda slot: slot.after)
        for number in numbers:
            _align(columns[number], slots, lambda slot: slot.before)


def _align(column: Sequence[_Slot], slots: Mapping[str, _Slot], of: _Neighbours) -> None:
    """Move each slot of a column to the mean of its neighbours, or as near as the others allow."""
    wanted = []
    for slot in column:
        beside = [slots[key].middle for key in of(slot)]
        wanted.append(sum(beside) / len(beside) if beside else slot.middle)
    heights = [slot.height + _BETWEEN for slot in column]
    middles = spread(wanted, heights, -_INFINITE, _INFINITE)
    for slot, middle in zip(column, middles, strict=True):
        slot.middle = middle


def _paths(route: Sequence[str], slots: Mapping[str, _Slot]) -> Iterator[str]:
    """A path for each step from column to column, so that what lines share is drawn once."""
    for here, there in pairwise(route):
        start, end = slots[here], slots[there]
        x1, x2 = rounded(column_x(start.column) + BOX), column_x(end.column)
        bend = (x2 - x1) * _TENSION
        turn = f"{rounded(x1 + bend)} {start.middle} {rounded(x2 - bend)} {end.middle}"
        past = f"H{rounded(x2 + BOX)}" if end.is_passage else ""
        yield f"M{x1} {start.middle}C{turn} {x2} {end.middle}{past}"
