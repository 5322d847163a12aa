"""Every folder in tests/golden is a small sound project, and expected/ is the site it becomes.

The pages are compared without the theme's shell, each below its title, description and table of
contents. `--update` rewrites what is expected; read the difference before committing it.
"""

import re
import shutil
from pathlib import Path

import pytest

from kvalitet.page import Page
from kvalitet.pages.studio import DATA
from kvalitet.pipeline import examine
from kvalitet.reporting import as_text
from tests.drawing import draw_site

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())


def drawn(case: str) -> dict[str, str]:
    """Draw a case's site: path → text."""
    examination = examine(GOLDEN / case, lambda _: None)
    assert as_text(examination.problems) == ""
    assert examination.understood is not None
    site = draw_site(*examination.understood)
    pages = {f"{page.address}index.html": _as_text(page) for page in site.pages}
    data = {
        path: content.decode().replace("\r\n", "\n")
        for path, content in site.files
        if path.startswith(DATA)
    }
    return pages | data


def _as_text(page: Page) -> str:
    contents = [f"{'#' * h.level} {h.text} (#{h.anchor})\n" for h in page.headings]
    facts = [page.slot, page.kind, page.municipality, page.year]
    head = [page.title, page.description, " | ".join(facts)]
    return "".join(f"{line}\n" for line in head) + "".join(contents) + f"\n{page.html}\n"


def _written(folder: Path) -> dict[str, str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    texts = (file.read_text(encoding="utf-8") for file in files)
    return {
        file.relative_to(folder).as_posix(): text for file, text in zip(files, texts, strict=True)
    }


def _write(folder: Path, site: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in site.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("case", CASES)
def test_the_site_is_as_it_was_read(case: str, update: bool) -> None:
    site = drawn(case)
    if update:
        _write(GOLDEN / case / "expected", site)
    expected = _written(GOLDEN / case / "expected")
    assert sorted(site) == sorted(expected)
    for path in expected:
        assert site[path] == expected[path], path


HIDDEN = ("7919", "7916", "7903", "7907", "1013", "1011", "5098", "6087", "6994")
"""What the writers of `masked` wrote that would say something about a few persons."""


def test_nothing_hidden_is_found_in_any_file() -> None:
    spoken = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")
    for path, text in drawn("masked").items():
        plain = spoken.sub("", text)
        assert [number for number in HIDDEN if number in plain] == [], path


def test_small_counts_of_operations_are_shown() -> None:
    assert ";3;;antal;" in drawn("masked")["data/serier/vakanser.csv"]
    assert ";;sekretess;antal;" in drawn("masked")["data/serier/handelser.csv"]
