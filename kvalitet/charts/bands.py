"""The levels of a line chart, as bands behind its lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kvalitet.charts.description import Band, LineChart
from kvalitet.charts.plot import RAISE, Plot, Run, path_run
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import LEVEL_CLASS, Label, Rect, Shape, rounded
from kvalitet.charts.text import text_width
from kvalitet.charts.whiskers import whisker_runs

_MARK = 9  # half the width of a mark, and a little air


def draw_bands(plot: Plot, chart: LineChart) -> Iterator[Shape]:
    """The bands behind the lines, each with its word where there is room for it."""
    runs: list[Run] = [
        [(plot.x(point.at), plot.y(point.value)) for point in segment if point.value is not None]
        for line in chart.lines
        for segment in segments(line, chart.breaks)
    ]
    runs += (path_run(plot, chart), *whisker_runs(plot, chart))
    for band in chart.bands:
        stretch = plot.stretch(band.start, band.end)
        if stretch is None:
            continue
        left, right = stretch
        top = plot.y(plot.values.high if band.high is None else band.high)
        bottom = plot.y(plot.values.low if band.low is None else band.low)
        css = LEVEL_CLASS[band.level]
        box = (left, top, rounded(right - left), rounded(bottom - top))
        rect = Rect(*box, f"kv-band kv-band--{css}", behind=True)
        yield rect
        yield from _band_word(plot.form.size, runs, band, rect, css)


def _band_word(
    size: float, runs: Sequence[Run], band: Band, rect: Rect, css: str
) -> Iterator[Label]:
    """The word at the left, the right or the middle: where the lines are farthest away."""
    width = text_width(band.name, size)
    room = rect.width - width
    if room < 0 or rect.height <= size:
        return
    middle, inset = rect.y + rect.height / 2, min(7, room / 2)
    starts = (rect.x + inset, rect.x + room - inset, rect.x + room / 2)
    enough = 2 * size  # beyond this the first place will do

    def clearance(start: float) -> float:
        heights = _heights(runs, start, start + width)
        return min((min(abs(y - middle), enough) for y in heights), default=enough)

    x = rounded(max(starts, key=clearance))
    base = rounded(middle + RAISE * size)
    yield Label(x, base, (band.name,), f"kv-band-word kv-band-word--{css}")


def _heights(runs: Iterable[Run], left: float, right: float) -> Iterator[float]:
    """How high the lines run between two places, their marks counted in."""
    for run in runs:
        yield from (y for x, y in run if left - _MARK <= x <= right + _MARK)
        for (x1, y1), (x2, y2) in pairwise(run):
            for x in (left, right):
                if x1 <= x <= x2 and x1 != x2:
                    yield y1 + (y2 - y1) * (x - x1) / (x2 - x1)
