"""Which Markdown is read: CommonMark without HTML, and what writers need besides."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kvalitet.body import block_rules, inline_rules
from kvalitet.body.anchors import WRITTEN_ANCHOR
from kvalitet.body.placing import PlacingInlineParser, spots_of_lines

_ENDS_PARAGRAPH: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}


class _Markdown(MarkdownIt):
    """markdown-it that leaves addresses as written; they are judged, never silently dropped."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def grammar() -> MarkdownIt:
    """The one parser; a parse leaves nothing behind in it."""
    markdown = _Markdown()
    markdown.inline = PlacingInlineParser()
    markdown.block = block_rules.NestingBlockParser()
    markdown.configure("commonmark", {"html": False, "xhtmlOut": False, "tasklists": True})
    markdown.enable(["table", "strikethrough"])
    # HTML is a fault of our own, and joined texts would lose their places.
    markdown.disable(["html_block", "html_inline", "fragments_join", "text_join"])
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin)
    _add_block_rules(markdown)
    _add_inline_rules(markdown)
    markdown.core.ruler.after("block", "places", _note_places)
    return markdown


def _add_block_rules(markdown: MarkdownIt) -> None:
    block = markdown.block.ruler
    block.before("table", "comment", block_rules.comment, _ENDS_PARAGRAPH)
    block.at("table", block_rules.table, {"alt": ["paragraph", "reference"]})
    block.at("footnote_def", block_rules.footnote, {"alt": ["paragraph", "reference"]})
    block.at("heading", block_rules.heading, _ENDS_PARAGRAPH)


def _add_inline_rules(markdown: MarkdownIt) -> None:
    inline = markdown.inline.ruler
    inline.before("link", "figure_reference", inline_rules.reference)
    inline.after("footnote_ref", "undefined_footnote", inline_rules.undefined_footnote)
    inline.after("undefined_footnote", "undefined_link", inline_rules.undefined_link)
    inline.after("autolink", "comment", inline_rules.comment)
    inline.after("comment", "raw_html", inline_rules.raw_html)
    inline.push("broken_link", inline_rules.broken_link)
    inline.push("stray_attributes", inline_rules.stray_attributes)


def _note_places(state: StateCore) -> None:
    """Note what is lost later: where contents begin, chosen anchors, where footnotes stand."""
    if state.inlineMode:
        return
    lines = state.src.split("\n")
    footnotes: list[Token] = []
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.type == "footnote_reference_open":
            footnotes.append(token)
        if token.type != "inline":
            continue
        if token.map and "spots" not in token.meta:
            token.meta["spots"] = spots_of_lines(token.content, token.map[0], lines)
        if before is not None and before.type == "heading_open":
            _take_anchor(before, token)
    state.env["definitions"] = footnotes


def _take_anchor(opening: Token, inline: Token) -> None:
    match = WRITTEN_ANCHOR.search(inline.content)
    if match:
        opening.meta["anchor"] = match[1]
        opening.meta["anchor_at"] = match.start(1)
        inline.content = inline.content[: match.start()].rstrip(" \t")
