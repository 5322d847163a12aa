"""Input that bites: what cannot be kept as files in tests/bad is made here, and no one is hurt.

Whatever is read, the answer is a Swedish sentence at a place that exists, never a traceback, and
a site that cannot be built or written leaves the earlier one as it was.
"""

import errno
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvalitet import cli
from kvalitet.config import CONFIG_FILE
from kvalitet.editions import disk
from kvalitet.pipeline import examine
from tests.legible import assert_legible
from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    PAGE,
    STORY,
    with_keys,
    with_text,
    write_project,
)

ROOT = Path(__file__).parent.parent
SITE = {"nyckeltal.md": INDICATOR, "analys.md": ANALYSIS, "berättelse.md": STORY}


def told(root: Path) -> list[str]:
    """Everything that `check` tells of a project, as "place code"; all of it can be understood."""
    problems = examine(root, lambda _: None).problems
    assert_legible(root, problems)
    return [f"{problem.place} {problem.rule.code}" for problem in problems]


def codes(document: str, root: Path) -> set[str]:
    """The codes of what is told of a single document."""
    return {line.split()[1] for line in told(write_project(root, {"s.md": document}))}


def page(keys: str = "", text: str = "") -> str:
    return with_text(with_keys(PAGE, keys) if keys else PAGE, text)


# What lies on the disk


def test_a_project_without_content(tmp_path: Path) -> None:
    assert told(write_project(tmp_path, {})) == ["content:1:1 F001"]
    (tmp_path / "content").mkdir()
    assert told(tmp_path) == ["content:1:1 F011"]


def test_a_project_without_configuration(tmp_path: Path) -> None:
    configuration = write_project(tmp_path, {"s.md": page("beslutad: igår")}) / CONFIG_FILE
    configuration.unlink()
    assert told(tmp_path) == ["content/s.md:5:11 N011", "site_config.yml:1:1 F001"]
    configuration.mkdir()
    assert told(tmp_path) == ["content/s.md:5:11 N011", "site_config.yml:1:1 F003"]


def test_a_folder_that_is_no_project_at_all(tmp_path: Path) -> None:
    assert told(tmp_path / "finns-inte") == ["content:1:1 F001", "site_config.yml:1:1 F001"]


def test_links_out_of_the_content_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hemligt.md").write_text(page(), encoding="utf-8")
    (tmp_path / "projekt").mkdir()
    root = write_project(tmp_path / "projekt", {"s.md": PAGE})
    (root / "content/fil.md").symlink_to(tmp_path / "hemligt.md")
    (root / "content/mapp").symlink_to(tmp_path)
    (root / "content/runt").symlink_to(root / "content")
    (root / "content/till-ingenting.md").symlink_to(root / "finns-inte.md")
    assert told(root) == [
        "content/fil.md:1:1 F008",
        "content/mapp:1:1 F008",
        "content/runt:1:1 F008",
        "content/till-ingenting.md:1:1 F008",
    ]


def test_a_file_that_the_system_withholds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    withheld = write_project(tmp_path, {"s.md": PAGE, "t.md": PAGE}) / "content/s.md"
    opened = Path.open

    def refuse(path: Path, *mode: Any, **more: Any) -> Any:
        if path == withheld:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *mode, **more)

    monkeypatch.setattr(Path, "open", refuse)  # to root no file is unreadable
    assert told(tmp_path) == ["content/s.md:1:1 F003"]


# What a file may hold


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param("nyckel: " + "[" * 50_000, "F007", id="brackets in a line"),
        pytest.param("nyckel: " + "\n  [" * 50_000, "Y030", id="brackets in lines"),
        pytest.param("nyckel: " + "{a: " * 4_000, "Y030", id="braces"),
        pytest.param(
            "n:\n" + "".join(f"{' ' * i}- \n" for i in range(1, 120)), "Y030", id="a deep list"
        ),
        pytest.param("".join(f"{' ' * i}n{i}:\n" for i in range(120)), "Y030", id="a deep mapping"),
        pytest.param("? " * 5_000, "Y030", id="question marks"),
        pytest.param("- " * 5_000, "Y004", id="dashes"),
        pytest.param("\n".join(f"n{i}: 1" for i in range(60_000)), "Y031", id="many keys"),
        pytest.param("n: 1\n" * 60_000, "Y010", id="one key many times"),
        pytest.param("\n".join(["n: >-", *["  " + "x" * 80] * 40_000]), "F006", id="much text"),
        pytest.param("nyckel: a\0b", "F005", id="a zero byte"),
        pytest.param("nyckel: \ud7ff\ue000", "N001", id="a private letter"),
    ],
)
def test_front_matter(keys: str, code: str, tmp_path: Path) -> None:
    assert codes(with_keys(PAGE, keys), tmp_path) == {code}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[" * 10_000, {"T005", "T011"}, id="brackets"),
        pytest.param("![" * 5_000, {"T005"}, id="images"),
        pytest.param("> " * 5_000 + "a", {"T005"}, id="quotes"),
        pytest.param("\n".join(f"{'  ' * i}- a" for i in range(200)), {"T005"}, id="a deep list"),
        pytest.param("*" * 10_000 + "a", set(), id="stars"),
        pytest.param("`" * 9_999 + "a", {"T004"}, id="backticks"),
        pytest.param("<!--" * 2_000, {"T003"}, id="comments"),
        pytest.param("<" * 10_000, set(), id="angles"),
        pytest.param("|a|\n|-|\n" + "|b" * 9_000, {"T023"}, id="a wide row"),
        pytest.param("[^1]: a\n\n" * 300, {"T019", "T020"}, id="footnotes"),
        pytest.param("\\" * 10_000, set(), id="backslashes"),
        pytest.param("x" * 10_000_000, {"F006"}, id="a line of 10 MB"),
        pytest.param("x" * 30_000, {"F007"}, id="a long line"),
        pytest.param(("x" * 70 + "\n") * 2_000, {"T001"}, id="too long a text"),
    ],
)
def test_a_text(text: str, told: set[str], tmp_path: Path) -> None:
    assert codes(with_text(PAGE, text), tmp_path) == told


def test_a_text_that_is_too_long_is_told_once(tmp_path: Path) -> None:
    """Nothing is said of the sections and references that could not be read."""
    assert codes(with_text(ANALYSIS, ("x" * 70 + "\n") * 2_000), tmp_path) == {"T001"}


def test_the_prose_of_the_head_is_limited_all_together(tmp_path: Path) -> None:
    """Twenty comments, each of which could be read by itself."""
    comment = ("      " + "x " * 4_000 + "\n") * 2
    risks = "".join(f"  R{i}:\n    risknivå: 3\n    kommentar: |-\n{comment}" for i in range(20))
    line = "  R1: {sannolikhet: 2, konsekvens: 4}\n"
    assert line in FOLLOW_UP
    assert "T001" in codes(FOLLOW_UP.replace(line, risks), tmp_path)


# Whatever is written

_KEYS = """\
typ id titel namn enhet bättre avser källa beskrivning mätningar jämförelser nivåer mål indelningar
målgrupper avvikelser följer_upp kommun indikator period år område undantag definitioner utkast
beslutad hylte 2018-H1 2024 U33461 värde kön regel sammanfattning
"""
_WORDS = """\
sida nyckeltal nyckeltalsanalys kvalitetsberättelse U33461 hylte procent antal högre personer 67
67,5 -1 2018 2018-H1 2024-13 ja nej null ~ - – & * ! | > % @ ` # {} [] ' " 0–75 röd &a *a <<
[[U33461 [[x]] [[x
"""
_PHRASES = [
    "24 av 30",
    "uppgift saknas",
    "8,96 av 10",
    "över 10",
    "a: b",
    '"[[U33461 2018-H1]] av 30 barn"',
    "[[x 2024 kön=y nivå]]",
    ">-\n    rad ett\n    24 av 30 barn\n    [[U33461 2024]] [a](b.md)",
    "|\n    [[U33461 2024]]\n    67 procent",
    "{2018-H1: 67, totalt: 87,5}",
    "[87,5, 90,1]",
    "\n  2018-H1: 67",
    "\n  hylte: {2018: 24 av 30}",
    "\n  - id: barn\n    namn: Barn",
    "\n  - {regel: T040, skäl: x, funktion: y, datum: 2024-01-01}",
]
KEYS = st.sampled_from(_KEYS.split())
WORDS = st.sampled_from([*_WORDS.split(), *_PHRASES])
LINES = st.builds(
    lambda indent, key, word: f"{indent}{key}: {word}", st.sampled_from(["", "  "]), KEYS, WORDS
)
FRONTS = st.lists(LINES | WORDS | st.text(max_size=12), max_size=8).map("\n".join)
BODIES = st.lists(
    st.sampled_from(
        [
            "## Nulägesbeskrivning",
            "## Barn",
            "### Åtgärder",
            "# Rubrik {#a}",
            "Av [[U33461 2018-H1]] och [[U33461",
            "[a](b.md#c) ![](c.png) <b> {.x} [^1] [a][b]",
            "<!-- vägledning",
            "-->",
            "| a | b |\n|---|---|\n| 67 % |",
            "- a\n  - b\n\n        c",
            "[^1]: Tjugofyra av trettio barn.",
            "```",
            "> 24 av 30 barn",
            "",
        ]
    )
    | st.text(max_size=20),
    max_size=8,
).map("\n".join)
DOCUMENTS = st.one_of(
    st.builds("---\n{}\n---\n{}".format, FRONTS, BODIES),
    st.builds(with_keys, st.sampled_from([INDICATOR, ANALYSIS, STORY, PAGE]), FRONTS),
    st.builds(with_text, st.sampled_from([INDICATOR, ANALYSIS, STORY, PAGE]), BODIES),
    st.text(max_size=60),
)


@given(st.lists(DOCUMENTS, min_size=1, max_size=3), st.sampled_from([CONFIG, ""]) | FRONTS)
@settings(max_examples=250)
def test_nothing_a_writer_does_is_answered_with_a_crash(texts: list[str], config: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / CONFIG_FILE).write_bytes(config.encode(errors="surrogatepass"))
        for i, text in enumerate([*SITE.values(), *texts]):
            file = root / "content" / f"{i}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode(errors="surrogatepass"))
        told(root)


# What cannot be written


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site, for tests that fail to build another."""
    root = tmp_path_factory.mktemp("projekt")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    write_project(root, SITE)
    assert cli.main(["build", "--root", str(root)]) == cli.FINE
    return root


def _everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def fails(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Build once more, see that it fails without touching the site, and return what was said."""
    before = _everything_in(built / "site")

    def build(code: int, *options: str) -> str:
        capsys.readouterr()
        assert cli.main(["build", "--root", str(built), *options]) == code
        monkeypatch.undo()
        assert _everything_in(built / "site") == before
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return out + err

    return build


def _refusing(number: int, after: int = 0) -> Callable[..., Any]:
    """A call that the system refuses, the first few times excepted."""
    calls = iter(range(after))

    def refuse(*given: Any, **_: Any) -> None:
        if next(calls, None) is None:
            raise OSError(number, "refused")
        write(*given)

    write = disk.write
    return refuse


@pytest.mark.parametrize("after", [0, 1, 20])
def test_a_full_disk(
    after: int, fails: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "write", _refusing(errno.ENOSPC, after))
    assert "Disken är full." in fails(cli.WRONG_COMMAND)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "Du får inte skriva där."), (errno.EROFS, "Disken går bara att läsa.")],
)
def test_a_site_folder_that_may_not_be_written(
    number: int, reason: str, fails: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "mkdtemp", _refusing(number))
    assert reason in fails(cli.WRONG_COMMAND)


def test_a_site_folder_that_is_a_file(fails: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("Inte en mapp.", encoding="utf-8")
    assert "Det ligger en fil där." in fails(cli.WRONG_COMMAND, "--site", str(tmp_path / "fil"))
    said = fails(cli.WRONG_COMMAND, "--site", str(tmp_path / "fil" / "site"))
    assert "Sökvägen går genom en fil." in said


def test_faults_in_the_content(built: Path, fails: Callable[..., str]) -> None:
    faulty = built / "content" / "fel.md"
    faulty.write_text(page("beslutad: igår"), encoding="utf-8")
    try:
        assert "content/fel.md:5:11: fel N011" in fails(cli.CONTENT_ERRORS)
    finally:
        faulty.unlink()


def test_a_fault_of_ours(
    fails: Callable[..., str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("kvalitet.pipeline.composition_of", break_down)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = fails(cli.OUR_FAULT)
    assert "Något gick fel i programmet, inte i det du har skrivit." in said
    (report,) = tmp_path.iterdir()
    assert str(report) in said
    assert "RuntimeError: boom" in report.read_text(encoding="utf-8")
