"""Compare an edition with what its manifest says, and the manifest with the one that git keeps."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kvalitet.editions.disk import WriteError
from kvalitet.editions.manifest import MANIFEST, SUMS, Listed, digest, read_manifest, sums


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was; `path` is relative to the edition's root."""

    what: str
    """ändrad, tillagd or förlorad."""
    path: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left of an edition."""

    name: str
    files: int
    digest: str
    """That of the manifest, to hold against the minutes; "" where it cannot be read."""
    lacks_record: bool
    """It is frozen, but git has no copy of the manifest to compare with."""
    findings: tuple[Finding, ...]


def verify(name: str, site: Path, records: Path) -> Verdict:
    """Recompute everything about an edition."""
    folder, record = site / name, records / f"{name}.json"
    if not folder.is_dir():
        return Verdict(name, 0, "", False, (Finding("förlorad", "hela utgåvan"),))
    try:
        manifest = read_manifest(folder / MANIFEST)
    except WriteError:
        what = "ändrad" if (folder / MANIFEST).exists() else "förlorad"
        return Verdict(name, 0, "", False, (Finding(what, MANIFEST),))
    content = (folder / MANIFEST).read_bytes()
    found = sorted(_differences(folder, manifest.files), key=lambda one: one.path)
    if record.exists() and record.read_bytes() != content:
        found.insert(0, Finding("ändrad", MANIFEST))
    if _read(folder / SUMS) != sums(content, manifest.files):
        found.append(Finding("ändrad" if (folder / SUMS).exists() else "förlorad", SUMS))
    lacks_record = manifest.seal is not None and not record.exists()
    return Verdict(name, len(manifest.files), digest(content), lacks_record, tuple(found))


def _differences(folder: Path, files: Mapping[str, Listed]) -> Iterator[Finding]:
    there = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    for path in there.keys() - files.keys() - {MANIFEST, SUMS}:
        yield Finding("tillagd", path)
    for path, one in files.items():
        if path not in there:
            yield Finding("förlorad", path)
        elif there[path].is_symlink() or _sum_of(there[path]) != one.sha256:
            yield Finding("ändrad", path)


def _sum_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def editions_to_verify(site: Path, records: Path) -> list[str]:
    """Every edition that lies in the store, and every one that git says ought to."""
    lying = {file.parent.name for file in site.glob(f"[!.]*/{MANIFEST}")}
    return sorted(lying | {file.stem for file in records.glob("*.json")})
