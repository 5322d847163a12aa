"""D001: what nothing can protect stops the build, with the way out."""

from tests.sites import measured, site, with_keys

PARTS = "indelningar: {kön: [flickor, pojkar]}"


def counts(series: str) -> str:
    return measured(series, PARTS).replace("enhet: procent", "enhet: antal")


def test_a_secret_that_its_total_tells_is_an_error_at_its_place() -> None:
    found = site(counts("{2024: {totalt: 0, flickor: sekretess, pojkar: 0}}"))
    problem = next(p for p in found.problems if p.rule.code == "D001")
    assert problem.is_error
    assert str(problem.place) == "content/dokument.md:12:38"
    assert problem.message == (
        "U33461: Hylte 2024 flickor går att räkna ut, eller nästan, ur det som visas."
    )
    assert problem.remedy == (
        "Skriv siffran i stället för sekretess, så döljs det som behövs, eller slå ihop ”flickor” "
        "med en annan del av kön."
    )


def test_a_document_may_be_excused_by_somebody_who_answers_for_it() -> None:
    excused = """\
undantag:
  - {regel: D001, skäl: Ingen berörs., funktion: Kvalitetschef, datum: 2024-11-01}
"""
    text = counts("{2024: {totalt: 0, flickor: sekretess, pojkar: 0}}")
    assert [p.rule.code for p in site(with_keys(text, excused)).problems if p.is_error] == []


def test_what_can_be_protected_is_no_error() -> None:
    found = site(counts("{2024: {totalt: 60, flickor: 3, pojkar: 57}}"))
    assert [p for p in found.problems if p.rule.code.startswith("D")] == []
