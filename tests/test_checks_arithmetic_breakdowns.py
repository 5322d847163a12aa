"""Parts against their total: with whole counts exactly, with shares within their rounding."""

import pytest

from tests.counting import added_up, counted, said
from tests.sites import site

GENDER = "indelningar: {kön: [flickor, pojkar]}"
CAUSES = "indelningar: {orsak: [våld, vanvård, missbruk]}"


def divided(cell: str, keys: str = GENDER, *, unit: str = "antal", of: str = "") -> list[str]:
    return added_up(counted("X", f"{{2020: {cell}}}", keys, unit=unit, of=of))


@pytest.mark.parametrize("of", ["personer", "händelser", "verksamhet"])
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("{totalt: 28, pojkar: 30}", ["A001 X 2020: pojkar är 30, men totalt är 28."]),
        (
            "{totalt: 28, flickor: 10, pojkar: 24}",
            ["A002 X 2020: 10 flickor + 24 pojkar = 34, men totalt är 28: 6 för mycket."],
        ),
        (
            "{totalt: 28, flickor: 2, pojkar: 24}",
            ["A003 X 2020: 2 flickor + 24 pojkar = 26, men totalt är 28: 2 saknas."],
        ),
        ("{totalt: 38, flickor: 20, pojkar: 18}", []),
        ("{totalt: 27, flickor: 11, pojkar: 16}", []),
    ],
)
def test_girls_and_boys_are_all(cell: str, told: list[str], of: str) -> None:
    assert divided(cell, of=of) == told


@pytest.mark.parametrize(
    "cell",
    [
        "{totalt: 28, flickor: 2}",
        "{totalt: 28, flickor: 2, pojkar: sekretess}",
        "{totalt: 28, flickor: 2, pojkar: uppgift saknas}",
        "{totalt: för få svar, flickor: 2, pojkar: 24}",
        "{flickor: 2, pojkar: 24}",
        '{totalt: "14,5", flickor: "15,5", pojkar: "13,5"}',
    ],
)
def test_what_is_missing_is_never_guessed_and_means_are_no_counts(cell: str) -> None:
    assert divided(cell) == []


def test_parts_that_are_known_can_be_too_many_whatever_the_others_are() -> None:
    cell = "{totalt: 28, våld: 20, vanvård: 20, missbruk: sekretess}"
    told = "A002 X 2020: 20 våld + 20 vanvård = 40, men totalt är 28: 12 för mycket."
    assert divided(cell, CAUSES) == [told]


def test_a_person_may_be_in_several_parts_and_the_writer_can_say_so() -> None:
    cell = "{totalt: 75, våld: 50, vanvård: 48, missbruk: 41}"
    (told,) = divided(cell, CAUSES, of="personer")
    assert told.startswith("A003 X 2020: 50 våld + 48 vanvård + 41 missbruk = 139, ")
    assert divided(cell, f"{CAUSES}\nsamband: {{överlappar: [orsak]}}", of="personer") == []


def test_parts_that_overlap_are_still_parts() -> None:
    keys = f"{CAUSES}\nsamband: {{överlappar: [orsak]}}"
    (told,) = divided("{totalt: 28, våld: 30}", keys, of="personer")
    assert told.startswith("A001 ")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("{totalt: 26 av 40, flickor: 13 av 20, pojkar: 13 av 20}", []),
        (
            "{totalt: 28 av 40, flickor: 13 av 20, pojkar: 14 av 20}",
            ["A003 X 2020: 13 av 20 flickor + 14 av 20 pojkar = 27 av 40, men totalt är 28 av 40."],
        ),
        (
            "{totalt: 27 av 40, flickor: 13 av 20, pojkar: 14 av 22}",
            ["A002 X 2020: 13 av 20 flickor + 14 av 22 pojkar = 27 av 42, men totalt är 27 av 40."],
        ),
        (
            "{totalt: 9 av 10, flickor: 2 av 8}",
            ["A001 X 2020: flickor är 2 av 8, men totalt är 9 av 10."],
        ),
    ],
)
def test_of_shares_with_counts_numerators_and_denominators_add_up_each(
    cell: str, told: list[str]
) -> None:
    assert divided(cell, unit="procent", of="personer") == told


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        ("{totalt: 53, flickor: 50, pojkar: 55}", False),
        ("{totalt: 55, flickor: 54, pojkar: 54}", False),  # 54,5 is shown as both
        ("{totalt: 60, flickor: 50, pojkar: 55}", True),
        ("{totalt: 45, flickor: 50, pojkar: 55}", True),
        ("{totalt: 24 av 40, flickor: 50, pojkar: 55}", True),
        ("{totalt: 60, flickor: 50}", False),
        ("{totalt: 60, flickor: 50, pojkar: sekretess}", False),
    ],
)
def test_the_share_of_all_lies_between_the_parts(cell: str, is_told: bool) -> None:
    told = divided(cell, unit="procent", of="personer")
    assert [text[:4] for text in told] == ["A004"] * is_told


def test_a_mean_score_by_profession_is_only_asked_about() -> None:
    keys = "spann: 1–10\nindelningar: {yrke: [lärare, kuratorer]}"
    cell = '{totalt: "8,3", lärare: "7,5", kuratorer: "8,1"}'
    (told,) = divided(cell, keys, unit="poäng", of="personer")
    assert told == "A003 X 2020 är 8,3, men delarna ligger mellan ”lärare” 7,5 och ”kuratorer” 8,1."


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("{våld: 33, vanvård: 33, missbruk: 33}", []),
        ("{våld: 7, vanvård: 42, missbruk: 50}", []),
        ("{våld: 60, vanvård: 35, missbruk: 10}", ["A005"]),
        ("{våld: 60, vanvård: 45, missbruk: sekretess}", ["A005"]),
        ("{våld: 60, vanvård: 15, missbruk: 10}", ["A006"]),
        ("{våld: 60, vanvård: 15}", []),
        ("{våld: 60, vanvård: 15, missbruk: u.s.}", []),
        ("{våld: 12 av 40, vanvård: 18 av 40, missbruk: 10 av 40}", []),
        ("{våld: 12 av 40, vanvård: 18 av 40, missbruk: 11 av 40}", ["A005"]),
        ("{totalt: 73, våld: 40, vanvård: 20, missbruk: 13}", []),
        ("{totalt: 63, våld: 40, vanvård: 20, missbruk: 13}", ["A005"]),
    ],
)
def test_a_distribution_is_all_within_its_rounding(cell: str, codes: list[str]) -> None:
    keys = f"{CAUSES}\nsamband: {{fördelning: [orsak]}}"
    assert [told[:4] for told in divided(cell, keys, unit="procent")] == codes


def test_many_parts_are_not_listed() -> None:
    ages = [f"{age} år" for age in range(8)]
    cell = f"{{totalt: 100, {', '.join(f'{age}: 10' for age in ages)}}}"
    told = divided(cell, f"indelningar: {{ålder: [{', '.join(ages)}]}}")
    assert told == ["A003 X 2020: 8 delar = 80, men totalt är 100: 20 saknas."]


# Units

TWO_UNITS = """\
organisation: {namn: T, titel: T, beskrivning: T}
kommuner:
  - id: hylte
    namn: Hylte
    enheter: [{id: lotsen, namn: Lotsen}, {id: kajen, namn: Kajen}]
jämförelsegrupper:
  - {id: alla-2015, namn: alla, år: 2015, källa: K, medlemmar: uppgift saknas, metod: ovägt medel}
utgåva: {titel: "2024"}
tillgänglighet: {kontakt: kvalitet@kommun.example, granskad: 2024-11-01}
"""


def in_units(of: str, hylte: str, lotsen: str, kajen: str) -> list[str]:
    text = counted("X", f"{{2020: {hylte}}}", of=of)
    units = f"  lotsen: {{2020: {lotsen}}}\n  kajen: {{2020: {kajen}}}\n  alla-2015: {{2020: 99}}\n"
    return said(site(text.replace("\n---\n", f"\n{units}---\n", 1), TWO_UNITS))


def test_a_unit_is_never_more_than_its_municipality() -> None:
    for of in ("personer", "händelser"):
        told = ["A001 X 2020: Lotsen är 30, men Hylte är 28."]
        assert in_units(of, "28", "30", "ej mätt") == told


def test_events_happen_in_one_unit_but_persons_may_be_in_two() -> None:
    told = "A002 X 2020: 20 Lotsen + 10 Kajen = 30, men Hylte är 28: 2 för mycket."
    assert in_units("händelser", "28", "20", "10") == [told]
    assert in_units("personer", "28", "20", "10") == []


def test_there_may_be_units_that_the_site_does_not_know() -> None:
    assert in_units("händelser", "28", "10", "10") == []
