"""Where every page lives, and how one page points at another."""

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from kvalitet.body.parts import Link
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage, Report

LONGEST_SLUG = 60

THREADS = "roda-traden/"
"""Where the red threads are: one page for each plan, and one for them all."""

ASSETS = "filer/"
"""Where images and files of the content are published."""

_MARK = 6  # characters of a hash that tell two ids apart whose letters became the same

SECTION_OF: Mapping[type[Report], str] = {
    Indicator: "nyckeltal",
    IndicatorAnalysis: "analyser",
    Plan: "planer",
    FollowUp: "uppfoljningar",
    QualityStory: "berattelser",
    PlainPage: "sidor",
}

# Folders that Windows or its web server does not serve.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|bin|app[-_].*|web-config")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The address of every document: a folder relative to the edition's root, ending in a slash."""

    by_id: Mapping[str, str]
    by_path: Mapping[str, str]
    anchors: Mapping[str, str]
    """Where the part of each municipality and unit begins on an indicator's page."""

    @property
    def sections(self) -> frozenset[str]:
        """The sections that have pages; where there are plans there are threads as well."""
        found = {address.partition("/")[0] for address in self.by_id.values()}
        if SECTION_OF[Plan] in found:
            found.add(THREADS.rstrip("/"))
        return frozenset(found)

    def thread_address(self, plan: str) -> str:
        """The address of a plan's red thread, by the plan's id; it is named as the plan's page."""
        return THREADS + self.by_id[plan].partition("/")[2]

    def of_link(self, link: Link, path: str) -> str:
        """The address a link of the document at `path` leads to, with its fragment.

        Checks have refused a link to what does not exist.
        """
        address = self.by_path[link.file_from(path)]
        return address + (f"#{quote(link.fragment)}" if link.fragment else "")


def address_book(
    documents: Iterable[tuple[Report, str]], assets: Iterable[str], owners: Iterable[str]
) -> Addresses:
    """Give every (document, path) its address, every asset a file name, every owner an anchor."""
    known = list(documents)
    by_id: dict[str, str] = {}
    by_path: dict[str, str] = {}
    for form, section in SECTION_OF.items():
        mine = [(report, path) for report, path in known if isinstance(report, form)]
        slugs = slugs_of(report.id for report, _ in mine)
        for report, path in mine:
            address = f"{section}/{slugs[report.id]}/"
            by_id[report.id] = by_path[path] = address
    for path, slug in slugs_of(assets).items():
        by_path[path] = f"{ASSETS}{slug}{posixpath.splitext(path)[1].lower()}"
    return Addresses(by_id, by_path, anchors_of(owners))


def slugs_of(ids: Iterable[str]) -> dict[str, str]:
    """A folder name for each id: lower-case ASCII, short, and no two alike whatever the case.

    An id that is plain already keeps its name; one that only becomes the same ("hål" beside "hal")
    is marked.
    """
    wanted = {name: _plain(name) for name in ids}
    exact = {slug for name, slug in wanted.items() if name.lower() == slug}
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(wanted):
        slug = wanted[name]
        clashes = slug in taken or (slug in exact and name.lower() != slug)
        if clashes or _RESERVED.fullmatch(slug):
            slug = f"{slug[: LONGEST_SLUG - _MARK - 1]}-{_hash(name)}"
        slugs[name] = slug
        taken.add(slug)
    return slugs


def anchors_of(names: Iterable[str]) -> dict[str, str]:
    """An anchor for each name, no two alike: Habo and Håbo may stand on one page.

    What we name begins with "kv-", so that no heading of a writer's has the same anchor.
    """
    return {name: f"kv-{slug}" for name, slug in slugs_of(names).items()}


def href(from_address: str, to_address: str) -> str:
    """The relative link from a page to another address or file of the edition."""
    target, mark, fragment = to_address.partition("#")
    if target == from_address:
        return f"#{fragment}" if mark else "./"
    *here, _ = from_address.split("/")
    *there, name = target.split("/")
    shared = len(posixpath.commonprefix([here, there]))
    path = "/".join((*[".."] * (len(here) - shared), *there[shared:], name))
    return quote(path) + mark + fragment


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return words[:LONGEST_SLUG].rstrip("-") or _hash(text)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]
