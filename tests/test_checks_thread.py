"""Family G: every gap of the red thread is told where its writer can act, and nobody is drowned."""

import pytest

from kvalitet.analysis.gaps import GapKind
from kvalitet.checks.thread.rules import TELLINGS
from kvalitet.problems import Problem, Severity
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, STORY, Site, site, with_keys

YEAR_END = FOLLOW_UP.replace("2024-T1", "2024-T3").replace("plan-2024-t1", "plan-2024-t3")
FIGURES = with_keys(INDICATOR, "mätningar:\n  hylte: {2024: 84 av 100}")


def judged(plan: str = PLAN, **documents: str) -> Site:
    """A site with a plan; other documents are named by what they are."""
    files = {f"{name}.md": text for name, text in documents.items()}
    return site({"u33461.md": INDICATOR, "plan.md": plan, **files}, CONFIG + MATRIX)


def only(plan: str = PLAN, **documents: str) -> Problem:
    return judged(plan, **documents).problem


def told(plan: str = PLAN, **documents: str) -> list[str]:
    """Every problem as its code, the file it is in, and what stands at its place."""
    texts = {"plan": plan, **documents}
    found = []
    for problem in judged(plan, **documents).problems:
        name = problem.place.path.removeprefix("content/").removesuffix(".md")
        line = texts[name].split("\n")[problem.place.line - 1]
        found.append(f"{problem.rule.code} {name}: {line[problem.place.column - 1 :]}")
    return found


# Where, and in which words

JUDGED = "sannolikhet: 3\n    konsekvens: 4"
EK1 = "EK1, namn: Granskning av förhandsbedömningar, ansvarig: Enhetschef, när: varje månad}"


def test_a_plan_whose_thread_holds_is_not_spoken_of() -> None:
    assert told() == []
    assert told(t1=FOLLOW_UP) == []
    assert told(u33461=FIGURES, t1=FOLLOW_UP, t3=YEAR_END) == []


def test_every_kind_of_gap_has_a_warning_of_its_own() -> None:
    assert TELLINGS.keys() == set(GapKind)
    rules = [telling.rule for telling in TELLINGS.values()]
    assert len({rule.code for rule in rules}) == len(GapKind)
    assert {rule.severity for rule in rules} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("nyckeltal: [U33461]", "nyckeltal: saknas", ["G007 plan: saknas", "G008 plan: U33461"]),
        (
            "    ansvarig: Enhetschef\n",
            "    ansvarig: uppgift saknas\n",
            ["G005 plan: uppgift saknas"],
        ),
        ("klart: 2024-06-30", "klart: uppgift saknas", ["G006 plan: uppgift saknas"]),
        ("    mål: {hylte: 91}\n", "", ["G009 plan: U33461"]),
        (
            "egenkontroller: [EK1]",
            "egenkontroller: saknas",
            ["G001 plan: saknas", f"G003 plan: {EK1}"],
        ),
        ("åtgärder: [A1]", "åtgärder: saknas", ["G002 plan: saknas", "G004 plan: A1"]),
        (JUDGED, "risknivå: uppgift saknas", ["G010 plan: uppgift saknas"]),
        (JUDGED, "risknivå: 12", []),
    ],
)
def test_what_a_plan_lacks_is_told_where_it_would_stand(
    old: str, new: str, where: list[str]
) -> None:
    assert old in PLAN
    assert told(PLAN.replace(old, new)) == where


def test_a_gap_is_named_by_id_words_and_level() -> None:
    plan = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: uppgift saknas")
    problem = judged(plan).problems[0]
    assert problem.message == (
        "Risk R1, ”Barn väntar på skydd” (nivå 12, röd), har ingen uppgift om egenkontroll."
    )
    assert problem.remedy == (
        "Skriv egenkontrollens id här, eller säg i undantag: varför ingen behövs."
    )


def test_what_a_follow_up_leaves_unsaid_is_told_there() -> None:
    told_at_the_end = YEAR_END.replace("  R1: {sannolikhet: 2, konsekvens: 4}\n", "").replace(
        "risker:\n", ""
    )
    assert told(u33461=FIGURES, t3=told_at_the_end) == ["G022 t3: plan-2024"]
    unknown = YEAR_END.replace("följer tidplan", "uppgift saknas")
    assert told(u33461=FIGURES, t3=unknown) == ["G024 t3: uppgift saknas}"]


def test_a_broken_promise_is_told_in_the_document_that_ends_the_year() -> None:
    assert told(t1=FOLLOW_UP) == []
    assert told(t3=YEAR_END) == ["G020 t3: plan-2024"]
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    assert told(t3=YEAR_END, story=story) == ["G020 story: plan-2024"]


def test_a_figure_beside_the_plan_is_told_where_it_first_stands() -> None:
    other = FIGURES.replace("id: U33461", "id: N2").replace("avser: personer", "avser: verksamhet")
    told_of = "mätningar: {N2: {2024-T1: 12}}"
    again = with_keys(YEAR_END, told_of.replace("T1", "T3"))
    found = told(u33461=FIGURES, n2=other, t1=with_keys(FOLLOW_UP, told_of), t3=again)
    assert found == ["G021 t1: N2: {2024-T1: 12}}"]


AFTER = with_keys(
    PLAN.replace("plan-2024", "plan-2025").replace("år: 2024", "år: 2025"),
    "föregående: plan-2024",
)


def test_what_was_dropped_is_told_where_the_plan_names_the_one_before() -> None:
    after = AFTER.replace("R1", "R2").replace("A1", "A2")
    found = {"u33461": FIGURES, "t3": YEAR_END, "after": after}
    assert told(**found) == ["G030 after: plan-2024", "G031 after: plan-2024"]
    assert judged(**found).problems[0].message == (
        "Risk R1, ”Barn väntar på skydd” (nivå 8, gul), i planen för 2024 har inte avslutats "
        "och följer inte med hit."
    )


def test_a_delay_that_the_documents_tell_of_is_not_told_to_their_writer() -> None:
    later = AFTER.replace("klart: 2024-06-30", "klart: 2025-06-30")
    assert told(t1=FOLLOW_UP, after=later) == ["G033 after: 2025-06-30"]
    said = later.replace("klart: 2025-06-30", "klart: 2025-06-30\n    status: försenad")
    assert told(t1=FOLLOW_UP, after=said) == []


# Few and many

RISK = (
    "  - {{id: R{0}, namn: Risk {0}, sannolikhet: {1}, konsekvens: 3, "
    "egenkontroller: {2}, åtgärder: [A1]}}\n"
)


R3 = RISK.format(3, 4, "saknas").rstrip()


def with_risks(*likelihoods: int, matrix: str = "matris") -> str:
    """The plan with more risks, from R2 on, that nobody watches."""
    more = "".join(RISK.format(id, step, "saknas") for id, step in enumerate(likelihoods, 2))
    plan = PLAN.replace("riskmatris: matris", f"riskmatris: {matrix}")
    return plan.replace("egenkontroller:\n  - {id: EK1", f"{more}egenkontroller:\n  - {{id: EK1")


def test_a_few_gaps_of_a_kind_are_told_one_by_one() -> None:
    assert told(with_risks(1, 2, 4)) == ["G001 plan: saknas, åtgärder: [A1]}"] * 3


def test_many_are_told_together_at_the_gravest() -> None:
    problem = only(with_risks(1, 4, 2, 3))
    assert problem.place.line == with_risks(1, 4, 2, 3).split("\n").index(R3) + 1
    assert problem.message == (
        "4 av planens 5 risker har ingen egenkontroll: R3 (12, röd), R5 (9, röd), R4 (6, gul) "
        "och R2 (3, grön). Allvarligast är R3 och R5."
    )


def test_without_a_matrix_the_gravest_is_the_highest() -> None:
    found = judged(with_risks(1, 4, 2, 4, matrix="uppgift saknas"))
    (message,) = [one.message for one in found.problems if one.rule.code == "G001"]
    assert message.endswith("R3 (12), R5 (12), R4 (6) och R2 (3). Allvarligast är R3 och R5.")
    (one,) = [
        problem.message
        for problem in judged(with_risks(1, matrix="uppgift saknas")).problems
        if problem.rule.code == "G001"
    ]
    assert "(nivå 3)" in one


def test_when_all_risks_are_alike_none_is_the_gravest() -> None:
    plan = with_risks(4, 4, 4, 4)
    assert "Allvarligast" not in only(plan).message


# Excused

EVERY = "undantag: [{regel: G001, skäl: Risken är låg, funktion: Chef, datum: 2024-01-31}]"
ONE = EVERY.replace("skäl", "gäller: R2, skäl")


def test_one_exemption_covers_all_of_a_kind() -> None:
    assert told(with_keys(with_risks(1, 4, 2, 3), EVERY)) == []


def test_to_excuse_one_entry_is_not_to_excuse_the_others() -> None:
    plan = with_risks(1, 4, 2, 3, 3)
    excused = only(with_keys(plan, ONE))
    assert excused.message.startswith("4 av planens 6 risker har ingen egenkontroll: R3 (12, röd)")
    assert "R2" not in excused.message


def test_an_exemption_that_is_no_longer_needed_is_told() -> None:
    assert [p.rule.code for p in judged(with_keys(PLAN, EVERY)).problems] == ["U002"]


# What is told already, and what cannot be known


@pytest.mark.parametrize(
    "fault",
    [
        ("egenkontroller: [EK1]", "egenkontroller: [EK11]"),
        ("nyckeltal: [U33461]", "nyckeltal: [U33462]"),
        ("kommun: hylte", "kommun: hyltte"),
        ("riskmatris: matris", "riskmatris: matriz"),
        ("mål: {hylte: 91}", "mål: {nacka: 91}"),
    ],
)
def test_a_gap_that_follows_from_a_fault_is_not_told_beside_it(fault: tuple[str, str]) -> None:
    found = judged(PLAN.replace(*fault))
    assert found.problems
    assert not [one for one in found.problems if one.rule.code.startswith("G")]


def test_a_follow_up_with_a_slip_is_not_said_to_leave_out_what_it_names() -> None:
    slip = YEAR_END.replace("  R1:", "  R11:")
    assert told(u33461=FIGURES, t3=slip) == ["K014 t3: R11: {sannolikhet: 2, konsekvens: 4}"]


def test_what_another_document_may_tell_is_not_missed_while_one_cannot_be_read() -> None:
    broken = YEAR_END.replace("2024-T3", "2024-T4")
    silent = YEAR_END.replace("egenkontroller:\n  EK1: {utförd: ja}\n", "")
    assert told(u33461=FIGURES, t2=silent, t3=broken) == ["N010 t3: 2024-T4"]
    unwatched = PLAN.replace("    ansvarig: Enhetschef\n", "    ansvarig: uppgift saknas\n")
    assert told(unwatched, t3=broken) == ["G005 plan: uppgift saknas", "N010 t3: 2024-T4"]


def test_an_exemption_is_not_said_to_be_needless_while_a_document_cannot_be_read() -> None:
    excuse = EVERY.replace("G001", "G023")
    silent = YEAR_END.replace("egenkontroller:\n  EK1: {utförd: ja}\n", "")
    broken = YEAR_END.replace("2024-T3", "2024-T4")
    found = told(u33461=FIGURES, t2=with_keys(silent, excuse), t3=broken)
    assert found == ["N010 t3: 2024-T4"]


def test_a_slip_in_a_follow_up_says_nothing_against_the_plan() -> None:
    unanswered = PLAN.replace("    ansvarig: Enhetschef\n", "    ansvarig: uppgift saknas\n")
    slip = FOLLOW_UP.replace("  R1:", "  R11:")
    assert [one.split()[0] for one in told(unanswered, t1=slip)] == ["G005", "K014"]


def test_an_indicator_whose_document_cannot_be_read_may_have_its_target_there() -> None:
    plan = PLAN.replace("    mål: {hylte: 91}\n", "")
    broken = INDICATOR.replace("bättre: högre", "bättre: kanske")
    assert told(plan, u33461=broken) == ["N016 u33461: kanske"]


def test_words_of_the_writer_are_never_instructions_for_the_sentence() -> None:
    plan = PLAN.replace("Barn väntar på skydd", '"{year} {0} {before.x}"')
    found = judged(plan.replace("åtgärder: [A1]", "åtgärder: saknas"))
    assert "”{year} {0} {before.x}”" in found.problems[0].message
