"""A chart as an interactive figure, and the script that draws it; the one module that knows Plotly.

Figures are plain data: building them with Plotly's own classes takes a hundred times as long, and
its default template makes each of them sixty times as large.
"""

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from kvalitet.charts.description import BarChart, Chart, LineChart, StackedBars
from kvalitet.charts.interactive_bars import bar_layout, bar_traces, stack_layout, stack_traces
from kvalitet.charts.interactive_lines import line_layout, line_traces
from kvalitet.charts.interactive_values import Json, text

# What would end the script element, or be a line end to a script but not to JSON.
_UNSAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def figure(chart: Chart) -> dict[str, Json]:
    """The figure's `data`, `layout` and `config`."""
    match chart:
        case LineChart():
            traces, own = list(line_traces(chart)), line_layout(chart)
        case BarChart():
            traces, own = list(bar_traces(chart)), bar_layout(chart)
        case StackedBars():
            traces, own = list(stack_traces(chart)), stack_layout(chart)
    return {"data": traces, "layout": _layout(chart, own), "config": _config(chart)}


def figure_json(chart: Chart) -> Markup:
    """The figure as it can stand in <script type="application/json">."""
    written = json.dumps(figure(chart), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign, escape in _UNSAFE.items():
        written = written.replace(sign, escape)
    return Markup(written)


@lru_cache(maxsize=1)
def plotly_js() -> bytes:
    """The script as Plotly's package carries it: shipped with the site, never fetched elsewhere."""
    package = importlib.util.find_spec("plotly")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("plotly")
    return (Path(package.origin).parent / "package_data" / "plotly.min.js").read_bytes()


def _layout(chart: Chart, own: dict[str, Json]) -> dict[str, Json]:
    axis: dict[str, Json] = {
        "automargin": True,
        "gridcolor": "var(--kv-chart-grid)",
        "linecolor": "var(--kv-chart-axis)",
        "autotickangles": [0, 45, 90],
        "tickfont": {"color": "var(--kv-text-soft)"},
        "zeroline": False,
        "fixedrange": False,
    }
    common: dict[str, Json] = {
        "template": "none",
        "separators": ", ",
        "height": 420,
        "margin": {"l": 12, "r": 24, "t": 56, "b": 32},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "var(--kv-text)", "size": 14},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": "var(--kv-ground)",
            "bordercolor": "var(--kv-chart-axis)",
            "font": {"color": "var(--kv-text)"},
        },
        "legend": {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom"},
        "modebar": {
            "orientation": "h",
            "bgcolor": "rgba(0,0,0,0)",
            "color": "var(--kv-text-soft)",
            "activecolor": "var(--kv-accent)",
        },
    }
    axes: dict[str, Json] = {}
    for name in ("xaxis", "yaxis"):
        special = own.get(name)
        axes[name] = axis | (special if isinstance(special, dict) else {})
    unit_axis = axes["xaxis" if isinstance(chart, BarChart) else "yaxis"]
    if isinstance(unit_axis, dict):
        unit_axis["title"] = {"text": text(chart.unit), "font": {"size": 14}}
    return common | own | axes


def _config(chart: Chart) -> dict[str, Json]:
    """No button that sends the figure away, no name of somebody else's, and Swedish."""
    return {
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtonsToRemove": ["select2d", "lasso2d"],
        "toImageButtonOptions": {"format": "png", "filename": chart.id, "scale": 2},
        "locale": "sv",
        "responsive": True,
    }
