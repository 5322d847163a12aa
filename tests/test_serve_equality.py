"""Whatever is done to a project, its preview is what a build from nothing would be."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.content import project as made_up
from benchmarks.run import write
from kvalitet.config import CONFIG_FILE
from kvalitet.editions.lock import LOCK
from tests.building import build, contents
from tests.previewing import cold_build, preview_of, project, shown
from tests.sites import CONFIG

DOCUMENTS, EDITS = 12, 9
FIXED = ("aktuell/assets/", "aktuell/scheman/")
"""What no edit changes."""

NOT_SHOWN = ("/manifest.json", "/sha256sums.txt", LOCK)
"""What a build writes of itself."""

Edit = Callable[[Path, random.Random], None]


def _any_document(root: Path, dice: random.Random) -> Path:
    return dice.choice(sorted((root / "content").rglob("*.md")))


def _write_more(root: Path, dice: random.Random) -> None:
    file = _any_document(root, dice)
    file.write_text(f"{file.read_text('utf-8')}\nTillägg {dice.random()}.\n", "utf-8")


def _change_a_figure(root: Path, dice: random.Random) -> None:
    """Of some figure that stands alone on its line, in any document."""
    file = _any_document(root, dice)
    lines = file.read_text("utf-8").splitlines()
    places = [i for i, line in enumerate(lines) if line.strip()[:4].isdigit() and " av " in line]
    if places:
        place = dice.choice(places)
        lines[place] = f"{lines[place].partition(':')[0]}: {dice.randrange(20, 90)} av 100"
        file.write_text("\n".join(lines) + "\n", "utf-8")


def _add(root: Path, dice: random.Random) -> None:
    name = f"ny-{dice.randrange(1000)}"
    page = f"---\ntyp: sida\nid: {name}\ntitel: {name}\n---\n\n## Rubrik\n\nText.\n"
    (root / "content" / f"{name}.md").write_text(page, "utf-8")


def _delete(root: Path, dice: random.Random) -> None:
    _any_document(root, dice).unlink()


def _rename(root: Path, dice: random.Random) -> None:
    file = _any_document(root, dice)
    file.rename(file.with_name(f"{file.stem}-{dice.randrange(1000)}.md"))


def _break(root: Path, dice: random.Random) -> None:
    """As an editor leaves a file that it is just writing."""
    file = _any_document(root, dice)
    text = file.read_text("utf-8")
    file.write_text(text[: dice.randrange(len(text))], "utf-8")


def _change_the_settings(root: Path, dice: random.Random) -> None:
    file = root / CONFIG_FILE
    text = file.read_text("utf-8").replace("Mätbygden", "Mätstad")
    file.write_text(
        text.replace("utgåva: {titel: ", f"utgåva: {{titel: {dice.randrange(9)}"), "utf-8"
    )


def _break_the_settings(root: Path, _: random.Random) -> None:
    (root / CONFIG_FILE).write_text("organisation: [", "utf-8")


def _change_a_template(root: Path, dice: random.Random) -> None:
    file = root / "templates" / "pages" / dice.choice(["plain.html", "analysis.html", "list.html"])
    file.write_text(f"{file.read_text('utf-8')}<p>{dice.random()}</p>\n", "utf-8")


ANY: tuple[Edit, ...] = (
    _write_more,
    _write_more,
    _change_a_figure,
    _change_a_figure,
    _add,
    _delete,
    _rename,
    _break,
    _change_the_settings,
    _break_the_settings,
    _change_a_template,
)


def _repair(root: Path, sound: dict[str, bytes]) -> None:
    for path, data in sound.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for file in (root / "content").rglob("*.md"):
        if file.relative_to(root).as_posix() not in sound:
            file.unlink()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_preview_is_a_build_from_nothing_after_any_edits(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    write(tmp_path, made_up(DOCUMENTS, seed))
    preview = preview_of(tmp_path)
    preview.update()
    sound = {p: data for p, data in contents(tmp_path).items() if not p.startswith(".cache/")}
    seen_good = seen_bad = 0
    for _ in range(EDITS):
        dice.choice(ANY)(tmp_path, dice)
        if dice.random() < 0.3:
            _repair(tmp_path, sound)
        before = preview.state
        now = preview.update()
        examination, built = cold_build(tmp_path)
        assert now.problems == examination.problems
        if examination.understood is None:
            seen_bad += 1
            assert now.site is before.site
            continue
        seen_good += 1
        assert now.drawn == now.number
        drawn = [path for path in built if not path.startswith(FIXED)]
        found = shown(preview, drawn)
        assert [path for path in drawn if found[path] != built[path]] == []
    assert seen_good
    assert seen_bad


def test_a_preview_is_what_the_command_builds(tmp_path: Path) -> None:
    root = project(tmp_path / "projekt")
    site = build(root, tmp_path / "site").parent
    preview = preview_of(root)
    preview.update()
    built = {
        path: data
        for path, data in contents(site).items()
        if "/pagefind/" not in path and not path.endswith(NOT_SHOWN)
    }
    found = shown(preview, built)
    assert [path for path in built if found[path] != built[path]] == []


def test_what_was_deleted_is_gone(tmp_path: Path) -> None:
    root = project(tmp_path)
    preview = preview_of(root)
    preview.update()
    address = "aktuell/sidor/om/index.html"
    assert shown(preview, [address])[address] is not None
    (root / "content" / "sidor" / "om.md").unlink()
    preview.update()
    assert shown(preview, [address])[address] is None


def test_the_settings_hold_for_pages_that_have_not_changed(tmp_path: Path) -> None:
    root = project(tmp_path)
    preview = preview_of(root)
    preview.update()
    (root / CONFIG_FILE).write_text(CONFIG.replace("namn: Hylte,", "namn: Hyltebruk,"), "utf-8")
    preview.update()
    address = "aktuell/analyser/analys/index.html"
    assert "Hyltebruk" in (shown(preview, [address])[address] or b"").decode()
