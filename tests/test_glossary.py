"""The glossary: made from the model, so that it cannot say anything else."""

from pathlib import Path

from kvalitet.glossary import glossary

ORDLISTA = Path(__file__).parent.parent / "docs" / "ordlista.md"


def test_the_glossary_is_as_the_model_is(update: bool) -> None:
    if update:
        ORDLISTA.parent.mkdir(exist_ok=True)
        ORDLISTA.write_text(glossary(), encoding="utf-8", newline="\n")
    assert ORDLISTA.read_text(encoding="utf-8") == glossary(), "run: make update"


def test_types_terms_keys_and_words_are_in_it() -> None:
    rows = glossary().splitlines()
    assert "| kvalitetsberättelse | `QualityStory` | `kvalitet.model.quality_story` |" in rows
    assert "| kvalitetsnivå | `QualityLevel` | `kvalitet.model.words` |" in rows
    assert "| bättre | `polarity` | `Indicator` |" in rows
    assert "| ej mätt | `MissingKind.NOT_MEASURED` | `kvalitet.model.value` |" in rows


def test_a_key_with_one_name_stands_once() -> None:
    rows = [row for row in glossary().splitlines() if row.startswith("| målgrupper | `target_g")]
    assert rows == ["| målgrupper | `target_groups` | `Plan`, `QualityStory` |"]


def test_the_order_is_the_swedish_one() -> None:
    words = [row.split(" | ")[0] for row in glossary().splitlines()]
    assert words.index("| utkast") < words.index("| värde") < words.index("| år")
    assert words.index("| lägre") < words.index("| månad") < words.index("| mätperiod")
