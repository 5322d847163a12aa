"""The whole figure: the finding, the drawing, its table, and the ways to take it along."""

from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.charts.absent import absences
from kvalitet.charts.description import Chart
from kvalitet.charts.interactive import figure_json
from kvalitet.charts.notes import notes_of
from kvalitet.charts.table import table_of
from kvalitet.templating import Templates


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the files of a figure are, relative to the page."""

    csv: str
    svg: str
    plotly: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from, and how it is referred to."""

    source: str
    """"" where the page itself is the source."""
    explained: tuple[tuple[str, str], ...]
    """What explains how it is measured and reckoned: words, and the address they lead to."""
    publisher: str
    edition: str
    """The site and which edition of it, and of what day."""
    address: str
    """Where the figure stands, in the folder where editions are published."""
    fictional: str
    """The municipality, where it is a made-up one; "" where it is real."""
    frozen: bool
    """Whether it will always stand there as it is."""


def render_figure(
    chart: Chart, drawings: Markup, templates: Templates, ways: Ways, origin: Origin
) -> Markup:
    """The chart's <figure>, around its drawings."""
    return templates.render(
        "charts/figure.html",
        chart=chart,
        drawing=drawings,
        table=table_of(chart),
        notes=notes_of(chart),
        absences=absences(chart),
        data=figure_json(chart),
        ways=ways,
        origin=origin,
    )
