"""A new document of each type, from nothing and from each document in content/.

`check` stops at its places to fill in and nowhere else, and lets it through when they are filled.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.analysis.findings import understand
from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.catalogue import join
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.plans import OTHER_TIME, SAME_PLAN
from kvalitet.checks.judge import judge
from kvalitet.documents import Document, split
from kvalitet.front.tree import Tree
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period, parse_period
from kvalitet.model.plan import Plan
from kvalitet.model.report import Report
from kvalitet.problems import Ledger, Problem
from kvalitet.scaffold.begin import Begun, begin
from kvalitet.scaffold.known import Known, know
from kvalitet.scaffold.wish import Wish
from kvalitet.sources import Source, Sources
from tests.building import ROOT
from tests.sites import CONFIG, INDICATOR, MATRIX, PLAN, write_project

FIGURES = ("mätningar", "jämförelser", "per_månad")
"""Keys below which figures stand."""

A_LATER_TIME = parse_period("2031-T1")


# What is told of a new document, and filling it in


def problems_of(new: Source, known: Known) -> tuple[Problem, ...]:
    """What `check` tells of a document when it lies among the others."""
    ledger = Ledger()
    document = ledger.note(split(new))
    assert document is not None
    checked = ledger.note(assemble(document))
    if checked is None:
        return ledger.problems  # it is not joined with the others, so nothing more is told of it
    others = known.catalogue
    texts = [Source(path, text) for path, text in known.texts.items()]
    sources = Sources((*texts, new), tuple(others.assets.values()))
    sound = [one for one in map(read, texts) if one]
    catalogue = ledger.note(join([*sound, checked], sources, others.config))
    masked = masking(catalogue.store, catalogue.indicators, others.config)
    told = judge(catalogue, understand(catalogue, masked), masked, ledger.problems)
    # The year is made up so that nothing collides, and the plan may have got its next already.
    # Nothing is known, then, of what comes between it and the shipped series, what is filled in
    # does not hang together as a red thread must, and a shipped one of its name has its excuses.
    besides = (OTHER_TIME, SAME_PLAN)
    own = (p for p in told if p.place.path == new.path and p.rule not in besides)
    return tuple(problem for problem in own if problem.rule.code[0] not in "GMU")


@cache
def read(source: Source) -> Checked[Report] | None:
    """A document as it is before it is joined with the others; it is needed many times."""
    document, _ = split(source)
    return assemble(document)[0] if document else None


def places(text: str) -> list[int]:
    """The lines of a document that have something to fill in, as a writer finds them."""
    lines, end = text.split("\n"), _body(text)
    found = [(number, _empty(lines[:end], number - 1)) for number in range(1, end)]
    found += [(number, line == "##") for number, line in enumerate(lines, 1)]
    return [number for number, times in found for _ in range(times)]


def _body(text: str) -> int:
    """The number of the line on which the front matter ends."""
    return text.split("\n").index("---", 1) + 1


def _empty(lines: list[str], index: int) -> int:
    """How many places to fill in a line of the front matter has."""
    line = re.split(r"(?:^| )\s*#", lines[index])[0].rstrip()
    if line.endswith(": …"):
        return 1
    if line.endswith(":"):
        return int(not any(_indent(below) > _indent(line) for below in _next(lines, index)))
    return len(re.findall(r": (?=[,}])", line))


def _next(lines: list[str], index: int) -> Iterator[str]:
    """The next line that is no comment."""
    active = (line for line in lines[index + 1 :] if not line.strip().startswith("#"))
    yield from (line for line, _ in zip(active, range(1), strict=False))


def _indent(line: str) -> int:
    """Where the key of a line begins, behind the sign of a list."""
    found = re.match(r" *(- )?", line)
    assert found
    return found.end()


ANSWERS = {
    "ansvarig": "Enhetschef",
    "avser": "verksamhet",
    "avvikelser": "uppgift saknas",
    "beskrivning": "Vad det är.",
    "bättre": "högre",
    "egenkontroller": "saknas",
    "enhet": "procent",
    "följer_upp": "uppgift saknas",
    "id": "grupp",
    "klart": "löpande",
    "konsekvens": "3",
    "källa": "Egen undersökning",
    "namn": "Ett namn",
    "när": "varje månad",
    "nyckeltal": "U33461",
    "ordning": "50",
    "område": "Individ- och familjeomsorg",
    "riskmatris": "uppgift saknas",
    "risknivå": "4",
    "sannolikhet": "2",
    "status": "följer tidplan",
    "utförd": "ja",
    "åtgärder": "saknas",
}
"""What a writer may answer; every other key is that of a figure."""


def fill_in(text: str, told: tuple[Problem, ...]) -> str:
    """Write something at every place that `check` has told of, and change nothing else."""
    lines = text.split("\n")
    answers = ANSWERS | ({"följer_upp": "plan-2024"} if "typ: uppföljning" in text else {})
    for number in sorted({problem.place.line for problem in told}, reverse=True):
        line = lines[number - 1]
        if line.startswith("#"):
            lines[number - 1] = "## Ett namn" if line == "##" else line
            lines.insert(number, "\nDet som är sant.")
        elif re.search(r": [,}]", line):
            lines[number - 1] = re.sub(r": (?=[,}])", ": ej mätt", line)
        else:
            found = re.match(r"( *(?:- )?)([^:]+): ?…?", line)
            assert found, line
            answer = answers.get(found[2], "ej mätt")
            if (found[2], found[1].strip()) == ("nyckeltal", ""):
                answer = "saknas"
            lines[number - 1] = f"{found[0].rstrip(' …')} {answer}{line[found.end() :]}"
    return "\n".join(lines)


def assert_asks_for_no_more_than_it_needs(made: Begun, known: Known) -> None:
    """`check` tells of every place, then of every empty section, and then of nothing."""
    new = Source(made.path, made.text)
    told = problems_of(new, known)
    assert [problem.place.line for problem in told] == places(made.text), made.text
    assert len([line for line in places(made.text) if line < _body(made.text)]) == made.places
    filled = fill_in(made.text, told)
    sections = problems_of(Source(made.path, filled), known)
    assert {problem.rule.code for problem in sections} <= {"T043"}, sections
    assert told or sections, "a new document must not pass as if it were written"
    done = fill_in(filled, sections)
    assert not sections or problems_of(Source(made.path, done), known) == (), done


# From nothing


def empty(tmp_path: Path, **documents: str) -> Known:
    """A project with an indicator, and with what else is given."""
    texts = {f"{name}.md": text for name, text in documents.items()} | {"u33461.md": INDICATOR}
    known, _ = know(write_project(tmp_path, texts, CONFIG + MATRIX))
    assert known is not None
    return known


FROM_NOTHING = {
    "nyckeltal": Wish("nyckeltal", id="HYLTE-NYTT"),
    "nyckeltalsanalys": Wish(
        "nyckeltalsanalys", owner="lotsen", indicator="U33461", period=parse_period("2025")
    ),
    "kvalitetsplan": Wish("kvalitetsplan", owner="hylte", period=parse_period("2025")),
    "åtgärdsplan": Wish("åtgärdsplan", owner="lotsen", period=parse_period("2025")),
    "uppföljning": Wish("uppföljning", owner="hylte", period=parse_period("2025-T1")),
    "kvalitetsberättelse": Wish("kvalitetsberättelse", owner="hylte", period=parse_period("2025")),
    "sida": Wish("sida", id="om-oss"),
}


def test_there_is_a_wish_for_every_type() -> None:
    assert FROM_NOTHING.keys() == DOCUMENT_TYPES.keys()


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_from_nothing_only_what_is_needed_is_asked_for(kind: str, tmp_path: Path) -> None:
    made = begin(FROM_NOTHING[kind], empty(tmp_path))
    assert made.source is None
    (tmp_path / "full").mkdir()
    # A follow-up and a story name a plan, which is there once they are filled in.
    assert_asks_for_no_more_than_it_needs(made, empty(tmp_path / "full", plan=PLAN))


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_from_nothing_every_key_of_the_model_is_seen(kind: str, tmp_path: Path) -> None:
    made = begin(FROM_NOTHING[kind], empty(tmp_path))
    seen = re.findall(r"^#?(\w+):", made.text, re.MULTILINE)
    fields = DOCUMENT_TYPES[kind].model_fields
    known = {field.alias or name: field.description for name, field in fields.items()}
    assert {*seen} == known.keys() - {"undantag"}
    assert len(seen) == len({*seen})
    words = " ".join(re.sub(r"\n +# ", " ", made.text).split())
    for key in known.keys() - {"undantag", "riskmatris"}:
        assert f"# {known[key]}" in words


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_an_offered_key_need_only_lose_its_sign(kind: str, tmp_path: Path) -> None:
    made = begin(FROM_NOTHING[kind], empty(tmp_path))
    wanted = re.sub(r"^( *)#(?=\S)", r"\1", made.text.split("\n---\n")[0], flags=re.MULTILINE)
    document, problems = split(Source(made.path, f"{wanted}\n---\n"))
    assert not problems
    assert document is not None
    assert document.front is not None


# From each document in content/


def _shipped() -> Known:
    known, problems = know(ROOT)
    assert known is not None, problems
    return known


SHIPPED = _shipped()
OF_MANY_FORMS = ("EX-BEMÖTANDE", "EX-HVB-DYGN", "NACKA-FAMILJEHEM-KONTAKT", "U33461")
"""Indicators with what others have, and more: of these there are too many to try them all."""


def _sources() -> Iterator[tuple[str, str]]:
    """Every type that can be begun from a document in content/, with that document's id."""
    for document in SHIPPED.catalogue.documents:
        form = document.form
        if isinstance(form, Indicator) and form.id not in OF_MANY_FORMS:
            continue
        if "/guide/" in document.path:
            continue  # as other pages, and many
        kind = next(word for word, known in DOCUMENT_TYPES.items() if isinstance(form, known))
        kinds = [kind, "uppföljning", "kvalitetsberättelse"] if isinstance(form, Plan) else [kind]
        for one in kinds:
            yield one, form.id


SOURCES = list(_sources())


def from_shipped(kind: str, source: str, period: Period | None = None) -> Begun:
    """The next document, under an id that is free although its own may be taken by now."""
    if kind == "uppföljning":
        period = A_LATER_TIME
    return begin(Wish(kind, source, period=period, id="ett-nytt-id"), SHIPPED)


def front_of(text: str) -> dict[str, Tree]:
    document, problems = split(Source("ny.md", text))
    assert not problems
    assert isinstance(document, Document)
    assert document.front is not None
    return document.front.data


def old(name: str) -> Checked[Report]:
    found = SHIPPED.document(name)
    assert found is not None
    return found


def below(tree: Tree, keys: tuple[str, ...]) -> Iterator[Tree]:
    """Everything that stands below some keys, however deep."""
    items = tree.items() if isinstance(tree, dict) else [("", inner) for inner in tree or ()]
    for key, inner in items if not isinstance(tree, str) else ():
        if key in keys:
            yield inner
        elif isinstance(inner, (dict, list)):
            yield from below(inner, keys)


def leaves(tree: Tree) -> Iterator[str | None]:
    if isinstance(tree, (dict, list)):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from leaves(inner)
    else:
        yield tree


def values(tree: Mapping[str, Tree], *keys: str) -> list[str]:
    """The texts that stand below some keys."""
    found = [leaf for inner in below({**tree}, keys) for leaf in leaves(inner)]
    return [leaf for leaf in found if leaf is not None]


@pytest.mark.parametrize(("kind", "source"), SOURCES)
def test_only_what_is_new_is_asked_for(kind: str, source: str) -> None:
    made = from_shipped(kind, source)
    assert_asks_for_no_more_than_it_needs(made, SHIPPED)


@pytest.mark.parametrize(("kind", "source"), SOURCES)
def test_no_figure_is_copied(kind: str, source: str) -> None:
    made, before = from_shipped(kind, source), old(source).front.data
    assert [one for one in values(front_of(made.text), *FIGURES) if one != "publicering"] == []
    figures = {one for one in values(before, *FIGURES) if re.search(r"\d{3}|\d,\d|\d av \d", one)}
    words = re.split(r"[^\w,]|(?<=\D),|,(?=\D)", made.text)
    assert {one for one in figures if one in words or f" {one} " in made.text} == set()


@pytest.mark.parametrize(("kind", "source"), SOURCES)
def test_no_decision_and_no_text_is_copied(kind: str, source: str) -> None:
    made, before = from_shipped(kind, source), old(source)
    data = front_of(made.text)
    assert data["utkast"] == "ja"
    decided = {"diarienummer", "beslutad", "undantag", "sammanfattning"}
    assert decided.isdisjoint(data)
    for text in (*values(before.front.data, "kommentar"), *_paragraphs(SHIPPED.texts[before.path])):
        assert text not in made.text


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a body that are longer than a name."""
    body = text.split("\n---\n", 1)[1]
    parts = [part.strip() for part in body.split("\n\n")]
    return [part for part in parts if len(part) > 60 and not part.startswith("#")]


@pytest.mark.parametrize(("kind", "source"), [one for one in SOURCES if one[0] != "sida"])
def test_headings_are_kept_with_guidance_below_each(kind: str, source: str) -> None:
    made, before = from_shipped(kind, source), old(source)
    document, _ = split(Source(made.path, made.text))
    assert document
    headings = re.findall(r"^(#+ .+)\n\n(?=(.*))", document.body, re.MULTILINE)
    same_type = front_of(made.text)["typ"] == before.front.data["typ"]
    if same_type:
        titles = [heading.lstrip("# ") for heading, _ in headings]
        assert [re.sub(r"\d", "", one.text) for one in before.body.headings] == [
            re.sub(r"\d", "", title) for title in titles
        ]
    groups = values(front_of(made.text), "målgrupper")
    for heading, text in headings:
        assert text.startswith("<!-- ") or heading.removeprefix("## ") in groups


PLANS = [source for kind, source in SOURCES if kind in ("kvalitetsplan", "åtgärdsplan")]


@pytest.mark.parametrize("source", PLANS)
def test_what_goes_on_in_a_plan_keeps_its_id_and_its_references(source: str) -> None:
    form = old(source).form
    assert isinstance(form, Plan)
    kind = str(old(source).front.data["typ"])
    data, before = front_of(from_shipped(kind, source).text), old(source).front.data
    assert data["föregående"] == source
    assert data["år"] == str(form.year + 1)
    assert data["mål"] == before["mål"] if "mål" in before else "mål" not in data
    assert data.get("egenkontroller") == before.get("egenkontroller")
    for key in ("risker", "åtgärder"):
        kept = by_id(data[key])
        assert [*kept] == [name for name in by_id(before[key]) if name in kept]
        for name, entry in kept.items():
            for part in ("namn", "beskrivning", "avsnitt", "mål", "egenkontroller", "ansvarig"):
                assert entry.get(part) == by_id(before[key])[name].get(part)
    assert [one["nyckeltal"] for one in entries(data["indikatorer"])] == [
        one["nyckeltal"] for one in entries(before["indikatorer"])
    ]


def entries(tree: Tree) -> list[dict[str, Tree]]:
    return [one for one in tree or () if isinstance(one, dict)]


def by_id(tree: Tree) -> dict[str, dict[str, Tree]]:
    return {str(entry["id"]): entry for entry in entries(tree)}


@pytest.mark.parametrize(("kind", "source"), SOURCES)
def test_the_text_ends_its_last_line_and_is_no_wider_than_a_screen(kind: str, source: str) -> None:
    text = from_shipped(kind, source).text
    assert text.endswith("-->\n")
    assert "\r" not in text
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    assert not [line for line in lines if len(line) > 110 or line != line.rstrip()]
