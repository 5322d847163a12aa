"""The next follow-up: of which plan, for which period, and what is still open."""

from pathlib import Path

import pytest

from kvalitet.model.period import parse_period
from kvalitet.scaffold.begin import Begun, begin
from kvalitet.scaffold.known import Known, know
from kvalitet.scaffold.wish import ScaffoldError, Wish
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, with_keys, write_project

NEXT_PLAN = (
    PLAN.replace("plan-2024", "plan-2025")
    .replace("år: 2024", "år: 2025\nföregående: plan-2024")
    .replace("{hylte: 91}", "{hylte: 92}")
)
LAST_OF_THE_YEAR = FOLLOW_UP.replace("2024-t1", "2024-t3").replace("2024-T1", "2024-T3")


def project(root: Path, *documents: str) -> Known:
    files = {f"uppföljningar/dokument-{i}-2024.md": text for i, text in enumerate(documents)}
    known, problems = know(write_project(root, files | {"i.md": INDICATOR}, CONFIG + MATRIX))
    assert known is not None, problems
    return known


def following_up(root: Path, *documents: str, source: str | None = None, when: str = "") -> Begun:
    period = parse_period(when) if when else None
    return begin(Wish("uppföljning", source, period=period), project(root, *documents))


# Which plan, and when


def test_the_next_follow_up_is_of_the_next_period(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, FOLLOW_UP)
    assert "\nid: plan-2024-t2\n" in made.text
    assert "\nföljer_upp: plan-2024\nkommun: hylte\nperiod: 2024-T2\n" in made.text
    assert made.path == "content/uppföljningar/dokument-0-2024-t2.md"
    assert made.source == "content/uppföljningar/dokument-1-2024.md"


def test_a_plan_that_has_taken_over_is_followed_up_instead(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, LAST_OF_THE_YEAR, NEXT_PLAN)
    assert "\nföljer_upp: plan-2025\nkommun: hylte\nperiod: 2025-T1\n" in made.text
    assert "\nid: plan-2025-t1\n" in made.text
    assert made.source == "content/uppföljningar/dokument-2-2024.md", "the plan"


def test_a_plan_that_none_takes_over_from_goes_on(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, LAST_OF_THE_YEAR)
    assert "\nföljer_upp: plan-2024\nkommun: hylte\nperiod: 2025-T1\n" in made.text


def test_the_first_follow_up_is_told_as_the_plan_before_was(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, LAST_OF_THE_YEAR, NEXT_PLAN, source="plan-2025")
    assert "\nperiod: 2025-T1 " in made.text
    assert "\nid: hylte-uppfoljning-2025-t1 " in made.text
    assert made.path == "content/uppföljningar/hylte-uppfoljning-2025-t1.md"


def test_the_first_follow_up_of_all_must_be_told_when(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match=r"^Ange vilken tid det gäller"):
        following_up(tmp_path, PLAN)


def test_a_follow_up_of_a_broken_plan_must_wait(tmp_path: Path) -> None:
    broken = PLAN.replace("år: 2024", "år: i år")
    with pytest.raises(ScaffoldError, match=r"^Planen ”plan-2024” har fel som måste rättas först"):
        following_up(tmp_path, broken, FOLLOW_UP)


# What is open


def test_the_first_follow_up_tells_of_everything_in_the_plan(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, when="2024-T1")
    assert (
        """\
risker:                     # Planens risker så som de bedöms nu: id och nivå.
  R1:                       # Barn väntar på skydd
    # Senast 3 × 4 = 12, röd (i planen).
    sannolikhet: …          # Hur sannolik risken är: ett steg i riskmatrisen, räknat från 1.
    konsekvens: …           # Hur allvarlig följden blir: ett steg i riskmatrisen, räknat från 1.
    #risknivå:              # Nivån, där den inte räknas ut: ett tal, en färg eller uppgift saknas.
    #kommentar:             # Vad som ska sägas om det, med siffror som [[U33461 2024]].
egenkontroller:             # Planens egenkontroller: id, och om de är utförda.
  EK1:                      # Granskning av förhandsbedömningar
    utförd:                 # Om kontrollen har gjorts som planerat.
    #kommentar:
åtgärder:                   # Planens åtgärder: id och status.
  A1:                       # Fasta tider för skyddsbedömning
    status:                 # Hur åtgärden ligger till mot sin tidplan.
"""
        in made.text
    )
    assert made.places == 4


def test_what_is_over_is_told_no_more(tmp_path: Path) -> None:
    done = FOLLOW_UP.replace("följer tidplan", "klar")
    made = following_up(tmp_path, PLAN, done)
    assert (
        """\
  # Avslutat förut, och därför inte med:
  # A1 Fasta tider för skyddsbedömning: klar (tertial 1 2024).
"""
        in made.text
    )
    assert "\n#åtgärder:" in made.text, "nothing is left of them"
    assert "status: klar" not in made.text


def test_what_was_not_told_last_time_is_offered(tmp_path: Path) -> None:
    silent = FOLLOW_UP.replace("egenkontroller:\n  EK1: {utförd: ja}\n", "")
    made = following_up(tmp_path, PLAN, silent)
    assert (
        """\
#egenkontroller:            # Planens egenkontroller: id, och om de är utförda.
  #EK1:                     # Granskning av förhandsbedömningar
    #utförd:                # Om kontrollen har gjorts som planerat.
åtgärder:                   # Planens åtgärder: id och status.
"""
        in made.text
    )


def test_the_new_plans_self_checks_are_not_told_as_those_of_the_old(tmp_path: Path) -> None:
    """What the last follow-up told of another plan must not come along."""
    without = (
        NEXT_PLAN.replace(
            "  - {id: EK1, namn: Granskning av förhandsbedömningar, ansvarig: Enhetschef, "
            "när: varje månad}\n",
            "",
        )
        .replace("egenkontroller:\n", "")
        .replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    )
    made = following_up(tmp_path, PLAN, LAST_OF_THE_YEAR, without)
    assert "följer_upp: plan-2025" in made.text
    assert "utförd" not in made.text


# Figures


def test_figures_are_asked_for_in_the_months_that_are_now(tmp_path: Path) -> None:
    told = with_keys(
        FOLLOW_UP,
        "mätningar:\n  U33461:\n    ingångsvärde: 70\n    2023-12: 71\n    2024-03: 72\n"
        "    2024-04: {värde: 73, roll: publicering, not: Preliminärt.}\n",
    )
    made = following_up(tmp_path, PLAN, told)
    assert (
        """\
mätningar:                  # Uppföljningens siffror: nyckeltalets id, och därunder period och
                            # värde.
  U33461:                   # Ej återaktualiserade barn
    2024-07:
    2024-08:
      värde:
      roll: publicering
---
"""
        in made.text
    )


def test_what_stands_in_the_store_is_not_asked_for_again(tmp_path: Path) -> None:
    told = with_keys(FOLLOW_UP, "mätningar:\n  U33461: {2024-T1: 70, 2024-03: 72}\n")
    stated = INDICATOR.replace("id: U33461", "id: U33461\nmätningar: {hylte: {2024-T2: 71}}")
    known, _ = know(
        write_project(tmp_path, {"p.md": PLAN, "t1.md": told, "u33461.md": stated}, CONFIG + MATRIX)
    )
    assert known is not None
    made = begin(Wish("uppföljning"), known)
    assert "\n    2024-07:\n---\n" in made.text
    assert "2024-T2:" not in made.text


def test_indicators_of_the_plan_without_figures_are_offered(tmp_path: Path) -> None:
    made = following_up(tmp_path, PLAN, FOLLOW_UP)
    assert "\n  #U33461:                  # Ej återaktualiserade barn\n---\n" in made.text
