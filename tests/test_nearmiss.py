"""Which word was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.swedish.nearmiss import nearest

KEYS = ["typ", "id", "nivåer", "mätningar", "mål", "kallas_också", "förbehåll", "källa"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("matningar", "mätningar"),
        ("MÄTNINGAR", "mätningar"),
        ("mätnignar", "mätningar"),
        ("mätning", "mätningar"),
        ("nivå", "nivåer"),
        ("kallas också", "kallas_också"),
        ("förbehall", "förbehåll"),
        ("kalla", "källa"),
        ("mal", "mål"),
        ("mätningar", "mätningar"),
    ],
)
def test_suggests_the_word_that_was_probably_meant(written: str, meant: str) -> None:
    assert nearest(written, KEYS) == meant


@pytest.mark.parametrize("written", ["", " ", "ab", "färg", "sammanfattning", "x" * 10_000])
def test_suggests_nothing_when_nothing_is_near(written: str) -> None:
    assert nearest(written, KEYS) is None


def test_letters_without_dots_decide_only_between_equals() -> None:
    assert nearest("man", ["män", "man"]) == "man"
    assert nearest("män", ["man", "män"]) == "män"


@given(st.text())
def test_any_text_has_an_answer_among_the_candidates(text: str) -> None:
    assert nearest(text, KEYS) in {None, *KEYS}


@given(st.lists(st.text(alphabet="abcåäö", min_size=1, max_size=20), min_size=1))
def test_a_candidate_is_nearest_to_itself(words: list[str]) -> None:
    assert nearest(words[-1], words) == words[-1]


@given(st.text("abcåu3s-", min_size=6, max_size=9), st.data())
def test_two_slips_in_a_word_are_forgiven_whatever_its_letters(
    word: str, data: st.DataObject
) -> None:
    letters = st.sampled_from("abcåu3sðŕ")
    slipped = list(word)
    for _ in range(2):
        slipped[data.draw(st.integers(0, len(slipped) - 1))] = data.draw(letters)
    if sum(letter.isalnum() for letter in word) >= 6:
        assert nearest("".join(slipped), [word]) == word
