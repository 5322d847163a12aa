"""What `samband:` says of indicators is held against their figures, in whatever document."""

import pytest

from tests.counting import added_up, counted, said
from tests.sites import ANALYSIS, site


def share(series: str, relations: str, name: str = "S", keys: str = "") -> str:
    return counted(name, series, f"{keys}\nsamband: {relations}".lstrip(), unit="procent")


# The share of its counts


@pytest.mark.parametrize(
    ("written", "count", "base"),
    [("40", 10, 25), ("67", 16, 24), ("44", 7, 16), ("43", 6, 14), ('"61"', 23, 38)],
)
def test_a_share_follows_from_its_counts(written: str, count: int, base: int) -> None:
    numerator, denominator = counted("T", f"{{2020: {count}}}"), counted("N", f"{{2020: {base}}}")
    relations = "{täljare: T, nämnare: N}"
    assert added_up(share(f"{{2020: {written}}}", relations), numerator, denominator) == []
    exact = share(f"{{2020: {count} av {base}}}", relations)
    assert added_up(exact, numerator, denominator) == []


@pytest.mark.parametrize(
    ("written", "count", "base", "message"),
    [
        ("45", "10", "25", "A011 S 2020 är 45 %, men T 2020 är 10 och N 2020 är 25, alltså 40 %."),
        ('"40,1"', "10", "25", "A011 S 2020 är 40,1 %, men T 2020 är 10 och N 2020 är 25, alltså"),
        (
            "9 av 25",
            "10",
            "25",
            "A011 S 2020 är 9 av 25, men T 2020 är 10 och N 2020 är 25, alltså",
        ),
        ("10 av 24", "ej mätt", "25", "A011 S 2020 är 10 av 24, men N 2020 är 25."),
        ("10 av 24", "11", "ej mätt", "A011 S 2020 är 10 av 24, men T 2020 är 11."),
        ("40", "30", "25", "A011 S 2020 är 40 %, men T 2020 är 30 och N 2020 är 25."),
        ("40", "ej mätt", "0", "A011 S 2020 är 40 %, men N 2020 är 0."),
        ("68", "ej mätt", "30", "A013 S 2020 är 68 %, men 20 av 30 är 67 % och 21 av 30 är 70 %."),
        ('"99,9"', "30", "ej mätt", "A012 S 2020: 30 är 99,9 % av inget helt antal."),
    ],
)
def test_a_share_that_does_not_is_told_with_what_it_should_be(
    written: str, count: str, base: str, message: str
) -> None:
    (told,) = added_up(
        share(f"{{2020: {written}}}", "{täljare: T, nämnare: N}"),
        counted("T", f"{{2020: {count}}}"),
        counted("N", f"{{2020: {base}}}"),
    )
    assert told.startswith(message)


def test_another_part_or_period_tells_nothing() -> None:
    keys = "indelningar: {kön: [flickor, pojkar]}"
    assert (
        added_up(
            share("{2020: {flickor: 45}, 2021: 45}", "{täljare: T, nämnare: N}", keys=keys),
            counted("T", "{2020: 10, 2022: 10}"),
            counted("N", "{2020: 25, 2022: 25}"),
        )
        == []
    )


# Shares of one base


def test_bases_that_cannot_all_be_true_are_told() -> None:
    (told,) = added_up(
        counted("T1", "{2020: 48}"),
        counted("T2", "{2020: 50}"),
        share('{2020: "13,9"}', "{täljare: T1, nämnare: N}", "S1"),
        share('{2020: "13,9"}', "{täljare: T2, nämnare: N}", "S2"),
        counted("N", "{2020: sekretess}"),
    )
    assert told == (
        "A012 S2 2020: 50 är 13,9 % bara av 359–361, men S1 2020: 48 är 13,9 % bara av 345–346. "
        "Nämnaren kan inte vara båda."
    )


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ('"13,9"', '"14,5"', []),  # both of 346, as 48 and 50 may be
        ("14", "14", []),
        ("48 av 346", '"14,5"', []),
        ("48 av 346", '"14,9"', ["A012"]),
        ('"13,9"', "för få svar", []),
    ],
)
def test_bases_that_can_be_one_are_let_be(first: str, second: str, codes: list[str]) -> None:
    told = added_up(
        counted("T1", "{2020: 48}"),
        counted("T2", "{2020: 50}"),
        share(f"{{2020: {first}}}", "{täljare: T1, nämnare: N}", "S1"),
        share(f"{{2020: {second}}}", "{täljare: T2, nämnare: N}", "S2"),
        counted("N", "{2020: ej mätt}"),
    )
    assert [text[:4] for text in told] == codes


# Parts and wholes


def test_a_part_is_never_more_than_what_it_is_within() -> None:
    long, everything = counted("L", "{2020: 26, 2021: 24}", "samband: {ryms_i: A}"), "{2020: 24}"
    told = "A001 L 2020 är 26, men ska rymmas i A 2020, som är 24."
    assert added_up(long, counted("A", everything)) == [told]


def test_rounded_shares_within_each_other_have_their_rounding() -> None:
    experienced = share("{2019: 48, 2020: 71, 2021: 73}", "{ryms_i: MINST-3}", "MINST-5")
    told = "A001 MINST-5 2021 är 73 %, men ska rymmas i MINST-3 2021, som är 71 %."
    others = counted("MINST-3", "{2019: 71, 2020: 71, 2021: 71}", unit="procent")
    assert added_up(experienced, others) == [told]


@pytest.mark.parametrize(
    ("whole", "finished", "codes"),
    [("20", "15", []), ("27", "15", ["A003"]), ("19", "15", ["A002"]), ("27", "ej mätt", [])],
)
def test_a_total_is_made_up_of_its_parts(whole: str, finished: str, codes: list[str]) -> None:
    told = added_up(
        counted("INLEDDA", f"{{2020: {whole}}}", "samband: {består_av: [SLUTFÖRDA, PÅGÅENDE]}"),
        counted("SLUTFÖRDA", f"{{2020: {finished}}}"),
        counted("PÅGÅENDE", "{2020: 5}"),
    )
    assert [text[:4] for text in told] == codes


def test_what_a_total_lacks_is_named() -> None:
    told = added_up(
        counted("INLEDDA", "{2020: 27}", "samband: {består_av: [SLUTFÖRDA, PÅGÅENDE]}"),
        counted("SLUTFÖRDA", "{2020: 15}"),
        counted("PÅGÅENDE", "{2020: 5}"),
    )
    assert told == ["A003 INLEDDA 2020 är 27, men SLUTFÖRDA 15 + PÅGÅENDE 5 = 20: 7 saknas."]


def test_known_parts_that_may_be_losses_prove_nothing_alone() -> None:
    keys, any_value = "samband: {består_av: [A, B]}", "spann: alla värden"
    told = added_up(
        counted("X", "{2020: 10}", f"{any_value}\n{keys}", unit="kronor"),
        counted("A", "{2020: 30}", any_value, unit="kronor"),
        counted("B", "{2020: -20}", any_value, unit="kronor"),
    )
    assert told == []


@pytest.mark.parametrize(
    ("under", "over", "codes"),
    [(4, 96, []), (8, 92, []), (3, 97, []), (3, 98, []), (5, 97, ["A005"]), (82, 11, ["A006"])],
)
def test_shares_that_are_all_together_make_a_hundred(
    under: int, over: int, codes: list[str]
) -> None:
    one = share(f"{{2020: {under}}}", "{helhet_med: [Ö]}", "U")
    for relations in ("{}", "{helhet_med: [U]}"):  # said by one of them, or by both
        told = added_up(one, share(f"{{2020: {over}}}", relations, "Ö"))
        assert [text[:4] for text in told] == codes


def test_figures_of_several_documents_are_held_together() -> None:
    indicator = share("{2020: 40}", "{täljare: T, nämnare: N}", "U33461")
    texts = {"t.md": counted("T", "{2018-H1: 10}"), "n.md": counted("N", "{2018-H1: 25}")}
    found = site({"a.md": ANALYSIS, "u.md": indicator, **texts})  # says that it is 67
    (told,) = [problem for problem in found.problems if problem.rule.code == "A011"]
    assert told.place.path == "content/a.md"
    assert told.message.startswith("U33461 2018-H1 är 67")


def test_nothing_is_said_where_the_answer_may_be_in_what_cannot_be_read() -> None:
    documents = {
        "s.md": share("{2020: 45}", "{täljare: T, nämnare: N}"),
        "t.md": counted("T", "{2020: 10}"),
        "n.md": counted("N", "{2020: 25}"),
    }
    assert [text[:4] for text in said(site(documents))] == ["A011"]
    assert said(site({**documents, "lost.md": "---\nid: x\nT och S: [\n---\n"})) == []


# What makes no sense


@pytest.mark.parametrize(
    ("relations", "unit", "message"),
    [
        ("{ryms_i: X}", "antal", "ryms_i är nyckeltalet självt."),
        (
            "{täljare: N}",
            "antal",
            "täljare passar bara nyckeltal som mäts i procent, inte i antal.",
        ),
        ("{helhet_med: [N]}", "antal", "helhet_med passar bara nyckeltal som mäts i procent"),
        ("{fördelning: [kön]}", "antal", "fördelning passar bara nyckeltal som mäts i procent"),
        ("{nämnare: S}", "procent", "”S” mäts i procent, men nämnare ska vara ett antal."),
        ("{ryms_i: N}", "procent", "”N” mäts i antal, men det här nyckeltalet i procent."),
        ("{består_av: [P]}", "poäng", "”P” mäts i poäng, som inte kan läggas ihop."),
        (
            "{överlappar: [ålder]}",
            "procent",
            "”ålder” finns inte under indelningar: där finns kön.",
        ),
        (
            "{fördelning: [kön], överlappar: [kön]}",
            "procent",
            "”kön” kan inte både överlappa och vara en fördelning av alla.",
        ),
    ],
)
def test_a_relation_must_make_sense(relations: str, unit: str, message: str) -> None:
    keys = f"indelningar: {{kön: [flickor, pojkar]}}\nsamband: {relations}"
    told = added_up(
        counted("X", "{2020: 5}", keys, unit=unit),
        counted("N", "{2020: 5}"),
        counted("S", "{2020: 5}", unit="procent"),
        counted("P", "{2020: 5}", unit="poäng"),
    )
    assert [text.startswith(f"A010 {message}") for text in told] == [True]


def test_each_ring_is_told_once_and_its_figures_are_not_judged() -> None:
    told = added_up(
        counted("A", "{2020: 1}", "samband: {ryms_i: B, består_av: [C]}"),
        counted("B", "{2020: 2}", "samband: {ryms_i: C}"),
        counted("C", "{2020: 3}"),
        counted("E", "{2020: 6}", "samband: {ryms_i: F}"),
        counted("F", "{2020: 5}", "samband: {ryms_i: E}"),
    )
    assert told == [
        "A010 A, B och C är delar av varandra i en ring.",
        "A010 E och F är delar av varandra i en ring.",
    ]


def test_an_unknown_indicator_is_a_dangling_name_and_nothing_else() -> None:
    found = site(counted("X", "{2020: 5}", "samband: {ryms_i: Y, består_av: [Z]}"))
    assert found.told == ["dokument.md:11:19 K002", "dokument.md:11:34 K002"]
