"""Tables in the text: a total is the sum of its parts, and a share follows from its count."""

import pytest

from tests.counting import counted, said
from tests.sites import ANALYSIS, INDICATOR, site, with_text

BARN = counted(
    "BARN",
    "{2020: {totalt: 38, flickor: 20, pojkar: 18}, 2021: sekretess}",
    "indelningar: {kön: [flickor, pojkar]}",
    of="verksamhet",
)


def told(*rows: str) -> list[str]:
    head, *others = rows
    lines = [head, "|".join("-" for _ in head.split("|")), *others]
    table = "\n".join(f"| {line} |" for line in lines)
    return said(site({"u.md": INDICATOR, "b.md": BARN, "a.md": with_text(ANALYSIS, table)}))


@pytest.mark.parametrize("name", ["Totalt", "**Summa**", "Samtliga", "Sammanlagt:", "TOTALT"])
def test_a_column_whose_total_is_not_the_sum_is_told(name: str) -> None:
    found = told("Orsak | Antal", "Oro | 40", "Våld | 24", f"{name} | 66")
    assert found == ["A034 ”Antal”: delarna är tillsammans 64, men totalen är 66: 2 saknas."]


def test_a_row_whose_total_is_not_the_sum_is_told() -> None:
    found = told(
        "Kön | 2023 | 2024 | Totalt", "Flickor | 20 | 24 | 44", "Pojkar | 1 030 | 8 | 1 037"
    )
    message = "delarna är tillsammans 1 038, men totalen är 1 037: 1 för mycket."
    assert found == [f"A034 ”Pojkar”: {message}"]


def test_a_cell_may_hold_a_figure() -> None:
    flickor, pojkar, alla = (f"[[BARN 2020{part}]]" for part in (" kön=flickor", " kön=pojkar", ""))
    right = ("Kön | Antal", f"Flickor | {flickor}", f"Pojkar | {pojkar}", f"Totalt | {alla}")
    assert told(*right) == []
    (found,) = told("Kön | Antal", f"Flickor | {flickor}", "Pojkar | 17", f"Totalt | {alla}")
    assert found.endswith("37, men totalen är 38: 1 saknas.")


@pytest.mark.parametrize(
    "rows",
    [
        ("Orsak | Antal", "Oro | 40", "varav akut | 12", "Våld | 24", "Totalt | 64"),
        ("Orsak | Antal", "Oro | 40", "Våld | –", "Totalt | 66"),
        ("Orsak | Antal", "Oro | 40", "Våld | [[BARN 2021]]", "Totalt | 66"),
        ("Orsak | Antal", "Oro | 40", "Totalt | 66"),
        ("Grupp | Betyg", "Barn | 7,5", "Unga | 8,1", "Totalt | 7,9"),
        ("Grupp | Andel", "Barn | 75", "Unga | 81", "Totalt | 95"),
        ("Grupp | Svar", "Barn | 75 %", "Unga | 81 %", "Totalt | 95 %"),
        ("Grupp | Medelålder", "Barn | 7", "Unga | 16", "Totalt | 12"),
        ("Kön | Antal | Andel | Totalt", "Flickor | 20 | 44 | 45", "Pojkar | 25 | 56 | 45"),
        ("Orsak | Antal", "Oro | 40", "Summa | 41", "Våld | 24", "Totalt | 66"),
        ("Mål | Åtgärd", "Skydd | Utbilda", "Totalt | Mycket"),
        ("Orsak | Antal", "Oro | `40`", "Våld | 24", "Totalt | 66"),
    ],
)
def test_what_is_no_sum_is_left_alone(rows: tuple[str, ...]) -> None:
    assert told(*rows) == []


@pytest.mark.parametrize("head", ["Andel", "Andel (%)", "Procent", "%", "Andel av alla"])
def test_a_share_beside_its_count_follows_from_it(head: str) -> None:
    def shares(first: str, whole: str = "100 %") -> list[str]:
        rows = (f"Oro | 40 | {first}", "Våld | 24 | 37,5 %", f"Totalt | 64 | {whole}")
        return told(f"Orsak | Antal barn | {head}", *rows)

    assert shares("63 %") == shares("62,5") == []
    assert shares("66 %") == ["A035 ”Oro”: 40 av 64 är 63 %, inte 66 %."]
    assert shares("66 %", "55 %") == []  # a share of something else


def test_a_wrong_total_is_not_told_again_by_every_share() -> None:
    rows = ("Oro | 40 | 63 %", "Våld | 24 | 38 %", "Totalt | 66 | 100 %")
    assert [text[:4] for text in told("Orsak | Antal | Andel", *rows)] == ["A034"]


def test_a_place_is_found_behind_headings_pictures_and_addresses() -> None:
    table = "| Orsak | Antal |\n|---|---|\n| Oro <https://kommun.example> | 40 |\n| Våld | 24 |"
    text = with_text(ANALYSIS, f"### Totalt\n\nTotalt\n\n{table}\n| **Totalt** | 66 |")
    found = site({"u.md": INDICATOR, "a.md": text}).problems
    (problem,) = [problem for problem in found if problem.rule.code == "A034"]
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :] == "66 |"
