"""A new document on disk: whole or not at all, and never in the place of another."""

import os
import unicodedata
from pathlib import Path

from kvalitet.scaffold.wish import ScaffoldError


def write_new(file: Path, text: str) -> None:
    """Write a file that does not exist, and the folders that it lies in."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        taken = _taken(file)
        if taken is None and _put(file, text.encode()):
            return
    except OSError as error:
        raise ScaffoldError(
            f"{file} kunde inte skrivas. Kontrollera att det går att skriva i mappen, "
            "eller ange en annan plats med --out."
        ) from error
    raise ScaffoldError(
        f"{taken or file} finns redan, och inget har skrivits. "
        "Fortsätt på den filen, eller ange en annan plats med --out."
    )


def _taken(file: Path) -> Path | None:
    """What has the name already, or one that some systems take for the same."""

    def plain(name: str) -> str:
        return unicodedata.normalize("NFC", name).casefold()

    return next((one for one in file.parent.iterdir() if plain(one.name) == plain(file.name)), None)


def _put(file: Path, content: bytes) -> bool:
    """Write beside the place and move in, unless a file has come there meanwhile."""
    unseen = file.with_name(f".ny-{os.getpid()}")  # such names are no part of the content
    try:
        with unseen.open("xb") as stream:
            stream.write(content)
        return _move(unseen, file)
    finally:
        unseen.unlink(missing_ok=True)


def _move(unseen: Path, file: Path) -> bool:
    """Give a file its name, which unlike renaming never replaces another."""
    try:
        file.hardlink_to(unseen)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if file.exists():
            return False
        unseen.rename(file)
    return True
