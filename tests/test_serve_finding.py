"""The search of a preview: made when somebody searches, and honest about its age."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kvalitet import search
from kvalitet.composition import Composition
from kvalitet.serve.finding import Finder
from kvalitet.serve.preview import Preview, State
from tests.previewing import NOW, preview_of, project
from tests.sites import PAGE, with_text

FACETS = "pagefind/facets.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


@pytest.fixture
def preview(root: Path) -> Preview:
    preview = preview_of(root)
    preview.update()
    return preview


def settled(preview: Preview) -> State:
    """The state when no index is being made."""
    state = preview.state
    while state.searchable.working:
        state = preview.wait(state.number, 60.0)
    return state


def words(finder: Finder) -> str:
    """Everything that can be searched."""
    facets = json.loads(finder.file(FACETS) or b"")
    names = {name for values in facets.values() for pages in values.values() for name in pages}
    found = [finder.file(f"pagefind/fragment/{name}.pf_fragment") for name in sorted(names)]
    return "\n".join(gzip.decompress(one or b"").decode() for one in found)


def test_nothing_is_made_before_somebody_searches(preview: Preview) -> None:
    Finder(preview)
    assert preview.state.searchable.drawn == 0


def test_the_first_search_waits_for_the_index(preview: Preview) -> None:
    finder = Finder(preview)
    assert "Om webbplatsen" in words(finder)
    made = settled(preview).searchable
    assert (made.drawn, made.at) == (preview.state.drawn, NOW)


def test_what_is_no_part_of_the_index_is_not_there(preview: Preview) -> None:
    assert Finder(preview).file("pagefind/finns-inte.js") is None


def test_an_old_index_is_used_until_there_is_a_newer(root: Path, preview: Preview) -> None:
    finder = Finder(preview)
    assert "Nyskrivet" not in words(finder)
    settled(preview)
    (root / "content" / "sidor" / "om.md").write_text(with_text(PAGE, "Nyskrivet."), "utf-8")
    state = preview.update()
    assert state.searchable.drawn < state.drawn
    finder.file(FACETS)
    assert settled(preview).searchable.drawn == state.drawn
    assert "Nyskrivet" in words(finder)


def test_a_page_that_searches_in_the_index_before_still_finds_its_pieces(
    root: Path, preview: Preview
) -> None:
    finder = Finder(preview)
    words(finder)
    entry = json.loads(finder.file("pagefind/pagefind-entry.json") or b"")
    piece = f"pagefind/pagefind.{entry['languages']['sv']['hash']}.pf_meta"
    before = finder.file(piece)
    (root / "content" / "sidor" / "om.md").write_text(with_text(PAGE, "Nyskrivet."), "utf-8")
    preview.update()
    finder.file(FACETS)
    settled(preview)
    assert before is not None
    assert finder.file(piece) == before


def test_a_fault_of_the_search_is_no_fault_of_the_preview(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> Iterator[tuple[str, bytes]]:
        raise search.SearchError("trasig")

    with monkeypatch.context() as patched:
        patched.setattr(search, "index", fail)
        assert Finder(preview).file(FACETS) is None
        assert settled(preview).searchable.drawn == 0
    assert Finder(preview).file(FACETS) is not None


def test_the_first_index_is_finished_although_the_content_changes(
    root: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = Event()
    draw = preview.draw

    def draw_and_change(site: Composition, path: str) -> bytes | None:
        """The content changes while the first page is drawn."""
        if not changed.is_set():
            changed.set()
            text = with_text(PAGE, "Nyskrivet.")
            (root / "content" / "sidor" / "om.md").write_text(text, encoding="utf-8")
            preview.update()
        return draw(site, path)

    monkeypatch.setattr(preview, "draw", draw_and_change)
    assert "Nyskrivet" in words(Finder(preview))
