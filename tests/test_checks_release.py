"""What an edition needs before it is decided, and that nothing of it is said before then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kvalitet.pipeline import examine
from kvalitet.problems import Problem
from kvalitet.rulebook import FAMILIES
from tests.building import ROOT
from tests.sites import (
    ANALYSIS,
    FOLLOW_UP,
    INDICATOR,
    PAGE,
    PLAN,
    RELEASE_CONFIG,
    RELEASE_DAY,
    SHOWING_STORY,
    STORY,
    decided,
    measured,
    with_keys,
    with_text,
    write_project,
)

DECIDED = {
    "analys.md": decided(ANALYSIS),
    "berättelse.md": decided(SHOWING_STORY),
    "nyckeltal.md": measured("{2024: 24 av 30}"),
    "om.md": PAGE,
    "plan.md": decided(PLAN),
    "uppföljning.md": decided(FOLLOW_UP),
}
"""An edition that may be decided."""


STOPPING = "varningar_som_stoppar"


@dataclass(frozen=True)
class Project:
    """A folder with an edition in it."""

    root: Path

    def release(
        self,
        documents: Mapping[str, str] | None = None,
        config: str = RELEASE_CONFIG,
        today: date = RELEASE_DAY,
    ) -> tuple[Problem, ...]:
        """What keeps it from being decided, with documents in place of those that are ready."""
        write_project(self.root, {**DECIDED, **(documents or {})}, config)
        return examine(self.root, lambda _: None, release=today).problems

    def told(
        self, documents: Mapping[str, str] | None = None, config: str = RELEASE_CONFIG
    ) -> list[str]:
        """The same as "file:line:column code"."""
        problems = self.release(documents, config)
        return [f"{p.place} {p.rule.code}".removeprefix("content/") for p in problems]

    def story(self, sound: str, faulty: str) -> list[str]:
        """What is told of the story when something in it is exchanged."""
        assert sound in DECIDED["berättelse.md"]
        return self.told({"berättelse.md": DECIDED["berättelse.md"].replace(sound, faulty)})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_is_in_order_may_be_decided(project: Project) -> None:
    assert project.told() == []


def test_nothing_of_it_is_said_while_writing(tmp_path: Path) -> None:
    unready = {"a.md": with_keys(ANALYSIS, "utkast: ja\nbeslutad: 2098-01-01"), "b.md": STORY}
    write_project(tmp_path, unready | {"n.md": INDICATOR})
    assert examine(tmp_path, lambda _: None).problems == ()


def test_the_shipped_example_may_be_decided() -> None:
    problems = examine(ROOT, lambda _: None, release=date(2026, 11, 23)).problems
    assert [p for p in problems if p.is_error or p.rule.code.startswith("B")] == []


# Decisions


@pytest.mark.parametrize(
    ("lost", "code"),
    [
        ("beslutsorgan: Socialnämnden\n", "B001"),
        ("beslutad: 2025-03-19\n", "B001"),
        ("diarienummer: SN 2025/0031\n", "B002"),
        ("ansvarig: Kvalitetsstrateg\n", "B003"),
    ],
)
@pytest.mark.parametrize("name", ["analys.md", "berättelse.md", "plan.md", "uppföljning.md"])
def test_a_report_says_who_decided_it(name: str, lost: str, code: str, project: Project) -> None:
    assert project.told({name: DECIDED[name].replace(lost, "")}) == [f"{name}:3:5 {code}"]


def test_a_lost_decision_is_told_once(project: Project) -> None:
    lost = DECIDED["plan.md"].replace("beslutsorgan: Socialnämnden\n", "")
    (problem,) = project.release({"plan.md": lost.replace("beslutad: 2025-03-19\n", "")})
    assert problem.message == "Nycklarna ”beslutsorgan” och ”beslutad” saknas."


UNKNOWN = {
    "diarienummer: SN 2025/0031": "diarienummer: uppgift saknas",
    "beslutad: 2025-03-19": "beslutad: uppgift saknas",
    "beslutsorgan: Socialnämnden": "beslutsorgan: uppgift saknas",
    "ansvarig: Kvalitetsstrateg": "ansvarig: uppgift saknas",
}


def unknown(document: str) -> str:
    """Say of a document that nothing is known of its decision."""
    for known, lost in UNKNOWN.items():
        document = document.replace(known, lost)
    return document


@pytest.mark.parametrize("name", ["analys.md", "plan.md", "uppföljning.md"])
def test_of_a_document_from_elsewhere_it_may_be_unknown(name: str, project: Project) -> None:
    assert project.told({name: unknown(DECIDED[name])}) == []


def test_of_the_years_own_story_it_may_not(project: Project) -> None:
    told = project.told({"berättelse.md": unknown(DECIDED["berättelse.md"])})
    assert [line.split()[1] for line in told] == ["B002", "B001", "B003"]


def test_of_an_earlier_story_nothing_more_is_asked(project: Project) -> None:
    earlier = unknown(decided(STORY)).replace("2024", "2023")
    assert project.told({"tidigare.md": earlier}) == []


def test_a_reason_excuses(project: Project) -> None:
    keys = "undantag: [{regel: B002, skäl: s, funktion: f, datum: 2025-03-01}]"
    lost = DECIDED["berättelse.md"].replace("diarienummer: SN 2025/0031\n", "")
    assert project.told({"berättelse.md": with_keys(lost, keys)}) == []


def test_an_exemption_from_it_is_watched_before_a_decision_and_not_while_writing(
    project: Project,
) -> None:
    keys = "undantag: [{regel: B002, skäl: s, funktion: f, datum: 2025-03-01}]"
    idle = {"plan.md": with_keys(DECIDED["plan.md"], keys)}
    assert [line.split()[1] for line in project.told(idle)] == ["U002"]
    assert examine(project.root, lambda _: None).problems == ()


@pytest.mark.parametrize("name", ["om.md", "nyckeltal.md", "plan.md"])
def test_no_document_is_a_draft(name: str, project: Project) -> None:
    (line,) = project.told({name: with_keys(DECIDED[name], "utkast: ja")})
    assert line.endswith("B004")


@pytest.mark.parametrize(
    ("name", "keys", "day"),
    [
        ("om.md", "beslutad: 2025-07-01", "beslutad: 2025-06-30"),
        (
            "nyckeltal.md",
            "nivåer: [{gäller_från: 2018, röd: under 50, grön: minst 50, "
            "beslut: {organ: KF, datum: 2025-07-01}}]",
            "datum: 2025-06-30",
        ),
    ],
)
def test_nothing_was_decided_in_the_future(
    name: str, keys: str, day: str, project: Project
) -> None:
    (line,) = project.told({name: with_keys(DECIDED[name], keys)})
    assert line.endswith("B005")
    today = keys.replace("2025-07-01", "2025-06-30")
    assert day in today
    assert project.told({name: with_keys(DECIDED[name], today)}) == []


def test_a_part_called_datum_is_no_day(project: Project) -> None:
    parts = measured("{2024: {totalt: 67, datum: 70}}", "indelningar: {orsak: [datum, annat]}")
    assert project.told({"nyckeltal.md": parts}) == []


# What a story shows


def test_a_story_shows_how_the_work_was_done(project: Project) -> None:
    start = DECIDED["berättelse.md"].index("Varje enhet")
    end = DECIDED["berättelse.md"].index("\n\n## Barn")
    how = DECIDED["berättelse.md"][start:end]
    line = DECIDED["berättelse.md"][:start].count("\n") - 1
    assert project.story(how, "Med egenkontroller.") == [f"berättelse.md:{line}:1 B010"]
    assert project.story(how, " ".join(["ord"] * 19)) == [f"berättelse.md:{line}:1 B010"]
    assert project.story(how, " ".join(["ord"] * 20)) == []


@pytest.mark.parametrize(
    "said",
    ["Flera.", "Se ovan.", "Inga åtgärder under året.", "<!-- Skriv sådant som inte syns. -->x"],
)
def test_a_story_shows_the_actions_for_each_target_group(said: str, project: Project) -> None:
    told = project.story("Alla familjer fick ett startmöte.", said)
    assert [line for line in told if "T046" not in line] == ["berättelse.md:26:1 B011"]


@pytest.mark.parametrize(
    "said", ["Startmöten infördes i maj.", "- Startmöten.\n- Videosamtal för den som vill."]
)
def test_one_sentence_or_a_list_is_enough(said: str, project: Project) -> None:
    assert project.story("Alla familjer fick ett startmöte.", said) == []


def test_a_story_shows_the_results_in_words_or_in_figures(project: Project) -> None:
    assert project.story("Fler utredningar blev klara i tid.", "Goda.") == [
        "berättelse.md:30:1 B012"
    ]
    thin = DECIDED["berättelse.md"].replace("Fler utredningar blev klara i tid.", "Se tabellen.")
    figures = "namn: Barn 0–12 år\n    mätningar: {U33461: {2024: 24 av 30}}"
    with_figures = thin.replace("namn: Barn 0–12 år", figures)
    of_its_own = {"nyckeltal.md": INDICATOR, "berättelse.md": with_figures}
    assert project.told(of_its_own) == []
    earlier = with_figures.replace("{2024: 24 av 30}", "{2023: 24 av 30, 2024: ej mätt}")
    assert "berättelse.md:31:1 B012" in project.told(of_its_own | {"berättelse.md": earlier})


def test_a_missing_heading_is_told_once(project: Project) -> None:
    assert project.story("### Resultat\n\nFler utredningar blev klara i tid.\n", "") == [
        "berättelse.md:24:1 T040"
    ]


def test_a_heading_that_is_excused_is_asked_about_before_a_decision(project: Project) -> None:
    lacking = DECIDED["berättelse.md"].replace(
        "### Resultat\n\nFler utredningar blev klara i tid.\n", ""
    )
    keys = "undantag: [{regel: T040, skäl: s, funktion: f, datum: 2025-03-01}]"
    (problem,) = project.release({"berättelse.md": with_keys(lacking, keys)})
    assert problem.rule.code == "B012"
    assert problem.message == (
        "Avsnittet ”Resultat” för ”Barn 0–12 år” visar inte vilka resultat som har uppnåtts."
    )


def test_a_story_covers_the_calendar_year(project: Project) -> None:
    decided_early = project.story("beslutad: 2025-03-19", "beslutad: 2024-12-31")
    assert decided_early == ["berättelse.md:14:11 B013"]
    assert project.story("beslutad: 2025-03-19", "beslutad: 2025-01-01") == []


def test_deviations_are_told_for_all_twelve_months(project: Project) -> None:
    months = "".join(f"    2024-{number:02}: {{Handläggning: 4}}\n" for number in range(1, 13))
    counts = f"avvikelser:\n  områden: [Handläggning]\n  per_månad:\n{months}".rstrip()
    full = DECIDED["berättelse.md"].replace("avvikelser: uppgift saknas", counts)
    full = with_text(full, "## Avvikelser")
    assert project.told({"berättelse.md": full}) == []
    short = full.replace("    2024-11: {Handläggning: 4}\n", "")
    (problem,) = project.release({"berättelse.md": short})
    assert problem.message == "Avvikelserna omfattar 11 av årets 12 månader: november saknas."


def test_a_story_follows_up_a_plan_or_says_why_not(project: Project) -> None:
    assert project.story("följer_upp: plan-2024", "följer_upp: uppgift saknas") == [
        "berättelse.md:12:13 B014"
    ]


# What is not settled


def test_warnings_are_settled_before_a_decision(project: Project) -> None:
    told = project.told({"plan.md": with_text(DECIDED["plan.md"], "Det var 67 procent.")})
    assert told == ["plan.md:3:5 B020", "plan.md:43:9 R010"]


def test_what_is_about_an_earlier_year_is_left_in_peace(project: Project) -> None:
    """The analysis is about 2018, and the plan about the edition's own year."""
    for name, is_told in (("analys.md", False), ("plan.md", True)):
        warned = with_keys(DECIDED[name], "sammanfattning: Det var 67 procent.")
        assert any("B020" in line for line in project.told({name: warned})) is is_told


def test_which_warnings_stop_is_for_the_settings_to_say(project: Project) -> None:
    warned = {"plan.md": with_text(DECIDED["plan.md"], "Det var 67 procent.")}
    few = RELEASE_CONFIG.replace("år: 2024}", f"år: 2024, {STOPPING}: [T]}}")
    assert project.told(warned, config=few) == ["plan.md:43:9 R010"]
    none = RELEASE_CONFIG.replace("år: 2024}", f"år: 2024, {STOPPING}: []}}")
    assert project.told(warned, config=none) == ["plan.md:43:9 R010"]


def test_every_family_may_be_chosen(project: Project) -> None:
    letters = RELEASE_CONFIG.replace(
        "år: 2024}", f"år: 2024, {STOPPING}: [{', '.join(FAMILIES)}]}}"
    )
    assert project.told(config=letters) == []


def test_an_unknown_letter_is_told(project: Project) -> None:
    odd = RELEASE_CONFIG.replace("år: 2024}", f"år: 2024, {STOPPING}: [R, Å]}}")
    assert project.told(config=odd) == ["site_config.yml:15:62 N016"]


@pytest.mark.parametrize(
    "note",
    [
        "TODO",
        "Att göra: tabellen",
        "kolla med nämnden",
        "Siffran ska kompletteras.",
        "behöver nog uppdateras",
        "Fråga enheten om hösten",
        "väntar på svar från skolan",
        "Rätt värde??",
        "Resten kommer senare.",
        "Uppgift saknas ännu.",
    ],
)
def test_a_note_that_work_is_left_is_told(note: str, project: Project) -> None:
    in_text = with_text(DECIDED["om.md"], f"<!-- {note} -->")
    assert [line.split()[1] for line in project.told({"om.md": in_text})] == ["B021"]
    in_head = DECIDED["om.md"].replace("id: om", f"id: om  # {note}")
    assert [line.split()[1] for line in project.told({"om.md": in_head})] == ["B021"]


@pytest.mark.parametrize(
    "note",
    [
        "2024 års värde står i berättelsen",
        "källan säger inte hur gruppens värde är räknat",
        "Text inom sådana här tecken är till för dig som skriver.",
        "Skriv vad som gäller, även om det är att inget hänt.",
        "avser barn som väntar på plats",
        "mål sätts till 2025",
        "planens fråga gäller även familjer",
    ],
)
def test_other_notes_are_left_alone(note: str, project: Project) -> None:
    assert project.told({"om.md": with_text(DECIDED["om.md"], f"<!-- {note} -->")}) == []


def test_a_preliminary_figure_is_pointed_out(project: Project) -> None:
    (problem,) = project.release(
        {"nyckeltal.md": measured("{2023: 68, 2024: {värde: 67, preliminär: ja}}")}
    )
    assert (problem.rule.code, problem.is_error) == ("B022", False)
    assert problem.message == "Värdet för U33461, 2024, är preliminärt."


# The edition itself


def test_an_edition_has_a_year(project: Project) -> None:
    yearless = RELEASE_CONFIG.replace(", år: 2024", "")
    assert project.told(config=yearless) == ["site_config.yml:15:9 B030"]


def test_an_edition_has_a_story_of_its_year(project: Project) -> None:
    older = RELEASE_CONFIG.replace("år: 2024}", "år: 2023}")
    (problem,) = project.release(config=older)
    assert (problem.rule.code, problem.is_error) == ("B031", False)


def test_a_story_that_cannot_be_read_may_be_the_one(project: Project) -> None:
    broken = DECIDED["berättelse.md"].replace("år: 2024", "år: i fjol")
    assert "B031" not in str(project.told({"berättelse.md": broken}))


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2025, 11, 1), []),
        (date(2025, 11, 2), ["B032"]),
        (date(2026, 12, 31), ["B032"]),
    ],
)
def test_accessibility_was_reviewed_within_a_year(
    today: date, codes: list[str], project: Project
) -> None:
    """It was reviewed on 1 November 2024."""
    assert [problem.rule.code for problem in project.release(today=today)] == codes


def test_accessibility_is_not_reviewed_in_the_future(project: Project) -> None:
    (problem,) = project.release(
        config=RELEASE_CONFIG.replace("granskad: 2024-11-01", "granskad: 2025-07-01")
    )
    assert str(problem.place) == "site_config.yml:16:62"
    assert problem.message == "Granskningen är daterad 1 juli 2025, men i dag är det 30 juni 2025."
