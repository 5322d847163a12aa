"""What a word is searched for as."""

import pytest

from kvalitet.swedish.word_forms import other_forms

KNOWN = {"skydd", "bedömning", "familj", "personal", "utredning", "hem"}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("skyddsbedömning", "bedömning"),
        ("skyddsbedömningarna", "bedömningarna"),  # the stemmer knows the rest
        ("förhandsbedömning", "bedömning"),  # known by its ending alone
        ("personalomsättning", "omsättning"),  # known by its beginning alone
        ("familjehem", "hem"),
        ("utredningstid", "tid"),
        ("anmälan", "anmälningar"),
        ("anmälningarna", "anmälan"),
        ("orosanmälan", "orosanmälningar"),
        ("orosanmälningar", "anmälan"),
        ("föräldrarna", "förälder"),
        ("ledamöter", "ledamot"),
        ("familjehem", "familjehemmen"),
    ],
)
def test_a_word_has_another_form(word: str, form: str) -> None:
    assert form in other_forms(word, KNOWN)


@pytest.mark.parametrize("word", ["skydd", "bedömning", "barn", "utredningar", "nämnd"])
def test_an_ordinary_word_has_none(word: str) -> None:
    assert other_forms(word, KNOWN - {"utredning"}) == set()
