"""A page before it is given its shell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a page, for its table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What opens a report when it is printed as a document of its own."""

    owner: str
    facts: tuple[tuple[str, str], ...]
    """Each a term and its words: whose it is, of when, and who has decided it."""
    record_number: str
    """Follows the report from page to page, as its owner does; "" where it has none."""
    draft: bool
    fictional: str
    """The name of a municipality that does not exist; "" for those that do."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `address` is the folder it lives in, relative to the edition's root and ending with a slash
    ("" for the start page, "nyckeltal/", "nyckeltal/u33461/"). `slot` names the shell's template:
    a section, plus "/rapport" for a page one level below the section's index.
    `kind`, `municipality` and `year` are what a reader filters a search by ("" where it has none).
    """

    address: str
    slot: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...] = ()
    kind: str = ""
    municipality: str = ""
    year: str = ""
    alias: str = ""
    """What else those who search for it may call it: a short name, an id."""
    searchable: bool = True
    cover: Cover | None = None
    """None for a page that is no report."""
