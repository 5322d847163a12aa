"""What pages fetch before a reader does anything; time is told by benchmarks.pages, never here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.pages import KILOBYTES, Visit, heaviest, row, served, visit

KINDS = ("start", "nyckeltal", "nyckeltal/…", "planer/…", "roda-traden/…", "sidor/…")


@pytest.fixture(scope="module")
def visits(chromium: Browser, example: Path) -> Iterator[dict[str, Visit]]:
    """A first visit to the largest page of its kind: kind → what it cost."""
    addresses = heaviest(example)
    with served(example.parent) as shop:
        yield {kind: visit(chromium, shop, f"{example.name}/{addresses[kind]}") for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light(kind: str, visits: dict[str, Visit]) -> None:
    assert visits[kind].kilobytes <= KILOBYTES


def test_after_the_first_page_there_is_little_left_to_fetch(visits: dict[str, Visit]) -> None:
    beside = [
        {path for path in visit.fetched if not path.endswith("/")} for visit in visits.values()
    ]
    assert all(files == beside[0] for files in beside)


def test_what_nobody_has_asked_for_is_not_fetched(visits: dict[str, Visit]) -> None:
    fetched = {path for visit in visits.values() for path in visit.fetched}
    assert [path for path in fetched if "plotly" in path or "pagefind" in path] == []
    assert any(path.endswith("/interactive.js") for path in fetched)


def test_what_is_fetched_is_packed_as_a_server_would(
    example: Path, visits: dict[str, Visit]
) -> None:
    sent = visits["start"].fetched
    for path in ("", "assets/stylesheets/theme.css"):
        size = (example / (path or "index.html")).stat().st_size
        assert sent[f"/{example.name}/{path}"] < size / 2
    assert sent["/versions.json"] == (example.parent / "versions.json").stat().st_size


def test_a_chart_is_seen_where_there_is_one(visits: dict[str, Visit]) -> None:
    assert visits["nyckeltal/…"].drawn is not None
    assert visits["sidor/…"].drawn is None


def test_what_misses_a_goal_is_marked() -> None:
    fetched = {"/aktuell/": 20_000, "/aktuell/main.css": 30_400}
    assert row("sidor/om/", Visit(fetched, 300, None, 0)) == (
        "sidor/om/                                             2   50.4     300           0.000"
    )
    heavy = Visit(fetched | {"/aktuell/bild.png": 90_000}, 300, 316, 0.1)
    assert row("sidor/om/", heavy).endswith(
        "3  140.4     300     316   0.100  too much, chart is late, moves"
    )
