"""Build a site as people do: with the command, in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kvalitet.editions.shelf import ROLLING

ROOT = Path(__file__).parent.parent
SOURCES = ("content", "templates", "mkdocs.yml", "site_config.yml")
"""All that a site is made of."""

SURROUNDINGS = {"SOURCE_DATE_EPOCH": "1751241600", "GIT_DIR": os.devnull}
"""What is no part of the sources: it is 30 June 2025, and git knows of no commit."""


def build(root: Path, site: Path, *, umask: int = -1, **environment: str) -> Path:
    """Build the project in `root` and return the folder of its edition, in the folder `site`."""
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "build", "--root", root, "--site", site],
        cwd=site.parent,
        env=os.environ | SURROUNDINGS | environment,
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / ROLLING


def copy_sources(goal: Path, *names: str) -> Path:
    """Copy parts of the shipped example (see SOURCES) into a folder, to build from there."""
    goal.mkdir(exist_ok=True)
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, goal / name)
        else:
            shutil.copy(source, goal / name)
    return goal


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: posix path → bytes."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
