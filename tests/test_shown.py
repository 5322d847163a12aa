"""What an edition has shown is written down so that later builds can read it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.figures import Figure
from kvalitet.analysis.findings import Findings
from kvalitet.analysis.shown import SHOWN, Shown, editions_beside, read_shown
from kvalitet.model.period import parse_period
from kvalitet.model.value import MissingKind, Number, write_value
from kvalitet.pages.data.figures import table_of_figures
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


@given(st.dictionaries(st.sampled_from(PERIODS), st.sampled_from(VALUES), min_size=1))
def test_what_is_published_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, written: dict[str, str]
) -> None:
    """With the same decimals, so that nobody is taken to know more than was shown."""
    series = ", ".join(f"{period}: '{value}'" for period, value in written.items())
    found = site(measured(f"{{{series}}}", "decimaler: 1\nspann: -10–100")).findings
    folder = tmp_path_factory.mktemp("site")
    lay(folder, "2023", published(found))
    (edition,) = (read_shown(file) for file in editions_beside("aktuell", folder))
    assert (edition.name, edition.trouble) == ("2023", "")
    assert {(one.period, write_value(one.value)) for one in edition.figures["U33461"]} == {
        (figure.period, _as_written(figure)) for one in found.all() for figure in one.figures
    }


def _as_written(figure: Figure) -> str:
    if figure.numerator is not None:
        return f"{figure.numerator} av {figure.denominator}"
    return figure.missing or write_value(Number(figure.value or Decimal(0)))


def published(findings: Findings) -> bytes:
    return table_of_figures(findings).as_json()


def test_a_part_is_read_back_with_what_it_is_a_part_of(tmp_path: Path) -> None:
    keys = "indelningar: {kön: [flickor, pojkar]}"
    found = site(measured("{2024: {totalt: 67, flickor: 70}}", keys)).findings
    lay(tmp_path, "2023", published(found))
    (edition,) = map(read_shown, editions_beside("aktuell", tmp_path))
    assert [(one.owner, one.parts) for one in edition.figures["U33461"]] == [
        ("hylte", ()),
        ("hylte", (("kön", "flickor"),)),
    ]


FIRST_FORM = """\
[
{"nyckeltal": "A", "vem": "hylte", "del": {}, "period": "2023", "värde": "sekretess"},
{"nyckeltal": "A", "vem": "hylte", "del": {"kön": "män"}, "period": "2024", "värde": "7,40"}
]
"""


def test_what_the_first_editions_have_shown_is_still_known(tmp_path: Path) -> None:
    """What is frozen is never written anew."""
    lay(tmp_path, "2023", FIRST_FORM.encode())
    (edition,) = map(read_shown, editions_beside("aktuell", tmp_path))
    period = parse_period
    assert edition.figures["A"] == (
        Shown("A", "hylte", (), period("2023"), MissingKind.CONFIDENTIAL),
        Shown("A", "hylte", (("kön", "män"),), period("2024"), Number(Decimal("7.40"))),
    )


def test_every_figure_of_a_site_is_there_as_readers_get_it() -> None:
    found = site(measured("{2023: 3 av 40, 2024: {värde: 24 av 30, not: Bra.}}"))
    files = dict(draw_site(found.catalogue, found.findings).files)
    one, other = json.loads(files[SHOWN])
    assert (one["period"], one["värde"], one["saknas"]) == ("2023", None, "sekretess")
    assert (other["värde"], other["täljare"], other["nämnare"]) == (80, 24, 30)
    assert other["anmärkning"] == "Bra."


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
