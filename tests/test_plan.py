"""Plans and follow-ups: what their front matter may say, and what it means."""

from typing import Any

import pytest

from kvalitet.front.parse import parse_front
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.period import Period
from kvalitet.model.plan import ActionPlan, Plan, QualityPlan
from kvalitet.model.risk import Risk
from kvalitet.model.words import ActionStatus, Ongoing, QualityLevel, RiskGone
from kvalitet.problems import Problem
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, site

KNOWN = {"u33461.md": INDICATOR, "plan.md": PLAN}


def judged(plan: str, **more: str) -> tuple[Problem, ...]:
    """The problems of a plan, and of the documents around it."""
    documents = {"u33461.md": INDICATOR, "plan.md": plan, **more}
    return site(documents, CONFIG + MATRIX).problems


def only(plan: str, **more: str) -> Problem:
    (problem,) = judged(plan, **more)
    return problem


def risk(level: str) -> Any:
    """A risk whose level is written in some way."""
    text = f"namn: Fel\nid: R1\negenkontroller: saknas\nåtgärder: uppgift saknas\n{level}\n"
    front, problems = parse_front(text, "plan.md")
    assert front is not None, problems
    return Risk.model_validate(front.data)


def test_a_plan_and_its_follow_up_are_read() -> None:
    found = site({**KNOWN, "t1.md": FOLLOW_UP}, CONFIG + MATRIX)
    assert not found.problems
    (plan,) = found.catalogue.of_type(Plan)
    assert plan.form.risks[0].level == 12
    assert plan.owner == "hylte"
    (follow_up,) = found.catalogue.of_type(FollowUp)
    assert follow_up.form.risks["R1"].level == 8
    assert follow_up.form.actions["A1"].status is ActionStatus.ON_SCHEDULE


def test_a_quality_plan_and_an_action_plan_are_written_alike() -> None:
    alike = PLAN.replace("typ: kvalitetsplan", "typ: åtgärdsplan")
    kinds = [
        type(document.form)
        for text in (PLAN, alike)
        for document in site({**KNOWN, "plan.md": text}, CONFIG + MATRIX).catalogue.of_type(Plan)
    ]
    assert kinds == [QualityPlan, ActionPlan]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("sannolikhet: 2\nkonsekvens: 4", 8),
        ("risknivå: 9", 9),
        ("risknivå: gul", QualityLevel.YELLOW),
        ("risknivå: uppgift saknas", None),
    ],
)
def test_a_level_is_computed_or_stated(written: str, level: object) -> None:
    assert risk(written).level == level


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Riskens nivå saknas."),
        ("sannolikhet: 2", "Sannolikhet och konsekvens hör ihop, men bara den ena är skriven."),
        ("sannolikhet: 2\nkonsekvens: 4\nrisknivå: 8", "Risknivån räknas ut"),
        ("risknivå: hög", "”hög” är ingen risknivå."),
        ("risknivå: 0", "”0” är ingen risknivå."),
        ("risknivå:", "Nyckeln ”risknivå” är tom."),
        ("sannolikhet: 2,5\nkonsekvens: 4", "”2,5” är inget steg i riskmatrisen."),
        ("risknivå: kvarstår inte", "En risk i en plan kan inte ha nivån ”kvarstår inte”."),
    ],
)
def test_a_level_that_says_nothing_is_refused(written: str, message: str) -> None:
    lines = "".join(f"    {line}\n" for line in written.splitlines())
    problem = only(PLAN.replace("    sannolikhet: 3\n    konsekvens: 4\n", lines))
    assert problem.rule.code == "N021"
    assert problem.message.startswith(message)


def test_a_follow_up_may_say_that_a_risk_is_no_more() -> None:
    gone = FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", "{risknivå: kvarstår inte}")
    found = site({**KNOWN, "t1.md": gone}, CONFIG + MATRIX)
    (follow_up,) = found.catalogue.of_type(FollowUp)
    assert follow_up.form.risks["R1"].level is RiskGone.GONE


def test_that_nothing_watches_a_risk_is_said_and_not_left_out() -> None:
    assert risk("risknivå: 9").self_checks == ()
    assert risk("risknivå: 9").actions is None, "uppgift saknas is not the same as saknas"
    problem = only(PLAN.replace("    egenkontroller: [EK1]\n", ""))
    assert problem.message == "Nyckeln ”egenkontroller” saknas."


def test_ids_stand_in_a_list() -> None:
    problem = only(PLAN.replace("egenkontroller: [EK1]", "egenkontroller: EK1"))
    assert problem.rule.code == "N003"
    assert (
        problem.remedy == "Skriv id inom hakparenteser: [EK1], eller saknas, eller uppgift saknas."
    )


@pytest.mark.parametrize("deadline", ["2024-06-30", "2024-T2", "2024-06", "2024"])
def test_a_deadline_is_a_day_or_a_period(deadline: str) -> None:
    found = site({**KNOWN, "plan.md": PLAN.replace("2024-06-30", deadline)}, CONFIG + MATRIX)
    (plan,) = found.catalogue.of_type(Plan)
    held = plan.form.actions[0].deadline
    assert isinstance(held, Period)
    assert held.canonical == deadline


def test_a_deadline_may_be_ongoing_or_unknown() -> None:
    for written, meaning in (("löpande", Ongoing.ONGOING), ("uppgift saknas", None)):
        found = site({**KNOWN, "plan.md": PLAN.replace("2024-06-30", written)}, CONFIG + MATRIX)
        (plan,) = found.catalogue.of_type(Plan)
        assert plan.form.actions[0].deadline is meaning


def test_a_period_that_never_ends_is_no_deadline() -> None:
    problem = only(PLAN.replace("2024-06-30", "2024-06 rullande 12"))
    assert problem.rule.code == "N010"
    assert problem.message == "”2024-06 rullande 12” säger inte när något är klart."


def test_a_plan_promises_an_indicator_once() -> None:
    problem = only(PLAN.replace("indikatorer:\n", "indikatorer:\n  - {nyckeltal: U33461}\n"))
    assert problem.rule.code == "N023"


def test_what_the_front_matter_holds_has_a_heading_to_stand_below() -> None:
    problem = only(PLAN.replace("## Risker\n", ""))
    assert (problem.rule.code, problem.message) == ("T040", "Avsnittet ”Risker” saknas.")
    follow_up = FOLLOW_UP.replace("## Indikatorer\n", "")
    assert only(PLAN, **{"t1.md": follow_up}).message == "Avsnittet ”Indikatorer” saknas."


def test_a_comment_may_hold_figures_and_a_wrong_one_is_found() -> None:
    told = FOLLOW_UP.replace(
        "{status: följer tidplan}", "{status: klar, kommentar: '[[U33461 2024]] av barnen.'}"
    )
    problem = only(PLAN, **{"t1.md": told})
    assert problem.rule.code == "R005"
    assert problem.place.path == "content/t1.md"
    assert problem.place.line == 12
