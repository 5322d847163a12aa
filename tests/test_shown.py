"""What an edition has shown is written down so that later builds can read it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.shown import (
    SHOWN,
    Shown,
    editions_beside,
    read_shown,
    write_shown,
)
from kvalitet.model.period import parse_period
from kvalitet.model.value import parse_value
from tests.drawing import draw_site
from tests.sites import measured, site

PERIODS = ["2024", "2024-K3", "2024-02", "2024-12-31", "2024-06 rullande 12", "ingångsvärde"]
VALUES = ["67", "87,5", "-3,2", "24 av 30", "0 av 5", "sekretess", "ej mätt"]


def lay(site_folder: Path, edition: str, content: bytes | None) -> None:
    """Lay an edition in a folder as a build does."""
    file = site_folder / edition / SHOWN
    file.parent.mkdir(parents=True)
    (site_folder / edition / "manifest.json").write_text("{}", encoding="utf-8")
    if content is not None:
        file.write_bytes(content)


figures = st.builds(
    Shown,
    st.sampled_from(["U33461", "EX-ÅTER"]),
    st.sampled_from(["hylte", "lotsen"]),
    st.sampled_from([(), (("kön", "flickor"),), (("kön", "män"), ("ålder", "0–12 år"))]),
    st.sampled_from(PERIODS).map(parse_period),
    st.sampled_from(VALUES).map(parse_value),
)


@given(st.lists(figures, max_size=5))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, shown: list[Shown]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    lay(folder, "2023", write_shown(shown))
    (found,) = (read_shown(file) for file in editions_beside("aktuell", folder))
    assert (found.name, found.trouble) == ("2023", "")
    assert sorted(one for some in found.figures.values() for one in map(repr, some)) == sorted(
        map(repr, shown)
    )


def test_every_figure_of_a_site_is_there_as_readers_get_it() -> None:
    found = site(measured("{2023: 3 av 40, 2024: {värde: 24 av 30, not: Bra.}}"))
    written = dict(draw_site(found.catalogue, found.findings).files)[SHOWN].decode()
    assert written == (
        "[\n"
        '{"nyckeltal": "U33461", "vem": "hylte", "del": {}, "period": "2023", '
        '"värde": "sekretess"},\n'
        '{"nyckeltal": "U33461", "vem": "hylte", "del": {}, "period": "2024", '
        '"värde": "24 av 30"}\n'
        "]\n"
    )


def test_the_edition_that_is_built_and_what_is_no_edition_are_not_beside_it(tmp_path: Path) -> None:
    for name in ("aktuell", "2023", "2022", ".bygger-x"):
        lay(tmp_path, name, b"[]")
    (tmp_path / "bilder").mkdir()
    assert [file.edition for file in editions_beside("aktuell", tmp_path)] == ["2022", "2023"]
    assert editions_beside("aktuell", tmp_path / "ingenstans") == []


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"[",
        b"{}{}",
        b"\xff\xfe",
        b"3",
        b"[3]",
        b'[{"nyckeltal": "A"}]',
        b'[{"nyckeltal": "A", "vem": "b", "del": [], "period": "2024", "v\xc3\xa4rde": "3"}]',
        b'[{"nyckeltal": "A", "vem": "b", "del": {}, "period": "snart", "v\xc3\xa4rde": "3"}]',
        b'[{"nyckeltal": "A", "vem": "b", "del": {}, "period": "2024", "v\xc3\xa4rde": "-"}]',
        b'[{"nyckeltal": "A", "vem": "b", "del": {}, "period": 2024, "v\xc3\xa4rde": null}]',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_told_and_stops_nothing(content: bytes | None, tmp_path: Path) -> None:
    lay(tmp_path, "2023", content)
    (found,) = map(read_shown, editions_beside("aktuell", tmp_path))
    assert found.trouble.endswith(".")
    assert found.figures == {}
