"""From plan to plan: what was dropped, put off, done but kept, or never changed."""

import pytest

from kvalitet.analysis.gaps import Gap, GapKind, gaps
from kvalitet.analysis.thread import follow
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, site

YEAR_END = FOLLOW_UP.replace("2024-T1", "2024-T3").replace("plan-2024-t1", "plan-2024-t3")


def plan(year: int, text: str = PLAN) -> str:
    """A plan of another year, which continues that of the year before."""
    after = f"år: {year}\nföregående: plan-{year - 1}" if year > 2024 else "år: 2024"
    deadline = f"klart: {year}-06-30"
    return (
        text.replace("plan-2024", f"plan-{year}")
        .replace("år: 2024", after)
        .replace("klart: 2024-06-30", deadline)
    )


NEXT = plan(2025)
OTHER = NEXT.replace("R1", "R2").replace("A1", "A2")
"""The plan of 2025 when neither the risk nor the action is carried over."""


def between(*documents: str) -> list[Gap]:
    """What is between the last plan and those before it."""
    texts = {f"{number}.md": text for number, text in enumerate((INDICATOR, *documents))}
    found = site(texts, CONFIG + MATRIX)
    assert not [problem for problem in found.problems if problem.is_error], found.problems
    last = list(found.catalogue.threads.values())[-1]
    kinds = list(GapKind)
    first = kinds.index(GapKind.DROPPED_RISK)
    every = gaps(follow(last, found.catalogue, found.findings))
    return [gap for gap in every if kinds.index(gap.kind) >= first]


def told(*documents: str) -> list[tuple[GapKind, str]]:
    return [(gap.kind, gap.entry) for gap in between(*documents)]


# Dropped


def test_what_has_not_ended_and_is_not_carried_over_is_dropped() -> None:
    dropped = [(GapKind.DROPPED_RISK, "R1"), (GapKind.DROPPED_ACTION, "A1")]
    assert told(PLAN, YEAR_END, OTHER) == dropped


def test_nothing_is_known_of_a_plan_that_was_never_followed_up() -> None:
    assert told(PLAN, OTHER) == []


def test_nothing_is_known_of_a_plan_that_continues_nothing() -> None:
    alone = OTHER.replace("föregående: plan-2024", "föregående: uppgift saknas")
    assert told(PLAN, YEAR_END, alone) == []


@pytest.mark.parametrize(
    ("now", "status", "left"),
    [
        ("{risknivå: kvarstår inte}", "följer tidplan", []),
        ("{sannolikhet: 1, konsekvens: 2}", "följer tidplan", []),
        ("{sannolikhet: 2, konsekvens: 4}", "klar", [GapKind.DROPPED_RISK]),
        ("{risknivå: uppgift saknas}", "klar", [GapKind.DROPPED_RISK]),
    ],
)
def test_what_has_ended_is_not_dropped_nor_what_was_done_against_it(
    now: str, status: str, left: list[GapKind]
) -> None:
    ended = YEAR_END.replace("{sannolikhet: 2, konsekvens: 4}", now)
    ended = ended.replace("följer tidplan", status)
    assert [kind for kind, _ in told(PLAN, ended, OTHER)] == left


def test_what_one_of_two_plans_carries_over_is_not_dropped() -> None:
    """A plan may be parted in two; what neither has is told once, in the first."""
    parted = OTHER.replace("plan-2025", "plan-2025-b").replace("område: ", "område: Unga, ")
    parted = parted.replace("    mål: {hylte: 91}\n", "")
    assert told(PLAN, YEAR_END, NEXT, parted) == []
    assert told(PLAN, YEAR_END, OTHER, parted) == []


# Put off, and done


def test_a_later_deadline_is_told_when_nothing_else_says_it() -> None:
    (gap,) = between(PLAN, FOLLOW_UP, NEXT)
    assert (gap.kind, gap.entry, gap.is_said) == (GapKind.PUT_OFF, "A1", False)


@pytest.mark.parametrize(
    ("after", "follow_up"),
    [
        (NEXT.replace("klart: 2025-06-30", "klart: 2025-06-30\n    status: försenad"), FOLLOW_UP),
        (NEXT, FOLLOW_UP.replace("följer tidplan", "försenad, ny_tid: 2025-06-30")),
    ],
)
def test_a_delay_may_be_said_by_the_plan_or_by_the_follow_up_before(
    after: str, follow_up: str
) -> None:
    (gap,) = between(PLAN, follow_up, after)
    assert (gap.kind, gap.is_said) == (GapKind.PUT_OFF, True)


@pytest.mark.parametrize("deadline", ["2024-06-30", "2024-05-31", "löpande", "uppgift saknas"])
def test_the_same_deadline_an_earlier_and_none_is_no_delay(deadline: str) -> None:
    after = NEXT.replace("klart: 2025-06-30", f"klart: {deadline}")
    assert told(PLAN, FOLLOW_UP, after) == []


def test_an_action_that_was_done_has_no_place_in_the_next_plan() -> None:
    done = YEAR_END.replace("följer tidplan", "klar")
    assert told(PLAN, done, NEXT) == [(GapKind.DONE_BUT_KEPT, "A1")]
    said = NEXT.replace("klart: 2025-06-30", "klart: 2025-06-30\n    status: klar")
    assert told(PLAN, done, said) == []


def test_a_plan_that_was_decided_before_the_year_ended_is_excused_by_its_own_follow_up() -> None:
    done = YEAR_END.replace("följer tidplan", "klar")
    later = YEAR_END.replace("2024", "2025").replace("följer tidplan", "klar")
    assert told(PLAN, done, NEXT, later) == []


# Year after year


def test_a_risk_that_nothing_happens_to_for_three_plans_is_told_in_the_newest() -> None:
    same = [plan(year).replace(f"klart: {year}-06-30", "klart: löpande") for year in (2024, 2025)]
    third = plan(2026).replace("klart: 2026-06-30", "klart: löpande")
    assert told(*same) == []
    assert told(*same, third) == [(GapKind.UNCHANGED_RISK, "R1")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("konsekvens: 4", "konsekvens: 3"),
        ("konsekvens: 4", "konsekvens: 1"),
        ("åtgärder: [A1]", "åtgärder: saknas"),
        ("sannolikhet: 3\n    konsekvens: 4", "risknivå: uppgift saknas"),
    ],
)
def test_another_level_or_other_actions_are_a_change(old: str, new: str) -> None:
    changed = plan(2026).replace(old, new)
    assert GapKind.UNCHANGED_RISK not in [kind for kind, _ in told(PLAN, NEXT, changed)]


def test_a_follow_up_that_judges_otherwise_is_a_change() -> None:
    kinds = [kind for kind, _ in told(PLAN, FOLLOW_UP, NEXT, plan(2026))]
    assert GapKind.UNCHANGED_RISK not in kinds


def test_an_acceptable_risk_may_stay_as_it_is() -> None:
    small = PLAN.replace("sannolikhet: 3\n    konsekvens: 4", "sannolikhet: 1\n    konsekvens: 2")
    kinds = [kind for kind, _ in told(small, plan(2025, small), plan(2026, small))]
    assert GapKind.UNCHANGED_RISK not in kinds


def test_an_action_that_is_never_done_is_told_once_and_not_as_put_off_as_well() -> None:
    found = told(PLAN, NEXT, plan(2026))
    assert found == [(GapKind.UNCHANGED_RISK, "R1"), (GapKind.UNCHANGED_ACTION, "A1")]


def test_an_action_of_several_years_has_its_time() -> None:
    long = PLAN.replace("klart: 2024-06-30", "klart: 2026-12-31")
    found = told(long, plan(2025, long), plan(2026, long))
    assert found == [(GapKind.UNCHANGED_RISK, "R1")]


def test_plans_in_a_ring_do_not_run_for_ever() -> None:
    ring = PLAN.replace("år: 2024", "år: 2024\nföregående: plan-2025")
    found = site({"u.md": INDICATOR, "1.md": ring, "2.md": NEXT}, CONFIG + MATRIX)
    assert {problem.rule.code for problem in found.problems} == {"K020"}
    for thread in found.catalogue.threads.values():
        gaps(follow(thread, found.catalogue, found.findings))
