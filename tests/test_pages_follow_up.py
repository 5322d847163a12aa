"""The page of a follow-up: risks, self-checks and actions then → now, and the period's figures."""

import re
from urllib.parse import unquote

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

ADDRESS = "uppfoljningar/plan-2024-t1/"

# Three risks, of which the plan knows the levels 12, 4 and nothing.
RISKS = PLAN.replace(
    "egenkontroller:\n  - {id: EK1",
    """\
  - id: R2
    namn: Utredningar drar ut på tiden
    sannolikhet: 2
    konsekvens: 2
    egenkontroller: saknas
    åtgärder: [A1]
  - id: R3
    namn: Ingen märker det
    risknivå: uppgift saknas
    egenkontroller: saknas
    åtgärder: saknas
egenkontroller:
  - {id: EK1""",
)


def later(period: str) -> str:
    """The same follow-up for a later period."""
    return FOLLOW_UP.replace("2024-T1", period).replace("plan-2024-t1", f"plan-{period.lower()}")


def telling(follow_up: str = FOLLOW_UP, **told: str) -> str:
    """A follow-up that tells something else of the risk, the self-check or the action."""
    written = {
        "risk": "{sannolikhet: 2, konsekvens: 4}",
        "check": "{utförd: ja}",
        "action": "{status: följer tidplan}",
    }
    for what, words in told.items():
        follow_up = follow_up.replace(written[what], words)
    return follow_up


def pages(*texts: str, config: str = CONFIG + MATRIX) -> dict[str, Page]:
    """Every page by its address; the plan and the indicator are there unless others are."""
    documents = list(texts)
    documents += [PLAN] * (not any("typ: kvalitetsplan" in text for text in texts))
    documents += [INDICATOR] * (not any("id: U33461" in text for text in texts))
    found = site({f"{number}.md": text for number, text in enumerate(documents)}, config)
    assert not [problem for problem in found.problems if problem.is_error]
    return {page.address: page for page in draw_site(found.catalogue, found.findings).pages}


def html(*texts: str, config: str = CONFIG + MATRIX, address: str = ADDRESS) -> str:
    return pages(*texts, config=config)[address].html


def words(markup: str) -> str:
    """What is read, the tags and double blanks taken away."""
    text = re.sub(r"<[^>]*>", " ", markup).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split()).replace(" .", ".").replace(" ,", ",").replace(" :", ":")


def said(*texts: str, config: str = CONFIG + MATRIX, address: str = ADDRESS) -> str:
    return words(html(*texts, config=config, address=address))


def row(markup: str, entry: str) -> str:
    """What the row of a risk, a self-check or an action says, with its comment."""
    found = markup.partition(f'id="kv-plan-{entry}"')[2]
    return words("<" + re.split(r'<tr role="row" id=|</tbody>', found)[0])


# ---- what it follows up ----


def test_a_follow_up_without_a_title_is_called_by_what_it_follows_up_and_when() -> None:
    page = pages(FOLLOW_UP)[ADDRESS]
    assert page.title == "Uppföljning tertial 1 2024 av kvalitetsplan 2024, Hylte"
    assert (page.kind, page.municipality, page.year) == ("Uppföljning", "Hylte", "2024")
    titled = FOLLOW_UP.replace("kommun:", "titel: Så gick det\nkommun:")
    assert pages(titled)[ADDRESS].title == "Så gick det"


def test_a_follow_up_leads_to_its_plan_and_to_those_before_and_after() -> None:
    texts = (FOLLOW_UP, later("2024-T2"), later("2024-T3"))
    markup = html(*texts, address="uppfoljningar/plan-2024-t2/")
    related = markup.partition('<dl class="kv-related"')[2].partition("</dl>")[0]
    assert re.findall('href="([^"]*)"', related) == [
        "../../planer/plan-2024/",
        "../../roda-traden/plan-2024/",
        "../plan-2024-t1/",
        "../plan-2024-t3/",
    ]
    assert "Föregående tertial 1 2024 Nästa tertial 3 2024" in words(related)
    assert "Föregående" not in said(*texts)


def test_every_link_within_the_page_leads_somewhere_and_no_place_stands_twice() -> None:
    markup = html(FOLLOW_UP, measured("{2024-01: 70, 2024-02: 80}"))
    ids = re.findall(r'\bid="([^"]*)"', markup)
    assert len(ids) == len(set(ids))
    inner = {unquote(link) for link in re.findall(r'href="#([^"]*)"', markup)}
    assert "kv-plan-r1" in inner
    assert inner <= set(ids)


def test_the_contents_have_the_generated_headings_in_their_order() -> None:
    page = pages(FOLLOW_UP, measured("{2024-01: 70}"))[ADDRESS]
    assert [heading.text for heading in page.headings] == [
        "Risker",
        "Egenkontroller",
        "Åtgärder",
        "Indikatorer",
        "Planens indikatorer",
    ]


# ---- in short ----


def test_the_summary_says_how_the_risks_have_moved() -> None:
    follow_up = telling(risk="{sannolikhet: 2, konsekvens: 4}\n  R3: {risknivå: 9}")
    assert "1 av 3 risker har minskat, 1 går inte att jämföra, 1 är inte bedömd." in said(
        follow_up, RISKS
    )


def test_one_risk_is_said_in_the_singular() -> None:
    assert "Planens enda risk har minskat." in said(FOLLOW_UP)
    same = telling(risk="{sannolikhet: 3, konsekvens: 4}")
    assert "Planens enda risk är oförändrad." in said(same)


def test_that_all_risks_went_the_same_way_is_said_so() -> None:
    plan = RISKS
    gone = "  R2: {risknivå: kvarstår inte}\n  R3: {risknivå: kvarstår inte}"
    follow_up = telling(risk="{risknivå: kvarstår inte}\n" + gone)
    assert "Ingen av 3 risker kvarstår." in said(follow_up, plan)


def test_the_summary_counts_the_rest() -> None:
    text = said(telling(action="{status: försenad, ny_tid: 2024-09-30}"), indicator())
    assert "Egenkontroller 1 1 utförd" in text
    assert "Åtgärder 1 1 försenad" in text
    assert "Indikatorer 1 0 av 1 har nya värden" in text
    assert "Sena åtgärder: Fasta tider för skyddsbedömning (klart: 30 september 2024)." in text


def test_an_action_that_was_done_already_is_still_done() -> None:
    second = later("2024-T2").replace("åtgärder:\n  A1: {status: följer tidplan}\n", "")
    text = said(telling(action="{status: klar}"), second, address="uppfoljningar/plan-2024-t2/")
    assert "Åtgärder 1 1 klar" in text
    assert "klar inte nämnd i den här uppföljningen" in text
    text = said(FOLLOW_UP, second, address="uppfoljningar/plan-2024-t2/")
    assert "Åtgärder 1 1 inte uppföljd" in text


def test_the_writers_summary_describes_the_page_else_the_counts_do() -> None:
    summary = with_keys(FOLLOW_UP, 'sammanfattning: "Det gick bra."')
    assert pages(summary)[ADDRESS].description == "Det gick bra."
    assert pages(FOLLOW_UP, measured("{2024-01: 70}"))[ADDRESS].description == (
        "Planens enda risk har minskat. Åtgärder: 1\N{NO-BREAK SPACE}följer tidplan. "
        "Indikatorer: 1 av 1 har nytt värde."
    )


# ---- risks ----


def test_a_risk_is_told_then_and_now() -> None:
    assert row(html(FOLLOW_UP), "r1") == (
        "R1 Barn väntar på skydd 12 hög risk planen har minskat 8 betydande risk"
    )


def test_then_is_the_follow_up_before() -> None:
    second = telling(later("2024-T2"), risk="{sannolikhet: 3, konsekvens: 4}")
    found = html(FOLLOW_UP, second, address="uppfoljningar/plan-2024-t2/")
    assert "8 betydande risk tertial 1 2024 har ökat 12 hög risk" in row(found, "r1")


def test_a_risk_that_is_not_judged_keeps_the_level_that_last_held() -> None:
    found = html(FOLLOW_UP, RISKS)
    assert row(found, "r2") == (
        "R2 Utredningar drar ut på tiden 4 betydande risk planen "
        "inte bedömd i den här uppföljningen"
    )


def test_a_follow_up_does_not_know_of_later_ones() -> None:
    silent = FOLLOW_UP.replace("  R1: {sannolikhet: 2, konsekvens: 4}\n", "").replace(
        "risker:\n", ""
    )
    found = html(silent, later("2024-T2"))
    assert "12 hög risk planen inte bedömd" in row(found, "r1")


def test_a_comment_is_the_writers_with_its_figures() -> None:
    told = '{sannolikhet: 2, konsekvens: 4, kommentar: "Nu är vi på [[U33461 2024-01]]."}'
    found = html(telling(risk=told), measured("{2024-01: 70}"))
    assert row(found, "r1").endswith("Kommentar: Nu är vi på 70 %.")
    assert '<a class="kv-figure-ref" href="../../nyckeltal/u33461/#kv-hylte"' in found


def test_the_matrix_shows_where_the_risks_stand_after_the_period() -> None:
    markup = html(FOLLOW_UP, later("2024-T2"), RISKS)
    assert "så står riskerna nu, efter tertial 1 2024" in words(markup)
    assert '<a class="kv-link" href="#kv-plan-r1">R1' in markup
    assert markup.count("Risknivån är sannolikhet gånger konsekvens") == 1


def test_without_a_matrix_there_are_levels_but_no_colours() -> None:
    plan = PLAN.replace("riskmatris: matris", "riskmatris: uppgift saknas")
    markup = html(FOLLOW_UP, plan)
    assert "kv-matrix" not in markup
    assert "12 risknivå planen har minskat 8 risknivå" in row(markup, "r1")


# ---- self-checks and actions ----


def test_a_self_check_is_done_partly_done_or_not_done() -> None:
    for written, told in {
        "ja": "utförd",
        "delvis": "delvis utförd",
        "nej": "inte utförd",
        "uppgift saknas": "uppgift saknas",
    }.items():
        found = html(telling(check=f"{{utförd: {written}, kommentar: Så var det.}}"))
        assert row(found, "ek1") == (
            f"EK1 Granskning av förhandsbedömningar varje månad {told} Kommentar: Så var det."
        )


def test_what_is_not_mentioned_says_so() -> None:
    silent = FOLLOW_UP.replace("  EK1: {utförd: ja}\n", "").replace("egenkontroller:\n", "")
    silent = silent.replace("  A1: {status: följer tidplan}\n", "").replace("åtgärder:\n", "")
    found = html(silent)
    assert "inte nämnd i den här uppföljningen" in row(found, "ek1")
    assert "inte nämnd i den här uppföljningen" in row(found, "a1")


def test_an_action_is_told_then_and_now() -> None:
    assert row(html(FOLLOW_UP), "a1") == (
        "A1 Fasta tider för skyddsbedömning mot risk R1 Barn väntar på skydd "
        "ingen uppgift tidigare följer tidplan 30 juni 2024"
    )
    done = telling(later("2024-T2"), action="{status: klar}")
    found = html(FOLLOW_UP, done, address="uppfoljningar/plan-2024-t2/")
    assert "följer tidplan klar 30 juni 2024" in row(found, "a1")


def test_a_new_deadline_is_told_beside_the_old_one() -> None:
    moved = telling(action="{status: försenad, ny_tid: 2024-T2}")
    assert row(html(moved), "a1").endswith("försenad tertial 2 2024 ny tid, tidigare 30 juni 2024")
    again = telling(later("2024-T2"), action="{status: försenad, ny_tid: 2024}")
    found = html(moved, again, address="uppfoljningar/plan-2024-t2/")
    assert row(found, "a1").endswith("försenad försenad 2024 ny tid, tidigare tertial 2 2024")
    kept = later("2024-T2")
    found = html(moved, kept, address="uppfoljningar/plan-2024-t2/")
    assert "tertial 2 2024 ändrat från 30 juni 2024" in row(found, "a1")


def test_a_deadline_that_has_passed_makes_an_action_late() -> None:
    text = said(FOLLOW_UP, later("2024-T2"), address="uppfoljningar/plan-2024-t2/")
    assert "30 juni 2024 tiden har gått ut" in text
    assert "Sena åtgärder: Fasta tider för skyddsbedömning" in text
    assert "Sena åtgärder" not in said(FOLLOW_UP, later("2024-T2"))


# ---- indicators ----


def cards(*texts: str, config: str = CONFIG + MATRIX) -> list[str]:
    """The small charts, as they are read, without their drawings and tables."""
    markup = re.sub(r"(?s)<svg.*?</svg>|<details.*?</details>", "", html(*texts, config=config))
    return [words(card) for card in re.findall(r'(?s)<li class="kv-multiple">(.*?)</li>', markup)]


MONTHS = "{2023-12: 60, 2024-01: 70, 2024-02: u.s., 2024-03: 24 av 30, 2024-05: 97}"


def test_an_indicator_has_its_newest_value_of_the_period_and_the_change_to_it() -> None:
    assert cards(FOLLOW_UP, measured(MONTHS)) == [
        "Ej återaktualiserade barn 80 % mars 2024 · 24 av 30 +10 p.e. bättre än jan. 2024"
    ]


def test_what_came_after_the_period_is_not_told() -> None:
    indicators = html(FOLLOW_UP, measured(MONTHS)).partition("Planens indikatorer")[2]
    assert "97\N{NO-BREAK SPACE}%" not in indicators
    assert "maj 2024" not in indicators


def test_a_small_chart_has_a_description_and_a_table_that_says_the_same() -> None:
    markup = html(FOLLOW_UP, measured(MONTHS))
    drawing = markup.partition('<svg class="kv-drawing kv-drawing--small" role="img"')[2]
    assert "<title" in drawing and "<desc" in drawing
    table = words(drawing.partition("<details")[2].partition("</details>")[0])
    assert "januari 2024 70 % ej beräknad februari 2024 uppgift saknas" in table


def test_a_value_that_is_alone_has_no_chart() -> None:
    assert "kv-drawing--small" not in html(FOLLOW_UP, measured("{2024-01: 70}"))
    assert cards(FOLLOW_UP, measured("{2024-01: 70}")) == [
        "Ej återaktualiserade barn 70 % januari 2024 · mål: 91 % inget tidigare värde"
    ]


def test_an_initial_value_is_told_in_words() -> None:
    (card,) = cards(FOLLOW_UP, measured("{ingångsvärde: 55, 2024-01: 70, 2024-02: 72}"))
    assert "februari 2024 · ingångsvärde: 55 %" in card


def test_a_newer_month_without_a_value_is_told_beside_the_newest_value() -> None:
    (card,) = cards(FOLLOW_UP, measured("{2024-01: 70, 2024-02: 72, 2024-03: u.s.}"))
    assert "72 % februari 2024 · mars 2024: uppgift saknas" in card


def test_a_new_way_of_counting_is_said_and_drawn() -> None:
    rules = "definitioner: [{från: 2015, text: Gammalt.}, {från: 2024-02, text: Nytt.}]"
    found = (FOLLOW_UP, measured("{2024-01: 64, 2024-02: 61}", rules))
    assert "nytt sätt att räkna" in cards(*found)[0]
    assert 'class="kv-chart-break-word">nytt sätt att räkna</text>' in html(*found)


def test_a_note_stands_in_the_card() -> None:
    (card,) = cards(FOLLOW_UP, measured("{2024-01: {värde: 70, not: Bara halva enheten.}}"))
    assert card.endswith("Bara halva enheten.")


def test_a_value_in_parts_is_told_by_them() -> None:
    parts = "indelningar: {kön: [flickor, pojkar]}"
    series = "{2024-01: {totalt: ej tillämpligt, flickor: 43, pojkar: 57}}"
    (card,) = cards(FOLLOW_UP, measured(series, parts))
    assert card == "Ej återaktualiserade barn flickor 43 %, pojkar 57 % januari 2024 · mål: 91 %"


def test_kinds_of_period_have_a_chart_each() -> None:
    found = cards(FOLLOW_UP, measured("{2023: 60, 2024-T1: 75, 2024-03: 70, 2024-04: 80}"))
    assert [" ".join(card.split()[3:8]) for card in found] == [
        "per månad 80 % april",
        "per tertial 75 % tertial",
    ]


def test_units_of_the_municipality_have_charts_of_their_own() -> None:
    series = "mätningar: {hylte: {2024-01: 70}, lotsen: {2024-01: 60}}"
    assert [card.split(" januari")[0] for card in cards(FOLLOW_UP, indicator(series))] == [
        "Ej återaktualiserade barn 70 %",
        "Ej återaktualiserade barn Lotsen, Hylte 60 %",
    ]


def test_what_was_never_promised_is_told_apart() -> None:
    other = INDICATOR.replace("id: U33461", "id: U2").replace("Ej återaktualiserade", "Andra")
    follow_up = with_keys(FOLLOW_UP, "mätningar: {U2: {2024-01: 60, 2024-02: 70}}")
    markup = html(follow_up, other, INDICATOR)
    apart = markup.partition("Inte utlovade i planen</h3>")[2]
    assert "Andra barn 70 % februari 2024" in words(apart)
    assert "Planens indikatorer</h3>" not in markup


def test_what_was_promised_and_has_no_new_value_is_listed() -> None:
    listed = said(FOLLOW_UP, measured("{2022: 60, 2023: 65}"))
    assert "Utlovade, men utan nytt värde Ej återaktualiserade barn: senast 65 % (2023)" in listed
    listed = said(FOLLOW_UP, measured("{2023: 65, 2024-01: bortfall}"))
    assert "Ej återaktualiserade barn: bortfall (januari 2024)" in listed
    assert "Inget värde är redovisat för Ej återaktualiserade barn" in said(FOLLOW_UP)


def test_a_follow_up_by_the_day_tells_of_the_year_up_to_it() -> None:
    follow_up = FOLLOW_UP.replace("period: 2024-T1", "period: 2024-04-15")
    (card,) = cards(follow_up, measured("{2023-12: 60, 2024-01: 70, 2024-04: 90}"))
    assert "70 % januari 2024" in card


# ---- where else it is told of ----


def test_the_index_has_follow_ups_by_municipality_and_plan_the_newest_first() -> None:
    page = pages(FOLLOW_UP, later("2024-T2"))["uppfoljningar/"]
    assert [heading.text for heading in page.headings] == ["Hylte"]
    assert re.findall(r"<h\d[^>]*>(?:<a [^>]*>)?([^<]+)", page.html) == [
        "Uppföljningar",
        "Hylte",
        "Kvalitetsplan 2024 för Individ- och familjeomsorg, Hylte",
    ]
    assert re.findall(r"Uppföljning (tertial \d)", page.html) == ["tertial 2", "tertial 1"]


def test_an_indicator_and_a_story_lead_to_the_follow_ups() -> None:
    story = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    found = pages(FOLLOW_UP, story, measured("{2024-01: 70}"))
    assert 'href="../../uppfoljningar/plan-2024-t1/"' in found["nyckeltal/u33461/"].html
    assert "Uppföljningar av planen: tertial 1 2024." in words(
        found["berattelser/hylte-2024/"].html
    )
