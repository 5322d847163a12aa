"""The start page's short lists: risks that rose, actions that are late, and what is newest."""

import re

import pytest

from kvalitet.page import Page
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


def test_the_levels_before_are_shown_with_their_periods() -> None:
    markup = start(measured("{2021: 60, 2022: ej mätt, 2023: 80, 2024: 90}", SCALED)).html
    assert 'aria-label="Tidigare: 2021 röd, 2022 ej bedömd, 2023 grön"' in markup


def test_nothing_is_shown_before_the_first_level() -> None:
    assert "Tidigare:" not in start(measured("{2018: 60, 2019: 70, 2024: 90}", SCALED)).html
