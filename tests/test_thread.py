"""The red thread: what a risk leads to, what hangs loose, what is missing, and what came of it."""

from collections.abc import Mapping

import pytest

from kvalitet.analysis.gaps import GapKind, gaps
from kvalitet.analysis.outcomes import Outcome, Reported
from kvalitet.analysis.thread import RedThread, RiskBranch, follow
from tests.sites import (
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PLAN,
    STORY,
    measured,
    site,
    with_keys,
    with_text,
)

OTHER = INDICATOR.replace("id: U33461", "id: N2").replace("avser: personer", "avser: verksamhet")
"""A second indicator, which counts no persons."""

YEAR_END = FOLLOW_UP.replace("2024-T1", "2024-T3").replace("plan-2024-t1", "plan-2024-t3")


def threads(documents: Mapping[str, str]) -> Mapping[str, RedThread]:
    """The thread of each plan in documents without faults, with U33461 unless it is given."""
    found = site({"u33461.md": INDICATOR, **documents}, CONFIG + MATRIX)
    assert not [problem for problem in found.problems if problem.is_error], found.problems
    return {
        plan: follow(thread, found.catalogue, found.findings)
        for plan, thread in found.catalogue.threads.items()
    }


def thread(plan: str = PLAN, **documents: str) -> RedThread:
    """The thread of the plan from 2024; other documents are named by what they are."""
    files = {f"{name}.md": text for name, text in documents.items()}
    return threads({"plan.md": plan, **files})["plan-2024"]


def only_risk(found: RedThread) -> RiskBranch:
    (branch,) = found.risks
    return branch


def only_indicator(found: RedThread) -> Reported:
    (one,) = found.indicators
    return one


def only_outcome(found: RedThread) -> Outcome:
    (outcome,) = only_indicator(found).outcomes
    return outcome


def kinds(found: RedThread) -> list[GapKind]:
    return [gap.kind for gap in gaps(found)]


# Following


def test_a_risk_leads_to_its_self_checks_actions_and_indicators() -> None:
    branch = only_risk(thread())
    assert [one.self_check.id for one in branch.self_checks] == ["EK1"]
    assert [one.course.action.id for one in branch.actions] == ["A1"]
    assert [one.indicator.id for one in branch.indicators] == ["U33461"]
    assert not branch.has_result


def test_a_thread_holds_when_its_last_link_has_a_result() -> None:
    series = measured("{2024: 84 av 100}")
    assert only_risk(thread(u33461=series)).holds
    assert not only_risk(thread(u33461=measured("{2023: 84 av 100}"))).holds
    unwatched = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    assert not only_risk(thread(unwatched, u33461=series)).holds


def test_what_a_self_check_measures_is_part_of_the_thread() -> None:
    plan = PLAN.replace("nyckeltal: [U33461]", "nyckeltal: saknas").replace(
        "när: varje månad}", "när: varje månad, nyckeltal: [U33461]}"
    )
    found = thread(plan, u33461=measured("{2024: 84 av 100}"))
    assert [one.indicator.id for one in only_risk(found).measured] == ["U33461"]
    assert only_risk(found).holds
    assert not found.loose_indicators


# Results


def test_the_result_is_the_latest_of_the_plans_year_or_before() -> None:
    found = thread(u33461=measured("{2022: 70, 2023: 80, 2024-H1: 82, 2024: 84, 2025: 99}"))
    outcome = only_outcome(found)
    assert outcome.result.figure.text == "84\u00a0%"
    assert outcome.of_the_year


def test_an_older_result_tells_where_the_plan_began() -> None:
    one = only_indicator(thread(u33461=measured("{2023: 80, 2025: 99}")))
    (outcome,) = one.outcomes
    assert (outcome.result.figure.period.name, outcome.of_the_year) == ("2023", False)
    assert not one.reported
    assert not one.has_result


def test_the_results_are_the_plans_own_and_those_of_its_units() -> None:
    series = "mätningar: {nacka: {2024: 60}, hylte: {2024: 70}, lotsen: {2024: 75}}"
    found = thread(u33461=with_keys(INDICATOR, series))
    assert [one.assessment.owner for one in only_indicator(found).outcomes] == ["hylte", "lotsen"]


def test_a_units_plan_is_told_by_the_units_own_results() -> None:
    series = "mätningar: {hylte: {2024: 70}, lotsen: {2024: 75}}"
    plan = with_keys(PLAN.replace("{hylte: 91}", "{lotsen: 91}"), "enhet: lotsen")
    outcome = only_outcome(thread(plan, u33461=with_keys(INDICATOR, series)))
    assert outcome.assessment.owner == "lotsen"


@pytest.mark.parametrize(
    ("value", "reached"), [("91", True), ("90,6", True), ("90", False), ("ej mätt", None)]
)
def test_a_target_is_reached_by_the_value_that_is_shown(value: str, reached: bool | None) -> None:
    assert only_outcome(thread(u33461=measured(f'{{2024: "{value}"}}'))).reached is reached


def test_a_target_is_not_held_against_an_older_result() -> None:
    assert only_outcome(thread(u33461=measured("{2023: 95}"))).reached is None


def test_before_the_year_is_over_nothing_is_final() -> None:
    assert not only_outcome(thread(u33461=measured("{2024-T2: 95}"))).is_final
    assert only_outcome(thread(u33461=measured("{2024-T3: 95}"))).is_final


def test_a_plan_is_told_to_the_end_by_its_last_period_or_by_a_story() -> None:
    assert not thread(t1=FOLLOW_UP).is_told_to_the_end
    assert thread(t3=YEAR_END).is_told_to_the_end
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    assert thread(story=story).is_told_to_the_end


def test_a_hidden_result_is_reported_but_never_shown() -> None:
    """Three of ten would say something about a person."""
    found = thread(u33461=measured("{2024: 3 av 10}"), t3=YEAR_END)
    outcome = only_outcome(found)
    assert only_risk(found).holds
    assert GapKind.NOT_REPORTED not in kinds(found)
    figure = outcome.result.figure
    assert (figure.text, figure.value, figure.numerator) == ("sekretess", None, None)
    assert outcome.reached is None


def test_a_word_for_why_there_is_no_value_is_told_but_is_no_result() -> None:
    found = thread(u33461=measured("{2024: för få svar}"), t3=YEAR_END)
    assert only_indicator(found).reported
    assert not only_risk(found).holds


def test_the_documents_that_tell_a_result_state_it_or_refer_to_it() -> None:
    t1 = with_keys(FOLLOW_UP, "mätningar: {U33461: {2024-T1: 80}}")
    t3 = with_text(YEAR_END, "Det blev [[U33461 2024]].")
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024").replace(
        "    namn: Barn 0–12 år\n", "    namn: Barn 0–12 år\n    nyckeltal: [U33461]\n"
    )
    found = thread(u33461=measured("{2024: 84 av 100}"), t1=t1, t3=t3, story=story)
    told = [document.form.id for document in only_outcome(found).told_in]
    assert told == ["plan-2024-t3", "hylte-2024"]


def test_a_story_of_another_plan_tells_nothing_of_this_one() -> None:
    story = with_text(STORY, "[[U33461 2024]]")
    found = thread(u33461=measured("{2024: 84 av 100}"), story=story)
    assert only_outcome(found).told_in == ()


# Over the years

NEXT = PLAN.replace("plan-2024", "plan-2025").replace("år: 2024", "år: 2025")
NEXT = with_keys(NEXT, "föregående: plan-2024")


def test_a_risk_with_the_same_id_is_carried_over() -> None:
    found = threads({"plan.md": PLAN, "next.md": NEXT})
    now, later = (only_risk(found[name]) for name in ("plan-2024", "plan-2025"))
    assert [plan.id for plan in now.carried_to] == ["plan-2025"]
    assert now.carried_from is None
    assert later.carried_from is not None
    assert later.carried_from.id == "plan-2024"


def test_a_risk_with_an_id_of_its_own_is_new() -> None:
    found = threads({"plan.md": PLAN, "next.md": NEXT.replace("id: R1", "id: R2")})
    assert only_risk(found["plan-2024"]).carried_to == ()
    assert only_risk(found["plan-2025"]).carried_from is None


def test_a_plan_that_continues_nothing_carries_nothing_over() -> None:
    other = NEXT.replace("föregående: plan-2024", "föregående: uppgift saknas")
    assert only_risk(threads({"plan.md": PLAN, "next.md": other})["plan-2025"]).carried_from is None


# Loose ends

LOOSE = (
    PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    .replace("åtgärder: [A1]", "åtgärder: saknas")
    .replace("nyckeltal: [U33461]", "nyckeltal: saknas")
)


def test_what_nothing_leads_to_hangs_loose() -> None:
    found = thread(LOOSE)
    assert [one.self_check.id for one in found.loose_self_checks] == ["EK1"]
    assert [one.course.action.id for one in found.loose_actions] == ["A1"]
    assert [one.indicator.id for one in found.loose_indicators] == ["U33461"]
    assert found.loose_ends == 3


def test_a_whole_thread_has_no_loose_ends() -> None:
    assert thread().loose_ends == 0


def test_what_a_follow_up_measures_beside_the_plan_hangs_loose() -> None:
    """Nacka 2020: a share was promised, and a number was reported."""
    told = with_keys(FOLLOW_UP, "mätningar: {N2: {2024-T1: 12}, U33461: {2024-T1: 80}}")
    found = thread(t1=told, n2=OTHER)
    assert [one.id for one in found.unplanned] == ["N2"]
    assert GapKind.UNPLANNED in kinds(found)


# Gaps

WHOLE = {"u33461": measured("{2024: 84 av 100}"), "t3": YEAR_END}
"""What makes the plan one without gaps."""


def test_a_whole_thread_has_no_gaps() -> None:
    assert gaps(thread(**WHOLE)) == ()


@pytest.mark.parametrize(
    ("old", "new", "kind", "entry"),
    [
        ("egenkontroller: [EK1]", "egenkontroller: saknas", GapKind.NO_SELF_CHECK, "R1"),
        ("åtgärder: [A1]", "åtgärder: saknas", GapKind.NO_ACTION, "R1"),
        ("egenkontroller: [EK1]", "egenkontroller: saknas", GapKind.NO_RISK, "EK1"),
        ("åtgärder: [A1]", "åtgärder: saknas", GapKind.ACTION_WITHOUT_RISK, "A1"),
        (
            "    ansvarig: Enhetschef",
            "    ansvarig: uppgift saknas",
            GapKind.NO_RESPONSIBLE,
            "A1",
        ),
        ("klart: 2024-06-30", "klart: uppgift saknas", GapKind.NO_DEADLINE, "A1"),
        ("nyckeltal: [U33461]", "nyckeltal: saknas", GapKind.NO_INDICATOR, "A1"),
        (
            "nyckeltal: [U33461]",
            "nyckeltal: saknas",
            GapKind.INDICATOR_WITHOUT_ACTION,
            "U33461",
        ),
        ("{hylte: 91}", "{hylte: uppgift saknas}", GapKind.NO_TARGET, "U33461"),
    ],
)
def test_what_a_plan_lacks_is_a_gap(old: str, new: str, kind: GapKind, entry: str) -> None:
    assert old in PLAN
    found = gaps(thread(PLAN.replace(old, new), **WHOLE))
    assert (kind, entry) in [(gap.kind, gap.entry) for gap in found]


@pytest.mark.parametrize(
    ("old", "kind", "entry"),
    [
        ("  R1: {sannolikhet: 2, konsekvens: 4}\n", GapKind.RISK_NOT_FOLLOWED, "R1"),
        ("  EK1: {utförd: ja}\n", GapKind.SELF_CHECK_NOT_FOLLOWED, "EK1"),
        ("  A1: {status: följer tidplan}\n", GapKind.ACTION_NOT_FOLLOWED, "A1"),
    ],
)
def test_what_a_follow_up_leaves_out_is_a_gap(old: str, kind: GapKind, entry: str) -> None:
    key = {"R1": "risker", "EK1": "egenkontroller", "A1": "åtgärder"}[entry]
    told = YEAR_END.replace(f"{key}:\n{old}", "")
    assert told != YEAR_END
    found = gaps(thread(u33461=WHOLE["u33461"], t3=told))
    assert [(gap.kind, gap.entry) for gap in found] == [(kind, entry)]


def test_what_is_promised_and_not_reported_is_a_gap() -> None:
    assert kinds(thread(u33461=measured("{2023: 80}"), t3=YEAR_END)) == [GapKind.NOT_REPORTED]


@pytest.mark.parametrize(
    "left_out",
    [
        "risker:\n  R1: {sannolikhet: 2, konsekvens: 4}\n",
        "egenkontroller:\n  EK1: {utförd: ja}\n",
        "åtgärder:\n  A1: {status: följer tidplan}\n",
        "",
    ],
)
def test_what_is_not_due_is_no_gap_yet(left_out: str) -> None:
    """In spring a self-check of autumn, and an action of June, need not be told of."""
    assert gaps(thread(t1=FOLLOW_UP.replace(left_out, "") if left_out else FOLLOW_UP)) == ()


def test_an_action_is_due_when_its_day_has_passed() -> None:
    told = FOLLOW_UP.replace("åtgärder:\n  A1: {status: följer tidplan}\n", "")
    in_august = told.replace("2024-T1", "2024-T2")
    assert kinds(thread(t2=in_august)) == [GapKind.ACTION_NOT_FOLLOWED]
    later = PLAN.replace("klart: 2024-06-30", "klart: 2025-01-31")
    assert kinds(thread(later, t2=in_august)) == []
    done = PLAN.replace("klart: 2024-06-30", "klart: 2024-06-30\n    status: klar")
    assert kinds(thread(done, t2=in_august)) == []


def test_an_action_that_is_not_done_is_told_of_when_the_year_ends() -> None:
    silent = YEAR_END.replace("åtgärder:\n  A1: {status: följer tidplan}\n", "")
    begun = {**WHOLE, "t1": FOLLOW_UP, "t3": silent}
    assert kinds(thread(**begun)) == [GapKind.ACTION_NOT_FOLLOWED]
    done = FOLLOW_UP.replace("följer tidplan", "klar")
    assert kinds(thread(**{**begun, "t1": done})) == []


def test_what_a_follow_up_says_nobody_knows_is_a_gap_at_once() -> None:
    told = FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", "{risknivå: uppgift saknas}")
    told = told.replace("följer tidplan", "uppgift saknas").replace(
        "utförd: ja", "utförd: uppgift saknas"
    )
    found = gaps(thread(t1=told))
    assert [(gap.kind, gap.is_unknown) for gap in found] == [
        (GapKind.RISK_NOT_FOLLOWED, True),
        (GapKind.SELF_CHECK_NOT_FOLLOWED, True),
        (GapKind.ACTION_NOT_FOLLOWED, True),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("sannolikhet: 3\n    konsekvens: 4", "risknivå: uppgift saknas", GapKind.NO_LEVEL),
        ("riskmatris: matris", "riskmatris: uppgift saknas", GapKind.UNEXPLAINED_LEVEL),
    ],
)
def test_a_level_must_be_known_and_mean_something(old: str, new: str, kind: GapKind) -> None:
    assert kinds(thread(PLAN.replace(old, new))) == [kind]


def test_a_level_that_was_unknown_in_the_plan_may_be_told_since() -> None:
    plan = PLAN.replace("sannolikhet: 3\n    konsekvens: 4", "risknivå: uppgift saknas")
    assert kinds(thread(plan, t1=FOLLOW_UP)) == []


def test_an_indicator_without_a_better_way_needs_no_target() -> None:
    counted = INDICATOR.replace("bättre: högre", "bättre: ingetdera")
    plan = PLAN.replace("    mål: {hylte: 91}\n", "")
    assert kinds(thread(plan, u33461=counted)) == []
    assert kinds(thread(plan)) == [GapKind.NO_TARGET]


def test_a_plan_that_nobody_has_followed_up_does_not_cry_wolf() -> None:
    found = thread()
    assert not found.is_followed_up
    assert gaps(found) == ()


def test_a_story_alone_follows_up_the_indicators_but_judges_no_risks() -> None:
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    assert kinds(thread(story=story)) == [GapKind.NOT_REPORTED]


def test_that_nobody_knows_is_told_from_that_there_is_none() -> None:
    unknown = thread(PLAN.replace("åtgärder: [A1]", "åtgärder: uppgift saknas"))
    none = thread(PLAN.replace("åtgärder: [A1]", "åtgärder: saknas"))
    assert [gap.is_unknown for gap in gaps(unknown) if gap.kind is GapKind.NO_ACTION] == [True]
    assert [gap.is_unknown for gap in gaps(none) if gap.kind is GapKind.NO_ACTION] == [False]


def test_gaps_come_in_the_order_of_the_thread() -> None:
    found = kinds(thread(LOOSE))
    assert found == sorted(found, key=list(GapKind).index)
    assert found[0] is GapKind.NO_SELF_CHECK
