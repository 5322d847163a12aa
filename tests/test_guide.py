"""The writer's guide: every rule is explained once, and every example does what it says."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kvalitet.config import CONFIG_FILE
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import Form
from kvalitet.page import Page
from kvalitet.pages.site import map_site
from kvalitet.pipeline import Examination, examine
from kvalitet.problems import Rule, Severity
from kvalitet.reporting import as_text
from kvalitet.rulebook import FAMILIES, RULEBOOK
from tests.building import ROOT
from tests.drawing import TEMPLATES
from tests.guide import RIGHT, WRONG, Example, explanations, read_guide
from tests.sites import RELEASE_DAY, write_project

PAGES = read_guide()
EXPLAINED = {explanation.code: explanation for explanation in explanations(PAGES)}
EXAMPLES = [example for page in PAGES for example in page.examples]
MISTAKES = [example for example in EXAMPLES if example.verdict == WRONG]
WAYS_OUT = [example for example in EXAMPLES if example.verdict == RIGHT]

_FILES = "it is about files and folders, not about what stands in them"
_SIZE = "an example would have to be as large as what it warns of"
_NUMBER = "the guide itself would be refused for the number in it"
WITHOUT_EXAMPLE = {
    **{rule.code: _FILES for rule in RULEBOOK if rule.code.startswith("F")},
    "Y031": _SIZE,
    "T001": _SIZE,
    "T024": _SIZE,
    "P001": _NUMBER,
    "K022": "it takes two plans, and an example is one document",
    **dict.fromkeys(("D004", "D005"), "it takes an edition that lies published"),
    "M040": "it takes a plan, its follow-up and two indicators",
    "G021": "it takes a second indicator, and an example is one document",
    **{f"G03{n}": "it takes plans of several years, and an example is one" for n in range(6)},
}
"""Codes whose explanations show no mistake that can be run, and why."""


def run(example: Example, root: Path) -> Examination:
    """Take the example through the real stages, as `check` does."""
    for path, text in example.project().items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    release = RELEASE_DAY if example.is_of_release else None
    return examine(root, lambda _: None, release=release)


def test_every_rule_is_explained_exactly_once_and_nothing_else_is() -> None:
    codes = Counter(explanation.code for explanation in explanations(PAGES))
    assert sorted(codes.elements()) == [rule.code for rule in RULEBOOK]


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: str(rule.code))
def test_an_explanation_has_the_words_and_the_anchor_of_its_rule(rule: Rule) -> None:
    heading = EXPLAINED[rule.code].heading
    assert heading.text == f"{rule.code} {rule.sense}"
    assert heading.anchor == rule.code.lower()


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: str(rule.code))
def test_an_explanation_says_how_severe_it_is(rule: Rule) -> None:
    said = "**Varning.** " if rule.severity is Severity.WARNING else "**Fel.** "
    if rule.excusable:
        said = "**Fel som kan undantas.** "
    assert EXPLAINED[rule.code].beginning.startswith(said)


@pytest.mark.parametrize("letter", FAMILIES)
def test_a_family_is_explained_in_order_on_a_page_of_its_own(letter: str) -> None:
    (page,) = [page for page in PAGES if page.path.name == f"koder-{letter.lower()}.md"]
    codes = [explanation.code for explanation in explanations([page])]
    assert codes == [rule.code for rule in RULEBOOK if rule.code.startswith(letter)]


def test_every_code_has_a_mistake_that_is_run_or_a_reason_why_not() -> None:
    shown = {example.anchor.upper() for example in MISTAKES}
    assert shown.isdisjoint(WITHOUT_EXAMPLE)
    assert shown | WITHOUT_EXAMPLE.keys() == {rule.code for rule in RULEBOOK}


@pytest.mark.parametrize("example", MISTAKES, ids=lambda example: str(example.name))
def test_a_mistake_gives_the_code_it_explains(example: Example, tmp_path: Path) -> None:
    told = {problem.rule.code for problem in run(example, tmp_path).problems}
    assert told == {example.anchor.upper(), *example.brings}


@pytest.mark.parametrize("example", WAYS_OUT, ids=lambda example: str(example.name))
def test_a_way_out_is_without_fault(example: Example, tmp_path: Path) -> None:
    assert as_text(run(example, tmp_path).problems) == ""


def test_a_reader_is_told_which_example_is_wrong() -> None:
    for page in PAGES:
        for section in page.sections:
            before = ""
            for token in section.tokens:
                if token.type == "inline":
                    before = token.content
                elif token.type == "fence":
                    is_wrong = token.info.split()[1:2] == [WRONG]
                    assert before.startswith("Så här blir det fel") is is_wrong, token.content
                    assert not is_wrong or before.endswith(":"), before


# The worked examples


def worked() -> dict[str, str]:
    """The worked example of every type, by the name of its page: they belong together."""
    return {f"{page.path.name}": example for page in PAGES for example in page.worked[:1]}


@pytest.fixture(scope="module")
def examination(tmp_path_factory: pytest.TempPathFactory) -> Examination:
    """The worked examples as a project of their own, with the settings of this one."""
    root = tmp_path_factory.mktemp("worked")
    settings = (ROOT / CONFIG_FILE).read_text(encoding="utf-8")
    return examine(write_project(root, worked(), settings), lambda _: None)


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_every_type_has_a_page_with_one_worked_example(kind: str) -> None:
    (page,) = [page for page in PAGES if page.id == f"guide-{kind}"]
    (example,) = page.worked
    assert example.startswith(f"---\ntyp: {kind}\n")


def test_the_worked_examples_are_without_fault(examination: Examination) -> None:
    assert as_text(examination.problems) == ""


def test_every_worked_example_becomes_a_page(examination: Examination) -> None:
    assert examination.understood is not None
    atlas = map_site(*examination.understood, TEMPLATES)
    drawn = {page.address for page in atlas.everything() if isinstance(page, Page)}
    assert len(atlas.studio.addresses.by_id) == len(DOCUMENT_TYPES)
    assert set(atlas.studio.addresses.by_id.values()) - drawn == set()


def keys_of(form: type[Form]) -> set[str]:
    """Every key that may stand in a form, at whatever depth."""
    found: set[str] = set()
    for name, field in form.model_fields.items():
        found.add(field.alias or name)
        for inner in forms_in(field.annotation):
            found |= keys_of(inner)
    return found


def forms_in(annotation: object) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for inner in get_args(annotation):
        yield from forms_in(inner)


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_every_key_is_named_on_a_page_that_the_writer_reads(kind: str) -> None:
    read = {"skrivguide", "guide-siffror", f"guide-{kind}"}
    if kind == "åtgärdsplan":
        read.add("guide-kvalitetsplan")
    texts = [page.document.body for page in PAGES if page.id in read]
    named = {word for text in texts for word in re.findall(r"`([^`\n]+)`", text)}
    assert keys_of(DOCUMENT_TYPES[kind]) - named == set()
