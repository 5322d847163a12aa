"""Seal an edition: from then on it is never changed, and a correction is laid beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from kvalitet.editions import disk
from kvalitet.editions.manifest import MANIFEST, Manifest, digest, read_manifest
from kvalitet.editions.names import fault_of_alias, fault_of_name
from kvalitet.editions.publish import lead, put
from kvalitet.editions.shelf import Shelf, opened
from kvalitet.editions.verify import verify
from kvalitet.editions.wish import (
    RECORDS,
    FreezeError,
    Wish,
    new_seal,
    seal_of,
    sealed_as,
    way_back,
)
from kvalitet.pipeline import Edition
from kvalitet.swedish.lists import joined


class Outcome(Enum):
    """What became of a wish."""

    SEALED = auto()
    KNOWN = auto()
    """It was sealed already, and lies there."""
    REMADE = auto()
    """It was sealed already and has been lost, but is there again."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A sealed edition."""

    manifest: Manifest
    digest: str
    """The sum to write into the minutes: through the manifest it vouches for every file."""
    record: Path
    """The copy of its manifest that belongs in git."""
    outcome: Outcome


Compose = Callable[[str, str, bool], Edition]
"""From the name and the title, and whether reports are printed as well, to the edition."""


def freeze(wish: Wish, site: Path, records: Path, title: str, compose: Compose) -> Frozen:
    """Seal an edition into the store, or find that it is sealed already.

    `title` is what it is called where the wish says nothing. Raises FreezeError and WriteError,
    and whatever the edition's stages raise.
    """
    with opened(site) as shelf:
        _refuse_unfit_names(wish, shelf)
        known = sealed_as(wish, shelf.editions, records)
        if known is None:
            name, called, seal = new_seal(wish, shelf, records, title)
            made = put(compose(name, called, seal.pdf), shelf, seal)
            return _kept(made, site, records, Outcome.SEALED)
        if known.edition in shelf.editions:
            _refuse_damaged(known, site, records)
            lead(compose(known.edition, known.title, False), shelf)
            return _kept(known, site, records, Outcome.KNOWN)
        seal, record = seal_of(known), records / f"{known.edition}.json"
        again = compose(known.edition, known.title, seal.pdf)
        put(again, shelf, seal, partial(_approve, record=record, shelf=shelf))
        return _kept(known, site, records, Outcome.REMADE)


def _refuse_unfit_names(wish: Wish, shelf: Shelf) -> None:
    fault = fault_of_name(wish.name, shelf)
    for alias in wish.aliases or ():
        fault = fault or fault_of_alias(alias, wish.name, shelf)
    if fault:
        raise FreezeError(fault)


def _approve(made: Manifest, record: Path, shelf: Shelf) -> None:
    """Let an edition that was lost be made again, but only to the last byte."""
    if record.read_bytes() != made.as_bytes():
        recorded = read_manifest(record)
        raise FreezeError(
            f"Utgåvan {made.edition} är fryst enligt {RECORDS}/{made.edition}.json och finns inte "
            f"i {shelf.site}, men den kan inte återskapas så här: nu skiljer sig "
            f"{joined(list(_unlike(made, recorded, shelf)), 'och')}. {way_back(recorded)}"
        )


def _unlike(made: Manifest, recorded: Manifest, shelf: Shelf) -> Iterator[str]:
    """What is not as it was when an edition was sealed, as Swedish words."""
    if made.commit != recorded.commit or made.uncommitted:
        yield "ändringen i git"
    if made == recorded or made.tool != recorded.tool:  # which writes the same in another way
        yield "programmets version"
    if made.libraries != recorded.libraries:
        yield "bibliotekens versioner"
    if missing := [one for one in seal_of(recorded).beside if one not in shelf.editions]:
        yield f"vilka utgåvor som är publicerade ({joined(missing, 'och')} saknas)"
    if made.files != recorded.files:
        yield "filerna"


def _refuse_damaged(frozen: Manifest, site: Path, records: Path) -> None:
    """What is said to be frozen already had better be so."""
    if verify(frozen.edition, site, records).findings:
        raise FreezeError(
            f"Utgåvan {frozen.edition} är fryst, men inte som när den frystes. Se efter vad som är "
            f"ändrat med build.py verify {frozen.edition}. Flyttas mappen {site / frozen.edition} "
            "undan återskapas den när samma innehåll fryses igen."
        )


def _kept(manifest: Manifest, site: Path, records: Path, outcome: Outcome) -> Frozen:
    """See to it that git has the manifest to keep, as it was written, by whatever version of us."""
    record = records / f"{manifest.edition}.json"
    written = (site / manifest.edition / MANIFEST).read_bytes()
    if not record.exists():
        try:
            disk.replace(record, written)
        except OSError as error:
            raise FreezeError(
                f"Utgåvan {manifest.edition} är fryst, men {record} kunde inte skrivas (systemet "
                f"svarar med fel {error.errno}). Åtgärda det och kör samma kommando igen."
            ) from error
    return Frozen(manifest, digest(written), record, outcome)
