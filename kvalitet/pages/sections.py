"""The sections of a document's page, each with what its front matter says below that heading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.body.parts import Section
from kvalitet.page import Heading
from kvalitet.pages.addresses import anchors_of
from kvalitet.pages.texts import Texts

_HEADING = Markup('<h2 id="{}">{}</h2>')


@dataclass(frozen=True, slots=True)
class Part:
    """What the front matter says below one of the headings, and the headings it brings along."""

    html: Markup
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A section of the page: its heading, what is generated below it, and the writer's words."""

    heading: Markup
    generated: Markup
    text: Markup
    contents: tuple[Heading, ...]


def shown_sections(texts: Texts, parts: Mapping[str, Part]) -> Iterator[Shown]:
    """The body's sections with their parts; a part whose heading is missing comes last.

    Such a heading may be excused, but what other pages link to must be there all the same.
    """
    written = [section for section in texts.document.body.sections if section.heading]
    for section in written:
        yield _shown(texts, section, parts)
    named = {section.heading.text for section in written if section.heading}
    for name, part in parts.items():
        if name not in named:
            heading = Heading(2, name, anchors_of([name])[name])
            html = _HEADING.format(heading.anchor, name)
            yield Shown(html, part.html, Markup(), (heading, *part.headings))


def _shown(texts: Texts, section: Section, parts: Mapping[str, Part]) -> Shown:
    part = parts.get(section.heading.text) if section.heading else None
    own, *deeper = texts.contents(section)
    return Shown(
        heading=texts.heading(section),
        generated=part.html if part else Markup(),
        text=texts.section(section),
        contents=(own, *(part.headings if part else ()), *deeper),
    )
