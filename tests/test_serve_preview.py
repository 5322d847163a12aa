"""A preview survives whatever is done to the project, and shows the last that was good."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kvalitet.config import CONFIG_FILE
from kvalitet.serve.preview import Preview, UndrawableError
from tests.previewing import NOW, listing, preview_of, project
from tests.sites import CONFIG, PAGE

ABOUT = "aktuell/sidor/om/index.html"


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the shell once."""
    root = project(tmp_path_factory.mktemp("skal"))
    preview_of(root).update()
    return root / ".cache" / "shell"


@pytest.fixture
def root(tmp_path: Path, shell: Path) -> Path:
    return project(tmp_path, shell)


@pytest.fixture
def preview(root: Path) -> Preview:
    preview = preview_of(root)
    assert preview.update().problems == ()
    return preview


def page(preview: Preview, path: str = ABOUT) -> str:
    site = preview.state.site
    assert site is not None
    return (preview.file(site, path) or b"").decode()


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_change_is_seen(root: Path, preview: Preview) -> None:
    rewrite(root / "content" / "sidor" / "om.md", "Text.", "Det här är nytt.")
    state = preview.update()
    assert state.drawn == state.number == 2
    assert state.at == NOW
    assert "Det här är nytt." in page(preview)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda root: rewrite(root / "content" / "sidor" / "om.md", "titel:", "tittel:"), "N"),
        (lambda root: (root / "content" / "sidor" / "om.md").write_bytes(b"\xff\xfe"), "F002"),
        (lambda root: (root / "content" / "sidor" / "om.md").write_text("", "utf-8"), "F004"),
        (lambda root: (root / CONFIG_FILE).write_text("organisation: [", "utf-8"), "Y"),
        (lambda root: (root / CONFIG_FILE).unlink(), "F001"),
        (lambda root: shutil.rmtree(root / "content"), "F001"),
        (lambda root: shutil.rmtree(root / "content" / "nyckeltal"), "K002"),
    ],
    ids=[
        "fel",
        "bytes",
        "tom",
        "inställningar",
        "utan-inställningar",
        "utan-mapp",
        "utan-nyckeltal",
    ],
)
def test_what_was_good_remains_while_something_is_broken_and_until_it_is_repaired(
    root: Path, preview: Preview, damage: Callable[[Path], object], code: str
) -> None:
    good = preview.state
    before = page(preview)
    damage(root)
    broken = preview.update()
    assert [one for one in broken.problems if one.rule.code.startswith(code)], broken.problems
    assert (broken.site, broken.drawn) == (good.site, good.drawn)
    assert page(preview) == before
    repaired = project(root / "hel")
    for name in ("content", CONFIG_FILE):
        whole = root / name
        shutil.rmtree(whole) if whole.is_dir() else whole.unlink(missing_ok=True)
        shutil.move(repaired / name, whole)
    shutil.rmtree(repaired)
    state = preview.update()
    assert state.problems == ()
    assert state.drawn == state.number
    assert page(preview) == before


def test_a_project_that_is_broken_from_the_start_is_shown_when_it_is_repaired(root: Path) -> None:
    file = root / CONFIG_FILE
    file.unlink()
    preview = preview_of(root)
    assert preview.update().site is None
    file.write_text(CONFIG, encoding="utf-8")
    assert preview.update().site is not None


def test_a_template_that_cannot_be_read_is_told_with_its_line(root: Path, preview: Preview) -> None:
    template = root / "templates" / "pages" / "plain.html"
    rewrite(template, "{{ title }}", "{{ title }")
    preview.update()
    with pytest.raises(UndrawableError, match=r"^templates/pages/plain\.html:\d+: mallen går inte"):
        page(preview)
    rewrite(template, "{{ title }", "{{ title }}")
    preview.update()
    assert "Text." in page(preview)


def test_a_template_that_asks_for_what_is_not_there_is_told(root: Path, preview: Preview) -> None:
    rewrite(root / "templates" / "pages" / "plain.html", "{{ title }}", "{{ rubrik }}")
    preview.update()
    with pytest.raises(UndrawableError, match=r"plain\.html:\d+: .*rubrik"):
        page(preview)


def test_a_theme_that_is_gone_is_told_and_the_old_one_stays(root: Path, preview: Preview) -> None:
    (root / "mkdocs.yml").rename(root / "undan.yml")
    state = preview.update()
    assert "mkdocs.yml saknas" in state.trouble
    assert "Text." in page(preview)
    (root / "undan.yml").rename(root / "mkdocs.yml")
    assert preview.update().trouble == ""


def test_a_fault_of_ours_is_told_without_a_traceback(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("kvalitet.serve.preview.examine", break_down)
    state = preview.update()
    assert state.trouble == (
        "Något gick fel i programmet, inte i det du har skrivit. RuntimeError: boom"
    )
    assert "Text." in page(preview)


def test_a_fault_that_is_gone_is_no_longer_told(root: Path, preview: Preview) -> None:
    rewrite(root / "content" / "sidor" / "om.md", "titel:", "tittel:")
    assert preview.update().problems
    rewrite(root / "content" / "sidor" / "om.md", "tittel:", "titel:")
    assert preview.update().problems == ()


def test_nothing_is_written_in_the_project(root: Path, preview: Preview) -> None:
    before = listing(root)
    (root / "content" / "ny.md").write_text(PAGE.replace("id: om", "id: ny"), encoding="utf-8")
    preview.update()
    page(preview)
    assert listing(root) == before | {"content/ny.md"}


def test_who_waits_is_woken_by_the_next_state(preview: Preview) -> None:
    known = preview.state.number
    assert preview.wait(known, 0.0).number == known
    preview.stir()
    assert preview.wait(known, 60.0).number == known + 1
