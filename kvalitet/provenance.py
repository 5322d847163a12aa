"""Where a build comes from: the commit and its date, what was written, and the tool's version."""

import hashlib
import os
import re
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kvalitet import __version__
from kvalitet.config import CONFIG_FILE
from kvalitet.pipeline import BuildFacts
from kvalitet.sources import read_source, read_sources

COMMIT = "KVALITET_COMMIT"
"""The environment variable that names the commit, where git does not."""

LIBRARIES = (
    "Babel",
    "Jinja2",
    "MarkupSafe",
    "PyYAML",
    "markdown-it-py",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "pagefind",
    "plotly",
    "pydantic",
)
"""What the tool stands on; the same as in pyproject.toml."""

_MADE_OF = ("content", "templates", "kvalitet", "mkdocs.yml", CONFIG_FILE)


def provenance(root: Path) -> BuildFacts:
    """The facts of a build of the project in `root`.

    The date is SOURCE_DATE_EPOCH when that is set, else the commit's, else now, so that the same
    commit always gives the same site. Outside git the environment may name both; a commit without
    a date is no commit, since nobody could make the same site of it again.
    """
    commit, seconds = _last_commit(root)
    uncommitted = bool(commit) and _is_changed(root)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):  # until the year 5138; what is longer is no time
        seconds = int(epoch)
    built = datetime.now(UTC).replace(microsecond=0)
    if seconds is not None:
        built = datetime.fromtimestamp(seconds, UTC)
        commit = commit or _told_commit()
    return BuildFacts(
        built=built,
        commit=commit,
        tool=__version__,
        uncommitted=uncommitted,
        libraries={name: found for name in LIBRARIES if (found := _version(name))},
    )


def content_digest(root: Path) -> str:
    """A digest of all that writers have written, whatever the system and its ends of lines.

    It is the sum of a list in which every file stands as `sha256sum` would write it.
    """
    sources, _ = read_sources(root)
    settings, _ = read_source(root, CONFIG_FILE)
    files = {text.path: text.text.encode() for text in (*sources.texts, settings) if text}
    files |= {asset.path: asset.file.read_bytes() for asset in sources.assets}
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _last_commit(root: Path) -> tuple[str, int | None]:
    """The newest commit's hash and time; an empty hash and None outside git."""
    try:
        commit, seconds = _git(root, "log", "-1", "--format=%H %ct").split()
    except (OSError, subprocess.CalledProcessError, ValueError):
        return "", None
    return commit, int(seconds)


def _told_commit() -> str:
    told = os.environ.get(COMMIT, "").strip().lower()
    return told if re.fullmatch("[0-9a-f]{7,64}", told) else ""


def _is_changed(root: Path) -> bool:
    """Tell whether anything that the site is made of differs from the commit."""
    try:
        return bool(_git(root, "status", "--porcelain", "--untracked-files=all", "--", *_MADE_OF))
    except (OSError, subprocess.CalledProcessError):
        return True  # nobody can say that it does not


def _git(root: Path, *arguments: str) -> str:
    # Looking at a repository must not wait for, or be in the way of, somebody who writes in it.
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
