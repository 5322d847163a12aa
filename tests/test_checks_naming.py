"""An indicator's name, unit and description speak of the same thing, at the same time."""

import pytest

from tests.sites import INDICATOR, Site, site


def named(name: str, unit: str = "procent", description: str = "Barn, år för år.") -> Site:
    text = INDICATOR.replace("namn: Ej återaktualiserade barn", f'namn: "{name}"')
    text = text.replace("enhet: procent", f"enhet: {unit}")
    return site(text.replace("Barn som inte kom tillbaka inom ett år.", f'"{description}"'))


@pytest.mark.parametrize(
    ("name", "unit", "word"),
    [
        ("Andel inhyrd personal", "antal", "andel"),
        ("Andelen nöjda", "poäng", "andel"),
        ("Antal barn i heldygnsvård", "procent", "antal"),
        ("Inhyrd personal, antal", "procent", "antal"),
        ("Inhyrd personal (andel)", "antal", "andel"),
        ("Inhyrd personal, andel (%)", "antal", "andel"),
        ("Kostnad per placering", "dygn", "kostnad"),
        ("Vårddygn i jourhem", "kronor", "dygn"),
    ],
)
def test_a_name_that_says_another_unit_is_told(name: str, unit: str, word: str) -> None:
    problem = named(name, unit).problem
    assert problem.rule.code == "M041"
    assert problem.message == f"Här står ”{word}”, men nyckeltalet mäts i {unit}."


def test_a_description_that_says_another_unit_is_told() -> None:
    assert named("Inhyrda", "antal", "Andelen som är inhyrda.").told == ["dokument.md:9:14 M041"]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Andel inhyrd personal", "procent"),
        ("Antal dygn i jourhem", "dygn"),
        ("Antal årsarbetare", "årsarbetare"),
        ("Vårddygn i jourhem", "antal"),
        ("Kostnadsutveckling", "procent"),
        ("Barn med andel i beslutet", "antal"),
        ("Antalet är stort", "antal"),
    ],
)
def test_a_name_that_fits_is_left_alone(name: str, unit: str) -> None:
    assert named(name, unit).told == []


@pytest.mark.parametrize(
    ("name", "description", "times"),
    [
        (
            "Drogfria vid avslutad insats",
            "De som är drogfria ett år efter behandlingen.",
            ("vid avslutad insats", "ett år efter"),
        ),
        (
            "Drogfria sex månader efter insatsen",
            "De som var drogfria när insatsen avslutades.",
            ("sex månader efter", "när insatsen avslutades"),
        ),
        (
            "Klara inom 60 dagar",
            "De som är klara inom 90 dagar.",
            ("inom 60 dagar", "inom 90 dagar"),
        ),
        (
            "Åter inom två år",
            "De som kommer åter inom 12 månader.",
            ("inom två år", "inom 12 månader"),
        ),
    ],
)
def test_times_that_differ_are_told(name: str, description: str, times: tuple[str, str]) -> None:
    problem = named(name, description=description).problem
    assert problem.rule.code == "M042"
    assert problem.message == f"Namnet säger ”{times[0]}”, men beskrivningen ”{times[1]}”."


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Ej åter ett år efter avslutad insats", "De som inte kom åter inom ett år efter det."),
        ("Ej åter inom ett år", "De som inte kom åter inom tolv månader."),
        ("Barn 0–12 år ett år efter", "Barn 0–12 år, 12 månader efter insatsen."),
        ("Klara inom 60 dagar", "De som är klara inom 60 dagar och de som är det inom 90 dagar."),
        ("Drogfria vid avslutad kontakt", "De som är drogfria när insatsen har avslutats."),
        ("Drogfria vid avslutad insats", "De som är drogfria."),
    ],
)
def test_times_that_agree_or_stand_alone_are_left_alone(name: str, description: str) -> None:
    assert named(name, description=description).told == []
