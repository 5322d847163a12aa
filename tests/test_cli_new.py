"""`new` at the terminal: what it writes and where, what it says, and when it refuses."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from kvalitet.cli import CONTENT_ERRORS, FINE, WRONG_COMMAND, main
from kvalitet.model.documents import DOCUMENT_TYPES
from tests.building import ROOT
from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    write_project,
)

DOCUMENTS = {
    "nyckeltal/u33461.md": INDICATOR,
    "planer/hylte-2024.md": PLAN,
    "uppföljningar/hylte-2024-t1.md": FOLLOW_UP,
    "berättelser/hylte-2024.md": STORY,
    "sidor/om.md": PAGE,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, DOCUMENTS, CONFIG + MATRIX)


def new(root: Path, *arguments: str) -> int:
    return main(["new", "--root", str(root), *arguments])


def refused(
    root: Path, capsys: pytest.CaptureFixture[str], *arguments: str, leaves: int = len(DOCUMENTS)
) -> str:
    """What is said to whoever is refused; nothing is written then."""
    assert new(root, *arguments) == WRONG_COMMAND
    assert len([path for path in root.rglob("*") if path.is_file()]) == leaves + 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\n")
    return said.err.removesuffix("\n")


# What is written, and what is said


def test_the_next_document_is_written_beside_the_one_before(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(root, "uppföljning") == FINE
    file = root / "content" / "uppföljningar" / "hylte-2024-t2.md"
    assert file.read_bytes().startswith(b"---\n# Ett utkast, p\xc3\xa5b\xc3\xb6rjat fr\xc3\xa5n")
    assert b"\r" not in file.read_bytes()
    assert capsys.readouterr() == (
        f"{file}\n",
        "Påbörjat från content/uppföljningar/hylte-2024-t1.md, utan dess siffror, beslut och "
        "texter.\n"
        "Att fylla i: 4\u00a0ställen i huvudet, och texten under rubrikerna.\n"
        "build.py check räknar upp det, först huvudet och sedan texten. Ta sist bort utkast: ja.\n",
    )


def test_folders_are_made_and_nothing_else_is_left_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path, {}, CONFIG)
    assert new(root, "sida", "--id", "om-oss") == FINE
    written = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    assert sorted(written) == ["content/sidor/om-oss.md", "site_config.yml"]
    assert "Påbörjat" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_others_may_read_it_as_they_may_the_other_documents(root: Path) -> None:
    assert new(root, "uppföljning") == FINE
    made, other = (root / f"content/uppföljningar/hylte-2024-t{n}.md" for n in (2, 1))
    assert made.stat().st_mode == other.stat().st_mode


def test_a_new_document_makes_check_stop_and_harms_no_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(root, "kvalitetsplan")
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == CONTENT_ERRORS
    told = capsys.readouterr().out.splitlines()[::2]
    assert told
    assert all(line.startswith("content/planer/hylte-2025.md:") for line in told)


def test_it_is_begun_although_another_document_is_broken(root: Path) -> None:
    (root / "content" / "sidor" / "om.md").write_text("Utan huvud.\n", encoding="utf-8")
    (root / "content" / "nyckeltal" / "u33461.md").write_bytes(b"---\ntyp: \xe5\n---\n")
    assert new(root, "uppföljning") == FINE


@pytest.mark.parametrize(
    ("out", "written"),
    [("annan.md", "annan.md"), ("ny/mapp/annan.md", "ny/mapp/annan.md"), (".", "hylte-2024-t2.md")],
)
def test_it_is_written_where_the_writer_says(
    out: str, written: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = root / "här"
    here.mkdir()
    monkeypatch.chdir(here)
    assert new(root, "uppföljning", "--out", out) == FINE
    assert (here / written).is_file()


@pytest.mark.parametrize(
    "options",
    [
        ["--från", "plan-2024-t1", "--period", "2024-T3"],
        ["--fran", "plan-2024-t1", "--period", "2024-T3"],
        ["--kommun", "hylte", "--period=2024-T3"],
        ["--från", "Plan-2024-T1", "--period", "2024-T3"],
    ],
)
def test_options_say_which_one_and_when(options: list[str], root: Path) -> None:
    assert new(root, "uppföljning", *options) == FINE
    assert (root / "content" / "uppföljningar" / "hylte-2024-t3.md").is_file()


@pytest.mark.parametrize("option", ["--år", "--ar"])
def test_the_year_may_be_said_without_its_ring(option: str, root: Path) -> None:
    assert new(root, "kvalitetsplan", option, "2027", "--id", "ny-plan") == FINE
    made = (root / "content" / "planer" / "hylte-2027.md").read_text("utf-8")
    assert "\nid: ny-plan\n" in made


def test_letters_may_come_in_two_parts(root: Path) -> None:
    assert new(root, unicodedata.normalize("NFD", "uppföljning")) == FINE


def test_swedish_options_reach_it_from_a_console(root: Path) -> None:
    options = ("--root", str(root), "--från", "plan-2024", "--år", "2026")
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "new", "åtgärdsplan", *options],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == FINE, done.stderr.decode()
    assert Path(done.stdout.decode().strip()) == root / "content" / "planer" / "hylte-2026.md"


# When it is refused


def test_a_second_time_it_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "kvalitetsberättelse") == FINE
    capsys.readouterr()
    written = (root / "content" / "berättelser" / "hylte-2025.md").read_text("utf-8")
    assert refused(root, capsys, "kvalitetsberättelse", leaves=len(DOCUMENTS) + 1) == (
        "Id hylte-2025 används redan av content/berättelser/hylte-2025.md, och inget har skrivits. "
        "Fortsätt på det, eller ange ett annat id med --id eller en annan tid med --period."
    )
    assert (root / "content" / "berättelser" / "hylte-2025.md").read_text("utf-8") == written


@pytest.mark.parametrize("name", ["hylte-2024-t2.md", "Hylte-2024-T2.md"])
def test_no_file_is_overwritten_nor_one_whose_name_some_take_for_the_same(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content" / "uppföljningar" / name
    file.write_text("Någons arbete.", encoding="utf-8")
    said = refused(root, capsys, "uppföljning", leaves=len(DOCUMENTS) + 1)
    assert said == (
        f"{file} finns redan, och inget har skrivits. "
        "Fortsätt på den filen, eller ange en annan plats med --out."
    )
    assert file.read_text("utf-8") == "Någons arbete."


def test_a_file_that_comes_there_meanwhile_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kvalitet.scaffold.writing._taken", lambda _: None)
    file = root / "content" / "uppföljningar" / "hylte-2024-t2.md"
    file.write_text("Någons arbete.", encoding="utf-8")
    assert "finns redan" in refused(root, capsys, "uppföljning", leaves=len(DOCUMENTS) + 1)
    assert file.read_text("utf-8") == "Någons arbete."


@pytest.mark.parametrize("linking", [True, False])
def test_a_disk_without_links_will_do(
    linking: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError

    if not linking:
        monkeypatch.setattr(Path, "hardlink_to", fail)
    assert new(root, "uppföljning") == FINE
    names = {path.name for path in (root / "content" / "uppföljningar").iterdir()}
    assert names == {"hylte-2024-t1.md", "hylte-2024-t2.md"}


def test_a_place_that_cannot_be_written_to_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = root / "site_config.yml" / "ny.md"
    assert refused(root, capsys, "uppföljning", "--out", str(out)) == (
        f"{out} kunde inte skrivas. Kontrollera att det går att skriva i mappen, "
        "eller ange en annan plats med --out."
    )


TYPES = (
    "nyckeltal, nyckeltalsanalys, kvalitetsplan, åtgärdsplan, uppföljning, kvalitetsberättelse "
    "eller sida."
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], f"Ange vad som ska skrivas: build.py new och {TYPES}"),
        (
            ["uppfoljning"],
            f"”uppfoljning” är ingen dokumenttyp. Menade du ”uppföljning”? Skriv {TYPES}",
        ),
        (["brev"], f"”brev” är ingen dokumenttyp. Skriv {TYPES}"),
        (
            ["uppföljning", "--från", "plan-2042"],
            "Inget dokument har id ”plan-2042”. Menade du ”plan-2024”?",
        ),
        (
            ["uppföljning", "--från", "om"],
            "”om” har en annan typ. Ange med --från ett dokument av typen kvalitetsplan, "
            "åtgärdsplan eller uppföljning.",
        ),
        (
            ["uppföljning", "--från", "plan-2024", "--kommun", "nacka"],
            "”plan-2024” gäller hylte, inte nacka. "
            "Ta bort --kommun, eller ange ett annat dokument med --från.",
        ),
        (
            ["kvalitetsplan", "--från", "plan-2024", "--år", "2024"],
            "2024 kommer inte efter 2024, som plan-2024 gäller. "
            "Ange en senare tid, eller ett tidigare dokument med --från.",
        ),
        (
            ["kvalitetsplan", "--period", "2025-T1"],
            "Typen kvalitetsplan gäller ett helt år. Skriv t.ex. --år 2025.",
        ),
        (
            ["kvalitetsplan", "--kommun", "hilte"],
            "Ingen kommun eller enhet heter ”hilte”. Menade du ”hylte”? "
            "De som finns är hylte, nacka och lotsen.",
        ),
        (["åtgärdsplan", "--år", "2025"], "Ange kommunen med --kommun: hylte eller nacka."),
        (
            ["nyckeltalsanalys", "--indikator", "U33462"],
            "Nyckeltalet ”U33462” finns inte. Menade du ”U33461”? "
            "Skriv det först: build.py new nyckeltal --id …",
        ),
        (
            ["nyckeltalsanalys", "--indikator", "U33461", "--kommun", "hylte"],
            "Ange vilken tid det gäller, t.ex. --period 2025-T1 eller --år 2025.",
        ),
        (
            ["sida", "--id", "om oss"],
            "”om oss” går inte att använda som id. Använd bokstäver, siffror och enkla "
            "bindestreck, högst 60 tecken: hylte-2024. Ange ett med --id.",
        ),
        (
            ["sida", "--id", "OM"],
            "Id OM används redan av content/sidor/om.md, och inget har skrivits. "
            "Fortsätt på det, eller ange ett annat id med --id.",
        ),
        (
            ["uppföljning", "--out", "fil.txt"],
            "fil.txt ska vara en mapp som finns, eller en fil som slutar på .md.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_with_the_way_out(
    arguments: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(root, capsys, *arguments) == said


def test_a_period_that_is_none_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(root, capsys, "uppföljning", "--period", "T2 2024")
    assert said.startswith("”T2 2024” är inte en period. Menade du ”2024-T2”? Skriv t.ex.")


def test_of_several_that_may_be_the_last_one_must_be_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = PLAN.replace("plan-2024", "nackas-plan").replace("kommun: hylte", "kommun: nacka")
    (root / "content" / "nacka.md").write_text(other.replace("hylte: 91", "nacka: 91"), "utf-8")
    assert refused(root, capsys, "kvalitetsplan", leaves=len(DOCUMENTS) + 1) == (
        "Flera dokument kan vara det förra. Ange ett med --från: nackas-plan eller plan-2024."
    )
    assert new(root, "kvalitetsplan", "--kommun", "nacka") == FINE
    assert (root / "content" / "hylte-2025.md").exists() is False
    assert (root / "content" / "nacka-2025.md").is_file()


def test_of_two_from_the_same_time_one_must_be_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = PLAN.replace("plan-2024", "tvilling").split("indikatorer:")[0] + "---\n"
    (root / "content" / "tvilling.md").write_text(f"{twin}\n## Risker\n", encoding="utf-8")
    said = refused(root, capsys, "kvalitetsplan", leaves=len(DOCUMENTS) + 1)
    assert said.endswith("Ange ett med --från: plan-2024 eller tvilling.")


def test_a_document_with_faults_is_nothing_to_begin_from(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "content" / "planer" / "hylte-2024.md"
    file.write_text(PLAN.replace("år: 2024", "år: i år"), encoding="utf-8")
    assert refused(root, capsys, "kvalitetsplan", "--från", "plan-2024") == (
        "content/planer/hylte-2024.md går inte att utgå från, eftersom det har fel. "
        "Rätta dem: build.py check"
    )


def test_an_analysis_named_with_another_indicator_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a.md", ANALYSIS), ("b.md", INDICATOR.replace("U33461", "U33462"))):
        (root / "content" / name).write_text(text, encoding="utf-8")
    arguments = ("nyckeltalsanalys", "--från", "analys", "--indikator", "U33462")
    assert refused(root, capsys, *arguments, leaves=len(DOCUMENTS) + 2) == (
        "”analys” gäller U33461, inte U33462. "
        "Ta bort --indikator, eller ange ett annat dokument med --från."
    )


def test_a_configuration_with_faults_is_told_of_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site_config.yml").write_text(CONFIG.replace("namn: Hylte", "nam: Hylte"), "utf-8")
    assert new(root, "uppföljning") == WRONG_COMMAND
    assert capsys.readouterr().out.startswith("site_config.yml:")


def test_the_help_is_swedish_and_names_every_type(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    text = capsys.readouterr().out
    assert text.startswith("Användning: build.py new TYP [val]\n")
    assert not re.search(r"positional|argument|option|--fran|--ar\b", text)
    assert all(kind in text for kind in DOCUMENT_TYPES)
