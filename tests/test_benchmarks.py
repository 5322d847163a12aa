"""The made-up projects are valid, realistic and repeatable, and the runner tells what it measured.

No time is asserted anywhere: how fast a machine is says nothing about the code.
"""

import re
from pathlib import Path

import pytest

from benchmarks import board
from benchmarks.content import project
from benchmarks.documents import TYPES
from benchmarks.run import Comparison, Cost, build_ours, main, table, write
from benchmarks.series import main as judge_series
from kvalitet.model.period import PeriodKind, parse_period
from kvalitet.pages.addresses import SECTION_OF
from kvalitet.pipeline import examine
from kvalitet.reporting import as_text

DOCUMENTS = 100


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return project(DOCUMENTS)


def test_it_has_no_faults(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, files)
    examination = examine(tmp_path, lambda _: None)
    assert as_text(examination.problems) == ""
    assert examination.understood is not None


def test_a_board_of_any_length_has_no_faults(tmp_path: Path) -> None:
    write(tmp_path, dict(board.project(100, 1)))
    examination = examine(tmp_path, lambda _: None)
    assert as_text(examination.problems) == ""
    assert examination.understood is not None
    assert len(list(examination.understood[1].all())) == 100


@pytest.mark.parametrize("documents", [10, 40, 1000])
def test_it_is_as_large_as_wanted(documents: int) -> None:
    assert len(project(documents)) == documents + 1  # and the configuration


def test_the_same_seed_gives_the_same_project(files: dict[str, str]) -> None:
    assert project(DOCUMENTS) == files
    other = project(DOCUMENTS, seed=2)
    assert other.keys() == files.keys()
    assert all(other[path] != text for path, text in files.items() if path.endswith(".md"))


def test_every_type_of_document_is_written(files: dict[str, str]) -> None:
    assert len(TYPES) == len(SECTION_OF)
    for type_ in TYPES:
        count = sum(path.startswith(f"content/{type_.folder}/") for path in files)
        assert count == pytest.approx(DOCUMENTS * type_.share, abs=1)


def test_periods_of_many_kinds_parts_missing_values_references_and_links(
    files: dict[str, str],
) -> None:
    text = "\n".join(files.values())
    periods = {parse_period(found) for found in re.findall(r"^    (\d{4}[^:\n]*):", text, re.M)}
    assert {period.kind for period in periods} == {*PeriodKind} - {
        PeriodKind.DAY,
        PeriodKind.BASELINE,
    }
    for pattern in (
        r"^ +\d{4}: \d+ av \d+$",
        r"^ +\d{4}\S*: (ej mätt|uppgift saknas|bortfall)$",
        r"\{totalt: \d+ av \d+, kvinnor: ",
        r"\[\[BM-\d+ \S+ nivå\]\]",
        r"\[\[BM-\d+ \S+ förändring\]\]",
        r"\[\[BM-\d+ \S+ trend\]\]",
        r"\[\[BM-\d+ \S+ kön=kvinnor\]\]",
        r"\]\(\.\./nyckeltal/bm-\d+\.md\)",
    ):
        assert re.search(pattern, text, re.M), pattern


def test_the_table_tells_the_medians() -> None:
    stages = [{"read": Cost(seconds, 60)} for seconds in (1.0, 3.0, 2.0)]
    ours = [Cost(seconds, 80, cpu=1.5) for seconds in (4.0, 2.5, 3.0)]
    theirs = [Cost(seconds, 40, cpu=6) for seconds in (5.0, 6.0, 9.0)]
    first = {"compile or load the shell": Cost(0.7, 60)}
    preview = [0.5, 0.25, 0.3]
    assert table(Comparison(100, ours, theirs, stages, first, preview)).splitlines() == [
        "100 documents, medians of 3",
        "                              seconds    CPU s  peak MB",
        "start and end Python             1.00                  ",
        "read                             2.00                60",
        "whole                            3.00      1.5       80",
        "mkdocs-material, whole           6.00      6.0       40",
        "mkdocs-material / ours           2.0×     4.0×     0.5×",
        "The seconds of each whole, run by run: ours 4.0, 2.5, 3.0; mkdocs-material 5.0, 6.0, 9.0.",
        "The shell is compiled once and kept: 0.7 s in the first build.",
        "Preview: a saved change is served after 0.30 s, the median of 3 (0.25–0.50).",
    ]


def test_every_stage_of_a_build_is_measured(tmp_path: Path) -> None:
    write(tmp_path, project(10))
    whole, stages = build_ours(tmp_path)
    assert list(stages) == [
        "read",
        "check, join, understand",
        "compile or load the shell",
        "draw and write",
        "search",
    ]
    assert all(cost.megabytes > 0 for cost in [whole, *stages.values()])
    assert sum(cost.seconds for cost in stages.values()) < whole.seconds


def test_the_runner_prints_only_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--documents", "10", "--runs", "1"])
    out, progress = capsys.readouterr()
    assert "10 documents, medians of 1\n" in out
    assert "mkdocs-material, whole" in out
    assert "Preview: a saved change is served after" in out
    assert "run 1 of 1: mkdocs-material" in progress


def test_series_are_judged_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    judge_series(["--series", "12", "--runs", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[:28].rstrip() for line in lines[1:]] == [
        "the first time",
        "the latest figure",
        "the latest figure, in words",
        "every figure",
    ]
