"""The page of a plan: risks in a matrix and as cards, self-checks, actions and indicators."""

import re
from urllib.parse import unquote

import pytest

from kvalitet.page import Page
from tests.drawing import draw_site
from tests.sites import (
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PLAN,
    STORY,
    indicator,
    measured,
    site,
    with_keys,
)

ADDRESS = "planer/plan-2024/"


def pages(plan: str = PLAN, *others: str, config: str = CONFIG + MATRIX) -> dict[str, Page]:
    """Every page of a site with a plan, by address; INDICATOR is there unless another one is."""
    texts = [plan, *others]
    if not any("id: U33461" in text for text in others):
        texts.append(INDICATOR)
    found = site({f"{number}.md": text for number, text in enumerate(texts)}, config)
    assert not [problem for problem in found.problems if problem.is_error]
    return {page.address: page for page in draw_site(found.catalogue, found.findings).pages}


def html(plan: str = PLAN, *others: str, config: str = CONFIG + MATRIX) -> str:
    return pages(plan, *others, config=config)[ADDRESS].html


def words(markup: str) -> str:
    """What is read, the tags and double blanks taken away."""
    text = re.sub(r"<[^>]*>", " ", markup).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def said(plan: str = PLAN, *others: str, config: str = CONFIG + MATRIX) -> str:
    return words(html(plan, *others, config=config))


def part(markup: str, start: str, end: str) -> str:
    """What stands between two pieces of markup."""
    return markup.partition(start)[2].partition(end)[0]


def card(markup: str, risk: str = "r1") -> str:
    return words(part(markup, f'<article class="kv-risk" id="kv-plan-{risk}">', "</article>"))


def follow_up(period: str = "2024-T1", **changes: str) -> str:
    """FOLLOW_UP for another period, with what stands at a key exchanged."""
    text = FOLLOW_UP.replace("2024-T1", period).replace("plan-2024-t1", f"upp-{period.lower()}")
    for old, new in {
        "risk": "{sannolikhet: 2, konsekvens: 4}",
        "check": "{utförd: ja}",
        "action": "{status: följer tidplan}",
    }.items():
        text = text.replace(new, changes.get(old, new))
    return text


# ---- what the plan is ----


def test_a_plan_without_a_title_is_called_by_what_it_is_for() -> None:
    page = pages()[ADDRESS]
    assert page.title == "Kvalitetsplan 2024 för Individ- och familjeomsorg, Hylte"
    assert (page.kind, page.municipality, page.year) == ("Kvalitetsplan", "Hylte", "2024")
    action_plan = PLAN.replace("typ: kvalitetsplan", "typ: åtgärdsplan")
    action_plan = action_plan.replace("kommun: hylte", "kommun: hylte\nenhet: lotsen")
    page = pages(action_plan)[ADDRESS]
    assert page.title == "Åtgärdsplan 2024 för Individ- och familjeomsorg, Lotsen, Hylte"
    assert page.kind == "Åtgärdsplan"


def test_a_plan_without_a_summary_is_described_by_what_it_holds() -> None:
    held = "1\N{NO-BREAK SPACE}{}"
    kinds = [held.format(kind) for kind in ("risk", "egenkontroll", "åtgärd", "indikator")]
    assert pages()[ADDRESS].description == f"{', '.join(kinds[:-1])} och {kinds[-1]}."


def test_a_plan_leads_to_the_plans_before_and_after_and_to_what_followed() -> None:
    after = PLAN.replace("plan-2024", "plan-2025").replace("år: 2024", "år: 2025")
    after = after.replace("år: 2025", "år: 2025\nföregående: plan-2024")
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    every = pages(PLAN, after, follow_up(), story)
    related = part(every[ADDRESS].html, '<dl class="kv-related"', "</dl>")
    assert 'href="../plan-2025/"' in related
    assert 'href="../../uppfoljningar/upp-2024-t1/">tertial 1 2024</a>' in related
    assert 'href="../../berattelser/hylte-2024/"' in related
    later = part(every["planer/plan-2025/"].html, '<dl class="kv-related"', "</dl>")
    assert 'Föregående plan</dt><dd><a href="../plan-2024/"' in later
    assert "finns kvar i planen för 2025" in card(every[ADDRESS].html)
    assert "fanns i planen för 2024" in card(every["planer/plan-2025/"].html)


def test_a_plan_that_nobody_has_followed_up_says_so() -> None:
    text = said(PLAN.replace("år: 2024", "år: 2024\nföregående: uppgift saknas"))
    assert "Föregående plan uppgift saknas" in text
    assert "Uppföljning ingen uppföljning eller berättelse finns här" in text


def test_target_groups_and_goals_are_listed() -> None:
    page = pages(with_keys(PLAN, "målgrupper: [Barn 0–12 år]"))[ADDRESS]
    assert [heading.text for heading in page.headings][:2] == ["Målgrupper", "Mål"]
    assert "Barn 0–12 år" in words(page.html)
    assert '<div id="kv-plan-m1">' in page.html


def test_every_link_within_the_page_leads_somewhere_and_no_place_stands_twice() -> None:
    plan = PLAN.replace("R1", "Rå1").replace("EK1", "Ek-Å")
    follow = follow_up().replace("R1", "Rå1").replace("EK1", "Ek-Å")
    markup = html(plan, follow)
    places = re.findall(r'\bid="([^"]+)"', markup)
    assert len(places) == len(set(places))
    assert {unquote(link) for link in re.findall(r'href="#([^"]+)"', markup)} <= set(places)


# ---- all plans ----


def test_the_list_of_plans_says_how_each_stands() -> None:
    every = pages(PLAN, follow_up("2024-T2", action="{status: försenad}"))
    text = words(every["planer/"].html)
    standing = "4–8 1 gul (betydande risk) efter tertial 2 2024 · 1 sen åtgärd · röda tråden :"
    assert f"{standing} inga luckor" in text
    assert 'href="../roda-traden/plan-2024/"' in every["planer/"].html


def test_a_plan_that_is_not_followed_up_stands_as_it_was_planned() -> None:
    plan = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    text = words(pages(plan)["planer/"].html)
    assert "9–16 1 röd (hög risk) enligt planen · röda tråden : 2 luckor" in text
    assert "sen åtgärd" not in text


# ---- the plan in short ----


def test_the_summary_counts_risks_then_and_now() -> None:
    assert "Risker 1 9–16 1 röd (hög risk) Egenkontroller" in said()
    now = said(PLAN, follow_up())
    assert "efter tertial 1 2024: 9–16 0 röda (hög risk) , 1 i planen" in now
    assert "4–8 1 gul (betydande risk) , 0 i planen" in now


def test_the_summary_counts_what_is_late_and_where_the_thread_has_gaps() -> None:
    text = said(PLAN, follow_up("2024-T2", action="{status: försenad}"))
    assert "Åtgärder 1 1 försenad För 1 har tiden gått ut" in text
    assert "0 av 1 mål nått" in text
    assert "Den röda tråden: inga luckor. Följ tråden" in text
    at_the_end = said(PLAN, follow_up("2024-T3", action="{status: försenad}"))
    assert "Den röda tråden: 1 nyckeltal som inte redovisats. Följ tråden" in at_the_end
    whole = said(PLAN, measured("{2024: 93}"), follow_up())
    assert "1 av 1 mål nått" in whole
    assert "Den röda tråden: inga luckor." in whole


def test_what_is_unknown_is_no_known_gap() -> None:
    plan = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    plan = plan.replace("klart: 2024-06-30", "klart: uppgift saknas")
    text = said(plan)
    assert "1 risk utan egenkontroll (röd), 1 egenkontroll utan risk" in text
    assert "1 åtgärd utan uppgift om sluttid" in text


# ---- risks ----


def test_the_matrix_goes_down_from_the_likeliest_and_leads_to_the_cards() -> None:
    table = part(html(), '<table class="kv-matrix', "</table>")
    heads = re.findall(r'<th scope="row"><b>(\d)</b> ([^<]+)', table)
    assert heads == [
        ("4", "Sannolik"),
        ("3", "Möjlig"),
        ("2", "Mindre sannolik"),
        ("1", "Osannolik"),
    ]
    rows = re.findall(r"<tr>.*?</tr>", part(table, "<tbody>", "</tbody>"), re.DOTALL)
    products = [re.findall(r'class="kv-tile[^>]*>(\d+)<', row) for row in rows]
    assert products[0] == ["4", "8", "12", "16"]
    assert words(rows[1]).endswith("12 hög risk: 1 risk R1 Barn väntar på skydd")
    assert '<a class="kv-link" href="#kv-plan-r1">' in rows[1]
    assert words(rows[3]).startswith("1 Osannolik 1 låg risk: inga risker")
    assert "så står riskerna enligt planen" in words(table)


def test_the_matrix_shows_where_the_risks_stand_now() -> None:
    table = part(html(PLAN, follow_up()), '<table class="kv-matrix', "</table>")
    assert "så står riskerna nu, efter tertial 1 2024" in words(table)
    assert "8 betydande risk: 1 risk R1" in words(table)
    assert "12 hög risk: 1 risk" not in words(table)


def test_the_legend_explains_every_level_and_the_gap_that_was_decided() -> None:
    holed = MATRIX.replace("4–8", "4–6").replace("9–16", "9–12")
    holed += "    oklassade: {produkter: [8, 16], skäl: Källan nämner dem inte.}\n"
    markup = html(config=CONFIG + holed)
    legend = words(part(markup, '<table class="kv-table kv-legend">', "</table>"))
    assert "9–12 röd: hög risk Åtgärder vidtas genast." in legend
    assert legend.endswith("8 och 16 oklassad Källan nämner dem inte.")
    assert "Gäller från: 2024 · Beslut: uppgift saknas · Källa: uppgift saknas" in words(markup)
    assert "16 oklassad: inga risker" in words(markup)


SECOND = (
    "{id: R2, namn: Väntan, sannolikhet: 2, konsekvens: 2, egenkontroller: [EK1], åtgärder: [A1]}"
)
TWO_RISKS = PLAN.replace("\negenkontroller:\n", f"\n  - {SECOND}\negenkontroller:\n")


@pytest.mark.parametrize(
    ("level", "reason", "tile"),
    [
        ("8", "Nivå 8, men sannolikhet och konsekvens är inte kända", "8 betydande risk"),
        ("gul", "Bara färgen är känd (gul)", "gul betydande risk"),
        ("uppgift saknas", "Nivån är inte känd", "? uppgift saknas"),
    ],
)
def test_a_risk_without_a_place_in_the_matrix_stands_below_it(
    level: str, reason: str, tile: str
) -> None:
    markup = html(TWO_RISKS.replace("sannolikhet: 3\n    konsekvens: 4", f"risknivå: {level}"))
    outside = part(markup, '<dl class="kv-outside">', "</dl>")
    assert words(outside) == f"{reason} R1 Barn väntar på skydd"
    assert card(markup).startswith(tile)


def test_a_risk_that_is_gone_leaves_the_matrix() -> None:
    markup = html(TWO_RISKS, follow_up(risk="{risknivå: kvarstår inte}"))
    assert "Kvarstår inte R1" in words(part(markup, '<dl class="kv-outside">', "</dl>"))
    assert "Risken kvarstår inte" in card(markup)


def test_a_risk_that_only_the_plan_has_judged_is_not_said_to_stand_there_now() -> None:
    markup = html(TWO_RISKS, follow_up())
    text = words(markup)
    assert "Ingen uppföljning har bedömt R2 Väntan : risken står där planen satte den." in text
    assert "4–8 1 gul (betydande risk) , 1 i planen … 1 inte bedömd sedan planen" in text
    assert "Ingen uppföljning har bedömt" not in words(html(TWO_RISKS))


@pytest.mark.parametrize("level", ["8", "gul", "uppgift saknas"])
def test_a_matrix_without_any_risk_in_it_is_not_drawn(level: str) -> None:
    markup = html(PLAN.replace("sannolikhet: 3\n    konsekvens: 4", f"risknivå: {level}"))
    said = "Testkommunens riskmatris ritas inte: ingen risk har en känd plats i den,"
    assert said in words(markup)
    assert '<table class="kv-matrix' not in markup
    assert ('<table class="kv-table kv-legend"' in markup) is (level != "uppgift saknas")


def test_without_a_matrix_levels_are_numbers_without_colour() -> None:
    plan = PLAN.replace("riskmatris: matris", "riskmatris: uppgift saknas")
    markup = html(plan.replace("sannolikhet: 3\n    konsekvens: 4", "risknivå: 8"))
    assert "Uppgift saknas om vilken riskmatris planen använder." in words(markup)
    assert '<table class="kv-matrix' not in markup
    assert card(markup).startswith("8 risknivå")
    assert "kv-tile--none" in markup
    assert "Risker 1 8 1 risk" in words(markup)


def test_a_card_says_how_the_risk_is_judged_watched_and_acted_on() -> None:
    text = card(html())
    assert text.startswith("12 hög risk R1 Barn väntar på skydd")
    assert "Sannolikhet: möjlig (3) · Konsekvens: hög (4)" in text
    assert "Mål M1 Barn får skydd i tid" in text
    assert "Granskning av förhandsbedömningar varje månad · ansvarig: enhetschef" in text
    assert "ansvarig: enhetschef · klart: 30 juni 2024 inte uppföljd" in text


def test_what_a_risk_lacks_is_said_and_told_apart_from_what_is_unknown() -> None:
    plan = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    text = card(html(plan.replace("åtgärder: [A1]", "åtgärder: uppgift saknas")))
    assert "Egenkontroll saknas" in text
    assert "Uppgift saknas om åtgärd" in text


def test_a_card_shows_the_way_from_then_to_now() -> None:
    markup = html(PLAN, follow_up(), follow_up("2024-T2", risk="{sannolikhet: 1, konsekvens: 4}"))
    steps = "12 hög risk, planen 8 betydande risk, T1 2024 4 betydande risk, T2 2024"
    assert steps in card(markup)
    assert "Risken har minskat" in card(markup)
    assert "kv-movement--down" in markup


def test_risks_stand_below_the_headings_of_the_plan() -> None:
    second = """
  - id: R2
    namn: Personal slutar
    avsnitt: Kompetens
    risknivå: 4
    egenkontroller: saknas
    åtgärder: saknas
egenkontroller:
"""
    page = pages(PLAN.replace("\negenkontroller:\n", second, 1))[ADDRESS]
    headings = [(heading.level, heading.text) for heading in page.headings]
    assert headings[1:4] == [(2, "Risker"), (3, "Kompetens"), (3, "Övriga risker")]
    assert page.html.index('id="kv-plan-r2"') < page.html.index('id="kv-plan-r1"')


# ---- self-checks and actions ----


def test_a_self_check_says_for_which_risk_it_is_and_whether_it_was_done() -> None:
    row = part(html(), '<tr role="row" id="kv-plan-ek1">', "</tr>")
    assert words(row).endswith("varje månad Enhetschef R1 Barn väntar på skydd inte uppföljd")
    done = part(html(PLAN, follow_up()), '<tr role="row" id="kv-plan-ek1">', "</tr>")
    assert words(done).endswith("utförd T1 2024")
    loose = PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    assert "utan identifierad risk" in said(loose)


def test_an_action_shows_its_status_as_a_bar_that_fills_and_words() -> None:
    row = part(html(PLAN, follow_up()), '<tr role="row" id="kv-plan-a1">', "</tr>")
    assert 'href="../../nyckeltal/u33461/">Ej återaktualiserade barn' in row
    assert row.count('fill="currentColor"') == 3
    assert "följer tidplan T1 2024" in words(row)
    assert "30 juni 2024 inte uppföljd" in said()


def test_a_deadline_that_has_passed_or_been_moved_is_marked() -> None:
    late = html(PLAN, follow_up("2024-T2"))
    assert "kv-late" in part(late, '<tr role="row" id="kv-plan-a1">', "</tr>")
    assert "30 juni 2024 tiden har gått ut" in words(late)
    moved = said(PLAN, follow_up("2024-T2", action="{status: försenad, ny_tid: 2025-T1}"))
    assert "tertial 1 2025 ändrat från 30 juni 2024 försenad" in moved
    assert "tiden har gått ut" not in moved
    ongoing = said(PLAN.replace("klart: 2024-06-30", "klart: löpande"))
    assert "klart: löpande" in ongoing


def test_an_action_that_nothing_measures_and_no_risk_asks_for_says_so() -> None:
    plan = PLAN.replace("åtgärder: [A1]", "åtgärder: saknas")
    plan = plan.replace("nyckeltal: [U33461]", "nyckeltal: saknas")
    row = part(html(plan), '<tr role="row" id="kv-plan-a1">', "</tr>")
    assert words(row).endswith("inte uppföljd ingen saknas")


# ---- indicators ----


def row_of_indicator(*others: str, plan: str = PLAN, config: str = CONFIG + MATRIX) -> str:
    table = part(html(plan, *others, config=config), "kv-planned", "</table>")
    return words(part(table, "<tbody", "</tbody>").partition(">")[2])


def test_an_indicator_stands_beside_its_target() -> None:
    assert row_of_indicator(measured("{2023: 80, 2024: 93}"), follow_up()).endswith(
        "93 % 2024 ej bedömd 91 % målet är nått"
    )
    assert "målet är inte nått" in row_of_indicator(measured("{2024: 80}"))
    assert "80 % H1 2024 ej bedömd 91 % målet är inte nått ännu" in row_of_indicator(
        measured("{2024-H1: 80}")
    )


def test_a_later_value_is_not_this_plans() -> None:
    row = row_of_indicator(measured("{2023: 80, 2025: 93}"), follow_up())
    assert "80 % 2023 inte redovisat 2024 ännu ej bedömd 91 %" in row
    assert "nått" not in row


def test_an_indicator_without_value_or_target_says_so() -> None:
    plan = PLAN.replace("\n    mål: {hylte: 91}", "")
    assert row_of_indicator(plan=plan) == (
        "Ej återaktualiserade barn inte uppföljt ännu ej bedömd inget mål inga mätvärden"
    )
    assert "inte redovisat 2024" in row_of_indicator(follow_up(), plan=plan)


def test_units_with_targets_of_their_own_have_rows_of_their_own() -> None:
    plan = PLAN.replace("{hylte: 91}", "{hylte: 91, lotsen: 50}")
    series = indicator("mätningar: {lotsen: {2024: 60}}")
    row = row_of_indicator(series, plan=plan)
    assert "Ej återaktualiserade barn inte uppföljt ännu ej bedömd 91 %" in row
    assert "Lotsen 60 % 2024 ej bedömd 50 % målet är nått" in row
    only_unit = row_of_indicator(series, plan=PLAN.replace("{hylte: 91}", "{lotsen: 50}"))
    assert only_unit.startswith("Ej återaktualiserade barn per enhet: Lotsen 60 %")


def test_no_verdict_where_no_direction_is_better() -> None:
    neither = measured("{2024: 80}").replace("bättre: högre", "bättre: ingetdera")
    assert row_of_indicator(neither).endswith("80 % 2024 ej bedömd 91 % för få mätpunkter")


# ---- what leads to a plan ----


def test_a_heading_that_was_excused_does_not_take_what_stands_below_it_away() -> None:
    excused = """\
undantag:
  - {regel: T040, skäl: Rubriken finns inte., funktion: Nämnden, datum: 2024-01-01}"""
    page = pages(with_keys(PLAN, excused).replace("## Egenkontroller\n", ""))[ADDRESS]
    assert page.headings[-1].text == "Egenkontroller"
    assert 'id="kv-plan-ek1"' in page.html


def test_the_index_lists_the_newest_plan_first() -> None:
    older = PLAN.replace("plan-2024", "plan-2023").replace("år: 2024", "år: 2023")
    index = pages(PLAN, older)["planer/"].html
    assert index.index("Kvalitetsplan 2024") < index.index("Kvalitetsplan 2023")
    assert "Kvalitetsplan · Hylte · Individ- och familjeomsorg · 2024" in words(index)


def test_a_story_leads_to_its_plan() -> None:
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    text = pages(PLAN, story)["berattelser/hylte-2024/"].html
    assert 'följer upp: <a href="../../planer/plan-2024/">Kvalitetsplan 2024 för' in text


def test_an_indicator_tells_where_it_is_used() -> None:
    page = pages(PLAN)["nyckeltal/u33461/"]
    uses = part(page.html, "Var måttet används</h2>", "<h2")
    assert 'href="../../planer/plan-2024/"' in uses
    assert "Var måttet används" in [heading.text for heading in page.headings]
    unused = pages(PLAN, measured("{2024: 80}").replace("U33461", "U2"))["nyckeltal/u2/"]
    assert "Var måttet används" not in unused.html
