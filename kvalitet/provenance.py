"""Where a build comes from: the commit, its date, the version of the tool; and what day it is."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

from kvalitet import __version__
from kvalitet.history import last_commit
from kvalitet.pipeline import BuildFacts


def provenance(root: Path) -> BuildFacts:
    """The facts of a build of the project in `root`.

    The date is SOURCE_DATE_EPOCH when that is set, else the commit's, else now, so that the same
    commit always gives the same site.
    """
    commit, seconds = last_commit(root)
    committed = None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    built = _given_time() or committed or datetime.now(UTC).replace(microsecond=0)
    return BuildFacts(built=built, commit=commit, tool=__version__)


def today() -> date:
    """The day on which an edition would be decided: SOURCE_DATE_EPOCH's when that is set."""
    given = _given_time()
    return given.date() if given else datetime.now().astimezone().date()


def _given_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH says that it is."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", epoch):  # until the year 5138; what is longer is no time
        return datetime.fromtimestamp(int(epoch), UTC)
    return None
