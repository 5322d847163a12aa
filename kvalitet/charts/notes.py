"""What must be said beside a chart's values: their numbered notes, and how they are to be read."""

from collections.abc import Iterable

from kvalitet.charts.description import BarChart, Chart, LineChart, StackedBars, Target, TargetStep
from kvalitet.swedish.dates import day


def notes_of(chart: Chart) -> tuple[str, ...]:
    """The notes of the chart's values in reading order; one that is said twice has one number."""
    match chart:
        case LineChart():
            notes = (point.note for line in chart.lines for point in line.points)
        case BarChart():
            notes = (bar.note for bar in chart.bars)
        case StackedBars():
            return ()
    return tuple(dict.fromkeys(note for note in notes if note))


def numbered_notes(chart: Chart) -> dict[str, int]:
    return {note: number for number, note in enumerate(notes_of(chart), start=1)}


def reading_aids(chart: Chart) -> tuple[str, ...]:
    """Target, levels and breaks in words, for those who meet the chart as a table."""
    match chart:
        case LineChart():
            return tuple(_line_aids(chart))
        case BarChart(target=TargetStep() as target):
            return (f"Mål: {target.text}.",)
        case _:
            return ()


def _line_aids(chart: LineChart) -> Iterable[str]:
    if chart.target and chart.target.steps:
        yield f"{chart.target.name}: {target_words(chart.target)}."
    if chart.path:
        yield chart.path.text
    if chart.bands:
        yield f"Nivåer: {'; '.join(f'{band.name} {band.text}' for band in chart.bands)}."
    for usual in chart.usual:
        of = f" för {usual.of}" if usual.of else ""
        yield f"Vanlig variation{of}: {usual.text}; medelvärdet är {usual.mean_text}."
    for one in chart.breaks:
        yield f"Brott i serien {day(one.at)}: {one.label}."


def target_words(target: Target) -> str:
    return ", ".join(dict.fromkeys(step.text for step in target.steps))
