"""A plan that promises one measure and a follow-up that reports another, nearly of its name."""

import pytest

from tests.sites import CONFIG, FOLLOW_UP, INDICATOR, MATRIX, PLAN, Site, measured, site, with_keys


def named(identity: str, name: str, unit: str) -> str:
    text = INDICATOR.replace("U33461", identity).replace("Ej återaktualiserade barn", name)
    return text.replace("enhet: procent", f"enhet: {unit}")


def followed_up(promised: str, reported: str, series: str = "RAPP: {2024-T1: 7}") -> Site:
    plan = PLAN.replace("  - nyckeltal: U33461\n", "  - nyckeltal: LOVAT\n  - nyckeltal: U33461\n")
    documents = {
        "l.md": named("LOVAT", promised, "procent"),
        "n.md": measured("{2024: 80}"),
        "plan.md": plan,
        "r.md": named("RAPP", reported, "antal"),
        "t1.md": with_keys(FOLLOW_UP, f"mätningar: {{{series}}}"),
    }
    return site(documents, CONFIG + MATRIX)


def drifts(found: Site) -> list[str]:
    return [problem.message for problem in found.problems if problem.rule.code == "M040"]


def test_a_share_that_became_a_count_is_told_with_both_and_the_way_out() -> None:
    found = followed_up("Andel inhyrd personal", "Antal inhyrda socialsekreterare")
    (problem,) = (p for p in found.problems if p.rule.code == "M040")
    assert str(problem.place) == "content/t1.md:13:13"
    assert problem.message == (
        "Planen lovade ”Andel inhyrd personal” i procent. I stället redovisas "
        "”Antal inhyrda socialsekreterare” i antal."
    )
    assert problem.remedy == (
        "Redovisa LOVAT, om så med 2024-T1: ej mätt, eller byt nyckeltal i planen."
    )


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        (
            "Barn som deltagit i enskilt möte när insatsen följts upp",
            "Uppföljningar där barnet deltagit i enskilt möte",
        ),
        ("Placeringar i jourhem över sex månader", "Vårddygn över sex månader i jourhem"),
    ],
)
def test_names_that_share_half_their_words_are_nearly_the_same(
    promised: str, reported: str
) -> None:
    assert len(drifts(followed_up(promised, reported))) == 1


@pytest.mark.parametrize(
    ("promised", "reported"),
    [
        ("Andel inhyrd personal", "Antal vakanta tjänster"),
        ("Utredningar över sex månader", "Pågående utredningar den sista i månaden"),
        ("Socialsekreterare med viss erfarenhet", "Antal inhyrda socialsekreterare"),
        ("Andel barn med dokumenterade mål", "Antal barn i heldygnsvård"),
        ("Mål", "Dygn"),
    ],
)
def test_words_that_many_measures_share_tell_nothing(promised: str, reported: str) -> None:
    assert drifts(followed_up(promised, reported)) == []


def test_what_is_reported_too_if_only_with_a_word_has_not_drifted() -> None:
    series = "RAPP: {2024-T1: 7}, LOVAT: {2024-T1: ej mätt}"
    assert drifts(followed_up("Andel inhyrd personal", "Inhyrd personal, antal", series)) == []


def test_several_measures_instead_of_one_are_told_together() -> None:
    plan = PLAN.replace("  - nyckeltal: U33461\n", "  - nyckeltal: LOVAT\n  - nyckeltal: U33461\n")
    series = "mätningar: {EN: {2024-T1: 7}, TVÅ: {2024-T1: 9}}"
    documents = {
        "l.md": named("LOVAT", "Inhyrd personal, andel", "procent"),
        "n.md": measured("{2024: 80}"),
        "plan.md": plan,
        "e.md": named("EN", "Inhyrd personal, antal", "antal"),
        "t.md": named("TVÅ", "Inhyrd personal, kostnad", "kronor"),
        "t1.md": with_keys(FOLLOW_UP, series),
    }
    assert drifts(site(documents, CONFIG + MATRIX)) == [
        "Planen lovade ”Inhyrd personal, andel” i procent. I stället redovisas "
        "”Inhyrd personal, antal” i antal och ”Inhyrd personal, kostnad” i kronor."
    ]
