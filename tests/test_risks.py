"""Risk matrices that classify every product, and how risks move on them."""

import pytest

from kvalitet.analysis.actions import action_courses
from kvalitet.analysis.risks import Movement, RiskCourse, courses
from kvalitet.config import SiteConfig
from kvalitet.front.parse import parse_front
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import ActionStatus, QualityLevel
from kvalitet.problems import Problem
from kvalitet.validation import fit
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, config_of, site


def matrix(text: str = MATRIX) -> RiskMatrix:
    return config_of(CONFIG + text).risk_matrices[0]


def faults(text: str) -> tuple[Problem, ...]:
    front, problems = parse_front(CONFIG + text, "site_config.yml")
    assert front is not None, problems
    return fit(SiteConfig, front)[1]


def test_a_matrix_knows_every_product() -> None:
    assert matrix().products == (1, 2, 3, 4, 6, 8, 9, 12, 16)
    small = MATRIX.replace("[Mindre, Måttlig, Betydlig, Hög]", "[Liten, Stor]")
    assert matrix(small).products == (1, 2, 3, 4, 6, 8)


def test_every_product_has_a_colour() -> None:
    colours = {product: matrix().colour_of(product) for product in (3, 4, 8, 9, 16)}
    assert list(colours.values()) == ["grön", "gul", "gul", "röd", "röd"]


def test_a_hole_in_the_legend_names_the_products() -> None:
    """Nacka's legend of 2020: it leaves out 8 and 16."""
    holed = MATRIX.replace("4–8", "4–6").replace("9–16", "9–12")
    (problem,) = faults(holed)
    assert problem.rule.code == "N022"
    assert problem.message == "Matrisen kan ge 8 och 16, som inte har någon nivå."


def test_a_declared_hole_is_a_decision() -> None:
    declared = MATRIX.replace("4–8", "4–6").replace("9–16", "9–12")
    declared += "    oklassade: {produkter: [8, 16], skäl: Källan nämner dem inte.}\n"
    assert not faults(declared)
    assert matrix(declared).colour_of(8) is None


def test_a_product_has_one_colour() -> None:
    (problem,) = faults(MATRIX.replace("9–16", "8–16"))
    assert problem.message == "8 har mer än en nivå."


@pytest.mark.parametrize("stray", ["[3]", "[5]"])
def test_what_is_declared_unclassified_must_be_so(stray: str) -> None:
    (problem,) = faults(MATRIX + f"    oklassade: {{produkter: {stray}, skäl: Fel.}}\n")
    assert "står som oklassade, men har en nivå" in problem.message


def test_a_matrix_has_two_steps_or_more() -> None:
    (problem,) = faults(MATRIX.replace("[Mindre, Måttlig, Betydlig, Hög]", "[Hög]"))
    assert problem.message == "En riskmatris har minst två steg åt varje håll, men högst 9."


def test_a_colour_is_one_of_three() -> None:
    (problem,) = faults(MATRIX.replace("röd:", "rosa:"))
    assert problem.rule.code == "N016"
    assert problem.message == "”rosa” är inget av orden här."


# Then and now


def course(now: str, plan: str = PLAN, *, later: str = "") -> RiskCourse:
    """The course of the plan's only risk, judged in one follow-up, or in two."""
    follow_up = FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", now)
    documents = {"u33461.md": INDICATOR, "plan.md": plan, "t1.md": follow_up}
    if later:
        documents["t2.md"] = (
            FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", later)
            .replace("plan-2024-t1", "plan-2024-t2")
            .replace("2024-T1", "2024-T2")
        )
    found = site(documents, CONFIG + MATRIX)
    assert not [problem for problem in found.problems if problem.is_error]
    (only,) = courses(found.catalogue.threads["plan-2024"], matrix())
    return only


@pytest.mark.parametrize(
    ("now", "movement"),
    [
        ("{sannolikhet: 2, konsekvens: 4}", Movement.FELL),
        ("{sannolikhet: 4, konsekvens: 4}", Movement.ROSE),
        ("{sannolikhet: 4, konsekvens: 3}", Movement.UNCHANGED),
        ("{risknivå: kvarstår inte}", Movement.GONE),
        ("{risknivå: gul}", Movement.FELL),
        ("{risknivå: röd}", Movement.UNKNOWN),
        ("{risknivå: uppgift saknas}", Movement.UNKNOWN),
    ],
)
def test_a_risk_moves_from_twelve(now: str, movement: Movement) -> None:
    assert course(now).movement is movement


def test_a_risk_that_nobody_has_judged_since_has_not_moved() -> None:
    found = site({"u33461.md": INDICATOR, "plan.md": PLAN}, CONFIG + MATRIX)
    (only,) = courses(found.catalogue.threads["plan-2024"], matrix())
    assert only.movement is None


def test_then_is_what_held_before_each_follow_up() -> None:
    risk = course("{sannolikhet: 2, konsekvens: 4}", later="{sannolikhet: 4, konsekvens: 4}")
    assert [point.level for point in risk.points] == [12, 8, 16]
    assert risk.before("plan-2024-t1").level == 12
    assert risk.before("plan-2024-t2").level == 8
    assert risk.movement is Movement.ROSE


def test_a_level_without_a_matrix_has_no_colour() -> None:
    found = site({"u33461.md": INDICATOR, "plan.md": PLAN}, CONFIG + MATRIX)
    (only,) = courses(found.catalogue.threads["plan-2024"], None)
    assert (only.latest.level, only.latest.colour) == (12, None)


def test_a_colour_alone_is_a_colour_without_a_number() -> None:
    now = course("{risknivå: gul}").latest
    assert (now.product, now.colour) == (None, QualityLevel.YELLOW)
    assert now.band is not None
    assert now.band.name == "betydande risk"


# Actions


def test_an_action_is_overdue_when_its_day_has_passed_undone() -> None:
    def at(period: str, status: str, more: str = "") -> bool:
        told = FOLLOW_UP.replace("2024-T1", period).replace("följer tidplan", f"{status}{more}")
        documents = {"u33461.md": INDICATOR, "plan.md": PLAN, "t.md": told}
        (action,) = action_courses(site(documents, CONFIG + MATRIX).catalogue.threads["plan-2024"])
        return action.overdue

    assert not at("2024-T1", "följer tidplan")
    assert at("2024-T2", "följer tidplan")
    assert not at("2024-T2", "klar")
    assert not at("2024-T2", "försenad", ", ny_tid: 2024-12-31")


def test_the_latest_status_and_deadline_hold() -> None:
    told = FOLLOW_UP.replace("följer tidplan", "försenad, ny_tid: 2024-12-31")
    documents = {"u33461.md": INDICATOR, "plan.md": PLAN, "t.md": told}
    (action,) = action_courses(site(documents, CONFIG + MATRIX).catalogue.threads["plan-2024"])
    assert action.status is ActionStatus.LATE
    assert action.status_before("plan-2024-t1") is None
    assert action.deadline == action.deadline_at("plan-2024-t1")
    assert action.deadline != action.action.deadline
