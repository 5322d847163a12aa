"""The next plan: what goes on, what is left behind, and what was last known of it."""

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kvalitet.documents import split
from kvalitet.model.period import parse_period
from kvalitet.scaffold.begin import Begun, begin
from kvalitet.scaffold.emitter import scalar
from kvalitet.scaffold.known import know
from kvalitet.scaffold.wish import Wish
from kvalitet.sources import CONTROL, Source
from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, measured, write_project

ANOTHER_RISK = """\
  - id: R2
    namn: Ingen märker om stödet höll
    risknivå: gul
    egenkontroller: saknas
    åtgärder: [A2, A3]
egenkontroller:
"""
MORE_ACTIONS = """\
  - {id: A2, namn: Ringa upp efteråt, ansvarig: Enhetschef, klart: löpande, nyckeltal: saknas}
  - id: A3
    namn: Skriva en mall
    ansvarig: Enhetschef
    klart: 2024-12
    status: ej påbörjad
    nyckeltal: saknas
indikatorer:
"""


def plan() -> str:
    """Write a plan with two risks and three actions."""
    front, rest = PLAN.split("\negenkontroller:\n")
    rest = rest.replace("indikatorer:\n", MORE_ACTIONS)
    return f"{front}\n{ANOTHER_RISK}{rest}"


def next_plan(tmp_path: Path, follow_up: str, first: str = "", **more: str) -> Begun:
    documents = {"u33461": INDICATOR, "plan": first or plan(), "plan-t1": follow_up, **more}
    files = {f"{name}.md": text for name, text in documents.items()}
    known, problems = know(write_project(tmp_path, files, CONFIG + MATRIX))
    assert known is not None, problems
    return begin(Wish("kvalitetsplan", "plan-2024"), known)


DONE = FOLLOW_UP.replace("följer tidplan", "klar")
GONE = FOLLOW_UP.replace("{sannolikhet: 2, konsekvens: 4}", "{risknivå: kvarstår inte}")


def test_a_risk_is_judged_anew_beside_what_it_was_last(tmp_path: Path) -> None:
    made = next_plan(tmp_path, FOLLOW_UP)
    assert (
        """\
  - id: R1
    namn: Barn väntar på skydd
    mål: M1
    # Senast 2 × 4 = 8, gul (tertial 1 2024). Bedöm risken på nytt.
    sannolikhet: …          # Hur sannolik risken är: ett steg i riskmatrisen, räknat från 1.
    konsekvens: …           # Hur allvarlig följden blir: ett steg i riskmatrisen, räknat från 1.
    egenkontroller: [EK1]
    åtgärder: [A1]
  - id: R2
    namn: Ingen märker om stödet höll
    # Senast gul (i planen). Bedöm risken på nytt.
    risknivå:               # Nivån, där den inte räknas ut: ett tal, en färg eller uppgift saknas.
    egenkontroller: saknas
    åtgärder: [A2, A3]
"""
        in made.text
    )


def test_an_action_needs_a_new_deadline_unless_it_has_no_end(tmp_path: Path) -> None:
    made = next_plan(tmp_path, FOLLOW_UP)
    assert (
        """\
åtgärder:
  - id: A1
    namn: Fasta tider för skyddsbedömning
    ansvarig: Enhetschef
    # Senast följer tidplan (tertial 1 2024). Skulle vara klar 2024-06-30.
    klart:                  # När åtgärden ska vara klar, löpande eller uppgift saknas.
    nyckeltal: [U33461]
  - id: A2
    namn: Ringa upp efteråt
    ansvarig: Enhetschef
    klart: löpande
    nyckeltal: saknas
  - id: A3
    namn: Skriva en mall
    ansvarig: Enhetschef
    # Senast ej påbörjad (i planen). Skulle vara klar 2024-12.
    klart:
    nyckeltal: saknas
"""
        in made.text
    )


def test_what_is_done_is_left_for_the_writer_to_decide(tmp_path: Path) -> None:
    made = next_plan(tmp_path, DONE)
    assert "    åtgärder:               # A1 är klar.\n" in made.text
    assert (
        """\
  # Inte med, för de är klara. Skriv in dem igen om de ska fortsätta:
  # A1 Fasta tider för skyddsbedömning: klar (tertial 1 2024).
indikatorer:
"""
        in made.text
    )


def test_a_risk_that_is_no_more_is_left_for_the_writer_to_decide(tmp_path: Path) -> None:
    made = next_plan(tmp_path, GONE)
    assert "- id: R1\n" not in made.text
    assert (
        """\
  # Inte med, för de kvarstår inte. Skriv in dem igen om de ska fortsätta:
  # R1 Barn väntar på skydd: kvarstår inte (tertial 1 2024).
egenkontroller:
"""
        in made.text
    )


def test_a_plan_whose_risks_are_all_gone_asks_for_new_ones(tmp_path: Path) -> None:
    made = next_plan(tmp_path, GONE, PLAN)
    assert "risker:\n  # Inte med, för de kvarstår inte." in made.text
    assert made.places == 3  # risks, the deadline of A1, a target


def test_targets_are_decided_anew_where_no_other_document_has_them(tmp_path: Path) -> None:
    made = next_plan(tmp_path, FOLLOW_UP)
    assert "  - {nyckeltal: U33461, mål: {hylte: }}\n" in made.text
    decided = measured("{2015: 78}", "mål: [{kommun: hylte, år: 2025, värde: 90}]")
    (tmp_path / "decided").mkdir()
    made = next_plan(tmp_path / "decided", FOLLOW_UP, u33461=decided)
    assert (
        """\
  - {nyckeltal: U33461}
  # Mål för 2025 finns redan i ett annat dokument: U33461 (hylte).
"""
        in made.text
    )


def test_the_next_plan_lies_beside_the_last_one(tmp_path: Path) -> None:
    files = {"planer/ifo-2024.md": PLAN, "u33461.md": INDICATOR}
    known, _ = know(write_project(tmp_path, files, CONFIG + MATRIX))
    assert known is not None
    made = begin(Wish("kvalitetsplan"), known)
    assert made.path == "content/planer/ifo-2025.md"
    assert made.source == "content/planer/ifo-2024.md"
    assert "\nid: plan-2025\n" in made.text
    assert "\nföregående: plan-2024\n" in made.text
    made = begin(Wish("kvalitetsplan", period=parse_period("2027"), id="ny"), known)
    assert (made.path, "\nid: ny\n" in made.text) == ("content/planer/ifo-2027.md", True)


def test_a_plan_may_go_on_under_another_name(tmp_path: Path) -> None:
    known, _ = know(write_project(tmp_path, {"p.md": PLAN, "i.md": INDICATOR}, CONFIG + MATRIX))
    assert known is not None
    made = begin(Wish("åtgärdsplan", "plan-2024"), known)
    assert "\ntyp: åtgärdsplan\n" in made.text
    assert "\nföregående: plan-2024\n" in made.text


def may_be_a_name(text: str) -> bool:
    return bool(text.strip()) and not CONTROL.search(text) and "\ufffd" not in text


@settings(max_examples=40)
@given(
    st.one_of(
        st.sampled_from(["Risk: nr #1", "nej", "0114", "2025-01-31", "”Ja”, 'nej'", "[x] {y}"]),
        st.text(min_size=1, max_size=120).filter(
            lambda one: one.strip() and not CONTROL.search(one)
        ),
    )
)
def test_a_name_comes_along_whatever_is_in_it(name: str) -> None:
    name = unicodedata.normalize("NFC", name)
    named = PLAN.replace("namn: Barn väntar på skydd", f"namn: {scalar(name)}")
    with TemporaryDirectory() as folder:
        made = next_plan(Path(folder), FOLLOW_UP, named)
    document, problems = split(Source(made.path, made.text))
    assert not problems
    assert document is not None
    assert document.front is not None
    risks = document.front.data["risker"]
    assert isinstance(risks, list)
    assert isinstance(risks[0], dict)
    assert risks[0]["namn"] == name


def test_a_plan_without_lists_asks_for_a_heading(tmp_path: Path) -> None:
    bare = PLAN.split("mål:")[0] + "---\n\n## Hur vi arbetar\n\nSå här.\n"
    known, _ = know(write_project(tmp_path, {"p.md": bare}, CONFIG + MATRIX))
    assert known is not None
    made = begin(Wish("kvalitetsplan"), known)
    assert made.places == 0
    assert "\n## Hur vi arbetar\n" in made.text
    assert made.text.endswith(
        "\n##\n\n<!-- Skriv en rubrik på raden ovanför, och därefter texten. -->\n"
    )
