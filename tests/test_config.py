"""site_config.yml: the organisation, those who have figures, and the limits for what is shown."""

from pathlib import Path

import pytest

from kvalitet.config import SiteConfig, read_config
from kvalitet.problems import Problem
from tests.sites import CONFIG, config_of, write_project


def read(tmp_path: Path, text: str) -> tuple[SiteConfig | None, tuple[Problem, ...]]:
    return read_config(write_project(tmp_path, {}, text))


def told(tmp_path: Path, text: str) -> list[str]:
    _, problems = read(tmp_path, text)
    return [f"{p.place} {p.rule.code} {p.message}" for p in problems]


def test_a_sound_configuration_has_no_problems(tmp_path: Path) -> None:
    config, problems = read(tmp_path, CONFIG)
    assert problems == ()
    assert config is not None
    assert config.organisation.title == "Kvalitet i Testkommunen"
    assert config.edition.title == "2024"


def test_what_is_left_out_has_careful_limits() -> None:
    limits = config_of().disclosure
    assert (limits.least_count, limits.least_base, limits.small_base) == (5, 5, 30)


@pytest.mark.parametrize("key", ["minsta_antal", "minsta_underlag"])
def test_protection_cannot_be_switched_off(tmp_path: Path, key: str) -> None:
    (said,) = told(tmp_path, f"{CONFIG}sekretess: {{{key}: 1}}\n")
    assert said.endswith("N012 ”1” är för litet.")


def test_owners_are_municipalities_and_units_and_names_are_groups_as_well() -> None:
    config = config_of()
    assert config.owners == {"hylte": "Hylte", "lotsen": "Lotsen, Hylte", "nacka": "Nacka"}
    assert config.names == config.owners | {"alla-2015": "alla kommuner 2015"}


def test_a_unit_belongs_to_its_municipality() -> None:
    config = config_of()
    for owner in ("hylte", "lotsen"):
        municipality = config.municipality_of(owner)
        assert municipality is not None
        assert municipality.name == "Hylte"
    assert config.municipality_of("alla-2015") is None


def test_the_members_of_a_group_may_be_unknown() -> None:
    assert config_of().comparators[0].members is None
    known = CONFIG.replace("medlemmar: uppgift saknas", "medlemmar: [Nacka, Hylte]")
    assert config_of(known).comparators[0].members == ("Nacka", "Hylte")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    config, (problem,) = read_config(tmp_path)
    assert config is None
    assert str(problem.place) == "site_config.yml:1:1"
    assert problem.rule.code == "F001"


@pytest.mark.parametrize(
    ("sound", "faulty", "said"),
    [
        ('kod: "1315"', "kod: 13150", "”13150” är ingen kommunkod."),
        ("år: 2015", "år: -15", "”-15” är inte ett år."),
        ("granskad: 2024-11-01", "granskad: igår", "”igår” är inte ett datum."),
        ("utgåva:", "utgava:", "Nyckeln ”utgava” finns inte här."),
    ],
)
def test_a_fault_is_told_in_swedish_with_its_place(
    tmp_path: Path, sound: str, faulty: str, said: str
) -> None:
    text = CONFIG.replace(sound, faulty)
    line = next(i for i, row in enumerate(text.splitlines(), 1) if faulty in row)
    (problem,) = read(tmp_path, text)[1]
    assert problem.place.line == line
    assert problem.message == said


def test_there_is_at_least_one_municipality(tmp_path: Path) -> None:
    start, _, rest = CONFIG.partition("kommuner:\n")
    none = f"{start}kommuner: []\njämförelsegrupper:{rest.partition('jämförelsegrupper:')[2]}"
    assert told(tmp_path, none) == ["site_config.yml:5:11 N003 Nyckeln ”kommuner” är tom."]


@pytest.mark.parametrize(
    ("sound", "twice", "place"),
    [
        ("{id: nacka,", "{id: hylte,", "7:10"),
        ("{id: lotsen,", "{id: hylte,", "6:58"),
        ("- id: alla-2015", "- id: nacka", "9:9"),
    ],
)
def test_one_id_names_one_thing(tmp_path: Path, sound: str, twice: str, place: str) -> None:
    (said,) = told(tmp_path, CONFIG.replace(sound, twice))
    assert said.startswith(f"site_config.yml:{place} C001 Id ”")


def test_broken_yaml_is_told_once(tmp_path: Path) -> None:
    config, problems = read(tmp_path, CONFIG.replace('"1315"', '"1315'))
    assert config is None
    assert {p.rule.code[0] for p in problems} == {"Y"}
