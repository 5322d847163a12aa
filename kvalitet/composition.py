"""A site whose files are made as they are asked for: one of them alone, or all in turn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.chronicle.facts import FACTS, text_digest
from kvalitet.page import Page
from kvalitet.pages.changes import Volume, draw_comparisons
from kvalitet.pages.chronicle import facts_of
from kvalitet.pages.frame import draw_doors, site_facts
from kvalitet.pages.imprint import Imprint
from kvalitet.pages.site import Atlas, map_site
from kvalitet.pages.studio import pdf_of
from kvalitet.pdf.press import Press, open_press
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
    press: Press | None = None
    """Prints every report as a PDF as well; None where nobody asked for that."""


def read_form(root: Path, *, pdf: bool = False) -> Form:
    """Read the templates, and make the shell anew if the theme has changed."""
    folder = root / "templates"
    press = open_press(folder) if pdf else None
    shell = compile_shell(root, root / ".cache" / "shell")
    return Form(Templates(folder), shell, press)


@dataclass(frozen=True, slots=True)
class Composition:
    """A site with an address for everything, of which nothing is drawn yet."""

    atlas: Atlas
    form: Form
    facts: SiteFacts
    doors: tuple[File, ...]
    """The files above all editions: the page that leads in, and the one for lost readers."""

    def file(self, path: str) -> bytes | None:
        """Make one file; None where there is none."""
        address = path.removesuffix(INDEX)
        if path.endswith(INDEX) and address in self.atlas.pages:
            return self._finished(self.atlas.draw(address).page)
        folder = path.rpartition("/")[0] + "/"
        if folder in self.atlas.pages and path == pdf_of(folder):
            return next(self._printed(self.atlas.draw(folder).page), (path, None))[1]
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
                yield from self._printed(drawn)
            else:
                yield drawn
        yield FACTS, self._facts(digests)
        yield from self._fixed()

    def comparisons(self, volumes: Sequence[Volume]) -> Iterator[File]:
        """What tells the changes between editions, the newest of which comes first."""
        assets = dict(self.form.shell.assets())
        return draw_comparisons(self.facts.title, volumes, assets, self.atlas.studio.templates)

    def _facts(self, digests: Mapping[str, str]) -> bytes:
        return facts_of(self.atlas.studio, digests).as_bytes()

    def _finished(self, page: Page) -> bytes:
        return self.form.shell.fill(page, self.facts).encode()

    def _printed(self, page: Page) -> Iterator[File]:
        """The page as a PDF, if it is a report and there is a press."""
        if self.form.press and page.cover:
            pdf = self.form.press.print(page, self.facts, self.atlas.file)
            yield pdf_of(page.address), pdf

    def _fixed(self) -> Iterator[File]:
        """What does not depend on the content."""
        yield from self.form.shell.assets()
        yield from published_schemas()


def composition_of(
    catalogue: Catalogue, findings: Findings, form: Form, imprint: Imprint
) -> Composition:
    """Give everything in an edition its address."""
    atlas = map_site(catalogue, findings, form.templates, imprint)
    doors = draw_doors(catalogue.config.organisation.title, imprint.folder, form.templates)
    return Composition(atlas, form, site_facts(atlas.studio), doors)
