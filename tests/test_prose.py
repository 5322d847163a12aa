"""What readers get of a document's text: HTML, and plain words for search."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kvalitet.body.parse import parse_body, parse_inline
from kvalitet.body.parts import Body, Inline, Link, Reference
from kvalitet.problems import Place
from kvalitet.prose.render import (
    plain_heading,
    plain_inline,
    render_footnotes,
    render_heading,
    render_inline,
    render_section,
)

PATH = "content/sida.md"


def figure(reference: Reference) -> Markup:
    return Markup('<a class="kv-figure" href="../{}/">67&nbsp;%</a>').format(reference.text)


def page(link: Link) -> str | None:
    if link.is_image:
        return link.path
    return None if link.path == "saknas.md" else link.path.removesuffix(".md") + "/"


def html_of(text: str) -> str:
    body, _ = parse_body(text, PATH, 1)
    return "".join(
        (render_heading(section.heading, figure, page) if section.heading else "")
        + render_section(section, figure, page)
        for section in body.sections
    )


def inline(text: str) -> Inline:
    return parse_inline(text, Place(PATH))[0]


def test_a_paragraph() -> None:
    assert html_of("Av *barnen* klarade **många**\nett ~~halvt~~ år.\n") == (
        "<p>Av <em>barnen</em> klarade <strong>många</strong>\nett <s>halvt</s> år.</p>\n"
    )


def test_a_figure_stands_where_it_is_spoken_of() -> None:
    assert html_of("Av barnen klarade **[[U33461 2024]]** ett år.") == (
        '<p>Av barnen klarade <strong><a class="kv-figure" href="../U33461 2024/">67&nbsp;%</a>'
        "</strong> ett år.</p>\n"
    )


def test_a_figure_that_is_not_markup_is_escaped() -> None:
    html = render_inline(inline("[[A 1]]"), lambda reference: "<b>", page)  # type: ignore[arg-type, return-value]

    assert html == "&lt;b&gt;"


def test_headings_have_their_anchors() -> None:
    assert html_of("## Påverkande *faktorer*\n\n### Barn & unga\n\n### Barn & unga\n") == (
        '<h2 id="paverkande-faktorer">Påverkande <em>faktorer</em></h2>\n'
        '<h3 id="barn-unga">Barn &amp; unga</h3>\n'
        '<h3 id="barn-unga-2">Barn &amp; unga</h3>\n'
    )


def test_lists_quotes_and_code() -> None:
    assert html_of("3. tre\n4. fyra\n   - under\n\n> citat\n\n```yaml\na: <b>\n```\n\n***\n") == (
        '<ol start="3">\n<li>tre</li>\n<li>fyra\n<ul>\n<li>under</li>\n</ul>\n</li>\n</ol>\n'
        "<blockquote>\n<p>citat</p>\n</blockquote>\n"
        '<pre><code tabindex="0" class="language-yaml">a: &lt;b&gt;\n</code></pre>\n'
        "<hr>\n"
    )


def test_a_list_of_words_and_their_meaning() -> None:
    assert html_of("Bortfall\n: Svar som saknas.\n") == (
        "<dl>\n<dt>Bortfall</dt>\n<dd>Svar som saknas.</dd>\n</dl>\n"
    )


def test_comments_and_markup_that_is_off_leave_nothing() -> None:
    assert html_of("## Rubrik <!-- tips -->\n<!-- a\n\nb -->\nText <!-- c --> till.\n") == (
        '<h2 id="rubrik">Rubrik</h2>\n<p>Text till.</p>\n'
    )
    assert html_of('<b>fet</b> -- "citat" (c) www.example.se') == (
        "<p>&lt;b&gt;fet&lt;/b&gt; -- &#34;citat&#34; (c) www.example.se</p>\n"
    )


# Links and images


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[om](../om.md#x)", '<a href="../om/">om</a>'),
        ("[om](saknas.md)", "om"),
        ("[nedan](#resultat)", '<a href="#resultat">nedan</a>'),
        ("[skriv](mailto:a@example.se)", '<a href="mailto:a@example.se">skriv</a>'),
        (
            "[*Kolada*](https://kolada.se/å?a=1&b=2)",
            '<a href="https://kolada.se/%C3%A5?a=1&amp;b=2" rel="noopener"><em>Kolada</em></a>',
        ),
        ("<https://kolada.se>", '<a href="https://kolada.se" rel="noopener">https://kolada.se</a>'),
        ("[a][b]\n\n[b]: c.md", '<a href="c/">a</a>'),
        ("![Ett \"diagram\" & *mer*](b.png)",
         '<img src="b.png" alt="Ett &#34;diagram&#34; &amp; mer" loading="lazy">'),
        ("![Över [[A 1]]](b.png)", '<img src="b.png" alt="Över 67\u00a0%" loading="lazy">'),
        ("![Bild](https://a.se/b.png)", "Bild"),
        ("[klicka](javascript:alert)", "klicka"),
        ("[klicka](//a.se)", "klicka"),
        ("<javascript:alert>", "javascript:alert"),
    ],
)  # fmt: skip
def test_links_lead_where_they_may(text: str, html: str) -> None:
    assert html_of(text) == f"<p>{html}</p>\n"


# Tables


def test_a_table_is_named_and_its_figures_are_aligned() -> None:
    assert html_of(
        "| Nyckeltal | 2023 | Förändring |\n"
        "|---|---|---|\n"
        "| Barn | 67 % | **+3 p.e.** |\n"
        "| Unga | uppgift saknas | [[U1 2024]] |\n"
    ) == (
        '<div class="kv-table-wrap" tabindex="0" role="region"'
        ' aria-label="Tabell: Nyckeltal, 2023, Förändring">\n'
        '<table class="kv-table">\n'
        "<thead>\n<tr>\n"
        '<th scope="col">Nyckeltal</th>\n'
        '<th scope="col" class="kv-number">2023</th>\n'
        '<th scope="col" class="kv-number">Förändring</th>\n'
        "</tr>\n</thead>\n"
        "<tbody>\n<tr>\n"
        "<td>Barn</td>\n"
        '<td class="kv-number">67 %</td>\n'
        '<td class="kv-number"><strong>+3 p.e.</strong></td>\n'
        "</tr>\n<tr>\n"
        "<td>Unga</td>\n"
        '<td class="kv-number">uppgift saknas</td>\n'
        '<td class="kv-number"><a class="kv-figure" href="../U1 2024/">67&nbsp;%</a></td>\n'
        "</tr>\n</tbody>\n"
        "</table>\n</div>\n"
    )


def names_of(text: str) -> list[str]:
    return re.findall('aria-label="([^"]*)"', html_of(text))


def test_tables_with_the_same_heads_are_told_apart() -> None:
    table = "| År | <b> |\n|---|---|\n\n"

    assert names_of(f"## A\n\n{table}## B\n\n{table}| | |\n|---|---|\n") == [
        "Tabell: År, &lt;b&gt;",
        "Tabell: År, &lt;b&gt; (2)",
        "Tabell: utan rubriker",
    ]


def test_an_empty_head_is_an_ordinary_cell() -> None:
    html = html_of("| | 2023 |\n|---|---|\n| Barn | 1 |\n")

    assert '<tr>\n<td></td>\n<th scope="col" class="kv-number">2023</th>\n</tr>' in html


@pytest.mark.parametrize(
    ("cells", "is_figures"),
    [
        (["67", "87,5", "1 234", "\u221232"], True),
        (["67 %", "0–75 %", "24 av 30", ""], True),
        (["12 tkr", "Ej mätt", "u.s.", "–"], True),
        (["[[A 1]]", "sekretess"], True),
        (["uppgift saknas", ""], False),
        (["67", "67 (n = 30)"], False),
        (["2018-H1", "2018"], False),
        (["Barn 1"], False),
    ],
)
def test_which_columns_hold_figures(cells: list[str], is_figures: bool) -> None:
    rows = "".join(f"| {cell} |\n" for cell in cells)

    assert ('<td class="kv-number">' in html_of(f"| A |\n|---|\n{rows}")) is is_figures


def test_a_writers_alignment_goes_first() -> None:
    html = html_of("| A | B | C |\n|:--|:-:|--:|\n| 1 | 2 | tre |\n")

    assert '<td>1</td>\n<td class="kv-center">2</td>\n<td class="kv-number">tre</td>' in html


# Task lists and footnotes


def test_a_task_is_the_label_of_its_box() -> None:
    assert html_of("- [x] Klar\n- [ ] Inte **klar**\n  - [ ] under\n- vanlig\n") == (
        '<ul class="kv-tasks">\n'
        '<li class="kv-task"><label><input type="checkbox" disabled checked> Klar</label></li>\n'
        '<li class="kv-task"><label><input type="checkbox" disabled> Inte <strong>klar</strong>'
        "</label>\n"
        '<ul class="kv-tasks">\n'
        '<li class="kv-task"><label><input type="checkbox" disabled> under</label></li>\n'
        "</ul>\n</li>\n"
        "<li>vanlig</li>\n"
        "</ul>\n"
    )


def test_a_task_without_text_still_says_whether_it_is_done() -> None:
    assert 'checked aria-label="Klart"' in html_of("- [x] > citat\n")


def test_footnotes_are_numbered_through_the_document() -> None:
    text = "## A\n\nEtt[^b].\n\n## B\n\nTvå[^a] tre[^b].\n\n[^a]: Om a.\n[^b]: Om b, [[A 1]].\n"
    body, problems = parse_body(text, PATH, 1)

    assert problems == ()
    assert [render_section(section, figure, page) for section in body.sections] == [
        '<p>Ett<sup class="kv-footnote"><a href="#fotnot_1" id="fotnot_1_text" role="doc-noteref"'
        ' aria-label="Fotnot 1">1</a></sup>.</p>\n',
        '<p>Två<sup class="kv-footnote"><a href="#fotnot_2" id="fotnot_2_text" role="doc-noteref"'
        ' aria-label="Fotnot 2">2</a></sup> tre<sup class="kv-footnote"><a href="#fotnot_1"'
        ' id="fotnot_1_text_2" role="doc-noteref" aria-label="Fotnot 1">1</a></sup>.</p>\n',
    ]
    assert render_footnotes(body, figure, page) == (
        '<section class="kv-footnotes" role="doc-endnotes" aria-label="Fotnoter">\n<ol>\n'
        '<li id="fotnot_1">\n'
        '<p>Om b, <a class="kv-figure" href="../A 1/">67&nbsp;%</a>.'
        ' <a class="kv-footnote-back" href="#fotnot_1_text" role="doc-backlink"'
        ' aria-label="Tillbaka till texten">↩\ufe0e</a>'
        ' <a class="kv-footnote-back" href="#fotnot_1_text_2" role="doc-backlink"'
        ' aria-label="Tillbaka till texten, ställe 2">↩\ufe0e</a></p>\n'
        "</li>\n"
        '<li id="fotnot_2">\n'
        '<p>Om a. <a class="kv-footnote-back" href="#fotnot_2_text" role="doc-backlink"'
        ' aria-label="Tillbaka till texten">↩\ufe0e</a></p>\n'
        "</li>\n"
        "</ol>\n</section>\n"
    )


def test_no_footnotes_no_block() -> None:
    assert render_footnotes(parse_body("Text", PATH, 1)[0], figure, page) == ""


# Texts of the front matter, and plain words


def test_a_text_of_the_front_matter_has_no_paragraph() -> None:
    assert render_inline(inline("# Av *barnen* <i> [om](om.md)"), figure, page) == (
        '# Av <em>barnen</em> &lt;i&gt; <a href="om/">om</a>'
    )
    assert plain_inline(inline("Av *barnen* &\nklarade [[A 1]]"), figure) == (
        "Av barnen & klarade 67\u00a0%"
    )


def test_a_heading_in_plain_words_for_a_table_of_contents() -> None:
    body, _ = parse_body("## A [[A 1]]\n", PATH, 1)
    section = body.sections[0]

    assert section.heading is not None
    assert plain_heading(section.heading, figure) == "A 67\u00a0%"


# Whatever is written

_SNIPPETS = [
    "[[A 1]]", "[a](b.md)", "[a](javascript:x)", "[a](<java\tscript:x>)", "![a](b)", "[^1]",
    "[^1]: ", "| a ", "|\n|-|-|\n", "- ", "- [x] ", "> ", "## ", "{#a}", "{onclick=x}", "<!--",
    "-->", "<script>alert(1)</script>", "<img onerror=x>", "```", "```\"><script>\n", "`", "**",
    "\\", "&lt;script&gt;", "&quot;", "\n", "\n\n", "    ", ": ", "å", "\"", "'", "<https://a.se>",
    "<javascript:x>", "[a](https://a.se/\"onclick=x)", "[b]: javascript:x\n", "[b]", "![\"](c)",
]  # fmt: skip

texts = st.one_of(st.text(), st.lists(st.sampled_from(_SNIPPETS), max_size=25).map("".join))

_TAGS = {
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "img", "input", "label", "li", "ol", "p", "pre", "s", "section", "strong", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "alt", "aria-label", "checked", "class", "disabled", "href", "id", "loading", "rel", "role",
    "scope", "src", "start", "tabindex", "type",
}  # fmt: skip
_VOID = {"br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Reads HTML as a browser would, and checks what it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS
        assert {name for name, _ in attrs} <= _ATTRIBUTES
        values = dict(attrs)
        for address in (values.get("href"), values.get("src")):
            assert address is None or not re.match(r"\s*(?:\w+script|data|file):", address, re.I)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def whole(body: Body) -> str:
    return "".join(
        [
            *(render_heading(s.heading, figure, page) for s in body.sections if s.heading),
            *(render_section(section, figure, page) for section in body.sections),
            render_footnotes(body, figure, page),
        ]
    )


@given(texts)
def test_whatever_is_written_is_rendered_safely_and_the_same_each_time(text: str) -> None:
    body, problems = parse_body(text, PATH, 1)
    html = whole(body)
    reader = Reader()
    reader.feed(html)
    reader.close()

    assert reader.open == []
    assert "<script" not in html
    assert html == whole(body) == whole(parse_body(text, PATH, 1)[0])
    if "T009" not in {problem.rule.code for problem in problems}:
        assert len(set(reader.ids)) == len(reader.ids)


@given(st.text(alphabet=st.characters(exclude_characters="\r\n\x00", exclude_categories=["Cs"])))
def test_words_come_out_as_they_went_in(text: str) -> None:
    literal = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text.strip())

    assert plain_inline(inline(literal)) == re.sub(" +", " ", text.strip())


@given(texts)
def test_whatever_is_written_in_front_matter_is_rendered_safely(text: str) -> None:
    reader = Reader()
    reader.feed(render_inline(inline(text), figure, page))
    reader.close()

    assert reader.open == []
