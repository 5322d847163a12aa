"""The drawings of a thread: boxes and lines that keep off each other, and years side by side."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.charts.shapes import Label, Rect, Stroke
from kvalitet.model.words import QualityLevel
from kvalitet.pages.entries import EntryLink
from kvalitet.pages.risk_marks import RiskTile
from kvalitet.pages.thread.chain import Chain, Judged, Stop, Strand
from kvalitet.pages.thread.geometry import (
    BOX,
    COLUMNS,
    WIDTH,
    Box,
    Drawing,
    Edge,
    Node,
    Web,
    column_x,
    lay_out,
)
from kvalitet.pages.thread.years import YearsDrawing, draw_years

LONG = "Barn och unga får inte det stöd och skydd som de behöver när de behöver det som mest"


def web(nodes: dict[str, int], *edges: str) -> Web:
    """Boxes with their columns, and lines between them: "a b"."""
    return Web(
        tuple(Node(key, column, title=key, text=LONG) for key, column in nodes.items()),
        tuple(Edge(start, end) for start, end in (edge.split() for edge in edges)),
    )


def ends(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Where each line begins and where it ends: x, y, x, y."""
    found = []
    for line in drawing.lines:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", line.path)]
        (
            x1,
            y1,
            *_,
        ) = numbers
        *_, x2, y2 = numbers[:8]
        found.append((x1, y1, numbers[8] if len(numbers) > 8 else x2, y2))
    return found


def box(drawing: Drawing, key: str) -> Box:
    return next(one for one in drawing.boxes if one.node.key == key)


def middle(one: Box) -> float:
    return one.y + one.height / 2


# Parts


def test_what_no_line_joins_is_drawn_apart() -> None:
    parts = list(web({"r1": 0, "a1": 2, "r2": 0, "a2": 2}, "r1 a1", "r2 a2").parted())
    assert [[node.key for node in part.nodes] for part in parts] == [["r1", "a1"], ["r2", "a2"]]


def test_what_shares_something_is_drawn_together() -> None:
    (part,) = web({"r1": 0, "r2": 0, "a": 2, "i": 3}, "r1 a", "r2 a", "a i").parted()
    assert len(part.nodes) == 4


# Places


def test_the_columns_fill_the_width() -> None:
    assert column_x(0) == 0
    assert column_x(COLUMNS - 1) + BOX == WIDTH


def test_a_line_runs_from_the_edge_of_a_box_to_the_edge_of_another() -> None:
    drawing = lay_out(web({"check": 1, "action": 2}, "check action"))
    check, action = drawing.boxes
    assert ends(drawing) == [(check.x + BOX, middle(check), action.x, middle(action))]


def test_a_chain_is_level() -> None:
    drawing = lay_out(web({"a": 1, "b": 2, "c": 3, "d": 4}, "a b", "b c", "c d"))
    assert {middle(one) for one in drawing.boxes} == {drawing.height / 2}


def test_a_box_is_level_with_the_middle_of_what_it_leads_to() -> None:
    drawing = lay_out(web({"a": 2, "i": 3, "j": 3, "k": 3}, "a i", "a j", "a k"))
    assert middle(box(drawing, "a")) == middle(box(drawing, "j"))


def test_a_line_has_a_place_of_its_own_past_a_column() -> None:
    """The line from the risk to its action goes below the self-check, not behind it."""
    drawing = lay_out(web({"risk": 0, "check": 1, "action": 2}, "risk check", "risk action"))
    check = box(drawing, "check")
    _, past, _ = sorted(ends(drawing), key=lambda end: (end[0], end[3]))
    assert past[3] > check.y + check.height
    assert past[2] == check.x + BOX


def test_lines_from_a_box_share_their_way_until_they_part() -> None:
    drawing = lay_out(web({"risk": 0, "a": 2, "b": 2}, "risk a", "risk b"))
    assert len(drawing.lines) == 3  # one past the self-checks, and one to each action


def test_what_holds_all_the_way_is_drawn_last() -> None:
    nodes = tuple(Node(key, column, title=key, text=key) for key, column in (("a", 0), ("b", 1)))
    edges = (Edge("a", "b", is_whole=True), Edge("a", "b", is_gap=True))
    lines = lay_out(Web(nodes, edges)).lines
    assert [line.is_whole for line in lines] == [False, True]


@st.composite
def webs(draw: st.DrawFn) -> Web:
    """Any boxes, each joined to some to the right of it."""
    columns = draw(st.lists(st.integers(0, COLUMNS - 1), min_size=1, max_size=14))
    nodes = tuple(
        Node(str(number), column, title="t", text=LONG[: draw(st.integers(1, len(LONG)))])
        for number, column in enumerate(columns)
    )
    pairs = [(a, b) for a in nodes for b in nodes if a.column < b.column]
    some = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    return Web(nodes, tuple(Edge(a.key, b.key) for a, b in some))


@given(webs())
def test_nothing_covers_anything_else(any_web: Web) -> None:
    drawing = lay_out(any_web)
    for one, other in combinations(drawing.boxes, 2):
        if one.x == other.x:
            upper, lower = sorted((one, other), key=lambda box: box.y)
            assert upper.y + upper.height < lower.y
    assert all(one.y >= 0 and one.y + one.height <= drawing.height + 0.1 for one in drawing.boxes)
    for x1, _, x2, y2 in ends(drawing):
        if x2 - x1 > BOX:  # on its way past a column
            passed = [one for one in drawing.boxes if one.x + BOX == x2]
            assert not any(one.y < y2 < one.y + one.height for one in passed)


@given(webs())
def test_the_same_thread_is_drawn_the_same(any_web: Web) -> None:
    assert lay_out(any_web) == lay_out(any_web)


# Words


def test_words_stay_inside_their_box() -> None:
    node = Node("r", 0, title=LONG, text=LONG, head="R1 · har minskat", tile="12")
    (one,) = lay_out(Web((node,), ())).boxes
    assert len(one.lines) == 3
    assert one.lines[-1].endswith("…")
    assert max(y for y, _ in one.rows) < one.height
    assert one.head_x > one.tile_width


def test_an_id_opens_the_words_of_its_box() -> None:
    node = Node("a", 2, title="", text="Fasta tider för skyddsbedömning", label="A1")
    (one,) = lay_out(Web((node,), ())).boxes
    assert " ".join(one.lines) == "Fasta tider för skyddsbedömning"


# Years


def stop(plan: int, words: str, year: int = 2024) -> Stop:
    return Stop(
        plan, year, words, words, "#", is_plan=words == "Plan", judges=words != "Berättelse"
    )


def strand(id: str, plans: tuple[int, ...], levels: dict[int, str]) -> Strand:
    """A risk under plans, with its level by stop; "–" is a risk that is no more."""
    judged = tuple(
        Judged(number, RiskTile(text, "betydande risk", QualityLevel.YELLOW), text == "–")
        for number, text in levels.items()
    )
    return Strand(EntryLink(id, LONG, "#"), plans, judged)


STOPS = (
    stop(0, "Plan"),
    stop(0, "T1 2024"),
    stop(0, "Berättelse"),
    stop(3, "Plan", 2025),
    stop(3, "T1 2025", 2025),
)


def years(*strands: Strand, stops: tuple[Stop, ...] = STOPS) -> YearsDrawing:
    return draw_years(Chain("Titel", "kv-titel", False, (), (), stops, strands))


def texts(labels: tuple[Label, ...]) -> list[str]:
    return [" ".join(label.lines) for label in labels]


def risk_lines(drawing: YearsDrawing) -> list[Stroke]:
    return [one for one in drawing.strokes if one.css == "kv-years__risk"]


def test_a_risk_that_is_carried_over_is_one_line() -> None:
    (line,) = risk_lines(years(strand("R1", (0, 3), {0: "12", 1: "8", 3: "8"})))
    assert line.points[1][0] - line.points[0][0] == pytest.approx(4 * 170)


def test_a_risk_that_is_left_out_ends_with_its_plan() -> None:
    drawing = years(strand("R1", (0,), {0: "12", 1: "8"}))
    (line,) = risk_lines(drawing)
    assert line.points[1][0] - line.points[0][0] == pytest.approx(2 * 170)
    assert "inte med" in texts(drawing.labels)


def test_a_risk_that_is_gone_ends_where_that_was_said() -> None:
    (line,) = risk_lines(years(strand("R1", (0,), {0: "12", 1: "–"})))
    assert line.points[1][0] - line.points[0][0] == pytest.approx(170)


def test_a_new_risk_begins_with_its_plan() -> None:
    drawing = years(strand("R9", (3,), {3: "9"}))
    (line,) = risk_lines(drawing)
    (tile,) = drawing.rects
    assert line.points[0][0] == tile.x + tile.width / 2


def test_every_level_is_a_number_and_a_word() -> None:
    said = texts(years(strand("R1", (0, 3), {0: "12", 1: "8", 3: "8"})).labels)
    assert [said.count(text) for text in ("12", "8", "betydande risk")] == [1, 2, 3]


def test_many_documents_make_a_drawing_wider_than_the_page() -> None:
    few = years(strand("R1", (0,), {0: "8"}))
    many = years(
        strand("R1", (0,), {0: "8"}),
        stops=tuple(stop(3 * n, word) for n in range(5) for word in ("Plan", "T1", "T2")),
    )
    assert few.width <= WIDTH < many.width
    lefts = sorted(mark.x for mark in many.marks)
    assert all(later - earlier >= 112 for earlier, later in pairwise(lefts))
    assert lefts[-1] < many.width


def test_risks_keep_off_each_other() -> None:
    drawing = years(*(strand(f"R{n}", (0,), {0: "8"}) for n in range(4)))
    assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(drawing.rects))
    assert max(rect_bottom(one) for one in drawing.rects) < drawing.height


def rect_bottom(rect: Rect) -> float:
    return rect.y + rect.height
