"""Counts and shares in a sentence: what cannot be true is told, and what may be is left alone."""

import time

import pytest

from kvalitet.body.parse import LARGEST_BODY
from tests.counting import counted, said
from tests.sites import ANALYSIS, INDICATOR, PAGE, site, with_keys, with_text

BARN = counted(
    "BARN",
    "{2020: {totalt: 38, flickor: 20, pojkar: 18}, 2021: 50}",
    "indelningar: {kön: [flickor, pojkar]}",
    of="verksamhet",
)
ANDEL = counted("ANDEL", "{2020: 40, 2021: 45}", unit="procent", of="verksamhet")


def told(text: str) -> list[str]:
    documents = {"u.md": INDICATOR, "b.md": BARN, "s.md": ANDEL, "a.md": with_text(ANALYSIS, text)}
    return said(site(documents))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "28 ungdomar, varav 24 pojkar och två flickor.",
            "24 + 2 = 26, men det hela är 28 ungdomar",
        ),
        (
            "Av 28 ungdomar var 24 pojkar och två flickor.",
            "24 + 2 = 26, men det hela är 28 ungdomar",
        ),
        ("Det gällde 28 ungdomar (24 pojkar och 2 flickor).", "2 saknas"),
        ("Det gällde 28 olika klienter: 20 kvinnor och tjugotre män.", "20 + 23 = 43, "),
        ("Totalt bodde 38 barn där. Det är 18 pojkar och 21 flickor.", "1 för mycket"),
        (
            "27 olika klienter, varav trettio var återkommande.",
            "30 är en del av 27, men fler än alla",
        ),
        ("[[BARN 2020]] barn, varav [[BARN 2020 kön=flickor]] flickor och 17 pojkar.", "1 saknas"),
    ],
)
def test_parts_that_are_not_all_are_told(text: str, message: str) -> None:
    (found,) = told(text)
    assert found.startswith("A030 ")
    assert message in found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Av barnen kom 10 av 25 (45 %) tillbaka.", "10 av 25 är 40 %, inte 45 %."),
        (
            "Av barnen kom 10 av totalt 25 barn (40,1 %) tillbaka.",
            "10 av 25 är 40,0 %, inte 40,1 %.",
        ),
        ("Det var 23 av 38, motsvarande 64 %, av dem.", "23 av 38 är 61 %, inte 64 %."),
        ("Det var 61 procent (20 av 38 barn).", "20 av 38 är 53 %, inte 61 %."),
        ("Det var tre av fem (70 %).", "3 av 5 är 60 %, inte 70 %."),
        ("Nöjda var 95,4 % av 22 brukare.", "Ingen andel av 22 är 95,4 %: 20 av 22 är 90,9 % och"),
        ("Det var 10 av 25 ([[ANDEL 2021]]).", "10 av 25 är 40 %, inte 45 %."),
    ],
)
def test_a_share_that_does_not_follow_from_its_counts_is_told(text: str, message: str) -> None:
    (found,) = told(text)
    assert found.startswith(f"A031 {message}")


@pytest.mark.parametrize(
    "text",
    [
        "Vanvård gällde 48 barn (13,9 %) och våld 50 barn (13,9 %).",
        "Det rörde 48 barn, vilket motsvarar 13,9 % av anmälningarna.\n\n"
        "Våld rörde 50 barn, vilket även det motsvarar 13,9 % av anmälningarna.",
        "Det rörde 48 barn, vilket motsvarar 14 % av anmälningarna. Våld rörde 50 barn, vilket "
        "motsvarar 30 % av anmälningarna.",
    ],
)
def test_two_counts_cannot_be_one_share_of_the_same(text: str) -> None:
    (found,) = told(text)
    assert found.startswith("A032 50 är ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("57 % av anmälningarna rörde pojkar och 53 % flickor.", "57 + 53 = 110 %, inte 100 %."),
        ("Av dem var 63 procent flickor och 27 procent pojkar.", "63 + 27 = 90 %, inte 100 %."),
        ("De fördelade sig på 40 % från skola, 35 % polis och 30 % vård.", "40 + 35 + 30 = 105 %"),
    ],
)
def test_shares_that_are_said_to_be_all_make_a_hundred(text: str, message: str) -> None:
    (found,) = told(text)
    assert found.startswith(f"A033 {message}")


@pytest.mark.parametrize(
    "text",
    [
        # what the sources say, and what is right
        "7 % avslutades till arbete, 25 % till en annan myndighet, 17 % med slutfört uppdrag och "
        "50 % till något annat.",
        "27 olika klienter, varav fem var återkommande en andra gång. Av dessa var 11 kvinnor och "
        "16 män.",
        "Totalt har 38 barn bott där. Det är 18 pojkar och 20 flickor. 12 barn hade fyra besök, "
        "11 barn fyra samtal, fem barn någon annan med och 10 barn färre.",
        "10 av 25 (40 %), 16 av 24 (67 %), 7 av 16 (44 %), 7 av 16 (44 %) och 6 av 14 (43 %).",
        "Sammanlagt har 23 barn, motsvarande 61 %, haft minst fyra samtal: 23 av 38 (61 %).",
        "4 % hade kortare och 96 % längre erfarenhet, sedan 8 och 92 procent, sedan 3 och 97 %.",
        "Det omfattar 28 ungdomar (15,9 %), 27 ungdomar (10,3 %) och 20 ungdomar (13,8 %).",
        "82 % avslutades inom 14 dagar. Elva procent avslutades efter 15 dagar.",
        "Av dem var 63 % flickor och 37 % pojkar. 94 % var delaktiga.",
        "Av de 30 barn vars ärenden avslutades återkom sex. Av de 39 ungdomar återkom 8.",
        # what is only a part, or a part of something else
        "28 ungdomar, varav 24 pojkar.",
        "28 ungdomar, varav 24 pojkar och 20 nyanlända.",
        "Av 28 ungdomar avbröt tre pojkar och två flickor.",
        "Av 28 ungdomar fick 14 pojkar och tio flickor stöd.",
        "6 av 28 ungdomar, fyra pojkar och två flickor.",
        "28 ungdomar anmäldes och tolv utreddes, fem pojkar och sju flickor.",
        "12 familjer, varav 25 barn, fick stöd.",
        "6 av 30 barn kom tillbaka (80 % klarade sig).",
        "Det var cirka 45 % (10 av 25).",
        "90 % av 85 barn svarade.",
        "60 % av kvinnorna och 55 % av männen svarade.",
        "Andelen var 60 % för kvinnor och 55 % för män.",
        "Av pojkarna var 60 % nöjda och av flickorna 55 %.",
        "Vanvård gällde 12 barn (40 %) och våld 8 barn (40 %).",
        "Ärendena fördelades snabbare, från 40 % till 70 % inom en dag.",
        "Det gällde ”28 ungdomar, varav 24 pojkar” enligt [[BARN 2021]].",
        # in place
        "[[BARN 2020]] barn, varav [[BARN 2020 kön=flickor]] flickor och 18 pojkar.",
        "Det var 10 av 25 ([[ANDEL 2020]]), mot [[ANDEL 2021]] senare.",
    ],
)
def test_what_may_be_true_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_fault_stands_where_it_is_written() -> None:
    summary = with_keys(ANALYSIS, "sammanfattning: Det var 10 av 25 (45 %).")
    text = with_text(summary, "Resultatet blev [[BARN 2020]] barn.\nAv dem **10 av 25** (45 %).")
    found = site({"u.md": INDICATOR, "b.md": BARN, "a.md": text})
    places = [problem.place for problem in found.problems if problem.rule.code == "A031"]
    lines = text.splitlines()
    assert [lines[place.line - 1][place.column - 1 :] for place in places] == [
        "Det var 10 av 25 (45 %).",
        "10 av 25** (45 %).",
    ]


def test_a_page_that_tells_of_nobody_is_left_alone() -> None:
    assert said(site(with_text(PAGE, "Skriv inte 10 av 25 (45 %)."))) == []


@pytest.mark.parametrize(
    "piece",
    ["10 av 25 ", "28 barn, varav ", "12 pojkar och flickor ", "fördelar 12 % ", "1 a ", "av (% "],
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    text = "flickor pojkar varav % " + piece * ((LARGEST_BODY - 1000) // len(piece))
    documents = {"u.md": INDICATOR, "a.md": with_text(ANALYSIS, text)}
    began = time.perf_counter()
    site(documents)
    assert time.perf_counter() - began < 10
