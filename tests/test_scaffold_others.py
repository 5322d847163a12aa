"""The next story and the next analysis, a new indicator and a new page like another."""

from pathlib import Path

import pytest

from kvalitet.model.period import parse_period
from kvalitet.scaffold.begin import Begun, begin
from kvalitet.scaffold.known import Known, know
from kvalitet.scaffold.wish import ScaffoldError, Wish
from tests.sites import (
    ANALYSIS,
    CONFIG,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    measured,
    with_keys,
    with_text,
    write_project,
)


def project(root: Path, **documents: str) -> Known:
    files = {f"{name}.md": text for name, text in ({"u33461": INDICATOR} | documents).items()}
    known, problems = know(write_project(root, files, CONFIG + MATRIX))
    assert known is not None, problems
    return known


def next_one(root: Path, kind: str, when: str = "", **documents: str) -> Begun:
    period = parse_period(when) if when else None
    return begin(Wish(kind, period=period), project(root, **documents))


# Stories

TOLD = STORY.replace(
    "    namn: Barn 0–12 år\n",
    "    namn: Barn 0–12 år\n    mätningar:\n      U33461: {2023: 80, 2024: {totalt: 24 av 30}}\n",
)


def test_a_story_asks_for_the_figures_of_the_next_year(tmp_path: Path) -> None:
    made = next_one(tmp_path, "kvalitetsberättelse", story=TOLD)
    assert (
        """\
målgrupper:
  - id: barn
    namn: Barn 0–12 år
    mätningar:
      U33461:               # Ej återaktualiserade barn
        2025:
          totalt:
avvikelser:                 # Rapporterade avvikelser per månad, eller uppgift saknas.
"""
        in made.text
    )
    assert made.path == "content/hylte-2025.md"
    assert "\nid: hylte-2025\ntitel: Kvalitetsberättelse 2025\n" in made.text


def test_a_figure_that_another_document_has_is_shown_from_there(tmp_path: Path) -> None:
    made = next_one(
        tmp_path, "kvalitetsberättelse", story=TOLD, u33461=measured("{2025: {totalt: 82}}")
    )
    assert "    namn: Barn 0–12 år\n    nyckeltal: [U33461]\navvikelser:" in made.text


def test_a_story_follows_up_the_plan_of_its_year(tmp_path: Path) -> None:
    plan = PLAN.replace("2024", "2025")
    made = next_one(tmp_path, "kvalitetsberättelse", story=STORY, plan=plan)
    assert "\nföljer_upp: plan-2025\n" in made.text
    assert (
        """\
  # Planens övriga nyckeltal, om de ska vara med:
  # U33461: Ej återaktualiserade barn
"""
        in made.text
    )
    (tmp_path / "none").mkdir()
    made = next_one(tmp_path / "none", "kvalitetsberättelse", story=STORY)
    assert "\nföljer_upp:                 # Id för planen" in made.text


def test_deviations_are_asked_for_in_every_area_of_the_same_months(tmp_path: Path) -> None:
    table = (
        "avvikelser:\n  områden: [Handläggning, 'Sekretess, övrigt']\n"
        "  per_månad:\n    2024-01: {Handläggning: 3}\n    2024-02: uppgift saknas\n"
    )
    story = STORY.replace("avvikelser: uppgift saknas\n", table) + "\n## Avvikelser\n"
    made = next_one(tmp_path, "kvalitetsberättelse", story=story)
    assert (
        """\
avvikelser:
  områden: [Handläggning, "Sekretess, övrigt"]
  per_månad:
    2025-01: {Handläggning: , "Sekretess, övrigt": }
    2025-02: {Handläggning: , "Sekretess, övrigt": }
"""
        in made.text
    )


def test_the_first_story_is_told_of_the_target_groups_of_the_plan(tmp_path: Path) -> None:
    plan = with_keys(PLAN, "målgrupper: [Barn 0–12 år, Barn 0-12 år!]")
    made = next_one(tmp_path, "kvalitetsberättelse", plan=plan)
    assert "\nföljer_upp: plan-2024 " in made.text
    assert "\nområde: Individ- och familjeomsorg " in made.text
    assert "  - id: barn-0-12-år " in made.text
    assert "  - id: barn-0-12-år-2\n    namn: Barn 0-12 år!\n" in made.text
    assert "\n  # U33461: Ej återaktualiserade barn\n" in made.text
    assert "\n## Barn 0-12 år!\n\n### Åtgärder\n" in made.text
    assert made.path == "content/berättelser/hylte-2024.md"


# Analyses


def test_an_analysis_asks_for_its_own_figure_and_those_to_compare_with(tmp_path: Path) -> None:
    figures = "mätningar: {2015: 80, 2018-H1: 67}\njämförelser: {alla-2015: {2018-H1: 75}}"
    made = next_one(tmp_path, "nyckeltalsanalys", analys=with_keys(ANALYSIS, figures))
    assert (
        """\
period: 2018-H2
mätningar:
  2018-H2:
jämförelser:
  alla-2015:                # alla kommuner 2015
    2018-H2:
---
"""
        in made.text
    )
    assert "\nid: u33461-hylte-2018-h2\n" in made.text, "the old one named no period"


def test_an_analysis_asks_for_no_figure_that_stands_elsewhere(tmp_path: Path) -> None:
    made = next_one(
        tmp_path,
        "nyckeltalsanalys",
        analys=with_keys(ANALYSIS, "mätningar: {2018-H1: 67}"),
        u33461=measured("{2018-H2: 70}"),
    )
    assert "\n#mätningar:                 # Värdet står redan i ett annat dokument.\n" in made.text


def test_the_headings_within_a_section_are_kept_and_the_missing_ones_put_in(tmp_path: Path) -> None:
    own = ANALYSIS.replace("Varför det är så.", "### Inom 2018-H1 *och* [[U33461]]\n\nText.\n")
    own = own.replace("## Förslag på åtgärder\n\nVad som kan göras.\n\n", "")
    excuse = "{regel: T040, skäl: Ett äldre dokument., funktion: Chef, datum: 2024-01-01}"
    own = with_keys(own, f"undantag: [{excuse}]\nmätningar: {{2018-H1: 67}}")
    made = next_one(tmp_path, "nyckeltalsanalys", analys=own)
    headings = [line for line in made.text.split("\n---\n")[1].split("\n") if line.startswith("#")]
    assert headings == [
        "## Nulägesbeskrivning",
        "## Påverkande faktorer",
        "### Inom 2018-H2 och",
        "## Förslag på åtgärder",
        "## Konsekvensbeskrivning",
    ]


def test_an_analysis_needs_to_know_of_what(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match=r"^Ange vilket nyckeltal det gäller"):
        next_one(tmp_path, "nyckeltalsanalys", when="2024")


# Indicators and pages


def test_an_indicator_like_another_is_counted_alike_but_is_its_own(tmp_path: Path) -> None:
    like = with_keys(
        measured(
            "{2015: 78}", "decimaler: 1\nkortnamn: Barn\nmål: [{kommun: hylte, år: 2025, värde: 9}]"
        ),
        "indelningar: {kön: [flickor, pojkar]}\nspann: 0–100",
    )
    made = begin(Wish("nyckeltal", "U33461", id="U33462"), project(tmp_path, u33461=like))
    assert made.path == "content/u33462.md"
    front = made.text.split("---\n")[1]
    kept = [line for line in front.split("\n") if line and not line.lstrip().startswith("#")]
    assert [line.split("  ")[0] for line in kept if line[0] != " "] == [
        "typ: nyckeltal",
        "id: U33462",
        "utkast: ja",
        "namn:",
        "enhet: procent",
        "bättre: högre",
        "avser: personer",
        "källa: Egen undersökning",
        "beskrivning:",
        "decimaler: 1",
        "indelningar:",
        "spann: 0–100",
    ]
    assert "\n  kön: [flickor, pojkar]\n" in front


def test_a_page_like_another_has_its_headings(tmp_path: Path) -> None:
    like = with_text(PAGE, "## Vad vi gör {#gör}\n\nText.\n\n> ## Ett citat\n\nSlut\n----\n")
    made = begin(Wish("sida", "om", id="om-oss"), project(tmp_path, om=like))
    assert "\n#titel:                     # Förut: Om webbplatsen\n" in made.text
    headings = [line for line in made.text.split("\n") if line.startswith("## ")]
    assert headings == ["## Vad vi gör {#gör}", "## Slut"]
    assert "Det som stod här förut finns i content/om.md, rad 9." in made.text


@pytest.mark.parametrize("kind", ["nyckeltal", "sida"])
def test_what_follows_on_nothing_must_be_named(kind: str, tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match=rf"aldrig ändras: build\.py new {kind} --id …$"):
        next_one(tmp_path, kind)
