"""A new way of counting that is only told in words, and figures compared across one."""

import pytest

from tests.sites import ANALYSIS, Site, measured, site, with_text

WAYS = "definitioner: [{från: 2016, text: Bara besök.}, {från: 2018, text: Även video.}]"


def noted(note: str, keys: str = "") -> Site:
    return site(measured(f'{{2017: 64, 2018: {{värde: 67, not: "{note}"}}}}', keys))


def messages(found: Site, code: str) -> list[str]:
    return [problem.message for problem in found.problems if problem.rule.code == code]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Räknas även telefon- och videomöten.", "Räknas även"),
        ("Även samtal via Skype räknas.", "Även samtal via Skype räknas"),
        ("Ny definition från i år.", "Ny definition"),
        ("Nytt räknesätt.", "Nytt räknesätt"),
        ("Videosamtal började räknas i maj.", "började räknas"),
        ("Definitionen har ändrats.", "Definitionen har ändrats"),
        ("Räknas från och med 2018 per barn.", "Räknas från och med 2018"),
        ("Sättet är omdefinierat.", "omdefinierat"),
    ],
)
def test_a_note_of_a_new_way_of_counting_is_told(note: str, words: str) -> None:
    found = noted(note)
    assert messages(found, "M030") == [
        f"”{words}” låter som ett nytt räknesätt, men U33461 har bara ett."
    ]
    assert "från: 2018 " in found.problem.remedy


@pytest.mark.parametrize(
    "note",
    [
        "Mätt i maj, annars i oktober.",
        "Dygnen räknas från och med dagen då placeringen börjar.",
        "Några barn räknades dubbelt.",
    ],
)
def test_other_notes_are_left_alone(note: str) -> None:
    assert noted(note).told == []


def test_a_way_of_counting_that_is_declared_is_no_news() -> None:
    assert noted("Även samtal via video räknas.", WAYS).told == []


def test_a_first_value_can_be_counted_in_a_new_way() -> None:
    assert site(measured("{2018: {värde: 67, not: Nytt räknesätt.}}")).told == []


def test_what_the_indicator_itself_says_is_read() -> None:
    keys = "förbehåll: [Mäts varje år., Räknesättet ändrades 2018.]"
    found = site(measured("{2017: 64, 2018: 67}", keys))
    assert messages(found, "M030") == [
        "”Räknesättet ändrades” låter som ett nytt räknesätt, men U33461 har bara ett."
    ]


def test_a_sentence_about_a_figure_is_read() -> None:
    text = "Resultatet är [[U33461 2018]]. Sedan mars räknas numera även video. Mer finns i planen."
    assert messages(told(text), "M030") == []
    text = "Resultatet är [[U33461 2018]], men barnen räknas numera en gång var."
    assert messages(told(text), "M030") == [
        "”räknas numera” låter som ett nytt räknesätt, men U33461 har bara ett."
    ]


def told(text: str, keys: str = "") -> Site:
    """An analysis that says something of an indicator with values for 2016 to 2019."""
    series = "{2016: 60, 2017: 64, 2018: 67, 2019: 2 av 50, 2018-H1: {värde: 67, not: Våren.}}"
    return site({"n.md": measured(series, keys), "a.md": with_text(ANALYSIS, text)})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Andelen steg från [[U33461 2017]] till [[U33461 2018]].", "steg"),
        ("Den var [[U33461 2018]], högre än [[U33461 2016]].", "högre"),
        ("Det är en ökning: [[U33461 2017 kommun=hylte]], [[U33461 2018 kommun=hylte]].", "ökning"),
    ],
)
def test_a_comparison_across_a_break_is_told_with_both_figures(text: str, word: str) -> None:
    (message,) = messages(told(text, WAYS), "M034")
    assert message.startswith(f"”{word}” jämför 201")
    assert message.endswith("men räknesättet byttes däremellan.")
    assert "(67\N{NO-BREAK SPACE}%)" in message


@pytest.mark.parametrize(
    "text",
    [
        "Andelen steg från [[U33461 2016]] till [[U33461 2017]].",
        "Andelen steg till [[U33461 2018]]. Före bytet var den [[U33461 2017]].",
        "[[U33461 2018]] är högre än [[U33461 2017]], men de går inte att jämföra.",
        "[[U33461 2018]] är högre än [[U33461 2017]], räknat på ett nytt sätt.",
        "År 2017 blev det [[U33461 2017]] och år 2018 [[U33461 2018]].",
        "Det blev [[U33461 2018]], [[U33461 2018 förändring]] mer än förut.",
        "Andelen sjönk från [[U33461 2017]] till [[U33461 2019]].",
    ],
)
def test_what_is_counted_alike_or_told_with_care_is_left_alone(text: str) -> None:
    assert messages(told(text, WAYS), "M034") == []
