"""Numbers in letters, both ways."""

import re

import pytest

from kvalitet.swedish.number_words import IN_LETTERS, WORDS, in_letters, number_in


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "ett"), (12, "tolv"), (20, "tjugo"), (21, "tjugoett"), (99, "nittionio"), (100, "hundra")],
)
def test_a_number_is_written_in_letters_and_read_again(number: int, word: str) -> None:
    assert in_letters(number) == word
    assert WORDS[word] == number


def test_every_number_up_to_a_hundred_has_its_word_and_larger_ones_have_none() -> None:
    assert [WORDS[in_letters(number)] for number in range(1, 101)] == list(range(1, 101))
    assert in_letters(101) == "101"


@pytest.mark.parametrize("word", WORDS)
def test_the_pattern_takes_whole_words(word: str) -> None:
    assert re.fullmatch(IN_LETTERS, word)
    assert not re.match(IN_LETTERS, f"{word}x")


@pytest.mark.parametrize(("written", "number"), [("tolv", 12), ("TJUGO", 20), ("1 234", 1234)])
def test_a_number_is_read_however_it_is_written(written: str, number: int) -> None:
    assert number_in(written) == number


@pytest.mark.parametrize(("word", "number"), [("trettıo", 30), ("trettİo", 30), ("ſex", 6)])
def test_whatever_the_pattern_takes_for_a_number_is_one(word: str, number: int) -> None:
    assert re.fullmatch(IN_LETTERS, word, re.IGNORECASE)
    assert number_in(word) == number
