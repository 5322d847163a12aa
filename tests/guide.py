"""The writer's guide as the tests read it: what it explains, and the examples that it gives.

An example is a fence whose first line says what to do with it, after the language:

    ```yaml fel nyckeltal        these lines stand in the head of a sound nyckeltal: it is wrong
    ```markdown rätt sida        this is its text: a whole one if it begins with a heading
    ```markdown fel fil          this is a whole document
    ```yaml fel inställningar    these lines stand in site_config.yml
    ```yaml fel sida K003        the wrong line brings a problem with another code along
    ```markdown                  the worked example of a type of document

Other fences only show something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it.token import Token

from kvalitet.body.parse import parse_body
from kvalitet.body.parts import BodyHeading, Section
from kvalitet.config import CONFIG_FILE
from kvalitet.documents import Document, split
from kvalitet.sources import Source
from tests.building import ROOT
from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    INDICATOR,
    MATRIX,
    PAGE,
    PLAN,
    RELEASE_CONFIG,
    SHOWING_STORY,
    STORY,
    decided,
    measured,
    with_keys,
    with_text,
)

GUIDE = ROOT / "content" / "sidor" / "guide"

WRONG, RIGHT = "fel", "rätt"
WHOLE_FILE = "fil"
SETTINGS = "inställningar"
WHOLE_SETTINGS = "inställningsfil"

BASES = {
    "nyckeltal": measured(
        "{2015: 100, 2018-H1: {värde: 67, not: Våren.}}", "indelningar: {kön: [flickor, pojkar]}"
    ),
    "antal": with_keys(
        INDICATOR.replace("U33461", "BARN").replace("procent", "antal"),
        "mätningar: {hylte: {2018: 30}}",
    ),
    "nyckeltalsanalys": ANALYSIS,
    "kvalitetsberättelse": STORY,
    "kvalitetsplan": PLAN,
    "uppföljning": FOLLOW_UP,
    "sida": PAGE,
}
"""Sound documents that the lines of an example are put into; the others stand beside it."""

OF_RELEASE = "b"
"""What the anchors of the rules begin with that are asked about before a decision only."""

DECIDED = BASES | {
    "nyckeltal": measured("{2024: 24 av 30}"),
    "kvalitetsberättelse": decided(SHOWING_STORY),
    **{name: decided(BASES[name]) for name in ("nyckeltalsanalys", "kvalitetsplan", "uppföljning")},
}
"""The same documents, ready for a decision."""

SETTLED = CONFIG + MATRIX

_KEY = re.compile(r"([0-9A-Za-zÅÄÖåäö_]+):")


@dataclass(frozen=True)
class Example:
    """A fence that can be run."""

    name: str
    """Where it stands, for the names of tests: "koder-n.md:40"."""
    anchor: str
    """The anchor of the section it stands in."""
    verdict: str
    base: str
    brings: frozenset[str]
    is_text: bool
    lines: str

    def project(self) -> dict[str, str]:
        """The files of a project with the example in it: path → text."""
        files = {f"content/{name}.md": text for name, text in self._bases.items()}
        files[CONFIG_FILE] = settled = RELEASE_CONFIG if self.is_of_release else SETTLED
        if self.base == WHOLE_SETTINGS:
            return files | {CONFIG_FILE: self.lines}
        if self.base == SETTINGS:
            return files | {CONFIG_FILE: _with_lines(settled, self.lines)}
        return files | {f"content/{self.base}.md": self._document()}

    @property
    def is_of_release(self) -> bool:
        """Whether it shows what is asked about before a decision only."""
        return self.anchor.startswith(OF_RELEASE)

    @property
    def _bases(self) -> dict[str, str]:
        return DECIDED if self.is_of_release else BASES

    def _document(self) -> str:
        if self.base == WHOLE_FILE:
            return self.lines
        base = self._bases[self.base]
        start, head, body = base.split("---\n", 2)
        if not self.is_text:
            return f"{start}---\n{_with_lines(head, self.lines)}---\n{body}"
        if self.lines.startswith("#"):
            return f"{start}---\n{head}---\n\n{self.lines}"
        return with_text(base, self.lines)


def _with_lines(head: str, lines: str) -> str:
    """Add lines to a head; those that stand there under the same keys give way."""
    given = {key[1] for line in lines.splitlines() if (key := _KEY.match(line))}
    kept, gives_way = [], False
    for line in head.splitlines():
        if key := _KEY.match(line):
            gives_way = key[1] in given
        if not gives_way:
            kept.append(line)
    return "\n".join([*kept, lines])


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide."""

    path: Path
    document: Document
    sections: tuple[Section, ...]

    @property
    def id(self) -> str:
        assert self.document.front is not None
        return str(self.document.front.data["id"])

    @property
    def worked(self) -> list[str]:
        """The worked examples: whole documents of the type that the page is about."""
        return [fence.content for _, fence in self._fences() if fence.info.split() == ["markdown"]]

    @property
    def examples(self) -> Iterator[Example]:
        """The examples that can be run."""
        for anchor, fence in self._fences():
            language, *words = fence.info.split()
            if words:
                verdict, base, *brings = words
                line = self.document.body_line + (fence.map or [0])[0]
                yield Example(
                    f"{self.path.name}:{line}",
                    anchor,
                    verdict,
                    base,
                    frozenset(brings),
                    language == "markdown",
                    fence.content,
                )

    def _fences(self) -> Iterator[tuple[str, Token]]:
        for section in self.sections:
            for token in section.tokens:
                if token.type == "fence" and token.info.strip():
                    yield section.heading.anchor if section.heading else "", token


def read_guide() -> list[GuidePage]:
    """Every page of the guide, by path."""
    pages = []
    for path in sorted(GUIDE.glob("*.md")):
        document, problems = split(Source(path.name, path.read_text(encoding="utf-8")))
        assert document is not None, problems
        body, _ = parse_body(document.body, path.name, document.body_line)
        pages.append(GuidePage(path, document, body.sections))
    return pages


@dataclass(frozen=True)
class Explanation:
    """A section that explains a code."""

    heading: BodyHeading
    section: Section

    @property
    def code(self) -> str:
        return self.heading.text[:4]

    @property
    def beginning(self) -> str:
        """Its first paragraph, as it is written."""
        return next(token.content for token in self.section.tokens if token.type == "inline")


def explanations(pages: list[GuidePage]) -> list[Explanation]:
    """Every section whose heading begins with a code."""
    return [
        Explanation(section.heading, section)
        for page in pages
        for section in page.sections
        if section.heading and re.match(r"[A-Z]\d\d\d\b", section.heading.text)
    ]
