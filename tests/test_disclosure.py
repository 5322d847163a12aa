"""Disclosure control: what would say something about a person is not shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import CONFIG, Site, indicator, measured, site

PARTS = ("ett", "två", "tre", "fyra", "fem")
KEYS = f"indelningar: {{ålder: [{', '.join(PARTS)}]}}"
HIDDEN = "sekretess"


def shown(value: str, unit: str = "procent", counts: str = "personer") -> str:
    text = measured(f"{{2024: {value}}}")
    text = text.replace("enhet: procent", f"enhet: {unit}").replace("personer", counts)
    return site(text).figure("U33461 2024").text


def breakdown(cell: str, unit: str = "procent") -> Site:
    return site(measured(f"{{2024: {cell}}}", KEYS).replace("enhet: procent", f"enhet: {unit}"))


def hidden(found: Site) -> set[str]:
    """The parts of the breakdown, and "totalt", whose figures are not shown."""
    return {
        assessment.parts[0][1] if assessment.parts else "totalt"
        for assessment in found.findings.all()
        if assessment.latest.figure.text == HIDDEN
    }


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_counts_of_persons_from_one_to_four_are_hidden(count: int) -> None:
    assert shown(str(count), "antal") == HIDDEN


@pytest.mark.parametrize("count", [0, 5, 12])
def test_zero_and_five_are_shown(count: int) -> None:
    assert shown(str(count), "antal") == str(count)


@pytest.mark.parametrize(
    "value", ["1 av 40", "4 av 40", "36 av 40", "39 av 40", "0 av 4", "4 av 4"]
)
def test_a_share_is_hidden_with_its_count_with_those_left_over_and_with_a_small_base(
    value: str,
) -> None:
    assert shown(value) == HIDDEN


@pytest.mark.parametrize(
    "value", ["0 av 40", "5 av 40", "35 av 40", "40 av 40", "0 av 5", "5 av 5"]
)
def test_a_share_of_none_or_all_is_shown(value: str) -> None:
    assert shown(value) != HIDDEN


def test_events_that_concern_a_person_are_protected_like_persons() -> None:
    assert shown("3", "antal", "händelser") == HIDDEN


def test_what_counts_no_persons_is_shown() -> None:
    assert shown("3", "antal", "verksamhet") == "3"


@pytest.mark.parametrize("unit", ["dagar", "poäng", "procent"])
def test_a_small_number_that_is_no_count_is_shown(unit: str) -> None:
    assert shown("3", unit).startswith("3\u00a0")


def test_the_limits_are_the_organisations_own() -> None:
    text = measured("{2023: 9 av 80, 2024: 10 av 80}")
    found = site(text, f"{CONFIG}sekretess: {{minsta_antal: 10}}\n")
    assert found.figure("U33461 2023").text == HIDDEN
    assert found.figure("U33461 2024").text == "13\u00a0%"


# What is hidden has no words either


def test_a_hidden_value_gives_no_level_no_change_and_no_trend() -> None:
    scale = "nivåer: [{gäller_från: 2000, röd: högst 75, grön: över 75, beslut: uppgift saknas}]"
    series = "{2020: 10 av 40, 2021: 12 av 40, 2022: 3 av 40}"
    result = site(measured(series, scale)).result("U33461 2022")
    assert result.figure.value is None
    assert result.figure.level is None
    assert result.change is None
    assert result.trend.points == 2


def test_a_hidden_value_has_no_interval_and_a_bare_percentage_tells_none_of_its_counts() -> None:
    def interval(value: str, unit: str = "procent", counts: str = "personer") -> object:
        text = measured(f"{{2024: {value}}}").replace("enhet: procent", f"enhet: {unit}")
        (assessment,) = site(text.replace("personer", counts)).findings.all()
        return assessment.latest.interval

    assert interval("24 av 30") is not None
    assert interval("3 av 30") is None
    assert interval("80") is None
    assert interval("12", "antal", "händelser") is not None
    assert interval("3", "antal", "händelser") is None


def test_a_later_value_is_compared_with_the_last_that_is_shown() -> None:
    series = "{2020: 10 av 40, 2021: 3 av 40, 2022: 12 av 40}"
    change = site(measured(series)).result("U33461 2022").change
    assert change is not None
    assert change.previous.period.canonical == "2020"


# Breakdowns


def test_the_smallest_other_part_is_hidden_lest_the_total_give_the_only_one_away() -> None:
    found = breakdown("{totalt: 60, ett: 3, två: 20, tre: 37}", "antal")
    assert hidden(found) == {"ett", "två"}


def test_without_a_total_there_is_nothing_to_subtract_from() -> None:
    assert hidden(breakdown("{ett: 3, två: 20, tre: 37}", "antal")) == {"ett"}


def test_of_two_parts_both_are_hidden() -> None:
    assert hidden(breakdown("{totalt: 60, ett: 3, två: 57}", "antal")) == {"ett", "två"}


def test_nothing_is_hidden_when_nothing_needs_to_be() -> None:
    assert hidden(breakdown("{totalt: 60, ett: 23, två: 37}", "antal")) == set()


def test_what_a_writer_marked_as_confidential_is_not_given_away_by_the_total() -> None:
    found = breakdown("{totalt: 60, ett: sekretess, två: 20, tre: 37}", "antal")
    assert hidden(found) == {"ett", "två"}


def test_zero_is_shown_and_the_total_hidden_in_its_place() -> None:
    found = breakdown("{totalt: 12, ett: sekretess, två: 0}", "antal")
    assert hidden(found) == {"totalt", "ett"}


def test_two_that_share_a_sum_of_two_are_one_each_and_need_a_third() -> None:
    found = breakdown("{totalt: 57, ett: 1, två: 1, tre: 20, fyra: 35}", "antal")
    assert hidden(found) == {"ett", "två", "tre"}


def test_each_period_is_judged_by_itself() -> None:
    cell = "{2023: {totalt: 60, ett: 23, två: 37}, 2024: {totalt: 60, ett: 3, två: 57}}"
    found = site(measured(cell, KEYS).replace("procent", "antal"))
    assert found.figure("U33461 2023 ålder=två").text == "37"
    assert found.figure("U33461 2024 ålder=två").text == HIDDEN


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
def test_no_hidden_part_can_be_computed_from_the_total_and_the_others(counts: list[int]) -> None:
    names = PARTS[: len(counts)]
    cells = ", ".join(f"{name}: {n}" for name, n in zip(names, counts, strict=True))
    out_of_sight = hidden(breakdown(f"{{totalt: {sum(counts)}, {cells}}}", "antal"))
    unseen = [i for i, name in enumerate(names) if name in out_of_sight]
    assert all(i in unseen for i, n in enumerate(counts) if 0 < n < 5)
    assert not any(counts[i] == 0 for i in unseen)
    if unseen and "totalt" not in out_of_sight:
        rest = sum(counts[i] for i in unseen)
        assert rest - len(unseen) >= 5, "how much of the rest any one may have, others at least one"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=4))
def test_no_hidden_share_can_be_computed_either(cells: list[tuple[int, int]]) -> None:
    """A share is so many, and so many who are not; neither may be found by subtraction."""
    shares = [(some, some + others) for some, others in cells if some + others]
    names = PARTS[: len(shares)]
    written = ", ".join(f"{p}: {x} av {n}" for p, (x, n) in zip(names, shares, strict=True))
    some, all_of_them = sum(x for x, _ in shares), sum(n for _, n in shares)
    if not all_of_them:
        return
    out_of_sight = hidden(breakdown(f"{{totalt: {some} av {all_of_them}, {written}}}"))
    unseen = [i for i, name in enumerate(names) if name in out_of_sight]
    if "totalt" not in out_of_sight:
        assert len(unseen) != 1


def test_groups_that_are_not_the_same_owner_do_not_hide_each_other() -> None:
    text = indicator(
        f"{KEYS}\nmätningar:\n  hylte: {{2024: {{ett: 3}}}}\n  nacka: {{2024: {{två: 9}}}}"
    )
    found = site(text.replace("procent", "antal"))
    assert found.figure("U33461 2024 kommun=nacka ålder=två").text == "9"


# A part that nobody wrote


@pytest.mark.parametrize(
    ("cell", "unit", "gone"),
    [
        ("{totalt: 28, ett: 26}", "antal", {"ett"}),  # two of some other age
        ("{totalt: 28, ett: 20, två: 6}", "antal", {"två"}),
        ("{totalt: 28, ett: 20}", "antal", set()),  # eight others
        ("{totalt: 28, ett: 28}", "antal", set()),  # no others
        ("{totalt: 40 av 60, ett: 30 av 50, två: 10 av 10}", "procent", set()),
        ("{totalt: 32 av 60, ett: 30 av 50}", "procent", {"ett"}),
    ],
)
def test_a_small_rest_of_the_total_hides_the_smallest_part(
    cell: str, unit: str, gone: set[str]
) -> None:
    assert hidden(breakdown(cell, unit)) == gone
