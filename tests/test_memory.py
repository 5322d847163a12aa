"""What is remembered between two readings: only what follows from its source alone."""

from pathlib import Path

from kvalitet.memory import Memory, Recall
from kvalitet.pipeline import examine
from kvalitet.sources import Source
from tests.sites import PAGE, measured, write_project


def noting(read: list[str]) -> Recall[str, str]:
    """Recall of a function that notes what it is asked for."""

    def loudly(word: str) -> str:
        read.append(word)
        return word.upper()

    return Recall(loudly)


def test_a_source_that_has_not_changed_is_not_read_again() -> None:
    read: list[str] = []
    recall = noting(read)
    assert recall(["ett", "två"]) == ["ETT", "TVÅ"]
    assert recall(["två", "tre"]) == ["TVÅ", "TRE"]
    assert read == ["ett", "två", "tre"]


def test_what_nobody_asks_for_is_forgotten() -> None:
    read: list[str] = []
    recall = noting(read)
    recall(["ett"])
    recall([])
    recall(["ett"])
    assert read == ["ett", "ett"]


def test_the_same_text_in_another_file_is_another_document() -> None:
    memory = Memory()
    one, other = memory.readings([Source("content/a.md", PAGE), Source("content/b.md", PAGE)])
    assert one.checked is not None
    assert other.checked is not None
    assert (one.checked.path, other.checked.path) == ("content/a.md", "content/b.md")


def test_a_figure_is_assessed_anew_only_where_something_it_rests_on_has_changed(
    tmp_path: Path,
) -> None:
    other = measured("{2023: 50, 2024: 60}").replace("id: U33461", "id: U2")
    write_project(tmp_path, {"a.md": measured("{2023: 70, 2024: 80}"), "b.md": other})
    memory = Memory()
    before = examine(tmp_path, lambda _: None, memory).understood
    write_project(tmp_path, {"a.md": measured("{2023: 70, 2024: 90}")})
    after = examine(tmp_path, lambda _: None, memory).understood
    assert before is not None
    assert after is not None
    assert after[1].of("U2", "hylte") is before[1].of("U2", "hylte")
    assert after[1].of("U33461", "hylte") != before[1].of("U33461", "hylte")


def test_a_rule_that_is_changed_changes_the_assessment_of_the_same_figures(tmp_path: Path) -> None:
    """The figures stand still, but what is better is turned around."""
    memory = Memory()
    words = []
    for better in ("högre", "lägre"):
        text = measured("{2023: 70, 2024: 80}").replace("bättre: högre", f"bättre: {better}")
        write_project(tmp_path, {"a.md": text})
        understood = examine(tmp_path, lambda _: None, memory).understood
        assert understood is not None
        found = understood[1].latest("U33461", "hylte")
        assert found is not None
        assert found[1].change is not None
        words.append(found[1].change.direction)
    assert words == ["bättre", "sämre"]
