"""HTML from tokens: markdown-it's renderer with rules of our own."""

from collections.abc import Callable, Sequence
from types import MethodType

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from kvalitet.body.addresses import LinkKind
from kvalitet.body.parts import Link
from kvalitet.prose.plain import Resolve, words
from kvalitet.prose.tables import classes_of_cells, name_of_table

Address = Callable[[Link], str | None]
"""The href of a link or an image to a file of ours; None if there is nothing to lead to."""

Tokens = Sequence[Token]

_CLASSES = {"contains-task-list": "kv-tasks", "task-list-item": "kv-task"}

_BACK = Markup(
    ' <a class="kv-footnote-back" href="#{}" role="doc-backlink" aria-label="{}">↩\ufe0e</a>'
)
_NOTE = Markup(
    '<sup class="kv-footnote"><a href="#{}" id="{}" role="doc-noteref" aria-label="Fotnot {}">'
    "{}</a></sup>"
)


def render_blocks(tokens: Tokens, resolve: Resolve, link: Address) -> Markup:
    """Paragraphs, lists, tables and the like."""
    return Markup(_RENDERER.render(tokens, _OPTIONS, {"resolve": resolve, "link": link}))


def render_within(tokens: Tokens, resolve: Resolve, link: Address) -> Markup:
    """What stands within a paragraph."""
    return Markup(_RENDERER.renderInline(tokens, _OPTIONS, {"resolve": resolve, "link": link}))


class _Html(RendererHTML):
    """Methods are named after the type of token they render, as the base class wants it."""

    def __init__(self) -> None:
        super().__init__()
        for kind, rule in _RULES.items():
            self.rules[kind] = MethodType(_of_token(rule), self)

    @staticmethod
    def renderAttrs(token: Token) -> str:
        attributes = dict(token.attrs)
        if "class" in attributes:
            attributes["class"] = _CLASSES.get(str(attributes["class"]), attributes["class"])
        return "".join(Markup(' {}="{}"').format(*pair) for pair in attributes.items())

    def list_item_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        opening = self.renderToken(tokens, idx, options, env)
        token = tokens[idx]
        if "checked" in token.meta and tokens[idx + 1].type != "paragraph_open":
            return opening + _checkbox(token, "Klart" if token.meta["checked"] else "Inte klart")
        return opening

    def paragraph_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        opening = self.renderToken(tokens, idx, options, env)
        if _is_task(tokens, idx - 1):
            return f"{opening}<label>{_checkbox(tokens[idx - 1])} "
        return opening

    def paragraph_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        closing = self.renderToken(tokens, idx, options, env)
        return f"</label>{closing}" if _is_task(tokens, idx - 3) else closing

    def fence(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        return _reachable(super().fence(tokens, idx, options, env))

    def code_block(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        return _reachable(super().code_block(tokens, idx, options, env))

    def table_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        env["classes"] = classes_of_cells(tokens, idx)
        name = name_of_table(tokens, idx, env["resolve"])
        return Markup(
            '<div class="kv-table-wrap" tabindex="0" role="region" aria-label="{}">\n'
            '<table class="kv-table">\n'
        ).format(name)

    def th_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        if not tokens[idx + 1].children:
            return "<td>"  # an empty head has nothing to say about its column
        return '<th scope="col"' + _class(env["classes"][idx])

    def th_close(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</th>\n" if tokens[idx - 1].children else "</td>\n"

    def td_open(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        return "<td" + _class(env["classes"][idx])


def _reachable(code: str) -> str:
    """Let the keyboard reach the ends of lines that a narrow screen has no room for."""
    return code.replace("<pre><code", '<pre><code tabindex="0"', 1)


def _class(name: str) -> str:
    return f' class="{name}">' if name else ">"


def _is_task(tokens: Tokens, idx: int) -> bool:
    return idx >= 0 and tokens[idx].type == "list_item_open" and "checked" in tokens[idx].meta


def _checkbox(token: Token, name: str = "") -> str:
    checked = " checked" if token.meta["checked"] else ""
    named = f' aria-label="{name}"' if name else ""
    return f'<input type="checkbox" disabled{checked}{named}>'


def _text(token: Token, env: EnvType) -> str:
    return escape(token.content)


def _nothing(token: Token, env: EnvType) -> str:
    return ""


def _reference(token: Token, env: EnvType) -> str:
    return escape(env["resolve"](token.meta["reference"]))


def _href(link: Link, env: EnvType) -> str | None:
    if link.kind is LinkKind.RELATIVE:
        href: str | None = env["link"](link)
        return href
    if link.is_image or link.kind is LinkKind.REFUSED:
        return None
    target = link.target.strip()
    return target if link.kind is LinkKind.ANCHOR else normalizeLink(target)


def _link_open(token: Token, env: EnvType) -> str:
    link: Link = token.meta["link"]
    href = _href(link, env)
    env["is_linked"] = href is not None
    if href is None:
        return ""
    relation = Markup(' rel="noopener"') if link.kind is LinkKind.WEB else ""
    return Markup('<a href="{}"{}>').format(href, relation)


def _link_close(token: Token, env: EnvType) -> str:
    return "</a>" if env["is_linked"] else ""


def _image(token: Token, env: EnvType) -> str:
    description = words(token.children or (), env["resolve"])
    source = _href(token.meta["link"], env)
    if source is None:
        return escape(description)
    return Markup('<img src="{}" alt="{}" loading="lazy">').format(source, description)


# Anchors of headings have no underscores, so those of footnotes never meet them.


def _place_in_text(token: Token) -> str:
    number, nth = token.meta["id"] + 1, token.meta["subId"] + 1
    return f"fotnot_{number}_text" + (f"_{nth}" if nth > 1 else "")


def _footnote_ref(token: Token, env: EnvType) -> str:
    number = token.meta["id"] + 1
    return _NOTE.format(f"fotnot_{number}", _place_in_text(token), number, number)


def _footnote_block_open(token: Token, env: EnvType) -> str:
    return '<section class="kv-footnotes" role="doc-endnotes" aria-label="Fotnoter">\n<ol>\n'


def _footnote_block_close(token: Token, env: EnvType) -> str:
    return "</ol>\n</section>\n"


def _footnote_open(token: Token, env: EnvType) -> str:
    return f'<li id="fotnot_{token.meta["id"] + 1}">\n'


def _footnote_close(token: Token, env: EnvType) -> str:
    return "</li>\n"


def _footnote_anchor(token: Token, env: EnvType) -> str:
    nth = token.meta["subId"] + 1
    label = "Tillbaka till texten" + (f", ställe {nth}" if nth > 1 else "")
    return _BACK.format(_place_in_text(token), label)


def _table_close(token: Token, env: EnvType) -> str:
    return "</table>\n</div>\n"


_RULES: dict[str, Callable[[Token, EnvType], str]] = {
    "text": _text,
    "text_special": _text,
    "comment": _nothing,
    "fault": _nothing,
    "reference": _reference,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "footnote_ref": _footnote_ref,
    "footnote_block_open": _footnote_block_open,
    "footnote_block_close": _footnote_block_close,
    "footnote_open": _footnote_open,
    "footnote_close": _footnote_close,
    "footnote_anchor": _footnote_anchor,
    "table_close": _table_close,
}


def _of_token(rule: Callable[[Token, EnvType], str]) -> Callable[..., str]:
    def render(_: _Html, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:
        return rule(tokens[idx], env)

    return render


_RENDERER = _Html()
_OPTIONS = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).options
