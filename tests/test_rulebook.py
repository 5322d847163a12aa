"""The rulebook: every rule once, with a code that stays and a sense that a writer understands."""

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

import kvalitet
from kvalitet.problems import Rule, Severity
from kvalitet.rulebook import FAMILIES, RULEBOOK

PACKAGE = Path(kvalitet.__file__).parent
BAD = Path(__file__).parent / "bad"


def declared() -> set[tuple[str, Rule]]:
    """Every rule constant of every module, with its name."""
    modules = pkgutil.walk_packages(kvalitet.__path__, "kvalitet.")
    return {
        (name, constant)
        for module in modules
        for name, constant in vars(importlib.import_module(module.name)).items()
        if isinstance(constant, Rule)
    }


def test_every_rule_that_is_declared_anywhere_is_in_the_book() -> None:
    assert {rule for _, rule in declared()} == set(RULEBOOK)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULEBOOK]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert codes == sorted(codes)


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: str(rule.code))
def test_a_code_is_the_letter_of_its_family_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(rf"[{''.join(FAMILIES)}]\d\d\d", rule.code)


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: str(rule.code))
def test_the_sense_is_one_line_without_a_full_stop(rule: Rule) -> None:
    assert re.fullmatch(r"[A-ZÅÄÖ][^\n]{5,69}[^.\s]", rule.sense)


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: str(rule.code))
def test_the_sense_is_not_english(rule: Rule) -> None:
    words = set(re.findall(r"\w+", rule.sense.lower()))
    assert not words & {"the", "is", "not", "of", "a", "file", "key", "value", "missing", "with"}


def test_no_two_rules_have_the_same_sense() -> None:
    senses = Counter(rule.sense for rule in RULEBOOK)
    assert [sense for sense, times in senses.items() if times > 1] == []


def test_every_rule_is_used() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    mentioned = Counter(re.findall(r"\w+", source))
    unused = {name for name, rule in declared() if 1 == mentioned[name] == mentioned[rule.code]}
    assert unused == set(), "neither the name nor the code stands anywhere else"


def test_what_the_bad_documents_are_told_is_in_the_book() -> None:
    known = {(rule.code, str(rule.severity)) for rule in RULEBOOK}
    told = re.compile(r"^\S.*?:\d+:\d+: (fel|varning) (\w+): ", re.MULTILINE)
    for expected in BAD.glob("*/expected.txt"):
        for severity, code in told.findall(expected.read_text(encoding="utf-8")):
            assert (code, severity) in known, expected


def test_warnings_may_be_excused_but_where_no_document_is_at_fault() -> None:
    warnings = [rule for rule in RULEBOOK if rule.severity is Severity.WARNING]
    assert [one.code for one in warnings if not one.may_be_excused] == [
        "B031",  # the settings
        "D005",  # an edition
        "F010",  # a file that is no document
        "U002",  # an exemption itself
    ]


def test_errors_may_be_excused_only_when_they_say_so() -> None:
    errors = [rule for rule in RULEBOOK if rule.severity is Severity.ERROR]
    assert [one.may_be_excused for one in errors] == [bool(one.excusable) for one in errors]
