"""What is read in a document's text, where each thing stands, and what is said of faults."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.body import faults as faults_module
from kvalitet.body.addresses import LinkKind
from kvalitet.body.anchors import anchor_of
from kvalitet.body.parse import parse_body, parse_inline
from kvalitet.body.parts import Body, Link, Reference, TextRun
from kvalitet.problems import Place, Problem, Rule, Severity

PATH = "content/sida.md"


def body_of(text: str) -> Body:
    return parse_body(text, PATH, 1)[0]


def problems_of(text: str) -> list[str]:
    """Each problem as `line:column code`."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.rule.code}"
        for problem in parse_body(text, PATH, 1)[1]
    ]


def references_of(text: str) -> list[str]:
    return [f"{r.place.line}:{r.place.column} {r.text}" for r in body_of(text).references]


def links_of(text: str) -> list[str]:
    return [f"{link.place.line}:{link.place.column} {link.target}" for link in body_of(text).links]


# Sections and headings


def test_a_text_is_split_at_its_level_two_headings() -> None:
    body = body_of("Inledning.\n\n## Resultat\n\nText.\n\n### Barn\n\n## Påverkande faktorer\n")

    assert [section.heading and section.heading.text for section in body.sections] == [
        None,
        "Resultat",
        "Påverkande faktorer",
    ]
    assert [heading.text for heading in body.sections[1].headings] == ["Barn"]
    assert [section.is_empty for section in body.sections] == [False, False, True]


def test_nothing_before_the_first_heading_is_no_section() -> None:
    assert [s.heading and s.heading.text for s in body_of("\n## Ett\n").sections] == ["Ett"]
    assert body_of("").sections == ()


def test_a_deeper_heading_has_its_part_of_the_section() -> None:
    section = body_of("## A\n\n### B\n\nText\n\n#### C\n\n### D\n").sections[0]

    assert [[h.text for h in section.under(h).headings] for h in section.headings] == [
        ["C"],
        [],
        [],
    ]
    assert [section.under(heading).is_empty for heading in section.headings] == [False, True, True]


def test_a_section_of_comments_and_headings_is_empty() -> None:
    assert body_of("## Ett\n\n<!-- Skriv här. -->\n\n### Två\n").sections[0].is_empty
    assert body_of("## Ett\n\nText <!-- a --> b\n").sections[0].is_empty is False


def test_a_heading_in_a_quote_does_not_begin_a_section() -> None:
    body = body_of("## Ett\n\n> ## Citerat\n")

    assert len(body.sections) == 1
    assert [heading.anchor for heading in body.sections[0].headings] == ["citerat"]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Påverkande faktorer", "paverkande-faktorer"),
        ("Förslag på åtgärder", "forslag-pa-atgarder"),
        ("Barn 0–12 år", "barn-0-12-ar"),
        ("Klienter på Ö: 67 %", "klienter-pa-o-67"),
        ("???", "avsnitt"),
        ("å" * 100, "a" * 60),
    ],
)
def test_an_anchor_is_ascii(text: str, anchor: str) -> None:
    assert anchor_of(text) == anchor


def test_every_anchor_is_its_own() -> None:
    body = body_of("## Resultat\n## Resultat 2\n## Resultat\n## *Resultat*\n## A {#resultat-3}\n")

    assert [section.heading.anchor for section in body.sections if section.heading] == [
        "resultat",
        "resultat-2",
        "resultat-4",
        "resultat-5",
        "resultat-3",
    ]


def test_a_writer_may_choose_an_anchor() -> None:
    heading = body_of("## Så gick det {#resultat}\n").sections[0].heading

    assert heading is not None
    assert (heading.text, heading.anchor) == ("Så gick det", "resultat")


def test_a_figure_in_a_heading_does_not_disturb_its_anchor() -> None:
    heading = body_of("## [[U33461 2024]] av *barnen*\n").sections[0].heading

    assert heading is not None
    assert heading.text == "U33461 2024 av barnen"
    assert heading.anchor == "u33461-2024-av-barnen"
    assert heading.place == Place(PATH, 1, 1)


# Places: counted by hand, from 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Av barnen klarade [[U1 2024]] ett år.", ["1:19 U1 2024"]),
        ("Rad ett\noch **fet [[A 1]]** samt\n*[[B 2]]*", ["2:11 A 1", "3:2 B 2"]),
        ("[[ A\n   1 ]] och [[B 2]]", ["1:1 A 1", "2:13 B 2"]),
        ("## Om [[A 1]] ##", ["1:7 A 1"]),
        ("Om [[A 1]]\n---\n", ["1:4 A 1"]),
        ("- [[A 1]]\n  och [[B 2]]\n  - [[C 3]]", ["1:3 A 1", "2:7 B 2", "3:5 C 3"]),
        ("10. [[A 1]]\n\n    [[B 2]]", ["1:5 A 1", "3:5 B 2"]),
        ("- [x] Klar [[A 1]]", ["1:12 A 1"]),
        ("> Citat\n> > [[A 1]]\nlat fortsättning [[B 2]]", ["2:5 A 1", "3:18 B 2"]),
        ("> - [[A 1]]", ["1:5 A 1"]),
        ("\t- a\n\n- b\n\t- [[A 1]]", ["4:4 A 1"]),
        ("| A | B |\n|---|---|\n| [[A 1]] | [[A 1]] |", ["3:3 A 1", "3:13 A 1"]),
        ("a | b\n--|--\nx \\| y | \\|[[A 1]]", ["3:12 A 1"]),
        ("> a|b\n> -|-\n>  [[A 1]]|[[B 2]]", ["3:4 A 1", "3:12 B 2"]),
        ("Text[^1]\n\n[^1]: Not [[A 1]]\n    och [[B 2]]", ["3:11 A 1", "4:9 B 2"]),
        ("Ord\n: Betyder [[A 1]]", ["2:11 A 1"]),
        ("![Diagram över [[A 1]]](a.png)", ["1:16 A 1"]),
        ("&amp; \\* å [[A 1]]", ["1:12 A 1"]),
        ("[[[A 1]]]", ["1:2 A 1"]),
        ("rad  \n[[A 1]]\\\n[[B 2]]", ["2:1 A 1", "3:1 B 2"]),
        ("> \u00a0\n> \u00a0\n> [[A 1]]", ["3:3 A 1"]),
        ("a\r\n[[A 1]]\r\n", ["2:1 A 1"]),
    ],
)
def test_a_reference_knows_its_place(text: str, found: list[str]) -> None:
    assert references_of(text) == found


@pytest.mark.parametrize(
    "text",
    ["`[[A 1]]`", "``a ` [[A 1]]``", "```\n[[A 1]]\n```", "    [[A 1]]", "\\[[A 1]]", "[[a](b.md)"],
)
def test_no_reference_in_code_or_behind_a_backslash_or_before_a_link(text: str) -> None:
    assert references_of(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se [om](om.md) och [b](c.md).", ["1:4 om.md", "1:20 c.md"]),
        ("Se\n  **[om\nmåttet](om.md)**", ["2:5 om.md"]),
        ("- ett\n- ![Bild](b.png)", ["2:3 b.png"]),
        ("| a |\n|---|\n| [b](c.md) |", ["3:3 c.md"]),
        ("> [b][c]\n\n[c]: d.md", ["1:3 d.md"]),
        ("Se <https://example.se>.", ["1:4 https://example.se"]),
        ("![en ![två](b.png) bild](c.png)", ["1:1 c.png", "1:6 b.png"]),
        ("[![Bild](b.png)](c.md)", ["1:1 c.md", "1:2 b.png"]),
        ("[a](<fil namn.md>)", ["1:1 fil namn.md"]),
    ],
)
def test_a_link_knows_its_place(text: str, found: list[str]) -> None:
    assert links_of(text) == found


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    body, problems = parse_body("Text [[A 1]]\n\n<br>", PATH, 12)

    assert body.references == (Reference("A 1", Place(PATH, 12, 6)),)
    assert [str(problem.place) for problem in problems] == ["content/sida.md:14:1"]


def test_a_link_says_what_it_leads_to() -> None:
    place = Place(PATH)
    link = Link("../nyckeltal/barn%20%C3%A5r.md?x#tabell", place)

    assert (link.path, link.fragment) == ("../nyckeltal/barn år.md", "tabell")
    assert link.kind is LinkKind.RELATIVE
    assert Link("#tabell", place).kind is LinkKind.ANCHOR
    assert Link("mailto:kvalitet@example.se", place).kind is LinkKind.MAIL
    assert Link("HTTPS://example.se", place).kind is LinkKind.WEB


# Comments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- Vägledning\n\n## Rubrik\n\n- [[X 9]]\n-->\n[[A 1]]", ["7:1 A 1"]),
        ("Före <!-- [[X 9]] --> efter [[A 1]]", ["1:29 A 1"]),
        ("Före <!-- två\nrader --> [[A 1]]", ["2:11 A 1"]),
        ("<!-- a --> [[A 1]]", ["1:12 A 1"]),
        ("<!-- a\n\nb -->   Text [[A 1]]", ["3:14 A 1"]),
        ("- <!-- a\n\n  b -->\n  [[A 1]]", ["4:3 A 1"]),
        ("> <!-- a\n> b --> [[A 1]]", ["2:9 A 1"]),
        ("<!--> [[A 1]]", ["1:7 A 1"]),
        ("| a <!-- b --> | [[A 1]] |\n|---|---|", ["1:18 A 1"]),
    ],
)
def test_a_comment_is_left_out_and_moves_nothing(text: str, found: list[str]) -> None:
    assert references_of(text) == found
    assert problems_of(text) == []
    assert all("Vägledning" not in run.text for run in body_of(text).text_runs)


def test_a_comment_in_code_is_code() -> None:
    text = "`<!--` och\n\n```\n<!-- kod\n```\n\n[[A 1]]"

    assert references_of(text) == ["7:1 A 1"]
    assert problems_of(text) == []


# Text runs


def runs_of(text: str) -> list[str]:
    return [run.text for run in body_of(text).text_runs]


def test_a_text_run_is_a_paragraph_in_plain_words() -> None:
    assert runs_of("Av *barnen*\nklarade **67**\nprocent [ett år](a.md).") == [
        "Av barnen klarade 67 procent ett år."
    ]


def test_what_is_not_words_is_marked_in_a_text_run() -> None:
    assert runs_of("Det var [[A 1]] av `kod` <https://a.se/67> &amp; 8[^1].\n\n[^1]: Not.") == [
        "Det var \ufffc av \ufffc \ufffc & 8.",
        "Not.",
    ]
    assert runs_of("[[A 1]]") == []


def test_headings_cells_and_descriptions_have_text_runs() -> None:
    assert runs_of("## Rubrik\n\n| a | b |\n|---|---|\n| c | |\n\n![Bild](b.png)") == [
        "Rubrik",
        "a",
        "b",
        "c",
        "Bild",
    ]


def test_a_text_run_knows_the_place_of_every_word() -> None:
    run = body_of("> Av **elva**\n> *procent* &amp; tio").text_runs[0]

    assert run.text == "Av elva procent & tio"
    assert run.place == Place(PATH, 1, 3)
    assert run.place_at(run.text.index("elva")) == Place(PATH, 1, 8)
    assert run.place_at(run.text.index("procent")) == Place(PATH, 2, 4)
    assert run.place_at(run.text.index("tio")) == Place(PATH, 2, 19)


def test_a_tag_over_two_lines_keeps_its_places() -> None:
    run = body_of("> En <tagg\n> rel=x> här").text_runs[0]

    assert run.text == "En <tagg rel=x> här"
    assert run.place_at(run.text.index("rel")) == Place(PATH, 2, 3)


def test_a_text_run_of_its_own_begins_at_its_place() -> None:
    assert TextRun("ord", Place(PATH, 2, 3)).place_at(2) == Place(PATH, 2, 3)


# Texts of the front matter


def test_a_text_of_the_front_matter_has_one_place() -> None:
    place = Place(PATH, 4, 17)
    inline, problems = parse_inline("Av barnen *klarade* [[A 1]], se [om](om.md) <b>", place)

    assert inline.references == (Reference("A 1", place),)
    assert inline.links == (Link("om.md", place),)
    assert [run.text for run in inline.text_runs] == ["Av barnen klarade \ufffc, se om <b>"]
    assert inline.text_runs[0].place_at(12) == place
    assert [(p.place, p.rule.code) for p in problems] == [(place, "T002")]


def test_a_text_of_the_front_matter_has_no_blocks() -> None:
    inline, problems = parse_inline("# 1. Inte rubrik\n- inte lista", Place(PATH))

    assert [run.text for run in inline.text_runs] == ["# 1. Inte rubrik - inte lista"]
    assert problems == ()


# Faults


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("En <b>tagg</b>", ["1:4 T002", "1:11 T002"], id="html"),
        pytest.param('<div class="a">\nText', ["1:1 T002"], id="html-block"),
        pytest.param("1 < 2 > 0 och \\<b> `<b>`", [], id="no-html"),
        pytest.param("Text <!-- slutar inte", ["1:6 T003"], id="comment"),
        pytest.param("Text\n\n  <!-- slutar\n\ninte", ["3:3 T003"], id="comment-block"),
        pytest.param("- <!-- a\n\nb -->", ["1:3 T003"], id="comment-left-its-list"),
        pytest.param("Text\n\n- ~~~\n  kod", ["3:3 T004"], id="fence"),
        pytest.param("```\n```", [], id="empty-fence"),
        pytest.param("> " * 21 + "a", ["1:41 T005"], id="deep-quotes"),
        pytest.param("# Titel", ["1:1 T006"], id="title"),
        pytest.param("Titel\n=====", ["1:1 T006"], id="underlined-title"),
        pytest.param("## A\n#### B\n### C", ["2:1 T007"], id="skipped-level"),
        pytest.param("### A", ["1:1 T007"], id="skipped-first-level"),
        pytest.param("##\n\n- ## <!-- a -->", ["1:1 T008", "3:3 T008"], id="empty-heading"),
        pytest.param("## A {#a}\n## B {#a}", ["2:8 T009"], id="anchor-twice"),
        pytest.param("Text {.klass} {: style=x}", ["1:6 T010", "1:15 T010"], id="attributes"),
        pytest.param("## A {#Å}", ["1:6 T010"], id="bad-anchor"),
        pytest.param("Mängden {1, 2} {a}", [], id="braces"),
        pytest.param("Se [[A 1 och\nmer", ["1:4 T011"], id="unclosed-reference"),
        pytest.param("Se [[A 1] och", ["1:4 T011"], id="half-closed-reference"),
        pytest.param("| [[A 1 | b |\n|---|---|", ["1:3 T011"], id="unclosed-reference-in-cell"),
        pytest.param("Se [[  ]] och [[]]", ["1:4 T012", "1:15 T012"], id="empty-reference"),
        pytest.param("[mer [[A 1]]](a.md)", ["1:13 T013"], id="reference-in-link"),
        pytest.param("[mer[^1]](a.md)\n\n[^1]: b", ["1:9 T013"], id="footnote-in-link"),
        pytest.param("[a](fil namn.md)", ["1:3 T013"], id="blank-in-address"),
        pytest.param("[a [b](c.md)](d.md)", ["1:13 T013"], id="link-in-link"),
        pytest.param("[a](b.md", ["1:3 T013"], id="unclosed-link"),
        pytest.param("Se [a]() och [b]( )", ["1:4 T015", "1:14 T015"], id="empty-link"),
        pytest.param("Se [](a.md) och [ ](b.md)", ["1:4 T016", "1:17 T016"], id="no-link-text"),
        pytest.param("[![](b.png)](c.md)", ["1:2 T022"], id="image-in-link"),
        pytest.param("[a][b] och [c][]", ["1:1 T017", "1:12 T017"], id="undefined-link"),
        pytest.param("![a][b]", ["1:2 T017"], id="undefined-image"),
        pytest.param("[a] och [ ][ ]", [], id="brackets"),
        pytest.param("A[^1] och [^två ord]", ["1:2 T018", "1:11 T018"], id="undefined-footnote"),
        pytest.param("A\n\n  [^1]: Not", ["3:3 T019"], id="unused-footnote"),
        pytest.param("A[^1]\n\n[^1]: B\n\n[^1]: C", ["5:1 T020"], id="footnote-twice"),
        pytest.param("A[^1]\n\n[^1]: B\n\n    [^2]: C", ["5:5 T028"], id="footnote-in-footnote"),
        pytest.param("![a](https://a.se/b.png)", ["1:1 T021"], id="remote-image"),
        pytest.param("![a](//a.se/b.png)", ["1:1 T021"], id="remote-image-any-scheme"),
        pytest.param("![a](data:image/png;base64,aa)", ["1:1 T014"], id="data-image"),
        pytest.param("![](b.png) ![`` ` ``](c.png)", ["1:1 T022"], id="no-alt"),
        pytest.param("|a|b|\n|-|-|\n|1|\n|1|2|3|", ["3:1 T023", "4:1 T023"], id="ragged-rows"),
        pytest.param("|a|b|\n|-|-|\n|1|2|", [], id="even-rows"),
        pytest.param("|a|b|\n|-|\n|1|2|", [], id="one-column-is-not-a-table"),
        pytest.param("|a|\n|-|-|\n|1|2|", ["2:1 T025"], id="broken-table"),
        pytest.param("Text\n\n     kod", ["3:6 T026"], id="indented-code"),
        pytest.param('[a](b.md "titel")', ["1:1 T027"], id="link-title"),
    ],
)
def test_faults_and_where(text: str, found: list[str]) -> None:
    assert problems_of(text) == found


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "<java&#9;script:alert(1)>",
        "< javascript:alert(1)>",
        "data:text/html,x",
        "vbscript:x",
        "file:///c:/x",
        "//example.se",
        "/\\example.se",
        "\\\\\\\\example.se",
        "https:example.se",
        "ftp://example.se",
        "C:/rapport.docx",
        "/rot.md",
        "a" * 2001,
    ],
)
def test_a_link_leads_only_where_it_may(address: str) -> None:
    assert problems_of(f"Se [a]({address}).") == ["1:4 T014"]


def test_an_autolink_leads_only_where_it_may() -> None:
    assert problems_of("<javascript:alert(1)> <https://example.se> <a@example.se>") == ["1:1 T014"]


@pytest.mark.parametrize(
    "address",
    ["a.md", "../a/b.md#c", "#c", "https://a.se/?b=c:d", "mailto:a@example.se", "a/b:c.md", "?q"],
)
def test_links_that_are_fine(address: str) -> None:
    assert problems_of(f"[a]({address})") == []


def said(text: str) -> list[tuple[str, str]]:
    return [(problem.message, problem.remedy) for problem in parse_body(text, PATH, 1)[1]]


def test_a_fault_is_said_in_plain_words() -> None:
    assert said("## A\n#### Åtgärder") == [
        (
            "Rubriken ”Åtgärder” är på nivå 4, men den närmast över är på nivå 2.",
            "Skriv ### i stället.",
        )
    ]
    assert said("[läs mer][x]") == [
        (
            "”[läs mer][x]” pekar på länken ”x”, som inte är angiven någonstans i texten.",
            "Lägg till en rad [x]: adress, eller skriv [text](adress).",
        )
    ]
    assert said("|a|b|\n|-|-|\n|1|") == [
        (
            "Raden har 1 cell, men rubrikraden har 2.",
            "Varje rad ska ha lika många celler som rubrikraden.",
        )
    ]
    assert said("```py\nkod") == [
        (
            "Kodblocket som börjar med ``` stängs aldrig, så resten av texten blir kod.",
            "Avsluta det med en egen rad ```.",
        )
    ]
    assert said("{.x}") == [
        (
            "”{.x}” skulle synas som text.",
            "Ta bort det. Bara {#ankare} sist i en rubrik används, "
            "med a–z, siffror och bindestreck.",
        )
    ]


def test_a_long_word_is_quoted_in_part() -> None:
    ((message, _),) = said("Se [[" + "å " * 200)

    assert message == "Sifferhänvisningen ”[[" + "å " * 28 + "å…” stängs aldrig."


def test_every_rule_has_its_words() -> None:
    rules = {rule for rule in vars(faults_module).values() if isinstance(rule, Rule)}

    assert rules == set(faults_module._WORDS)
    assert len({rule.code for rule in rules}) == len(rules)
    warnings = {rule.code for rule in rules if rule.severity is Severity.WARNING}
    assert warnings == {"T007", "T026", "T027"}


def test_a_text_that_is_too_large_is_refused() -> None:
    body, problems = parse_body("a" * 1_000_000, PATH, 7)

    assert body == Body(PATH)
    assert [(str(p.place), p.message) for p in problems] == [
        ("content/sida.md:7:1", "Texten har 1000000 tecken; högst 100000 kan läsas.")
    ]
    inline, problems = parse_inline("a" * 1_000_000, Place(PATH))
    assert (inline.tokens, [p.rule.code for p in problems]) == ((), ["T001"])


# Hostile input

_HOSTILE = {
    "brackets": "[" * 10_000,
    "references": "[[ " * 3_000,
    "images": "![" * 5_000,
    "nested-images": "![a " * 2_500 + "](b)" * 2_500,
    "links": "[a](" * 2_500,
    "quotes": ">" * 10_000,
    "quoted-lines": "\n".join(">" * depth for depth in range(1, 140)),
    "lists": "- " * 5_000 + "a",
    "nested-lists": "\n".join("  " * depth + "- a" for depth in range(100)),
    "backticks": " ".join("`" * length for length in range(1, 140)),
    "asterisks": "*" * 10_000,
    "emphasis": "*a **b _c " * 1_000,
    "comments": "<!-- " * 2_000,
    "footnotes": "[^" * 5_000,
    "wide-table": "|a" * 250 + "|\n" + "|-" * 250 + "|\n" + "a\n" * 4_000,
    "many-tables": "|a|b|\n|-|-|\n|c|\n\n" * 600,
    "one-long-table": "|a|b|\n|-|-|\n" * 800,
    "equal-headings": "## a\n" * 2_000,
    "one-paragraph": "lorem [[A 1]] *ipsum* [b](c.md) " * 3_000,
    "lines": "[a\n" * 3_300,
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_hostile_texts_are_read_to_the_end(text: str) -> None:
    """Each would take minutes without our limits; a hang is what fails here."""
    body, problems = parse_body(text, PATH, 1)

    assert body.path == PATH
    assert all(problem.place.path == PATH for problem in problems)


@pytest.mark.parametrize(
    "kind", ["quotes", "lists", "quoted-lines", "nested-lists", "brackets", "nested-images"]
)
def test_what_is_nested_too_deep_is_reported(kind: str) -> None:
    assert "T005" in {problem.rule.code for problem in parse_body(_HOSTILE[kind], PATH, 1)[1]}


def test_nine_levels_of_lists_are_read() -> None:
    text = "\n".join("  " * depth + f"- [[A {depth}]]" for depth in range(9))

    assert [reference.text for reference in body_of(text).references][-1] == "A 8"
    assert problems_of(text) == []


def test_tables_that_are_too_large_together_are_refused() -> None:
    assert problems_of(_HOSTILE["wide-table"])[0] == "1:1 T024"


# Whatever is written

_SNIPPETS = [
    "[[A 1]]", "[[", "]]", "[a](b.md)", "![a](b)", "[^1]", "[^1]: ", "|", "|-|-|", "-", "- ",
    "- [x] ", "> ", "#", "## ", "{#a}", "{.b}", "<!--", "-->", "<b>", "```", "`", "*", "**", "~~",
    "\\", "&amp;", "\n", "\n\n", "    ", "\t", " ", ": ", "å", "67 %", "<script>", "javascript:x",
    "<https://a.se>", "===", "\r\n", "\u00a0", "\x00", "\u2028", "\x0b", "1. ", '"', "'", "(", ")",
]  # fmt: skip

texts = st.one_of(st.text(), st.lists(st.sampled_from(_SNIPPETS), max_size=30).map("".join))


def places_in(body: Body, problems: tuple[Problem, ...]) -> Iterator[Place]:
    yield from (reference.place for reference in body.references)
    yield from (link.place for link in body.links)
    yield from (problem.place for problem in problems)
    for run in body.text_runs:
        yield run.place
        yield from (run.place_at(offset) for offset in range(len(run.text)))
    for section in body.sections:
        yield from (heading.place for heading in section.headings)


@given(texts)
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for place in places_in(*parse_body(text, PATH, 1)):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(texts)
def test_what_is_found_stands_at_its_place(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").split("\n")
    body = body_of(text)

    def at(place: Place) -> str:
        return lines[place.line - 1][place.column - 1 :]

    assert all(at(reference.place).startswith("[[") for reference in body.references)
    assert all(at(link.place)[0] in "[!<" for link in body.links)
    for run in body.text_runs:
        for offset, character in enumerate(run.text):
            if character.isalnum():
                assert at(run.place_at(offset)).startswith((character, "&"))


@given(texts)
def test_any_text_of_the_front_matter_is_read(text: str) -> None:
    place = Place(PATH, 3, 5)
    inline, problems = parse_inline(text, place)

    assert {r.place for r in inline.references} | {p.place for p in problems} <= {place}


@given(texts)
def test_anchors_are_unique_and_ascii(text: str) -> None:
    body, problems = parse_body(text, PATH, 1)
    anchors = [
        heading.anchor
        for section in body.sections
        for heading in (*filter(None, [section.heading]), *section.headings)
    ]

    assert all(anchor.isascii() and anchor for anchor in anchors)
    if "T009" not in {problem.rule.code for problem in problems}:
        assert len(set(anchors)) == len(anchors)
