"""What indicators tell of each other, as `samband:` binds them: nothing hidden in one is had so."""

import pytest

from kvalitet.analysis.disclosure.hidden import Masking, masking
from kvalitet.commands.hiding import hidden_as_text
from tests.sites import measured, site

DIVIDED = "indelningar: {kön: [flickor, pojkar], orsak: [hot, våld, annat]}"


def counted(name: str, series: str, relations: str = "", unit: str = "antal") -> str:
    """An indicator with a series: counts unless another unit is named."""
    keys = f"{DIVIDED}\nsamband: {{{relations}}}" if relations else DIVIDED
    cells = series if ":" in series else f"2024: {series}"
    text = measured(f"{{{cells}}}", keys).replace("U33461", name)
    return text.replace("enhet: procent", f"enhet: {unit}")


def share(name: str, series: str, relations: str = "") -> str:
    return counted(name, series, relations, "procent")


def masked(*documents: str) -> Masking:
    catalogue = site({f"{n}.md": text for n, text in enumerate(documents)}).catalogue
    return masking(catalogue.store, catalogue.indicators, catalogue.config)


def hidden(*documents: str) -> set[str]:
    """The hidden figures as "DEL", "DEL 2023" or "DEL flickor"."""
    found = (one.observation for one in masked(*documents).hidden)
    return {
        " ".join(
            [
                o.indicator,
                *([] if o.period.written == "2024" else [o.period.written]),
                *(part for _, part in o.parts),
            ]
        )
        for o in found
    }


MADE_UP = "består_av: [A, B]"


# A whole that is made up of others


def test_a_part_is_not_to_be_had_from_the_whole_and_the_other_part() -> None:
    parts = counted("A", "3"), counted("B", "57")
    assert hidden(*parts) == {"A"}
    assert hidden(counted("X", "60", MADE_UP), *parts) == {"A", "B"}


def test_the_cheapest_of_the_parts_is_hidden_beside_it_whatever_the_order() -> None:
    whole = counted("X", "60", "består_av: [A, B, C]")
    parts = [counted("A", "3"), counted("B", "37"), counted("C", "20")]
    assert hidden(whole, *parts) == hidden(*reversed(parts), whole) == {"A", "C"}


def test_a_part_that_nobody_wrote_is_a_part_all_the_same() -> None:
    assert hidden(counted("X", "60", MADE_UP), counted("A", "57")) == {"A"}, "three are left"
    assert hidden(counted("X", "60", MADE_UP), counted("A", "40")) == set()


def test_what_is_hidden_for_a_relation_is_not_told_by_the_year_or_the_sexes() -> None:
    whole = counted("X", "2024-H1: 60, 2024-H2: 50, 2024: 110", MADE_UP)
    first = counted("A", "2024-H1: 3, 2024-H2: 20, 2024: 23")
    other = counted("B", "2024-H1: 57, 2024-H2: 30, 2024: 87")
    assert hidden(whole, first, other) == {"A 2024-H1", "A 2024-H2", "B 2024-H1", "B 2024-H2"}
    sexes = "{{totalt: {}, flickor: {}, pojkar: {}}}".format
    found = hidden(
        counted("X", f"2024: {sexes(60, 30, 30)}", MADE_UP),
        counted("A", f"2024: {sexes(23, 3, 20)}"),
        counted("B", f"2024: {sexes(37, 27, 10)}"),
    )
    assert found == {"A flickor", "A pojkar", "B flickor", "B pojkar"}


def test_other_periods_and_owners_tell_nothing() -> None:
    whole = counted("X", "2023: 60", MADE_UP)
    assert hidden(whole, counted("A", "3"), counted("B", "57")) == {"A"}
    elsewhere = counted("B", "57").replace("  hylte:", "  nacka:")
    assert hidden(counted("X", "60", MADE_UP), counted("A", "3"), elsewhere) == {"A"}


def test_what_does_not_count_persons_is_hidden_for_those_who_are_but_not_for_itself() -> None:
    place = counted("B", "2").replace("avser: personer", "avser: verksamhet")
    assert hidden(counted("X", "60", MADE_UP), place, counted("A", "58")) == set()
    place = place.replace("2024: 2", "2024: 57")
    assert hidden(counted("X", "60", MADE_UP), place, counted("A", "3")) == {"A", "B"}


# A part of another


@pytest.mark.parametrize(
    ("part", "whole", "gone"),
    [
        ("20", "23", {"DEL"}),  # three are in the whole alone
        ("23", "23", set()),
        ("20", "40", set()),
        ("3", "40", {"DEL"}),
        ("3", "5", {"DEL", "ALLA"}),  # at most five, and at least one
    ],
)
def test_a_part_and_its_whole_tell_of_those_between(part: str, whole: str, gone: set[str]) -> None:
    assert hidden(counted("DEL", part, "ryms_i: ALLA"), counted("ALLA", whole)) == gone


def test_what_lies_between_persons_and_events_is_nobody() -> None:
    children = counted("DEL", "20", "ryms_i: ALLA")
    reports = counted("ALLA", "23").replace("avser: personer", "avser: händelser")
    assert hidden(children, reports) == set()


def test_shares_of_one_base_tell_of_those_between_and_others_do_not() -> None:
    part = share("DEL", "20 av 40", "ryms_i: ALLA")
    assert hidden(part, share("ALLA", "23 av 40")) == {"DEL"}
    assert hidden(part, share("ALLA", "30 av 50")) == set()


# Shares that are all together


def test_shares_that_are_all_together_tell_what_one_of_them_is() -> None:
    rest = share("REST", "20 av 40")
    first = share("A", "3 av 40", "helhet_med: [B, REST]")
    assert hidden(first, share("B", "17 av 40"), rest) == {"A", "B"}
    assert hidden(share("A", "3 av 40"), share("B", "17 av 40"), rest) == {"A"}


def test_the_parts_of_a_distribution_are_all_together() -> None:
    cells = "2024: {hot: 3 av 40, våld: 12 av 40, annat: 25 av 40}"
    assert hidden(share("A", cells)) == {"A hot"}
    assert hidden(share("A", cells, "fördelning: [orsak]")) == {"A hot", "A våld"}


def test_a_part_of_a_distribution_is_a_share_of_the_whole_base() -> None:
    cells = "2024: {hot: 7, våld: 43, annat: 50}"
    found = hidden(share("A", cells, "fördelning: [orsak], nämnare: N"), counted("N", "14"))
    assert "A hot" in found, "one of fourteen"
    assert len(found) > 1, "which the others would leave"


# Shares and their counts


def test_a_numerator_and_a_base_tell_of_those_who_are_left() -> None:
    counts = counted("A", "20"), counted("N", "23")
    assert hidden(*counts) == set()
    relations = "täljare: A, nämnare: N"
    assert hidden(share("S", "20 av 23", relations), *counts) == {"S", "A"}
    assert hidden(share("S", "87", relations), *counts) == {"S", "A"}, "also in whole per cent"
    assert hidden(share("S", "2023: 50", relations), *counts) == {"A"}, "also when it is missing"


def test_a_share_tells_its_counts_and_its_counts_the_share() -> None:
    relations = "täljare: A, nämnare: N"
    few = counted("A", "3"), counted("N", "40")
    assert hidden(share("S", "3 av 40", relations), *few) == {"S", "A"}
    assert hidden(share("S", "8", relations), *few) == {"S", "A"}
    assert hidden(share("S", "sekretess", relations), counted("A", "20"), counted("N", "40")) != {
        "S"
    }, "what is marked as secret is not to be had from its counts"


def test_a_share_tells_of_a_part_that_nobody_wrote() -> None:
    """Half of the sixty are A, so that B is the other half; and three of them are not C."""
    whole = counted("X", "60", MADE_UP)
    half = share("S", "30 av 60", "täljare: A, nämnare: X")
    third = counted("C", "27", "ryms_i: A")
    assert hidden(whole, half, counted("A", "2023: 9"), counted("B", "30"), third) == {"C"}


def test_percentages_of_a_known_number_add_up_over_the_year() -> None:
    numbers = counted("N", "2024-H1: 19, 2024-H2: 14, 2024: 33")
    found = hidden(share("S", "2024-H1: 21, 2024-H2: 43, 2024: 30", "nämnare: N"), numbers)
    assert "S 2024-H1" in found, "four"
    assert len(found) > 1, "or else they are ten less six"


# What is written down wrongly


@pytest.mark.parametrize(
    "relations",
    [
        "består_av: [X]",
        "ryms_i: X",
        "består_av: [FINNS-INTE]",
        "ryms_i: S",
        "helhet_med: [A]",
        "täljare: S",
    ],
)
def test_a_relation_that_makes_no_sense_tells_nothing(relations: str) -> None:
    found = hidden(counted("X", "60", relations), counted("A", "3"), share("S", "30 av 60"))
    assert found == {"A"}


def test_parts_that_are_more_than_the_whole_tell_nothing() -> None:
    assert hidden(counted("X", "50", MADE_UP), counted("A", "3"), counted("B", "57")) == {"A"}


# The writer


def test_the_writer_is_told_by_which_relation() -> None:
    found = masked(counted("X", "60", MADE_UP), counted("A", "3"), counted("B", "57"))
    (one,) = (one for one in found.hidden if one.because_of)
    assert one.reason == "annars går A Hylte 2024 att räkna ut, genom består_av i X"
    assert f": {one.reason}.\n" in hidden_as_text(found)


def test_what_cannot_be_protected_is_told() -> None:
    found = masked(counted("X", "3", "består_av: [A]"), counted("A", "3"))
    assert found.exposed == ()
    both = "2024: {totalt: 3 av 60, flickor: 3 av 60}"
    assert masked(share("S", both, "nämnare: N"), counted("N", "60")).exposed == ()
