"""What points out a person is found wherever it stands, and what does not is left alone."""

from pathlib import Path

import pytest

from kvalitet.pipeline import examine
from kvalitet.swedish.contacts import persons_addresses, phone_numbers
from tests.building import ROOT
from tests.sites import (
    CONFIG,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    site,
    with_keys,
    with_text,
    write_project,
)

NUMBER = "811228-9874"
OWN_RULES = ("P", "T03", "T046", "R011", "R012", "R013")


def on_page(text: str, config: str = CONFIG) -> list[str]:
    """What is told of a text, as "line:column code"."""
    return [line.partition(":")[2] for line in site({"om.md": with_text(PAGE, text)}, config).told]


def named(text: str, config: str = CONFIG) -> list[str]:
    """The names that are pointed out in a text."""
    found = site({"om.md": with_text(PAGE, text)}, config).problems
    assert {problem.rule.code for problem in found} <= {"P005"}
    return [problem.message.split("”")[1] for problem in found]


# Identity numbers


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Barnet {NUMBER} bor här.", "9:8"),
        (f"<!-- Fråga om\n{NUMBER}. -->", "10:1"),
        (f"`{NUMBER}`", "9:2"),
        (f"```\n{NUMBER}\n```", "10:1"),
        (f"## Om {NUMBER}", "9:7"),
        (f"| Nummer |\n|---|\n| {NUMBER} |", "11:3"),
        ("[E-arkivet](https://arkiv.example/?nr=811228%2D9874)", "9:1"),
        (f"[E-arkivet](https://arkiv.example/{NUMBER})", "9:35"),
        ("Det är 8112**28**-9874.", "9:8"),
        ("Det är 811228&#45;9874.", "9:8"),
        ("Text.[^1]\n\n[^1]: Gäller 811228 9874.", "11:14"),
    ],
)
def test_a_number_is_found_in_every_part_of_a_text(text: str, place: str) -> None:
    assert on_page(text) == [f"{place} P001"]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (f"beskrivning: Om {NUMBER}", "5:17"),
        (f"# Gäller {NUMBER}", "5:10"),
        (f"ordning: 3  # {NUMBER}", "5:15"),
        ('beskrivning: "811228\\x2d9874"', "5:14"),
    ],
)
def test_a_number_is_found_in_the_front_matter_and_its_comments(keys: str, place: str) -> None:
    assert [line.partition(":")[2] for line in site(with_keys(PAGE, keys)).told] == [
        f"{place} P001"
    ]


def test_a_number_is_found_in_ids_and_in_keys() -> None:
    text = PAGE.replace("id: om", "id: om-198112289874").replace(
        "titel:", f"barn-{NUMBER}: x\ntitel:"
    )
    told = site({"om.md": text}).told
    assert [line for line in told if "P001" in line] == ["om.md:3:8 P001", "om.md:4:6 P001"]


def test_a_document_that_does_not_pass_the_gate_is_read_all_the_same() -> None:
    assert site({"om.md": f"Inget huvud, men {NUMBER}."}).told == [
        "om.md:1:1 Y001",
        "om.md:1:18 P001",
    ]


def test_a_number_is_found_in_the_names_of_files_and_folders(tmp_path: Path) -> None:
    write_project(tmp_path, {f"{NUMBER}/om.md": PAGE, "om/701063-2391.csv": "a;b"})
    told = [f"{p.place} {p.rule.code}" for p in examine(tmp_path, lambda _: None).problems]
    assert told == [f"content/{NUMBER}/om.md:1:1 P001", "content/om/701063-2391.csv:1:1 P001"]


def test_a_message_does_not_repeat_the_number() -> None:
    problem = site(with_text(PAGE, f"Barnet {NUMBER}.")).problem
    assert problem.message == "Här står personnumret 81****-****."
    assert "9874" not in problem.message + problem.remedy


def test_a_coordination_number_is_called_so() -> None:
    problem = site(with_text(PAGE, "Barnet 701063-2391.")).problem
    assert problem.message == "Här står samordningsnumret 70****-****."


def test_an_error_cannot_be_excused() -> None:
    excused = with_keys(PAGE, "undantag: [{regel: P001, skäl: s, funktion: f, datum: 2024-11-01}]")
    told = site(with_text(excused, f"Barnet {NUMBER}.")).told
    assert [line.split()[1] for line in told] == ["U001", "P001"]


def test_a_wrong_check_digit_is_a_warning() -> None:
    problem = site(with_text(PAGE, "Barnet 811228-9875.")).problem
    assert (problem.rule.code, problem.is_error) == ("P002", False)


def test_ten_digits_are_a_phone_number_only_where_they_are_called_one() -> None:
    """0701… are mobile numbers, and children born in January 2007."""
    assert on_page("Barnet 0701019804.") == ["9:8 P001"]
    assert on_page("Telefon: 0701019804.") == ["9:10 P004"]
    assert on_page("Telefon: 8112289874.") == ["9:10 P001"]


# Addresses and phone numbers


@pytest.mark.parametrize(
    "local",
    ["anna.lind", "Anna.Lind", "anna_lind2", "anna-karin.lind", "åsa.öberg", "tarik.ekelund"],
)
def test_an_address_made_of_names_is_a_persons(local: str) -> None:
    assert [one.text for one in persons_addresses(f"Skriv till <{local}@kommun.example>.")] == [
        f"{local}@kommun.example"
    ]


@pytest.mark.parametrize(
    "local",
    [
        "kvalitet",
        "barn.unga",
        "barn-unga",
        "lex.sarah",
        "kontakt.nacka",
        "social_jour",
        "fornamn.efternamn",
        "asv001",
        "t.ekelund",
    ],
)
def test_a_functions_address_is_left_alone(local: str) -> None:
    assert list(persons_addresses(f"Skriv till {local}@kommun.example.")) == []


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "070–123 45 67",
        "070-123-45-67",
        "070 123 45 67",
        "0701234567",
        "0345-180 00",
        "(0345) 180 00",
        "08-123 456 78",
        "+46 70 123 45 67",
        "+46 (0)70-123 45 67",
        "0046 70 123 45 67",
    ],
)
def test_a_phone_number_is_found_however_it_is_written(number: str) -> None:
    assert [one.text for one in phone_numbers(f"Ring {number}, gärna i dag.")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Växeln har 0345-180 00.",
        "Socialjouren nås på 0345-180 00.",
        "Ring 020-12 34 56 eller 0771-123 456.",
        "Ring 112 eller 1177.",
        "Öppet 08-12 13-16.",
        "Mellan 08.00 och 16.30 under 2024.",
        "Barn 0–12 och 13–20 år.",
        "Kommunerna 0182 0126 1315.",
        "Organisationsnumret är 556036-0793.",
        "Dnr SN 2024/0091, den 2024-06-30.",
        "Värdet är 0,123456789 eller 1 234 567.",
    ],
)
def test_other_numbers_and_those_of_functions_are_left_alone(text: str) -> None:
    assert list(phone_numbers(text)) == []


def test_addresses_and_numbers_are_found_in_comments_too() -> None:
    assert on_page("<!-- anna.lind@kommun.example, 070-123 45 67 -->") == ["9:6 P003", "9:32 P004"]


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Enligt Karin Ekdal är det så.", "Karin Ekdal"),
        ("När Anna-Karin von Ekdal kom.", "Anna-Karin von Ekdal"),
        ("Karin\nEkdal har slutat.", "Karin Ekdal"),
        ("**Karin** Ekdal har slutat.", "Karin Ekdal"),
        ("Karin Ekdals uppdrag är slut.", "Karin Ekdals"),
        ("![Porträtt av Karin Ekdal](om.md)", "Karin Ekdal"),
        ("Enhetschef Tarik Ekelund svarar.", "Tarik Ekelund"),
        ("Frågor besvaras av enhetschefen Tarik Ekelund.", "Tarik Ekelund"),
        ("Tarik Ekelund, som är anställd i teamet, samordnar.", "Tarik Ekelund"),
        ("Elsa, 7 år, bor hos sin mormor.", "Elsa, 7 år"),
        ("Elsa (7 år) bor hos sin mormor.", "Elsa (7 år)"),
    ],
)
def test_a_name_is_pointed_out(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hylte kommun, Region Halland och Kommunfullmäktige.",
        "Instrumentet iRiSK, metoden Signs of Safety och Mann–Kendalls test.",
        "Källor: Mann (1945), Kendall (1975) och Sen (1968).",
        "Enligt Rädda Barnen och Röda Korset.",
        "Astrid Lindgrens barnsjukhus och Karin Boye-biblioteket.",
        "Raoul Wallenbergskolan och Sven Jerrings fond.",
        "Maria Ungdom tar emot.",
        "Gruppcentrum Halland startade. Hållplatser för lärande.",
        "Enhetschef Barn Unga och handläggare Vuxna Beroende.",
        "Enhetschefen Lotsen Hylte.",
        "Hans SIP gäller. Per Enhet och Per Månad.",
        "Socialtjänstlagen (2025:400), Lex Sarah och LVU.",
        "Barn 0–12 år och Ungdomar 13–20 år.",
        "Hos Erik. Han är Anna. Karin, Ekdal.",
        "`Karin Ekdal`",
    ],
)
def test_places_units_laws_and_methods_are_left_alone(text: str) -> None:
    assert named(text) == []


def test_a_name_is_found_where_a_function_should_stand() -> None:
    told = site(with_keys(PAGE, "ansvarig: Karin Ekdal")).told
    assert told == ["dokument.md:5:11 P005"]


@pytest.mark.parametrize(
    ("keys", "text", "place"),
    [
        ("ordning: 3  # fråga Karin Ekdal", "Text.", "5:21"),
        ("# Enhetschef Tarik Ekelund har sagt ja", "Text.", "5:14"),
        ("ordning: 3", "<!-- Enligt Karin\nEkdal är det så. -->", "10:13"),
        ("ordning: 3", "Text. <!-- Karin Ekdal -->", "10:12"),
    ],
)
def test_a_name_is_found_in_a_comment(keys: str, text: str, place: str) -> None:
    assert on_page_with(keys, text) == [f"{place} P005"]


def on_page_with(keys: str, text: str) -> list[str]:
    """What is told of a page with more in its head, as "line:column code"."""
    found = site({"om.md": with_text(with_keys(PAGE, keys), text)})
    return [line.partition(":")[2] for line in found.told]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('beskrivning: "Om # Karin"', "Text."),
        ("ordning: 3", "```yaml\n# Karin Ekdal\n<!-- Karin Ekdal -->\n```"),
        ("ordning: 3", "Mellan `<!--` och `-->`. # Inget."),
    ],
)
def test_what_only_looks_like_a_comment_is_none(keys: str, text: str) -> None:
    assert on_page_with(keys, text) == []


def test_the_settings_are_read_as_well(tmp_path: Path) -> None:
    """Their comments too, but not the names that they say are no persons."""
    config = (
        f"# Frågor: Karin Ekdal, 070-123 45 67\n{CONFIG}"
        "personuppgifter: {förnamn: [Tindra], inte_personer: [Karin Månsson]}\n"
        f"# Barnet {NUMBER}\n"
    ).replace("kvalitet@kommun", "anna.lind@kommun")
    problems = examine(write_project(tmp_path, {"om.md": PAGE}, config), lambda _: None).problems
    assert [f"{p.place} {p.rule.code}" for p in problems] == [
        "site_config.yml:1:11 P005",
        "site_config.yml:1:24 P004",
        "site_config.yml:17:27 P003",
        "site_config.yml:19:10 P001",
    ]


def test_settings_that_cannot_be_understood_are_read_all_the_same(tmp_path: Path) -> None:
    config = CONFIG.replace("utgåva:", f"utgava: # {NUMBER}\nutgåva:")
    problems = examine(write_project(tmp_path, {"om.md": PAGE}, config), lambda _: None).problems
    assert [p.rule.code for p in problems] == ["N001", "P001"]


def test_a_name_is_found_in_the_entries_of_a_plan() -> None:
    plan = PLAN.replace("ansvarig: Enhetschef, när", "ansvarig: Karin Ekdal, när")
    found = site({"n.md": INDICATOR, "p.md": plan}, CONFIG + MATRIX)
    assert [line for line in found.told if "P005" in line] == ["p.md:19:66 P005"]


def test_the_settings_know_more_first_names_and_names_that_are_no_persons() -> None:
    text = "Tindra Ekdal och Karin Månsson."
    settings = "personuppgifter: {förnamn: [Tindra], inte_personer: [Karin Månsson]}\n"
    assert named(text) == ["Karin Månsson"]
    assert named(text, CONFIG + settings) == ["Tindra Ekdal"]


def test_a_name_is_told_at_once_although_the_head_is_faulty() -> None:
    faulty = with_text(with_keys(PAGE, "beslutad: igår"), "Kontakta Anna Karlsson.")
    assert site(faulty).told == ["dokument.md:5:11 N011", "dokument.md:10:10 P005"]


def test_a_warning_can_be_excused_for_one_name() -> None:
    exemption = (
        "undantag: [{regel: P005, gäller: Karin Ekdal, skäl: s, funktion: f, datum: 2024-11-01}]"
    )
    excused = with_keys(PAGE, exemption)
    assert site(with_text(excused, "Karin Ekdal har sagt ja.")).told == []
    assert len(site(with_text(excused, "Karin Ekdal och Sven Ekdal.")).told) == 1


def test_the_shipped_content_points_out_no_one_and_is_finished() -> None:
    problems = examine(ROOT, lambda _: None).problems
    assert [p for p in problems if p.rule.code.startswith(OWN_RULES)] == []
