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
class Whisker:
    """The values that a value may stand for, chance considered: its 95 per cent interval."""

    low: Decimal
    high: Decimal
    text: str


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
    whisker: Whisker | None = None
    """None where it is not known, and always where there is no value."""
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
    """The usual variation of an own line during some time, drawn as its mean and its limits.

    A limit beyond what is possible is None. `of` names the line where there are several.
    """

    low: Decimal | None
    high: Decimal | None
    mean: Decimal
    text: str
    mean_text: str
    start: date
    end: date
    of: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The way from the latest value to a target ahead, as straight as it can be."""

    start: date
    value: Decimal
    end: date
    aim: Decimal
    year: int
    text: str
    """The pace that it takes, as a sentence."""


@dataclass(frozen=True, slots=True)
class Spread:
    """From the lowest to the highest of several groups, in the periods that two or more share.

    The two lines have the same points in time.
    """

    name: str
    text: str
    """The latest: "69–76 %"."""
    lowest: Line
    highest: Line


@dataclass(frozen=True, slots=True)
class LineChart:
    """Values over time. `title` is the finding as a sentence, `id` is unique on its page.

    `said` is all that is said of the finding in the text around, for those who meet the table.
    """

    id: str
    title: str
    description: str
    unit: str
    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    target: Target | None = None
    breaks: tuple[Break, ...] = ()
    usual: tuple[Usual, ...] = ()
    path: Path | None = None
    spreads: tuple[Spread, ...] = ()
    said: str = ""
    span: Span = Span()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that there is something to draw at."""
        days = [point.at for line in self.told_lines for point in line.points] or [date.min]
        return min(days), max(*days, self.path.end) if self.path else max(days)

    @property
    def drawn_usual(self) -> tuple[Usual, ...]:
        """The usual variation of one line; nobody could tell apart the limits of several."""
        return self.usual if len({one.of for one in self.usual}) == 1 else ()

    @property
    def told_lines(self) -> tuple[Line, ...]:
        """The lines, and the edges of the spreads: all that has values."""
        edges = (edge for spread in self.spreads for edge in (spread.lowest, spread.highest))
        return (*self.lines, *edges)


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit's or group's value, to be compared with the others'."""

    name: str
    role: Role
    value: Decimal | None
    text: str
    level: QualityLevel | None = None
    note: str = ""
    whisker: Whisker | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Values side by side, in the order given."""

    id: str
    title: str
    description: str
    unit: str
    bars: tuple[Bar, ...]
    target: TargetStep | None = None
    said: str = ""
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
