"""The command that freezes: what must be in order first, and what it says."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kvalitet.cli import CONTENT_ERRORS, FINE, WRONG_COMMAND, main
from tests.building import contents, copy_sources
from tests.sites import CONFIG, PAGE, RELEASE_CONFIG, RELEASE_DAY, write_project

HEAD = "2024-11-01T12:00:00+01:00"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "En ändring")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in git, with all of it committed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Någon")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "nagon@kommun.example")
        monkeypatch.setenv(f"GIT_{name}_DATE", HEAD)
    root = copy_sources(tmp_path / "projekt", "templates", "mkdocs.yml")
    monkeypatch.setattr("kvalitet.commands.freeze.today", lambda: RELEASE_DAY)
    write_project(root, {"sida.md": PAGE}, RELEASE_CONFIG)
    (root / ".gitignore").write_text("/site/\n/.cache/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    commit(root)
    return root


def change(root: Path) -> None:
    (root / "content/sida.md").write_text(f"{PAGE}\nMer text.\n", encoding="utf-8")


def freeze(root: Path, *options: str) -> int:
    return main(["freeze", *options, "--root", str(root)])


def test_it_tells_what_to_write_into_the_minutes_and_what_to_keep(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = ("--decision", "Socialnämnden 2025-03-12 § 41", "--diarienummer", "SN 2025/12")
    assert freeze(root, "2024", "--title", "Året 2024", "--alias", "beslutad", *decided) == FINE
    said = capsys.readouterr().err.replace("\u00a0", " ")
    manifest = root / "site/2024/manifest.json"
    total = subprocess.run(["sha256sum", manifest], capture_output=True, text=True, check=True)
    assert f"\n    {total.stdout.split()[0]}\n" in said
    assert "Utgåvan 2024 är fryst: " in said
    assert "Spara editions/2024.json i git." in said
    listed = json.loads(manifest.read_bytes())
    assert listed["commit"] == git(root, "rev-parse", "HEAD")
    assert listed["uncommitted"] is False
    assert listed["seal"]["decision"] == "Socialnämnden 2025-03-12 § 41"
    assert listed["libraries"]["pagefind"]
    page = (root / "site/2024/index.html").read_text("utf-8")
    assert "Utgåva Året 2024 · byggd 1 november 2024" in page
    assert freeze(root, "2024") == FINE, "its own record in git is no change"
    assert "är redan fryst, med samma innehåll" in capsys.readouterr().err


def test_a_correction_from_a_later_commit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze(root, "2024") == FINE
    change(root)
    commit(root)
    assert freeze(root, "2024") == WRONG_COMMAND
    assert 'build.py freeze 2024 --correct "skälet"' in capsys.readouterr().err
    assert freeze(root, "2024", "--correct", "Fel täljare.") == FINE
    assert "Mer text." in (root / "site/2024-rattelse-1/sidor/om/index.html").read_text("utf-8")
    assert "Mer text." not in (root / "site/2024/sidor/om/index.html").read_text("utf-8")
    capsys.readouterr()
    assert main(["verify", "--root", str(root)]) == FINE


def test_the_same_commit_gives_the_same_sum(root: Path, tmp_path: Path) -> None:
    """So that whoever doubts an edition can make it again."""
    git(tmp_path, "clone", "--quiet", str(root), "klon")
    assert freeze(root, "2024", "--alias", "beslutad") == FINE
    assert freeze(tmp_path / "klon", "2024", "--alias", "beslutad") == FINE
    record = "editions/2024.json"
    assert (root / record).read_bytes() == (tmp_path / "klon" / record).read_bytes()


def test_what_was_decided_is_not_judged_again(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In ten years nobody has reviewed that content lately, and it is still what was decided."""
    assert freeze(root, "2024", "--alias", "beslutad") == FINE
    monkeypatch.setattr("kvalitet.commands.freeze.today", lambda: RELEASE_DAY.replace(year=2036))
    assert "B032" in (freeze(root, "2036"), capsys.readouterr().out)[1]
    assert freeze(root, "2024") == FINE
    assert "är redan fryst, med samma innehåll" in capsys.readouterr().err
    before = contents(root / "site")
    shutil.rmtree(root / "site")
    assert freeze(root, "2024") == FINE
    assert "var förlorad och är återskapad, lika till sista byten" in capsys.readouterr().err
    assert contents(root / "site") == before


def test_what_other_editions_had_shown_is_part_of_what_it_is(root: Path) -> None:
    """It decides what is hidden; so an edition is made again beside those of its own day."""
    assert freeze(root, "2023", "--title", "2023") == FINE
    assert freeze(root, "2024") == FINE
    assert freeze(root, "2025", "--title", "2025") == FINE
    listed = json.loads((root / "editions/2024.json").read_bytes())
    assert listed["seal"]["beside"] == ["2023"]
    shutil.rmtree(root / "site/2024")
    assert freeze(root, "2024") == FINE
    assert main(["verify", "--root", str(root)]) == FINE


def test_with_reports_on_paper(root: Path) -> None:
    assert freeze(root, "2024", "--pdf") == FINE
    listed = json.loads((root / "editions/2024.json").read_bytes())
    assert listed["seal"]["pdf"] is True
    assert {"Pango", "WeasyPrint", "pydyf", "IBM Plex Sans"} <= listed["libraries"].keys()


# What must be in order first


def refused(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert freeze(root, *options) == WRONG_COMMAND
    assert not (root / "site").exists()
    assert not (root / "editions").exists()
    return capsys.readouterr().err


def test_all_of_it_must_be_in_git(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root)
    assert "Det finns ändringar som inte är sparade i git" in refused(root, capsys, "2024")
    commit(root)
    (root / "content/ny.md").write_text(PAGE.replace("om", "ny"), encoding="utf-8")
    assert "Det finns ändringar som inte är sparade i git" in refused(root, capsys, "2024")


def test_outside_git_the_environment_must_say_which_commit_it_is(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/dev/null")
    monkeypatch.setenv("KVALITET_COMMIT", "0123abc")
    assert "Frys i en klon, eller sätt KVALITET_COMMIT" in refused(root, capsys, "2024")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1730458800")
    assert freeze(root, "2024") == FINE
    assert json.loads((root / "editions/2024.json").read_bytes())["commit"] == "0123abc"


def test_all_must_be_in_order_that_a_release_needs(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `check --release` says; what a build does not ask."""
    (root / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    commit(root)
    assert freeze(root, "2024") == WRONG_COMMAND
    assert "fel B030: Utgåvan har inget år." in capsys.readouterr().out
    assert not (root / "site").exists()


def test_the_content_must_be_without_faults(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/sida.md").write_text(PAGE.replace("titel", "tittel"), encoding="utf-8")
    commit(root)
    assert freeze(root, "2024") == CONTENT_ERRORS
    said = capsys.readouterr()
    assert "content/sida.md:4:1: fel N001" in said.out
    assert "Ingenting frystes." in said.err
    assert not (root / "site").exists()


@pytest.mark.parametrize("text", ["", "  ", "a\0b", "x" * 201, "\u202e"])
@pytest.mark.parametrize("option", ["--title", "--decision", "--diarienummer", "--correct"])
def test_what_is_said_of_it_is_a_line_of_text(
    option: str, text: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(root, capsys, "2024", option, text)
    assert said.endswith(f"{option} ska följas av en rad text, högst 200 tecken.\n")


def test_it_must_have_a_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Ange vad utgåvan ska heta: build.py freeze 2024." in refused(root, capsys)
    assert freeze(root, "År 2024") == WRONG_COMMAND
    assert "Skriv till exempel ar-2024." in capsys.readouterr().err


def test_a_build_of_what_is_not_committed_says_so(root: Path) -> None:
    change(root)
    assert main(["build", "--root", str(root)]) == FINE
    assert json.loads((root / "site/aktuell/manifest.json").read_bytes())["uncommitted"] is True


def test_a_title_is_no_code(root: Path) -> None:
    assert freeze(root, "2024", "--title", "<script>alert(1)</script>", "--alias", "b") == FINE
    for page in (root / "site").rglob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8"), page


CONFIGURED = RELEASE_CONFIG.replace('titel: "2024"', 'titel: "Löpande"')


def test_without_a_title_it_is_called_as_configured(root: Path) -> None:
    (root / "site_config.yml").write_text(CONFIGURED, encoding="utf-8")
    commit(root)
    assert freeze(root, "2024") == FINE
    (listed,) = json.loads((root / "site/versions.json").read_bytes())
    assert (listed["version"], listed["title"]) == ("2024", "Löpande")


def test_the_word_is_not_said_twice(root: Path) -> None:
    assert freeze(root, "2024", "--title", "Utgåva 2024") == FINE
    page = (root / "site/2024/index.html").read_text("utf-8")
    assert 'data-kv-edition="Utgåva 2024"' in page
