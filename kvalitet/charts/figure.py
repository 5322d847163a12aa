"""The whole figure: the finding, the drawing, its table, and the ways to take it along."""

from markupsafe import Markup

from kvalitet.charts.description import Chart
from kvalitet.charts.interactive import figure_json
from kvalitet.charts.notes import notes_of
from kvalitet.charts.static import draw
from kvalitet.charts.table import table_of
from kvalitet.templating import Templates


def render_figure(chart: Chart, templates: Templates, *, csv_href: str, plotly_href: str) -> Markup:
    """The chart's <figure>. Both addresses are relative to the page."""
    return templates.render(
        "charts/figure.html",
        chart=chart,
        drawing=draw(chart, templates),
        table=table_of(chart),
        notes=notes_of(chart),
        data=figure_json(chart),
        csv_href=csv_href,
        plotly_href=plotly_href,
    )
