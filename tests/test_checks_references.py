"""Every [[figure reference]] in prose points at a figure that exists."""

import pytest

from tests.sites import ANALYSIS, PAGE, STORY, Site, measured, site, with_keys, with_text

FIGURES = measured(
    "{2015: 78, 2018-H1: {värde: 67, not: Våren.}, 2024: {totalt: 80, flickor: 82}}",
    "indelningar: {kön: [flickor, pojkar]}",
)


def told(reference: str, document: str = STORY) -> Site:
    return site({"n.md": FIGURES, "s.md": with_text(document, f"Se [[{reference}]] här.")})


@pytest.mark.parametrize(
    "reference",
    [
        "U33461",
        "U33461 2015",
        "U33461 2018-H1 nivå",
        "U33461 2024 förändring kön=flickor",
        "U33461 2015 kommun=hylte",
    ],
)
def test_a_reference_to_a_figure_is_sound(reference: str) -> None:
    assert told(reference).told == []


@pytest.mark.parametrize(
    ("reference", "code", "message"),
    [
        ("U33461 2018-H3", "R001", "”2018-H3” är inte en period: ett år har två halvår."),
        ("U33462 2015", "R002", "Nyckeltalet ”U33462” finns inte."),
        (
            "U33461 2015 kommun=hyllte",
            "R003",
            "Ingen kommun eller jämförelsegrupp heter ”hyllte”.",
        ),
        ("U33461 2024 kön=flikor", "R004", "U33461 har ingen del ”kön=flikor”."),
        ("U33461 2024 ålder=unga", "R004", "U33461 har ingen del ”ålder=unga”."),
        ("U33461 2016", "R005", "Det finns ingen siffra för ”U33461 2016”."),
        (
            "U33461 2015 kön=flickor",
            "R005",
            "Det finns ingen siffra för ”U33461 2015 kön=flickor”.",
        ),
        ("U33461 2015 kommun=nacka", "R005", None),
        ("U33461 2015 enhet=lotsen", "R005", None),
        ("U33461 2015 enhet=lottsen", "R004", None),
        ("U33461 2015 kommun=nacka enhet=lotsen", "R004", None),
    ],
)
def test_what_leads_nowhere_is_told_where_it_stands(
    reference: str, code: str, message: str | None
) -> None:
    found = told(reference)
    assert found.told == [f"s.md:29:4 {code}"]
    assert message in (None, found.problem.message)


@pytest.mark.parametrize(
    ("reference", "remedy"),
    [
        ("U33416 2015", "Menade du ”U33461”? "),
        ("U33461 2015 kommun=hyltte", "Menade du ”hylte”? "),
        ("U33461 2016", "Perioder som finns: "),
        ("U33461 2024 kön=flikor", "Här finns kön=flickor och kön=pojkar."),
    ],
)
def test_the_way_out_names_what_exists(reference: str, remedy: str) -> None:
    assert told(reference).problem.remedy.startswith(remedy)


def test_a_page_that_is_nobodys_must_say_whose_the_figure_is() -> None:
    assert told("U33461 2015", PAGE).told == ["s.md:9:4 R003"]
    assert told("U33461 2015 kommun=hylte", PAGE).told == []


def test_the_summary_is_judged_as_well() -> None:
    text = with_keys(ANALYSIS, 'sammanfattning: "Det var [[U33461 2016]] då."')
    assert site({"n.md": FIGURES, "a.md": text}).told == ["a.md:7:17 R005"]


def test_a_figure_that_is_hidden_exists() -> None:
    documents = {"n.md": measured("{2015: 3 av 40}"), "s.md": with_text(STORY, "[[U33461 2015]]")}
    assert site(documents).told == []


def test_the_periods_that_a_unit_has_are_listed() -> None:
    series = measured("{2015: 78}").replace("---\n", "", 1).partition("---")[0]
    text = f"---\n{series}  lotsen: {{2016: 80}}\n---\n"
    found = site({"n.md": text, "s.md": with_text(STORY, "Se [[U33461 2015 enhet=lotsen]].")})
    assert found.problem.remedy == "Perioder som finns: 2016."
