"""The edition before the one that is built, which tells its readers what is new since then.

Only what was frozen by then counts, so that an edition that is made again becomes the same again.
"""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from kvalitet.chronicle.facts import FACTS, read_facts
from kvalitet.editions.manifest import Manifest
from kvalitet.editions.shelf import ROLLING, editions_in, first_of, in_order
from kvalitet.pages.changes import Volume


def previous(
    site: Path, name: str, built: datetime, among: Collection[str] | None = None
) -> Volume | None:
    """The newest edition, or its correction, that came before the one called `name`.

    A correction is told what is new since the year before, as the edition that it corrects was.
    `among` are the only ones to choose from, for an edition that once lay beside no others.
    """
    editions = editions_in(site, but=ROLLING)
    earlier = {
        own: one
        for own, one in editions.items()
        if (among is None or own in among) and _is_earlier(first_of(own, one), one, name, built)
    }
    for own in in_order(earlier):
        file = site / own / FACTS
        facts = read_facts(file.read_bytes()) if file.exists() else None
        if facts is not None:
            return Volume(own, earlier[own].title, facts)
    return None


def _is_earlier(first: str, one: Manifest, name: str, built: datetime) -> bool:
    """Of two editions of the same day, the name tells which came first; the rolling one is last."""
    if one.seal is None or one.built is None or first == name:
        return False
    return one.built < built or (one.built == built and (name == ROLLING or first < name))
