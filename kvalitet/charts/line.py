"""The geometry of a line chart."""

from dataclasses import replace

from kvalitet.charts.aims import draw_target
from kvalitet.charts.axis import TimeAxis, ValueAxis, value_axis
from kvalitet.charts.bands import draw_bands
from kvalitet.charts.description import LineChart, Role
from kvalitet.charts.naming import (
    draw_key,
    draw_names,
    fits_beside,
    key_height,
    margin_width,
    names,
    placed,
)
from kvalitet.charts.notes import numbered_notes
from kvalitet.charts.plot import (
    Plot,
    band_room,
    break_words,
    breaks_within,
    days_height,
    draw_breaks,
    draw_days,
    draw_grid,
    draw_usual,
    end_room,
)
from kvalitet.charts.points import draw_lines
from kvalitet.charts.remarks import Remark, lay_out_remarks
from kvalitet.charts.shapes import Drawing, Format, Label, Shape, assemble, rounded
from kvalitet.charts.spread import draw_spreads
from kvalitet.charts.text import superscript, widest
from kvalitet.charts.values import draw_values
from kvalitet.charts.whiskers import draw_whiskers, unit_words


def draw_line_chart(chart: LineChart, form: Format) -> Drawing:
    """Lay the chart out from the top: key, unit, breaks, plot, periods, remarks."""
    found = names(chart, form, beside=True)
    beside = fits_beside(found, chart, form)
    if not beside:
        found = names(chart, form, beside=False)
    plot = across(chart, form, margin_width(found, form.size) if beside else 1.0)
    words = break_words(plot, breaks_within(chart, plot.times))
    unit_top = 0.0 if beside else key_height(found, form) + 6
    breaks_top = unit_top + form.leading
    rows = max((word.row + 1 for word in words), default=0)
    top = breaks_top + rows * form.leading + 11
    plot = replace(plot, top=rounded(top), bottom=rounded(top + form.plot_height))

    whiskers = [*draw_whiskers(plot, chart)]
    said = unit_words(chart, len(whiskers))
    unit = Label(0.0, rounded(unit_top + form.size), (said,), "kv-chart-tick")
    under, height = lay_out_remarks(remarks_on(chart, plot), form, plot.bottom + days_height(form))
    shapes: list[Shape] = [unit, *draw_bands(plot, chart), *draw_grid(plot)]
    shapes += draw_days(plot, chart)
    shapes += draw_target(plot, chart)
    shapes += draw_usual(plot, chart)
    shapes += draw_breaks(plot, words, breaks_top)
    shapes += draw_spreads(plot, chart)
    shapes += whiskers
    shapes += draw_lines(plot, chart)
    shapes += draw_names(placed(found, plot), plot) if beside else draw_key(found, form)
    shapes += draw_values(plot, chart, shapes, ends_are_named=beside)
    shapes += under
    return assemble(form, plot.bottom + days_height(form) + height + 4, shapes)


def line_axis(chart: LineChart) -> ValueAxis:
    points = [point for line in chart.told_lines for point in line.points]
    values = [point.value for point in points if point.value is not None]
    own = [line for line in chart.lines if line.role is Role.OWN]
    whiskers = [point.whisker for line in own for point in line.points if point.whisker]
    reaches = [end for one in whiskers for end in (one.low, one.high)]
    targets = [step.value for step in chart.target.steps] if chart.target else []
    limits = [end for one in chart.drawn_usual for end in (one.low, one.high) if end is not None]
    return value_axis([*values, *reaches, *targets, *limits], chart.span)


def across(chart: LineChart, form: Format, margin: float) -> Plot:
    """The plot's left and right; its height is not yet known."""
    values = line_axis(chart)
    first, last = chart.days
    left = widest(values.texts, form.size) + 9
    right = form.width - margin
    return Plot(
        form,
        values,
        TimeAxis(first, last),
        rounded(left),
        0.0,
        rounded(right),
        form.plot_height,
        rounded(left + band_room(chart.bands, first, form)),
        rounded(right - end_room(form)),
    )


def remarks_on(chart: LineChart, plot: Plot) -> list[Remark]:
    """Why there is no value, and which are preliminary, in the order of the periods."""
    days = sorted({point.at for line in chart.lines for point in line.points})
    numbers = numbered_notes(chart)
    found: dict[Remark, None] = {}
    for line in chart.lines:
        owner = "" if line.role is Role.OWN or len(chart.lines) == 1 else f"{line.name}: "
        for point in line.points:
            if point.value is not None and not point.preliminary:
                continue
            text = "preliminärt" if point.value is not None else point.text
            is_noted = point.value is None and point.note
            note = superscript(numbers[point.note]) if is_noted else ""
            remark = Remark(
                days.index(point.at), plot.x(point.at), point.short, f"{owner}{text}{note}"
            )
            found[remark] = None
    return sorted(found, key=lambda remark: remark.place)
