"""The search index: made by Pagefind, and the same every time."""

import json

import pytest

from kvalitet import search

HEAD = (
    '<meta data-pagefind-meta="title[content]" content="{title}">'
    '<meta data-pagefind-meta="Typ[content]" content="{kind}">'
    '<meta data-pagefind-meta="Kommun[content]" content="{municipality}">'
)
PAGE = (
    f'<!doctype html><html lang="sv"><head>{HEAD}</head>'
    "<body><article data-pagefind-body><h1>{title}</h1><p>Återaktualiserade</p></article></body>"
)


def page(title: str, kind: str, municipality: str) -> tuple[str, bytes]:
    html = PAGE.format(title=title, kind=kind, municipality=municipality)
    return f"{title.lower()}/index.html", html.encode()


PAGES = [
    page("Barn", "Nyckeltal", "Hylte, Nacka"),
    page("Unga", "Analys", "Hylte"),
    page("Vuxna", "Nyckeltal", "Österåker"),
]


def test_a_facet_knows_its_pages() -> None:
    facets = json.loads(dict(search.index(PAGES))["pagefind/facets.json"])
    counts = {name: {v: len(pages) for v, pages in facets[name].items()} for name in facets}
    assert counts == {
        "Typ": {"Analys": 1, "Nyckeltal": 2},
        "Kommun": {"Hylte": 2, "Nacka": 1, "Österåker": 1},
        "År": {},
    }
    (unga,) = facets["Typ"]["Analys"]
    assert unga in facets["Kommun"]["Hylte"]
    assert f"pagefind/fragment/{unga}.pf_fragment" in dict(search.index(PAGES))


def test_the_same_pages_give_the_same_index() -> None:
    once = dict(search.index(PAGES))
    for _ in range(4):
        assert dict(search.index(PAGES)) == once


def test_only_what_our_own_search_asks_for_is_published() -> None:
    names = {path.split("/")[1] for path, _ in search.index(PAGES)}
    fixed = {name for name in names if not name.endswith(".pf_meta")}
    assert fixed == {
        "facets.json",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.sv.pagefind",
    }


def test_pages_that_pagefind_cannot_read_are_told() -> None:
    with pytest.raises(search.SearchError, match=r"Sökregistret kunde inte skapas \(Pagefind: "):
        list(search.index([]))
