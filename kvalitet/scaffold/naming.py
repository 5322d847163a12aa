"""What a new document is called and where it lies: as the one before it, moved on."""

from pathlib import PurePosixPath
from typing import Final

from pydantic import TypeAdapter, ValidationError

from kvalitet.catalogue.checked import Checked
from kvalitet.model.fields import Id
from kvalitet.model.report import Report
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.moving import Move
from kvalitet.scaffold.wish import ScaffoldError, Wish

_CONTENT: Final = "content"

_ID: Final[TypeAdapter[str]] = TypeAdapter(Id)


def new_id(
    wish: Wish, known: Known, before: Checked[Report] | None, move: Move | None, default: str
) -> str:
    """The id of the new document: the one asked for, the one before moved on, or the default."""
    moved = move.text(before.form.id) if before and move else None
    name = _sound_id(wish.id or moved or default.replace(" ", "-"))
    path = known.taken.get(name.casefold())
    if path is not None:
        where = path or "ett annat dokument"
        other_time = "" if wish.id else " eller en annan tid med --period"
        raise ScaffoldError(
            f"Id {name} används redan av {where}, och inget har skrivits. "
            f"Fortsätt på det, eller ange ett annat id med --id{other_time}."
        )
    return name


def new_path(before: Checked[Report] | None, move: Move | None, folder: str, default: str) -> str:
    """Where the new document lies, beside the one before, as a path from the project's root."""
    name = f"{default.replace(' ', '-')}.md"
    if before is None:
        return f"{_CONTENT}/{folder}/{name}"
    old = PurePosixPath(before.path)
    moved = move.text(old.stem) if move else None
    return str(old.with_name(f"{moved}.md" if moved else name))


def _sound_id(name: str) -> str:
    try:
        return _ID.validate_python(name)
    except ValidationError as error:
        said = error.errors()[0]["ctx"]
        raise ScaffoldError(f"{said['message']} {said['remedy']} Ange ett med --id.") from None
