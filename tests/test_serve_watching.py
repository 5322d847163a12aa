"""Watching a project: what counts as a change, and when it is over. Nobody sleeps here."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kvalitet.serve.watching import changes, look
from tests.sites import PAGE, write_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "sida.html").write_text("<p>", encoding="utf-8")
    return write_project(tmp_path, {"om.md": PAGE, "mapp/del.md": PAGE})


def told(root: Path, *happenings: Callable[[], object]) -> int:
    """How many changes are told of, when each thing happens in a pause of its own."""
    waiting = list(happenings)

    def pause(_: float) -> bool:
        if waiting:
            waiting.pop(0)()
        return not waiting

    return sum(1 for _ in changes(root, pause)) - 1


def rest() -> None:
    """Nothing happens."""


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "content" / "om.md").write_text("Annat.", "utf-8"),
        lambda root: (root / "content" / "ny.md").write_text("Ny.", "utf-8"),
        lambda root: (root / "content" / "om.md").unlink(),
        lambda root: (root / "content" / "om.md").rename(root / "content" / "an.md"),
        lambda root: (root / "content" / "mapp").rename(root / "content" / "flyttad"),
        lambda root: (root / "templates" / "sida.html").write_text("<b>", "utf-8"),
        lambda root: (root / "site_config.yml").write_text("x: 1", "utf-8"),
        lambda root: (root / "mkdocs.yml").write_text("x: 1", "utf-8"),
    ],
    ids=["skriven", "ny", "borta", "omdöpt", "flyttad", "mall", "inställningar", "tema"],
)
def test_a_change_is_told_once(root: Path, change: Callable[[Path], object]) -> None:
    assert told(root, lambda: change(root), rest, rest, rest) == 1


def test_nothing_is_told_when_nothing_happens_or_when_it_happens_elsewhere(root: Path) -> None:
    aside = root / "site" / "aktuell"
    assert told(root, rest, lambda: aside.mkdir(parents=True), rest) == 0


def test_a_file_that_is_being_written_is_waited_for(root: Path) -> None:
    """It is emptied, filled in two goes, and only then read."""
    file = root / "content" / "om.md"
    texts: list[str] = []
    waiting = ["", PAGE[:20], PAGE]

    def pause(_: float) -> bool:
        if waiting:
            file.write_text(waiting.pop(0), encoding="utf-8")
            return False
        return len(texts) > 1

    for _ in changes(root, pause):
        texts.append(file.read_text(encoding="utf-8"))
    assert texts[1:] == [PAGE]


def test_what_never_settles_is_taken_as_it_is(root: Path) -> None:
    file = root / "content" / "om.md"
    found = 0

    def pause(_: float) -> bool:
        file.write_text(f"{file.read_text(encoding='utf-8')}x", encoding="utf-8")
        return found > 2

    for _ in changes(root, pause):
        found += 1
    assert found == 3


def test_what_is_not_there_has_no_traces(tmp_path: Path) -> None:
    assert look(tmp_path) == {}


def test_a_link_is_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("annanstans")
    (root / "content" / "länk").symlink_to(elsewhere, target_is_directory=True)
    before = look(root)
    (elsewhere / "ny.md").write_text("Ny.", encoding="utf-8")
    assert look(root) == before
