"""Where a build comes from: the commit, its date, and the version of the tool."""

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from kvalitet import __version__
from kvalitet.pipeline import BuildFacts


def provenance(root: Path) -> BuildFacts:
    """The facts of a build of the project in `root`.

    The date is SOURCE_DATE_EPOCH when that is set, else the commit's, else now, so that the same
    commit always gives the same site.
    """
    commit, seconds = _last_commit(root)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):  # until the year 5138; what is longer is no time
        seconds = int(epoch)
    built = datetime.now(UTC).replace(microsecond=0)
    if seconds is not None:
        built = datetime.fromtimestamp(seconds, UTC)
    return BuildFacts(built=built, commit=commit, tool=__version__)


def _last_commit(root: Path) -> tuple[str, int | None]:
    """The newest commit's hash and time; an empty hash and None outside git."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%H %ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        commit, seconds = done.stdout.split()
    except (OSError, subprocess.CalledProcessError, ValueError):
        return "", None
    return commit, int(seconds)
