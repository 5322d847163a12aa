"""How a new document's front matter is written: as writers write it, and so that it reads back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.front.parse import parse_front
from kvalitet.front.tree import Tree
from kvalitet.scaffold.emitter import WIDTH, emit, scalar
from kvalitet.scaffold.lines import (
    UNJUDGED,
    Block,
    Entries,
    Line,
    Row,
    to_fill_in,
    tree_of,
    value_of,
)
from kvalitet.sources import CONTROL


def written(*lines: Line) -> str:
    return emit(Block(lines))


def read(text: str) -> Tree:
    front, problems = parse_front(text, "dokument.md")
    assert not problems, (text, problems)
    assert front is not None
    return {**front.data}


# The forms


def test_a_value_stands_after_its_key_and_an_empty_place_after_nothing() -> None:
    assert written(Line("år", "2025"), Line("namn")) == "år: 2025\nnamn:\n"


def test_guidance_stands_in_a_column_and_is_given_once() -> None:
    lines = (Line("ansvarig", None, "Funktionen."), Line("senare", None, "Funktionen."))
    assert written(*lines) == "ansvarig:                   # Funktionen.\nsenare:\n"


def test_a_remark_is_about_its_own_line() -> None:
    assert written(Line("EK1", "x", remark="Granska"), Line("EK2", "x", remark="Granska")) == (
        "EK1: x                      # Granska\nEK2: x                      # Granska\n"
    )


def test_a_long_comment_goes_on_below_itself() -> None:
    text = written(Line("namn", None, "ord " * 30), Line("nästa", "x"))
    first, second, last = text.splitlines()
    assert len(first) <= WIDTH
    assert second == " " * 28 + "# " + "ord " * 12 + "ord"
    assert last == "nästa: x"


def test_what_is_offered_is_a_comment_that_need_only_lose_its_sign() -> None:
    inner = Block((Line("organ"), Line("datum", "2025-01-31")))
    text = written(Line("typ", "sida"), Line("beslut", Entries((inner,)), is_offered=True))
    assert text == "typ: sida\n#beslut:\n  #- organ:\n    #datum: 2025-01-31\n"
    assert read(text) == {"typ": "sida"}
    assert read(text.replace("#", "")) == {
        "typ": "sida",
        "beslut": [{"organ": None, "datum": "2025-01-31"}],
    }


def test_entries_of_a_list_are_indented_as_in_the_content() -> None:
    risk = Block((Line("id", "R1", above=("Om den första.",)), Line("namn", "Risken")))
    assert written(Line("risker", Entries((risk, Row({"id": "R2"})), below=("Slut.",)))) == (
        "risker:\n  # Om den första.\n  - id: R1\n    namn: Risken\n  - {id: R2}\n  # Slut.\n"
    )


def test_a_row_keeps_its_line_while_it_fits() -> None:
    assert written(Line("mål", Row({"hylte": None, "nacka": None}))) == "mål: {hylte: , nacka: }\n"
    long = {f"kommun-nummer-{number}": None for number in range(6)}
    text = written(Line("mål", Row({**long})))
    assert text.startswith("mål:\n  kommun-nummer-0:\n  kommun-nummer-1:\n")
    assert read(text) == {"mål": long}


def test_a_long_text_is_folded_between_its_words() -> None:
    words = "En mening som är så lång att den inte får plats på en rad. " * 3
    text = written(Line("beskrivning", words.strip()))
    assert text.startswith("beskrivning: >-\n  En mening")
    assert max(map(len, text.splitlines())) <= WIDTH
    assert read(text) == {"beskrivning": words.strip()}


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        ("Barn 0–12 år och deras familjer", "Barn 0–12 år och deras familjer"),
        ("2025-01-31", "2025-01-31"),
        ("2025-T2", "2025-T2"),
        (UNJUDGED, UNJUDGED),
        ("§ 98", "§ 98"),
        ("Risk: barn väntar", '"Risk: barn väntar"'),
        ("12:30", '"12:30"'),
        ("nr # 3", '"nr # 3"'),
        ('"Lotsen"', '"\\"Lotsen\\""'),
        ("[U33461]", '"[U33461]"'),
        ("- minus", '"- minus"'),
        ("0182", '"0182"'),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("", '""'),
        (" luft ", '" luft "'),
        ("två\nrader", '"två\\nrader"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, as_written: str) -> None:
    assert scalar(text) == as_written


def test_a_comma_needs_quotes_only_within_brackets() -> None:
    assert scalar("nu, då") == "nu, då"
    assert scalar("nu, då", in_row=True) == '"nu, då"'


# Places to fill in


def test_places_are_counted_where_the_gate_stops() -> None:
    block = Block(
        (
            Line("namn"),
            Line("titel", is_offered=True),
            Line("sannolikhet", UNJUDGED),
            Line("mål", Row({"hylte": None, "nacka": "90"})),
            Line("risker", Entries(())),
            Line("avvikelser", Block((Line("områden", is_offered=True),))),
            Line("id", "R1"),
        )
    )
    assert to_fill_in(block) == 5


# Whatever is written reads back

NASTY = [
    "Ja: nej",
    "a #b",
    "#b",
    "'",
    '"',
    "\\n",
    "0114",
    "1e5",
    "~",
    "null",
    "yes",
    "nej",
    "2025-06-30",
    "12:30",
    "{x}",
    "[[U33461 2024]]",
    "87,5",
    "- -",
    "---",
    "...",
    ">-",
    "|",
    "&a",
    "*a",
    "!x",
    "%x",
    "@x",
    "`x`",
    "? x",
    "x:",
    ":x",
    "a:b",
    "https://a.se/b",
    "hårt\u00a0mellanslag",
    "två  mellanslag",
    " x",
    "x ",
    "\t",
    "a\nb",
    "",
    "…",
    "ord " * 60 + "slut",
    "x" * 150,
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=140).filter(lambda text: not CONTROL.search(text)),
    st.text("ab #:,-'\"[]{}0", max_size=120),
)
KEYS = TEXTS.filter(bool).map(lambda text: text[:60])


def mappings(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(KEYS, inner, min_size=1, max_size=4)


LISTS: st.SearchStrategy[Any] = st.lists(TEXTS, min_size=1, max_size=4)
TREES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), TEXTS, LISTS),
    lambda inner: mappings(inner) | st.lists(mappings(inner), min_size=1, max_size=3),
    max_leaves=12,
)
"""What the model has: texts, places to fill in, lists of texts or of mappings, and mappings."""
FRONTS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


@given(FRONTS, st.text(max_size=150))
def test_what_is_written_reads_back(data: dict[str, Tree], comment: str) -> None:
    said = "".join(sign for sign in comment if not CONTROL.search(sign))
    lines = [Line(key, value_of(tree), said, above=(said,)) for key, tree in data.items()]
    block = Block(tuple(lines), below=(said,))
    assert read(emit(block)) == data == tree_of(block)


@given(TREES, KEYS)
def test_what_is_written_in_rows_reads_back(tree: Tree, key: str) -> None:
    rows = Entries((Row({key: tree}), Row({"id": None, key: tree})))
    block = Block((Line("mål", Row({key: tree})), Line("indikatorer", rows)))
    assert read(emit(block)) == tree_of(block)


@given(FRONTS)
def test_what_is_offered_is_no_part_of_the_document(data: dict[str, Tree]) -> None:
    offered = (Line(key, value_of(tree), is_offered=True) for key, tree in data.items())
    assert read(written(Line("typ", "sida"), *offered)) == {"typ": "sida"}
