"""What every page is drawn from, and what a page gathers while it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.charts.description import Chart, Sparkline
from kvalitet.charts.figure import Ways, render_figure
from kvalitet.charts.picture import picture_of
from kvalitet.charts.spreadsheet import csv_of
from kvalitet.charts.static import draw, draw_small
from kvalitet.config import Municipality
from kvalitet.model.indicator import Indicator
from kvalitet.page import Page
from kvalitet.pages.addresses import Addresses, href
from kvalitet.pages.imprint import UNPUBLISHED, Imprint
from kvalitet.pages.mentions import Mentions
from kvalitet.pages.origin import origin_of, small_print
from kvalitet.templating import Templates

DATA = "data/"
"""Where the edition keeps what readers download."""

PLOTLY = "assets/javascripts/plotly.min.js"
"""What an interactive chart fetches, relative to the edition's root."""

ABOUT = "#kv-om"
"""Where an indicator's page tells about the measure."""

File = tuple[str, bytes]

Make = Callable[[], bytes]
"""How the bytes of a file are made."""


@dataclass(frozen=True, slots=True)
class Studio:
    """The catalogue, what is understood of it, and the templates and addresses to draw it with."""

    catalogue: Catalogue
    findings: Findings
    templates: Templates
    addresses: Addresses
    mentions: Mentions
    imprint: Imprint = UNPUBLISHED

    def municipality(self, owner: str) -> Municipality:
        """The municipality that an owner is or belongs to."""
        found = self.catalogue.config.municipality_of(owner)
        assert found is not None, "the catalogue knows every owner"
        return found

    def owner_name(self, owner: str) -> str:
        return self.catalogue.config.names[owner]

    def owner_anchor(self, owner: str) -> str:
        """Where an owner's part of an indicator's page begins."""
        return self.addresses.anchors[owner]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page while it is drawn: where it lives, and the data files its charts offer."""

    studio: Studio
    address: str
    files: list[File] = field(default_factory=list)

    def href(self, address: str) -> str:
        return href(self.address, address)

    def to(self, document: str) -> str:
        """The link to a document's page, by its id."""
        return self.href(self.studio.addresses.by_id[document])

    @property
    def pdf(self) -> str:
        """The link to the page as a PDF; "" where the edition has none."""
        return self.href(pdf_of(self.address)) if self.studio.imprint.printed else ""

    def figure(
        self,
        chart: Chart,
        owner: str,
        indicator: Indicator | None = None,
        methods: Sequence[tuple[str, str]] = (),
    ) -> Markup:
        """A chart with its table and tools; its data and its picture become files of the edition.

        It shows the `owner`'s figures; `methods` explain them: words, and where they lead.
        """
        studio = self.studio
        at = studio.addresses.by_id
        measure = [("om måttet", self.href(at[indicator.id] + ABOUT))] if indicator else []
        origin = origin_of(
            f"{self.address}#{chart.id}",
            studio.municipality(owner),
            indicator,
            (*measure, *methods),
            studio.imprint,
            studio.catalogue.config,
        )
        drawings = draw(chart, studio.templates)
        path = f"{offers_of(self.address)}{chart.id}"
        picture = picture_of(drawings, chart.title, small_print(origin), studio.templates)
        self.files.extend([(f"{path}.csv", csv_of(chart)), (f"{path}.svg", picture)])
        ways = Ways(self.href(f"{path}.csv"), self.href(f"{path}.svg"), self.href(PLOTLY))
        return render_figure(chart, drawings, studio.templates, ways, origin)

    def sparkline(self, chart: Sparkline | None) -> Markup:
        return Markup() if chart is None else draw_small(chart, self.studio.templates)

    def render(self, template: str, **values: object) -> Markup:
        """Fill a template of templates/pages or templates/parts."""
        return self.studio.templates.render(template, **values)


Draw = Callable[[Sheet], Page]
"""How a page is drawn."""


def offers_of(address: str) -> str:
    """How the paths of the files begin that the charts of a page offer."""
    return f"{DATA}{address.strip('/').replace('/', '-')}-"


def pdf_of(address: str) -> str:
    """The path of the PDF of the report at an address, named so that it can be kept."""
    return f"{address}{address.strip('/').rpartition('/')[2]}.pdf"


def in_order(owners: Sequence[str], studio: Studio) -> list[str]:
    """Municipalities and their units in the order of site_config.yml; comparators left out."""
    own = list(studio.catalogue.config.owners)
    return sorted((owner for owner in owners if owner in own), key=own.index)
