"""A site whose files are made as they are asked for: one of them alone, or all in turn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.chronicle.facts import FACTS, text_digest
from kvalitet.page import Page
from kvalitet.pages.changes import Volume, draw_comparisons
from kvalitet.pages.chronicle import facts_of
from kvalitet.pages.frame import draw_doors, site_facts
from kvalitet.pages.site import Atlas, map_site
from kvalitet.schemas import published_schemas
from kvalitet.shell import Shell, SiteFacts, compile_shell
from kvalitet.templating import Templates

File = tuple[str, bytes]
"""The path of a file, relative to the edition's root, and what is in it."""

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Form:
    """What a site looks like: the templates of its pages, and the shell around each of them."""

    templates: Templates
    shell: Shell


def read_form(root: Path) -> Form:
    """Read the templates, and make the shell anew if the theme has changed."""
    shell = compile_shell(root, root / ".cache" / "shell")
    return Form(Templates(root / "templates"), shell)


@dataclass(frozen=True, slots=True)
class Composition:
    """A site with an address for everything, of which nothing is drawn yet."""

    atlas: Atlas
    shell: Shell
    facts: SiteFacts
    doors: tuple[File, ...]
    """The files above all editions: the page that leads in, and the one for lost readers."""

    def file(self, path: str) -> bytes | None:
        """Make one file; None where there is none."""
        address = path.removesuffix(INDEX)
        if path.endswith(INDEX) and address in self.atlas.pages:
            return self._finished(self.atlas.draw(address).page)
        if path == FACTS:
            pages = {where: self.atlas.draw(where).page for where in self.atlas.pages}
            return self._facts({where: text_digest(page.html) for where, page in pages.items()})
        made = self.atlas.file(path)
        if made is not None:
            return made
        return next((content for name, content in self._fixed() if name == path), None)

    def files(self) -> Iterator[File]:
        """Make every file, one after the other."""
        digests = {}
        for drawn in self.atlas.everything():
            if isinstance(drawn, Page):
                digests[drawn.address] = text_digest(drawn.html)
                yield f"{drawn.address}{INDEX}", self._finished(drawn)
            else:
                yield drawn
        yield FACTS, self._facts(digests)
        yield from self._fixed()

    def comparisons(self, volumes: Sequence[Volume]) -> Iterator[File]:
        """What tells the changes between editions, the newest of which comes first."""
        assets = dict(self.shell.assets())
        return draw_comparisons(volumes, assets, self.atlas.studio.templates)

    def _facts(self, digests: Mapping[str, str]) -> bytes:
        return facts_of(self.atlas.studio, digests).as_bytes()

    def _finished(self, page: Page) -> bytes:
        return self.shell.fill(page, self.facts).encode()

    def _fixed(self) -> Iterator[File]:
        """What does not depend on the content."""
        yield from self.shell.assets()
        yield from published_schemas()


def composition_of(
    catalogue: Catalogue, findings: Findings, form: Form, edition: str, built: datetime
) -> Composition:
    """Give everything in an edition its address."""
    atlas = map_site(catalogue, findings, form.templates)
    doors = draw_doors(catalogue.config.organisation.title, edition, form.templates)
    return Composition(atlas, form.shell, site_facts(atlas.studio, built), doors)
