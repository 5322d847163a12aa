"""Comparison bars and stacked bars as interactive figures."""

from collections.abc import Iterator

from kvalitet.charts.bars import bars_axis, said_of_bar
from kvalitet.charts.description import Bar, BarChart, StackedBars
from kvalitet.charts.interactive_values import MISSING_MARK, Json, error_bars, name, number, text
from kvalitet.charts.stacks import look

_HATCHES = ("", "/", ".", "\\", "-")


def bar_traces(chart: BarChart) -> Iterator[Json]:
    """One trace; bars are told apart by their place, since names may be alike."""
    yield {
        "type": "bar",
        "orientation": "h",
        "x": [number(bar.value) for bar in chart.bars],
        "y": list(range(len(chart.bars))),
        "text": ["" if bar.whisker else text(bar.text) for bar in chart.bars],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_bar_hover(bar) for bar in chart.bars],
        "hoverinfo": "text",
        "marker": {"color": [f"var(--kv-series-{bar.role.value})" for bar in chart.bars]},
    }
    yield from _whiskers(chart)
    yield from _missing_words(chart)


def _whiskers(chart: BarChart) -> Iterator[Json]:
    """The whiskers on a ground that parts them from the bars, and the values behind their ends."""
    found = [(place, bar, bar.whisker) for place, bar in enumerate(chart.bars) if bar.whisker]
    for colour, thickness in (("ground", 4), ("text", 1)) if found else ():
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [number(whisker.high) for _, _, whisker in found],
            "y": [place for place, _, _ in found],
            "text": [
                f"\N{EN SPACE}{text(bar.text)}" if colour == "text" else "" for _, bar, _ in found
            ],
            "textposition": "middle right",
            "hoverinfo": "skip",
            "cliponaxis": False,
            **error_bars(
                "x", [(one.high, one) for _, _, one in found], f"var(--kv-{colour})", thickness
            ),
        }


def _missing_words(chart: BarChart) -> Iterator[Json]:
    """The reasons, where the bars would have begun."""
    missing = [(place, bar) for place, bar in enumerate(chart.bars) if bar.value is None]
    if missing:
        yield {
            "type": "scatter",
            "mode": "markers+text",
            "x": [0 for _ in missing],
            "y": [place for place, _ in missing],
            "text": [text(bar.text) for _, bar in missing],
            "textposition": "middle right",
            "hovertext": [_bar_hover(bar) for _, bar in missing],
            "hoverinfo": "text",
            "cliponaxis": False,
            "marker": MISSING_MARK,
        }


def _bar_hover(bar: Bar) -> str:
    note = f"<br>{text(bar.note)}" if bar.note else ""
    return f"{text(said_of_bar(bar))}{note}"


def _bar_name(bar: Bar) -> str:
    """Who it is, and under it what the whisker is."""
    uncertain = text(f"osäkerhet {bar.whisker.text}") if bar.whisker else ""
    return "<br>".join(words for words in (name(bar.name), uncertain) if words)


def bar_layout(chart: BarChart) -> dict[str, Json]:
    axis = bars_axis(chart)
    shapes: list[Json] = []
    if chart.target:
        shapes.append(
            {
                "type": "line",
                "yref": "paper",
                "x0": number(chart.target.value),
                "x1": number(chart.target.value),
                "y0": 0,
                "y1": 1,
                "line": {"color": "var(--kv-chart-target)", "width": 1.5, "dash": "dash"},
                "label": {
                    "text": text(f"Mål {chart.target.text}"),
                    "textposition": "end",
                    "textangle": 0,
                    "yanchor": "bottom",
                },
            }
        )
    return {
        "showlegend": False,
        "xaxis": {"range": [number(axis.low), number(axis.high)]},
        "margin": {"l": 12, "r": 72, "t": 56, "b": 32},
        "yaxis": {
            "autorange": "reversed",
            "tickvals": list(range(len(chart.bars))),
            "ticktext": [_bar_name(bar) for bar in chart.bars],
            "showgrid": False,
        },
        "shapes": shapes,
    }


def stack_traces(chart: StackedBars) -> Iterator[Json]:
    """One trace per part, in the order they lie on each other."""
    for part, part_name in enumerate(chart.parts):
        css, hatch = look(part)
        cells = [stack.cells[part] for stack in chart.stacks]
        yield {
            "type": "bar",
            "name": name(part_name),
            "x": list(range(len(chart.stacks))),
            "y": [number(cell.value) for cell in cells],
            "hovertext": [
                text(f"{stack.label}, {part_name}: {cell.text}")
                for stack, cell in zip(chart.stacks, cells, strict=True)
            ],
            "hoverinfo": "text",
            "marker": {
                "color": f"var(--{css})",
                "pattern": {
                    "shape": _HATCHES[hatch],
                    "bgcolor": f"var(--{css})",
                    "fgcolor": "var(--kv-ground)",
                    "size": 7,
                },
            },
        }


def stack_layout(chart: StackedBars) -> dict[str, Json]:
    return {
        "barmode": "stack",
        "xaxis": {
            "tickvals": list(range(len(chart.stacks))),
            "ticktext": [text(stack.short) for stack in chart.stacks],
            "showgrid": False,
        },
        "yaxis": {"rangemode": "tozero"},
    }
