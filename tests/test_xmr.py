"""XmR as in NHSRplotthedots: its own results, its own unit tests, and what it leaves open."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.statistics.xmr import Cause, Signal, Xmr, xmr
from tests.oracles import vectors, whole

VECTORS = vectors("spc")
TOLERANCE = float(VECTORS["meta"]["tolerance"])
LITERALS = VECTORS["unit_literals"]

CAUSES = {
    "Common Cause": None,
    "Above UCL": Signal(Cause.OUTSIDE, 1),
    "Below LCL": Signal(Cause.OUTSIDE, -1),
    "7 Point Trend (Increasing)": Signal(Cause.STEADY, 1),
    "7 Point Trend (Decreasing)": Signal(Cause.STEADY, -1),
    "2 in 3 Above CL": Signal(Cause.NEAR, 1),
    "2 in 3 Below CL": Signal(Cause.NEAR, -1),
    "7 Points Above CL": Signal(Cause.SHIFT, 1),
    "7 Points Below CL": Signal(Cause.SHIFT, -1),
}

series = st.lists(st.integers(-50, 50), min_size=1, max_size=30)


def groups(case: dict[str, Any]) -> list[tuple[Xmr, int]]:
    """Each rebase group of a case, with the unit that its values are counted in."""
    values, unit = whole(case["values"])
    options, numbers = case["options"], case["expected"]["rebase_group"]
    return [
        (
            xmr(
                [value for value, own in zip(values, numbers, strict=True) if own == group],
                baseline=options["fix_after_n_points"],
                screened=options["screen_outliers"],
            ),
            unit,
        )
        for group in sorted(set(numbers))
    ]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["id"]))
def test_the_limits_are_those_of_the_source(case: dict[str, Any]) -> None:
    for (found, unit), expected in zip(groups(case), case["expected"]["limits"], strict=True):
        if expected["lpl"] is None:
            assert found.limits is None
            continue
        assert found.limits is not None
        ends = [
            float(end / unit) for end in (found.limits.low, found.limits.mean, found.limits.high)
        ]
        known = [float(expected[end]) for end in ("lpl", "mean", "upl")]
        assert ends == pytest.approx(known, abs=TOLERANCE)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["id"]))
def test_the_points_that_stand_out_are_those_of_the_source(case: dict[str, Any]) -> None:
    found = [signal for group, _ in groups(case) for signal in group.signals]
    assert found == [CAUSES[cause] for cause in case["expected"]["special_cause_type"]]
    sides = [side for group, _ in groups(case) for side in group.sides]
    assert sides == case["expected"]["relative_to_mean"]


def flagged(values: list[int], cause: Cause) -> list[int]:
    """1, −1 or 0 for each value: which way it stands out for a reason, or that it does not."""
    signals = xmr(values).signals
    return [signal.way if signal and signal.cause is cause else 0 for signal in signals]


@pytest.mark.parametrize("case", LITERALS["seven_point_trend"], ids=lambda case: str(case["y"]))
def test_seven_steady_points_are_the_sources(case: dict[str, Any]) -> None:
    """The source flags the seventh, and then everything that a flagged one is part of."""
    values, last = case["y"], [i for i, flag in enumerate(case["expected"]) if flag]
    members = {k for i in last for k in range(i - 6, i + 1)}
    # Wide swings before and after make the limits so wide that nothing else is found.
    wide = [0, 900, 0, 900, *(450 + value for value in values), 0, 900, 0, 900]
    found = flagged(wide, Cause.STEADY)[4:-4]
    assert {i for i, way in enumerate(found) if way} == members
    assert {found[i] for i in members} <= {case["expected"][i] for i in last}


def test_a_point_on_the_mean_parts_a_run() -> None:
    assert flagged([7, 9, 7, 9, 7, 9, 7, 15, 13, 15, 12], Cause.SHIFT)[:7] == [-1] * 7
    assert not any(flagged([7, 9, 7, 10, 9, 7, 9, 7, 15, 13, 15, 12], Cause.SHIFT))


@pytest.mark.parametrize("gap", [3, 6])
def test_no_run_goes_on_across_a_gap(gap: int) -> None:
    values = [0, 10, 0, 10, 0, 10, 0, *[8] * 7, 0, 10, 0, 10]
    assert any(flagged(values, Cause.SHIFT))
    assert xmr(values, apart={7 + gap}).signals == (None,) * len(values)


def test_no_steady_climb_goes_on_across_a_gap() -> None:
    values = [0, 90, 0, 90, 41, 42, 43, 44, 45, 46, 47, 0, 90, 0, 90]
    assert flagged(values, Cause.STEADY)[4:11] == [1] * 7
    assert not any(xmr(values, apart={8}).signals)


def test_two_of_three_are_never_on_both_sides_of_a_gap() -> None:
    values = [*[0, 10] * 10, 30, 22, 30, 0, 10]
    assert any(flagged(values, Cause.NEAR))
    assert not any(
        signal and signal.cause is Cause.NEAR for signal in xmr(values, apart={22}).signals
    )


def test_no_range_is_taken_across_a_gap() -> None:
    """Two steady halves at different heights: only the step between them is wide."""
    values = [10, 12, 10, 12, 50, 52, 50, 52]
    together, parted = xmr(values, screened=False), xmr(values, apart={4}, screened=False)
    assert together.limits is not None
    assert parted.limits is not None
    assert parted.limits.reach < together.limits.reach


@pytest.mark.parametrize("values", [[], [5], [5, 5], [5] * 20])
def test_without_a_range_there_are_no_limits(values: list[int]) -> None:
    found = xmr(values)
    assert found.limits is None
    assert not any(found.signals)


@given(series, st.integers(-1000, 1000), st.integers(1, 1000))
def test_another_unit_changes_nothing_but_the_unit(
    values: list[int], start: int, step: int
) -> None:
    one, other = xmr(values), xmr([start + step * value for value in values])
    assert one.signals == other.signals
    if one.limits is not None:
        assert other.limits is not None
        assert other.limits.mean == start + step * one.limits.mean
        assert other.limits.reach == step * one.limits.reach


@given(series)
def test_upside_down_the_same_points_stand_out_the_other_way(values: list[int]) -> None:
    mirrored = [
        signal and Signal(signal.cause, -signal.way)
        for signal in xmr([-value for value in values]).signals
    ]
    assert mirrored == list(xmr(values).signals)


@given(series)
def test_a_gap_before_every_point_leaves_nothing_to_say(values: list[int]) -> None:
    assert xmr(values, apart=range(len(values))).limits is None
