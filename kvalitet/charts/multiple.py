"""A line chart as one of many small ones: what stands around it says what and whose it is."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from kvalitet.charts.aims import draw_target
from kvalitet.charts.description import LineChart, Role
from kvalitet.charts.line import across, remarks_on
from kvalitet.charts.naming import draw_key, key_height, names
from kvalitet.charts.plot import (
    Plot,
    break_words,
    breaks_within,
    days_height,
    draw_breaks,
    draw_days,
    draw_grid,
    draw_usual,
)
from kvalitet.charts.remarks import lay_out_remarks
from kvalitet.charts.segments import segments
from kvalitet.charts.shapes import (
    LEVEL_CLASS,
    Drawing,
    Format,
    Mark,
    Shape,
    Stroke,
    assemble,
    level_shape,
    rounded,
)
from kvalitet.charts.table import table_of
from kvalitet.templating import Templates

SMALL = Format("small", 280, 96, 13, margin_labels=False)


def render_drawing(chart: LineChart, templates: Templates) -> Markup:
    """The chart drawn small, as an <svg role="img"> with title and description."""
    return templates.render("charts/chart.svg", chart=chart, drawings=(draw_multiple(chart),))


def render_table(chart: LineChart, name: str, templates: Templates) -> Markup:
    """All that the chart says, folded away; `name` is what it is said to be about."""
    return templates.render(
        "charts/folded_table.html", id=chart.id, name=name, table=table_of(chart)
    )


def draw_multiple(chart: LineChart) -> Drawing:
    """From the top: the names of target and limits, the words of breaks, the plot and the rest.

    Bands are left out: their words would have no room, and colours alone say nothing. Whiskers are
    left to the table: as high as half the plot they would hide the line.
    """
    chart = replace(chart, bands=())
    key = [name for name in names(chart, SMALL, beside=False) if name.look.role is None]
    plot = across(chart, SMALL, 1.0)
    words = break_words(plot, breaks_within(chart, plot.times))
    breaks_top = key_height(key, SMALL)
    rows = max((word.row + 1 for word in words), default=0)
    top = breaks_top + rows * SMALL.leading + 8
    plot = replace(plot, top=rounded(top), bottom=rounded(top + SMALL.plot_height))

    under, height = lay_out_remarks(
        remarks_on(chart, plot), SMALL, plot.bottom + days_height(SMALL)
    )
    shapes: list[Shape] = [*draw_grid(plot), *draw_days(plot, chart), *draw_target(plot, chart)]
    shapes += draw_usual(plot, chart)
    shapes += draw_breaks(plot, words, breaks_top)
    shapes += _draw_lines(plot, chart)
    shapes += draw_key(key, SMALL)
    shapes += under
    return assemble(SMALL, plot.bottom + days_height(SMALL) + height + 2, shapes)


def _draw_lines(plot: Plot, chart: LineChart) -> Iterator[Shape]:
    """Each value is a dot, and the newest has the shape of its level: the eye goes there.

    It alone has a ring where it is more than usual variation; dots are too close for theirs.
    """
    for line in chart.lines:
        assert line.role is Role.OWN, "nobody is compared with in a small chart"
        for segment in segments(line, chart.breaks):
            places = [(plot.x(p.at), plot.y(p.value)) for p in segment if p.value is not None]
            if len(places) > 1:
                yield Stroke(tuple(places), "kv-line kv-line--own")
            yield from (Mark(x, y, "small", "kv-mark kv-line--own") for x, y in places)
        for point in line.points:
            if point.value is None:
                x, y = plot.x(point.at), rounded(plot.bottom)
                yield Mark(x, y, "ring", "kv-mark kv-mark--missing")
        last = line.points[-1]
        if last.value is not None:
            css = f"kv-mark--{LEVEL_CLASS[last.level]}" if last.level else "kv-line--own"
            hollow = " kv-mark--preliminary" if last.preliminary else ""
            place = plot.x(last.at), plot.y(last.value)
            if last.stands_out:
                yield Mark(*place, "halo", "kv-mark kv-mark--stands-out")
            yield Mark(*place, level_shape(last.level), f"kv-mark {css}{hollow}")
