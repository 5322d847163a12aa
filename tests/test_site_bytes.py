"""The edition to the last byte: the same from the same sources, and what it must not tell."""

import re
from pathlib import Path

from tests.building import SOURCES, build, contents, copy_sources
from tests.harvesting import assert_one_story, charts, everything_said, keyed
from tests.sites import (
    ANALYSIS,
    FIGURE,
    FOLLOW_UP,
    MATRIX,
    PLAN,
    STORY,
    indicator,
    with_keys,
    with_text,
    write_project,
)
from tests.worlds import SETTINGS

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
    2021: {totalt: 1200, kvinnor: 500, män: 500, annat: 200}
    2024: {totalt: 14343, kvinnor: %(part)s, män: 9000, annat: %(rest)s}
  lotsen: {2024: 5000}
  kajen: {2024: 9343}
"""
SUMS = """\
indelningar: {orsak: [hot, våld]}
mätningar:
  hylte:
    2023-H1: {totalt: 4271, hot: %(before)s, våld: %(others_before)s}
    2023-H2: {totalt: 4617, hot: %(cause)s, våld: %(others)s}
    2023: {totalt: 8888, hot: 3741, våld: 5147}
"""
"""Events that add up over halves and causes, so that a small count hides three others."""


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


def write_hiding(root: Path, rest: str, small: str, part: int, cause: int) -> None:
    """A project where every way of telling a figure is tried on figures that must be hidden."""
    told = (
        "[[U33461 2022]], [[U33461 2023 nivå]], [[U33461 2024 förändring]], [[U33461 2024 trend]], "
        "[[ANTAL 2024 kön=kvinnor]], [[ANTAL 2024 kön=annat förändring]], [[HOT 2023 orsak=hot]], "
        "[[HOT 2023-H2 orsak=hot trend]], [[HOT 2023-H2]]"
    )
    parts = {"part": part, "rest": 5343 - part}
    events = {"cause": cause, "others": 4617 - cause}
    events |= {"before": 3741 - cause, "others_before": 530 + cause}
    documents = {
        "andelar.md": indicator(LEVELS % (rest, small)),
        "antal.md": counts("ANTAL", BROKEN_DOWN % parts),
        "hot.md": counts("HOT", SUMS % events),
        "plan.md": PLAN.replace("{hylte: 91}", "{hylte: 91}\n  - nyckeltal: HOT"),
        "uppföljning.md": with_text(
            FOLLOW_UP.replace("status: följer tidplan", f"status: klar, kommentar: {told!r}"), told
        ),
        "analys.md": with_text(ANALYSIS.replace(FIGURE, "").replace("2018-H1", "2023"), told),
        "berättelse.md": with_text(with_keys(STORY, f"sammanfattning: {told!r}"), told),
    }
    write_project(root, documents, SETTINGS + MATRIX)


def counts(name: str, keys: str) -> str:
    text = indicator(keys).replace("U33461", name).replace("enhet: procent", "enhet: antal")
    return text.replace("avser: personer", "avser: händelser")


def test_nothing_tells_what_is_hidden(tmp_path: Path) -> None:
    """With other figures to hide, the edition is the same to the last byte."""
    root = copy_sources(tmp_path / "root", "templates", "mkdocs.yml")
    write_hiding(root, rest="3 av 9371", small="1 av 4", part=2, cause=4)
    one = contents(build(root, tmp_path / "one"))
    write_hiding(root, rest="9101 av 9103", small="4 av 4", part=4, cause=1)
    other = contents(build(root, tmp_path / "other"))
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []

    # Every hidden figure that cannot be something else, however it would be written.
    large = "9371|5341|3737|4613"
    spaced = "|".join(rf"{number[0]}\s?{number[1:]}" for number in large.split("|"))
    hidden = re.compile(rf"{spaced}|(?<!\d.)(?<!\d)534\b|3 av 9|0[,.]03|1 av 4|Så få att")
    told = {path: hidden.findall(text) for path, text in everything_said(one)}
    told.pop("manifest.json")  # the sizes of files
    assert {path: found for path, found in told.items() if found} == {}
    assert "sekretess" in one["nyckeltal/u33461/index.html"].decode()
    unseen = {key for key, figure in keyed(one).items() if figure.value is None}
    assert {(name, part, period) for name, _, part, period in unseen} == {
        ("U33461", "totalt", "2022"),
        ("U33461", "totalt", "2023"),
        ("ANTAL", "kvinnor", "2024"),
        ("ANTAL", "annat", "2024"),
        *(("HOT", part, period) for part in ("hot", "våld") for period in ("2023-H1", "2023-H2")),
    }
    for drawn in charts(one):
        assert_one_story(drawn)
