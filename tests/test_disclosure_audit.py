"""The audit: exactly how far a reader can narrow down what is hidden in a table with totals."""

import json
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.analysis.disclosure.room import Audit
from kvalitet.analysis.disclosure.simplex import Simplex, Variable
from kvalitet.analysis.disclosure.system import Surroundings, System
from tests.attacking import interval

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("disclosure.json").read_text(encoding="utf-8")
)
BY_PROGRAM = patch.object(Surroundings, "as_network", return_value=None)
"""Makes what is a network be audited by the linear program too."""
Table = Sequence[Sequence[int]]


def system(table: Table, least: int = 0) -> System:
    """A two-way table whose row totals and column totals are published; cells row by row."""
    width = len(table[0])
    amounts = [amount for row in table for amount in row]
    rows = [{width * i + j: 1 for j in range(width)} for i in range(len(table))]
    columns = [{width * i + j: 1 for i in range(len(table))} for j in range(width)]
    return System(amounts, [min(least, amount) for amount in amounts], [*rows, *columns])


def place(cell: Sequence[int], table: Table) -> int:
    return len(table[0]) * cell[0] + cell[1]


def between(made: System, hidden: Iterable[int], k: int) -> tuple[Rational, Rational | None]:
    """The interval that the audit finds."""
    room = Audit(made, set(hidden)).room((k,))
    assert room.down.size is not None
    up = room.up.size
    return made.amounts[k] - room.down.size, None if up is None else made.amounts[k] + up


@pytest.mark.parametrize("by", [nullcontext(), BY_PROGRAM], ids=["flow", "linear program"])
@pytest.mark.parametrize("case", VECTORS["hand"] + VECTORS["audit"])
def test_the_vectors_intervals(case: dict[str, Any], by: Any) -> None:
    table = case["table"]
    hidden = [place(cell, table) for cell in case["suppressed"]]
    with by:
        for cell, expected in case["intervals"].items():
            k = place([int(part) for part in cell.split(",")], table)
            assert between(system(table), hidden, k) == tuple(expected)


def test_who_knows_that_no_zero_is_hidden_knows_more() -> None:
    table = [[2, 14], [11, 8]]
    assert between(system(table), range(4), 0) == (0, 13)
    assert between(system(table, least=1), range(4), 0) == (1, 12)


def test_what_is_shown_has_no_room() -> None:
    assert between(system([[2, 3], [4, 5]]), {1}, 0) == (2, 2)


def test_what_stands_in_no_sum_can_be_anything() -> None:
    assert between(System([7], [1], []), {0}, 0) == (1, None)


def test_a_hidden_total_lets_its_parts_grow_without_end() -> None:
    total = System([9, 4, 5], [1, 1, 1], [{0: 1, 1: -1, 2: -1}])
    assert between(total, {0, 1}, 1) == (1, None)
    assert between(total, {0, 1}, 0) == (6, None)


def test_huge_numbers_are_as_exact_as_small_ones() -> None:
    huge = 10**12
    table = [[2, huge], [huge + 1, huge]]
    assert between(system(table), range(4), 0) == (0, huge + 2)


def tables(most: int = 4) -> st.SearchStrategy[tuple[list[list[int]], list[int]]]:
    """A table and which of its cells are hidden."""
    counts = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 8, 20])

    def of(height: int, width: int) -> st.SearchStrategy[tuple[list[list[int]], list[int]]]:
        row = st.lists(counts, min_size=width, max_size=width)
        rows = st.lists(row, min_size=height, max_size=height)
        return st.tuples(rows, st.lists(st.integers(0, height * width - 1), unique=True))

    sizes = st.tuples(st.integers(1, most), st.integers(1, most))
    return sizes.flatmap(lambda size: of(*size))


@given(tables(), st.sampled_from([0, 1]))
def test_flow_and_linear_program_and_highs_agree(
    made: tuple[list[list[int]], list[int]], least: int
) -> None:
    table, hidden = made
    found = system(table, least)
    known: list[tuple[dict[int, float], Rational]] = [
        (
            {hidden.index(k): 1 for k in row if k in hidden},
            sum(found.amounts[k] for k in row if k in hidden),
        )
        for row in found.rows
    ]
    bounds = [({i: 1.0}, found.least[k]) for i, k in enumerate(hidden)]
    for i, k in enumerate(hidden):
        by_flow = between(found, hidden, k)
        with BY_PROGRAM:
            assert between(found, hidden, k) == by_flow
        assert by_flow == pytest.approx(interval({i: 1}, len(hidden), known, bounds))


# The linear program alone


def test_halves_are_not_taken_for_whole_numbers() -> None:
    """Twice the one and the other are five: the one may be 0, 1 or 2, and not 2.5."""
    twice = System([1, 3, 5], [0, 0, 0], [{0: 2, 1: 1, 2: -1}])
    assert between(twice, {0, 1}, 0) == (0, 2)
    assert between(twice, {0, 1}, 1) == (1, 5)


def test_what_comes_out_in_halves_may_be_whole_a_little_further_on() -> None:
    pairs = System([4, 2], [0, 0], [{0: 1, 1: -2}])
    assert Audit(pairs, {0, 1}).room((0,), enough=5).up.size == 6


@settings(max_examples=60)
@given(st.data())
def test_what_is_found_by_a_linear_program_is_there(data: st.DataObject) -> None:
    """Of all whole numbers that fit the sums, tried one by one, some are as far from the truth."""
    size = data.draw(st.integers(2, 3))
    amounts = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    coefficients = st.lists(st.integers(-2, 2), min_size=size, max_size=size)
    sums = data.draw(st.lists(coefficients, min_size=1, max_size=3))
    totals = [sum(a * n for a, n in zip(row, amounts, strict=True)) for row in sums]
    rows = [{k: a for k, a in enumerate(row) if a} | {size + i: -1} for i, row in enumerate(sums)]
    found = between(System([*amounts, *totals], [0] * (size + len(sums)), rows), range(size), 0)
    fitting = [
        numbers[0]
        for numbers in product(range(30), repeat=size)
        if all(
            sum(a * n for a, n in zip(row, numbers, strict=True)) == total
            for row, total in zip(sums, totals, strict=True)
        )
    ]
    assert found[0] in fitting
    assert found[1] is None or found[1] in fitting


def test_a_program_without_end_is_told_from_one_that_ends() -> None:
    rows: list[dict[int, Rational]] = [{0: 1, 1: -1}]
    assert Simplex([Variable(3), Variable(5)], rows).maximize({0: 1}) is None
    assert Simplex([Variable(3), Variable(5, cap=9)], rows).maximize({0: 1}) == 4
    assert Simplex([Variable(3), Variable(5)], rows).maximize({0: -1}) == 3
