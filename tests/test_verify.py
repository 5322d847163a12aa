"""Verifying: whatever has been altered, added or lost is named."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kvalitet.cli import CONTENT_ERRORS, FINE, WRONG_COMMAND, main
from kvalitet.editions.freeze import freeze
from kvalitet.editions.publish import publish
from kvalitet.editions.verify import verify
from kvalitet.editions.wish import Wish
from tests.test_editions import edition

WISH = Wish("2024", "innehåll")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a frozen edition and a rolling one."""
    site = tmp_path / "site"
    publish(edition(), site)
    freeze(
        WISH, site, tmp_path / "editions", "Året 2024", lambda name, title, _: edition(name, title)
    )
    return tmp_path


def told(root: Path) -> list[str]:
    found = verify("2024", root / "site", root / "editions").findings
    return [f"{one.what}: {one.path}" for one in found]


def alter(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[0] ^= 1  # a single bit, the size being the same
    file.write_bytes(data)


def link(file: Path) -> None:
    """The same bytes, but somebody else's to change."""
    file.rename(file.with_name("annan"))
    file.symlink_to(file.with_name("annan"))


def test_an_edition_is_as_it_was(root: Path) -> None:
    verdict = verify("2024", root / "site", root / "editions")
    assert verdict.findings == ()
    assert (verdict.files, verdict.lacks_record) == (2, False)


DAMAGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a bit": (lambda e: alter(e / "index.html"), ["ändrad: index.html"]),
    "a file lost": (
        lambda e: (e / "nyckeltal/u33461/index.html").unlink(),
        ["förlorad: nyckeltal/u33461/index.html"],
    ),
    "a folder lost": (
        lambda e: shutil.rmtree(e / "nyckeltal"),
        ["förlorad: nyckeltal/u33461/index.html"],
    ),
    "a file added": (
        lambda e: (e / "nyckeltal/ny.html").write_text(""),
        ["tillagd: nyckeltal/ny.html"],
    ),
    "a hidden file": (lambda e: (e / ".dold").write_text(""), ["tillagd: .dold"]),
    "a link": (
        lambda e: link(e / "index.html"),
        ["tillagd: annan", "ändrad: index.html"],
    ),
    "a file renamed": (
        lambda e: (e / "index.html").rename(e / "start.html"),
        ["förlorad: index.html", "tillagd: start.html"],
    ),
    "the sums": (lambda e: alter(e / "sha256sums.txt"), ["ändrad: sha256sums.txt"]),
    "no sums": (lambda e: (e / "sha256sums.txt").unlink(), ["förlorad: sha256sums.txt"]),
    "no manifest": (lambda e: (e / "manifest.json").unlink(), ["förlorad: manifest.json"]),
    "a manifest that is none": (
        lambda e: (e / "manifest.json").write_text("{"),
        ["ändrad: manifest.json"],
    ),
    "all of it": (lambda e: shutil.rmtree(e), ["förlorad: hela utgåvan"]),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_named(root: Path, damage: str) -> None:
    act, expected = DAMAGES[damage]
    act(root / "site/2024")
    assert told(root) == expected


def test_a_manifest_that_was_altered_with_what_it_lists_is_told_by_git(root: Path) -> None:
    """Whoever can write in the store can make an edition agree with itself."""
    folder = root / "site/2024"
    alter(folder / "index.html")
    forged = verify("2024", root / "site", root / "nowhere").digest
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"]["index.html"]["sha256"] = sum_of(folder / "index.html")
    (folder / "manifest.json").write_text(json.dumps(manifest))
    lines = [f"{sum_of(folder / path)}  {path}" for path in sorted({*manifest["files"]})]
    lines.insert(1, f"{sum_of(folder / 'manifest.json')}  manifest.json")
    (folder / "sha256sums.txt").write_text("\n".join(lines) + "\n")
    assert verify("2024", root / "site", root / "nowhere").findings == ()
    assert told(root) == ["ändrad: manifest.json"]
    assert verify("2024", root / "site", root / "editions").digest != forged, "nor do the minutes"


def sum_of(file: Path) -> str:
    return subprocess.run(
        ["sha256sum", file], capture_output=True, text=True, check=True
    ).stdout.split()[0]


def test_sha256sum_alone_does_it_too(root: Path) -> None:
    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sha256sum", "--check", "--strict", "--quiet", "sha256sums.txt"],
            cwd=root / "site/2024",
            capture_output=True,
            text=True,
            check=False,
        )

    assert (check().returncode, check().stdout) == (0, "")
    alter(root / "site/2024/manifest.json")
    assert check().returncode == 1
    assert check().stdout == "manifest.json: FAILED\n"


# The command


def test_the_command_tells_of_every_edition(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--root", str(root)]) == FINE
    said = capsys.readouterr()
    frozen, rolling = said.out.replace("\u00a0", " ").splitlines()
    assert frozen == f"2024: orörd, 2 filer, kontrollsumma {sum_of(root / 'editions/2024.json')}"
    assert rolling.startswith("aktuell: orörd, 2 filer, kontrollsumma ")
    assert said.err == ""
    (root / "editions/2024.json").unlink()
    assert main(["verify", "2024", "--root", str(root)]) == FINE
    assert capsys.readouterr().out.endswith(" (ingen kopia i editions/ att jämföra med)\n")


def test_the_command_ends_with_one_when_something_is_wrong(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alter(root / "site/2024/index.html")
    assert main(["verify", "2024", "--root", str(root)]) == CONTENT_ERRORS
    said = capsys.readouterr()
    assert said.out == "2024: SKADAD\n    ändrad: index.html\n"
    assert said.err.startswith("Inte som när de skapades: 2024. ")
    assert main(["verify", "aktuell", "--root", str(root)]) == FINE


def test_an_edition_that_only_git_knows_is_lost(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(root / "site/2024")
    assert main(["verify", "--root", str(root)]) == CONTENT_ERRORS
    assert capsys.readouterr().out.startswith("2024: SKADAD\n    förlorad: hela utgåvan\naktuell: ")


def test_an_edition_that_nobody_knows_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "1999", "--root", str(root)]) == WRONG_COMMAND
    assert "Utgåvan 1999 finns inte i" in capsys.readouterr().err
    (root / "tom").mkdir()
    assert main(["verify", "--root", str(root / "tom")]) == WRONG_COMMAND
    assert "finns ingen utgåva att kontrollera" in capsys.readouterr().err
