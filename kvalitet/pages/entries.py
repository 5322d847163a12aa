"""Entries of a plan – goals, risks, self-checks, actions – and where each stands on its page."""

from dataclasses import dataclass
from urllib.parse import quote

from kvalitet.pages.studio import Sheet


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A link to an entry's place on its plan's page."""

    id: str
    name: str
    href: str


def anchor_of(entry: str) -> str:
    """Where an entry stands on its plan's page, by its id.

    Checks have refused two ids in a plan that only case tells apart.
    """
    return f"kv-plan-{entry.lower()}"


def link_to(sheet: Sheet, plan: str, entry: str, name: str) -> EntryLink:
    """The link from any page to an entry of a plan."""
    address = sheet.studio.addresses.by_id[plan]
    return EntryLink(entry, name, sheet.href(f"{address}#{quote(anchor_of(entry))}"))
