"""A document's text as HTML and as plain words, its figures filled in and its links led home."""

from markupsafe import Markup

from kvalitet.body.parts import Body, BodyHeading, Inline, Section
from kvalitet.prose.html import Address, render_blocks, render_within
from kvalitet.prose.plain import Resolve, left_out, words


def render_section(section: Section, resolve: Resolve, link: Address) -> Markup:
    """What follows a section's heading; the heading itself is `render_heading`'s."""
    return render_blocks(section.tokens, resolve, link)


def render_heading(heading: BodyHeading, resolve: Resolve, link: Address) -> Markup:
    """A heading with its anchor: `<h2 id="resultat">Resultat</h2>`."""
    text = render_within(heading.tokens, resolve, link)
    return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(heading.level, heading.anchor, text)


def render_inline(inline: Inline, resolve: Resolve, link: Address) -> Markup:
    """A text from the front matter, without a paragraph around it."""
    return render_within(inline.tokens, resolve, link)


def render_footnotes(body: Body, resolve: Resolve, link: Address) -> Markup:
    """The footnotes of all sections, once, to stand after the last one; "" if there are none."""
    return render_blocks(body.footnotes, resolve, link)


def plain_inline(inline: Inline, resolve: Resolve = left_out) -> str:
    """The words of a text from the front matter, for descriptions."""
    return words(inline.tokens, resolve)


def plain_heading(heading: BodyHeading, resolve: Resolve = left_out) -> str:
    """The words of a heading with its figures filled in, for a table of contents."""
    return words(heading.tokens, resolve)
