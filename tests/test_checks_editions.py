"""D004 and D005: what editions that lie published have told already, or may have."""

import shutil
from pathlib import Path

from kvalitet.analysis.shown import SHOWN, editions_beside
from kvalitet.pipeline import examine
from kvalitet.problems import Problem
from tests.sites import CONFIG, measured, write_project

PARTS = "indelningar: {kön: [flickor, pojkar]}"
STRICTER = f"{CONFIG}sekretess: {{minsta_antal: 10}}\n"


def counts(series: str) -> str:
    return measured(series, PARTS).replace("enhet: procent", "enhet: antal")


def check(root: Path, text: str, config: str = CONFIG) -> list[Problem]:
    """The problems of family D, with the editions in the project's site folder."""
    write_project(root, {"n.md": text}, config)
    editions = editions_beside("aktuell", root / "site")
    found = examine(root, lambda _: None, editions=editions).problems
    return [problem for problem in found if problem.rule.code.startswith("D")]


def publish(root: Path, *rows: str) -> None:
    file = root / "site" / "2023" / SHOWN
    file.parent.mkdir(parents=True)
    (root / "site" / "2023" / "manifest.json").write_text("{}", encoding="utf-8")
    start = '{"nyckeltal": "U33461", "vem": "hylte", '
    text = ",".join(f"{start}{row}}}" for row in rows)
    file.write_text(f"[{text}]", encoding="utf-8")


GIRLS = '"del": {"kön": "flickor"}, "period": "2023", "värde": "7"'
BOYS = '"del": {"kön": "pojkar"}, "period": "2023", "värde": "57"'
TOTAL = '"del": {}, "period": "2023", "värde": "60"'


def test_what_is_hidden_now_but_shown_there_is_told_at_its_place(tmp_path: Path) -> None:
    publish(tmp_path, GIRLS)
    (problem,) = check(tmp_path, counts("{2023: {flickor: 7}}"), STRICTER)
    assert problem.rule.code == "D004"
    assert not problem.is_error
    assert str(problem.place) == "content/n.md:12:27"
    assert problem.message == "U33461: Hylte 2023 flickor döljs, men utgåvan 2023 visar 7."


def test_what_can_be_computed_with_it_is_told_too(tmp_path: Path) -> None:
    publish(tmp_path, TOTAL, BOYS)
    text = counts("{2023: {totalt: 60, flickor: 3, pojkar: 57}}")
    (problem,) = check(tmp_path, text)
    assert problem.rule.code == "D004"
    assert problem.message == (
        "U33461: Hylte 2023 flickor går att räkna ut med det som tidigare utgåvor visar."
    )


def test_what_is_no_longer_in_the_content_is_told_at_the_indicator(tmp_path: Path) -> None:
    publish(tmp_path, TOTAL, BOYS)
    (problem,) = check(tmp_path, counts("{2024: 90}"))
    assert (problem.rule.code, problem.place.line) == ("D004", 3)


def test_an_edition_that_shows_the_same_is_no_matter(tmp_path: Path) -> None:
    publish(tmp_path, TOTAL)
    assert check(tmp_path, counts("{2023: 60}")) == []


def test_an_edition_that_cannot_be_read_is_told_with_its_file(tmp_path: Path) -> None:
    publish(tmp_path, '"del": 3')
    (problem,) = check(tmp_path, counts("{2023: 60}"))
    assert problem.rule.code == "D005"
    assert str(problem.place) == "site/2023/data/siffror.json:1:1"
    assert problem.message.startswith("Det går inte att läsa vad utgåvan 2023 visar.")


def test_a_publishing_folder_elsewhere_is_named_in_full(tmp_path: Path) -> None:
    publish(tmp_path, '"del": 3')
    elsewhere = tmp_path / "annan"
    elsewhere.mkdir()
    shutil.move(tmp_path / "site", elsewhere / "site")
    root = tmp_path / "projekt"
    root.mkdir()
    write_project(root, {"n.md": counts("{2023: 60}")})
    editions = editions_beside("aktuell", elsewhere / "site")
    (problem,) = examine(root, lambda _: None, editions=editions).problems
    assert problem.place.path == (elsewhere / "site" / "2023" / SHOWN).as_posix()
