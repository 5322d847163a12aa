"""What goes wrong while an edition is put in its place: some of all that `make soak` tries."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from kvalitet.editions import disk
from kvalitet.editions.disk import WriteError
from kvalitet.editions.lock import LOCK, held
from kvalitet.editions.publish import publish
from tests.building import ROOT
from tests.soak import NEW, OLD
from tests.test_editions import edition, tree

HOLDER = """
import sys, time
from pathlib import Path
from kvalitet.editions.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which holds the lock of the folder until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_wherever_it_fails_readers_see_the_old_or_the_new() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--brief"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    points, trials = map(int, re.findall(r"(\d+) points, (\d+) trials in", ran.stdout)[0])
    assert points > 60
    assert trials == 3 * points


# One at a time


def test_the_lock_names_who_holds_it(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(WriteError) as caught:
        publish(edition(), tmp_path)
    said = str(caught.value)
    assert said.startswith(f"Någon annan skriver just nu till {tmp_path}: ")
    assert f"datorn {socket.gethostname()}, process {holder.pid}, sedan " in said
    assert re.search(r"sedan \d+ \w+ 20\d\d kl\. \d\d\.\d\d\. Vänta", said)
    assert tree(tmp_path) == {}


def test_the_lock_ends_with_the_process(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert (tmp_path / LOCK).read_text("utf-8").endswith(f" {holder.pid}\n"), "it was not let go of"
    publish(edition(), tmp_path)
    assert (tmp_path / LOCK).read_bytes() == b""


def test_whoever_waits_for_nobody_says_so(tmp_path: Path) -> None:
    with held(tmp_path), pytest.raises(WriteError, match="Vänta tills det är klart"):
        publish(edition(), tmp_path)
    publish(edition(), tmp_path)


def test_a_folder_that_cannot_be_locked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(WriteError, match="går inte att låsa"):
        publish(edition(), tmp_path)


# Seen by a reader


def reading(page: Path, stop: Event, found: set[bytes], missed: list[str]) -> None:
    while not stop.is_set():
        try:
            found.add(page.read_bytes())
        except OSError as error:
            missed.append(str(error))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a gap, as documented")
def test_a_reader_always_finds_the_page(tmp_path: Path) -> None:
    OLD(tmp_path)
    page = tmp_path / "site" / "aktuell" / "index.html"
    old = page.read_bytes()
    stop, found, missed = Event(), set[bytes](), list[str]()
    reader = Thread(target=reading, args=(page, stop, found, missed))
    reader.start()
    for act in [NEW, OLD] * 20:
        act(tmp_path)
    stop.set()
    reader.join()
    assert missed == []
    assert found == {old, old.replace(b"old", b"newer")}


def test_two_names_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for exchanging in (True, False):
        if not exchanging:
            monkeypatch.setattr(disk, "exchange", lambda *_: False)
        for kind in ("folder", "file"):
            one, other = tmp_path / f"{kind}-{exchanging}-1", tmp_path / f"{kind}-{exchanging}-2"
            for place in (one, other):
                inside = place / "in" if kind == "folder" else place
                disk.write(inside, place.name.encode())
            disk.swap(one, other)
            assert [*tree(one).values()] == ([other.name] if kind == "folder" else [])
            assert (one / "in" if kind == "folder" else one).read_text() == other.name
            assert (other / "in" if kind == "folder" else other).read_text() == one.name


def test_nothing_of_it_needs_another_system() -> None:
    """Where a system has neither locks nor an exchange of this kind, the modules still load."""
    script = (
        "import sys, types, kvalitet.pipeline\n"
        "sys.platform, sys.modules['fcntl'] = 'win32', None\n"
        "sys.modules['msvcrt'] = types.ModuleType('msvcrt')\n"
        "from kvalitet.editions import disk, lock, freeze, verify, export\n"
        "from pathlib import Path\n"
        "assert not disk.exchange(Path('a'), Path('b'))\n"
        "assert not disk.flush(Path('.'))\n"
        "disk.settle(Path('.'))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
