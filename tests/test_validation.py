"""The gate: what is told of front matter that does not fit, and where."""

import json
from typing import get_args

import pytest
from pydantic import ValidationError
from pydantic_core import ErrorDetails, core_schema

from kvalitet.config import SiteConfig
from kvalitet.documents import split
from kvalitet.front.tree import Front
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import READABLE, Form
from kvalitet.model.report import PlainPage
from kvalitet.problems import Problem, in_reading_order
from kvalitet.sources import Source
from kvalitet.validation import _SENTENCES, explain, validate
from tests.sites import ANALYSIS, INDICATOR, STORY, indicator, measured


def faults(text: str) -> tuple[Problem, ...]:
    document, problems = split(Source("a.md", text))
    assert document is not None and document.front is not None, problems
    form, found = validate(document.front)
    assert (form is None) is bool(found)
    return in_reading_order(found)


def fault(text: str) -> Problem:
    (problem,) = faults(text)
    return problem


def told(text: str) -> list[str]:
    """Every fault as "line:column code message"."""
    return [f"{p.place.line}:{p.place.column} {p.rule.code} {p.message}" for p in faults(text)]


@pytest.mark.parametrize("document", [INDICATOR, ANALYSIS, STORY])
def test_what_fits_becomes_a_form(document: str) -> None:
    parted, _ = split(Source("a.md", document))
    assert parted is not None and parted.front is not None
    form, problems = validate(parted.front)
    assert problems == ()
    assert type(form) is DOCUMENT_TYPES[str(parted.front.data["typ"])]


@pytest.mark.parametrize("line", ["", "typ:\n", "typ: [sida]\n"])
def test_a_document_must_say_what_it_is(line: str) -> None:
    problem = fault(f"---\n{line}id: om\n---\n")
    assert problem.rule.code == "N002"
    assert problem.message.startswith("Dokumentet säger inte vad det är: nyckeln ”typ” ")


def test_a_misspelt_type_is_suggested() -> None:
    problem = fault("---\ntyp: nykeltal\nid: om\n---\n")
    assert str(problem.place) == "a.md:2:6"
    assert problem.message == "”nykeltal” är ingen dokumenttyp."
    assert problem.remedy.startswith("Menade du ”nyckeltal”? ")


def test_an_unknown_key_is_told_where_the_key_stands() -> None:
    problem = fault(indicator("matningar: {}"))
    assert str(problem.place) == "a.md:10:1"
    assert problem.message == "Nyckeln ”matningar” finns inte här."
    assert problem.remedy == "Menade du ”mätningar”?"


def test_a_key_that_is_like_no_other_is_answered_with_those_that_may_stand_there() -> None:
    problem = fault(measured("{2024: {värde: 91, färg: röd}}"))
    assert problem.message == "Nyckeln ”färg” finns inte här."
    assert problem.remedy == (
        "Här kan stå: värde, täljare, nämnare, not, preliminär, reviderad, roll."
    )


@pytest.mark.parametrize(
    ("keys", "misspelt", "meant"),
    [
        ("mål: [{kommun: hylte, år: 2024, värd: 91}]", "värd", "värde"),
        ("mätningar: {hylte: {2024: {värde: 91, täljre: 1}}}", "täljre", "täljare"),
        ("nivåer: [{gäller_från: 2018, rödd: 0–75, beslut: uppgift saknas}]", "rödd", "röd"),
        ("nivåer: [{gäller_från: 2018, beslut: {organ: KF, dattum: 2018}}]", "dattum", "datum"),
    ],
)
def test_a_near_miss_is_suggested_however_deep_it_lies(
    keys: str, misspelt: str, meant: str
) -> None:
    remedies = [p.remedy for p in faults(indicator(keys)) if misspelt in p.message]
    assert remedies == [f"Menade du ”{meant}”?"]


def test_a_missing_key_is_told_where_it_should_stand() -> None:
    text = INDICATOR.replace("enhet: procent\n", "")
    assert told(text) == ["2:1 N002 Nyckeln ”enhet” saknas."]
    assert fault(text).remedy == "Lägg till raden ”enhet: …”."


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = indicator(
        "decimaler: två\nutkast: kanske\nfärg: blå\nmätningar: {hylte: {2018-H3: åttio}}"
    )
    assert told(text) == [
        "10:12 N012 ”två” är inte ett heltal.",
        "11:9 N015 ”kanske” är varken ja eller nej.",
        "12:1 N001 Nyckeln ”färg” finns inte här.",
        "13:21 N010 ”2018-H3” är inte en period: ett år har två halvår.",
        '13:30 N012 ”åttio” är inte ett tal, en andel ("24 av 30") '
        "eller ett av orden för saknat värde.",
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("nivåer: 3", "10:9 N003 Nyckeln ”nivåer” ska ha en lista."),
        ("nivåer:", "10:8 N003 Nyckeln ”nivåer” är tom."),
        ("mätningar: 3", "10:12 N003 Nyckeln ”mätningar” ska ha egna nycklar med värden."),
        ("mål: [3]", "10:7 N003 Post 1 under ”mål” ska ha egna nycklar med värden."),
        ("decimaler: 9", "10:12 N012 ”9” är för stort."),
        ("decimaler: -1", "10:12 N012 ”-1” är för litet."),
        ("decimaler: 1.5", "10:12 N012 ”1.5” är inte ett heltal."),
        ("decimaler: [1]", "10:12 N003 Nyckeln ”decimaler” ska vara ett heltal."),
        ("decimaler:", "10:11 N003 Nyckeln ”decimaler” är tom."),
    ],
)
def test_the_wrong_shape_is_said_in_words(keys: str, said: str) -> None:
    assert told(indicator(keys)) == [said]


def test_a_period_written_twice_is_told_where_its_second_spelling_stands() -> None:
    text = measured("{2018-K1: 67, 2018-Q1: 68}")
    assert told(text) == ["11:24 N017 ”2018-K1” och ”2018-Q1” är samma period."]


def test_a_part_written_twice_is_told_where_its_dimension_stands() -> None:
    text = indicator("indelningar:\n  kön: [flickor]\n  ålder: [flickor]")
    assert told(text) == ["12:3 N018 Delen ”flickor” finns redan."]


def test_a_fault_in_an_item_does_not_make_its_list_too_short() -> None:
    """Pydantic says both that the item is bad and that the list has too few."""
    text = STORY.replace("id: barn", "id: b a r n")
    assert told(text) == ["9:9 N013 ”b a r n” går inte att använda som id."]


def test_a_misspelt_key_is_not_also_told_as_missing() -> None:
    text = STORY.replace("namn: Barn 0–12 år", "namnn: Barn 0–12 år")
    assert told(text) == ["10:5 N001 Nyckeln ”namnn” finns inte här."]


def test_who_does_not_know_is_told_how_to_say_so() -> None:
    problem = fault(STORY.replace("avvikelser: uppgift saknas\n", ""))
    assert problem.remedy == (
        "Lägg till raden ”avvikelser: …”, eller ”avvikelser: uppgift saknas”."
    )


def test_a_list_that_must_have_something_in_it_is_not_empty() -> None:
    text = STORY.replace("målgrupper:\n  - id: barn\n    namn: Barn 0–12 år\n", "målgrupper: []\n")
    assert told(text) == ["8:13 N003 Nyckeln ”målgrupper” är tom."]


# The table of pydantic's errors


def _error_types(schema: object) -> set[str]:
    """The types of error that a validator of this schema raises by itself."""
    by_schema = {
        "model": {"model_type"},
        "model-fields": {"missing", "extra_forbidden", "model_type"},
        "dict": {"dict_type"},
        "tuple": {"tuple_type"},
        "str": {"string_type"},
        "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
        "literal": set(),  # the type of the document, chosen by what it says
    }
    by_constraint = {
        "ge": "greater_than_equal",
        "le": "less_than_equal",
        "pattern": "string_pattern_mismatch",
        "min_length": "too_short",
    }
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= by_schema.get(str(schema.get("type")), set())
        found |= {error for key, error in by_constraint.items() if schema.get(key) is not None}
        found |= set().union(*(_error_types(inner) for inner in schema.values()), set())
    elif isinstance(schema, list | tuple):
        found |= set().union(*(_error_types(inner) for inner in schema), set())
    return found


@pytest.mark.parametrize("form", [*DOCUMENT_TYPES.values(), SiteConfig])
def test_every_error_that_our_forms_raise_has_a_sentence_of_its_own(form: type[Form]) -> None:
    assert _error_types(form.__pydantic_core_schema__) <= _SENTENCES.keys()


def test_every_sentence_is_for_an_error_that_pydantic_has() -> None:
    assert set(get_args(core_schema.ErrorType)) >= _SENTENCES.keys()


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_whatever_pydantic_says_becomes_a_swedish_sentence(kind: str) -> None:
    """An error type without a sentence falls back to the general one; none stops the build."""

    class Fake:
        def errors(self, include_url: bool) -> list[ErrorDetails]:
            context = {"ge": 0, "le": 4}
            return [{"type": kind, "loc": ("id",), "msg": "", "input": "x", "ctx": context}]

    front = Front("a.md", {"typ": "sida", "id": "x"}, {}, {})
    (problem,) = explain(Fake(), PlainPage, front)  # type: ignore[arg-type]
    assert problem.rule.code in {"N001", "N002", "N003", "N012"}
    assert problem.message.endswith(".")
    assert kind not in problem.message


def test_pydantics_own_words_are_never_shown() -> None:
    with pytest.raises(ValidationError) as caught:
        PlainPage.model_validate({"typ": "sida", "ordning": "först", "färg": "röd"})
    front = Front("a.md", {"typ": "sida", "ordning": "först", "färg": "röd"}, {}, {})
    said = json.dumps([p.message + p.remedy for p in explain(caught.value, PlainPage, front)])
    for detail in caught.value.errors():
        if detail["type"] != READABLE:
            assert detail["msg"] not in said
