"""Complementary suppression: tables are protected with as little as it takes, and no more."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.disclosure.protection import Option, Protection, Secret
from kvalitet.analysis.disclosure.system import System
from tests.attacking import interval
from tests.test_disclosure_audit import BY_PROGRAM, VECTORS, Table, between, place, system


def protect(
    made: System, primary: Iterable[int], threshold: int, ranks: Sequence[int] = ()
) -> Protection:
    """Protect cells of a table; zeros are hidden only where nobody counts on their being shown."""
    options = [
        Option((k,), ranks[k] if ranks else 0, int(amount) + 1)
        for k, amount in enumerate(made.amounts)
        if amount or not any(made.least)
    ]
    found = Protection(made, options, frozenset(primary))
    found.protect([Secret((k,), threshold) for k in primary])
    return found


def room(made: System, hidden: Iterable[int], k: int) -> float:
    low, high = between(made, hidden, k)
    return float("inf") if high is None else float(high - low)


@pytest.mark.parametrize("by", [nullcontext(), BY_PROGRAM], ids=["flow", "linear program"])
@pytest.mark.parametrize("case", VECTORS["protect"])
def test_the_vectors_tables_are_protected_at_no_greater_cost(case: dict[str, Any], by: Any) -> None:
    table = case["table"]
    made, primary = system(table), [place(cell, table) for cell in case["primary"]]
    with by:
        found = protect(made, primary, case["threshold"])
    assert bool(found.exposed) is not case["can_be_protected_by_inner_cells"]
    exposed = {secret.form[0] for secret in found.exposed}
    for k in primary:
        assert (room(made, found.hidden, k) >= case["threshold"]) is (k not in exposed)
    reference = {place(cell, table) for cell in case["reference_pattern"]}
    assert found.exposed or cost(made, found.hidden) <= cost(made, reference)


def cost(made: System, cells: Iterable[int]) -> int:
    return sum(int(made.amounts[k]) + 1 for k in cells)


def test_what_cannot_be_protected_is_told_and_keeps_what_room_it_has() -> None:
    table = [[2, 0], [7, 9]]
    found = protect(system(table, least=1), [0], 5)
    assert [secret.form for secret in found.exposed] == [(0,)]


def test_a_rectangle_of_the_smallest_corners_is_hidden() -> None:
    table = [[2, 14, 9], [11, 8, 20], [7, 16, 13]]
    assert protect(system(table), [0], 4).hidden == {0, 2, 6, 8}


def test_a_total_is_hidden_only_when_parts_are_not_enough() -> None:
    total, part, other, none = 0, 1, 2, 3
    row = {total: 1, part: -1, other: -1, none: -1}
    ranks = [1, 0, 0, 0]
    large = System([60, 3, 57, 0], [1, 1, 1, 0], [row])
    assert protect(large, [part], 5, ranks).hidden == {part, other}
    alone = System([8, 3, 0, 5], [1, 1, 0, 1], [row])
    assert protect(alone, [part], 5, ranks).hidden == {part, none}
    only = System([3, 3, 0, 0], [1, 1, 0, 0], [row])
    assert protect(only, [part], 5, ranks).hidden == {total, part}


def test_each_thing_hidden_names_what_it_is_hidden_for() -> None:
    table = [[2, 14, 9], [11, 8, 20], [7, 16, 13]]
    found = protect(system(table), [0], 4)
    assert found.chosen.keys() == {2, 6, 8}
    assert {secret.form for secret in found.chosen.values()} == {(0,)}


def random_tables(most: int) -> st.SearchStrategy[Table]:
    def of(size: tuple[int, int]) -> st.SearchStrategy[Table]:
        counts = st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 30])
        row = st.lists(counts, min_size=size[1], max_size=size[1])
        return st.lists(row, min_size=size[0], max_size=size[0])

    return st.tuples(st.integers(2, most), st.integers(2, most)).flatmap(of)


def attack(made: System, hidden: Iterable[int], k: int) -> float:
    """How wide an interval a linear program narrows a cell down to."""
    unknown = sorted(hidden)
    if k not in unknown:
        return 0
    at = {other: i for i, other in enumerate(unknown)}
    known = [
        ({at[i]: 1 for i in row if i in at}, float(sum(made.amounts[i] for i in row if i in at)))
        for row in made.rows
    ]
    least = [({i: 1}, float(made.least[other])) for other, i in at.items()]
    low, high = interval({at[k]: 1}, len(unknown), known, least)
    return high - low


@given(random_tables(5), st.sampled_from([0, 1]), st.integers(3, 6))
def test_an_attack_on_a_protected_table_finds_nothing(
    table: Table, least: int, threshold: int
) -> None:
    made = system(table, least)
    primary = [k for k, amount in enumerate(made.amounts) if 0 < amount < threshold]
    found = protect(made, primary, threshold)
    exposed = {secret.form[0] for secret in found.exposed}
    everything = [k for k, amount in enumerate(made.amounts) if amount or not any(made.least)]
    for k in primary:
        if k in exposed:
            assert attack(made, everything, k) < threshold, "nothing could have protected it"
        else:
            assert attack(made, found.hidden, k) >= threshold - 1e-6


@given(random_tables(4), st.integers(3, 6))
def test_nothing_is_hidden_that_need_not_be(table: Table, threshold: int) -> None:
    made = system(table, 1)
    primary = [k for k, amount in enumerate(made.amounts) if 0 < amount < threshold]
    found = protect(made, primary, threshold)
    chosen = {found.options[i].counts[0]: secret for i, secret in found.chosen.items()}
    assert found.hidden == {*primary, *chosen}
    for k, secret in chosen.items():
        assert attack(made, found.hidden - {k}, secret.form[0]) < secret.width


@given(st.lists(st.lists(st.sampled_from([0, 7, 50]), min_size=3, max_size=3), min_size=2))
def test_nothing_is_hidden_when_nothing_is_small(table: Table) -> None:
    assert protect(system(table, 1), [], 5).hidden == set()
