"""Draw all of a site at once, to look at what is on its pages."""

from dataclasses import dataclass, field

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.page import Page
from kvalitet.pages.site import map_site
from kvalitet.pages.studio import File
from kvalitet.templating import Templates
from tests.building import ROOT

TEMPLATES = Templates(ROOT / "templates")
"""The project's own; to read them takes a hundred times longer than to draw a small site."""


@dataclass(frozen=True)
class Drawn:
    """Every page, without the shell, and every file beside them."""

    pages: list[Page] = field(default_factory=list)
    files: list[File] = field(default_factory=list)


def draw_site(catalogue: Catalogue, findings: Findings) -> Drawn:
    """Draw every page."""
    drawn = Drawn()
    for one in map_site(catalogue, findings, TEMPLATES).everything():
        if isinstance(one, Page):
            drawn.pages.append(one)
        else:
            drawn.files.append(one)
    return drawn
