"""Which edition another follows on: the newest that was frozen by then, as it was corrected."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kvalitet.chronicle.facts import FACTS, Facts
from kvalitet.editions.manifest import MANIFEST, Correction, Manifest, Seal
from kvalitet.editions.previous import previous
from kvalitet.editions.shelf import ROLLING

FROZEN = {"2022": 2023, "2023": 2024, "2024": 2025}
"""Edition → the year that it was frozen."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three years' editions, of which 2022 was corrected when 2023 had been frozen."""
    for name, year in FROZEN.items():
        put(tmp_path, name, year)
    put(tmp_path, "2022-rattelse-1", 2024, Correction(of="2022", number=1, reason="Fel."), month=6)
    return tmp_path


def put(
    site: Path, name: str, year: int, correction: Correction | None = None, month: int = 1
) -> None:
    seal = Seal(content="", correction=correction)
    manifest = Manifest(title=f"Året {name}", built=day(year, month), seal=seal)
    (site / name).mkdir()
    (site / name / MANIFEST).write_bytes(manifest.as_bytes())
    (site / name / FACTS).write_bytes(Facts().as_bytes())


def day(year: int, month: int = 1) -> datetime:
    return datetime(year, month, 15, tzinfo=UTC)


def before(site: Path, name: str, built: datetime) -> str:
    found = previous(site, name, built)
    return found.name if found else ""


def test_it_is_the_newest_by_then(site: Path) -> None:
    assert before(site, ROLLING, day(2026)) == "2024"
    assert before(site, "2025", day(2026)) == "2024"
    assert before(site, "2022", day(2023)) == ""


def test_what_was_frozen_or_corrected_later_changes_nothing(site: Path) -> None:
    assert before(site, "2023", day(2024)) == "2022"
    assert before(site, "2024", day(2025)) == "2023"


def test_a_correction_takes_the_place_of_what_it_corrects(site: Path) -> None:
    put(site, "2024-rattelse-1", 2025, Correction(of="2024", number=1, reason="Fel."), month=3)
    assert before(site, ROLLING, day(2026)) == "2024-rattelse-1"


def test_a_correction_follows_on_what_came_before_the_corrected(site: Path) -> None:
    put(site, "2025", 2026)
    assert before(site, "2024", day(2027)) == "2023"


def test_of_one_day_the_rolling_edition_is_the_last(site: Path) -> None:
    assert before(site, ROLLING, day(2025)) == "2024"


def test_an_edition_without_facts_that_can_be_read_is_passed_over(site: Path) -> None:
    (site / "2024" / FACTS).write_text("{", encoding="utf-8")
    (site / "2023" / FACTS).unlink()
    assert before(site, ROLLING, day(2026)) == "2022-rattelse-1"


def test_without_editions_there_is_none(tmp_path: Path) -> None:
    assert before(tmp_path, ROLLING, day(2026)) == ""
