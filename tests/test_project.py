"""The project itself: what stands at the top level, what it depends on, and the ways in."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kvalitet

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
PDF = PROJECT["project"]["optional-dependencies"]["pdf"]
DEV = PROJECT["dependency-groups"]["dev"]

LOCKS = ["requirements.txt", "requirements-pdf.txt", "requirements-dev.txt"]

TOP_LEVEL = [
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "Makefile",
    "README.md",
    "build.py",
    "content",
    "kvalitet",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements-pdf.txt",
    "requirements.txt",
    "site_config.yml",
    "templates",
    "tests",
]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(requirement: str) -> str:
    """Return the normalised name: "PyYAML~=6.0" is pyyaml."""
    found = re.match(r"[\w.-]*\w", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pins(lock: str) -> set[str]:
    """Return the pinned lines of a lock file, such as `jinja2==3.1.6`."""
    return {
        line.removesuffix("\\").strip()
        for line in read(lock).splitlines()
        if line and not line.startswith((" ", "#"))
    }


@pytest.mark.parametrize("name", TOP_LEVEL)
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_the_version_is_one() -> None:
    assert PROJECT["project"]["version"] == kvalitet.__version__


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_address(lock: str) -> None:
    text = read(lock)
    assert "://" not in text
    assert " @ " not in text
    assert not re.search(r"^-", text, re.MULTILINE)  # no options, such as --index-url


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_its_hashes(lock: str) -> None:
    for pin in re.split(r"\n(?=\w)", re.sub(r"^\s*#.*\n", "", read(lock), flags=re.MULTILINE)):
        assert re.match(r"[\w.-]+==[\w.]+( ; [^\\]+)? \\\n +--hash=sha256:[0-9a-f]{64}", pin)


def test_every_dependency_is_locked() -> None:
    to_build, to_print, to_test = ({name_of(pin) for pin in pins(lock)} for lock in LOCKS)
    assert set(map(name_of, RUNTIME)) <= to_build
    assert set(map(name_of, PDF)) <= to_print - to_build
    assert set(map(name_of, DEV)) <= to_test - to_print


def test_the_site_is_tested_with_what_builds_it() -> None:
    assert pins("requirements.txt") <= pins("requirements-pdf.txt") <= pins("requirements-dev.txt")


def test_the_way_in_is_short() -> None:
    assert len(read("build.py").splitlines()) < 40


def test_whoever_lacks_a_library_is_told_the_way_out() -> None:
    """`-S` leaves out everything that is installed."""
    ran = subprocess.run(
        [sys.executable, "-S", "-E", "-X", "utf8", "build.py", "check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 3
    assert "är inte installerat" in ran.stderr
    assert "make site" in ran.stderr
    assert "pip install -r requirements.txt" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_ci_runs_what_a_developer_runs() -> None:
    script = read(".ci/run")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "make test" in script
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_make_lists_its_commands() -> None:
    commands = re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE)
    assert commands == [
        "help",
        "site",
        "pdf",
        "demo",
        "test",
        "soak",
        "check",
        "update",
        "bench",
        "pages",
        "lock",
        "clean",
    ]
