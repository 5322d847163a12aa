"""The ground of a line chart: its axes, usual variation and breaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kvalitet.charts.axis import TimeAxis, ValueAxis
from kvalitet.charts.description import Band, Break, LineChart
from kvalitet.charts.labels import evenly_apart, rows_apart
from kvalitet.charts.shapes import Format, Label, Shape, Stroke, rounded
from kvalitet.charts.text import text_width, widest

_INSET = 14  # between the plot's edges and its first and last day
_TICK = 5
_BETWEEN_NAMES = 9
RAISE = 0.35  # of the type size, from a label's middle to its base line

Run = Sequence[tuple[float, float]]
"""The places of a line between two gaps, from left to right."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle where values are, and which day and value each place in it means."""

    form: Format
    values: ValueAxis
    times: TimeAxis
    left: float
    top: float
    right: float
    bottom: float
    first_x: float
    last_x: float

    def x(self, day: date) -> float:
        return rounded(self.first_x + self.times.share(day) * (self.last_x - self.first_x))

    def y(self, value: Decimal) -> float:
        return rounded(self.bottom - self.values.share(value) * (self.bottom - self.top))

    def stretch(self, start: date | None, end: date | None) -> tuple[float, float] | None:
        """From where to where something holds; to the plot's edges when it does so all along."""
        if (start and start > self.times.last) or (end and end < self.times.first):
            return None
        left = self.x(start) if start and start > self.times.first else rounded(self.left)
        right = self.x(end) if end and end < self.times.last else rounded(self.right)
        return left, right


@dataclass(frozen=True, slots=True)
class BreakWord:
    """Where the word of a break stands: beside x, in a row above the plot."""

    x: float
    left: float
    row: int
    text: str


def band_room(bands: Iterable[Band], first: date, form: Format) -> float:
    """How far the first day stands from the left edge: the bands' words get there first."""
    words = [band.name for band in bands if band.start is None or band.start <= first]
    return widest(words, form.size) + 26 if words else _INSET


def end_room(form: Format) -> float:
    return _INSET if form.margin_labels else 24


def path_run(plot: Plot, chart: LineChart) -> Run:
    """From the latest value to the target ahead; nothing where no way is drawn."""
    path = chart.path
    if path is None:
        return ()
    return (plot.x(path.start), plot.y(path.value)), (plot.x(path.end), plot.y(path.aim))


def draw_grid(plot: Plot) -> Iterator[Shape]:
    """The gridlines; the lowest is the base line, and zero is strong where values are negative."""
    strong = {plot.values.low, Decimal(0)}
    for tick, text in zip(plot.values.ticks, plot.values.texts, strict=True):
        y = plot.y(tick)
        css = "kv-chart-base" if tick in strong else "kv-chart-grid"
        ends = ((rounded(plot.left), y), (rounded(plot.right), y))
        middle = rounded(y + RAISE * plot.form.size)
        yield Stroke(ends, css, behind=True)
        yield Label(rounded(plot.left - 8), middle, (text,), "kv-chart-tick", "end")


def draw_days(plot: Plot, chart: LineChart) -> Iterator[Shape]:
    """A tick for each period, and its name where it does not meet another's."""
    days = [(point.at, point.short) for line in chart.told_lines for point in line.points]
    if chart.path:
        days.append((chart.path.end, str(chart.path.year)))
    places = list({plot.x(day): short for day, short in sorted(days)}.items())
    bottom = rounded(plot.bottom)
    for x, _ in places:
        yield Stroke(((x, bottom), (x, rounded(bottom + _TICK))), "kv-chart-base")
    yield from name_periods(places, plot.form, plot.bottom + _TICK + plot.form.size)


def name_periods(places: Sequence[tuple[float, str]], form: Format, base: float) -> Iterator[Label]:
    """Names under an axis: every nth where the steps are even, else as many as there is room for.

    The newest is always there.
    """
    stretches = [_around(x, text_width(name, form.size), form.width) for x, name in places]
    steps = [later - x for (x, _), (later, _) in pairwise(places)]
    if steps and max(steps) > 1.6 * min(steps):
        kept = [len(places) - 1]
        for index in range(len(places) - 2, -1, -1):
            if stretches[index][1] + _BETWEEN_NAMES <= stretches[kept[-1]][0]:
                kept.append(index)
    else:
        kept = evenly_apart(stretches, _BETWEEN_NAMES)
    for index in sorted(kept):
        left, right = stretches[index]
        middle = rounded((left + right) / 2)
        yield Label(middle, rounded(base), (places[index][1],), "kv-chart-tick", "middle")


def _around(x: float, width: float, room: float) -> tuple[float, float]:
    left = max(0.0, min(x - width / 2, room - width))
    return left, left + width


def days_height(form: Format) -> float:
    return _TICK + form.leading


def draw_usual(plot: Plot, chart: LineChart) -> Iterator[Stroke]:
    """The limits of the usual variation, and its mean between them."""
    for usual in chart.drawn_usual:
        stretch = plot.stretch(usual.start, usual.end)
        lines = ((usual.low, "limit"), (usual.mean, "mean"), (usual.high, "limit"))
        for value, css in lines if stretch else ():
            if value is not None and stretch is not None:
                y = plot.y(value)
                yield Stroke(((stretch[0], y), (stretch[1], y)), f"kv-chart-{css}")


def breaks_within(chart: LineChart, times: TimeAxis) -> tuple[Break, ...]:
    return tuple(one for one in chart.breaks if times.first < one.at <= times.last)


def break_words(plot: Plot, breaks: Iterable[Break]) -> list[BreakWord]:
    """Words above the plot, beside their lines and off each other."""
    form = plot.form
    places = [(plot.x(one.at), one.label) for one in sorted(breaks, key=lambda one: one.at)]
    stretches = [_beside(x, text_width(label, form.size), form.width) for x, label in places]
    rows = rows_apart(stretches, 12)
    return [
        BreakWord(x, rounded(left), row, label)
        for (x, label), (left, _), row in zip(places, stretches, rows, strict=True)
    ]


def draw_breaks(plot: Plot, words: Iterable[BreakWord], top: float) -> Iterator[Shape]:
    """Vertical lines, each rising to its word."""
    for word in words:
        over = rounded(top + word.row * plot.form.leading)
        base = rounded(over + plot.form.size)
        yield Stroke(((word.x, over), (word.x, rounded(plot.bottom))), "kv-chart-break")
        yield Label(word.left, base, (word.text,), "kv-chart-break-word")


def _beside(x: float, width: float, room: float) -> tuple[float, float]:
    """To the right of x, or to its left where the right would not do."""
    left = x + 6 if x + 6 + width <= room else max(0.0, x - 6 - width)
    return left, left + width
