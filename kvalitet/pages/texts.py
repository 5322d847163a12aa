"""A document's own words on its page: figures bound to their series, links led to their pages."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kvalitet.analysis.findings import UNIT
from kvalitet.analysis.series_words import trend_words
from kvalitet.analysis.wording import change_words, level_words
from kvalitet.body.parts import BodyHeading, Link, Reference, Section
from kvalitet.catalogue.checked import Checked
from kvalitet.model.reference import ReferenceWord, parse_reference
from kvalitet.page import Heading
from kvalitet.pages.studio import Sheet
from kvalitet.prose.render import (
    plain_heading,
    plain_inline,
    render_footnotes,
    render_heading,
    render_inline,
    render_section,
)

_FIGURE = Markup('<a class="kv-figure-ref" href="{}" title="{}">{}</a>')


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one document, rendered for the sheet they will stand on."""

    sheet: Sheet
    document: Checked[Any]

    @property
    def summary(self) -> Markup | None:
        return self.written("sammanfattning")

    def written(self, *location: str | int) -> Markup | None:
        """A text of the front matter, by where it stands; None where the writer left it out."""
        text = self.document.written.get(location)
        return None if text is None else render_inline(text, self._figure, self._link)

    @property
    def plain_summary(self) -> str:
        """The summary's words, for the description of the page."""
        summary = self.document.summary
        return "" if summary is None else plain_inline(summary, self._figure)

    @property
    def footnotes(self) -> Markup:
        return render_footnotes(self.document.body, self._figure, self._link)

    def section(self, section: Section) -> Markup:
        """What follows a section's heading."""
        return render_section(section, self._figure, self._link)

    def heading(self, section: Section) -> Markup:
        """A section's heading; nothing before the first one."""
        if section.heading is None:
            return Markup()
        return render_heading(section.heading, self._figure, self._link)

    def contents(self, section: Section) -> list[Heading]:
        """The section's headings, for the table of contents."""
        own = [section.heading] if section.heading else []
        return [self._entry(heading) for heading in (*own, *section.headings)]

    def _entry(self, heading: BodyHeading) -> Heading:
        return Heading(heading.level, plain_heading(heading, self._figure), heading.anchor)

    def _link(self, link: Link) -> str | None:
        addresses = self.sheet.studio.addresses
        return self.sheet.href(addresses.of_link(link, self.document.path))

    def _figure(self, reference: Reference) -> Markup:
        """The figure or the word asked for, leading to the series it comes from."""
        asked = parse_reference(reference.text)
        owner = self.document.owner or ""
        found = self.sheet.studio.findings.resolve(asked, owner)
        assert found is not None, f"checks let {reference.text} through"
        assessment, result = found
        figure, indicator = result.figure, assessment.indicator
        match asked.word:
            case ReferenceWord.VALUE:
                text = figure.text
            case ReferenceWord.LEVEL:
                text = level_words(figure)
            case ReferenceWord.CHANGE:
                text = change_words(result.change, indicator)
            case ReferenceWord.TREND:
                text = trend_words(result.trend, indicator)
        parts = "".join(f", {part}" for name, part in assessment.parts if name != UNIT)
        title = f"{indicator.label}{parts}, {assessment.owner_name}, {figure.period.name}"
        # Comparators have no part of their own on an indicator's page.
        studio = self.sheet.studio
        has_part = assessment.owner in studio.catalogue.config.owners
        anchor = f"#{studio.owner_anchor(assessment.owner)}" if has_part else ""
        return _FIGURE.format(f"{self.sheet.to(indicator.id)}{anchor}", title, text)
