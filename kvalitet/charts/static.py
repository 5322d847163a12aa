"""A chart as SVG in the page: readable without scripts, in its own colours by day, night and print.

It is drawn for two widths, and the page's style sheet shows the one that suits the column:
scaling a single drawing would make its words illegible on a phone.
"""

from markupsafe import Markup

from kvalitet.charts.bars import draw_bar_chart
from kvalitet.charts.description import BarChart, Chart, LineChart, Sparkline, StackedBars
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.shapes import NARROW, WIDE, Drawing, Format
from kvalitet.charts.sparkline import HEIGHT, WIDTH, draw_sparkline
from kvalitet.charts.stacks import draw_stacked_bars
from kvalitet.templating import Templates


def draw(chart: Chart, templates: Templates) -> Markup:
    """The chart drawn wide and narrow, each an <svg role="img"> with title and description."""
    drawings = tuple(geometry(chart, form) for form in (WIDE, NARROW))
    return templates.render("charts/chart.svg", chart=chart, drawings=drawings)


def draw_small(chart: Sparkline, templates: Templates) -> Markup:
    drawing = draw_sparkline(chart)
    return templates.render(
        "charts/sparkline.svg", label=chart.label, drawing=drawing, width=WIDTH, height=HEIGHT
    )


def geometry(chart: Chart, form: Format) -> Drawing:
    match chart:
        case LineChart():
            return draw_line_chart(chart, form)
        case BarChart():
            return draw_bar_chart(chart, form)
        case StackedBars():
            return draw_stacked_bars(chart, form)
