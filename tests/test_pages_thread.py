"""The pages of the red thread: every link of it in words, and every gap where it is."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from kvalitet.page import Page
from kvalitet.pages.site import Atlas, map_site
from tests.drawing import TEMPLATES
from tests.sites import (
    CONFIG,
    FOLLOW_UP,
    MATRIX,
    PLAN,
    STORY,
    indicator,
    measured,
    site,
    with_keys,
    with_text,
)

SCALE = """\
nivåer:
  - gäller_från: 2020
    avrundning: heltal
    röd: 0–75
    gul: 76–90
    grön: 91–100
    beslut: uppgift saknas
"""
FIGURES = measured("{2023: 80, 2024: 84 av 100}", SCALE)
YEAR_END = with_text(
    FOLLOW_UP.replace("2024-T1", "2024-T3").replace("plan-2024-t1", "plan-2024-t3"),
    "Det blev [[U33461 2024]].",
)
TOLD = STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
NEXT = with_keys(
    PLAN.replace("plan-2024", "plan-2025")
    .replace("år: 2024", "år: 2025")
    .replace("Barn väntar på skydd", "Barn får vänta på skydd"),
    "föregående: plan-2024",
)
WHOLE = {"u33461.md": FIGURES, "plan.md": PLAN, "t3.md": YEAR_END, "story.md": TOLD}
CHAIN = {**WHOLE, "next.md": NEXT}
TORN = (
    PLAN.replace("egenkontroller: [EK1]", "egenkontroller: saknas")
    .replace("åtgärder: [A1]", "åtgärder: uppgift saknas")
    .replace("nyckeltal: [U33461]", "nyckeltal: saknas")
)
ADDRESS = "roda-traden/plan-2024/"


def atlas(documents: Mapping[str, str]) -> Atlas:
    found = site(documents, CONFIG + MATRIX)
    assert not [problem for problem in found.problems if problem.is_error], found.problems
    return map_site(found.catalogue, found.findings, TEMPLATES)


def pages(documents: Mapping[str, str]) -> list[Page]:
    """Every page of a site."""
    mapped = atlas(documents)
    return [mapped.draw(address).page for address in mapped.pages]


def page(documents: Mapping[str, str], address: str = ADDRESS) -> Page:
    return atlas(documents).draw(address).page


def words(html: str) -> str:
    """What is read of some HTML: without tags, blanks made single."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


def text_of(documents: Mapping[str, str], address: str = ADDRESS) -> str:
    return words(page(documents, address).html)


def table(html: str) -> str:
    return re.search(r'(?s)<table class="kv-table kv-thread".*?</table>', html)[0]  # type: ignore[index]


class Tags(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.found if (value := attrs.get(name)) is not None]


# The page of a plan's thread


def test_a_plans_thread_lies_beside_the_others() -> None:
    addresses = [one.address for one in pages(CHAIN)]
    assert [one for one in addresses if one.startswith("roda-traden/")] == [
        "roda-traden/",
        ADDRESS,
        "roda-traden/plan-2025/",
    ]


def test_without_plans_there_are_no_threads() -> None:
    found = pages({"u33461.md": FIGURES})
    assert not any(one.address.startswith("roda-traden/") for one in found)


def test_the_page_opens_with_how_far_the_thread_holds() -> None:
    one = page(WHOLE)
    assert one.title == "Röda tråden i kvalitetsplanen 2024, Hylte"
    said = "Planens enda risk går att följa hela vägen till ett resultat. Inget hänger löst."
    assert one.description == said
    assert said in words(one.html)
    steps = "1 risk 1 med egenkontroll 1 med åtgärd 1 med nyckeltal 1 med resultat"
    assert steps in words(one.html)


def test_the_documents_around_a_plan_are_one_step_away() -> None:
    text = text_of(CHAIN)
    assert "Uppföljd i uppföljningen T3 2024 Berättelse Kvalitetsberättelse 2024" in text
    assert "Fortsätter i röda tråden 2025" in text
    assert "Tar vid efter röda tråden 2024" in text_of(CHAIN, "roda-traden/plan-2025/")


def test_the_table_leads_from_the_risk_to_who_tells_the_result() -> None:
    html = table(page(WHOLE).html)
    assert Tags(html).all("href") == [
        "../../planer/plan-2024/#kv-plan-r1",
        "../../planer/plan-2024/#kv-plan-ek1",
        "../../planer/plan-2024/#kv-plan-a1",
        "../../nyckeltal/u33461/#kv-hylte",
        "../../uppfoljningar/plan-2024-t3/",
    ]


def test_every_cell_says_what_it_knows() -> None:
    text = words(table(page(WHOLE).html))
    assert "R1 Barn väntar på skydd 12 → , nu 8 betydande risk har minskat" in text
    assert "EK1 Granskning av förhandsbedömningar varje månad utförd tertial 3 2024" in text
    assert "följer tidplan ansvarig: enhetschef klart: 30 juni 2024, tiden har gått ut" in text
    assert "84 % gul 2024 målet 91 % är inte nått i uppföljningen T3 2024" in text
    assert "håller till ett resultat" in text


def test_the_level_of_a_result_is_shape_and_word() -> None:
    assert re.search(r'kv-level--yellow"><svg.*?</svg><span>gul</span>', table(page(WHOLE).html))


SECOND_ACTION = """\
  - {id: A2, namn: Utbildning, ansvarig: Chef, klart: löpande, nyckeltal: saknas}
indikatorer:"""


def test_a_risk_spans_the_rows_of_its_actions_and_they_those_of_their_indicators() -> None:
    second = indicator().replace("id: U33461", "id: N2")
    plan = (
        PLAN.replace("åtgärder: [A1]", "åtgärder: [A1, A2]")
        .replace("nyckeltal: [U33461]", "nyckeltal: [U33461, N2]")
        .replace("indikatorer:", SECOND_ACTION)
    )
    html = table(page({**WHOLE, "plan.md": plan, "n2.md": second}).html)
    spans = re.findall(r'class="kv-thread__(\w+)"(?: rowspan="(\d+)")?', html)
    cells = [cell for cell in spans if cell[0] in ("risk", "checks", "action", "indicator")]
    assert cells == [
        ("risk", "3"),
        ("checks", "3"),
        ("action", "2"),
        ("indicator", ""),
        ("indicator", ""),
        ("action", "1"),
        ("indicator", ""),
    ]
    assert 'colspan="2"><span class="kv-gap">nyckeltal saknas</span>' in html


def test_the_heads_of_rows_and_columns_are_heads() -> None:
    html = table(page(WHOLE).html)
    assert html.count('scope="col"') == 5
    assert html.count('scope="rowgroup"') == html.count("<tbody") == 1


def test_what_is_missing_stands_in_its_place() -> None:
    documents = {**WHOLE, "plan.md": TORN, "t3.md": FOLLOW_UP}
    html = table(page(documents).html)
    assert '<span class="kv-gap">egenkontroll saknas</span>' in html
    assert 'colspan="3"><span class="kv-gap">uppgift om åtgärd saknas</span>' in html
    assert "bryts vid egenkontroll, åtgärd och nyckeltal" in words(html)


def test_a_promise_is_a_gap_once_the_year_has_been_told_to_the_end() -> None:
    documents = {**WHOLE, "u33461.md": measured("{2023: 80}"), "t3.md": FOLLOW_UP}
    del documents["story.md"]
    html = table(page(documents).html)
    assert "inte redovisat hittills senast 80 %, 2023 målet är 91 %" in words(html)
    assert "väntar på resultat" in words(html)
    assert "kv-gap" not in html
    at_the_end = table(page({**documents, "story.md": TOLD}).html)
    assert "bryts vid resultat" in words(at_the_end)
    assert '<span class="kv-gap">inte redovisat</span>' in at_the_end


def test_a_plan_that_is_not_followed_up_yet_lacks_nothing() -> None:
    documents = {"u33461.md": measured("{2023: 80}"), "plan.md": PLAN}
    text = text_of(documents)
    assert "Planen är inte uppföljd ännu. Planens enda risk går att följa ända till" in text
    assert "inte uppföljt ännu" in text
    assert "inte redovisat" not in text
    assert "Planen har inga luckor. Planen är inte uppföljd ännu, så resultat räknas inte." in text
    assert "inte uppföljd" not in words(table(page(documents).html))


def test_before_the_year_is_over_a_target_may_still_be_reached() -> None:
    early = {**WHOLE, "u33461.md": measured("{2024-T1: 84}"), "t3.md": FOLLOW_UP}
    assert "målet 91 % är inte nått ännu" in text_of(early)
    good = {**early, "u33461.md": measured("{2024-T1: 95}")}
    assert "målet 91 % är nått hittills" in text_of(good)


def test_a_hidden_result_is_nowhere_on_the_pages() -> None:
    documents = {**WHOLE, "u33461.md": measured("{2024: 3 av 10}"), "t3.md": FOLLOW_UP}
    for one in pages(documents):
        assert "3 av 10" not in one.html
        assert "30\u00a0%" not in one.html
    assert "sekretess" in text_of(documents)
    assert "håller till ett resultat" in text_of(documents)


def test_a_risk_says_which_years_it_goes_with() -> None:
    html = page(CHAIN).html
    assert 'följer med till <a href="../plan-2025/#kv-trad-r1">2025</a>' in html
    assert "där den heter ”Barn får vänta på skydd”" in html
    later = page(CHAIN, "roda-traden/plan-2025/").html
    assert 'följer med från <a href="../plan-2024/#kv-trad-r1">2024</a>' in later


def test_an_action_says_which_years_it_goes_with_and_when_it_was_to_be_done_before() -> None:
    later = {**CHAIN, "next.md": NEXT.replace("klart: 2024-06-30", "klart: 2025-06-30")}
    assert "ansvarig: enhetschef klart: 30 juni 2024" in text_of(later)
    html = table(page(later, "roda-traden/plan-2025/").html)
    assert "klart: 30 juni 2025, i förra planen 30 juni 2024 följer med från 2024" in words(html)
    assert "../../planer/plan-2024/#kv-plan-a1" in Tags(html).all("href")


def test_a_risk_that_no_follow_up_has_judged_is_not_shown_as_judged() -> None:
    silent = YEAR_END.replace("risker:\n  R1: {sannolikhet: 2, konsekvens: 4}\n", "")
    assert "hög risk inte bedömd i någon uppföljning" in text_of({**WHOLE, "t3.md": silent})
    assert "inte bedömd" not in text_of(WHOLE)
    assert "inte bedömd" not in text_of({"u33461.md": FIGURES, "plan.md": PLAN})


def test_what_was_dropped_between_two_plans_leads_to_the_one_that_had_it() -> None:
    later = {**CHAIN, "next.md": NEXT.replace("id: R1", "id: R2")}
    html = page(later, "roda-traden/plan-2025/").html
    gaps = html[html.index('id="kv-luckor"') : html.index('id="kv-bild"')]
    said = "Risk som varken avslutats eller följt med från förra planen (1) R1 Barn väntar på skydd"
    assert said in words(gaps)
    assert "../../planer/plan-2024/#kv-plan-r1" in Tags(gaps).all("href")


def test_a_gap_at_a_risk_shows_how_grave_the_risk_is() -> None:
    html = page({**WHOLE, "plan.md": TORN, "t3.md": FOLLOW_UP}).html
    gaps = html[html.index('id="kv-luckor"') : html.index('id="kv-bild"')]
    assert "R1 Barn väntar på skydd 8 betydande risk" in words(gaps)


def test_loose_ends_come_after_the_table_and_lead_to_their_place() -> None:
    documents = {**WHOLE, "plan.md": TORN, "t3.md": FOLLOW_UP}
    html = page(documents).html
    text = words(html)
    assert "3 trådar hänger lösa: 1 egenkontroll, 1 åtgärd och 1 nyckeltal." in text
    loose = html[html.index('id="kv-losa-tradar"') : html.index('id="kv-luckor"')]
    assert "Egenkontroll utan risk (1)" in words(loose)
    assert [href.rpartition("/")[2] for href in Tags(loose).all("href")] == [
        "#kv-plan-ek1",
        "#kv-plan-a1",
        "#kv-hylte",
    ]


def test_gaps_are_counted_kind_by_kind() -> None:
    documents = {**WHOLE, "plan.md": TORN, "t3.md": FOLLOW_UP}
    html = page(documents).html
    gaps = words(html[html.index('id="kv-luckor"') : html.index('id="kv-bild"')])
    assert "Risk utan egenkontroll (1) R1 Barn väntar på skydd" in gaps
    assert "Risk utan åtgärd (1) Uppgift saknas." in gaps
    assert "utan risk" not in gaps


def test_a_plan_without_gaps_says_so() -> None:
    text = text_of(WHOLE)
    assert "Planen har inga luckor." in text
    assert "Planen har inga lösa trådar" in text


# The drawing


def test_the_drawing_says_what_it_shows() -> None:
    html = page(WHOLE).html
    assert re.search(r'<svg class="kv-web__picture" role="img" aria-labelledby="[^"]+"', html)
    title, described = (
        words(re.search(rf"(?s)<{tag} id=[^>]*>(.*?)</{tag}>", html)[1])  # type: ignore[index]
        for tag in ("title", "desc")
    )
    assert title == "Risken R1"
    assert "Egenkontroll: EK1. Åtgärd: A1." in described
    assert "Resultat: 84 % 2024, gul nivå, målet 91 % är inte nått." in described


def test_the_drawing_is_reached_and_scrolled_with_the_keyboard() -> None:
    assert 'tabindex="0" role="region" aria-label="Tråden som bild"' in page(WHOLE).html


def test_a_gap_in_the_drawing_is_an_outline_with_a_word() -> None:
    documents = {**WHOLE, "plan.md": TORN, "t3.md": FOLLOW_UP}
    drawing = re.search(r'(?s)<figure class="kv-web">.*</figure>', page(documents).html)
    assert drawing is not None
    gaps = re.findall(r'(?s)kv-web__box--gap".*?<title>(.*?)</title>', drawing[0])
    assert gaps == [
        "egenkontroll saknas",
        "uppgift om åtgärd saknas",
        "ingen risk",
        "nyckeltal saknas",
        "ingen risk",
        "ingen åtgärd",
    ]


def test_a_plan_of_words_alone_has_no_drawing() -> None:
    plan = re.sub(r"(?s)mål:\n.*?---\n.*", "---\n\nPlanen är bara ord.\n", PLAN)
    html = page({"plan.md": plan}).html
    assert "Planen har inga risker." in words(html)
    assert "<svg" not in html
    assert 'href="#kv-bild"' not in html


# The page of all threads


def test_every_plan_is_a_row_that_leads_to_its_thread() -> None:
    html = page(CHAIN, "roda-traden/").html
    rows = re.findall(r'(?s)<tr role="row">\s*<th scope="row".*?</tr>', html)
    assert [words(row) for row in rows] == [
        "Kvalitetsplan 2025 för Individ- och familjeomsorg, Hylte"
        " Hylte 2025 1 1 1 1 inte uppföljd ännu 0",
        "Kvalitetsplan 2024 för Individ- och familjeomsorg, Hylte Hylte 2024 1 1 1 1 1 0",
    ]
    assert 'href="plan-2025/"' in rows[0]


def test_a_chain_is_a_line_of_years() -> None:
    html = page(CHAIN, "roda-traden/").html
    text = words(html)
    assert "Hylte, Individ- och familjeomsorg 2024–2025" in text
    assert "2024 Kvalitetsplan T3 2024 Berättelse Röda tråden 2024 2025 Kvalitetsplan" in text
    assert "Från 2024 till 2025 följer alla risker med: R1." in text
    assert "R1 Barn får vänta på skydd 12 hög risk 8 betydande risk 12 hög risk" in text
    assert 'class="kv-years" role="img"' in html


@pytest.mark.parametrize(
    ("risk", "said"),
    [
        (
            "id: R2",
            "Från 2024 till 2025 följer ingen risk med. R1 har varken avslutats eller följt med. "
            "Nya 2025: R2. Samtidigt följer alla åtgärder med: A1.",
        ),
        (
            "id: R1",
            "Från 2024 till 2025 följer alla risker med: R1. "
            "Samtidigt följer alla åtgärder med: A1.",
        ),
    ],
)
def test_what_is_carried_over_is_said_in_words(risk: str, said: str) -> None:
    later = NEXT.replace("id: R1", risk)
    assert said in text_of({**CHAIN, "next.md": later}, "roda-traden/")


def test_a_lone_plan_has_no_years_to_show() -> None:
    text = text_of({"u33461.md": FIGURES, "plan.md": PLAN}, "roda-traden/")
    assert "År för år" not in text


def test_the_gaps_of_all_plans_are_gathered_kind_by_kind() -> None:
    documents = {**CHAIN, "plan.md": TORN, "t3.md": FOLLOW_UP}
    html = page(documents, "roda-traden/").html
    gaps = html[html.index('id="kv-luckor"') :]
    assert "Risk utan egenkontroll (1) Kvalitetsplan 2024" in words(gaps)
    assert "plan-2024/#kv-lucka-no-self-check" in Tags(gaps).all("href")
    assert "<script" not in gaps


def test_a_site_without_gaps_says_so() -> None:
    assert "Ingen plan har några luckor." in text_of(WHOLE, "roda-traden/")


# All of them


def test_every_link_leads_to_a_page_or_an_anchor() -> None:
    documents = {**CHAIN, "plan.md": TORN, "t3.md": FOLLOW_UP}
    for some in (CHAIN, documents):
        found = {one.address: Tags(one.html) for one in pages(some)}
        for address in found:
            if not address.startswith("roda-traden/"):
                continue
            ids = found[address].all("id")
            assert len(ids) == len(set(ids)), address
            for link in found[address].all("href"):
                target, anchor = urldefrag(urljoin(f"http://x/{address}", link))
                there = found[unquote(target.removeprefix("http://x/"))]
                assert not anchor or unquote(anchor) in there.all("id"), f"{address}: {link}"


def test_what_a_writer_writes_is_never_markup() -> None:
    hostile = PLAN.replace("Barn väntar på skydd", '"<script>alert(1)</script> & <b>barn</b>"')
    for address in ("roda-traden/", ADDRESS):
        html = page({**WHOLE, "plan.md": hostile}, address).html
        assert "<script>alert" not in html
        assert "<b>barn" not in html
        assert "&lt;b&gt;barn" in html


def test_the_same_content_gives_the_same_pages() -> None:
    assert pages(CHAIN) == pages(CHAIN)
