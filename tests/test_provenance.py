"""Where a build comes from: so that the same commit always gives the same site."""

import hashlib
import re
import subprocess
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kvalitet import __version__
from kvalitet.provenance import LIBRARIES, content_digest, provenance, today
from tests.building import ROOT
from tests.sites import CONFIG, PAGE, write_project

WRITTEN = "2024-11-01T12:00:00+01:00"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Någon")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "nagon@kommun.example")
        monkeypatch.setenv(f"GIT_{name}_DATE", WRITTEN)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "En ändring")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_build_has_the_hash_and_the_time_of_the_last_commit(repository: Path) -> None:
    facts = provenance(repository)
    assert facts.commit == git(repository, "rev-parse", "HEAD")
    assert facts.built == datetime.fromisoformat(WRITTEN)
    assert facts.tool == __version__


def test_source_date_epoch_goes_first(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert provenance(repository).built == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["", "i morgon", "-5", "99999999999999999999"])
def test_an_epoch_that_is_no_time_is_passed_over(
    repository: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert provenance(repository).built == datetime.fromisoformat(WRITTEN)


def test_the_day_of_a_release_is_today_unless_another_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs(datetime.now().astimezone().date() - today()) <= timedelta(days=1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == date(1970, 1, 2)


def outside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no repository above the folder be found."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_outside_git_a_build_is_made_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside(tmp_path, monkeypatch)
    facts = provenance(tmp_path)
    assert facts.commit == ""
    assert abs(datetime.now(UTC) - facts.built) < timedelta(minutes=1)


def test_a_repository_without_commits_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside(tmp_path, monkeypatch)
    git(tmp_path, "init", "--quiet")
    assert provenance(tmp_path).commit == ""


def test_a_machine_without_git_builds_as_well(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert provenance(repository).commit == ""


# What was not committed


@pytest.mark.parametrize("changed", ["content/sida.md", "site_config.yml", "templates/ny.html"])
def test_what_is_not_committed_is_told(repository: Path, changed: str) -> None:
    assert not provenance(repository).uncommitted
    (repository / changed).parent.mkdir(exist_ok=True)
    (repository / changed).write_text("ändrat", encoding="utf-8")
    assert provenance(repository).uncommitted


def test_what_no_site_is_made_of_may_change(repository: Path) -> None:
    (repository / "editions").mkdir()
    (repository / "editions/2024.json").write_text("{}", encoding="utf-8")
    assert not provenance(repository).uncommitted


# Outside git, from the environment


def test_outside_git_the_environment_names_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside(tmp_path, monkeypatch)
    monkeypatch.setenv("KVALITET_COMMIT", "0123ABC")
    assert provenance(tmp_path).commit == "", "without a date nobody could make it again"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert provenance(tmp_path).commit == "0123abc"
    assert not provenance(tmp_path).uncommitted
    for nonsense in ("main", "", "<b>", "0123", "f" * 65):
        monkeypatch.setenv("KVALITET_COMMIT", nonsense)
        assert provenance(tmp_path).commit == ""


def test_in_git_the_environment_is_not_asked(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KVALITET_COMMIT", "0123abc")
    assert provenance(repository).commit == git(repository, "rev-parse", "HEAD")


# What it stands on


def test_the_libraries_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[^\w.-]", one)[0] for one in project["project"]["dependencies"]}
    assert set(LIBRARIES) == wanted
    libraries = provenance(ROOT).libraries
    assert list(libraries) == list(LIBRARIES)
    assert all(libraries.values())


# What was written


def test_what_is_written_has_a_sum_whatever_the_ends_of_lines(tmp_path: Path) -> None:
    sums = set()
    for ending in ("\n", "\r\n"):
        root = write_project(tmp_path / repr(ending), {"sida.md": PAGE.replace("\n", ending)})
        sums.add(content_digest(root))
    assert len(sums) == 1
    (root / "content/sida.md").write_bytes(PAGE.encode() + b"Mer.")
    sums.add(content_digest(root))
    (root / "content/bild.png").write_bytes(b"bild")
    sums.add(content_digest(root))
    (root / "site_config.yml").write_text(CONFIG + "# en kommentar\n", encoding="utf-8")
    sums.add(content_digest(root))
    assert len(sums) == 4


def test_the_sum_is_that_of_a_list_of_sums(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"b.md": PAGE, "a.md": PAGE})
    files = ("content/a.md", "content/b.md", "site_config.yml")
    listed = subprocess.run(["sha256sum", *files], cwd=root, capture_output=True, check=True)
    assert content_digest(root) == hashlib.sha256(listed.stdout).hexdigest()
