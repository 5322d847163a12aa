"""Freezing: what is sealed is never changed, and whoever reads it sees when it was wrong."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kvalitet.editions.disk import WriteError
from kvalitet.editions.freeze import Frozen, Outcome, freeze
from kvalitet.editions.manifest import digest, sums
from kvalitet.editions.publish import publish
from kvalitet.editions.shelf import ROLLING
from kvalitet.editions.wish import FreezeError, Wish
from kvalitet.pipeline import BuildFacts, Edition
from tests.test_editions import edition, litter, nothing_more, tree

FIRST = Wish("2024", "innehåll 1", title="Utgåva 2024", aliases=("beslutad",))
LATER = Wish("2024", "innehåll 2", reason="Fel täljare i maj.")


@pytest.fixture
def frozen(tmp_path: Path) -> Callable[..., Frozen]:
    """Freeze into tmp_path/site, with the manifests for git in tmp_path/editions."""

    def act(wish: Wish, year: int = 2024, commit: str = "0123abc") -> Frozen:
        def compose(name: str, title: str, pdf: bool) -> Edition:
            files = [("index.html", wish.content.encode()), ("a/index.html", b"sida")]
            files += [("a/sida.pdf", b"papper")] if pdf else []
            facts = BuildFacts(datetime(year, 11, 1, tzinfo=UTC), commit, "0.1.0")
            doors = (("404.html", b"borta"), ("index.html", name.encode()))
            return Edition(name, title, facts, iter(files), nothing_more, doors)

        return freeze(wish, tmp_path / "site", tmp_path / "editions", "Kvalitet", compose)

    return act


def versions(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((folder / "site/versions.json").read_bytes())
    return listed


def refused(frozen: Callable[..., Frozen], wish: Wish, folder: Path) -> str:
    """What is said when a wish is refused; nothing must have been changed."""
    before = tree(folder)
    with pytest.raises(FreezeError) as caught:
        frozen(wish)
    assert tree(folder) == before
    return str(caught.value)


# Sealed


def test_an_edition_is_sealed_with_all_that_is_known_of_it(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    wish = Wish(
        name="2024",
        content="innehåll",
        title="Året 2024",
        aliases=("beslutad",),
        decision="Socialnämnden § 41",
        register_number="SN 2025/12",
        beside=("2023",),
    )
    made = frozen(wish)
    content = (tmp_path / "site/2024/manifest.json").read_bytes()
    manifest = json.loads(content)
    assert made.outcome is Outcome.SEALED
    assert made.digest == digest(content), "what is written into the minutes"
    assert made.record == tmp_path / "editions/2024.json"
    assert made.record.read_bytes() == content, "what git keeps"
    assert (manifest["title"], manifest["commit"], manifest["tool"]) == (
        "Året 2024",
        "0123abc",
        "0.1.0",
    )
    assert manifest["seal"] == {
        "content": "innehåll",
        "aliases": ["beslutad"],
        "decision": "Socialnämnden § 41",
        "register_number": "SN 2025/12",
        "beside": ["2023"],
        "pdf": False,
    }


def test_it_has_a_title_of_its_own_or_the_configured_one(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    assert frozen(Wish("2023", "a")).manifest.title == "Kvalitet"
    assert frozen(Wish("2024", "b", title="Året")).manifest.title == "Året"
    assert [one["title"] for one in versions(tmp_path)] == ["Året", "Kvalitet"]


def test_the_way_in_leads_to_it_until_there_is_a_rolling_edition(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    door = tmp_path / "site/index.html"
    frozen(Wish("2024", "b", title="2024"))
    assert door.read_text() == "2024"
    frozen(Wish("2023", "a", title="2023"), year=2023)
    assert door.read_text() == "2024", "an older one that is sealed later is no newer"
    publish(edition(), tmp_path / "site")
    frozen(Wish("2025", "c"), year=2025)
    assert door.read_text() == "in", "the rolling edition's own"


# Never changed


def test_the_same_once_more_says_so(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    first = frozen(FIRST)
    before = tree(tmp_path)
    again = frozen(FIRST, year=2025, commit="4567def")
    assert (again.outcome, again.digest) == (Outcome.KNOWN, first.digest)
    assert frozen(Wish("2024", "innehåll 1")).digest == first.digest, "what is left out is so"
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("wish", "differs"),
    [
        (Wish("2024", "annat"), "innehållet"),
        (Wish("2024", "innehåll 1", title="Annat"), "titeln"),
        (Wish("2024", "annat", aliases=(), decision="§ 1"), "innehållet, aliasen och beslutet"),
        (Wish("2024", "innehåll 1", register_number="1"), "diarienumret"),
        (Wish("2024", "innehåll 1", pdf=True), "PDF-filerna"),
    ],
)
def test_anything_else_is_refused_with_the_way_out(
    wish: Wish, differs: str, frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    assert refused(frozen, wish, tmp_path) == (
        "Utgåvan 2024 är redan fryst, och en fryst utgåva ändras aldrig. "
        f"Nu skiljer sig {differs}.\n"
        'Är det en rättelse: build.py freeze 2024 --correct "skälet". Den läggs bredvid, och '
        "läsarna får se vad som rättats och varför.\n"
        "Är det en ny utgåva: ge den ett eget namn."
    )


def test_a_frozen_edition_that_has_been_altered_is_not_said_to_be_the_same(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    (tmp_path / "site/2024/index.html").write_text("ändrad")
    assert "inte som när den frystes" in refused(frozen, FIRST, tmp_path)


def test_what_was_corrected_is_still_what_it_was(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    """Whoever stands at the old content again is told so, and not that it differs."""
    first = frozen(FIRST)
    frozen(LATER, year=2025)
    before = tree(tmp_path)
    again = frozen(FIRST)
    assert (again.outcome, again.digest) == (Outcome.KNOWN, first.digest)
    assert tree(tmp_path) == before


def test_reports_are_printed_when_it_is_sealed_or_never(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(Wish("2024", "innehåll 1", pdf=True))
    assert frozen(Wish("2024", "innehåll 1")).outcome is Outcome.KNOWN, "what is left out is so"
    frozen(LATER)
    assert (tmp_path / "site/2024-rattelse-1/a/sida.pdf").exists(), "as in what it corrects"


def test_two_editions_do_not_have_the_same_title(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    said = refused(frozen, Wish("2025", "nytt", title="Utgåva 2024"), tmp_path)
    assert said == (
        "Utgåvan 2024 heter redan ”Utgåva 2024”, och läsarna kan inte se skillnad. "
        "Ange ett annat namn att visa med --title."
    )


def test_a_build_leaves_it_alone(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(FIRST)
    before = tree(tmp_path / "site/2024")
    publish(edition(), tmp_path / "site")
    assert tree(tmp_path / "site/2024") == before
    assert litter(tmp_path / "site") == []


# Corrected


def test_a_correction_is_laid_beside_and_told(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    before = tree(tmp_path / "site/2024")
    corrected = frozen(LATER, year=2025).manifest
    assert corrected.edition == "2024-rattelse-1"
    assert corrected.title == "Utgåva 2024, rättelse 1"
    assert corrected.seal is not None
    assert corrected.seal.correction is not None
    assert corrected.seal.correction.model_dump() == {
        "of": "2024",
        "number": 1,
        "reason": "Fel täljare i maj.",
    }
    assert tree(tmp_path / "site/2024") == before
    assert (tmp_path / "editions/2024-rattelse-1.json").exists()
    newest, first = versions(tmp_path)
    assert newest == {
        "version": "2024-rattelse-1",
        "title": "Utgåva 2024, rättelse 1",
        "aliases": ["beslutad"],
        "properties": {
            "frozen": True,
            "date": "2025-11-01",
            "corrects": "2024",
            "reason": "Fel täljare i maj.",
        },
    }
    assert first["aliases"] == [], "the alias leads to what is right"


def test_corrections_are_counted_and_stay_beside_what_they_correct(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    frozen(Wish("2025", "nytt år"), year=2025)
    frozen(LATER, year=2026)
    frozen(Wish("2024", "innehåll 3", reason="Fel täljare i maj."), year=2027)
    assert [one["version"] for one in versions(tmp_path)] == [
        "2025",
        "2024-rattelse-2",
        "2024-rattelse-1",
        "2024",
    ]


def test_the_whole_command_may_be_repeated_with_a_reason(frozen: Callable[..., Frozen]) -> None:
    wish = replace(FIRST, content="innehåll 2", reason="Fel täljare i maj.")
    frozen(FIRST)
    assert frozen(wish).manifest.title == "Utgåva 2024, rättelse 1"
    assert frozen(wish).outcome is Outcome.KNOWN


def test_what_was_right_all_the_time_may_be_brought_back(frozen: Callable[..., Frozen]) -> None:
    frozen(FIRST)
    frozen(LATER)
    again = frozen(Wish("2024", "innehåll 1", reason="Rättelsen var fel."))
    assert again.manifest.edition == "2024-rattelse-2"


def test_the_same_correction_once_more_says_so(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    made = frozen(LATER)
    before = tree(tmp_path)
    for wish in (LATER, Wish("2024", "innehåll 2")):
        again = frozen(wish)
        assert (again.outcome, again.digest) == (Outcome.KNOWN, made.digest)
    assert tree(tmp_path) == before


def test_there_must_be_something_to_correct(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    assert "är inte fryst i" in refused(frozen, LATER, tmp_path)
    frozen(FIRST)
    nothing = Wish("2024", "innehåll 1", reason="Ett skäl.")
    assert "så där finns inget att rätta" in refused(frozen, nothing, tmp_path)


# Lost, and made again


def test_an_edition_that_was_lost_is_made_again_to_the_last_byte(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    before = tree(tmp_path)
    shutil.rmtree(tmp_path / "site")
    assert frozen(Wish("2024", "innehåll 1")).outcome is Outcome.REMADE
    assert tree(tmp_path) == before


@pytest.mark.parametrize("lost", ["2024", "2024-rattelse-1"])
def test_whichever_revision_was_lost_is_found_by_its_content(
    lost: str, frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    frozen(LATER, year=2025)
    before = tree(tmp_path)
    shutil.rmtree(tmp_path / "site" / lost)
    content, year = ("innehåll 1", 2024) if lost == "2024" else ("innehåll 2", 2025)
    made = frozen(Wish("2024", content), year=year)
    assert (made.outcome, made.manifest.edition) == (Outcome.REMADE, lost)
    assert tree(tmp_path) == before


def test_what_keeps_it_from_being_made_again_is_named(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(replace(FIRST, beside=("2023",)))
    shutil.rmtree(tmp_path / "site/2024")
    with pytest.raises(FreezeError) as caught:
        frozen(FIRST, commit="4567def")
    assert (
        "nu skiljer sig ändringen i git och vilka utgåvor som är publicerade (2023 saknas)."
        in str(caught.value)
    )
    assert not (tmp_path / "site/2024").exists()


def test_but_not_as_something_else(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(FIRST)
    shutil.rmtree(tmp_path / "site/2024")
    said = refused(frozen, Wish("2024", "annat"), tmp_path)
    assert "är redan fryst enligt editions/2024.json" in said
    assert "Ange rätt mapp med --site" in said
    assert "ställ projektet på 0123abc, installera biblioteken" in said


def test_a_record_that_was_lost_is_written_again(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    record = frozen(FIRST).record
    record.unlink()
    frozen(FIRST)
    assert record.read_bytes() == (tmp_path / "site/2024/manifest.json").read_bytes()


def test_what_an_older_version_sealed_keeps_its_sum(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    """Its manifest said less; that it is read by one that says more changes no byte of it."""
    made = frozen(Wish("2024", "innehåll 1"))
    manifest = json.loads((tmp_path / "site/2024/manifest.json").read_bytes())
    del manifest["seal"]["beside"], manifest["seal"]["pdf"]
    older = json.dumps(manifest, indent=2).encode()
    (tmp_path / "site/2024/manifest.json").write_bytes(older)
    (tmp_path / "site/2024/sha256sums.txt").write_bytes(sums(older, made.manifest.files))
    made.record.unlink()
    assert frozen(Wish("2024", "innehåll 1")).digest == digest(older)
    assert made.record.read_bytes() == older
    shutil.rmtree(tmp_path / "site/2024")
    with pytest.raises(FreezeError, match="nu skiljer sig programmets version"):
        frozen(Wish("2024", "innehåll 1"))


def test_a_record_that_cannot_be_written_is_told(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    (tmp_path / "editions").write_text("en fil")
    with pytest.raises(FreezeError, match=r"är fryst, men .* kunde inte skrivas"):
        frozen(FIRST)


# Names


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("År 2024", "Skriv till exempel ar-2024."),
        ("../2024", "Skriv till exempel 2024."),
        ("con", "kan inte vara namn på en mapp överallt"),
        ("", "kan inte vara namn på en mapp överallt"),
        ("x" * 61, "högst 60 tecken"),
        ("a\0b", "Skriv till exempel a-b."),
        (ROLLING, "är upptaget av programmet"),
        ("andringar", "är upptaget av programmet"),
        ("2024-rattelse-1", "är upptaget av programmet"),
        ("bilder", "finns redan och är ingen fryst utgåva"),
        ("beslutad", "är redan ett annat namn för utgåvan 2024"),
    ],
)
def test_a_name_must_be_free_and_fit_any_server(
    name: str, said: str, frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    (tmp_path / "site/bilder").mkdir()
    (tmp_path / "site/bilder/a.png").write_text("bild")
    assert said in refused(frozen, Wish(name, "nytt"), tmp_path)
    if name != "beslutad":  # which may be given to another edition
        assert said in refused(frozen, Wish("2025", "nytt", aliases=(name,)), tmp_path)


def test_an_alias_is_no_editions_own_name(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(FIRST)
    for alias in ("2024", "2025"):
        said = refused(frozen, Wish("2025", "nytt", aliases=(alias,)), tmp_path)
        assert "är en utgåvas eget namn" in said


def test_an_edition_that_was_never_sealed_is_not_replaced(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    publish(edition("2023"), tmp_path / "site")
    assert "är ingen fryst utgåva" in refused(frozen, Wish("2023", "nytt"), tmp_path)


# Other names


def test_an_alias_leads_to_the_same_page(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(FIRST)
    lane = tmp_path / "site/beslutad"
    assert tree(lane).keys() == {"alias.json", "index.html", "a/index.html"}
    assert 'url=../2024/index.html"' in (lane / "index.html").read_text("utf-8"), "without scripts"
    assert 'href="../../2024/a/index.html"' in (lane / "a/index.html").read_text("utf-8")


def test_an_alias_moves_to_the_newest_that_is_given_it(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    frozen(FIRST)
    frozen(Wish("2025", "nytt", aliases=("beslutad",)), year=2025)
    assert "../2025/" in (tmp_path / "site/beslutad/index.html").read_text("utf-8")
    assert [one["aliases"] for one in versions(tmp_path)] == [["beslutad"], []]
    frozen(LATER, year=2026)
    assert "../2025/" in (tmp_path / "site/beslutad/index.html").read_text("utf-8"), (
        "a correction of last year's is no newer"
    )


def test_an_edition_that_is_withdrawn_takes_what_leads_to_it_along(
    frozen: Callable[..., Frozen], tmp_path: Path
) -> None:
    """It may have told too much: nothing of it is to be found, nor repeated."""
    frozen(Wish("2023", "gammalt", title="2023", aliases=("beslutad", "fjol")), year=2023)
    frozen(Wish("2024", "nytt", title="2024", aliases=("beslutad", "senaste")))
    shutil.rmtree(tmp_path / "site/2024")
    publish(edition(), tmp_path / "site")
    assert [one["version"] for one in versions(tmp_path)] == [ROLLING, "2023"]
    assert not (tmp_path / "site/senaste").exists()
    for alias in ("beslutad", "fjol"):
        assert "../2023/" in (tmp_path / "site" / alias / "index.html").read_text("utf-8")


def test_a_title_is_no_code_in_an_alias(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(Wish("2024", "a", title="<script>alert(1)</script>", aliases=("beslutad",)))
    page = (tmp_path / "site/beslutad/index.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "default-src 'none'; script-src 'sha256-" in page


def test_a_broken_manifest_stops_it(frozen: Callable[..., Frozen], tmp_path: Path) -> None:
    frozen(FIRST)
    (tmp_path / "site/2024/manifest.json").write_text("{}")
    with pytest.raises(WriteError, match="går inte att läsa som en utgåvas manifest"):
        frozen(FIRST)
