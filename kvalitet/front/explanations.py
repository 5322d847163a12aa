"""Why the parser could not go on: each explanation gives its fault, or None if not the cause."""

from collections.abc import Callable
from typing import Final

from kvalitet.front.rules import (
    BACKSLASH,
    COLON_IN_TEXT,
    CROOKED,
    INDENTED_KEY,
    ITEM_AMONG_KEYS,
    KEY_IN_LIST,
    LIST_ON_THE_LINE,
    LONE_DASH,
    NO_COLON,
    NO_KEY,
    NOT_YAML,
    SECOND_TEXT,
    SPECIAL_START,
    STRAY_BRACKET,
    TAB,
    TEXT_AFTER_BRACKET,
    TEXT_AFTER_QUOTE,
    UNCLOSED_BRACKET,
    UNCLOSED_QUOTE,
)
from kvalitet.front.stumble import Stumble
from kvalitet.front.text import (
    GLUED,
    REFERENCE,
    Fault,
    Patch,
    bare_reference,
    cut,
    in_quotes,
    no_space,
)

STYLING: Final = tuple("%@`*&!|>")


def _tab(at: Stumble) -> Fault | None:
    line = at.text.line(at.index)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent and at.character != "\t":
        return None
    start = at.text.start_of_line(at.index)
    # One tab becomes one space, so lines that are indented alike stay so.
    return at.text.fault(TAB, at.index, Patch(start, start + len(indent), " "))


def _unclosed_quote(at: Stumble) -> Fault | None:
    start = at.context
    if not ("quoted scalar" in at.said and ("stream" in at.said or "document" in at.said)):
        # A forgotten mark may also be closed by the first mark of another line.
        scalar = at.quoted_before
        if scalar is None or "\n" not in at.text.whole[scalar.start : scalar.end]:
            return None
        start = scalar.start
    mark, words = at.text.whole[start], cut(at.text.value(start + 1))
    return at.text.fault(UNCLOSED_QUOTE, start, first=mark, words=words)


def _backslash(at: Stumble) -> Fault | None:
    if "escape" not in at.said and "hex" not in at.said:
        return None
    index = max(at.text.whole.rfind("\\", at.context, at.index + 1), 0)
    return at.text.fault(BACKSLASH, index, Patch(index, index + 2))


def _text_after_quote(at: Stumble) -> Fault | None:
    if not (scalar := at.quoted_before):
        return None
    after = at.text.value(at.index, in_flow=at.in_flow)
    whole = at.text.whole[scalar.start : at.index] + after
    length = at.index + max(len(after), 1) - scalar.start
    patch = at.text.patch(scalar.start, length, in_flow=at.in_flow)
    words = {"words": cut(after), "quoted": in_quotes(whole)}
    return at.text.fault(TEXT_AFTER_QUOTE, at.index, patch, **words)


def _text_after_bracket(at: Stumble) -> Fault | None:
    value, before = at.value, at.text.whole[at.value_start : at.index].rstrip()
    if not (value.startswith(("[", "{")) and before.endswith(("]", "}"))):
        return None
    if at.character in ("]", "}"):
        return None
    after = at.text.value(at.index)
    patch = at.text.patch(at.value_start, len(value))
    words = {"words": cut(after), "whole": cut(before), "quoted": in_quotes(value)}
    return at.text.fault(TEXT_AFTER_BRACKET, at.index, patch, **words)


def _dash(at: Stumble) -> Fault | None:
    if at.character != "-" or at.opens_line:
        return None
    value = at.text.value(at.index, in_flow=at.in_flow)
    rule = LONE_DASH if value == "-" else LIST_ON_THE_LINE
    return at.text.fault_of_value(rule, at.index, at.index, in_flow=at.in_flow)


def _reference(at: Stumble) -> Fault | None:
    if at.in_flow and at.character == "[" and (scalar := at.scalar_on_line):
        value = at.text.value(scalar.start, in_flow=True)
        if REFERENCE.search(value):
            return bare_reference(at.text, scalar.start, in_flow=True)
    if REFERENCE.match(at.value):
        return bare_reference(at.text, at.value_start, in_flow=False)
    return None


def _glued_key(at: Stumble) -> Fault | None:
    """A key without its space swallows the lines below, where the parser then stumbles."""
    text = at.text
    if "expected ':'" in at.said:
        start = text.start_of_line(at.context)
    elif "mapping values" in at.said:
        above = text.whole[: text.start_of_line(at.index)].rstrip()
        start = text.start_of_line(len(above))
        while start and GLUED.match(text.line(start)) and GLUED.match(text.line(start - 1)):
            start = text.start_of_line(start - 1)
    else:
        return None
    glued = GLUED.match(text.line(start))
    return no_space(text, start, glued) if glued else None


def _line_without_colon(at: Stumble) -> Fault | None:
    if "expected ':'" not in at.said:
        return None
    value = at.text.value(at.context)
    column = at.text.place(at.context).column
    patch = Patch(at.context, at.context + len(value), "#", column)
    return at.text.fault(NO_COLON, at.context, patch, words=cut(value))


def _special_start(at: Stumble) -> Fault | None:
    for index in (at.context, at.index):
        if at.text.whole[index : index + 1] in STYLING and "block mapping" not in at.said:
            return at.text.fault_of_value(SPECIAL_START, index, index, in_flow=at.in_flow)
    if at.value.startswith((*STYLING, "?", ",")):
        return at.text.fault_of_value(SPECIAL_START, at.value_start, at.value_start)
    return None


def _second_text(at: Stumble) -> Fault | None:
    return at.text.fault(SECOND_TEXT, at.index) if "document start" in at.said else None


def _colon(at: Stumble) -> Fault | None:
    if at.character != ":":
        return None
    if at.opens_line:
        return at.text.fault(NO_KEY, at.index)
    if "mapping values" not in at.said:
        scalar = at.scalar_on_line
        start = scalar.start if scalar else at.index
        fault = at.text.fault_of_value(COLON_IN_TEXT, at.index, start, in_flow=True)
        return fault if scalar else None
    if at.index >= at.value_start:
        return at.text.fault_of_value(COLON_IN_TEXT, at.index, at.value_start)
    column = at.line.end(1)
    start = at.text.start_of_line(at.index) + column
    patch = Patch(start, at.text.end_of_line(start), column=column)
    return at.text.fault(INDENTED_KEY, start, patch, words=cut(at.text.value(start)))


def _stray_bracket(at: Stumble) -> Fault | None:
    if at.character not in ("]", "}") or "flow sequence" in at.said or "flow mapping" in at.said:
        return None
    patch = Patch(at.index, at.index + 1, " ")
    return at.text.fault(STRAY_BRACKET, at.index, patch, first=at.character)


def _unclosed_bracket(at: Stumble) -> Fault | None:
    opening = at.text.whole[at.context : at.context + 1]
    if "flow" not in at.said or opening not in ("[", "{"):
        return None
    closing, words = "]" if opening == "[" else "}", cut(at.text.value(at.context))
    return at.text.fault(UNCLOSED_BRACKET, at.context, words=words, first=opening, last=closing)


def _crooked_line(at: Stumble) -> Fault | None:
    if "block" not in at.said or not at.opens_line:
        return None
    words = cut(at.text.value(at.index))
    is_item, in_list = f"{words} ".startswith("- "), "block collection" in at.said
    same_column = at.text.place(at.index).column == at.text.place(at.context).column
    if not same_column or is_item == in_list:
        return at.text.fault(CROOKED, at.index, words=words)
    return at.text.fault(ITEM_AMONG_KEYS if is_item else KEY_IN_LIST, at.index, words=words)


_EXPLANATIONS: Final[tuple[Callable[[Stumble], Fault | None], ...]] = (
    _tab,
    _unclosed_quote,
    _backslash,
    _text_after_quote,
    _dash,
    _reference,
    _text_after_bracket,
    _glued_key,
    _line_without_colon,
    _special_start,
    _second_text,
    _colon,
    _stray_bracket,
    _unclosed_bracket,
    _crooked_line,
)
"""Tried in this order: what is certain before what is likely."""


def explain(stumble: Stumble) -> Fault:
    for explanation in _EXPLANATIONS:
        if fault := explanation(stumble):
            return fault
    words = cut(stumble.text.line(stumble.index)) or "Texten"
    return stumble.text.fault(NOT_YAML, stumble.index, words=words)
