"""Entries below the headings that a plan gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kvalitet.page import Heading
from kvalitet.pages.addresses import anchors_of

E = TypeVar("E")

_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Headed(Generic[E]):
    """A heading and the entries below it; the heading is None where no entry has one."""

    heading: Heading | None
    entries: tuple[E, ...]


def headed(
    section: str, entries: Sequence[tuple[str | None, E]], rest: str
) -> tuple[Headed[E], ...]:
    """Gather (heading, entry) below their headings, in the order that these are first met.

    What has no heading comes last, below `rest`, unless no entry at all has one.
    """
    groups: dict[str, list[E]] = {}
    loose: list[E] = []
    for name, entry in entries:
        (groups.setdefault(name, []) if name else loose).append(entry)
    if not groups:
        return (Headed(None, tuple(loose)),) if loose else ()
    if loose:
        groups.setdefault(rest, []).extend(loose)
    # Two sections of a plan may well have the same headings below them.
    anchors = anchors_of(f"{section} {name}" for name in groups)
    return tuple(
        Headed(Heading(_LEVEL, name, anchors[f"{section} {name}"]), tuple(found))
        for name, found in groups.items()
    )
