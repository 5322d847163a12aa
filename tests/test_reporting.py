"""Problems as text for people and as data for machines: JSON, GitHub and GitLab."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.problems import Place, Problem, Rule, Severity, in_reading_order
from kvalitet.reporting import FORMATS, as_github, as_gitlab, as_json, as_text, tally

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
    assert as_github([]) == ""
    assert json.loads(as_json([])) == json.loads(as_gitlab([])) == []


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


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_tells_the_way_out(form: str) -> None:
    told = FORMATS[form]([FAULT, ODDITY])
    assert FAULT.remedy in told
    assert ODDITY.remedy in told


# GitHub


def test_github_gets_an_annotation_for_each_problem() -> None:
    assert as_github([FAULT, ODDITY]) == (
        "::error file=content/a.md,line=14,col=5,title=N012::"
        "”sextiosju” är inget tal.%0ASkriv t.ex. 67.\n"
        "::warning file=content/b.md,line=2,col=1,title=R010::"
        "”67 %25” står i texten.%0AHänvisa till den.\n"
    )


def test_what_has_a_meaning_in_a_property_is_escaped_there_only() -> None:
    odd = replace(FAULT, place=Place("content/a,b: 5 %.md"), message="a,b: 5 %\r\n::error::c")
    assert as_github([odd]) == (
        "::error file=content/a%2Cb%3A 5 %25.md,line=1,col=1,title=N012::"
        "a,b: 5 %25%0D%0A::error::c%0ASkriv t.ex. 67.\n"
    )


@given(path=st.text(), message=st.text(), remedy=st.text())
def test_github_reads_what_was_said(path: str, message: str, remedy: str) -> None:
    (line,) = re.split("\r\n|\r|\n", as_github([Problem(Place(path), BAD, message, remedy)]))[:-1]
    found = re.fullmatch("::error file=([^,:]*),line=1,col=1,title=N012::(.*)", line, re.DOTALL)
    assert found
    assert (as_read(found[1]), as_read(found[2])) == (path, f"{message}\n{remedy}")


def as_read(text: str) -> str:
    """Unescape in the order of GitHub's runner."""
    for code, character in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, character)
    return text


# GitLab


def in_report(*problems: Problem) -> list[Any]:
    found: list[Any] = json.loads(as_gitlab(problems))
    return found


def fingerprints(*problems: Problem) -> list[str]:
    return [one["fingerprint"] for one in in_report(*problems)]


def test_gitlab_gets_a_code_quality_report() -> None:
    fault, oddity = in_report(FAULT, ODDITY)
    assert re.fullmatch("[0-9a-f]{64}", fault.pop("fingerprint"))
    assert fault == {
        "description": "”sextiosju” är inget tal. Skriv t.ex. 67.",
        "check_name": "N012",
        "severity": "blocker",
        "location": {"path": "content/a.md", "lines": {"begin": 14}},
    }
    assert oddity["severity"] == "minor"


def test_a_problem_that_moves_is_the_same_to_gitlab() -> None:
    moved = replace(FAULT, place=Place("content/a.md", 20, 1))
    assert fingerprints(FAULT) == fingerprints(ODDITY, moved)[1:]


def test_a_place_that_a_message_points_at_may_move_too() -> None:
    told = replace(FAULT, message="Id ”om” används redan i content/om.md:3:5.")
    moved = replace(FAULT, message="Id ”om” används redan i content/om.md:14:5.")
    other = replace(FAULT, message="Id ”om” används redan i content/oss.md:3:5.")
    assert fingerprints(told) == fingerprints(moved) != fingerprints(other)


def test_another_file_rule_or_message_is_another_problem() -> None:
    others = (
        replace(FAULT, place=Place("content/b.md", 14, 5)),
        replace(FAULT, rule=ODD),
        replace(FAULT, message="”sextioåtta” är inget tal."),
    )
    assert len({*fingerprints(FAULT, *others)}) == 4


def test_problems_that_are_alike_are_counted_apart() -> None:
    again = replace(FAULT, place=Place("content/a.md", 15, 5))
    assert len({*fingerprints(FAULT, again)}) == 2
    assert fingerprints(FAULT, again)[0] == fingerprints(FAULT)[0]


def test_a_name_that_is_no_text_still_has_a_fingerprint() -> None:
    assert fingerprints(replace(FAULT, place=Place("content/\udcff.md")))


# How many


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
