"""Labels keep off each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kvalitet.charts.labels import evenly_apart, rows_apart, spread
from kvalitet.charts.remarks import Remark, lay_out_remarks
from kvalitet.charts.shapes import NARROW, WIDE
from kvalitet.charts.text import shorten, text_width, wrap


def test_labels_with_room_stay_where_they_want() -> None:
    assert spread([20, 80], [10, 10], 0, 100) == [20, 80]


def test_labels_that_meet_share_the_displacement() -> None:
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


def test_labels_stay_inside() -> None:
    assert spread([0, 1, 100], [10, 10, 10], 0, 100) == [5, 15, 95]


@given(st.lists(st.tuples(st.floats(-50, 250), st.floats(5, 20)), max_size=12))
def test_labels_never_overlap(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [one for one, _ in labels], [one for _, one in labels]
    middles = spread(wanted, heights, 0, 200)
    placed = sorted(zip(middles, heights, strict=True))
    for (above, height), (below, lower) in pairwise(placed):
        assert above + height / 2 <= below - lower / 2 + 1e-6
    if sum(heights) <= 200:
        assert all(one - high / 2 >= -1e-6 and one + high / 2 <= 200 + 1e-6 for one, high in placed)


def test_every_second_name_is_left_out_where_all_do_not_fit() -> None:
    stretches = [(place * 20.0, place * 20.0 + 30) for place in range(5)]
    assert evenly_apart(stretches, 5) == [0, 2, 4]


def test_what_does_not_fit_in_a_row_goes_to_the_next() -> None:
    assert rows_apart([(0, 50), (40, 90), (60, 100)], 5) == [0, 1, 0]


def test_a_reason_that_holds_for_years_in_a_row_is_said_once() -> None:
    remarks = [Remark(0, 50, "2013", "ej mätt"), Remark(1, 150, "2014", "ej mätt")]
    labels, _ = lay_out_remarks(remarks, WIDE, 0)
    assert [(label.x, label.lines) for label in labels] == [(100, ("ej mätt",))]


def test_crowded_reasons_become_a_list() -> None:
    words = ("ej mätt", "sekretess", "för få svar", "uppgift saknas")
    remarks = [Remark(n, 20.0 + n, str(2010 + n), word) for n, word in enumerate(words)]
    ((label,), _) = lay_out_remarks(remarks, NARROW, 0)
    assert " ".join(label.lines) == (
        "2010 ej mätt · 2011 sekretess · 2012 för få svar · 2013 uppgift saknas"
    )


@given(st.text(), st.integers(1, 4))
def test_wrapped_text_is_as_narrow_as_asked(text: str, most: int) -> None:
    lines = wrap(text, 14, 150, most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 14) <= 150 for line in lines)


def test_what_is_cut_is_seen_to_be_cut() -> None:
    assert shorten("Liknande kommuner", 14, 60).endswith("…")
