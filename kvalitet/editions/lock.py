"""One at a time: a lock that names who holds it, and that ends with the process, however it ends.

The lock is held on the open file, which the system lets go of even when the process is killed;
the file itself stays, and says nothing while nobody holds it.
"""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kvalitet.editions.disk import WriteError, explained
from kvalitet.swedish.dates import day

LOCK = ".las"

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # no other process may read the very byte that is locked

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(site: Path) -> Iterator[None]:
    """Hold the lock of a site folder. Raises WriteError when another process does."""
    file = site / LOCK
    with explained(site):
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take_or_tell(handle, file)
        with explained(site):
            os.truncate(handle, 0)
            os.write(handle, f"{socket.gethostname()} {os.getpid()}\n".encode())
        try:
            yield
        finally:
            with suppress(OSError):  # what was done is done, whatever the file says
                os.truncate(handle, 0)
    finally:
        os.close(handle)


def _take_or_tell(handle: int, file: Path) -> None:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        raise WriteError(
            f"Någon annan skriver just nu till {file.parent}: {_holder(file)}. "
            "Vänta tills det är klart och försök igen. Ingenting har ändrats."
        ) from None
    except OSError as error:
        raise WriteError(
            f"Mappen {file.parent} går inte att låsa (systemet svarar med fel {error.errno}). Två "
            "byggen samtidigt kunde förstöra den. Lägg webbplatsen på en annan disk med --site, "
            "och kopiera den sedan dit den ska."
        ) from error


def _holder(file: Path) -> str:
    """Who holds the lock and since when; the file's own time is that of the disk it lies on."""
    said = file.read_text(encoding="utf-8", errors="replace").split()
    if len(said) != 2:
        return "den har just börjat"
    since = datetime.fromtimestamp(file.stat().st_mtime)
    host, process = said
    return f"datorn {host}, process {process}, sedan {day(since.date())} kl. {since:%H.%M}"
