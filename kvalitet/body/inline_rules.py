"""Our own rules for what may stand within a line, and for what may not."""

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from kvalitet.body.faults import (
    BROKEN_LINK,
    EMPTY_REFERENCE,
    RAW_HTML,
    STRAY_ATTRIBUTES,
    UNCLOSED_COMMENT,
    UNCLOSED_REFERENCE,
    UNDEFINED_FOOTNOTE,
    UNDEFINED_LINK,
)
from kvalitet.problems import Rule

_REFERENCE = re.compile(r"\[\[([^\[\]]*)\]\]")
_LINK_IN_BRACKETS = re.compile(r"\[\[[^\[\]]*\][(\[]")
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>|<[!?][^<>]*>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]+\]")
_DEFINED_ELSEWHERE = re.compile(r"\[([^\[\]\n]*)\]\[([^\[\]\n]*)\]")
_ATTRIBUTES = re.compile(r"\{[ \t]*[#.:][^{}\n]*\}")


def reference(state: StateInline, silent: bool) -> bool:
    """`[[U33461 2018-H1]]`, a figure. Before links, which it would otherwise be mistaken for."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match and match[1].strip():
        if not silent:
            token = state.push("reference", "", 0)
            token.content = " ".join(match[1].split())
        state.pos = match.end()
        return True
    if match:
        return _fault(state, silent, EMPTY_REFERENCE, match[0])
    # [[[ is a bracket before a figure, and [[a](b) one before a link.
    if state.src.startswith("[", state.pos + 2) or _LINK_IN_BRACKETS.match(state.src, state.pos):
        return False
    if silent:
        return False
    return _fault(state, silent, UNCLOSED_REFERENCE, "[[", _beginning(state))


def comment(state: StateInline, silent: bool) -> bool:
    """`<!-- guidance -->` within a paragraph: left out. Code spans come first and keep theirs."""
    if not state.src.startswith("<!--", state.pos):
        return False
    # As in CommonMark, <!--> is a whole comment.
    end = -1
    if state.html_terminator_last("-->") >= state.pos + 2:
        end = state.src.find("-->", state.pos + 2, state.posMax)
    if end < 0:
        if not silent:
            _push_fault(state, UNCLOSED_COMMENT, "", _beginning(state))
        state.pos = state.posMax
        return True
    end += len("-->")
    if not silent:
        if end >= state.posMax or state.src[end].isspace():
            state.pending = state.pending.rstrip(" ")
        state.push("comment", "", 0)
    state.pos = end
    return True


def raw_html(state: StateInline, silent: bool) -> bool:
    """`<b>`: would be shown as text."""
    if state.src[state.pos] != "<":
        return False
    match = _TAG.match(state.src, state.pos, state.posMax)
    return match is not None and _fault(state, silent, RAW_HTML, match[0])


def undefined_footnote(state: StateInline, silent: bool) -> bool:
    """`[^1]` that the rule for footnotes has left: nothing defines it."""
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    return _fault(state, silent, UNDEFINED_FOOTNOTE, match[0], match[0], match[0])


def undefined_link(state: StateInline, silent: bool) -> bool:
    """`[text][name]` that the rule for links has left: no line `[name]: address` exists."""
    match = _DEFINED_ELSEWHERE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    label = match[2].strip() or match[1].strip()
    if not label or normalizeReference(label) in state.env.get("references", {}):
        return False
    return _fault(state, silent, UNDEFINED_LINK, match[0], match[0], label, label)


def broken_link(state: StateInline, silent: bool) -> bool:
    """`](address)` that the rule for links has left, as when a figure stands in the link's text."""
    if silent or not state.src.startswith("](", state.pos):
        return False
    written, parenthesis, _ = _beginning(state).partition(")")
    return _fault(state, silent, BROKEN_LINK, "](", written + parenthesis)


def stray_attributes(state: StateInline, silent: bool) -> bool:
    """`{.class}` or `{#anchor}` where we do not read it."""
    if state.src[state.pos] != "{":
        return False
    match = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    return match is not None and _fault(state, silent, STRAY_ATTRIBUTES, match[0])


def _beginning(state: StateInline) -> str:
    """Enough to recognise what is never closed; all of it could be the rest of the document."""
    return state.src[state.pos : min(state.posMax, state.pos + 80)].split("\n", 1)[0]


def _fault(state: StateInline, silent: bool, rule: Rule, text: str, *words: str) -> bool:
    """Pass over `text`, leaving it as text that carries a fault."""
    if not silent:
        _push_fault(state, rule, text, *(words or (text,)))
    state.pos += len(text)
    return True


def _push_fault(state: StateInline, rule: Rule, text: str, *words: str) -> None:
    token = state.push("text_special", "", 0)
    token.content = text
    token.meta = {"fault": rule, "words": words}
