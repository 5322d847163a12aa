"""The same commit is the same site, byte for byte, whatever surrounds the build."""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
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

    def __or__(self, other: "Surroundings") -> "Surroundings":
        return Surroundings(
            folder=other.folder if self.folder == Surroundings.folder else self.folder,
            environment={**self.environment, **other.environment},
            umask=other.umask if self.umask == Surroundings.umask else self.umask,
            start=f"{self.start}\n{other.start}",
        )


ELSEWHERE = {
    "another time": Surroundings(start=LATER),
    "another zone to the east": Surroundings(environment={"TZ": "Pacific/Kiritimati"}),
    "no locale": Surroundings(environment={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    "one hash seed": Surroundings(environment={"PYTHONHASHSEED": "0"}),
    "another folder": Surroundings(folder="En annan mäpp, med mellanslag"),
    "another umask": Surroundings(umask=0o077),
    "another order of files": Surroundings(start=BACKWARDS),
    "a single process": Surroundings(start=ALONE, environment={"RAYON_NUM_THREADS": "1"}),
}
FAR_AWAY = {
    "another zone to the west": Surroundings(environment={"TZ": "Pacific/Pago_Pago"}),
    "another locale": Surroundings(environment={"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}),
    "another hash seed": Surroundings(environment={"PYTHONHASHSEED": "4294967295"}),
    "many processes": Surroundings(environment={"RAYON_NUM_THREADS": "32"}),
}


def made(base: Path, around: Surroundings) -> dict[str, bytes]:
    """Every file of the edition that is built under these circumstances."""
    root = base / around.folder
    base.mkdir(exist_ok=True)
    # In another order, too, which a disk may list its files in.
    documents = DOCUMENTS if around == Surroundings() else dict(reversed(DOCUMENTS.items()))
    write_project(copy_sources(root, "templates", "mkdocs.yml"), documents, CONFIG + MATRIX)
    environment = dict(around.environment)
    if around.start:
        (base / "start").mkdir()
        (base / "start/sitecustomize.py").write_text(around.start, encoding="utf-8")
        environment["PYTHONPATH"] = str(base / "start")
    return contents(build(root, base / "site", umask=around.umask, **environment))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("usual"), Surroundings())


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that lists its files in an order of its own, to the search index as well."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_the_site_is_the_same_elsewhere(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert_same(usual, ELSEWHERE, tmp_path)


def test_the_site_is_the_same_far_away(usual: dict[str, bytes], other_disk: Path) -> None:
    assert_same(usual, FAR_AWAY, other_disk)


def assert_same(
    usual: dict[str, bytes], circumstances: Mapping[str, Surroundings], base: Path
) -> None:
    """Build under all of them at once; should that differ, find out which of them does it."""
    other = made(base / "all", reduce(or_, circumstances.values()))
    if other != usual:
        alone = ((name, made(base / name, one)) for name, one in circumstances.items())
        guilty = [name for name, site in alone if site != usual]
        paths = usual.keys() | other.keys()
        pytest.fail(f"{guilty}: {[path for path in paths if usual.get(path) != other.get(path)]}")


def test_there_is_something_to_compare(usual: dict[str, bytes]) -> None:
    assert len(usual) > 50
    assert "webbplatsen" in usual["sidor/om/index.html"].decode()


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


def test_git_says_when_and_which_or_else_the_environment_does(
    repository: Path, tmp_path: Path
) -> None:
    of_git = {"GIT_DIR": str(repository / ".git"), "SOURCE_DATE_EPOCH": ""}
    one = contents(build(repository, tmp_path / "one", umask=-1, **of_git))
    told = {
        "SOURCE_DATE_EPOCH": git(repository, "log", "-1", "--format=%ct"),
        "KVALITET_COMMIT": git(repository, "rev-parse", "HEAD"),
    }
    git(tmp_path, "clone", "--quiet", str(repository), "klon")
    assert contents(build(tmp_path / "klon", tmp_path / "other", umask=-1, **told)) == one
    assert json.loads(one["manifest.json"])["commit"] == told["KVALITET_COMMIT"]
