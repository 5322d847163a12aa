"""The edition before the one that is built, which tells its readers what is new since then.

Only what was frozen by then counts, so that an edition that is made again becomes the same again.
"""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from kvalitet.chronicle.facts import FACTS, read_facts
from kvalitet.editions.shelf import ROLLING, editions_in, first_of, in_order
from kvalitet.pages.changes import Volume


def previous(
    site: Path, name: str, built: datetime, among: Collection[str] | None = None
) -> Volume | None:
    """The newest edition, or its correction, that came before the one called `name`.

    A correction is called what it corrects, and follows on what that one followed on. `among` are
    the only ones to choose from, for an edition that is made again: what it once lay beside.
    """
    editions = editions_in(site, but=ROLLING)
    mine = editions.get(name)
    began = mine.built if mine and mine.built else built
    for own in in_order(editions):
        one = editions[own]
        first = first_of(own, one)
        then = editions.get(first, one).built
        if one.built is None or then is None or one.built > built or first == name:
            continue
        if among is not None and own not in among:
            continue
        # Of two editions of the same day the name tells which came first; the rolling one is last.
        if then < began or (then == began and (name == ROLLING or first < name)):
            file = site / own / FACTS
            facts = read_facts(file.read_bytes()) if file.exists() else None
            if facts is not None:
                return Volume(own, one.title, facts)
    return None
