"""What is told of a figure beside what it shows: its source, its gaps, and how to refer to it."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from kvalitet.charts.absent import Absence, absences
from kvalitet.charts.description import Bar, BarChart, Role
from kvalitet.charts.figure import Origin, Ways
from kvalitet.model.value import MissingKind
from kvalitet.templating import Templates
from tests.charts import BARS, LINES, ORIGIN, STACKS, figure_of, line

TEMPLATES = Templates(Path(__file__).parent.parent / "templates")


def told(origin: Origin = ORIGIN) -> str:
    """The words of the part that tells it, with single blanks."""
    figure = figure_of(LINES, TEMPLATES, Ways("a.csv", "a.svg", "p.js"), origin)
    (part,) = re.findall(r"<section.*?</section>", figure, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split())


def test_source_method_and_citation_are_there_without_scripts() -> None:
    said = told()
    assert "Källa Kolada Metod om måttet" in said
    assert (
        "Testkommunen. ”Hylte nådde målet 2024”. Kvalitet i Testkommunen, utgåva 2024, "
        "1 mars 2025. 2024/nyckeltal/u33461/#linjer" in said
    )
    assert "Saknas Ej mätt: Hylte år 2016 och Flickor år 2016. Ingen mätning gjordes" in said


@pytest.mark.parametrize(
    ("frozen", "promise"),
    [
        (True, "Permanent: utgåvan är fryst, och diagrammet ändras aldrig."),
        (False, "Leder alltid till de senaste siffrorna, så diagrammet kan ändras."),
    ],
)
def test_a_link_promises_no_more_than_it_keeps(frozen: bool, promise: str) -> None:
    assert promise in told(replace(ORIGIN, frozen=frozen))


def test_what_is_made_up_is_still_made_up_when_it_is_cited() -> None:
    said = told(replace(ORIGIN, fictional="Exempelby"))
    assert said.count("Exempelby är en påhittad kommun.") == 2  # on the screen and on paper
    assert "påhittad" not in told()


def test_a_figure_whose_source_is_its_page_names_no_other() -> None:
    assert "Källa:" not in told(replace(ORIGIN, source=""))


# What is missing


def test_a_reason_is_told_once_with_all_its_places() -> None:
    explained = MissingKind.NOT_MEASURED.explanation
    assert absences(LINES) == (Absence("ej mätt", explained, "Hylte år 2016 och Flickor år 2016"),)
    alone = replace(LINES, lines=(line("1", None, None, "2"),))
    assert [one.places for one in absences(alone)] == ["år 2016 och år 2017"]
    assert [one.places for one in absences(BARS)] == ["Hallands län"]
    assert absences(replace(LINES, lines=(line("1", "2"),))) == ()


def test_a_period_without_any_parts_is_named_once() -> None:
    (one,) = absences(STACKS)
    assert (one.reason, one.places) == ("uppgift saknas", "februari 2024")


def test_many_places_are_cut_short() -> None:
    bars = tuple(Bar(f"Enhet {n:03}", Role.PART, None, "sekretess") for n in range(60))
    (one,) = absences(BarChart("a", "T", "B", "Antal", bars))
    assert one.places.endswith(" till")
    assert len(one.places) < 200


def test_what_is_hidden_is_told_in_one_way_only() -> None:
    """Nothing tells a figure that is small from one that is hidden for another's sake."""
    hidden = tuple(Bar(name, Role.PART, None, "sekretess") for name in ("flickor", "pojkar"))
    (one,) = absences(BarChart("a", "T", "B", "Antal", hidden))
    assert one.explanation == "Uppgiften finns men visas inte, för att skydda enskilda."
    assert one.places == "flickor och pojkar"
