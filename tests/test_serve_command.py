"""`serve` as a person meets it: what it says, which port it takes, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from kvalitet.cli import WRONG_COMMAND, main
from tests.building import ROOT, SURROUNDINGS
from tests.previewing import listing, project


@contextmanager
def serving(root: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command until it is interrupted, as with Ctrl+C."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--root", str(root), *options]
    process = subprocess.Popen(
        command,
        env=os.environ | SURROUNDINGS | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def address(process: subprocess.Popen[str]) -> str:
    """The address it tells."""
    assert process.stderr is not None
    line = next(line for line in process.stderr if line.startswith("Öppna http://"))
    return line.split()[1]


def read(url: str) -> str:
    with urlopen(url) as answer:
        return str(answer.read().decode())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("projekt"))


def a_free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def test_it_tells_its_address_answers_and_ends_politely(root: Path) -> None:
    before = listing(root)
    with serving(root, "--port", str(a_free_port())) as process:
        page = read(f"{address(process)}aktuell/")
    assert "Kvalitet i Testkommunen" in page
    assert process.returncode == 0
    assert listing(root) == before


def test_a_port_that_is_taken_is_passed_over(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(root, "--port", str(port)) as process:
            assert not address(process).endswith(f":{port}/")


def test_problems_are_told_as_by_check_and_the_preview_goes_on(root: Path) -> None:
    faulty = root / "content" / "fel.md"
    faulty.write_text("---\ntyp: sida\n---\n\nText.\n", encoding="utf-8")
    try:
        with serving(root, "--port", str(a_free_port())) as process:
            address(process)
            assert process.stdout is not None
            told = process.stdout.readline()
    finally:
        faulty.unlink()
    assert told.startswith("content/fel.md:2:1: fel N002: ")
    assert process.returncode == 0


@pytest.mark.parametrize("port", ["0", "-1", "65536", "99999999"])
def test_what_is_no_port_is_told(root: Path, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(root), f"--port={port}"]) == WRONG_COMMAND
    assert f"Ingen port från {port} är ledig" in capsys.readouterr().err
