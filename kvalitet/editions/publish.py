"""Put an edition into the store: all of it is written beside its place, and then moved in.

Readers see the old edition or the new one, and a run that fails or is killed leaves the old. What
leads to the editions follows them in, the list of them last of all: it never names what is not
there. A run that is killed between two of these moves leaves an edition that is whole, and that
nothing leads to yet; the next run, whatever it is for, makes anew all that leads to every edition.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kvalitet.chronicle.facts import FACTS, read_facts
from kvalitet.editions import disk
from kvalitet.editions.aliases import lane, leads_to
from kvalitet.editions.disk import explained
from kvalitet.editions.manifest import MANIFEST, SUMS, Listed, Manifest, Seal, listed, sums
from kvalitet.editions.shelf import (
    STAGING,
    VERSIONS,
    Shelf,
    aliases,
    in_order,
    listings,
    opened,
    versions,
)
from kvalitet.pages.changes import COMPARISONS, Volume
from kvalitet.pipeline import Edition

_ENTRANCE = "index.html"

Moves = list[tuple[Path, Path]]
"""What is to be moved in, and where."""


def publish(edition: Edition, site: Path) -> Manifest:
    """Put the rolling edition in the place of the one before it.

    Raises WriteError, and whatever the edition's stages raise, with the old edition untouched.
    """
    with opened(site, replacing=edition.name) as shelf:
        return put(edition, shelf)


def accept(_: Manifest) -> None:
    """Have nothing against an edition."""


def put(
    edition: Edition,
    shelf: Shelf,
    seal: Seal | None = None,
    approve: Callable[[Manifest], None] = accept,
) -> Manifest:
    """Write an edition and swap it in as a whole, with what leads to it; returns its manifest.

    What `approve` raises when it is shown the manifest stops it before anything is changed.
    """
    site = shelf.site
    with _workshop(site) as folder:
        whole = folder / "edition"
        files = {}
        for stage in (edition.files, edition.finish(whole)):
            for path, content in stage:  # may raise what has nothing to do with writing
                with explained(site):
                    disk.write(whole / path, content)
                    files[path] = listed(content)
        manifest = _manifest(edition, seal, files)
        approve(manifest)
        with explained(site):
            disk.write(whole / MANIFEST, manifest.as_bytes())
            disk.write(whole / SUMS, sums(manifest.as_bytes(), files))
            editions = {**shelf.editions, edition.name: manifest}
            shelf = Shelf(site, editions)
            leading = _stage_leading(edition, shelf, whole, folder / "leading")
            disk.settle_all(folder)
            _move([(whole, site / edition.name), *leading], site)
    return manifest


def lead(edition: Edition, shelf: Shelf) -> None:
    """Put in order what leads to an edition that is in the store already."""
    with _workshop(shelf.site) as folder, explained(shelf.site):
        whole = shelf.site / edition.name
        leading = _stage_leading(edition, shelf, whole, folder / "leading")
        disk.settle_all(folder)
        _move(leading, shelf.site)


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """A folder on the same disk as the store, in which nobody reads."""
    with explained(site):
        workshop = tempfile.TemporaryDirectory(prefix=STAGING, dir=site, ignore_cleanup_errors=True)
    with workshop as folder:
        yield Path(folder)


def _manifest(edition: Edition, seal: Seal | None, files: Mapping[str, Listed]) -> Manifest:
    facts = edition.facts
    return Manifest(
        edition=edition.name,
        title=edition.title,
        built=facts.built,
        commit=facts.commit,
        uncommitted=facts.uncommitted,
        tool=facts.tool,
        libraries=dict(sorted(facts.libraries.items())),
        seal=seal,
        files=dict(sorted(files.items())),
    )


def _stage_leading(edition: Edition, shelf: Shelf, whole: Path, staged: Path) -> Moves:
    """Write what leads to the editions, and say where it belongs; the list of them comes last.

    What leads to an edition that somebody has withdrawn goes the other way.
    """
    for path, content in _leading(edition, shelf, whole):
        disk.write(staged / path, content)
    named = sorted(staged.iterdir(), key=lambda path: (path.name == VERSIONS, path.name))
    known = aliases(shelf.editions)
    left = (path for path in sorted(shelf.site.iterdir()) if path.name not in known)
    gone = [path for path in left if leads_to(path) is not None]
    return [
        *((path, shelf.site / path.name) for path in named),
        *((path, staged / f"borta-{path.name}") for path in gone),
    ]


def _leading(edition: Edition, shelf: Shelf, whole: Path) -> Iterator[tuple[str, bytes]]:
    """Doors, aliases, what changed from edition to edition, and the list of them all."""
    for name, content in edition.doors:
        # The way in leads to the first edition in the list: the rolling one, if there is one.
        if name != _ENTRANCE or edition.name == in_order(shelf.editions)[0]:
            yield name, content
    for alias, name in sorted(aliases(shelf.editions).items()):
        if name == edition.name or leads_to(shelf.site / alias) != name:
            yield from lane(alias, name, shelf.editions[name])
    volumes = list(_volumes(edition, shelf, whole))
    if len(volumes) > 1 or (shelf.site / COMPARISONS).exists():
        yield from edition.compare(volumes)
    yield VERSIONS, versions(list(listings(shelf.editions)))


def _volumes(edition: Edition, shelf: Shelf, whole: Path) -> Iterator[Volume]:
    """The editions that say in short what they hold, the newest first."""
    for name in in_order(shelf.editions):
        file = (whole if name == edition.name else shelf.site / name) / FACTS
        facts = read_facts(file.read_bytes()) if file.exists() else None
        if facts is not None:
            manifest = shelf.editions[name]
            seal = manifest.seal
            correction = seal.correction if seal else None
            said = (correction.of, correction.reason) if correction else ("", "")
            yield Volume(name, manifest.title, facts, *said, is_frozen=seal is not None)


def _move(moves: Moves, site: Path) -> None:
    """Move each in, for good; if something is in the way, take back what was moved."""
    done: list[tuple[Path, Path, bool]] = []
    try:
        for new, goal in moves:
            was_there = disk.is_there(goal)
            disk.swap(new, goal)
            done.append((new, goal, was_there))
        disk.settle(site)
    except BaseException:
        for new, goal, was_there in reversed(done):
            if was_there:
                disk.swap(new, goal)
            else:
                goal.rename(new)
        raise
