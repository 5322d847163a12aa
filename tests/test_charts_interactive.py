"""The interactive figure: valid to Plotly, honest about gaps, safe in a page, silent on the net."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import plotly.graph_objects
import pytest

from kvalitet.charts.description import Chart
from kvalitet.charts.interactive import figure, figure_json, plotly_js
from kvalitet.charts.interactive_values import number
from tests.charts import AHEAD, BARS, CHARTS, LINES, STACKS, line

EVERY_CHART = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)


def loaded(chart: Chart) -> Any:
    return json.loads(figure_json(chart))


@EVERY_CHART
def test_plotly_finds_the_figure_valid(chart: Chart) -> None:
    plotly.graph_objects.Figure(
        data=figure(chart)["data"], layout=figure(chart)["layout"], skip_invalid=False
    )


@EVERY_CHART
def test_nothing_is_sent_anywhere(chart: Chart) -> None:
    config = loaded(chart)["config"]
    assert (config["showSendToCloud"], config["plotlyServerURL"], config["displaylogo"]) == (
        False,
        "",
        False,
    )
    assert config["locale"] == "sv"
    assert "http" not in figure_json(chart)


@EVERY_CHART
def test_the_same_chart_is_the_same_figure(chart: Chart) -> None:
    assert figure_json(chart) == figure_json(chart)


def test_a_gap_stays_open_and_a_break_lifts_the_pen() -> None:
    own = loaded(LINES)["data"][0]
    assert own["connectgaps"] is False
    assert own["x"] == ["2015-07-02", "2016-07-02", "2017-07-02", "2018-07-02", "2018-07-02"]
    assert own["y"] == [60, None, 80, None, 92]


def test_the_pointer_is_told_what_the_table_says() -> None:
    own = loaded(LINES)["data"][0]
    assert own["hovertext"][0] == "Hylte, år 2015: 60 %, röd, osäkerhet 41–77 %"
    assert own["hovertext"][2].endswith("80 %, gul<br>Avser andra halvåret.")
    assert own["hovertext"][4] == "Hylte, år 2018: 92 % (preliminärt), grön, osäkerhet 75–98 %"


def test_what_has_no_value_lies_along_the_foot_with_its_reason() -> None:
    missing = loaded(LINES)["data"][-1]
    assert (missing["name"], missing["y"]) == ("Utan värde", [0, 0])
    assert missing["hovertext"] == ["Hylte, år 2016: ej mätt", "Flickor, år 2016: ej mätt"]


def test_levels_have_their_own_marks() -> None:
    marker = loaded(LINES)["data"][0]["marker"]
    assert marker["symbol"] == ["diamond", "circle", "triangle-up", "circle", "circle-open"]
    assert marker["color"][0] == "var(--kv-red-mark)"


def test_bars_and_stacks_keep_missing_apart_from_zero() -> None:
    assert loaded(BARS)["data"][0]["x"] == [67, 76, None]
    assert loaded(BARS)["data"][-1]["text"] == ["uppgift saknas"]
    assert [trace["y"] for trace in loaded(STACKS)["data"]] == [[3, None, 5], [2, None, 0]]


def test_words_cannot_end_the_script_or_become_html() -> None:
    name = "</script><a href='javascript:x'>\u2028&"
    written = figure_json(replace(LINES, lines=(replace(line("1", None), name=name),)))
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written)["data"][0]["hovertext"][0].startswith("&lt;/script&gt;&lt;a ")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("67", 67), ("67.0", 67), ("-3.25", -3.25), ("1E+400", None), (None, None)],
)
def test_numbers_are_such_as_scripts_can_hold(value: str | None, expected: float | None) -> None:
    assert number(None if value is None else Decimal(value)) == expected


def test_the_script_is_the_one_in_plotlys_package() -> None:
    assert b"plotly.js v" in plotly_js()[:200]


def test_whiskers_reach_from_end_to_end_and_are_explained() -> None:
    own = loaded(LINES)["data"][0]
    assert own["error_y"]["array"] == [17, None, None, None, 6]
    assert own["error_y"]["arrayminus"] == [19, None, None, None, 17]
    assert own["name"].replace("\u00a0", " ") == "Hylte, strecken visar<br>osäkerheten (95 %)"
    assert not any("error_y" in trace for trace in loaded(LINES)["data"][1:])


def test_a_bars_whisker_lies_on_a_ground_and_before_its_value() -> None:
    ground, whisker = (trace for trace in loaded(BARS)["data"] if "error_x" in trace)
    assert ground["error_x"]["thickness"] > whisker["error_x"]["thickness"]
    assert whisker["x"] == [75]
    assert (whisker["error_x"]["array"], whisker["error_x"]["arrayminus"]) == ([0], [17])
    assert [text.strip() for text in whisker["text"]] == ["67 %"]
    assert loaded(BARS)["data"][0]["text"][0] == ""
    assert loaded(BARS)["layout"]["yaxis"]["ticktext"][0] == "Hylte<br>osäkerhet 58–75 %"


def test_the_way_to_the_target_and_the_spread_are_drawn() -> None:
    traces = {trace.get("name"): trace for trace in loaded(AHEAD)["data"]}
    assert traces["Krävd takt"]["x"] == ["2018-07-02", "2020-07-02"]
    assert traces["Krävd takt"]["y"] == [92, 95]
    assert traces["Krävd takt"]["hovertext"][0] == "Krävd takt: +1,5."
    (spread,) = (trace for name, trace in traces.items() if name.startswith("3 grupper"))
    assert (spread["fill"], spread["y"]) == ("toself", [75, 80, 60, 55, None])
    assert "2020" in loaded(AHEAD)["layout"]["xaxis"]["ticktext"]
