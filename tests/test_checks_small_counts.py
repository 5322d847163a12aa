"""D002: few persons, or few cases, counted in the words."""

import time

import pytest

from kvalitet.checks.disclosure.grammar import typed_counts
from tests.sites import (
    ANALYSIS,
    CONFIG,
    INDICATOR,
    PAGE,
    STORY,
    measured,
    site,
    with_keys,
    with_text,
)


def warned(text: str, config: str = CONFIG) -> list[str]:
    """What is quoted of a sentence in a story, as too few."""
    found = site({"s.md": with_text(STORY, text)}, config)
    return [p.message.split("”")[1] for p in found.problems if p.rule.code == "D002"]


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("Det gällde två barn.", "två barn"),
        ("Tre ärenden rörde män.", "Tre ärenden"),
        ("Av dem var 4 flickor.", "4 flickor"),
        ("Det var 1 barn.", "1 barn"),
        ("Två av de yngsta barnen flyttade.", "Två av de yngsta barnen"),
        ("Det gällde en av flickorna.", "en av flickorna"),
        ("Ett av barnen flyttade.", "Ett av barnen"),
        ("I år har 3 av 40 ungdomar återkommit.", "3 av 40 ungdomar"),
        ("Det var 2–3 nya placeringar.", "2–3 nya placeringar"),
        ("Tre ensamkommande unga kvinnor fick stöd.", "Tre ensamkommande unga kvinnor"),
        ("Det rörde endast en familj.", "endast en familj"),
        ("Därutöver rörde en anmälan våld.", "rörde en anmälan"),
        ("De flesta gällde kvinnor, varav ett gällde hot.", "varav ett gällde"),
        ("Två **orosanmälningar** kom\nsent.", "Två orosanmälningar"),
    ],
)
def test_few_persons_and_few_cases_are_pointed_out(text: str, few: str) -> None:
    assert warned(text) == [few]


@pytest.mark.parametrize(
    "text",
    [
        "Det hände två gånger under tre månader i fyra enheter.",
        "En del barn vill ha någon med sig.",
        "En familj fick hjälp, och ett barn fick ett rum.",
        "Barn 1–4 år ingår.",
        "I gruppen ryms högst fyra barn.",
        "Det ska vara minst två personer i rummet.",
        "Arbetet sker i grupper om tre ungdomar.",
        "Två tjänstemän och tre kontaktpersoner var med.",
        "Tre personer anställdes i mottagningen.",
        "Fyra anmälningar enligt lex Sarah gjordes.",
        "Av dem var 3 % barn.",
        "Det var 3,5 barn per handläggare.",
        "Varje handläggare har fyra ärenden per vecka.",
        "Stödet ges till familjer med tre barn.",
        "Enligt 3 kap. gäller det barn.",
        "Fem barn och tolv ungdomar fick stöd.",
        "När ett ärende gäller barn görs en bedömning.",
        "Ett trettiotal barn kom.",
        "## 3 Barn och unga",
    ],
)
def test_what_is_no_small_count_of_persons_is_left_alone(text: str) -> None:
    assert warned(text) == []


def test_what_is_left_of_a_base_is_small_too() -> None:
    problem = next(
        p
        for p in site({"s.md": with_text(STORY, "Av dem var 24 av 28 ungdomar pojkar.")}).problems
        if p.rule.code == "D002"
    )
    assert problem.message == ("”24 av 28 ungdomar” lämnar 4, så få att någon kan pekas ut.")
    assert warned("Det var 0 av 4 ungdomar.") == ["0 av 4 ungdomar"]


def test_the_limit_is_the_organisations_own() -> None:
    config = f"{CONFIG}sekretess: {{minsta_antal: 10}}\n"
    assert warned("Det gällde nio barn.") == []
    assert warned("Det gällde nio barn och tio ungdomar.", config) == ["nio barn"]


def test_the_same_number_is_not_told_twice() -> None:
    """Every number in the text is told as unmarked, but this is worse."""
    found = site({"s.md": with_text(STORY, "Två barn och 240 ungdomar.")})
    assert [p.rule.code for p in found.problems] == ["D002", "R010"]


TABLE = """\
|        | Antal | Nivå | 2024 |
|--------|-------|------|------|
| Flickor | 3    | 2    | 4    |
| Barn väntar på skydd | 3 | 2 | 4 |
| Flickor | 30   | 2    | 12   |
"""


def test_a_cell_is_a_count_when_its_heads_say_so() -> None:
    assert warned(TABLE) == ["Flickor: 3", "Flickor: 4"]


def test_a_column_may_say_whom_it_counts() -> None:
    assert warned("| År | Barn | Dygn |\n|---|---|---|\n| 2024 | två | 3 |") == ["Barn: två"]


def test_summaries_and_other_words_of_the_front_matter_are_read() -> None:
    text = with_keys(ANALYSIS, 'sammanfattning: "Det gällde två barn."\ntitel: Tre kvinnor söker')
    told = site({"n.md": INDICATOR, "a.md": text}).told
    assert [one for one in told if "D002" in one] == ["a.md:7:17 D002", "a.md:8:8 D002"]


def test_a_description_of_an_image_is_read() -> None:
    assert warned("![Stapeln visar tre pojkar](https://bild.example/b.png)") == ["tre pojkar"]


def test_a_remark_on_a_figure_is_read_in_any_document() -> None:
    found = site(measured("{2024: {värde: 67, not: Två barn svarade inte.}}"))
    assert found.told == ["dokument.md:11:34 D002"]
    found = site(measured("{2024: {värde: 67, reviderad: Två barn räknades dubbelt.}}"))
    assert found.told == []


def test_pages_that_tell_of_nobody_explain_with_counts_of_their_own() -> None:
    assert site({"o.md": with_text(PAGE, "Om två barn slås ihop.")}).told == []


@pytest.mark.parametrize("text", ["1 " * 200_000, "två " * 100_000, f"1 {'a' * 500_000} barn"])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    began = time.process_time()
    assert typed_counts(text) == ()
    assert time.process_time() - began < 2
