"""What a chart has no values for, and why: in the words that are shown, and no more than that."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.charts.description import BarChart, Chart, LineChart, StackedBars
from kvalitet.model.value import MissingKind
from kvalitet.swedish.lists import a_few, joined


@dataclass(frozen=True, slots=True)
class Absence:
    """A reason why values are missing, and where it holds."""

    reason: str
    explanation: str
    """What the reason means, as a sentence; "" for one that explains itself."""
    places: str


def absences(chart: Chart) -> tuple[Absence, ...]:
    """The reasons, in the order that a reader meets them."""
    found: dict[str, list[str]] = {}
    for reason, place in dict.fromkeys(_missing(chart)):
        found.setdefault(reason, []).append(place)
    return tuple(
        Absence(reason, _explanation(reason), joined(a_few(places)))
        for reason, places in found.items()
    )


def _missing(chart: Chart) -> Iterator[tuple[str, str]]:
    match chart:
        case LineChart():
            for line in chart.lines:
                whose = f"{line.name} " if len(chart.lines) > 1 else ""
                for point in line.points:
                    if point.value is None:
                        yield point.text, whose + point.label
        case BarChart():
            for bar in chart.bars:
                if bar.value is None:
                    yield bar.text, bar.name
        case StackedBars():
            for stack in chart.stacks:
                whole = len({(cell.value, cell.text) for cell in stack.cells}) == 1
                for name, cell in zip(chart.parts, stack.cells, strict=True):
                    if cell.value is None:
                        yield cell.text, stack.label if whole else f"{name} {stack.label}"


def _explanation(reason: str) -> str:
    return next((kind.explanation for kind in MissingKind if kind.value == reason), "")
