"""An edition as a zip file: the same edition always gives the same bytes."""

import io
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from kvalitet.editions import disk
from kvalitet.editions.manifest import MANIFEST, SUMS, Manifest, digest, read_manifest

_FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""Before which a zip file knows no time."""
_UNIX = 3
_MODE = stat.S_IFREG | 0o644


def export(edition: Path, goal: Path) -> str:
    """Pack an edition's folder into the file `goal`; returns the sum of the file.

    Nothing is compressed: how small zlib makes things differs from one version to the next.
    """
    manifest = read_manifest(edition / MANIFEST)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted({*manifest.files, MANIFEST, SUMS}):
            archive.writestr(
                _entry(f"{edition.name}/{path}", manifest), (edition / path).read_bytes()
            )
    disk.replace(goal, packed.getvalue())
    return digest(packed.getvalue())


def _entry(path: str, manifest: Manifest) -> zipfile.ZipInfo:
    built = max(manifest.built or _FIRST_DAY, _FIRST_DAY).astimezone(UTC)
    entry = zipfile.ZipInfo(path, built.timetuple()[:6])
    entry.create_system = _UNIX  # whatever the system that packs
    entry.external_attr = _MODE << 16
    return entry
