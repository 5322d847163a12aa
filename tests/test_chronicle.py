"""What differs between two editions: levels, figures, risks, actions and documents."""

import json

from kvalitet.chronicle.differences import NOT_REPEATED, Difference, How, compare
from kvalitet.chronicle.facts import (
    ActionFact,
    DocumentFact,
    Facts,
    FigureFact,
    RiskFact,
    read_facts,
    text_digest,
)
from kvalitet.pages.chronicle import facts_of
from kvalitet.pages.site import map_site
from tests.drawing import TEMPLATES
from tests.sites import CONFIG, FOLLOW_UP, MATRIX, PLAN, indicator, site

PAGE = "nyckeltal/u33461/#kv-hylte"


def figure(when: str, text: str, level: str = "", **more: bool) -> FigureFact:
    return FigureFact(
        key=f"U33461|hylte|{when}",
        series="U33461|hylte|år",
        what="Återaktualiserade, Hylte",
        when=when,
        page=PAGE,
        text=text,
        level=level,
        **more,
    )


def risk(text: str, rank: int | None = None) -> RiskFact:
    return RiskFact(key="plan|R1", what="Barn väntar", page="planer/plan/", text=text, rank=rank)


def of_figures(older: FigureFact | None, newer: FigureFact | None) -> tuple[Difference, ...]:
    """What differs when an edition has this figure, or none, and another that one."""
    was, now = (Facts(figures=(one,) if one else ()) for one in (older, newer))
    return compare(was, now).figures


# Figures


def test_a_figure_is_new_revised_or_gone() -> None:
    name = "Återaktualiserade, Hylte, 2024"
    assert of_figures(None, figure("2024", "67 %")) == (
        Difference(How.NEW, name, "", "67 %", "", PAGE),
    )
    assert of_figures(figure("2024", "67 %"), figure("2024", "76 %", "gul")) == (
        Difference(How.CHANGED, name, "67 %", "76 % (gul)", PAGE, PAGE),
    )
    assert of_figures(figure("2024", "67 %"), None) == (
        Difference(How.GONE, name, "67 %", "", PAGE, ""),
    )
    assert of_figures(figure("2024", "67 %"), figure("2024", "67 %")) == ()


def test_a_level_that_is_judged_anew_is_a_change_of_the_figure() -> None:
    (found,) = of_figures(figure("2024", "67 %", "röd"), figure("2024", "67 %", "gul"))
    assert (found.before, found.after) == ("67 % (röd)", "67 % (gul)")


def test_what_is_now_hidden_is_not_told_again() -> None:
    hidden = figure("2024", "sekretess", hidden=True)
    (found,) = of_figures(figure("2024", "3", "röd"), hidden)
    assert (found.before, found.after) == (NOT_REPEATED, "sekretess")
    older = Facts(figures=(figure("2024", "3", "röd", latest=True),))
    newer = Facts(figures=(figure("2024", "sekretess", hidden=True, latest=True),))
    assert compare(older, newer).levels == ()
    since = figure("2025", "12", "grön", latest=True)
    later = Facts(figures=(figure("2024", "sekretess", hidden=True), since))
    assert compare(older, later).levels == ()


def test_what_was_hidden_may_be_told_by_the_edition_that_tells_it() -> None:
    (found,) = of_figures(figure("2024", "sekretess", hidden=True), figure("2024", "12"))
    assert (found.before, found.after) == ("sekretess", "12")


# Levels


def test_a_level_changes_when_the_last_figure_has_another() -> None:
    older = Facts(figures=(figure("2023", "67 %", "röd", latest=True),))
    newer = Facts(
        figures=(figure("2023", "67 %", "röd"), figure("2024", "91 %", "grön", latest=True))
    )
    (found,) = compare(older, newer).levels
    assert (found.what, found.before, found.after) == (
        "Återaktualiserade, Hylte",
        "röd (67 %, 2023)",
        "grön (91 %, 2024)",
    )
    assert compare(older, older).levels == ()


def test_a_level_that_is_no_more_is_a_change() -> None:
    older = Facts(figures=(figure("2023", "67 %", "röd", latest=True),))
    newer = Facts(figures=(figure("2024", "ej mätt", latest=True),))
    assert [one.after for one in compare(older, newer).levels] == ["ingen nivå (ej mätt, 2024)"]


# Risks, actions and documents


def test_a_risk_rises_and_falls_by_its_number() -> None:
    def how(was: RiskFact, now: RiskFact) -> list[How]:
        return [one.how for one in compare(Facts(risks=(was,)), Facts(risks=(now,))).risks]

    assert how(risk("8 betydande", 8), risk("12 hög", 12)) == [How.ROSE]
    assert how(risk("8 betydande", 8), risk("6 betydande", 6)) == [How.FELL]
    assert how(risk("8 betydande", 8), risk("8 hög", 8)) == [How.CHANGED], "by another legend"
    assert how(risk("8 betydande", 8), risk("kvarstår inte")) == [How.CHANGED]
    assert how(risk("8 betydande", 8), risk("8 betydande", 8)) == []


def test_an_action_and_a_document() -> None:
    def facts(status: str, digest: str) -> Facts:
        action = ActionFact(key="plan|A1", what="Fasta tider", page="p/", text=status)
        document = DocumentFact(key="plan", what="Planen", page="p/", digest=digest)
        return Facts(actions=(action,), documents=(document,))

    found = compare(facts("ej påbörjad", "a"), facts("klar", "b"))
    assert [(one.before, one.after) for one in found.actions] == [("ej påbörjad", "klar")]
    assert [one.how for one in found.documents] == [How.CHANGED]
    assert compare(facts("klar", "b"), Facts()).documents[0].how is How.GONE
    assert compare(Facts(), facts("klar", "b")).documents[0].how is How.NEW


# The file


def test_facts_are_read_as_they_were_written() -> None:
    facts = Facts(figures=(figure("2024", "67 %", "röd", latest=True),), risks=(risk("8", 8),))
    assert read_facts(facts.as_bytes()) == facts
    assert read_facts(b"{}") == Facts()


def test_a_later_tool_may_say_more() -> None:
    said = json.loads(Facts(risks=(risk("8", 8),)).as_bytes())
    said["risks"][0]["owner"] = "chef"
    said["weather"] = "sol"
    assert read_facts(json.dumps(said).encode()) == Facts(risks=(risk("8", 8),))


def test_what_is_no_facts_is_none() -> None:
    for content in (b"", b"{", b"[]", b'{"risks": [{"key": "a"}]}'):
        assert read_facts(content) is None


def test_the_words_of_a_page_count_and_not_its_looks() -> None:
    assert text_digest("<p>Det  är\n<b>så</b></p>") == text_digest('<p class="x">Det är så</p>')
    assert text_digest("<p>Det är så</p>") != text_digest("<p>Det är inte så</p>")


def test_a_page_is_the_same_in_another_edition() -> None:
    """Though its figures say which edition they stand in, and of what day it is."""
    origins = ('<section class="kv-origin" data-kv-origin>utgåva 2023\n</section>', "")
    pages = [f"<p>Före</p>{origin}<p>Efter</p>" for origin in origins]
    assert text_digest(pages[0]) == text_digest(pages[1])
    assert text_digest(pages[0]) != text_digest("<p>Före</p>")


def test_the_facts_are_gathered_from_what_is_shown() -> None:
    figures = "mätningar:\n  hylte: {2018: 67, 2019: 3 av 4}\n"
    documents = {"i.md": indicator(figures), "plan.md": PLAN, "uppföljning.md": FOLLOW_UP}
    made = site(documents, CONFIG + MATRIX)
    studio = map_site(made.catalogue, made.findings, TEMPLATES).studio
    facts = facts_of(studio, dict.fromkeys(studio.addresses.by_id.values(), "0"))
    assert [(one.key, one.text, one.hidden, one.latest) for one in facts.figures] == [
        ("U33461|hylte|2018", "67\u00a0%", False, False),
        ("U33461|hylte|2019", "sekretess", True, True),
    ]
    assert facts.figures[0].page == PAGE
    (found,) = facts.risks
    assert (found.key, found.text, found.rank) == ("plan-2024|R1", "8 betydande risk", 8)
    assert found.page == "uppfoljningar/plan-2024-t1/#kv-plan-r1"
    assert [one.text for one in facts.actions] == ["följer tidplan, klart: 30 juni 2024"]
    assert [one.key for one in facts.documents] == ["plan-2024", "plan-2024-t1"]
