"""`undantag:` excuses a document from a rule, and is itself watched."""

from tests.sites import STORY, Site, site, with_keys, with_text

LACKING = STORY.replace("## Så har kvalitetsarbetet bedrivits\n\nMed egenkontroller.\n", "")


def excused(story: str, rule: str, concerns: str = "") -> Site:
    decision = "skäl: Äldre mall, funktion: Kvalitetsstrateg, datum: 2026-11-01"
    narrowed = f", gäller: {concerns}" if concerns else ""
    keys = f"undantag:\n  - {{regel: {rule}, {decision}{narrowed}}}"
    return site({"s.md": with_keys(story, keys)})


def test_a_rule_that_may_be_excused_is_no_longer_told() -> None:
    assert site({"s.md": LACKING}).told == ["s.md:2:6 T040"]
    assert excused(LACKING, "T040").told == []


def test_the_code_may_be_written_small() -> None:
    assert excused(LACKING, "t040").told == []


def test_a_warning_may_be_excused() -> None:
    assert excused(with_text(STORY, "Det var 67 procent."), "R010").told == []


def test_an_exemption_may_be_narrowed_to_a_word() -> None:
    story = with_text(STORY, "Det var 67 procent och 68 procent.")
    found = excused(story, "R010", "67 procent")
    assert [p.message for p in found.problems] == ["”68 procent” är skrivet direkt i texten."]


def test_the_word_is_a_whole_one() -> None:
    story = with_text(STORY, "Det var 67 procent och 167 procent.")
    found = excused(story, "R010", "67 procent")
    assert [p.message for p in found.problems] == ["”167 procent” är skrivet direkt i texten."]


def test_an_exemption_that_excuses_nothing_is_told() -> None:
    found = excused(STORY, "T040")
    assert found.told == ["s.md:14:5 U002"]
    assert found.problem.is_error is False


def test_none_is_needless_where_something_is_wrong_that_keeps_from_judging() -> None:
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: ingen-plan")
    assert [line.split()[1] for line in excused(story, "G001").told] == ["K013"]


def test_an_unknown_code_excuses_nothing() -> None:
    assert excused(STORY, "T400").told == ["s.md:14:5 U002"]


def test_what_must_be_right_is_told_with_the_exemption() -> None:
    story = with_text(STORY, "Se [[U99999 2024]].")
    assert [line.split()[1] for line in excused(story, "R002").told] == ["U001", "R002"]


def test_an_exemption_is_for_its_own_document_only() -> None:
    keys = (
        "undantag:\n"
        "  - {regel: T040, skäl: Äldre mall, funktion: Kvalitetsstrateg, datum: 2026-11-01}"
    )
    documents = {
        "a.md": with_keys(STORY.replace("id: hylte-2024", "id: a"), keys),
        "b.md": LACKING,
    }
    assert site(documents).told == ["a.md:14:5 U002", "b.md:2:6 T040"]
