"""What plans and their follow-ups name must exist: plans, matrices, steps, ids and owners."""

import pytest

from kvalitet.problems import Problem
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, STORY, site


def problems(plan: str = PLAN, follow_up: str = FOLLOW_UP, **more: str) -> tuple[Problem, ...]:
    documents = {"u33461.md": INDICATOR, "plan.md": plan, "t1.md": follow_up, **more}
    return site(documents, CONFIG + MATRIX).problems


def only(plan: str = PLAN, follow_up: str = FOLLOW_UP, **more: str) -> Problem:
    (problem,) = problems(plan, follow_up, **more)
    return problem


def test_a_follow_up_names_a_plan_that_exists() -> None:
    problem = only(follow_up=FOLLOW_UP.replace("upp: plan-2024", "upp: plan-2042"))
    assert problem.rule.code == "K013"
    assert problem.message == "Planen ”plan-2042” finns inte."
    assert problem.remedy.startswith("Menade du ”plan-2024”?")


def test_a_story_names_a_plan_that_exists() -> None:
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2023")
    assert only(**{"story.md": story}).message == "Planen ”plan-2023” finns inte."


def test_a_plan_whose_document_is_broken_exists_all_the_same() -> None:
    told = [p.rule.code for p in problems(plan=PLAN.replace("år: 2024", "år: i år"))]
    assert told == ["N010"], "the follow-up is not blamed"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("egenkontroller: [EK2]", "Planen ”plan-2024” har ingen egenkontroll med id ”EK2”."),
        ("åtgärder: [A1, A9]", "Planen ”plan-2024” har ingen åtgärd med id ”A9”."),
        ("mål: M2", "Planen ”plan-2024” har inget mål med id ”M2”."),
    ],
)
def test_a_risk_points_at_what_the_plan_has(wrong: str, message: str) -> None:
    key = wrong.split(":")[0]
    right = {"egenkontroller": "[EK1]", "åtgärder": "[A1]", "mål": "M1"}[key]
    problem = only(plan=PLAN.replace(f"    {key}: {right}", f"    {wrong}"))
    assert (problem.rule.code, problem.message) == ("K014", message)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("[EK01]", "Menade du ”EK1”? Här kan stå EK1;"),
        ("[KE1]", "Menade du ”EK1”? Här kan stå EK1;"),
        ("[EK2]", "Här kan stå EK1;"),
        ("[EK11]", "Här kan stå EK1;"),
        ("[A1]", "”A1” står under åtgärder:. Här kan stå EK1;"),
    ],
)
def test_what_was_meant_has_the_same_number_or_stands_elsewhere(wrong: str, hint: str) -> None:
    """In an id the number tells one from another: EK2 is never meant for EK1."""
    assert only(plan=PLAN.replace("[EK1]", wrong)).remedy.startswith(hint)


def test_a_follow_up_tells_of_what_the_plan_has() -> None:
    follow_up = FOLLOW_UP.replace("  R1:", "  R7:").replace("  A1:", "  A7:")
    told = [(p.place.line, p.rule.code) for p in problems(follow_up=follow_up)]
    assert told == [(8, "K014"), (12, "K014")]


def test_a_follow_up_is_about_the_same_place_as_its_plan() -> None:
    problem = only(follow_up=FOLLOW_UP.replace("kommun: hylte", "kommun: hylte\nenhet: lotsen"))
    assert problem.rule.code == "K015"
    assert problem.message == "Uppföljningen gäller ”lotsen”, men planen gäller ”hylte”."


def test_a_plan_of_another_municipality_is_not_followed_up() -> None:
    story = STORY.replace("kommun: hylte", "kommun: nacka").replace(
        "följer_upp: uppgift saknas", "följer_upp: plan-2024"
    )
    problem = only(**{"story.md": story})
    assert problem.rule.code == "K015"
    assert problem.message == "Planen ”plan-2024” gäller ”hylte”, men dokumentet gäller ”nacka”."
    told = problems(follow_up=FOLLOW_UP.replace("kommun: hylte", "kommun: nacka"))
    assert [problem.rule.code for problem in told] == ["K015"]


def test_a_plan_continues_one_of_its_own_municipality() -> None:
    after = (
        PLAN.replace("id: plan-2024", "id: plan-2025")
        .replace("kommun: hylte", "kommun: nacka")
        .replace("år: 2024", "år: 2025\nföregående: plan-2024")
        .replace("hylte: 91", "nacka: 91")
    )
    assert only(**{"next.md": after}).rule.code == "K015"


def test_a_target_is_the_plans_own_or_a_units() -> None:
    problem = only(plan=PLAN.replace("{hylte: 91}", "{nacka: 91}"))
    assert problem.rule.code == "K015"
    assert problem.remedy == "Skriv hylte, eller en av kommunens enheter."


@pytest.mark.parametrize("period", ["2023-T3", "2031-T1"])
def test_a_follow_up_is_of_the_plans_time(period: str) -> None:
    problem = only(follow_up=FOLLOW_UP.replace("2024-T1", period))
    assert problem.rule.code == "K021"


def test_a_year_may_be_summed_up_in_the_next() -> None:
    told = problems(follow_up=FOLLOW_UP.replace("period: 2024-T1", "period: 2025-01-31"))
    assert "K021" not in [problem.rule.code for problem in told]


def test_a_plan_that_looks_like_a_copy_is_told() -> None:
    copy = PLAN.replace("id: plan-2024", "id: plan-2024-b").replace("    mål: {hylte: 91}\n", "")
    problem = only(**{"copy.md": copy})
    assert (problem.rule.code, problem.is_error) == ("K022", False)


def test_a_plan_uses_a_matrix_that_is_decided() -> None:
    problem = only(plan=PLAN.replace("riskmatris: matris", "riskmatris: matrix"))
    assert problem.rule.code == "K016"
    assert problem.remedy.startswith("Menade du ”matris”? Här kan stå matris; nya skrivs under")


def test_a_plan_may_have_no_matrix() -> None:
    problem = only(plan=PLAN.replace("riskmatris: matris", "riskmatris: uppgift saknas"))
    assert (problem.rule.code, problem.is_error) == ("G011", False)


def test_a_step_must_be_in_the_matrix() -> None:
    problem = only(plan=PLAN.replace("konsekvens: 4", "konsekvens: 5"))
    assert problem.rule.code == "K017"
    assert problem.message == "Riskmatrisen ”matris” har 4 steg för konsekvens, inte 5."


def test_a_level_must_be_a_product_of_the_matrix() -> None:
    follow_up = FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", "{risknivå: 7}")
    problem = only(follow_up=follow_up)
    assert problem.rule.code == "K017"
    assert problem.remedy == "Den kan ge 1, 2, 3, 4, 6, 8, 9, 12, 16."


def test_everything_in_a_plan_has_an_id_of_its_own() -> None:
    problem = only(plan=PLAN.replace("{id: M1,", "{id: r1,").replace("mål: M1", "mål: r1"))
    assert problem.rule.code == "K019"
    assert problem.message == "Id ”R1” används redan i content/plan.md:9:10."


def test_plans_follow_each_other_without_a_ring() -> None:
    first = PLAN.replace("år: 2024", "år: 2024\nföregående: plan-2025").replace(
        "hylte: 91", "hylte: 1"
    )
    second = PLAN.replace("id: plan-2024", "id: plan-2025").replace(
        "år: 2024", "år: 2025\nföregående: plan-2024"
    )
    told = [p.rule.code for p in problems(plan=first, **{"next.md": second})]
    assert told == ["K020", "K020"]


def test_an_indicator_of_a_plan_exists() -> None:
    told = {p.rule.code for p in problems(plan=PLAN.replace("U33461", "U33462"))}
    assert told == {"K002"}


def test_a_target_belongs_to_somebody_who_exists() -> None:
    problem = only(plan=PLAN.replace("{hylte: 91}", "{hyllte: 91}"))
    assert problem.message == "Ingen kommun eller enhet heter ”hyllte”."


# Targets that plans decide


def test_a_plans_target_is_the_indicators_target() -> None:
    found = site({"u33461.md": INDICATOR, "plan.md": PLAN}, CONFIG + MATRIX)
    (target,) = found.catalogue.indicators["U33461"].targets
    assert (target.municipality, target.unit, target.year) == ("hylte", None, 2024)


def test_a_target_of_a_unit_is_the_units() -> None:
    plan = PLAN.replace("{hylte: 91}", "{lotsen: 75}")
    found = site({"u33461.md": INDICATOR, "plan.md": plan}, CONFIG + MATRIX)
    (target,) = found.catalogue.indicators["U33461"].targets
    assert (target.municipality, target.unit) == ("hylte", "lotsen")


def test_a_target_stands_in_one_place() -> None:
    indicator = INDICATOR.replace(
        "beskrivning:", "mål:\n  - {kommun: hylte, år: 2024, värde: 90}\nbeskrivning:"
    )
    problem = only(**{"u33461.md": indicator})
    assert problem.rule.code == "K018"
    assert problem.message == ("Målet för U33461, hylte 2024, står redan i content/u33461.md:10:5.")
