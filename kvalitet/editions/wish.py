"""What somebody wishes to seal: what it has been sealed as already, or what it would become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kvalitet.editions.manifest import Correction, Manifest, Seal, read_manifest
from kvalitet.editions.names import is_revision, name_of_correction
from kvalitet.editions.shelf import Shelf, number_of, revisions
from kvalitet.swedish.lists import joined, quoted

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
    pdf: bool = False
    """Every report as a PDF too; a correction has them if what it corrects has."""
    beside: tuple[str, ...] = ()
    """The editions that lie published."""


def sealed_as(wish: Wish, editions: Mapping[str, Manifest], records: Path) -> Manifest | None:
    """What a wish has been sealed as already: in the store, or once, as git remembers.

    A reason asks for a correction of what is newest; without one, an older revision is meant as
    well. What is lost comes first, since the rest is there.
    """
    kept, lost = revisions(wish.name, editions), _lost(wish.name, editions, records)
    named = [one.title for one in (*lost, *kept)]
    meant = kept[-1:] if wish.reason is not None else kept[::-1]
    for one in [*lost, *meant]:
        seal = seal_of(one)
        said = seal.correction.reason if seal.correction else None
        if wish.reason in (None, said) and not _changed(wish, one, named):
            return one
    return None


def _lost(name: str, editions: Mapping[str, Manifest], records: Path) -> list[Manifest]:
    """Those that git remembers, but that are not in the store."""
    files = (file for file in records.glob("*.json") if file.stem not in editions)
    return revisions(
        name, {file.stem: read_manifest(file) for file in files if is_revision(file.stem, name)}
    )


def seal_of(frozen: Manifest) -> Seal:
    """The seal of what is known to be frozen."""
    assert frozen.seal is not None, "what is frozen has a seal"
    return frozen.seal


def new_seal(wish: Wish, shelf: Shelf, records: Path, title: str) -> tuple[str, str, Seal]:
    """The name, the title and the seal of what has never been sealed."""
    kept = revisions(wish.name, shelf.editions)
    if wish.reason is not None:
        name, called, seal = _correction(wish, kept, shelf.site)
    elif kept:
        raise _refusal(wish.name, _changed(wish, kept[-1], [one.title for one in kept]))
    else:
        name, called, seal = wish.name, wish.title or title, _seal(wish, Seal(content=""))
    if (record := records / f"{name}.json").exists():
        raise FreezeError(
            f"Utgåvan {name} är redan fryst enligt {RECORDS}/{record.name}, men den finns inte i "
            f"{shelf.site}, och det som nu fryses är något annat. Ange rätt mapp med --site. "
            f"{way_back(read_manifest(record))}"
        )
    for other in shelf.editions.values():
        if other.title == called:
            raise FreezeError(
                f"Utgåvan {other.edition} heter redan {quoted(called)}, och läsarna kan inte se "
                "skillnad. Ange ett annat namn att visa med --title."
            )
    return name, called, seal


def _correction(wish: Wish, kept: Sequence[Manifest], site: Path) -> tuple[str, str, Seal]:
    """The name, the title and the seal of a correction of what is frozen."""
    if not kept:
        raise FreezeError(
            f"Utgåvan {wish.name} är inte fryst i {site}, så där finns inget att rätta. "
            "Kontrollera namnet, eller ange rätt mapp med --site."
        )
    assert wish.reason is not None, "a correction has a reason"
    first, newest = kept[0], kept[-1]
    if not _changed(wish, newest, [one.title for one in kept]):
        raise FreezeError(
            f"Innehållet är detsamma som i {newest.edition}, så där finns inget att rätta. "
            "Rätta felet i content/ först."
        )
    number = number_of(newest) + 1
    called = wish.title
    if called in (None, first.title):  # whoever repeats the whole command repeats the title
        called = f"{first.title}, rättelse {number}"
    correction = Correction(of=wish.name, number=number, reason=wish.reason)
    return name_of_correction(wish.name, number), called, _seal(wish, seal_of(newest), correction)


def _changed(wish: Wish, frozen: Manifest, titles: Sequence[str]) -> list[str]:
    """What the wish says otherwise than what is frozen, as Swedish words.

    A correction has a title of its own, but answers to the others' `titles` too.
    """
    seal = seal_of(frozen)
    said: Mapping[str, tuple[object, Sequence[object]]] = {
        "innehållet": (wish.content, [seal.content]),
        "titeln": (wish.title, titles),
        "aliasen": (wish.aliases, [seal.aliases]),
        "beslutet": (wish.decision, [seal.decision]),
        "diarienumret": (wish.register_number, [seal.register_number]),
        "PDF-filerna": (wish.pdf or None, [seal.pdf]),
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


def _seal(wish: Wish, before: Seal, correction: Correction | None = None) -> Seal:
    """The seal of what is asked for; what was not said is as before."""
    return Seal(
        content=wish.content,
        aliases=before.aliases if wish.aliases is None else wish.aliases,
        decision=before.decision if wish.decision is None else wish.decision,
        register_number=(
            before.register_number if wish.register_number is None else wish.register_number
        ),
        beside=wish.beside,
        pdf=wish.pdf or before.pdf,
        correction=correction,
    )


def way_back(recorded: Manifest) -> str:
    """How what has been lost is had again, in Swedish."""
    return (
        "Är den förlorad: hämta tillbaka den ur en säkerhetskopia, eller ställ projektet på "
        f"{recorded.commit[:12]}, installera biblioteken som står där i requirements.txt och frys "
        "den igen."
    )
