"""What an edition says of itself: what it is, what it is made of, and what every file was."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kvalitet.editions.disk import WriteError

MANIFEST = "manifest.json"

SUMS = "sha256sums.txt"
"""The same sums, as `sha256sum -c` reads them; the manifest's own is among them."""


class _Part(BaseModel):
    """A part of the manifest. A reader of another year's passes over what she does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Listed(_Part):
    """What a file was."""

    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    size: int


class Correction(_Part):
    """What a revision corrects."""

    of: str
    """The first edition of the name: "2024"."""
    number: int
    """1 for the first correction of it."""
    reason: str


class Seal(_Part):
    """What makes an edition a frozen one."""

    content: str
    """A digest of what the writers had written; see `provenance.content_digest`."""
    aliases: tuple[str, ...] = ()
    """Names that lead to it, until a newer edition takes them over."""
    decision: str = ""
    register_number: str = ""
    beside: tuple[str, ...] = ()
    """The editions that lay published then: what they have shown decides what is hidden in it."""
    pdf: bool = False
    """Every report is in it as a PDF too."""
    correction: Correction | None = None


class Manifest(_Part):
    """The whole of manifest.json."""

    edition: str = ""
    title: str
    built: datetime | None = None
    """The day of the content."""
    commit: str = ""
    uncommitted: bool = False
    """Something had been changed since that commit."""
    tool: str = ""
    libraries: Mapping[str, str] = {}
    """Name → version of what the tool stood on."""
    seal: Seal | None = None
    files: Mapping[str, Listed] = {}

    def as_bytes(self) -> bytes:
        """What is written to the disk; the same manifest always gives the same bytes."""
        return f"{self.model_dump_json(indent=2, exclude_none=True)}\n".encode()


def listed(content: bytes) -> Listed:
    """List a file by its bytes."""
    return Listed(sha256=digest(content), size=len(content))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sums(manifest: bytes, files: Mapping[str, Listed]) -> bytes:
    """The text of sha256sums.txt."""
    lines = {path: one.sha256 for path, one in files.items()} | {MANIFEST: digest(manifest)}
    return "".join(f"{lines[path]}  {path}\n" for path in sorted(lines)).encode()


def read_manifest(file: Path) -> Manifest:
    """Read an edition's manifest. Raises WriteError when it is none."""
    try:
        return Manifest.model_validate_json(file.read_bytes())
    except (ValidationError, OSError) as error:
        raise WriteError(
            f"{file} går inte att läsa som en utgåvas manifest. Återställ filen, eller "
            "flytta bort mappen den ligger i, och försök igen. Ingenting har ändrats."
        ) from error
