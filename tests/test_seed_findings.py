"""What is wrong in the five reports that the site began with: each fault, and what finds it.

The faults are rebuilt under tests/bad. A row says in which case, by which rule, and a piece of the
line that the rule points at. What no rule can find soundly is listed with the reason.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kvalitet.pipeline import examine
from kvalitet.rulebook import RULEBOOK

BAD = Path(__file__).parent / "bad"
_TOLD = re.compile(r"(?P<path>\S+?):(?P<line>\d+):\d+: \w+ (?P<code>[A-Z]\d{3}): ")


ANALYSIS_2018 = "seed-000-analysis-2018"
ANALYSIS_2015 = "seed-001-analysis-2015"
STORY_2024 = "seed-002-story-2024"
FOLLOW_UP_2020 = "seed-003-follow-up-2020"
INDICATORS_2020 = "seed-003-indicators-2020"
SERIES_2020 = "series-003-follow-up"
PLAN_2023 = "seed-004-plan-2023"
THREAD_2023 = "thread-plan-2023"


class Found(NamedTuple):
    """A fault that is found."""

    fault: str
    case: str
    code: str
    line: str
    """Words of the line that the rule points at."""


class Left(NamedTuple):
    """A fault that no rule should look for."""

    fault: str
    reason: str


FIRST = (  # 000, an analysis of the first half of 2018
    Found("the bands leave 75.5 and 90.5 without a level", ANALYSIS_2018, "S001", "- gäller_från"),
    Found("67 % is no number", ANALYSIS_2018, "N012", "67 %"),
    Found("a trend is promised", ANALYSIS_2018, "R014", "se trenden"),
    Found("a comparison is promised", ANALYSIS_2018, "R014", "jämförelse"),
    Found("guidance in the text", ANALYSIS_2018, "T030", "Här visas vilket resultat"),
    Found("guidance in a list", ANALYSIS_2018, "T030", "Vad beror resultatet"),
    Found("guidance in a footnote", ANALYSIS_2018, "T030", "[^1]: Här kan du ta stöd"),
    Found("an employee is named", ANALYSIS_2018, "P005", "Tarik"),
)
SECOND = (  # 001, the template with an analysis of 2015
    Found("20–40 % is said of procentenheter", ANALYSIS_2015, "R013", "20–40 %"),
    Found("ten in the chart, twenty in the table", ANALYSIS_2015, "R015", "de 20 kommuner"),
    Found("a dash for what was not measured", ANALYSIS_2015, "Y012", "2013: -"),
    Found("80–90 % is no figure of the store", ANALYSIS_2015, "R010", "80–90 %"),
    Found("”Inga konsekvenser.” alone", ANALYSIS_2015, "T046", "Konsekvensbeskrivning"),
    Found("a year and a half-year in one series", "series-001-analyses", "M020", "2018-H1"),
)
THIRD = (  # 002, a quality story of 2024
    Found("28 are 24 and 2", STORY_2024, "A030", "Av 28 ungdomar var 24 pojkar"),
    Found("48 and 50 are both 13,9 %", "arithmetic-prose", "A032", "50 barn"),
    Found("41 are more than a third, 50 are 13,9 %", "arithmetic-seed-002", "A012", "13,9"),
    Found("82 % and 11 % are 93 %", "arithmetic-seed-002", "A006", "82"),
    Found("95,5 % gives 22 answers away", "arithmetic-seed-002", "A020", "decimaler: 1"),
    Found("82,8 % gives 29 answers away", STORY_2024, "A020", "decimaler: 1"),
    Found("0–12 and 12–20 years overlap", "series-002-ages", "M050", "12–20 år"),
    Found("6 of 30 is U33461, in prose", STORY_2024, "R010", "6 av 30"),
    Found("8 of 39 is its sibling, in prose", STORY_2024, "R010", "8 av 39"),
    Found("two girls", STORY_2024, "D002", "två flickor"),
    Found("a single case between two towns", "disclosure-in-words", "D006", "flytt från"),
    Found("the appendix is empty", STORY_2024, "T051", "Nedan följer"),
    Found("a trend without figures", STORY_2024, "R011", "svagt stigande trend"),
)
FOURTH = (  # 003, a follow-up of the second tertial of 2020
    Found("the legend leaves out 8 and 16", FOLLOW_UP_2020, "N022", "nivåer:"),
    Found("a level was only a colour", FOLLOW_UP_2020, "N021", "risknivå:"),
    Found("a status was only a colour", FOLLOW_UP_2020, "N016", "status: ,"),
    Found("seven headings over six values", "series-003-tables", "M001", "Placeringar i mer än"),
    Found("a heading reads 5", FOLLOW_UP_2020, "N010", "{5: 5, feb: 4"),
    Found("a heading reads 5, in a table", "series-003-tables", "M002", "| 5 | feb"),
    Found("the months stop in June", SERIES_2020, "M010", "VAKANSER"),
    Found("61 % counts what 64 % did not", SERIES_2020, "M030", "2020-T2: {värde: 61"),
    Found("27 − 15 − 5 leaves 7", "arithmetic-seed-003", "A003", "27"),
    Found("andel was planned, antal told", SERIES_2020, "M040", "INHYRDA"),
    Found("”x antal” is left", INDICATORS_2020, "T031", "namn:"),
    Found("”rätt*” has no note", INDICATORS_2020, "T033", "rätt*"),
    Found("days with unequal steps", SERIES_2020, "M021", "2020-02-01"),
)
FIFTH = (  # 004, a quality plan of 2023
    Found("six of nine risks lack a self-check", THREAD_2023, "G001", "egenkontroller: saknas"),
    Found("three self-checks have no risk", THREAD_2023, "G003", "EK1"),
    Found("one risk has no action", THREAD_2023, "G002", "R8"),
    Found("levels without a matrix", THREAD_2023, "G011", "risknivå"),
    Found("”Forts.” is no risk of its own", PLAN_2023, "T032", "Forts."),
    Found("no action has a responsible function", THREAD_2023, "G005", "ansvarig"),
    Found("no action has a deadline", THREAD_2023, "G006", "klart"),
    Found("most indicators lack a target", THREAD_2023, "G009", "nyckeltal"),
    Found("75, 75 and 50 without whose", PLAN_2023, "N003", "75, 75 och 50"),
    Found("”inga tillgängliga data” is no kind", PLAN_2023, "N012", "inga tillgängliga"),
    Found("the name and the description differ", "series-004-names", "M042", "ett år efter"),
    Found("families and parents added together", PLAN_2023, "T052", "och familjer"),
)
LEFT = (
    Left(
        "000: 67 % has no denominator",
        "Most national figures have none. The page then says that no certainty can be judged; a "
        "warning at each would be a warning at nearly all.",
    ),
    Left(
        "000: its level is never said in words",
        "It cannot happen here: the page itself says the level in words before the writer's text.",
    ),
    Left(
        "000: the role of the period is unclear",
        "Only who made the measurement knows. The key period_avser asks for it, and the page "
        "tells it; the text of a report does not give it away.",
    ),
    Left(
        "000: an argument that coming back can be good contradicts the polarity",
        "It takes the meaning of a whole paragraph. A rule for words such as ”positivt” would be "
        "wrong most of the time; förbehåll: is where the guide says that it belongs.",
    ),
    Left(
        "001: 80–90 % is called very good, which later levels call yellow",
        "In 2015 it was not yet so: levels apply from their date, and nothing is judged by those "
        "that came later. That the figure is typed by hand is told.",
    ),
    Left(
        "003: u.s. and US mark the same month",
        "Both are read as uppgift saknas, whatever letters they are written in.",
    ),
    Left(
        "004: för få svar and inga tillgängliga data are different kinds of missing",
        "Each is a word of its own in the model; that the second is no such word is told.",
    ),
    Left(
        "004: one indicator has different targets per unit",
        "That is right, once it is said whose they are; without it they are refused.",
    ),
)
FINDINGS = (*FIRST, *SECOND, *THIRD, *FOURTH, *FIFTH)


@cache
def told(case: str) -> frozenset[tuple[str, str]]:
    """What the writer of a case is told: each code with the line that it points at."""
    expected = (BAD / case / "expected.txt").read_text(encoding="utf-8")
    found = set()
    for match in _TOLD.finditer(expected):
        lines = (BAD / case / match["path"]).read_text(encoding="utf-8").split("\n")
        found.add((match["code"], lines[int(match["line"]) - 1]))
    return frozenset(found)


@pytest.mark.parametrize("found", FINDINGS, ids=lambda found: f"{found.code} {found.fault}")
def test_a_fault_is_found_where_it_stands(found: Found) -> None:
    lines = [line for code, line in told(found.case) if code == found.code]
    assert any(found.line in line for line in lines), lines


def test_every_rule_of_the_table_is_in_the_rulebook() -> None:
    assert {found.code for found in FINDINGS} <= {rule.code for rule in RULEBOOK}


def test_what_is_left_has_a_reason_and_is_not_found_after_all() -> None:
    assert all(left.reason.endswith(".") for left in LEFT)
    assert {left.fault for left in LEFT}.isdisjoint(found.fault for found in FINDINGS)
    assert len(LEFT) < len(FINDINGS) / 6


# What only looks wrong

RIGHT = Path(__file__).parent / "golden" / "true-negatives"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param("nyckeltal/avslut.md", "arbete: 7, utbildning: 25, flytt: 17", id="99 %"),
        pytest.param("sidor/räknat.md", "7 % till ett arbete, 25 % till", id="99 %, in words"),
        pytest.param("nyckeltal/samtal.md", "totalt: 27, kvinnor: 11, män: 16", id="11 + 16"),
        pytest.param("sidor/räknat.md", "varav 11 kvinnor och\n16 män", id="11 + 16, in words"),
        pytest.param("nyckeltal/anmälda.md", "totalt: 38, flickor: 18, pojkar: 20", id="18 + 20"),
        pytest.param("sidor/räknat.md", "18 pojkar och 20 flickor", id="18 + 20, in words"),
        pytest.param("nyckeltal/anmälda.md", '"0–3 år": 12, "4–6 år": 11', id="12 + 11 + 5 + 10"),
        pytest.param("nyckeltal/jourhem.md", "2020-05: 7 av 16, 2020-06: 6 av 14", id="43 %"),
        pytest.param("sidor/räknat.md", "10 av 25 (40 %)", id="40, 67, 44, 44, 43 %, in words"),
        pytest.param("nyckeltal/erfarenhet.md", "under ett år: 3, minst ett år: 97", id="100 %"),
        pytest.param("sidor/räknat.md", "8 % och 92 %", id="100 %, in words"),
    ],
)
def test_what_is_right_is_in_the_project_that_stays_silent(file: str, words: str) -> None:
    assert words in (RIGHT / "content" / file).read_text(encoding="utf-8")


def test_nothing_is_said_of_what_is_right() -> None:
    assert examine(RIGHT, lambda _: None).problems == ()
