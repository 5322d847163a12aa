"""The spread of the groups: from three on, from the lowest to the highest, parted by gaps."""

from datetime import date

from kvalitet.charts.description import LineChart
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.shapes import NARROW, WIDE
from kvalitet.charts.table import table_of
from kvalitet.pages.charts import line_chart
from tests.sites import CONFIG, indicator, site

GROUPS = ("ett", "två", "tre")
SETTINGS = CONFIG.replace(
    "utgåva:",
    "".join(
        f"  - {{id: {name}, namn: {name}, år: 2015, källa: K, medlemmar: [A], metod: medel}}\n"
        for name in GROUPS
    )
    + "utgåva:",
)


def chart(*groups: str, until: date | None = None) -> LineChart:
    """Hylte's chart with groups that have these series."""
    series = [f"  {name}: {one}" for name, one in zip(GROUPS, groups, strict=False)]
    text = indicator("\n".join(["mätningar:", "  hylte: {2020: 50, 2021: 51, 2022: 52}", *series]))
    found = site(text, SETTINGS)
    assert found.problems == ()
    own = found.findings.of("U33461", "hylte")
    others = [found.findings.of("U33461", name)[0] for name in GROUPS[: len(groups)]]
    drawn = line_chart("linje", own, own[0].latest, others, until)
    assert drawn is not None
    return drawn


THREE = ("{2020: 40, 2021: 41}", "{2020: 60, 2021: 55}", "{2020: 50, 2021: 70}")


def test_two_groups_are_lines_and_three_a_spread() -> None:
    assert [line.name for line in chart(*THREE[:2]).lines] == ["Hylte", "ett", "två"]
    drawn = chart(*THREE)
    assert [line.name for line in drawn.lines] == ["Hylte"]
    (spread,) = drawn.spreads
    assert (spread.name, spread.text) == ("3 grupper, lägst–högst", "41–70\u00a0%")


def test_its_edges_are_the_lowest_and_the_highest_of_each_period() -> None:
    (spread,) = chart(*THREE).spreads
    assert [point.value for point in spread.lowest.points] == [40, 41]
    assert [point.value for point in spread.highest.points] == [60, 70]


def test_a_period_of_a_single_group_has_no_spread() -> None:
    (spread,) = chart("{2020: 40, 2021: 41}", "{2020: 60}", "{2020: 50}").spreads
    assert [point.label for point in spread.lowest.points] == ["2020"]


def test_groups_that_share_no_period_remain_lines() -> None:
    drawn = chart("{2020: 40}", "{2021: 60}", "{2022: 50}")
    assert drawn.spreads == ()
    assert [line.name for line in drawn.lines] == ["Hylte", *GROUPS]


def test_it_ends_with_what_is_known() -> None:
    (spread,) = chart(*THREE, until=date(2020, 12, 31)).spreads
    assert [point.label for point in spread.highest.points] == ["2020"]


def test_a_gap_parts_it() -> None:
    gap = [f"{{2018: {n}, 2019: uppgift saknas, 2020: {n}, 2021: {n}}}" for n in (40, 50, 60)]
    drawing = draw_line_chart(chart(*gap), WIDE)
    areas = [s for s in drawing.strokes if "kv-chart-spread" in s.css.split()]
    assert [len(area.points) for area in areas] == [2, 4]
    assert all(area.behind for area in areas)


def test_it_is_named_and_stands_in_the_table() -> None:
    drawn = chart(*THREE)
    for form in (WIDE, NARROW):
        labels = draw_line_chart(drawn, form).labels
        assert any(label.lines[0].startswith("3 grupper, lägst") for label in labels)
    table = table_of(drawn)
    assert table.head == ("Period", "Hylte", "Lägst av 3 grupper", "Högst av 3 grupper")
    assert [cell.text for cell in table.rows[0].cells] == ["50\u00a0%", "40\u00a0%", "60\u00a0%"]
    assert "3 grupper, lägst–högst, senast 41–70\u00a0%" in drawn.description
