"""What is done to a disk: each act is whole or not done at all, and lasts once it is done."""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RETIRED = ".ersatt-"
"""How the name begins of what is set aside, where the system cannot exchange two folders."""

_REASONS = {
    errno.ENOSPC: "Disken är full. Frigör utrymme och försök igen.",
    errno.EDQUOT: "Kvoten för disken är slut. Frigör utrymme och försök igen.",
    errno.EACCES: "Du får inte skriva där. Kontrollera rättigheterna eller ange --site.",
    errno.EPERM: "Du får inte skriva där. Kontrollera rättigheterna eller ange --site.",
    errno.EROFS: "Disken går bara att läsa. Ange en annan mapp med --site.",
    errno.ENOTDIR: "Sökvägen går genom en fil. Ange en annan mapp med --site.",
    errno.EEXIST: "Det ligger en fil där. Ange en annan mapp med --site.",
}

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV}
"""How a system or a disk answers that it exchanges nothing; it has to be asked."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class WriteError(Exception):
    """The site could not be written; the message is Swedish and says what to do."""


@contextmanager
def explained(site: Path) -> Iterator[None]:
    """Turn the system's refusals into sentences."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"Systemet svarar med fel {error.errno}.")
        raise WriteError(
            f"Webbplatsen kunde inte skrivas till {site}. {reason} "
            "Den tidigare webbplatsen ligger kvar."
        ) from error


def write(file: Path, content: bytes) -> None:
    """Write a file that is not there; that it stays when the power fails, `settle` sees to."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, _NEW, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def replace(file: Path, content: bytes) -> None:
    """Write a small file whole in the place of an older one."""
    beside = file.with_name(f".ny-{file.name}")
    beside.unlink(missing_ok=True)
    write(beside, content)
    settle(beside)
    beside.replace(file)
    settle(file.parent)


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, lie on the disk and not in memory only.

    Windows sees to the names by itself.
    """
    is_folder = path.is_dir()
    if is_folder and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_all(folder: Path) -> None:
    """Wait until all that lies in a folder lies on the disk."""
    if flush(folder):
        return
    for path, _, names in os.walk(folder):
        for name in names:
            settle(Path(path, name))
        settle(Path(path))


def flush(folder: Path) -> bool:
    """Have a whole disk settle in one act, which for thousands of files is a hundred times faster.

    False where the system has no such act.
    """
    call = _system("syncfs")
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
    return True


def swap(new: Path, goal: Path) -> None:
    """Put `new` in the place of `goal`, and what stood there, if anything, in the place of `new`.

    Linux does it in one act. Elsewhere a file is still replaced in one, but a folder is away for
    as long as a rename takes; should the power fail just then, `bring_back` finds it.
    """
    if not is_there(goal):
        new.rename(goal)
    elif exchange(new, goal):
        return
    elif goal.is_file() and not goal.is_symlink():
        _exchange_file(new, goal)
    else:
        _exchange_by_renaming(new, goal)


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one act; False where the system or the disk cannot."""
    call = _system("renameat2")
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _system(name: str) -> Callable[..., int] | None:
    """A call that only Linux has, and that Python does not; None elsewhere."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _exchange_file(new: Path, goal: Path) -> None:
    """Change places so that the goal is never away; what stood there is copied first."""
    kept = new.with_name(f"{RETIRED}{new.name}")
    write(kept, goal.read_bytes())
    new.replace(goal)
    try:
        kept.rename(new)
    except OSError:
        kept.replace(goal)
        raise


def _exchange_by_renaming(new: Path, goal: Path) -> None:
    """Change places in three renames; if one of them fails, those before it are taken back."""
    retired = goal.with_name(f"{RETIRED}{goal.name}")
    goal.rename(retired)
    try:
        new.rename(goal)
        try:
            retired.rename(new)
        except OSError:
            goal.rename(new)
            raise
    except OSError:
        retired.rename(goal)
        raise


def bring_back(site: Path) -> None:
    """Put back what a run that was killed had set aside, unless the new one took its place."""
    for retired in site.glob(f"{RETIRED}*"):
        goal = site / retired.name.removeprefix(RETIRED)
        if is_there(goal):
            remove(retired)
        else:
            retired.rename(goal)


def remove(path: Path) -> None:
    """Take a file, a link or a folder away; a folder as far as it goes, the rest the next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_there(path: Path) -> bool:
    """Tell whether something has the name, a link that leads nowhere included."""
    return path.exists() or path.is_symlink()
