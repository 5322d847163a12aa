"""Where a document's front matter ends and its body begins, and what is said if that is unclear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.documents import Document, split
from kvalitet.sources import Source

REAL = """\
---
typ: sida
id: om-oss
titel: Om oss
---

## Vilka vi är

Vi är socialtjänsten.

---

Slut.
"""


def read(text: str) -> Document:
    document, problems = split(Source("content/om.md", text))
    assert problems == ()
    assert document is not None
    return document


def told(text: str) -> list[str]:
    document, problems = split(Source("content/om.md", text))
    assert document is None or document.front is None or document.front.faulty
    return [
        f"{p.place.line}:{p.place.column} {p.rule.code} {p.message} {p.remedy}" for p in problems
    ]


def test_the_body_knows_its_line_in_the_file() -> None:
    document = read(REAL)
    assert document.front is not None
    assert document.front.data == {"typ": "sida", "id": "om-oss", "titel": "Om oss"}
    assert document.front.place_of(("id",)).line == 3
    assert document.body == REAL.split("---\n", 2)[2]
    assert REAL.split("\n")[document.body_line - 1 :] == document.body.split("\n")


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\n", "", 4),
        ("---\na: b\n---", "", 4),
        ("--- \na: b\n---\t\nText", "Text", 4),
        ("---\na: |\n  b\n  ---\n  c\n---\nText\n", "Text\n", 7),
        ("---\na: b\n\n## en kommentar\nc: d\n---\n\n----\n", "\n----\n", 7),
    ],
)
def test_what_parts_front_and_body(text: str, body: str, line: int) -> None:
    document = read(text)
    assert (document.body, document.body_line) == (body, line)


def test_a_key_given_twice_leaves_a_document() -> None:
    document, problems = split(Source("x.md", "---\na: 1\na: 2\n---\nText"))
    assert document is not None and document.front is not None
    assert document.front.data == {"a": "1"}
    assert [str(problem.place) for problem in problems] == ["x.md:3:1"]


def test_faults_of_the_front_leave_the_body_to_be_read() -> None:
    document, problems = split(Source("x.md", '---\ntitel: "aldrig stängt\n---\nText <b>'))
    assert document is not None
    assert (document.front, document.body, document.body_line) == (None, "Text <b>", 4)
    assert [problem.rule.code for problem in problems] == ["Y019"]


def test_no_front_matter() -> None:
    assert told("# Om oss\n\nVi är socialtjänsten.\n") == [
        "1:1 Y001 Dokumentet saknar huvud: raderna överst som säger vad det är. "
        "Börja filen med raden ---, sedan t.ex. typ: sida och id: om-oss på var sin rad, "
        "och avsluta huvudet med en rad --- till."
    ]


def test_keys_without_their_first_line() -> None:
    assert told("\ntyp: sida\nid: om-oss\n---\n\nText\n") == [
        "2:1 Y001 Raden --- saknas före ”typ: sida”. Skriv --- överst i filen."
    ]


@pytest.mark.parametrize(
    "line", ["----", "--", "—", "–––", "- - -", "***", "+++", "===", "___", "–-", "----- "]
)
def test_a_first_line_that_is_not_three_dashes(line: str) -> None:
    assert told(f"{line}\ntyp: sida\n---\n") == [
        f"1:1 Y004 ”{line.strip()}” ska vara tre bindestreck: ---. "
        "Skriv --- på en egen rad, utan något före eller efter."
    ]


@pytest.mark.parametrize("line", ["----", "—", "...", "--", "___"])
def test_a_last_line_that_is_not_three_dashes(line: str) -> None:
    assert told(f"---\ntyp: sida\n{line}\n\nText\n\n---\n\nMer\n") == [
        f"3:1 Y004 ”{line}” ska vara tre bindestreck: ---. "
        "Skriv --- på en egen rad, utan något före eller efter."
    ]


def test_a_key_on_the_line_of_dashes() -> None:
    assert told("--- typ: sida\nid: om-oss\n---\n")[0].startswith("1:1 Y004 ”--- typ: sida” ska")


@pytest.mark.parametrize("text", [" ---\na: b\n---\n", "---\na: b\n  ---\nText\n"])
def test_indented_dashes(text: str) -> None:
    assert told(text)[0].endswith(
        "Y004 Raden --- är indragen. Skriv --- på en egen rad, utan något före eller efter."
    )


def test_an_empty_line_before_the_front_matter() -> None:
    assert told("\n\n---\ntyp: sida\n---\n") == [
        "1:1 Y003 Det står en tom rad före dokumenthuvudets första ---. Ta bort allt före ---."
    ]


def test_text_before_the_front_matter() -> None:
    assert told("Utkast!\n---\ntyp: sida\n---\n") == [
        "1:1 Y003 Det står text före dokumenthuvudets första ---: ”Utkast!”. "
        "Flytta texten till efter huvudet."
    ]


@pytest.mark.parametrize(
    "text", ["---\ntyp: sida\n\n## Vi\n", "---\ntyp: sida\n\n## Vi\n\nText\n\n---\n"]
)
def test_a_front_matter_that_runs_into_the_body(text: str) -> None:
    assert told(text) == [
        "4:1 Y002 Dokumenthuvudet avslutas inte: raden --- saknas före ”## Vi”. "
        "Skriv --- på en egen rad efter den sista nyckeln."
    ]


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\ntyp: sida\nid: om-oss\n", "---\na: b\n---x\n"]
)
def test_a_front_matter_without_an_end(text: str) -> None:
    assert told(text) == [
        "1:1 Y002 Dokumenthuvudet som börjar här avslutas inte. "
        "Skriv --- på en egen rad efter den sista nyckeln."
    ]


@pytest.mark.parametrize("inside", ["", "\n\n", "# typ: sida\n"])
def test_an_empty_front_matter(inside: str) -> None:
    assert told(f"---\n{inside}---\nText\n") == [
        "1:1 Y008 Dokumenthuvudet är tomt. "
        "Skriv minst typ: och id: på var sin rad mellan raderna ---."
    ]


def test_a_front_matter_that_is_a_list() -> None:
    assert told("---\n- typ: sida\n---\n")[0].startswith("2:1 Y006 Här står en lista, men här ska")


def test_a_front_matter_that_is_a_text() -> None:
    assert told("---\nOm oss\n---\n")[0].startswith("2:1 Y007 Här står en text, men här ska stå")


def test_faults_in_the_front_matter_have_their_line_in_the_file() -> None:
    assert [line.split()[:2] for line in told("---\na: 1\na: 2\nb: -\n---\n")] == [
        ["3:1", "Y010"],
        ["4:4", "Y012"],
    ]


def check(text: str) -> None:
    """Whatever the text, there is a document or problems that lie within the file."""
    document, problems = split(Source("x.md", text))
    lines = text.split("\n")
    assert document or problems
    for problem in problems:
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
    if document:
        assert "\n".join(lines[document.body_line - 1 :]) == document.body


SIGNS = st.text(st.sampled_from("-—. \n:#ab+*\t"), max_size=40)


@given(st.text(max_size=80) | SIGNS | SIGNS.map("---\na: b\n{}".format))
def test_any_text_is_survived(text: str) -> None:
    check(text)


@given(st.integers(0, len(REAL)), st.integers(0, 8), SIGNS)
def test_a_real_document_survives_any_slip(at: int, dropped: int, typed: str) -> None:
    check(REAL[:at] + typed + REAL[at + dropped :])
