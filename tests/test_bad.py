"""Every folder in tests/bad is a faulty project, and expected.txt is what its writer is told.

Adding a test is adding a folder. A folder without a site_config.yml of its own shares the one
beside it, and one called release-… is examined as an edition that is to be decided. Editions that
lie published are in its folder `published`. `--update` rewrites what is expected; read it as a
writer would before committing it.
"""

import shutil
from pathlib import Path

import pytest

from kvalitet.analysis.shown import editions_beside
from kvalitet.config import CONFIG_FILE
from kvalitet.editions.shelf import ROLLING
from kvalitet.pipeline import examine
from kvalitet.reporting import as_text, tally
from tests.legible import assert_legible
from tests.sites import RELEASE_DAY

BAD = Path(__file__).parent / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir() if folder.is_dir())
NOTHING = "Inga fel\n"
PUBLISHED = "published"


@pytest.mark.parametrize("case", CASES)
def test_the_writer_is_told(case: str, tmp_path: Path, update: bool) -> None:
    expected = BAD / case / "expected.txt"
    shutil.copy(BAD / CONFIG_FILE, tmp_path)
    shutil.copytree(BAD / case, tmp_path, dirs_exist_ok=True)
    release = RELEASE_DAY if case.startswith("release-") else None
    editions = editions_beside(ROLLING, tmp_path / PUBLISHED)
    problems = examine(tmp_path, lambda _: None, release=release, editions=editions).problems
    assert_legible(tmp_path, problems)
    told = f"{as_text(problems)}{tally(problems)}\n"
    if update:
        expected.write_text(told, encoding="utf-8", newline="\n")
    parts = {path.name for path in (BAD / case).iterdir()}
    assert parts - {CONFIG_FILE, PUBLISHED} == {"content", "expected.txt"}
    assert told == expected.read_text(encoding="utf-8")
    assert told != NOTHING, "what is right belongs in tests/golden"


def test_nothing_lies_between_the_cases() -> None:
    assert [path.name for path in BAD.iterdir() if path.is_file()] == [CONFIG_FILE]
