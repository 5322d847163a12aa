"""Reading the content folder: every file a writer can leave there, and what is said about it."""

import errno
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.problems import Place, Problem
from kvalitet.sources import Asset, Source, Sources, read_source, read_sources, unfit

NFC, NFD = "å.md", "a\u030a.md"


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below content/."""
    for name, data in files.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.place}: {p.rule.code}: {p.message} {p.remedy}" for p in problems]


def problem_of(root: Path) -> str:
    read, problems = read_sources(root)
    assert read.texts == ()
    (line,) = told(problems)
    return line


def test_texts_and_assets_come_sorted_by_code_point(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "b.md": "B",
            "Z.md": "Z",
            "å.md": "Å",
            "a/index.md": "A",
            "a-b.md": "AB",
            "a/bild.PNG": b"\x89",
        },
    )
    read, problems = read_sources(tmp_path)
    assert problems == ()
    assert [source.path for source in read.texts] == [
        "content/Z.md",
        "content/a-b.md",
        "content/a/index.md",
        "content/b.md",
        "content/å.md",
    ]
    assert read.assets == (Asset("content/a/bild.PNG", tmp_path / "content/a/bild.PNG"),)


def test_a_text_is_nfc_with_unix_lines_and_no_mark(tmp_path: Path) -> None:
    lay(tmp_path, {NFD: b"\xef\xbb\xbfa\xcc\x8a\r\nb\rc\n"})
    assert read_sources(tmp_path) == (Sources((Source("content/å.md", "å\nb\nc\n"),), ()), ())


def test_hidden_files_and_editors_back_ups_are_not_content(tmp_path: Path) -> None:
    lay(tmp_path, {"sida.md": "x"})
    for name in [".dold.md", "sida.md~", "#sida.md#", "sida.md.bak", "~$sida.docx", "Thumbs.db"]:
        (tmp_path / "content" / name).write_bytes(b"\xff")
    (tmp_path / "content" / ".git").mkdir()
    (tmp_path / "content" / ".länk.md").symlink_to("sida.md")
    assert read_sources(tmp_path) == (Sources((Source("content/sida.md", "x"),), ()), ())


def test_the_folder_is_missing(tmp_path: Path) -> None:
    assert problem_of(tmp_path) == (
        "content:1:1: F001: Mappen ”content” finns inte. "
        "Skapa den, eller kontrollera att namnet är rätt stavat."
    )


def test_the_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    assert "F003: Mappen går inte att läsa: en mapp och en fil har förväxlats." in problem_of(
        tmp_path
    )


def test_the_folder_has_no_documents(tmp_path: Path) -> None:
    lay(tmp_path, {"bild.png": b""})
    assert problem_of(tmp_path) == (
        "content:1:1: F011: Mappen ”content” innehåller inga dokument. "
        "Lägg minst ett dokument där; dess namn ska sluta på .md."
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b"",
            "1:1: F004: Filen är tom. Skriv dokumentet, eller ta bort filen.",
        ),
        (
            b"\xef\xbb\xbf \r\n",
            "1:1: F004: Filen är tom. Skriv dokumentet, eller ta bort filen.",
        ),
        (
            "rad\r\nSmåb".encode() + b"\xe5rn",
            "2:5: F002: Filen är inte sparad som UTF-8: här står byten E5, troligen ”å” i en "
            "äldre teckenkodning. Spara om filen i din redigerare med teckenkodningen UTF-8.",
        ),
        (
            b"\xef\xbb\xbfab\x81",
            "1:3: F002: Filen är inte sparad som UTF-8: här står byten 81. "
            "Spara om filen i din redigerare med teckenkodningen UTF-8.",
        ),
        (
            "å".encode("utf-16"),
            "1:1: F002: Filen är sparad som UTF-16, inte som UTF-8. "
            "Spara om filen i din redigerare med teckenkodningen UTF-8.",
        ),
        (
            b"rad\nab\x00c",
            "2:3: F005: Här står ett osynligt styrtecken (U+0000). "
            "Ta bort det: radera tecknen runt stället och skriv dem på nytt.",
        ),
        (
            "a\u2028b".encode(),
            "1:2: F005: Här står ett osynligt styrtecken (U+2028). "
            "Ta bort det: radera tecknen runt stället och skriv dem på nytt.",
        ),
        (
            "Sm\ufffdbarn".encode(),
            "1:3: F013: Här står ”\ufffd”: en bokstav har gått förlorad när filen sparades. "
            "Skriv den rätta bokstaven i stället, och spara filen som UTF-8.",
        ),
        (
            b"x" * 2_000_001,
            "1:1: F006: Filen är större än 2 MB. "
            "Dela dokumentet i flera. Bilder läggs som egna filer bredvid dokumentet.",
        ),
        (
            b"rad\n" + b"x" * 20_001,
            "2:20001: F007: Raden har 20001 tecken; den får ha högst 20000. "
            "Dela den i flera rader. Bilder läggs som egna filer bredvid dokumentet.",
        ),
    ],
    ids=[
        "empty",
        "a mark and spaces",
        "Windows-1252",
        "no letter of Windows-1252",
        "UTF-16",
        "NUL",
        "line separator",
        "lost letter",
        "too large",
        "long line",
    ],
)
def test_a_text_that_cannot_be_read(tmp_path: Path, data: bytes, problem: str) -> None:
    lay(tmp_path, {"sida.md": data})
    assert problem_of(tmp_path) == f"content/sida.md:{problem}"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(), "F003: Filen går inte att läsa: läsrätt saknas."),
        (FileNotFoundError(), "F001: Filen ”content/sida.md” finns inte."),
        (OSError(errno.EIO, "I/O error"), "operativsystemet svarar med fel 5."),
    ],
)
def test_a_file_that_the_system_withholds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def refuse(*_: object) -> io.BytesIO:
        raise error

    lay(tmp_path, {"sida.md": "x"})
    monkeypatch.setattr(Path, "open", refuse)
    assert message in problem_of(tmp_path)


def test_a_folder_that_the_system_withholds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"sida.md": "x", "stängd/sida.md": "y"})
    scandir = os.scandir

    def refuse(folder: Path) -> Any:
        if folder.name == "stängd":
            raise PermissionError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    read, problems = read_sources(tmp_path)
    assert [source.path for source in read.texts] == ["content/sida.md"]
    assert told(problems) == [
        "content/stängd:1:1: F003: Mappen går inte att läsa: läsrätt saknas. "
        "Ge den som bygger webbplatsen läsrätt."
    ]


def test_symbolic_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    (tmp_path / "hemlig.md").write_text("hemligt")
    lay(tmp_path, {"sida.md": "x"})
    content = tmp_path / "content"
    (content / "fil.md").symlink_to(tmp_path / "hemlig.md")
    (content / "mapp").symlink_to(tmp_path, target_is_directory=True)
    (content / "inne.md").symlink_to("sida.md")
    (content / "ingenstans.md").symlink_to("saknas.md")
    read, problems = read_sources(tmp_path)
    assert [source.text for source in read.texts] == ["x"]
    assert [problem.place.path for problem in problems] == [
        "content/fil.md",
        "content/ingenstans.md",
        "content/inne.md",
        "content/mapp",
    ]
    assert told(problems)[0] == (
        "content/fil.md:1:1: F008: Det här är en symbolisk länk; den skulle kunna leda ut ur "
        "innehållet. Lägg själva filen eller mappen här i stället."
    )


def test_the_content_folder_is_no_link_either(tmp_path: Path) -> None:
    (tmp_path / "annat").mkdir()
    (tmp_path / "content").symlink_to("annat")
    assert problem_of(tmp_path).startswith("content:1:1: F008: ")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    lay(tmp_path, {"sida.md": "x"})
    os.mkfifo(tmp_path / "content" / "rör.md")
    assert told(read_sources(tmp_path)[1]) == [
        "content/rör.md:1:1: F003: ”rör.md” är varken en fil eller en mapp. "
        "Ta bort den ur innehållet."
    ]


def test_names_that_differ_only_in_case(tmp_path: Path) -> None:
    lay(tmp_path, {"U1/sida.md": "x", "u1/sida.md": "y"})
    read, problems = read_sources(tmp_path)
    assert [source.path for source in read.texts] == ["content/U1/sida.md"]
    assert told(problems) == [
        "content/u1:1:1: F009: ”u1” och ”U1” i samma mapp skiljer sig bara i stora och små "
        "bokstäver. Byt namn på den ena, eller ta bort den."
    ]


def test_names_that_differ_only_in_their_character_codes(tmp_path: Path) -> None:
    lay(tmp_path, {NFC: "sammansatt", NFD: "isär"})
    read, problems = read_sources(tmp_path)
    assert len(read.texts) == 1
    assert told(problems) == [
        "content/å.md:1:1: F009: Två namn i mappen skrivs båda ”å.md”, men är lagrade med olika "
        "teckenkoder. Byt namn på den ena, eller ta bort den."
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("rapport.docx", "Filtypen ”.docx”"),
        ("sida.markdown", "Filtypen ”.markdown”"),
        ("anteckning.txt", "Filtypen ”.txt”"),
        ("sida.", "F012"),
        ("README", "En fil utan filtyp"),
    ],
)
def test_files_that_are_not_read_are_told(tmp_path: Path, name: str, what: str) -> None:
    lay(tmp_path, {"sida.md": "x"})
    (tmp_path / "content" / name).write_text("x")
    (problem,) = read_sources(tmp_path)[1]
    assert what in told((problem,))[0]
    assert problem.is_error == (what == "F012")


def test_a_file_of_another_kind_is_a_warning(tmp_path: Path) -> None:
    lay(tmp_path, {"sida.md": "x", "rapport.docx": b"PK"})
    assert told(read_sources(tmp_path)[1]) == [
        "content/rapport.docx:1:1: F010: Filtypen ”.docx” läses inte. "
        "Är ”rapport.docx” ett dokument: spara det som ren text och låt namnet sluta på .md."
    ]


@pytest.mark.parametrize(
    "name",
    [
        b"a\xff.md",
        b"a\nb.md",
        b"vad?.md",
        b"a:b.md",
        b"a\xe2\x80\xae.md",
        b"con.md",
        b"NUL.tar.md",
        b"lpt1.png",
    ],
)
def test_names_that_some_computer_cannot_hold(tmp_path: Path, name: bytes) -> None:
    lay(tmp_path, {"sida.md": "x"})
    (tmp_path / "content" / os.fsdecode(name)).write_text("x")
    (line,) = told(read_sources(tmp_path)[1])
    assert "F012" in line
    assert line.encode().decode().isprintable()


def test_the_configuration_is_read_in_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_bytes(b"\xef\xbb\xbfa: b\r\n")
    assert read_source(tmp_path, "site_config.yml") == (Source("site_config.yml", "a: b\n"), ())


def test_the_configuration_is_missing(tmp_path: Path) -> None:
    source, problems = read_source(tmp_path, "site_config.yml")
    assert source is None
    assert told(problems) == [
        "site_config.yml:1:1: F001: Filen ”site_config.yml” finns inte. "
        "Skapa den, eller kontrollera att namnet är rätt stavat."
    ]


def test_the_configuration_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").mkdir()
    assert "F003: Filen går inte att läsa" in told(read_source(tmp_path, "site_config.yml")[1])[0]


def test_an_unfit_text_is_placed_by_the_line_it_begins_on() -> None:
    problem = unfit("a\nb\x07", "x.md", first_line=5)
    assert problem is not None
    assert problem.place == Place("x.md", 6, 2)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), {"sida.md": data})
        read, problems = read_sources(Path(folder))
    assert len(read.texts) + len(problems) == 1
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
