"""What editions have shown: every figure of each, in a file that readers download as well."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kvalitet.catalogue.observations import Parts
from kvalitet.model.period import Period, parse_period
from kvalitet.model.value import Value, parse_value

SHOWN = "data/siffror.json"
"""Where an edition keeps it, relative to the edition's root."""

_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as readers got it, or the reason why they got none."""

    indicator: str
    owner: str
    parts: Parts
    period: Period
    value: Value


@dataclass(frozen=True, slots=True)
class EditionFile:
    """The file of an edition, as it lay there when somebody looked."""

    edition: str
    path: Path
    size: int
    """-1 when there is none."""
    changed: int


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """What an edition that lies published has shown."""

    name: str
    path: Path
    figures: Mapping[str, tuple[Shown, ...]]
    """Indicator → what was shown of it."""
    trouble: str
    """Why its figures cannot be read, as a Swedish sentence; "" when they can."""


def editions_beside(rolling: str, site: Path) -> list[EditionFile]:
    """The other editions in a folder where editions are published."""
    try:
        manifests = sorted(site.glob(f"[!.]*/{_MANIFEST}"))
    except OSError:  # whoever publishes there is told
        return []
    folders = [manifest.parent for manifest in manifests]
    return [_look(folder) for folder in folders if folder.name != rolling]


def _look(folder: Path) -> EditionFile:
    file = folder / SHOWN
    try:
        found = file.stat()
    except OSError:
        return EditionFile(folder.name, file, -1, 0)
    return EditionFile(folder.name, file, found.st_size, found.st_mtime_ns)


def read_shown(file: EditionFile) -> EarlierEdition:
    """Read an edition's file back, or say what is wrong with it."""
    if file.size < 0:
        return _unreadable(file, "Filen finns inte.")
    try:
        rows = json.loads(file.path.read_bytes(), parse_float=Decimal)
        figures: dict[str, list[Shown]] = {}
        for one in map(_figure, rows):
            figures.setdefault(one.indicator, []).append(one)
    except OSError as error:
        return _unreadable(file, f"Systemet svarar med fel {error.errno}.")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _unreadable(file, "Den har inte den form som den skrevs i.")
    by_indicator = {indicator: tuple(found) for indicator, found in figures.items()}
    return EarlierEdition(file.edition, file.path, by_indicator, "")


def _figure(row: Any) -> Shown:
    """Read one figure; what is none raises one of several errors."""
    return Shown(
        str(row["nyckeltal"]),
        str(row["vem"]),
        _parts(row),
        parse_period(row["period"]),
        parse_value(_as_written(row)),
    )


def _parts(row: Any) -> Parts:
    if "saknas" not in row:
        return tuple((str(name), str(part)) for name, part in row["del"].items())
    return ((str(row["indelning"]), str(row["del"])),) if row["indelning"] else ()


def _as_written(row: Any) -> str:
    """A figure's value as a writer would state it, which is how the first editions have it."""
    if "saknas" not in row:
        return str(row["värde"])
    if row["täljare"] is not None:
        return f"{row['täljare']} av {row['nämnare']}"
    return str(row["saknas"] or row["värde"])


def _unreadable(file: EditionFile, reason: str) -> EarlierEdition:
    return EarlierEdition(file.edition, file.path, {}, reason)
