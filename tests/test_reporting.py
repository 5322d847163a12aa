"""Problems as text for people and JSON for machines."""

import json

import pytest

from kvalitet.problems import Place, Problem, Rule, Severity, in_reading_order
from kvalitet.reporting import as_json, as_text, tally

BAD = Rule("N012", Severity.ERROR, "Värdet går inte att läsa")
ODD = Rule("R010", Severity.WARNING, "En siffra i texten")
FAULT = Problem(Place("content/a.md", 14, 5), BAD, "”sextiosju” är inget tal.", "Skriv t.ex. 67.")
ODDITY = Problem(Place("content/b.md", 2, 1), ODD, "”67 %” står i texten.", "Hänvisa till den.")


def test_a_problem_is_its_place_what_is_wrong_and_the_way_out() -> None:
    assert as_text([FAULT, ODDITY]) == (
        "content/a.md:14:5: fel N012: ”sextiosju” är inget tal.\n"
        "    Skriv t.ex. 67.\n"
        "content/b.md:2:1: varning R010: ”67 %” står i texten.\n"
        "    Hänvisa till den.\n"
    )


def test_nothing_wrong_is_nothing_said() -> None:
    assert as_text([]) == ""
    assert json.loads(as_json([])) == []


def test_machines_read_the_same_in_swedish_keys() -> None:
    assert json.loads(as_json([FAULT])) == [
        {
            "fil": "content/a.md",
            "rad": 14,
            "kolumn": 5,
            "kod": "N012",
            "allvar": "fel",
            "meddelande": "”sextiosju” är inget tal.",
            "råd": "Skriv t.ex. 67.",
        }
    ]


def test_json_keeps_swedish_letters_readable_and_ends_its_line() -> None:
    assert "råd" in as_json([FAULT])
    assert as_json([FAULT]).endswith("]\n")


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "Inga fel"),
        ([FAULT], "1 fel i 1 fil"),
        ([ODDITY], "1 varning i 1 fil"),
        ([FAULT, ODDITY], "1 fel och 1 varning i 2 filer"),
        ([FAULT, FAULT, FAULT, ODDITY, ODDITY], "3 fel och 2 varningar i 2 filer"),
    ],
)
def test_problems_are_counted(problems: list[Problem], said: str) -> None:
    assert tally(problems).replace("\u00a0", " ") == said


def test_problems_come_in_reading_order_and_once() -> None:
    later = Problem(Place("content/a.md", 14, 40), BAD, "”x”", "y")
    tenth = Problem(Place("content/a.md", 9, 1), BAD, "”x”", "y")
    assert in_reading_order([ODDITY, later, FAULT, tenth, FAULT]) == (tenth, FAULT, later, ODDITY)
