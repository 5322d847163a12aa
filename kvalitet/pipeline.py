"""How a Markdown file becomes a page: every stage, in order.

    content/ is read, checked, joined, understood, drawn, and sealed into an edition.

`examine` is what `check` does and the first half of `build`; the two can never disagree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kvalitet import search
from kvalitet.analysis.findings import Findings, understand
from kvalitet.catalogue.assembly import assemble
from kvalitet.catalogue.catalogue import Catalogue, join
from kvalitet.checks.judge import judge
from kvalitet.config import read_config
from kvalitet.documents import split
from kvalitet.pages.frame import draw_doors, site_facts
from kvalitet.pages.site import draw_site
from kvalitet.problems import Ledger, Problem
from kvalitet.schemas import published_schemas
from kvalitet.shell import compile_shell
from kvalitet.sources import read_sources
from kvalitet.templating import Templates

Progress = Callable[[str], None]
"""Told, in a few Swedish words, what is about to be done."""


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What the outside world says about a build; nothing in the engine asks the clock or git."""

    built: datetime
    commit: str
    tool: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What `check` knows: the problems, and what was understood when none is an error."""

    problems: tuple[Problem, ...]
    understood: tuple[Catalogue, Findings] | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site as a stream of (path, bytes)."""

    name: str
    title: str
    facts: BuildFacts
    files: Iterator[tuple[str, bytes]]
    doors: tuple[tuple[str, bytes], ...]
    """The files above all editions: the page that leads in, and the one for lost readers."""


def examine(root: Path, progress: Progress) -> Examination:
    """Read, check, join and understand the content of a project folder."""
    ledger = Ledger()
    progress("Läser innehållet")
    config = ledger.note(read_config(root))
    sources = ledger.note(read_sources(root))
    documents = [ledger.note(split(source)) for source in sources.texts]
    checked = [ledger.note(assemble(document)) for document in documents if document]
    if config is None:
        return Examination(ledger.problems, None)
    progress("Kontrollerar")
    catalogue = ledger.note(join([d for d in checked if d], sources, config))
    findings = understand(catalogue)
    problems = judge(catalogue, findings, ledger.problems)
    sound = not any(problem.is_error for problem in problems)
    return Examination(problems, (catalogue, findings) if sound else None)


def compose(
    root: Path,
    name: str,
    understood: tuple[Catalogue, Findings],
    facts: BuildFacts,
    progress: Progress,
) -> Edition:
    """Draw the pages and put them in their shell; the files are made as they are asked for."""
    catalogue, findings = understood
    progress("Förbereder formen")
    shell = compile_shell(root, root / ".cache" / "shell")
    progress("Ritar sidorna")
    templates = Templates(root / "templates")
    drawn = draw_site(catalogue, findings, templates)
    site = site_facts(catalogue.config, drawn.pages, facts.built)

    def files() -> Iterator[tuple[str, bytes]]:
        pages = [
            (f"{page.address}index.html", shell.fill(page, site).encode()) for page in drawn.pages
        ]
        yield from pages
        yield from drawn.files
        yield from published_schemas()
        yield from shell.assets()
        progress("Gör sidorna sökbara")
        yield from search.index(pages)

    title = catalogue.config.edition.title
    doors = draw_doors(catalogue.config.organisation.title, name, templates)
    return Edition(name, title, facts, files(), doors)
