"""What a chart says, as data: drawn as SVG, told as a table, opened as an interactive figure.

Texts arrive finished in Swedish. A value is the number *as published* (masked and rounded by those
who know how): it decides where the ink goes, and it is what the CSV and the figure give away.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kvalitet.model.words import QualityLevel


class Role(StrEnum):
    """Whose figures these are: the report's own unit, somebody it is compared with, or a part."""

    OWN = "own"
    COMPARATOR = "comparator"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Span:
    """How far the value axis reaches at least; an end without a value follows the data."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a line: `text` is the formatted value, or the reason why there is none."""

    at: date
    label: str
    short: str
    value: Decimal | None
    text: str
    level: QualityLevel | None = None
    note: str = ""
    preliminary: bool = False
    stands_out: str = ""
    """Why it is more than the usual variation of its line; "" when it is not."""
    apart: bool = False
    """No line leads here from the point before: periods between them have no figures at all, or
    the two were counted in different ways."""


@dataclass(frozen=True, slots=True)
class Line:
    """Points of one kind of period in order of time.

    A point without a value, or apart from the one before, parts the line.
    """

    name: str
    role: Role
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        if any(later.at < earlier.at for earlier, later in pairwise(self.points)):
            raise ValueError("the points of a line come in order of time")


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the value axis with a level, while its scale is valid (open ends are None).

    `low` and `high` are where it is drawn (75.5 where whole numbers are banded);
    `text` is how it was decided ("76–90", and its dates where scales have followed each other).
    """

    name: str
    text: str
    low: Decimal | None
    high: Decimal | None
    level: QualityLevel
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class TargetStep:
    """The target during some time; without dates it holds the whole chart through."""

    value: Decimal
    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at: one step, or one per year in order of time."""

    name: str
    steps: tuple[TargetStep, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which figures are counted in another way: no line crosses it."""

    at: date
    label: str


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual variation of the own line during some time, drawn as its mean and its limits.

    A limit beyond what is possible is None.
    """

    low: Decimal | None
    high: Decimal | None
    mean: Decimal
    text: str
    mean_text: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values over time. `title` is the finding as a sentence, `id` is unique on its page."""

    id: str
    title: str
    description: str
    unit: str
    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    target: Target | None = None
    breaks: tuple[Break, ...] = ()
    usual: tuple[Usual, ...] = ()
    span: Span = Span()


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit's or group's value, to be compared with the others'."""

    name: str
    role: Role
    value: Decimal | None
    text: str
    level: QualityLevel | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Values side by side, in the order given."""

    id: str
    title: str
    description: str
    unit: str
    bars: tuple[Bar, ...]
    target: TargetStep | None = None
    span: Span = Span(low=Decimal(0))


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a stack; without a value `text` says why."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Stack:
    """One period's cells, one per part of the chart; `total` is its sum in words."""

    label: str
    short: str
    cells: tuple[Cell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Counts per period, divided into the same parts each time."""

    id: str
    title: str
    description: str
    unit: str
    parts: tuple[str, ...]
    stacks: tuple[Stack, ...]

    def __post_init__(self) -> None:
        if any(len(stack.cells) != len(self.parts) for stack in self.stacks):
            raise ValueError("every stack needs one cell per part")


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A word-sized line; `label` is what it says, for those who cannot see it."""

    label: str
    points: tuple[Point, ...]
    span: Span = Span()


Chart = LineChart | BarChart | StackedBars
