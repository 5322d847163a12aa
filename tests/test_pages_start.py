"""The start page: its short lists, the board's table, and what is new since the edition before."""

import re

import pytest

from kvalitet.page import Page
from kvalitet.pages.changes import Volume
from kvalitet.pages.chronicle import findings_of
from kvalitet.pages.imprint import Imprint
from kvalitet.pages.site import map_site
from kvalitet.templating import Templates
from tests.building import ROOT
from tests.drawing import draw_site
from tests.sites import (
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    measured,
    site,
)

LOW = PLAN.replace("sannolikhet: 3\n    konsekvens: 4", "sannolikhet: 2\n    konsekvens: 2")
"""A plan whose risk the follow-up finds graver."""

LATE = FOLLOW_UP.replace("status: följer tidplan", "status: försenad")

NEXT = (
    PLAN.replace("plan-2024", "plan-2025")
    .replace("år: 2024", "år: 2025\nföregående: plan-2024")
    .replace("2024-06-30", "2025-06-30")
)
"""The plan that takes over."""


def start(*texts: str) -> Page:
    """The start page of some documents; the indicator is there unless another one is."""
    documents = list(texts)
    documents += [INDICATOR] * (not any("id: U33461" in text for text in texts))
    files = {f"{number}.md": text for number, text in enumerate(documents)}
    found = site(files, CONFIG + MATRIX)
    assert not [problem for problem in found.problems if problem.is_error]
    return next(one for one in draw_site(found.catalogue, found.findings).pages if not one.address)


def lists(*texts: str) -> dict[str, str]:
    """What each short list says, by its heading."""
    sections = re.findall(r'(?s)<section class="kv-list">(.*?)</section>', start(*texts).html)
    said = [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in sections]
    names = [re.findall(r"<h2>(.*?)</h2>", one)[0] for one in sections]
    return {
        name: text.removeprefix(name).replace("\N{NO-BREAK SPACE}", " ").strip()
        for name, text in zip(names, said, strict=True)
    }


def test_without_plans_nothing_is_said_of_them() -> None:
    assert list(lists(PAGE)) == []
    assert list(lists(STORY)) == ["Senast publicerat"]
    assert "Röda tråden" not in lists(STORY)["Senast publicerat"]


def test_a_plan_that_nobody_has_followed_up_has_no_risen_risks() -> None:
    assert list(lists(LOW)) == ["Senast publicerat"]


def test_a_risk_that_rose_stands_with_its_level_then_and_now() -> None:
    assert lists(LOW, FOLLOW_UP)["Risker som steg"] == (
        "Barn väntar på skydd 4 → till 8 betydande risk tertial 1 2024 · Hylte "
        "Alla risker: Hylte, tertial 1 2024"
    )


def test_a_risk_that_fell_or_stayed_is_no_alarm() -> None:
    assert "Risker som steg" not in lists(PLAN, FOLLOW_UP)
    same = FOLLOW_UP.replace("sannolikhet: 2, konsekvens: 4", "sannolikhet: 3, konsekvens: 4")
    assert "Risker som steg" not in lists(PLAN, same)


def test_only_the_newest_follow_up_tells_what_rose() -> None:
    second = FOLLOW_UP.replace("2024-T1", "2024-T2").replace("plan-2024-t1", "plan-2024-t2")
    assert "Risker som steg" not in lists(LOW, FOLLOW_UP, second)


def test_an_action_that_is_late_stands_with_its_status_and_deadline() -> None:
    assert lists(PLAN, LATE)["Åtgärder som är sena"] == (
        "Fasta tider för skyddsbedömning försenad klart: 30 juni 2024 · Hylte "
        "Alla åtgärder: Hylte, tertial 1 2024"
    )


def test_an_action_is_late_when_its_deadline_has_passed() -> None:
    passed = FOLLOW_UP.replace("2024-T1", "2024-T2")
    assert (
        "följer tidplan tiden gick ut 30 juni 2024" in lists(PLAN, passed)["Åtgärder som är sena"]
    )


def test_both_lead_to_the_rows_of_the_follow_up_and_to_all_of_them() -> None:
    markup = start(LOW, LATE).html
    for link in ("kv-plan-r1", "kv-plan-a1", "risker", "atgarder"):
        assert f'href="uppfoljningar/plan-2024-t1/#{link}"' in markup


def test_a_list_holds_four() -> None:
    action = PLAN.partition("  - id: A1\n")[2].partition("indikatorer:")[0]
    more = "".join(f"  - id: B{n}\n{action}" for n in range(6))
    plan = PLAN.replace("indikatorer:", f"{more}indikatorer:", 1)
    told = "".join(f"  B{n}: {{status: försenad}}\n" for n in range(6))
    follow_up = LATE.replace("  A1:", f"{told}  A1:")
    assert lists(plan, follow_up)["Åtgärder som är sena"].count("försenad") == 4


def test_every_plan_has_its_first_before_any_has_its_second() -> None:
    other = PLAN.replace("plan-2024", "nackas").replace("hylte", "nacka")
    second = "  - {id: R2, namn: En till, risknivå: 3, egenkontroller: saknas, åtgärder: saknas}\n"
    plans = [
        one.replace("egenkontroller:\n", f"{second}egenkontroller:\n", 1) for one in (LOW, other)
    ]
    plans = [one.replace("sannolikhet: 3\n    konsekvens: 4", "risknivå: 2") for one in plans]
    told = FOLLOW_UP.replace("  R1:", "  R2: {risknivå: 9}\n  R1:")
    nackas = (
        told.replace("plan-2024-t1", "n").replace("plan-2024", "nackas").replace("hylte", "nacka")
    )
    risen = lists(*plans, told, nackas)["Risker som steg"]
    assert re.findall(r"Hylte|Nacka", risen)[:4] == ["Hylte", "Nacka", "Hylte", "Nacka"]


@pytest.mark.parametrize("told", ["Risker som steg", "Åtgärder som är sena"])
def test_a_plan_that_has_been_taken_over_is_told_until_the_new_one_is_followed_up(
    told: str,
) -> None:
    assert told in lists(LOW, LATE, NEXT)
    followed = FOLLOW_UP.replace("plan-2024-t1", "ny").replace("plan-2024", "plan-2025")
    assert told not in lists(LOW, LATE, NEXT, followed.replace("2024-T1", "2025-T1"))


def test_the_newest_documents_hold_the_newest_follow_up_of_each_municipality() -> None:
    second = FOLLOW_UP.replace("2024-T1", "2024-T2").replace("plan-2024-t1", "plan-2024-t2")
    newest = lists(PLAN, FOLLOW_UP, second, STORY)["Senast publicerat"]
    assert "Uppföljning tertial 2 2024" in newest
    assert "Uppföljning tertial 1 2024" not in newest
    assert newest.endswith("Alla berättelser · Alla planer · Alla uppföljningar · Röda tråden")


def test_a_plan_is_the_newest_while_nobody_has_followed_it_up() -> None:
    assert "Kvalitetsplan 2025" in lists(PLAN, FOLLOW_UP, NEXT)["Senast publicerat"]


def test_the_largest_changes_come_before_missing_figures() -> None:
    other = INDICATOR.replace("id: U33461", "id: U2").replace("Ej åter", "Åter")
    missing = other.replace("beskrivning:", "mätningar: {hylte: {2024: bortfall}}\nbeskrivning:")
    assert list(lists(missing, measured("{2023: 60, 2024: 70}")))[:2] == [
        "Största förändringarna",
        "Siffror som saknas",
    ]


def test_what_cannot_wait_comes_before_all_results_and_the_newest_documents_after() -> None:
    markup = start(LOW, LATE, STORY, measured("{2023: 60, 2024: 70}")).html
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", markup)
    assert headings == [
        "Risker som steg",
        "Åtgärder som är sena",
        "Största förändringarna",
        "Nyckeltal",
        "Senast publicerat",
    ]


SCALED = "nivåer: [{gäller_från: 2020, röd: högst 75, grön: över 75, beslut: uppgift saknas}]"


def table(*texts: str) -> list[list[str]]:
    """The board's table, row by row; what is shown as a shape is there in words."""
    markup = start(*texts).html
    rows = re.findall(r"(?s)<tr[ >].*?</tr>", markup)
    cells = [re.findall(r"(?s)<t[hd][ >].*?</t[hd]>", row) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in row] for row in cells]


def test_every_year_has_a_column_with_the_level_that_it_ended_with() -> None:
    head, _, row = table(measured("{2021: 60, 2022: ej mätt, 2023: 80, 2024: 90}", SCALED))
    assert head[3:9] == ["Nivå", "2021", "2022", "2023", "2024", "Förändring"]
    assert row[3:8] == ["grön", "röd", "ej bedömd", "grön", "grön"]


def test_a_year_of_several_results_has_the_level_of_the_last() -> None:
    series = "{2023-H1: 60, 2023-H2: 80, 2024-H1: 70}"
    assert table(measured(series, SCALED))[2][3:6] == ["röd", "grön", "röd"]


def test_the_years_begin_with_the_first_level_and_are_five_at_most() -> None:
    head, _, row = table(measured("{2018: 60, 2019: 70, 2024: 90}", SCALED))
    assert head[4:6] == ["2024", "Förändring"]
    assert row[3:5] == ["grön", "grön"]
    every_year = ", ".join(f"{year}: 80" for year in range(2020, 2027))
    assert table(measured(f"{{{every_year}}}", SCALED))[0][4:9] == [
        str(year) for year in range(2022, 2027)
    ]


def test_a_year_without_a_result_has_a_dash() -> None:
    assert table(measured("{2022: 60, 2024: 90}", SCALED))[2][4:7] == ["röd", "–", "grön"]


def test_what_was_never_judged_says_so_once() -> None:
    judged = measured("{2023: 60, 2024: 90}", SCALED)
    other = INDICATOR.replace("id: U33461", "id: U2").replace("Ej åter", "Åter")
    unjudged = other.replace("beskrivning:", "mätningar: {hylte: {2024: 50}}\nbeskrivning:")
    *_, row = table(judged, unjudged)
    assert row[3:] == ["ej bedömd", "inget tidigare värde", "–"]


def in_area(name: str, area: str, value: int) -> str:
    """An indicator of Hylte's, judged by SCALED."""
    document = INDICATOR.replace("id: U33461", f"id: {name}").replace("Ej åter", f"{name} åter")
    area = f"område: {area}\n" if area else ""
    keys = f"{area}{SCALED}\nmätningar: {{hylte: {{2024: {value}}}}}\n"
    return document.replace("beskrivning:", f"{keys}beskrivning:")


def test_the_rows_stand_by_municipality_and_area_the_worst_first() -> None:
    rows = table(
        in_area("A", "Barn och unga", 90),
        in_area("B", "", 60),
        in_area("C", "Vuxna", 90),
        in_area("D", "Vuxna", 60),
        INDICATOR.replace("beskrivning:", "mätningar: {nacka: {2024: 50}}\nbeskrivning:"),
    )
    assert [row[0].removesuffix(" återaktualiserade barn") for row in rows[1:]] == [
        "Hylte",
        "Vuxna",
        "D",
        "C",
        "Barn och unga",
        "A",
        "Övrigt",
        "B",
        "Nacka",
        "Ej",
    ]


def test_areas_are_offered_where_there_are_any() -> None:
    assert "<option>Vuxna</option>" in start(in_area("A", "Vuxna", 90)).html
    assert "omrade" not in start(in_area("A", "", 90)).html


def test_a_unit_is_found_by_its_municipality_as_well() -> None:
    markup = start(
        INDICATOR.replace("beskrivning:", "mätningar: {lotsen: {2024: 50}}\nbeskrivning:")
    )
    assert 'data-kv-owner="hylte lotsen"' in markup.html


def test_a_large_municipality_does_not_crowd_out_the_others() -> None:
    large = [
        INDICATOR.replace("id: U33461", f"id: S{n}")
        .replace("Ej åter", f"{n} åter")
        .replace("beskrivning:", "mätningar: {hylte: {2023: 10, 2024: 90}}\nbeskrivning:")
        for n in range(5)
    ]
    small = measured("{2023: 60, 2024: 61}").replace("hylte:", "nacka:")
    assert "Nacka" in lists(small, *large)["Största förändringarna"]


@pytest.mark.parametrize(
    "series",
    [
        "{2023: 5 av 10, 2024: 6 av 10}",  # chance alone does as much
        "{2023: 50, 2024-H1: 90}",  # a year and half a year
        "{2023: 50, 2024: 50}",
    ],
)
def test_what_may_be_no_change_is_none_of_the_largest(series: str) -> None:
    assert "Största förändringarna" not in lists(measured(series))


def test_what_is_protected_or_does_not_apply_is_not_missing() -> None:
    assert "Siffror som saknas" not in lists(measured("{2024: sekretess}"))
    assert "Siffror som saknas" not in lists(measured("{2024: ej tillämpligt}"))
    missing = lists(measured("{2024: bortfall}"))["Siffror som saknas"]
    assert missing.endswith("Hylte Alla siffror som saknas")


def test_both_lead_to_the_table_sorted_or_filtered() -> None:
    other = INDICATOR.replace("id: U33461", "id: U2").replace("Ej åter", "Åter")
    missing = other.replace("beskrivning:", "mätningar: {hylte: {2024: bortfall}}\nbeskrivning:")
    markup = start(missing, measured("{2023: 60, 2024: 70}")).html
    assert 'href="?ordna=-f%C3%B6r%C3%A4ndring#kv-nyckeltal"' in markup
    assert 'href="?niva=saknas#kv-nyckeltal"' in markup
    assert 'data-kv-level="ingen saknas"' in markup


# ---- what is new ----


def news(before: tuple[str, ...], now: tuple[str, ...]) -> str:
    """What the start page says is new, in one edition since another."""
    older, newer = (site(dict(enumerated(texts)), CONFIG + MATRIX) for texts in (before, now))
    templates = Templates(ROOT / "templates")
    studio = map_site(older.catalogue, older.findings, templates).studio
    volume = Volume("2023", "2023", findings_of(studio))
    atlas = map_site(newer.catalogue, newer.findings, templates, Imprint(before=volume))
    found = re.search(r'(?s)<div class="kv-since">(.*?)</div>', atlas.draw("").page.html)
    assert found is not None
    said = " ".join(re.sub(r"<[^>]*>", " ", found[1]).split())
    return said.replace("\N{NO-BREAK SPACE}", " ").replace(" Vad har ändrats", "", 1)


def enumerated(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(f"{number}.md", text) for number, text in enumerate(texts)]


def test_the_first_edition_has_no_news() -> None:
    assert "kv-since" not in start(STORY).html


def test_news_are_counted_and_changed_levels_told_by_name() -> None:
    before, now = measured("{2023: 60}", SCALED), measured("{2023: 60, 2024: 90}", SCALED)
    assert news((before,), (now, STORY)) == (
        "Sedan utgåva 2023: 1 nivå har ändrats · 1 ny siffra · 1 nytt dokument. "
        "Ej återaktualiserade barn, Hylte : röd (60 %, 2023) → till grön (90 %, 2024)"
    )


def test_nothing_new_is_said_as_well() -> None:
    assert news((INDICATOR,), (INDICATOR,)) == "Sedan utgåva 2023: ingenting har ändrats."


def test_a_risk_that_rose_since_then_is_counted() -> None:
    before, now = (LOW, INDICATOR), (LOW, INDICATOR, FOLLOW_UP)
    assert "1 risk har stigit" in news(before, now)


def test_the_level_of_what_is_hidden_now_is_not_told() -> None:
    before = measured("{2023: 60}", SCALED)
    now = measured("{2023: sekretess, 2024: 90}", SCALED)
    assert "60 %" not in news((before,), (now,))
