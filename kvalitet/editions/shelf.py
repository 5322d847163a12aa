"""The publishing store: the editions that lie side by side, in which order, and what leads to them.

Everything here is read from the editions' own manifests, every time; there is no register that
could come to say something else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kvalitet.editions import disk
from kvalitet.editions.lock import held
from kvalitet.editions.manifest import MANIFEST, Manifest, read_manifest

ROLLING = "aktuell"
"""The edition that every build replaces."""
VERSIONS = "versions.json"
STAGING = ".bygger-"


@dataclass(frozen=True, slots=True)
class Listing:
    """An edition as versions.json lists it."""

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A store whose lock is held: a folder, and the manifests of the editions in it by name."""

    site: Path
    editions: Mapping[str, Manifest]


@contextmanager
def opened(site: Path, replacing: str = "") -> Iterator[Shelf]:
    """Have a store for oneself, cleaned of what a run that was killed had left behind.

    Of the edition that is to be replaced nothing is asked, not even a manifest that can be read.
    """
    with disk.explained(site):
        site.mkdir(parents=True, exist_ok=True)
    with held(site):
        with disk.explained(site):
            disk.bring_back(site)
            for staging in site.glob(f"{STAGING}*"):
                disk.remove(staging)
        yield Shelf(site, editions_in(site, but=replacing))


def editions_in(site: Path, but: str = "") -> dict[str, Manifest]:
    """The editions that lie in a folder, by name. Raises WriteError if a manifest is broken."""
    manifests = sorted(site.glob(f"[!.]*/{MANIFEST}"))
    return {file.parent.name: read_manifest(file) for file in manifests if file.parent.name != but}


def revisions(name: str, editions: Mapping[str, Manifest]) -> list[Manifest]:
    """A frozen edition and its corrections, the first one first."""
    mine = (one for own, one in editions.items() if one.seal and first_of(own, one) == name)
    return sorted(mine, key=number_of)


def number_of(edition: Manifest) -> int:
    """Which correction an edition is, 0 for the first edition of its name."""
    correction = edition.seal.correction if edition.seal else None
    return correction.number if correction else 0


def first_of(name: str, edition: Manifest) -> str:
    """The name of the edition that this one corrects, or its own."""
    correction = edition.seal.correction if edition.seal else None
    return correction.of if correction else name


def in_order(editions: Mapping[str, Manifest]) -> list[str]:
    """The names of the editions: the rolling one, then the newest, corrections before the first.

    A correction of last year's edition is no newer than this year's.
    """

    def age(name: str) -> tuple[bool, str, str, int]:
        one = editions[name]
        first = first_of(name, one)
        began = editions.get(first, one).built
        return name == ROLLING, began.isoformat() if began else "", first, number_of(one)

    return sorted(editions, key=age, reverse=True)


def aliases(editions: Mapping[str, Manifest]) -> dict[str, str]:
    """Alias → the newest edition that has been given it."""
    led: dict[str, str] = {}
    for name in reversed(in_order(editions)):
        seal = editions[name].seal
        led |= dict.fromkeys(seal.aliases if seal else (), name)
    return led


def listings(editions: Mapping[str, Manifest]) -> Iterator[Listing]:
    """The editions as versions.json lists them, in order."""
    led = aliases(editions)
    for name in in_order(editions):
        mine = tuple(sorted(alias for alias, edition in led.items() if edition == name))
        yield Listing(name, editions[name].title, mine, _properties(editions[name]))


def _properties(edition: Manifest) -> dict[str, Any]:
    if edition.seal is None:
        return {}
    said: dict[str, Any] = {"frozen": True}
    if edition.built:
        said["date"] = edition.built.date().isoformat()
    if edition.seal.decision:
        said["decision"] = edition.seal.decision
    if edition.seal.register_number:
        said["register_number"] = edition.seal.register_number
    if edition.seal.correction:
        said["corrects"] = edition.seal.correction.of
        said["reason"] = edition.seal.correction.reason
    return said


def versions(listed: Sequence[Listing]) -> bytes:
    """`versions.json` in mike's shape, which lets an edition have properties of its own."""
    return as_json(
        [
            {"version": one.name, "title": one.title, "aliases": list(one.aliases)}
            | ({"properties": one.properties} if one.properties else {})
            for one in listed
        ]
    )


def as_json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
