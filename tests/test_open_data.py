"""Open data, as those read it who know nothing of us: through Frictionless, by its description."""

import csv
import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from frictionless.resources import TableResource

from kvalitet.pages.imprint import Imprint
from kvalitet.pages.site import map_site
from tests.drawing import TEMPLATES, draw_site
from tests.sites import CONFIG, PAGE, indicator, measured, site, with_keys

MEASURED = """\
fråga: Kommer barnen tillbaka?
decimaler: 1
indelningar: {kön: [flickor, pojkar]}
definitioner:
  - {från: 2020, text: Utan de korta.}
  - {från: 2010, text: Alla räknas.}
nivåer:
  - {gäller_från: 2018, röd: 0–75, gul: över 75 och högst 90, grön: över 90, beslut: uppgift saknas}
mätningar:
  hylte:
    2018: 7,40
    2023: {totalt: 67 av 100, flickor: 33 av 36, pojkar: 34 av 64}
    2024: {värde: 24 av 30, not: =HYPERLINK("x")}
  lotsen: {ingångsvärde: ej mätt}
  alla-2015: {2024-06 rullande 12: 70}
"""
FICTIONAL = CONFIG.replace("{id: nacka, namn: Nacka}", "{id: nacka, namn: Nacka, påhittad: ja}")
LICENSED = f"{FICTIONAL}licens: {{namn: CC BY 4.0, adress: https://villkor.example/by}}\n"


def files_of(keys: str = MEASURED, config: str = FICTIONAL) -> dict[str, bytes]:
    found = site({"n.md": indicator(keys)}, config)
    return dict(draw_site(found.catalogue, found.findings).files)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return files_of()


def lay(files: dict[str, bytes], folder: Path) -> Package:
    """Write the data of a site, and read it back by its description."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Package(str(folder / "data/datapackage.json"))


def rows(package: Package, name: str) -> list[dict[str, Any]]:
    table = package.get_resource(name)
    assert isinstance(table, TableResource)
    return [row.to_dict() for row in table.read_rows()]


def faults(package: Package) -> list[str]:
    return [*map(str, package.validate().flatten(["type", "fieldName", "message"]))]


# Described and valid


def test_the_data_is_as_its_description_says(files: dict[str, bytes], tmp_path: Path) -> None:
    package = lay(files, tmp_path)
    assert faults(package) == []
    assert [resource.name for resource in package.resources] == [
        "siffror",
        "siffror-json",
        "nyckeltal",
        "vem",
        "nivaer",
        "raknesatt",
        "serie-u33461",
        "serie-u33461-json",
    ]
    assert rows(package, "siffror") != []


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("siffror.csv", ";7,4;", ";ganska lite;", "type-error"),
        ("siffror.csv", ";ej mätt;", ";glömt;", "constraint-error"),
        ("siffror.csv", "\r\nU33461;", "\r\nU4;", "foreign-key"),
        ("siffror.csv", ";lotsen;", ";kajen;", "foreign-key"),
        ("serier/u33461.json", '"räknesätt": 1', '"räknesätt": null', "constraint-error"),
        ("vem.csv", "\r\nnacka;", "\r\nhylte;", "primary-key"),
        ("nivaer.csv", ";röd;", ";svart;", "constraint-error"),
    ],
)
def test_what_is_not_as_described_is_found(
    files: dict[str, bytes], tmp_path: Path, file: str, before: str, after: str, fault: str
) -> None:
    """Or nothing would be shown by there being no faults."""
    text = files[f"data/{file}"].decode()
    assert before in text
    altered = files | {f"data/{file}": text.replace(before, after, 1).encode()}
    assert any(fault in found for found in faults(lay(altered, tmp_path)))


def test_the_example_is_as_its_description_says(example: Path, tmp_path: Path) -> None:
    """All of its figures; of the files of single indicators, which hold the same, only some."""
    data = example / "data"
    described = json.loads((data / "datapackage.json").read_bytes())
    resources = described["resources"]
    paths = [resource["path"] for resource in resources]
    assert {*paths} == {
        *("siffror.csv", "siffror.json", "nyckeltal.csv", "vem.csv", "nivaer.csv", "raknesatt.csv"),
        *(file.relative_to(data).as_posix() for file in data.glob("serier/*")),
    }
    assert len({*paths}) == len({one["name"] for one in resources}) == len(resources)
    assert described["created"].startswith("2025-06-30")
    described["resources"] = [*resources[:8], *resources[-2:]]
    folder = shutil.copytree(data, tmp_path / "data")
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert faults(Package(str(folder / "datapackage.json"))) == []
    head, *every = (data / "siffror.csv").read_bytes().splitlines()
    series = [file.read_bytes().splitlines() for file in sorted(data.glob("serier/*.csv"))]
    assert all(lines[0] == head for lines in series)
    assert sorted(line for lines in series for line in lines[1:]) == sorted(every)


# The figures


def test_both_forms_hold_the_same(files: dict[str, bytes], tmp_path: Path) -> None:
    package = lay(files, tmp_path)
    of_csv, of_json = rows(package, "siffror"), rows(package, "siffror-json")
    for row in of_csv:
        row["anmärkning"] = row["anmärkning"] and row["anmärkning"].removeprefix("'")
    assert of_csv == of_json == rows(package, "serie-u33461-json")


def test_a_figure_is_told_with_all_that_a_reader_is_told(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    told = {(row["vem"], row["del"], row["period"]): row for row in rows_of_json(files)}
    assert told["hylte", "totalt", "2024"] == {
        "nyckeltal": "U33461",
        "namn": "Ej återaktualiserade barn",
        "vem": "hylte",
        "vems_namn": "Hylte",
        "indelning": None,
        "del": "totalt",
        "period": "2024",
        "periodslag": "år",
        "från": "2024-01-01",
        "till": "2024-12-31",
        "värde": "80.0",
        "saknas": None,
        "enhet": "procent",
        "täljare": 24,
        "nämnare": 30,
        "nivå": "gul",
        "räknesätt": 2,
        "märkning": None,
        "anmärkning": '=HYPERLINK("x")',
    }
    unknown = told["lotsen", "totalt", "ingångsvärde"]
    assert (unknown["från"], unknown["värde"], unknown["saknas"]) == (None, None, "ej mätt")
    assert told["alla-2015", "totalt", "2024-06 rullande 12"]["från"] == "2023-07-01"


def rows_of_json(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """The figures, their numbers as they are written."""
    found: list[dict[str, Any]] = json.loads(files["data/siffror.json"], parse_float=str)
    return found


def test_numbers_keep_the_decimals_that_they_are_shown_with(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    assert {row["värde"] for row in rows_of_json(files)} == {"7.4", "67.0", "80.0", "70.0", None}
    assert {row["värde"] for row in rows(lay(files, tmp_path), "siffror")} == {
        *map(Decimal, ("7.4", "67", "80", "70")),
        None,
    }


def test_what_is_hidden_has_one_mark_whatever_the_reason(files: dict[str, bytes]) -> None:
    """Three girls of 36 came back; the boys are hidden to protect them."""
    hidden = [row for row in rows_of_json(files) if row["saknas"] == "sekretess"]
    assert [row.pop("del") for row in hidden] == ["flickor", "pojkar"]
    assert hidden[0] == hidden[1]
    assert {name for name, cell in hidden[0].items() if cell is None} >= {
        *("värde", "täljare", "nämnare", "nivå", "märkning", "anmärkning")
    }
    for path, content in files.items():
        if path.endswith((".csv", ".json")):
            assert not re.search(rb"\b(33|36|34|64)\b", content), path


def test_words_are_formulas_in_no_spreadsheet_and_left_alone_elsewhere(
    files: dict[str, bytes],
) -> None:
    text = files["data/siffror.csv"].decode("utf-8-sig")
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    (noted,) = [line["anmärkning"] for line in lines if line["anmärkning"]]
    assert noted == '\'=HYPERLINK("x")'


def test_the_same_content_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert files_of() == files


# What explains them


def test_an_indicator_is_explained_with_its_levels_and_its_rules(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    package = lay(files, tmp_path)
    (one,) = rows(package, "nyckeltal")
    assert (one["fråga"], one["bättre"], one["sida"]) == (
        "Kommer barnen tillbaka?",
        "högre",
        "nyckeltal/u33461/",
    )
    assert [(row["nivå"], row["värden"], row["beslut"]) for row in rows(package, "nivaer")] == [
        ("röd", "0–75", "uppgift saknas"),
        ("gul", "över 75 och högst 90", "uppgift saknas"),
        ("grön", "över 90", "uppgift saknas"),
    ]
    rules = [(row["räknesätt"], row["beskrivning"]) for row in rows(package, "raknesatt")]
    assert rules == [(1, "Alla räknas."), (2, "Utan de korta.")]


def test_it_is_told_whose_the_figures_are_and_who_is_made_up(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    owners = rows(lay(files, tmp_path), "vem")
    assert [(row["vem"], row["slag"], row["kommun"], row["påhittad"]) for row in owners] == [
        ("hylte", "kommun", None, False),
        ("lotsen", "enhet", "hylte", False),
        ("nacka", "kommun", None, True),
        ("alla-2015", "grupp", None, False),
    ]
    assert owners[0]["kommunkod"] == "1315"


def test_a_licence_is_told_only_where_somebody_has_given_one() -> None:
    described = json.loads(files_of(config=LICENSED)["data/datapackage.json"])
    assert described["licenses"] == [{"title": "CC BY 4.0", "path": "https://villkor.example/by"}]
    assert "licenses" not in json.loads(files_of()["data/datapackage.json"])
    assert "Ingen licens är angiven." in page_of(FICTIONAL)
    assert '<a href="https://villkor.example/by">CC BY 4.0</a>' in page_of(LICENSED)


def test_a_frozen_edition_is_told_by_the_title_that_it_was_frozen_with() -> None:
    found = site(measured("{2024: 80}"))

    def described(imprint: Imprint) -> dict[str, Any]:
        atlas = map_site(found.catalogue, found.findings, TEMPLATES, imprint)
        told: dict[str, Any] = json.loads(atlas.file("data/datapackage.json") or b"")
        return told

    frozen = described(Imprint("2023-rattelse-1", "2023, rättelse 1"))
    assert frozen["title"] == "Kvalitet i Testkommunen, utgåva 2023, rättelse 1"
    assert frozen["version"] == "2023, rättelse 1"
    ongoing = described(Imprint("aktuell"))
    assert ongoing["title"] == "Kvalitet i Testkommunen, pågående utgåva"
    assert "version" not in ongoing


def page_of(config: str) -> str:
    documents = {"n.md": measured("{2024: 80}"), "data.md": with_keys(PAGE, "visar: data")}
    found = site(documents, config)
    drawn = draw_site(found.catalogue, found.findings)
    return next(page.html for page in drawn.pages if page.address == "sidor/om/")
