"""Editions on disk: swapped in whole, or not at all."""

import errno
import hashlib
import json
import resource
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kvalitet.editions import disk
from kvalitet.editions.disk import WriteError
from kvalitet.editions.lock import LOCK
from kvalitet.editions.publish import publish
from kvalitet.editions.shelf import ROLLING
from kvalitet.pipeline import BuildFacts, Edition

FACTS = BuildFacts(datetime(2024, 11, 1, tzinfo=UTC), "0123abc", "0.1.0")
DOORS = (("404.html", b"borta"), ("index.html", b"in"))
PAGES = (("index.html", b"start"), ("nyckeltal/u33461/index.html", "återaktualiserade".encode()))


def nothing_more(_: Path) -> Iterator[tuple[str, bytes]]:
    """There is nothing to make of these files."""
    return iter(())


def edition(
    name: str = ROLLING, title: str = "2024", files: tuple[tuple[str, bytes], ...] = PAGES
) -> Edition:
    return Edition(name, title, FACTS, iter(files), nothing_more, DOORS)


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones too but for the lock: path → content."""
    files = (f for f in sorted(folder.rglob("*")) if not f.is_dir() and f.name != LOCK)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def litter(site: Path) -> list[str]:
    """What a run has left behind of what was only for itself."""
    return [path.name for path in site.glob(".*") if path.name != LOCK]


def versions(site: Path) -> list[tuple[str, str]]:
    listed = json.loads((site / "versions.json").read_text("utf-8"))
    assert all(entry["aliases"] == [] for entry in listed), "mike's shape, which the theme reads"
    return [(entry["version"], entry["title"]) for entry in listed]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "webb" / "site"


def test_an_edition_is_written_with_its_doors(site: Path) -> None:
    assert len(publish(edition(), site).files) == 2
    assert tree(site).keys() == {
        "404.html",
        "index.html",
        "versions.json",
        "aktuell/index.html",
        "aktuell/nyckeltal/u33461/index.html",
        "aktuell/manifest.json",
        "aktuell/sha256sums.txt",
    }
    assert (site / "index.html").read_text("utf-8") == "in"


def test_the_manifest_says_what_the_edition_is_and_what_every_file_was(site: Path) -> None:
    publish(edition(), site)
    manifest = json.loads((site / ROLLING / "manifest.json").read_text("utf-8"))
    assert manifest["edition"] == "aktuell"
    assert manifest["title"] == "2024"
    assert manifest["built"] == "2024-11-01T00:00:00Z"
    assert manifest["commit"] == "0123abc"
    assert manifest["tool"] == "0.1.0"
    for path, listed in manifest["files"].items():
        content = (site / ROLLING / path).read_bytes()
        assert listed == {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    assert list(manifest["files"]) == [path for path, _ in PAGES]


def test_the_same_edition_is_the_same_bytes(tmp_path: Path) -> None:
    publish(edition(), tmp_path / "a")
    publish(edition(files=PAGES[::-1]), tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_what_is_published_can_be_read_by_a_web_server(site: Path) -> None:
    publish(edition(), site)
    assert (site / ROLLING).stat().st_mode == site.stat().st_mode
    assert (site / "index.html").stat().st_mode == (site / ROLLING / "index.html").stat().st_mode


def test_a_new_build_replaces_the_whole_edition(site: Path) -> None:
    publish(edition(), site)
    publish(edition(title="2025", files=(("index.html", b"ny"),)), site)
    assert tree(site / ROLLING).keys() == {"index.html", "manifest.json", "sha256sums.txt"}
    assert (site / ROLLING / "index.html").read_text("utf-8") == "ny"
    assert versions(site) == [("aktuell", "2025")]


def test_editions_lie_side_by_side_with_the_rolling_one_first(site: Path) -> None:
    for name in ("2023", ROLLING, "2022"):
        publish(edition(name, f"Utgåva {name}"), site)
    assert versions(site) == [
        ("aktuell", "Utgåva aktuell"),
        ("2023", "Utgåva 2023"),
        ("2022", "Utgåva 2022"),
    ]


def test_versions_are_listed_anew_from_the_manifests(site: Path) -> None:
    publish(edition("2023", "Utgåva 2023"), site)
    (site / "versions.json").write_text("[]", encoding="utf-8")
    publish(edition(), site)
    assert versions(site) == [("aktuell", "2024"), ("2023", "Utgåva 2023")]


def test_what_lies_beside_the_editions_is_left_alone(site: Path) -> None:
    publish(edition(), site)
    (site / "web.config").write_text("servern", encoding="utf-8")
    (site / "bilder").mkdir()
    publish(edition(), site)
    assert (site / "web.config").read_text("utf-8") == "servern"
    assert (site / "bilder").is_dir()


# What goes wrong leaves the old site as it was


def failing(error: BaseException) -> Iterator[tuple[str, bytes]]:
    yield "index.html", b"halv"
    raise error


@pytest.mark.parametrize("error", [RuntimeError(), KeyboardInterrupt(), OSError(errno.EIO, "")])
def test_a_stage_that_fails_midway_changes_nothing_and_leaves_no_litter(
    site: Path, error: BaseException
) -> None:
    publish(edition(), site)
    before = tree(site)
    half = Edition(ROLLING, "2025", FACTS, failing(error), nothing_more, DOORS)
    with pytest.raises(type(error)) as caught:
        publish(half, site)
    assert caught.value is error, "not taken for a fault of the disk"
    assert tree(site) == before
    assert {path.name for path in site.iterdir()} == {
        LOCK,
        "404.html",
        "aktuell",
        "index.html",
        "versions.json",
    }


REFUSALS = {
    errno.ENOSPC: "Disken är full.",
    errno.EDQUOT: "Kvoten för disken är slut.",
    errno.EACCES: "Du får inte skriva där.",
    errno.EROFS: "Disken går bara att läsa.",
    errno.EIO: f"Systemet svarar med fel {errno.EIO}.",
}


@pytest.mark.parametrize(
    "file", ["u33461/index.html", "manifest.json", "404.html", "versions.json"]
)
@pytest.mark.parametrize("number", REFUSALS)
def test_a_disk_that_refuses_changes_nothing_and_says_why(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int, file: str
) -> None:
    publish(edition(), site)
    before = tree(site)
    write = disk.write

    def refuse(path: Path, data: bytes) -> None:
        if path.as_posix().endswith(file):
            raise OSError(number, "No space left on device")
        write(path, data)

    monkeypatch.setattr(disk, "write", refuse)
    with pytest.raises(WriteError) as caught:
        publish(edition(title="2025"), site)
    said = str(caught.value)
    assert said.startswith(f"Webbplatsen kunde inte skrivas till {site}. {REFUSALS[number]}")
    assert said.endswith("Den tidigare webbplatsen ligger kvar.")
    assert "No space" not in said, "the system's own words"
    assert tree(site) == before


def test_the_systems_own_limit_is_explained(site: Path) -> None:
    publish(edition(), site)
    before = tree(site)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    large = edition(files=(("index.html", b"x" * 10_000_000),))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        with pytest.raises(WriteError, match=f"fel {errno.EFBIG}"):
            publish(large, site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(site) == before


def test_a_swap_that_fails_is_taken_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(edition(), site)
    before = tree(site)
    swap = disk.swap

    def refuse(new: Path, goal: Path) -> None:
        if goal.name == "404.html":
            raise PermissionError(errno.EACCES, "Permission denied")
        swap(new, goal)

    monkeypatch.setattr(disk, "swap", refuse)
    with pytest.raises(WriteError, match="Du får inte skriva där"):
        publish(edition(title="2025"), site)
    assert tree(site) == before


def test_a_file_where_the_site_should_be_is_told(site: Path) -> None:
    site.parent.mkdir()
    site.write_text("fil", encoding="utf-8")
    with pytest.raises(WriteError, match="Det ligger en fil där"):
        publish(edition(), site)
    assert site.read_text("utf-8") == "fil"


def test_a_way_through_a_file_is_told(site: Path) -> None:
    site.parent.write_text("fil", encoding="utf-8")
    with pytest.raises(WriteError, match="Sökvägen går genom en fil"):
        publish(edition(), site)


@pytest.mark.parametrize("text", ["", "inte json", "[]", '{"name": "En app"}'])
def test_a_manifest_that_cannot_be_read_stops_the_build_before_anything_is_changed(
    site: Path, text: str
) -> None:
    publish(edition("2023"), site)
    (site / "2023" / "manifest.json").write_text(text, encoding="utf-8")
    before = tree(site)
    with pytest.raises(WriteError, match="går inte att läsa som en utgåvas manifest"):
        publish(edition(), site)
    assert tree(site) == before


def test_a_broken_manifest_of_the_edition_itself_is_replaced(site: Path) -> None:
    publish(edition(), site)
    (site / ROLLING / "manifest.json").write_text("", encoding="utf-8")
    publish(edition(), site)
    assert versions(site) == [("aktuell", "2024")]


# A build that was killed


def test_what_a_killed_build_left_behind_is_swept_away(site: Path) -> None:
    publish(edition(), site)
    before = tree(site)
    (site / ".bygger-abc").mkdir()
    (site / ".bygger-abc" / "index.html").write_text("halv", encoding="utf-8")
    (site / ".bygger-def").write_text("halv", encoding="utf-8")
    (site / ".ersatt-aktuell").mkdir()
    publish(edition(), site)
    assert tree(site) == before
    assert litter(site) == []


def test_an_edition_that_a_killed_build_had_set_aside_is_brought_back(site: Path) -> None:
    publish(edition(), site)
    before = tree(site)
    (site / ROLLING).rename(site / ".ersatt-aktuell")
    with pytest.raises(RuntimeError):
        publish(Edition(ROLLING, "2025", FACTS, failing(RuntimeError()), nothing_more, DOORS), site)
    assert tree(site) == before


def test_an_edition_that_is_a_link_is_replaced_and_what_it_leads_to_left_alone(
    site: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("kvar", encoding="utf-8")
    site.mkdir(parents=True)
    (site / ROLLING).symlink_to(elsewhere)
    publish(edition(), site)
    assert not (site / ROLLING).is_symlink()
    assert tree(elsewhere) == {"index.html": "kvar"}
    publish(edition(), site)
    assert litter(site) == []
