"""The way to a target ahead: where it is drawn, from where to where, and what is said of it."""

from datetime import date
from decimal import Decimal

import pytest

from kvalitet.analysis.wording import conclusion
from kvalitet.charts.description import LineChart, Path
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.notes import reading_aids
from kvalitet.charts.shapes import NARROW, WIDE, Format
from kvalitet.pages.ahead import path_of
from kvalitet.pages.charts import line_chart
from tests.sites import measured, site

RISING = "{2020: 62, 2021: 64, 2022: 66, 2023: 68, 2024: 70}"
HALVES = "{2023-H1: 60, 2023-H2: 61, 2024-H1: 62, 2024-H2: 63, 2025-H1: 64}"


def path(
    series: str = RISING, targets: str = "2026: 74", better: str = "högre", more: str = ""
) -> Path | None:
    drawn = chart(series, targets, better, more)
    return drawn.path


def chart(
    series: str = RISING, targets: str = "2026: 74", better: str = "högre", more: str = ""
) -> LineChart:
    aims = [target.split(": ") for target in targets.split(", ")]
    keys = ", ".join(f"{{kommun: hylte, år: {year}, värde: {value}}}" for year, value in aims)
    text = measured(series, f"{more}mål: [{keys}]").replace("bättre: högre", f"bättre: {better}")
    found = site(text)
    assert found.problems == ()
    own = found.findings.of("U33461", "hylte")
    latest = own[0].latest
    drawn = line_chart("linje", own, latest, path=path_of(latest))
    assert drawn is not None
    return drawn


def test_it_leads_from_the_latest_value_to_where_the_target_is_due() -> None:
    found = path()
    assert found is not None
    assert (found.start, found.value) == (date(2024, 7, 1), Decimal(70))
    assert (found.end, found.aim) == (date(2026, 7, 1), Decimal(74))
    assert found.text.replace("\u00a0", " ") == (
        "Krävd takt till målet 74 % för 2026: +2,0 procentenheter per år."
    )


def test_half_a_year_leads_to_the_last_half_of_the_year() -> None:
    found = path(HALVES, "2025: 70")
    assert found is not None
    assert found.end.isoformat().startswith("2025-10")
    assert "+11,9 procentenheter per år" in found.text.replace("\u00a0", " ")


def test_where_lower_is_better_it_leads_down() -> None:
    found = path(targets="2025: 60", better="lägre")
    assert found is not None
    assert found.aim < found.value


@pytest.mark.parametrize(
    ("series", "targets", "better"),
    [
        ("{2021: 64, 2022: 66, 2023: 68, 2024: 70}", "2026: 74", "högre"),  # too few
        (RISING, "2026: 70", "högre"),  # reached
        (RISING, "2026: 60", "högre"),
        (RISING, "2024: 74", "högre"),  # due
        (RISING, "2026: 74", "ingetdera"),
        (RISING.replace("70}", "ej mätt}"), "2026: 74", "högre"),  # no value to start from
        ("{2024-01: 60, 2024-02: 61, 2024-03: 62, 2024-04: 63, 2024-05: 64}", "2025: 74", "högre"),
    ],
)
def test_without_a_judged_pace_there_is_none(series: str, targets: str, better: str) -> None:
    assert path(series, targets, better) is None


def test_it_leads_past_no_new_way_of_counting() -> None:
    rules = "definitioner: [{från: 2010, text: Första.}, {från: 2025, text: Andra.}]\n"
    assert path(more=rules) is None
    assert path(more=rules.replace("2025", "2027")) is not None


def test_beyond_a_target_that_is_due_the_next_is_looked_at_while_nothing_is_later() -> None:
    text = measured(
        RISING,
        "mål: [{kommun: hylte, år: 2023, värde: 70}, {kommun: hylte, år: 2024, "
        "värde: 72}, {kommun: hylte, år: 2025, värde: 76}]",
    )
    found = site(text)
    then, now = (found.result(f"U33461 {year}") for year in (2023, 2024))
    assert path_of(then) is None
    assert "2024" not in conclusion(then).partition("för 2023")[2]
    assert path_of(now) is not None
    assert (
        conclusion(now)
        .replace("\u00a0", " ")
        .endswith(
            "Målet 72 % för 2024 är inte nått. Takten är för låg för att nå målet 76 % för 2025."
        )
    )


@pytest.mark.parametrize("form", [WIDE, NARROW], ids=lambda form: form.name)
def test_it_is_drawn_named_and_told(form: Format) -> None:
    drawn = chart()
    drawing = draw_line_chart(drawn, form)
    (stroke,) = [stroke for stroke in drawing.strokes if stroke.css == "kv-chart-path"]
    (start, value), (end, aim) = stroke.points
    assert start < end and value > aim
    words = {f"{' '.join(label.lines)} {label.strong}".strip() for label in drawing.labels}
    assert {"2026", "Mål och krävd takt 74\u00a0%"} <= words
    assert any(aid.startswith("Krävd takt till målet") for aid in reading_aids(drawn))
    assert "Krävd takt till målet" in drawn.description
