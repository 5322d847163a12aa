"""The same commit is the same site, byte for byte, whatever surrounds the build."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.building import build, contents, copy_sources
from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    indicator,
    write_project,
)

MEASURED = "mätningar:\n  hylte: {2018-H1: 67, 2019-H1: 72, 2020-H1: 24 av 30}\n  nacka: {2024: 80}"
DOCUMENTS = {
    "nyckeltal.md": indicator(MEASURED),
    "analys.md": ANALYSIS,
    "plan.md": PLAN,
    "uppföljning.md": FOLLOW_UP,
    "berättelse.md": STORY,
    "sida.md": PAGE,
}

BACKWARDS = """\
import builtins, os
listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *given: sorted(listdir(*given), reverse=True)

class Backwards:
    def __init__(self, *given):
        with scandir(*given) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

os.scandir = Backwards
"""
LATER = """\
import time
for name in ("time", "monotonic"):
    setattr(time, name, lambda real=getattr(time, name): real() + 10 * 365 * 86400)
real = time.gmtime, time.localtime
time.gmtime = lambda seconds=None: real[0](time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: real[1](time.time() if seconds is None else seconds)
"""
ALONE = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})"


@dataclass(frozen=True)
class Surroundings:
    """Where and how a build is made."""

    folder: str = "projekt"
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = -1
    start: str = ""
    """What Python runs before anything else."""


CIRCUMSTANCES = {
    "another time": Surroundings(start=LATER),
    "another zone to the east": Surroundings(environment={"TZ": "Pacific/Kiritimati"}),
    "another zone to the west": Surroundings(environment={"TZ": "Pacific/Pago_Pago"}),
    "no locale": Surroundings(environment={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    "another locale": Surroundings(environment={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "one hash seed": Surroundings(environment={"PYTHONHASHSEED": "0"}),
    "another hash seed": Surroundings(environment={"PYTHONHASHSEED": "4294967295"}),
    "another folder": Surroundings(folder="En annan mäpp, med mellanslag"),
    "another umask": Surroundings(umask=0o077),
    "another order of files": Surroundings(start=BACKWARDS),
    "a single process": Surroundings(start=ALONE, environment={"RAYON_NUM_THREADS": "1"}),
    "many processes": Surroundings(environment={"RAYON_NUM_THREADS": "32"}),
}


def made(base: Path, around: Surroundings, documents: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the edition that is built under these circumstances."""
    root = base / around.folder
    write_project(copy_sources(root, "templates", "mkdocs.yml"), documents, CONFIG + MATRIX)
    environment = dict(around.environment)
    if around.start:
        (base / "start").mkdir()
        (base / "start/sitecustomize.py").write_text(around.start, encoding="utf-8")
        environment["PYTHONPATH"] = str(base / "start")
    return contents(build(root, base / "site", umask=around.umask, **environment))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("usual"), Surroundings(), DOCUMENTS)


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_the_site_is_the_same_with(
    circumstance: str, usual: dict[str, bytes], tmp_path: Path
) -> None:
    other = made(tmp_path, CIRCUMSTANCES[circumstance], DOCUMENTS)
    assert other.keys() == usual.keys()
    assert [path for path in usual if usual[path] != other[path]] == []


def test_the_site_is_the_same_on_another_disk(usual: dict[str, bytes]) -> None:
    """Which lists its files in an order of its own, to the search index as well."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        pytest.skip("there is no second disk")
    folder = memory / f"kvalitet-{os.getpid()}"
    folder.mkdir()
    try:
        backwards = dict(reversed(DOCUMENTS.items()))
        assert made(folder, Surroundings(), backwards) == usual
    finally:
        shutil.rmtree(folder)


def test_another_text_gives_another_site(usual: dict[str, bytes], tmp_path: Path) -> None:
    """Or nothing above would be shown."""
    assert made(tmp_path, Surroundings(), DOCUMENTS | {"sida.md": PAGE + "Mer."}) != usual


# From git, or from the environment


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_sources(tmp_path / "projekt", "templates", "mkdocs.yml")
    write_project(root, DOCUMENTS, CONFIG + MATRIX)
    (root / ".gitignore").write_text("/.cache/\n")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Någon")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "nagon@kommun.example")
        monkeypatch.setenv(f"GIT_{name}_DATE", "2024-11-01T12:00:00+01:00")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Allt")
    yield root


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_two_clones_of_a_commit_give_the_same_site_and_so_does_the_environment(
    repository: Path, tmp_path: Path
) -> None:
    of_git = {"GIT_DIR": str(repository / ".git"), "SOURCE_DATE_EPOCH": ""}
    one = contents(build(repository, tmp_path / "one", umask=-1, **of_git))
    git(tmp_path, "clone", "--quiet", str(repository), "klon")
    of_clone = {"GIT_DIR": str(tmp_path / "klon/.git"), "SOURCE_DATE_EPOCH": ""}
    other = contents(build(tmp_path / "klon", tmp_path / "other", umask=-1, **of_clone))
    assert other == one
    told = {
        "SOURCE_DATE_EPOCH": git(repository, "log", "-1", "--format=%ct"),
        "KVALITET_COMMIT": git(repository, "rev-parse", "HEAD"),
    }
    assert contents(build(repository, tmp_path / "told", umask=-1, **told)) == one
