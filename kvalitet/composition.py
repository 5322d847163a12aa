"""A site whose files are made as they are asked for: one of them alone, or all in turn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.page import Page
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
        made = self.atlas.file(path)
        if made is not None:
            return made
        return next((content for name, content in self._fixed() if name == path), None)

    def files(self) -> Iterator[File]:
        """Make every file, one after the other."""
        for drawn in self.atlas.everything():
            if isinstance(drawn, Page):
                yield f"{drawn.address}{INDEX}", self._finished(drawn)
            else:
                yield drawn
        yield from self._fixed()

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
