"""The pages of the methods: examples that are true, and links to them where they are used."""

from math import sqrt

import pytest
from scipy.stats import kendalltau

from kvalitet.model.words import Generated
from kvalitet.page import Page
from kvalitet.pages.worked.examples import EXAMPLES
from tests.drawing import draw_site
from tests.sites import ANALYSIS, FIGURE, PAGE, measured, site, with_keys


def method_page(shown: Generated) -> str:
    name = shown.name.lower().replace("_", "-")
    return with_keys(PAGE.replace("id: om", f"id: {name}"), f"visar: {shown}")


def drawn(address: str, documents: dict[str, str]) -> Page:
    found = site(documents)
    assert found.problems == ()
    pages = draw_site(found.catalogue, found.findings).pages
    return next(page for page in pages if page.address == address)


def test_every_method_has_an_example() -> None:
    assert {*EXAMPLES} == {one for one in Generated if one.value.startswith("exempel ")}


@pytest.mark.parametrize("shown", EXAMPLES)
def test_an_example_is_drawn_with_its_figures_its_steps_and_what_is_said(
    shown: Generated,
) -> None:
    name = shown.name.lower().replace("_", "-")
    page = drawn(f"sidor/{name}/", {"sida.md": method_page(shown)})
    example = EXAMPLES[shown]()
    assert page.headings[0].text == "Räkneexempel"
    for words in (*example.head, *sum(example.rows, ()), *example.steps, example.said):
        assert words in page.html
    assert len({len(row) for row in (example.head, *example.rows)}) == 1


def plain(shown: Generated) -> str:
    """The steps of an example and what is said, with soft spaces."""
    example = EXAMPLES[shown]()
    return " ".join((*example.steps, example.said)).replace("\u00a0", " ")


def test_the_trend_is_scipys() -> None:
    p = kendalltau(range(7), (70, 72, 71, 75, 78, 77, 81), method="exact").pvalue
    said = plain(Generated.TREND_WORKED)
    assert "I 19 av dem är det senare värdet högre och i 2 är det lägre: S = 17." in said
    assert f"har 54 av dem: p = {p:.4f}.".replace("0.", "0,") in said
    assert said.endswith("säkerställd uppgång till det bättre, med 1,8 procentenheter per år.")


def test_the_usual_variation_is_that_of_a_pocket_calculator() -> None:
    mean, kept = 922 / 13, 20 / 11
    ends = f"{mean - 2.66 * kept:.2f} till {mean + 2.66 * kept:.2f} %".replace(".", ",")
    assert f"± 2,66 · 1,82: {ends}." in plain(Generated.VARIATION_WORKED)


def test_the_interval_is_that_of_its_formula() -> None:
    x, n, z = 24, 30, 1.959964
    root = z * sqrt(z * z + 4 * x * (1 - x / n))
    low, high = (100 * (2 * x + z * z + sign * root) / (2 * (n + z * z)) for sign in (-1, 1))
    around = f"{low:.1f}–{high:.1f}\u00a0%".replace(".", ",")
    rows = EXAMPLES[Generated.UNCERTAINTY_WORKED]().rows
    assert ("24 av 30", "80\u00a0%", around, "Wilson") in rows


def test_newcombe_alone_would_have_been_too_sure() -> None:
    (row,) = [row for row in EXAMPLES[Generated.CHANGE_WORKED]().rows if row[0] == "0 av 8"]
    assert row[3:] == ("3 till 73", "0,082", "inom osäkerheten")


def test_methods_are_linked_where_they_are_used() -> None:
    pages = {f"{shown.name}.md": method_page(shown) for shown in EXAMPLES}
    documents = {
        "n.md": measured("{2017: 60 av 120, 2018: 85 av 120}"),
        "a.md": ANALYSIS.replace(FIGURE, "").replace("2018-H1", "2018"),
        **pages,
    }
    for address in ("nyckeltal/u33461/", "analyser/analys/"):
        html = drawn(address, documents).html
        methods = html[html.index("Så räknar vi: ") : html.index("</p>", html.index("Så räknar"))]
        assert "uncertainty-worked/" in methods
        assert "change-worked/" in methods
        assert "trend-worked/" in methods
        assert "variation-worked/" not in methods
        assert "comparison-worked/" not in methods


def test_methods_that_no_page_explains_are_not_linked() -> None:
    html = drawn("nyckeltal/u33461/", {"n.md": measured("{2017: 60 av 120}")}).html
    assert "Så räknar vi" not in html
