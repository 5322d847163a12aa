"""How a Markdown file becomes a page: every stage, in order.

    content/ is read, checked, joined, understood, drawn, and sealed into an edition.

`examine` is what `check` does and the first half of `build`; the two can never disagree.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from kvalitet import search
from kvalitet.analysis.disclosure.hidden import Masking, masking
from kvalitet.analysis.findings import Findings, understand
from kvalitet.analysis.shown import EditionFile
from kvalitet.catalogue.catalogue import Catalogue, join
from kvalitet.checks.disclosure.editions import check_editions
from kvalitet.checks.judge import judge, judge_settings
from kvalitet.checks.release.judge import judge_release
from kvalitet.composition import File, composition_of, read_form
from kvalitet.config import CONFIG_FILE, read_config
from kvalitet.memory import Memory
from kvalitet.pages.changes import Volume
from kvalitet.pages.imprint import ONGOING, Imprint
from kvalitet.problems import Ledger, Problem
from kvalitet.sources import read_source, read_sources

Progress = Callable[[str], None]
"""Told, in a few Swedish words, what is about to be done."""


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What the outside world says about a build; nothing in the engine asks the clock or git."""

    built: datetime
    commit: str
    tool: str
    uncommitted: bool = False
    """What the site is made of has been changed since that commit."""
    libraries: Mapping[str, str] = field(default_factory=dict)
    """Name → version of what the tool stands on."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What `check` knows: the problems, and what was understood when none is an error."""

    problems: tuple[Problem, ...]
    understood: tuple[Catalogue, Findings] | None
    masked: Masking | None
    """What is not shown and why, for the writer alone; None when the settings are not known."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole site as a stream of (path, bytes)."""

    name: str
    title: str
    facts: BuildFacts
    files: Iterator[File]
    finish: Callable[[Path], Iterator[File]]
    """What is made of all those files together, once they lie in a folder."""
    doors: tuple[File, ...]
    """The files above all editions: the page that leads in, and the one for lost readers."""
    compare: Callable[[Sequence[Volume]], Iterator[File]] = lambda _: iter(())
    """What tells the changes between this edition and others, the newest of which comes first."""


def examine(
    root: Path,
    progress: Progress,
    memory: Memory | None = None,
    release: date | None = None,
    editions: Iterable[EditionFile] = (),
) -> Examination:
    """Read, check, join and understand the content of a project folder.

    With a memory, only the documents that have changed since it was last used are read anew. With
    the day of a release, what must be in order before an edition is decided is judged as well.
    `editions` are those published earlier, whose readers know what they have shown.
    """
    memory = memory or Memory()
    with _uncollected():
        ledger = Ledger()
        progress("Läser innehållet")
        config = ledger.note(read_config(root))
        settings, _ = read_source(root, CONFIG_FILE)
        if settings is not None:
            ledger.add(judge_settings(settings, config))
        sources = ledger.note(read_sources(root, decode_each=memory.texts))
        readings = memory.readings(sources.texts)
        ledger.add(problem for reading in readings for problem in reading.problems)
        if config is None:
            return Examination(ledger.problems, None, None)
        progress("Kontrollerar")
        checked = [reading.checked for reading in readings if reading.checked]
        catalogue = ledger.note(join(checked, sources, config))
        earlier = memory.editions(editions)
        masked = masking(
            catalogue.store, catalogue.indicators, config, earlier, memory.maskings(config)
        )
        findings = understand(catalogue, masked, memory.assessments)
        judgements = memory.judgements(config)(readings)
        ledger.add(problem for judged in judgements for problem in judged)
        ledger.add(check_editions(earlier, root))
        problems = judge(catalogue, findings, masked, ledger.problems)
        if release is not None and settings is not None:
            problems = judge_release(catalogue, settings, sources.texts, problems, release)
        sound = not any(problem.is_error for problem in problems)
        return Examination(problems, (catalogue, findings) if sound else None, masked)


def compose(
    root: Path,
    name: str,
    understood: tuple[Catalogue, Findings],
    facts: BuildFacts,
    progress: Progress,
    title: str | None = None,
    *,
    pdf: bool = False,
    before: Volume | None = None,
) -> Edition:
    """Draw the pages and put them in their shell; the files are made as they are asked for.

    An edition without a title is the one that is still being worked on. What is new is told since
    the one `before` it.
    """
    progress("Förbereder formen")
    form = read_form(root, pdf=pdf)
    if form.press:
        facts = replace(facts, libraries={**facts.libraries, **form.press.libraries})
    imprint = Imprint(name, title, facts.built, pdf, before)
    composition = composition_of(*understood, form, imprint)

    def files() -> Iterator[File]:
        progress("Ritar sidorna")
        yield from composition.files()

    def finish(folder: Path) -> Iterator[File]:
        progress("Gör sidorna sökbara")
        yield from search.index(folder)

    return Edition(
        name,
        title or ONGOING,
        facts,
        files(),
        finish,
        composition.doors,
        composition.comparisons,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage in all that is read: it has no circles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
