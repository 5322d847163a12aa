"""The edition to the last byte: the same from the same sources, and what it must not tell."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tests.building import SOURCES, build, contents, copy_sources
from tests.sites import ANALYSIS, STORY, indicator, with_keys, with_text, write_project

LEVELS = """\
kallas_också: [KF 24]
decimaler: 2
nivåer:
  - gäller_från: 2018
    avrundning: heltal
    röd: 0–49
    gul: 50–89
    grön: 90–100
    beslut: uppgift saknas
mätningar:
  hylte:
    2021: 5023 av 6011
    2022: {värde: %s, not: Så få att antalet inte kan visas.}
    2023: {värde: %s, preliminär: ja}
    2024: 5041 av 6029
"""
BROKEN_DOWN = """\
indelningar: {kön: [kvinnor, män, annat]}
mätningar:
  hylte:
    2024: {totalt: 9343, kvinnor: %s, män: 4000, annat: %s}
"""


def everything_said(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every file that is made of the content, as text; what is packed is unpacked."""
    for path, data in files.items():
        if path.startswith("assets/") or PurePosixPath(path).suffix in {".js", ".pagefind"}:
            continue
        packed = data.startswith(b"\x1f\x8b")
        text = (gzip.decompress(data) if packed else data).decode(errors="replace")
        yield path, re.sub(r"\b[0-9a-f]{16,64}\b", "", text)  # sums tell nothing


def test_the_same_sources_give_the_same_bytes(example: Path, tmp_path: Path) -> None:
    """Whatever the folder, the language, the time zone, and whether anything is cached."""
    root = tmp_path / "Mäppen med mellanslag"
    again = build(
        copy_sources(root, *SOURCES),
        tmp_path / "site",
        umask=0o077,
        LC_ALL="C",
        PYTHONHASHSEED="4711",
        TZ="Pacific/Kiritimati",
    )
    one, other = contents(example.parent), contents(again.parent)
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []


def write_hiding(root: Path, rest: str, small: str, count: str, part: str) -> None:
    """A project where every way of telling a figure is tried on figures that must be hidden."""
    counts = indicator(BROKEN_DOWN % (count, part))
    told = (
        "[[U33461 2022]], [[U33461 2023 nivå]], [[U33461 2024 förändring]], [[U33461 2024 trend]]"
    )
    documents = {
        "andelar.md": indicator(LEVELS % (rest, small)),
        "antal.md": counts.replace("U33461", "ANTAL").replace("enhet: procent", "enhet: antal"),
        "analys.md": with_text(ANALYSIS.replace("2018-H1", "2023"), told),
        "berättelse.md": with_text(with_keys(STORY, f"sammanfattning: {told!r}"), told),
    }
    write_project(root, documents)


def test_nothing_tells_what_is_hidden(tmp_path: Path) -> None:
    """With other figures to hide, the edition is the same to the last byte."""
    root = copy_sources(tmp_path / "root", "templates", "mkdocs.yml")
    write_hiding(root, rest="3 av 9371", small="1 av 4", count="2", part="4")
    one = contents(build(root, tmp_path / "one"))
    write_hiding(root, rest="9101 av 9103", small="4 av 4", count="4", part="1")
    other = contents(build(root, tmp_path / "other"))
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []

    hidden = re.compile(r"9\s?371|3 av 9|0[,.]03|1 av 4|Så få att")
    told = {path: hidden.findall(text) for path, text in everything_said(one)}
    assert {path: found for path, found in told.items() if found} == {}
    assert "sekretess" in one["nyckeltal/u33461/index.html"].decode()
