"""Whatever has become of a document, the writer is told in Swedish where; or a site is built.

The real documents are damaged in every way of `tests.damage`, and what bites is tried in every
form. Nothing is measured here (`python -m benchmarks.damage` does); a loop without end is stopped
by the timeout in pyproject.toml. KVALITET_DAMAGE=20 tries twenty times as much, and as large.
"""

import os
import shutil
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from benchmarks.damage import Measured, plenty
from kvalitet.config import CONFIG_FILE
from kvalitet.memory import Memory
from kvalitet.pages.site import map_site
from kvalitet.pipeline import examine
from kvalitet.problems import Problem
from tests.building import ROOT, copy_sources
from tests.damage import DAMAGES, SHAPES, UNITS, Damage
from tests.drawing import TEMPLATES
from tests.legible import assert_legible
from tests.plenty import PLENTY, SETTINGS
from tests.sites import ANALYSIS, PAGE, measured, with_keys, with_text, write_project

SCALE = int(os.environ.get("KVALITET_DAMAGE", "1"))
BAD = ROOT / "tests" / "bad"
GIVEN = "s.md"
SEEDS = sorted(folder.name for folder in BAD.glob("seed-*"))


class Victim:
    """A project whose files are damaged one at a time, and read as a preview reads them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._memory = Memory()
        self.files = sorted((root / "content").rglob("*.md"))

    def suffers(self, damage: Damage, file: Path, dice: Random) -> None:
        """Damage a file, see that whoever wrote it is helped, and mend it."""
        whole = file.read_bytes()
        file.write_bytes(damage(whole.decode(), dice))
        try:
            self.is_told(file.relative_to(self._root).as_posix())
        finally:
            file.write_bytes(whole)

    def is_told_of(self, data: bytes) -> tuple[Problem, ...]:
        """Check the project with these bytes as the document of `small`."""
        (self._root / "content" / GIVEN).write_bytes(data)
        return self.is_told(f"content/{GIVEN}")

    def is_told(self, path: str) -> tuple[Problem, ...]:
        """Check the project; if it is sound, draw what has become of the document at a path."""
        examination = examine(self._root, lambda _: None, self._memory)
        assert_legible(self._root, examination.problems)
        if examination.understood is not None:
            atlas = map_site(*examination.understood, TEMPLATES)
            if path in atlas.studio.addresses.by_path:
                assert "<h" in atlas.draw(atlas.studio.addresses.by_path[path]).page.html
            atlas.draw("")
        return examination.problems


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    """A copy of the shipped example."""
    root = tmp_path_factory.mktemp("damaged") / "example"
    return Victim(copy_sources(root, "content", "site_config.yml"))


@pytest.fixture(scope="module", params=SEEDS)
def seed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Victim:
    """One of the faulty documents that were rebuilt from real ones."""
    root = tmp_path_factory.mktemp("damaged") / "seed"
    shutil.copytree(BAD / request.param, root)
    if not (root / "site_config.yml").exists():
        shutil.copy(BAD / "site_config.yml", root)
    return Victim(root)


def small(root: Path) -> Victim:
    """A project with an indicator and a document to be written over."""
    known = measured("{2018-H1: 67}")
    return Victim(write_project(root, {"nyckeltal.md": known, GIVEN: ANALYSIS}, SETTINGS))


def dice_for(name: str) -> Random:
    """The same dice every time."""
    return Random(crc32(name.encode()))


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_real_document_is_damaged(kind: str, example: Victim) -> None:
    dice = dice_for(kind)
    for file in dice.choices(example.files, k=4 * SCALE):
        example.suffers(DAMAGES[kind], file, dice)


def test_a_faulty_document_is_damaged(seed: Victim) -> None:
    for kind, damage in DAMAGES.items():
        dice = dice_for(kind)
        for file in dice.choices(seed.files, k=SCALE):
            seed.suffers(damage, file, dice)


def test_a_document_is_cut_off_at_every_line(tmp_path: Path) -> None:
    whole = ANALYSIS.splitlines(keepends=True)
    victim = small(tmp_path)
    for lines in range(len(whole)):
        victim.is_told_of("".join(whole[:lines]).encode())


def test_the_settings_are_damaged(tmp_path: Path) -> None:
    victim = small(tmp_path)
    for kind in ("cut off", "bits flipped", "another encoding", "signs mistaken"):
        dice = dice_for(kind)
        for _ in range(4 * SCALE):
            victim.suffers(DAMAGES[kind], tmp_path / CONFIG_FILE, dice)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_bites_stands_in_the_text(shape: str, tmp_path: Path) -> None:
    victim = small(tmp_path)
    for unit in UNITS:
        text = SHAPES[shape](unit, min(300 * SCALE, 90_000))
        victim.is_told_of(with_text(ANALYSIS, text).encode())


@pytest.mark.parametrize("key", ["sammanfattning", "titel", "mätningar"])
def test_what_bites_stands_in_the_head(key: str, tmp_path: Path) -> None:
    victim = small(tmp_path)
    dice = dice_for(key)
    for unit in UNITS:
        opening, indent = dice.choice((("|-", "  "), ("", "  "), ("[", ""), ('"', "  ")))
        lines = "\n".join([indent + unit * 20] * 4 * SCALE)
        victim.is_told_of(with_keys(ANALYSIS, f"{key}: {opening}\n{lines}").encode())


@pytest.mark.parametrize(
    "unit", [*"x 1[]*|>#-:\"'å\N{NO-BREAK SPACE}", "\u0301", "👩‍👩‍👧", "[[x]] "]
)
def test_ten_megabytes_on_one_line(unit: str, tmp_path: Path) -> None:
    size = 10_000_000 // len(unit.encode())
    told = small(tmp_path).is_told_of(with_text(PAGE, unit * size).encode())
    assert [problem.rule.code for problem in told] == ["F006"]


def test_accents_are_piled_up(tmp_path: Path) -> None:
    """To put a hundred thousand of them in order would take the machine a minute."""
    piled = "a" + "\u0323" * 50_000 + "\u0301" * 50_000
    told = small(tmp_path).is_told_of(with_text(PAGE, piled).encode())
    assert [problem.rule.code for problem in told] == ["F014"]
    assert "30 accenter" in told[0].message


@pytest.mark.parametrize("thing", PLENTY)
def test_there_is_very_much_of_one_thing(thing: str, tmp_path: Path) -> None:
    write_project(tmp_path, PLENTY[thing](min(40 * SCALE, 2_000)), SETTINGS)
    Victim(tmp_path).is_told("")


def test_the_benchmark_tells_what_takes_twice_as_long_for_twice_as_much_from_what_grows() -> None:
    assert str(Measured(4.0, 2.1, "a")) == "    4.000    2.100  a"
    assert str(Measured(4.0, 1.0, "a")).endswith("  a  GROWS")
    assert not str(Measured(0.1, 0.01, "a")).endswith("GROWS")
    told = [one.name for one in plenty(2)]
    assert told == [f"plenty: {thing}" for thing in PLENTY]
