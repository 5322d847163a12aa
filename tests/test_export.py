"""Exporting: an edition as a zip file that is the same whoever packs it, wherever and whenever."""

import os
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from kvalitet.cli import FINE, WRONG_COMMAND, main
from kvalitet.editions.export import export
from kvalitet.editions.publish import publish
from tests.building import contents
from tests.test_editions import edition


@pytest.fixture
def root(tmp_path: Path) -> Path:
    publish(edition("2024"), tmp_path / "site")
    return tmp_path


def test_all_of_the_edition_is_in_it(root: Path) -> None:
    total = export(root / "site/2024", root / "2024.zip")
    assert total == sha256((root / "2024.zip").read_bytes()).hexdigest()
    with zipfile.ZipFile(root / "2024.zip") as archive:
        archive.extractall(root / "ut")
        assert archive.namelist() == sorted(archive.namelist())
        for entry in archive.infolist():
            assert entry.date_time == (2024, 11, 1, 0, 0, 0), "the day of the content"
            assert entry.external_attr >> 16 == 0o100644
            assert entry.create_system == 3
    assert contents(root / "ut/2024") == contents(root / "site/2024")


def test_it_is_the_same_every_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = export(root / "site/2024", root / "one.zip")
    for file in (root / "site/2024").rglob("*"):
        os.utime(file, (1, 1))
        file.chmod(0o700)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    assert export(root / "site/2024", root / "other.zip") == one
    monkeypatch.undo()
    time.tzset()


def test_an_older_file_is_replaced_whole(root: Path) -> None:
    (root / "2024.zip").write_text("en äldre")
    export(root / "site/2024", root / "2024.zip")
    assert zipfile.is_zipfile(root / "2024.zip")
    assert {path.name for path in root.iterdir()} == {"site", "2024.zip"}


# The command


def test_the_command_writes_where_one_stands_or_where_one_says(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    assert main(["export", "2024"]) == FINE
    (root / "usb").mkdir()
    assert main(["export", "2024", "--out", "usb"]) == FINE
    assert main(["export", "2024", "--out", "annan.zip"]) == FINE
    packed = (root / "2024.zip").read_bytes()
    total = sha256(packed).hexdigest()
    said = f"{total}  2024.zip\n{total}  usb/2024.zip\n{total}  annan.zip\n"
    assert capsys.readouterr() == (said, "")
    assert packed == (root / "usb/2024.zip").read_bytes() == (root / "annan.zip").read_bytes()


def test_what_has_been_altered_is_not_packed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    (root / "site/2024/ny.html").write_text("")
    assert main(["export", "2024"]) == WRONG_COMMAND
    assert "är inte som när den skapades" in capsys.readouterr().err
    assert not (root / "2024.zip").exists()


def test_what_cannot_be_packed_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--root", str(root), "--out", str(root / "site" / "index.html" / "x.zip")]
    assert main(["export", "2024", *options]) == WRONG_COMMAND
    assert "kunde inte skrivas" in capsys.readouterr().err
    assert main(["export", "1999", *options]) == WRONG_COMMAND
    assert f"Utgåvan 1999 finns inte. I {root / 'site'} finns 2024." in capsys.readouterr().err
    assert main(["export", *options]) == WRONG_COMMAND
    assert "Ange en utgåva: build.py export 2024." in capsys.readouterr().err
