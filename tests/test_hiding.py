"""The writer is told what is hidden and why; the reader is not."""

from pathlib import Path

import pytest

from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.analysis.shown import SHOWN
from kvalitet.cli import FINE, main
from kvalitet.commands.hiding import hidden_as_text
from tests.sites import measured, site, write_project

PARTS = "indelningar: {kön: [flickor, pojkar]}"
SERIES = "{2023: {totalt: 60, flickor: 21, pojkar: 39}, 2024: {totalt: 60, flickor: 3, pojkar: 57}}"
COUNTS = measured(SERIES, PARTS).replace("enhet: procent", "enhet: antal")


def listing(*documents: str) -> str:
    catalogue = site({f"{n}.md": text for n, text in enumerate(documents)}).catalogue
    return hidden_as_text(masking(catalogue.store, catalogue.indicators, catalogue.config))


def test_each_indicator_has_its_figures_with_their_places() -> None:
    other = measured("{2024: 1 av 40}").replace("U33461", "ANDEL")
    assert listing(COUNTS, other) == (
        "ANDEL: 1\u00a0dold siffra, 1 för sin egen skull\n"
        "  content/1.md:11:17: Hylte 2024: 1 av 40 är så få att någon kan pekas ut.\n"
        "U33461: 2\u00a0dolda siffror, 1 för sin egen skull och 1 för att skydda andra\n"
        "  content/0.md:12:84: Hylte 2024 flickor: 3 är så få att någon kan pekas ut.\n"
        "  content/0.md:12:95: Hylte 2024 pojkar: annars går Hylte 2024 flickor att räkna ut.\n"
    )


def test_nothing_is_listed_when_nothing_is_hidden() -> None:
    assert listing(measured("{2024: 24 av 30}")) == ""


def run(root: Path, *options: str) -> None:
    write_project(root, {"n.md": COUNTS})
    assert main(["check", "--root", str(root), *options]) == FINE


def test_a_check_tells_how_many_and_how_to_see_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "Inga fel.\n"
        "2\u00a0siffror visas inte för läsaren. Vilka och varför: build.py check --hidden\n"
    )


def test_a_check_lists_them_when_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "--hidden")
    said = capsys.readouterr()
    assert said.out == listing(COUNTS).replace("content/0.md", "content/n.md")
    assert said.err.endswith(
        "2\u00a0dolda siffror, 1 för sin egen skull och 1 för att skydda andra.\n"
    )


def test_what_a_platform_reads_is_not_disturbed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "--hidden", "--format", "github")
    said = capsys.readouterr()
    assert said.out == ""
    assert "Hylte 2024 flickor: 3 är så få" in said.err


def test_a_check_knows_the_folder_where_editions_lie(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "utgåvor" / "2022" / SHOWN
    file.parent.mkdir(parents=True)
    (tmp_path / "utgåvor" / "2022" / "manifest.json").write_text("{}", encoding="utf-8")
    file.write_text("[", encoding="utf-8")
    root = tmp_path / "projekt"
    root.mkdir()
    run(root)
    assert "D005" not in capsys.readouterr().out
    run(root, "--site", str(tmp_path / "utgåvor"))
    assert "varning D005" in capsys.readouterr().out
