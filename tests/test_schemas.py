"""The JSON Schemas: what an editor says of a document agrees with what the gate says.

The front matter is read here as an editor reads it, by the rules of YAML 1.2.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from kvalitet.cli import FINE, WRONG_COMMAND, main
from kvalitet.config import CONFIG_FILE
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.period import PeriodError, parse_period
from kvalitet.model.scale import IntervalProblem, parse_interval
from kvalitet.model.value import ValueProblem, parse_value
from kvalitet.model.written import INTERVAL, PERIOD, VALUE
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.reporting import as_text
from kvalitet.schemas import ANY_DOCUMENT, file_name, published_schemas, schema_files
from tests.sites import ANALYSIS, CONFIG, INDICATOR, PAGE, STORY

ROOT = Path(__file__).parent.parent
EDITOR = ROOT / ".vscode"
SCHEMAS: dict[str, Any] = {name: json.loads(content) for name, content in schema_files()}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


class _Editor(yaml.SafeLoader):
    """Reads YAML as editors do: only true, false and null are words, and a date is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the base class has it
        first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        if first not in "yYnNoO"
    }


def as_in_json(data: Any) -> Any:
    """Make a text of every key, as JSON has it."""
    if isinstance(data, dict):
        return {str(key): as_in_json(value) for key, value in data.items()}
    return [as_in_json(item) for item in data] if isinstance(data, list) else data


def front(document: str) -> Any:
    return as_in_json(yaml.load(document.split("---\n")[1], _Editor))


def faults(data: Any, schema: str) -> list[str]:
    """What is wrong, as an editor would say it: place and sentence."""
    validator = Draft7Validator(SCHEMAS[schema], registry=REGISTRY)
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors(data)
    ]


def accepted(document: str) -> bool:
    data = front(document)
    kind = file_name(data.get("typ", "sida"))
    alone = not faults(data, kind) if kind in SCHEMAS else False
    assert alone == (not faults(data, ANY_DOCUMENT)), "the two schemas disagree"
    return alone


def subschemas(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data:
        if isinstance(inner, (dict, list)):
            yield from subschemas(inner)


# What is published


def test_every_type_has_a_schema_with_a_plain_file_name() -> None:
    kinds = {file_name(kind) for kind in DOCUMENT_TYPES}
    assert set(SCHEMAS) == kinds | {ANY_DOCUMENT, "site_config.json"}
    assert file_name("kvalitetsberättelse") == "kvalitetsberattelse.json"
    assert all(re.fullmatch(r"[a-z_]+\.json", name) for name in SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_sound_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


def test_the_bytes_are_the_same_every_time() -> None:
    assert list(schema_files()) == list(schema_files())


def test_an_edition_has_them_in_a_folder_of_their_own() -> None:
    assert "scheman/kvalitetsberattelse.json" in dict(published_schemas())


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_in_swedish_and_no_other_key_is_allowed(name: str) -> None:
    for schema in subschemas(SCHEMAS[name]):
        if "properties" in schema and "additionalProperties" in schema:
            assert schema["additionalProperties"] is False
            for key, value in schema["properties"].items():
                assert value.get("description", "").endswith("."), key


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_name_from_the_code_is_shown(name: str) -> None:
    shown = [s.get("title", "") + s.get("description", "") for s in subschemas(SCHEMAS[name])]
    assert [text for text in map(str, shown) if re.search(r"\b(the|of|figure|whose)\b", text)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_it_gives_as_examples_it_also_accepts(name: str) -> None:
    for schema in subschemas(SCHEMAS[name]):
        if isinstance(schema.get("examples"), list):
            validator = Draft7Validator({**schema, "definitions": {}})
            assert [e for e in schema["examples"] if not validator.is_valid(e)] == []


# What is shipped


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "content").rglob("*.md")),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_every_shipped_document_is_accepted(path: Path) -> None:
    data = front(path.read_text(encoding="utf-8"))
    assert faults(data, file_name(data["typ"])) == []
    assert faults(data, ANY_DOCUMENT) == []


def test_the_shipped_configuration_is_accepted() -> None:
    for text in ((ROOT / CONFIG_FILE).read_text(encoding="utf-8"), CONFIG):
        assert faults(as_in_json(yaml.load(text, _Editor)), "site_config.json") == []


# Typical errors

MEASURED = ANALYSIS.replace("period: 2018-H1", "period: 2018-H1\nmätningar: {2018-H1: 67}")


@pytest.mark.parametrize("document", [INDICATOR, ANALYSIS, MEASURED, STORY, PAGE])
def test_a_sound_document_is_accepted(document: str) -> None:
    assert accepted(document)


@pytest.mark.parametrize(
    ("document", "right", "wrong"),
    [
        (INDICATOR, "namn:", "nam:"),  # an unknown key, and one that is missing
        (INDICATOR, "namn: Ej återaktualiserade barn\n", ""),
        (INDICATOR, "bättre: högre", "bättre: hög"),
        (INDICATOR, "enhet: procent", 'enhet: "%"'),
        (INDICATOR, "id: U33461", "id: U33461_b"),
        (INDICATOR, "id: U33461", "id: U33461\nutkast: kanske"),
        (INDICATOR, "id: U33461", "id: U33461\nbeslutad: 2024-13-01"),
        (INDICATOR, "id: U33461", "id: U33461\nbeslutad: 1 juni 2024"),
        (INDICATOR, "id: U33461", "id: U33461\nspann: mycket"),
        (INDICATOR, "id: U33461", "id: U33461\ndecimaler: 7"),
        (INDICATOR, "id: U33461", "id: U33461\nkortnamn:"),
        (INDICATOR, "typ: nyckeltal", "typ: nykeltal"),
        (ANALYSIS, "period: 2018-H1", "period: 2018-H3"),
        (MEASURED, "2018-H1: 67", "2018-H3: 67"),
        (MEASURED, "2018-H1: 67", "H1 2018: 67"),
        (MEASURED, "2018-H1: 67", '2018-H1: "-"'),
        (MEASURED, "2018-H1: 67", "2018-H1:"),
        (MEASURED, "2018-H1: 67", "2018-H1: sextiosju"),
        (MEASURED, "2018-H1: 67", "2018-H1: 67 %"),
        (MEASURED, "2018-H1: 67", "2018-H1: 8,96 av 10"),
        (MEASURED, "2018-H1: 67", "2018-H1: {värde: 67, ant: x}"),
        (MEASURED, "2018-H1: 67", "2018-H1: {not: utan värde}"),
        (MEASURED, "2018-H1: 67", "2018-H1: {täljare: 3}"),
        (MEASURED, "2018-H1: 67", "2018-H1: {totalt: 80, kvinnor: många}"),
        (STORY, "avvikelser: uppgift saknas", "avvikelser: vet inte"),
    ],
)
def test_a_typical_error_is_seen(document: str, right: str, wrong: str) -> None:
    assert right in document
    assert not accepted(document.replace(right, wrong))


def test_the_editor_says_in_swedish_what_to_write() -> None:
    schema = SCHEMAS["nyckeltalsanalys.json"]["properties"]
    assert schema["period"]["patternErrorMessage"].startswith("Skriv t.ex. 2018, 2018-H1")
    assert schema["mätningar"]["propertyNames"]["patternErrorMessage"].startswith("Skriv t.ex.")


# The patterns and the parsers agree


def matches(schema: Any, text: str) -> bool:
    return re.search(schema.json_schema["pattern"], text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "2018",
        "2018-H1",
        "2018-h2",
        "2020-T3",
        "2024-K4",
        "2024-q1",
        "2024-06",
        "2024-06-30",
        "2020-07 rullande 12",
        "2020-T2 ackumulerad",
        "2020-06 ackumulerat",
        "ingångsvärde",
        "Ingångsvärde",
        "2018-H3",
        "2018-T4",
        "2018-K5",
        "2018-13",
        "2018-6",
        "H1 2018",
        "1718",
        "18",
        "2018-06-32",
        "2018 rullande 12",
        "2018 ackumulerad",
        "-",
    ],
)
def test_a_period_is_one_for_both(text: str) -> None:
    try:
        parse_period(text)
        read = True
    except PeriodError:
        read = False
    assert matches(PERIOD, text) == read


@pytest.mark.parametrize(
    "text",
    [
        "67",
        "87,5",
        "87.5",
        "-3",
        "−3",
        "1 234",
        "24 av 30",
        "24av30",
        "1 240 av 3 000",
        "ej mätt",
        "Ej mätt",
        "uppgift saknas",
        "u.s.",
        "US",
        "us",
        "för få svar",
        "sekretess",
        "ej tillämpligt",
        "bortfall",
        "ej publicerat",
        "-",
        "–",
        "67 %",
        "8,96 av 10",
        "24/30",
        "saknas",
        "null",
        "5–7",
        "1e5",
        "<5",
        "x",
    ],
)
def test_a_value_is_one_for_both(text: str) -> None:
    try:
        parse_value(text)
        read = True
    except ValueProblem:
        read = False
    assert matches(VALUE, text) == read


@pytest.mark.parametrize(
    "text",
    [
        "0–75",
        "0-75",
        "7,5 – 8",
        "-5 till 5",
        "över 10",
        "Över 10",
        "under 5",
        "minst 91",
        "högst 75",
        "över 75 och under 91",
        "0–",
        "91 –",
        "5",
        "alla värden",
        "mer än 10",
        "> 10",
        "över",
        "över 10 under 20",
        "många",
        "0–75 %",
    ],
)
def test_an_interval_is_one_for_both(text: str) -> None:
    try:
        parse_interval(text)
        read = True
    except IntervalProblem:
        read = False
    assert matches(INTERVAL, text) == read


# The command, and the editor


def test_the_command_writes_them_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--root", str(tmp_path)]) == FINE
    folder = tmp_path / ".vscode" / "scheman"
    assert capsys.readouterr().out.splitlines() == [str(folder / name) for name in SCHEMAS]
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == dict(schema_files())


def test_the_command_says_when_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil").touch()
    assert main(["schema", "--out", str(tmp_path / "fil")]) == WRONG_COMMAND
    assert "Ange en annan mapp med --out." in capsys.readouterr().err


def test_the_editor_has_the_schemas_of_this_model(update: bool) -> None:
    folder = EDITOR / "scheman"
    if update:
        main(["schema", "--out", str(folder)])
    found = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert found == dict(schema_files()), "run: make update"


def without_comments(name: str) -> Any:
    text = (EDITOR / name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_editor_finds_the_schemas() -> None:
    assert without_comments("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}
    for schema, glob in without_comments("settings.json")["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(glob))


@pytest.mark.parametrize("severity", Severity)
def test_the_editor_understands_what_check_says(severity: Severity) -> None:
    rule = Rule("N012", severity, "Värdet går inte att läsa")
    place = Place("content/nyckeltal/u33461.md", 14, 5)
    lines = as_text([Problem(place, rule, "Fel: ja.", "Skriv 67.")]).splitlines()
    (task,) = without_comments("tasks.json")["tasks"]
    matchers = [m["pattern"] for m in task["problemMatcher"]]
    (first, second), *others = [p for p in matchers if re.search(p[0]["regexp"], lines[0])]
    assert others == []
    found = re.search(first["regexp"], lines[0])
    assert found is not None
    named = {name: found[group] for name, group in first.items() if name != "regexp"}
    assert named == {
        "file": "content/nyckeltal/u33461.md",
        "line": "14",
        "column": "5",
        "code": "N012",
        "message": "Fel: ja.",
    }
    assert re.sub(second["regexp"], r"\1", lines[1]) == "Skriv 67."
