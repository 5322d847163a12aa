"""Pages say what the figures say, in words and shapes, and give away nothing that is hidden."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.analysis.findings import understand
from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.catalogue import join
from kvalitet.config import SiteConfig
from kvalitet.documents import split
from kvalitet.page import Page
from kvalitet.sources import Source, Sources
from tests.building import ROOT
from tests.drawing import Drawn, draw_site

CONFIG = {
    "organisation": {"namn": "Kvalitet", "titel": "Kvalitet i Nacka", "beskrivning": "Allt."},
    "kommuner": [
        {"id": "nacka", "namn": "Nacka"},
        {"id": "exempelby", "namn": "Exempelby", "påhittad": "ja"},
    ],
    "jämförelsegrupper": [
        {
            "id": "alla",
            "namn": "Alla kommuner",
            "år": "2018",
            "källa": "Kolada",
            "medlemmar": "uppgift saknas",
            "metod": "ovägt medel",
        },
        {
            "id": "sagor",
            "namn": "Sagornas kommuner",
            "år": "2018",
            "källa": "Påhittad",
            "medlemmar": ["Modellinge"],
            "metod": "ovägt medel",
            "påhittad": "ja",
        },
    ],
    "utgåva": {"titel": "2024"},
    "tillgänglighet": {"kontakt": "kvalitet@example.org", "granskad": "2024-01-01"},
}

INDICATOR = """---
typ: nyckeltal
id: U1
namn: Barn som inte kommer tillbaka
fråga: Hur många barn kommer <b>inte</b> tillbaka?
enhet: procent
bättre: högre
avser: personer
källa: Egen undersökning
beskrivning: Andelen barn.
indelningar: {kön: [flickor, pojkar]}
nivåer:
  - gäller_från: 2016
    avrundning: heltal
    röd: 0–75
    gul: 76–90
    grön: 91–100
    beslut: uppgift saknas
mätningar:
  nacka:
    2015: 100
    2016: 40 av 50
    2017: {värde: 61 av 97, preliminär: ja}
    2018: {totalt: 67 av 100, flickor: 33 av 36, pojkar: 34 av 64}
  exempelby: {2018: 950 av 1000}
  alla: {2018: 76}
  sagor: {2018: 77}
---
Läs [analysen](../analyser/a1.md#nulagesbeskrivning).
"""

ANALYSIS = """---
typ: nyckeltalsanalys
id: A1
indikator: U1
kommun: nacka
period: 2018
beslutad: 2019-03-01
beslutsorgan: Socialnämnden
diarienummer: SN 2019/1
utkast: ja
sammanfattning: "Nivån motsvarar [[U1 2018 nivå]]."
---
## Nulägesbeskrivning

Vi fick [[U1 2018]], för flickor [[U1 2018 kön=flickor]]: [[U1 2018 förändring]].[^1]

## Påverkande faktorer

Text.

## Förslag på åtgärder

Se [måttet](../nyckeltal/u1.md).

## Konsekvensbeskrivning

Text.

[^1]: En fotnot.
"""

STORY = """---
typ: kvalitetsberättelse
id: B1
titel: Berättelsen 2018
kommun: exempelby
område: Individ- och familjeomsorg
år: 2018
målgrupper:
  - {id: barn, namn: Barn, mätningar: {U1: {2018: 950 av 1000}}}
avvikelser:
  områden: [Handläggning, Bemötande]
  per_månad:
    2018-01: {Handläggning: 3, Bemötande: 2}
    2018-02: uppgift saknas
följer_upp: uppgift saknas
---
## Så har kvalitetsarbetet bedrivits

Text.

## Barn

### Åtgärder

Text.

### Resultat

[[U1 2018]] kom inte tillbaka.

## Avvikelser

Text.
"""

PLAIN = """---
typ: sida
id: om
titel: "Om <script>alert(1)</script>"
---
Text.
"""

DOCUMENTS = {
    "content/nyckeltal/u1.md": INDICATOR,
    "content/analyser/a1.md": ANALYSIS,
    "content/berattelser/b1.md": STORY,
    "content/sidor/om.md": PLAIN,
}


def drawn_from(documents: dict[str, str]) -> Drawn:
    """Take documents through every stage."""
    sources = tuple(Source(path, text) for path, text in documents.items())
    checked = []
    for source in sources:
        document, problems = split(source)
        assert document is not None, problems
        form, faults = assemble(document)
        assert form is not None, faults
        assert not faults
        checked.append(form)
    catalogue, problems = join(checked, Sources(sources, ()), SiteConfig.model_validate(CONFIG))
    assert not problems
    masked = masking(catalogue.store, catalogue.indicators, catalogue.config)
    return draw_site(catalogue, understand(catalogue, masked))


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    return drawn_from(DOCUMENTS)


def page(drawn: Drawn, address: str) -> Page:
    return next(one for one in drawn.pages if one.address == address)


def words(page: Page) -> str:
    """The page as it is read: without tags and scripts, blanks made single."""
    visible = re.sub(r"(?s)<script.*?</script>", " ", page.html)
    return " ".join(re.sub(r"<[^>]*>", " ", visible).replace("\u00a0", " ").split())


class _Links(HTMLParser):
    """Hrefs, anchors and headings of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href" and tag == "a"]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def test_every_document_and_section_has_its_page(drawn: Drawn) -> None:
    assert [one.address for one in drawn.pages] == [
        "",
        "nyckeltal/",
        "analyser/",
        "berattelser/",
        "sidor/",
        "nyckeltal/u1/",
        "analyser/a1/",
        "berattelser/b1/",
        "sidor/om/",
    ]


def test_every_page_has_one_title_and_no_id_twice(drawn: Drawn) -> None:
    for one in drawn.pages:
        found = _Links(one.html)
        assert found.tags.count("h1") == 1, one.address
        assert len(found.ids) == len(set(found.ids)), one.address


def test_every_link_leads_to_a_page_a_file_or_an_anchor(drawn: Drawn) -> None:
    files = {path for path, _ in drawn.files}
    pages = {one.address: _Links(one.html) for one in drawn.pages}
    for address, found in pages.items():
        for link in found.hrefs:
            target, anchor = urldefrag(urljoin(f"http://x/{address}", link))
            path = unquote(target.removeprefix("http://x/").partition("?")[0])
            assert path in pages or path in files, f"{address}: {link}"
            assert not anchor or anchor in pages[path].ids, f"{address}: {link}"


def test_every_entry_of_the_contents_has_its_anchor(drawn: Drawn) -> None:
    for one in drawn.pages:
        assert {heading.anchor for heading in one.headings} <= set(_Links(one.html).ids)


def test_nothing_runs_in_the_page_and_nothing_a_writer_writes_is_markup(drawn: Drawn) -> None:
    for one in drawn.pages:
        found = _Links(one.html)
        assert not [name for name in found.attributes if name.startswith("on")]
        assert "<script>alert" not in one.html
        assert "<b>inte</b>" not in one.html
    assert "&lt;script&gt;" in page(drawn, "sidor/om/").html


def test_a_level_is_shape_and_word_and_colour(drawn: Drawn) -> None:
    for address in ("nyckeltal/", "nyckeltal/u1/", "analyser/", "analyser/a1/"):
        badge = re.search(
            r'<span class="kv-level kv-level--red"><svg.*?</svg><span>röd</span></span>',
            page(drawn, address).html,
        )
        assert badge, address
    # There are too many of them on the start page for each to bring its shape: the styles have it.
    assert '<span class="kv-level kv-level--red">röd</span>' in page(drawn, "").html
    styles = (ROOT / "templates/theme/assets/stylesheets/start.css").read_text(encoding="utf-8")
    assert re.search(r"\.kv-level--red, .*--kv-shape: var\(--kv-shape-red\)", styles)


def test_the_start_page_says_how_it_stands_for_each_municipality(drawn: Drawn) -> None:
    text = words(page(drawn, ""))
    assert "Nacka 1 nyckeltal 1 röd" in text
    assert "Exempelby påhittad kommun 1 nyckeltal 1 grön" in text
    assert "67 % 2018 röd" in text


def test_the_worst_level_comes_first(drawn: Drawn) -> None:
    other = INDICATOR.replace("id: U1", "id: U0").replace("67 av 100, ", "950 av 1000, ")
    other = other.replace("flickor: 33 av 36, pojkar: 34 av 64", "flickor: 475 av 500")
    rows = re.findall(
        r'<tr .*?data-kv-level="(\w+)"',
        page(drawn_from({**DOCUMENTS, "content/nyckeltal/u0.md": other}), "").html,
    )
    assert rows == ["röd", "grön", "grön", "grön"]  # Nacka has two, and so has Exempelby


def test_an_indicator_answers_its_question_with_a_sentence_and_four_facts(drawn: Drawn) -> None:
    one = page(drawn, "nyckeltal/u1/")
    text = words(one)
    assert one.title == "Hur många barn kommer <b>inte</b> tillbaka?"
    assert "Resultatet för 2018 är 67 %, röd nivå (0–75)." in text
    facts = (
        "Resultat 67 % 2018 · 67 av 100 · osäkerhet 57–75 % Nivå röd röd är 0–75 Förändring +4 p.e."
    )
    assert facts in text
    assert "Jämfört med −9 p.e. Alla kommuner, som har 76 %" in text


def test_a_result_without_a_total_is_told_by_its_parts() -> None:
    indicator = INDICATOR.replace(
        "totalt: 67 av 100, flickor: 33", "totalt: ej tillämpligt, flickor: 30"
    )
    text = words(
        page(drawn_from({**DOCUMENTS, "content/nyckeltal/u1.md": indicator}), "nyckeltal/u1/")
    )
    said = "Det finns inget samlat resultat för 2018. Flickor 83 %, pojkar 53 %."
    assert said in text


def test_made_up_figures_are_marked_and_kept_apart_from_real_ones(drawn: Drawn) -> None:
    text = words(page(drawn, "nyckeltal/u1/"))
    real, made_up = text.split("Exempelby är en påhittad kommun.", 1)
    assert "Alla kommuner" in real
    assert "Sagornas kommuner" not in real
    assert "Sagornas kommuner" in made_up
    assert "Exempelby är en påhittad kommun." in words(page(drawn, "berattelser/b1/"))


def test_hidden_counts_are_nowhere(drawn: Drawn) -> None:
    """Of the girls three came back: both parts are hidden, since the total is shown."""
    everything = "".join(words(one) + one.html + one.description for one in drawn.pages)
    everything += "".join(data.decode() for path, data in drawn.files if path.endswith(".csv"))
    for count in ("33 av 36", "34 av 64", ";33;36;", ";34;64;", "91,7", "92\u00a0%", "53\u00a0%"):
        assert count not in everything
    assert "flickor;2018;år;2018-01-01;2018-12-31;;sekretess;procent;;;" in everything


def test_a_reference_is_the_figure_linked_to_its_series(drawn: Drawn) -> None:
    html = page(drawn, "analyser/a1/").html
    assert re.search(
        r'Vi fick <a class="kv-figure-ref" href="../../nyckeltal/u1/#kv-nacka"[^>]*>67\u00a0%</a>',
        html,
    )
    text = words(page(drawn, "analyser/a1/"))
    assert "för flickor sekretess" in text
    assert "Nivån motsvarar röd nivå ." in text
    assert "4 procentenheter högre än 2017" in text


def test_an_analysis_opens_with_its_facts_and_the_generated_description(drawn: Drawn) -> None:
    one = page(drawn, "analyser/a1/")
    text = words(one)
    assert one.title == "Barn som inte kommer tillbaka: 67 %, röd nivå".replace(" %", "\u00a0%")
    assert "Nacka 2018 beslutad av Socialnämnden 1 mars 2019 diarienummer SN 2019/1" in text
    assert "Utkast." in text
    assert text.index("Resultatet för 2018") < text.index("Vi fick")
    assert (one.kind, one.municipality, one.year) == ("Analys", "Nacka", "2018")
    assert one.description == "Nivån motsvarar röd nivå."


def test_an_analysis_does_not_know_of_later_figures() -> None:
    later = INDICATOR.replace("  exempelby:", "    2019: 99 av 110\n  exempelby:")
    html = page(drawn_from({**DOCUMENTS, "content/nyckeltal/u1.md": later}), "analyser/a1/").html
    assert "90\u00a0%" not in html


def test_a_story_has_its_figures_its_deviations_and_what_is_missing(drawn: Drawn) -> None:
    text = words(page(drawn, "berattelser/b1/"))
    assert "Barn i siffror" in text
    assert "Minst 5 rapporterade avvikelser, flest inom handläggning (3)" in text


def test_a_story_without_figures_of_deviations_says_so() -> None:
    story = re.sub(r"(?s)avvikelser:\n.*?följer", "avvikelser: uppgift saknas\nföljer", STORY)
    drawn = drawn_from({**DOCUMENTS, "content/berattelser/b1.md": story})
    text = words(page(drawn, "berattelser/b1/"))
    assert "Det saknas uppgift om hur många avvikelser som rapporterades 2018." in text


def test_a_preliminary_value_is_said_to_be_one() -> None:
    indicator = re.sub(r"    2018: \{totalt.*\n", "", INDICATOR)
    indicator = re.sub(r"(?m)^Läs .*\n", "", indicator)
    drawn = drawn_from({"content/nyckeltal/u1.md": indicator})
    assert "2017 · 61 av 97 · osäkerhet 53–72 % · preliminärt" in words(
        page(drawn, "nyckeltal/u1/")
    )


def test_a_site_of_one_plain_page_has_no_empty_sections() -> None:
    drawn = drawn_from({"content/sidor/om.md": PLAIN})
    assert [one.address for one in drawn.pages] == ["", "sidor/", "sidor/om/"]
    assert "<table" not in page(drawn, "").html
    assert "<h2" not in page(drawn, "").html


def test_data_is_tidy_and_safe_to_open_in_a_spreadsheet() -> None:
    hostile = INDICATOR.replace("namn: Barn", "namn: =cmd|Barn", 1)
    data = dict(drawn_from({**DOCUMENTS, "content/nyckeltal/u1.md": hostile}).files)[
        "data/serier/u1.csv"
    ]
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith(
        "nyckeltal;namn;vem;vems_namn;indelning;del;period;periodslag;från;till;värde"
    )
    assert any(line.startswith("U1;'=cmd|Barn") for line in lines)


def test_what_an_interactive_chart_fetches_is_in_the_edition(drawn: Drawn) -> None:
    sources = re.findall(r'data-plotly-src="([^"]*)"', page(drawn, "nyckeltal/u1/").html)
    files = dict(drawn.files)
    assert sources
    for source in sources:
        assert urljoin("/nyckeltal/u1/", source).lstrip("/") in files


def test_the_same_content_gives_the_same_bytes(drawn: Drawn) -> None:
    assert drawn_from(DOCUMENTS) == drawn
