"""Editions on disk: the only module that writes below `site/`.

A site folder holds one folder per edition, `versions.json` that lists them, and a root page that
leads to the rolling one. All of a build is written whole beside its place and then moved in, so
that readers see the old edition or the new one and a failed build leaves no trace.
"""

import errno
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from kvalitet.pipeline import Edition

ROLLING = "aktuell"
"""The edition that every build replaces."""
MANIFEST = "manifest.json"
VERSIONS = "versions.json"
_STAGING = ".bygger-"
_RETIRED = ".ersatt-"

_REASONS = {
    errno.ENOSPC: "Disken är full. Frigör utrymme och bygg igen.",
    errno.EDQUOT: "Kvoten för disken är slut. Frigör utrymme och bygg igen.",
    errno.EACCES: "Du får inte skriva där. Kontrollera rättigheterna eller ange --site.",
    errno.EPERM: "Du får inte skriva där. Kontrollera rättigheterna eller ange --site.",
    errno.EROFS: "Disken går bara att läsa. Ange en annan mapp med --site.",
    errno.ENOTDIR: "Sökvägen går genom en fil. Ange en annan mapp med --site.",
    errno.EEXIST: "Det ligger en fil där. Ange en annan mapp med --site.",
}


class WriteError(Exception):
    """The site could not be written; the message is Swedish and says what to do."""


class _Listed(TypedDict):
    """What the manifest says of a file."""

    sha256: str
    size: int


def publish(edition: Edition, site: Path) -> int:
    """Write an edition into the site folder and swap it in as a whole; returns how many files.

    Raises WriteError, and whatever the edition's stages raise, with the old edition untouched.
    """
    with _explained(site):
        site.mkdir(parents=True, exist_ok=True)
        _sweep(site)
        titles = _titles_beside(edition, site) | {edition.name: edition.title}
        workshop = tempfile.TemporaryDirectory(
            prefix=_STAGING, dir=site, ignore_cleanup_errors=True
        )
    with workshop as folder:
        whole, doors = Path(folder, "edition"), Path(folder, "doors")
        listed = {}
        for files in (edition.files, edition.finish(whole)):
            for path, content in files:  # may raise what has nothing to do with writing
                with _explained(site):
                    listed[path] = _write(whole / path, content)
        with _explained(site):
            _write(whole / MANIFEST, _manifest(edition, listed))
            for name, content in (*edition.doors, (VERSIONS, versions(titles))):
                _write(doors / name, content)
            _swap(whole, site / edition.name)
            for door in doors.iterdir():
                door.replace(site / door.name)
    return len(listed) + 1


def _write(target: Path, content: bytes) -> _Listed:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def _manifest(edition: Edition, listed: Mapping[str, _Listed]) -> bytes:
    return _json(
        {
            "edition": edition.name,
            "title": edition.title,
            "built": edition.facts.built.isoformat(),
            "commit": edition.facts.commit,
            "tool": edition.facts.tool,
            "files": dict(sorted(listed.items())),
        }
    )


def _swap(whole: Path, goal: Path) -> None:
    """Put `whole` in the place of `goal`; if the second rename fails the first is taken back."""
    retired = goal.with_name(_RETIRED + goal.name)
    if _is_there(goal):
        goal.rename(retired)
    try:
        whole.rename(goal)
    except OSError:
        if _is_there(retired):
            retired.rename(goal)
        raise
    _remove(retired)


def _sweep(site: Path) -> None:
    """Clean up after a build that was killed: bring back what it had set aside, drop the rest."""
    for retired in site.glob(f"{_RETIRED}*"):
        goal = site / retired.name.removeprefix(_RETIRED)
        if _is_there(goal):
            _remove(retired)
        else:
            retired.rename(goal)
    for staging in site.glob(f"{_STAGING}*"):
        _remove(staging)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _titles_beside(edition: Edition, site: Path) -> dict[str, str]:
    """The other editions in the site folder, name → title, from their own manifests."""
    titles = {}
    for manifest in site.glob(f"[!.]*/{MANIFEST}"):
        name = manifest.parent.name
        if name == edition.name:
            continue
        try:
            titles[name] = json.loads(manifest.read_text(encoding="utf-8"))["title"]
        except (ValueError, KeyError, TypeError) as error:
            raise WriteError(
                f"{manifest} går inte att läsa som en utgåvas manifest. Återställ filen, eller "
                "flytta bort mappen den ligger i, och bygg igen. Ingenting har ändrats."
            ) from error
    return titles


def versions(titles: Mapping[str, str]) -> bytes:
    """`versions.json` in mike's shape, the rolling edition first."""
    names = sorted(titles, key=lambda name: (name != ROLLING, name))
    return _json([{"version": n, "title": titles[n], "aliases": []} for n in names])


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


@contextmanager
def _explained(site: Path) -> Iterator[None]:
    """Turn the system's refusals into sentences."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"Systemet svarar med fel {error.errno}.")
        raise WriteError(
            f"Webbplatsen kunde inte skrivas till {site}. {reason} "
            "Den tidigare webbplatsen ligger kvar."
        ) from error
