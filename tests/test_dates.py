"""Days, months and lists of words as Swedish writes them."""

import json
from datetime import date
from pathlib import Path

import pytest

from kvalitet.swedish.dates import (
    MONTH_ABBREVIATIONS,
    Width,
    day,
    day_short,
    month,
    months,
    months_and_year,
)
from kvalitet.swedish.lists import a_few, joined, quoted

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("format.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "row", [row for row in VECTORS["rows"] if row["kind"] in ("date:long", "date:medium")]
)
def test_writes_days_as_the_vectors_recommend(row: dict[str, str]) -> None:
    write = day if row["kind"] == "date:long" else day_short
    assert write(date.fromisoformat(row["input"])) == row["recommended"]


@pytest.mark.parametrize(
    "row", [row for row in VECTORS["rows"] if row["kind"] in ("date:MMMM y", "date:MMM y")]
)
def test_writes_months_as_the_vectors_recommend(row: dict[str, str]) -> None:
    when = date.fromisoformat(row["input"])
    written = month(when) if "MMMM" in row["kind"] else month(when, "abbreviated")
    assert written == row["recommended"]


@pytest.mark.parametrize("row", [row for row in VECTORS["rows"] if "interval" in row["kind"]])
def test_writes_spans_of_months_as_the_vectors_recommend(row: dict[str, str]) -> None:
    start, end = map(date.fromisoformat, row["input"])
    width: Width = "wide" if row["kind"].endswith("MMMM") else "abbreviated"
    assert months_and_year(start, end, width) == row["recommended"]


def test_short_days_have_abbreviated_months() -> None:
    assert day_short(date(2018, 1, 3)) == "3 jan. 2018"
    assert MONTH_ABBREVIATIONS[4:9] == ("maj", "juni", "juli", "aug.", "sep.")


def test_a_span_of_months_says_the_year_only_where_it_changes() -> None:
    assert months(date(2018, 1, 1), date(2018, 6, 30)) == "januari–juni"
    assert months(date(2018, 3, 1), date(2018, 3, 31)) == "mars"
    assert months(date(2019, 8, 1), date(2020, 7, 31)) == "augusti 2019–juli 2020"
    assert months_and_year(date(2019, 8, 1), date(2020, 7, 31)) == "augusti 2019–juli 2020"


def test_joins_words_with_och_before_the_last() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b"]) == "a och b"
    assert joined(["a", "b", "c"], "eller") == "a, b eller c"


def test_quotes_a_word_on_one_line_and_cuts_what_is_too_long() -> None:
    assert quoted("sextiosju") == "”sextiosju”"
    assert quoted("en\n rad\x07") == "”en rad\N{REPLACEMENT CHARACTER}”"
    assert quoted("x" * 1000) == "”" + "x" * 59 + "…”"


def test_a_list_is_cut_where_a_sentence_would_not_bear_it() -> None:
    assert a_few(["a", "b"]) == ["a", "b"]
    assert a_few([]) == []
    many = a_few(f"R{number:03}" for number in range(480))
    assert many[:2] + many[-2:] == ["R000", "R001", "R036", "443 till"]
