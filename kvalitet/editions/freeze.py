"""Seal an edition: from then on it is never changed, and a correction is laid beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kvalitet.editions import disk
from kvalitet.editions.manifest import Correction, Manifest, Seal, digest, read_manifest
from kvalitet.editions.names import fault_of_alias, fault_of_name, name_of_correction
from kvalitet.editions.publish import lead, put
from kvalitet.editions.shelf import Shelf, opened
from kvalitet.editions.verify import verify
from kvalitet.pipeline import Edition
from kvalitet.swedish.lists import joined

RECORDS = "editions"
"""The folder of the project where git keeps the manifest of every frozen edition."""


class FreezeError(Exception):
    """The edition cannot be sealed as it was asked; the message is Swedish and says the way out."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be sealed, and as what; None where nothing was said of it."""

    name: str
    content: str
    """The digest of what is written."""
    title: str | None = None
    aliases: tuple[str, ...] | None = None
    decision: str | None = None
    register_number: str | None = None
    reason: str | None = None
    """Why what is frozen must be corrected."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A sealed edition."""

    manifest: Manifest
    record: Path
    """The copy of its manifest that belongs in git."""
    is_new: bool

    @property
    def digest(self) -> str:
        """The sum to write into the minutes: through the manifest it vouches for every file."""
        return digest(self.manifest.as_bytes())


Compose = Callable[[str, str], Edition]
"""From the name and the title of an edition to the edition."""


def freeze(wish: Wish, site: Path, records: Path, title: str, compose: Compose) -> Frozen:
    """Seal an edition into the store, or find that it is sealed already.

    `title` is what it is called where the wish says nothing. Raises FreezeError and WriteError,
    and whatever the edition's stages raise.
    """
    with opened(site) as shelf:
        _refuse_unfit_names(wish, shelf)
        revisions = [manifest for _, manifest in shelf.revisions(wish.name)]
        if wish.reason is not None and not _is_corrected(wish, revisions):
            name, called, seal = _correction(wish, revisions, site)
        elif revisions:
            if changed := _changed(wish, revisions):
                raise _refusal(wish.name, changed)
            known = _intact(revisions[-1], site, records)
            lead(compose(known.edition, known.title), shelf)
            return _kept(known, records, is_new=False)
        else:
            lost = _recorded(wish.name, records)
            name, seal = wish.name, _seal(wish, lost)
            called = wish.title or (lost.title if lost else title)
        approve = partial(_approve, recorded=_recorded(name, records), site=site)
        return _kept(put(compose(name, called), shelf, seal, approve), records, is_new=True)


def _refuse_unfit_names(wish: Wish, shelf: Shelf) -> None:
    fault = fault_of_name(wish.name, shelf)
    for alias in wish.aliases or ():
        fault = fault or fault_of_alias(alias, wish.name, shelf)
    if fault:
        raise FreezeError(fault)


def _correction(wish: Wish, revisions: Sequence[Manifest], site: Path) -> tuple[str, str, Seal]:
    """The name, the title and the seal of a correction of what is frozen."""
    if not revisions:
        raise FreezeError(
            f"Utgåvan {wish.name} är inte fryst i {site}, så där finns inget att rätta. "
            "Kontrollera namnet, eller ange rätt mapp med --site."
        )
    assert wish.reason is not None, "a correction has a reason"
    if not _changed(wish, revisions):
        raise FreezeError(
            f"Innehållet är detsamma som i {revisions[-1].edition}, så där finns inget att rätta. "
            "Rätta felet i content/ först."
        )
    number = len(revisions)
    correction = Correction(of=wish.name, number=number, reason=wish.reason)
    called = wish.title or f"{revisions[0].title}, rättelse {number}"
    return name_of_correction(wish.name, number), called, _seal(wish, revisions[-1], correction)


def _is_corrected(wish: Wish, revisions: Sequence[Manifest]) -> bool:
    """Tell whether the newest that is frozen is this very correction: the command is run again."""
    seal = revisions[-1].seal if revisions else None
    correction = seal.correction if seal else None
    same_reason = correction is not None and correction.reason == wish.reason
    return same_reason and not _changed(wish, revisions)


def _changed(wish: Wish, revisions: Sequence[Manifest]) -> list[str]:
    """What the wish says otherwise than the newest of what is frozen, as Swedish words."""
    seal = revisions[-1].seal
    assert seal is not None, "what is frozen has a seal"
    said: Mapping[str, tuple[object, Sequence[object]]] = {
        "innehållet": (wish.content, [seal.content]),
        # A correction has a title of its own, but answers to the first one's.
        "titeln": (wish.title, [one.title for one in revisions]),
        "aliasen": (wish.aliases, [seal.aliases]),
        "beslutet": (wish.decision, [seal.decision]),
        "diarienumret": (wish.register_number, [seal.register_number]),
    }
    return [word for word, (asked, known) in said.items() if asked not in (None, *known)]


def _refusal(name: str, changed: Sequence[str]) -> FreezeError:
    return FreezeError(
        f"Utgåvan {name} är redan fryst, och en fryst utgåva ändras aldrig. "
        f"Nu skiljer sig {joined(changed, 'och')}.\n"
        f'Är det en rättelse: build.py freeze {name} --correct "skälet". Den läggs bredvid, och '
        "läsarna får se vad som rättats och varför.\n"
        "Är det en ny utgåva: ge den ett eget namn."
    )


def _seal(wish: Wish, before: Manifest | None, correction: Correction | None = None) -> Seal:
    """The seal of what is asked for; what was not said is as before."""
    old = before.seal if before and before.seal else Seal(content="")
    return Seal(
        content=wish.content,
        aliases=old.aliases if wish.aliases is None else wish.aliases,
        decision=old.decision if wish.decision is None else wish.decision,
        register_number=(
            old.register_number if wish.register_number is None else wish.register_number
        ),
        correction=correction,
    )


def _approve(made: Manifest, recorded: Manifest | None, site: Path) -> None:
    """Let an edition that was lost be made again, but only to the last byte."""
    if recorded is not None and recorded != made:
        raise FreezeError(
            f"Utgåvan {made.edition} är redan fryst enligt {RECORDS}/{made.edition}.json, men den "
            f"finns inte i {site}, och det som nu byggs är något annat. Ange rätt mapp med --site. "
            f"Är den förlorad: hämta tillbaka den ur en säkerhetskopia, eller ställ projektet på "
            f"{recorded.commit[:12]} och frys den igen."
        )


def _intact(frozen: Manifest, site: Path, records: Path) -> Manifest:
    """What is said to be frozen already had better be so."""
    if verify(frozen.edition, site, records).findings:
        raise FreezeError(
            f"Utgåvan {frozen.edition} är fryst, men inte som när den frystes. Se efter vad som är "
            f"ändrat med build.py verify {frozen.edition}. Flyttas mappen {site / frozen.edition} "
            "undan återskapas den när samma innehåll fryses igen."
        )
    return frozen


def _recorded(name: str, records: Path) -> Manifest | None:
    file = records / f"{name}.json"
    return read_manifest(file) if file.exists() else None


def _kept(manifest: Manifest, records: Path, *, is_new: bool) -> Frozen:
    """See to it that git has the manifest to keep."""
    record = records / f"{manifest.edition}.json"
    if not record.exists():
        try:
            disk.replace(record, manifest.as_bytes())
        except OSError as error:
            raise FreezeError(
                f"Utgåvan {manifest.edition} är fryst, men {record} kunde inte skrivas (systemet "
                f"svarar med fel {error.errno}). Åtgärda det och kör samma kommando igen."
            ) from error
    return Frozen(manifest, record, is_new)
