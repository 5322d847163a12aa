"""What a project is made of on disk, and when somebody has changed it.

Asking the disk again and again works on every system and on every kind of drive, and costs a few
milliseconds for a thousand documents.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kvalitet.config import CONFIG_FILE

WATCHED = ("content", "templates", "mkdocs.yml", CONFIG_FILE)
"""All that a site is made of."""

Traces = tuple[int, ...]
"""What writing to a file, replacing it or locking it leaves behind."""

_BETWEEN_LOOKS = 0.15
_UNTIL_SETTLED = 0.04
_MOST_LOOKS = 25  # at what does not settle, until it is taken as it is


def changes(root: Path, pause: Callable[[float], bool]) -> Iterator[None]:
    """Once at first, and then each time that something has changed and settled.

    `pause` waits for so many seconds, and says whether to stop.
    """
    seen: Mapping[str, Traces] = look(root)
    yield
    while not pause(_BETWEEN_LOOKS):
        now = look(root)
        if now != seen:
            seen = _settled(root, now, pause)
            yield


def _settled(
    root: Path, now: Mapping[str, Traces], pause: Callable[[float], bool]
) -> Mapping[str, Traces]:
    """Wait until a file that is being written, or many that are moved, are in their places."""
    for _ in range(_MOST_LOOKS):
        if pause(_UNTIL_SETTLED):
            break
        before, now = now, look(root)
        if now == before:
            break
    return now


def look(root: Path) -> dict[str, Traces]:
    """Everything that is watched: path → its traces. What cannot be looked into has none."""
    found: dict[str, Traces] = {}
    waiting = [root / name for name in WATCHED]
    for path in waiting:
        _note(path, found)
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listing:
                for entry in listing:
                    _note(entry, found)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
        except OSError:
            continue
    return found


def _note(entry: "Path | os.DirEntry[str]", found: dict[str, Traces]) -> None:
    try:
        now = entry.stat(follow_symlinks=False)
    except OSError:
        return
    found[os.fspath(entry)] = (
        now.st_mode,
        now.st_ino,
        now.st_size,
        now.st_mtime_ns,
        now.st_ctime_ns,
    )
