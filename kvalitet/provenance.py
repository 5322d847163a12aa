"""Where a build comes from: its commit, its content and the tool's version; and what day it is."""

import hashlib
import os
import re
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kvalitet import __version__
from kvalitet.config import CONFIG_FILE
from kvalitet.history import is_changed, last_commit
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
    commit, seconds = last_commit(root)
    committed = None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    said = _given_time() or committed
    return BuildFacts(
        built=said or datetime.now(UTC).replace(microsecond=0),
        commit=commit or (_told_commit() if said else ""),
        tool=__version__,
        uncommitted=bool(commit) and is_changed(root, *_MADE_OF),
        libraries={name: found for name in LIBRARIES if (found := _version(name))},
    )


def today() -> date:
    """The day on which an edition would be decided: SOURCE_DATE_EPOCH's when that is set."""
    given = _given_time()
    return given.date() if given else datetime.now().astimezone().date()


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


def _given_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH says that it is."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):  # until the year 5138; what is longer is no time
        return datetime.fromtimestamp(int(epoch), UTC)
    return None


def _told_commit() -> str:
    told = os.environ.get(COMMIT, "").strip().lower()
    return told if re.fullmatch("[0-9a-f]{7,64}", told) else ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
