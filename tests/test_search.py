"""The search index: made by Pagefind, and the same every time."""

import json
from pathlib import Path

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


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Write three pages into a folder."""
    for title, kind, municipality in (
        ("Barn", "Nyckeltal", "Hylte, Nacka"),
        ("Unga", "Analys", "Hylte"),
        ("Vuxna", "Nyckeltal", "Österåker"),
    ):
        file = tmp_path / title.lower() / "index.html"
        file.parent.mkdir()
        html = PAGE.format(title=title, kind=kind, municipality=municipality)
        file.write_text(html, encoding="utf-8")
    return tmp_path


def test_a_facet_knows_its_pages(pages: Path) -> None:
    facets = json.loads(dict(search.index(pages))["pagefind/facets.json"])
    counts = {name: {v: len(pages) for v, pages in facets[name].items()} for name in facets}
    assert counts == {
        "Typ": {"Analys": 1, "Nyckeltal": 2},
        "Kommun": {"Hylte": 2, "Nacka": 1, "Österåker": 1},
        "År": {},
    }
    (unga,) = facets["Typ"]["Analys"]
    assert unga in facets["Kommun"]["Hylte"]
    assert f"pagefind/fragment/{unga}.pf_fragment" in dict(search.index(pages))


def test_the_same_pages_give_the_same_index(pages: Path) -> None:
    once = dict(search.index(pages))
    for _ in range(4):
        assert dict(search.index(pages)) == once


def test_only_what_our_own_search_asks_for_is_published(pages: Path) -> None:
    names = {path.split("/")[1] for path, _ in search.index(pages)}
    fixed = {name for name in names if not name.endswith(".pf_meta")}
    assert fixed == {
        "facets.json",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.sv.pagefind",
        "words.json",
    }


def test_a_page_is_indexed_with_other_forms_of_what_it_is_about(tmp_path: Path) -> None:
    html = PAGE.format(title="Orosanmälningar och skydd", kind="", municipality="")
    tmp_path.joinpath("index.html").write_text(
        html.replace("</article>", "<h2>Skyddsbedömningar</h2><p>Jourhem</p></article>"),
        encoding="utf-8",
    )
    words = json.loads(dict(search.index(tmp_path))["pagefind/words.json"])
    assert {"orosanmälningar", "orosanmälan", "anmälan", "bedömningar", "jourhem"} <= set(words)
    assert "hem" not in words  # not what the page is about
    assert tmp_path.joinpath("index.html").read_text(encoding="utf-8").count("orosanmälan") == 0


@pytest.mark.parametrize(
    ("pagefind", "reason"),
    [
        ("raise SystemExit(1)", "avslutades i förtid"),
        ("import sys; sys.stdin.close(); sys.stdout.write('e30'); sys.stdout.close()", "avslut"),
        (
            'import base64; print(base64.b64encode(b\'{"payload": {"type": "Error", '
            '"message": "full"}}\').decode(), end=\',\', flush=True); input()',
            "full",
        ),
    ],
)
def test_what_pagefind_cannot_do_is_told(
    pages: Path, pagefind: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "pagefind.py").write_text(pagefind, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(pages))
    with pytest.raises(
        search.SearchError, match=rf"Sökregistret kunde inte skapas \(Pagefind: {reason}"
    ):
        list(search.index(pages))
