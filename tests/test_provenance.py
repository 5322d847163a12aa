"""Where a build comes from: so that the same commit always gives the same site."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kvalitet import __version__
from kvalitet.provenance import provenance, today

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
