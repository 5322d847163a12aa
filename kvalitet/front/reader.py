"""Builds the tree from parser events; the only module that knows PyYAML.

Nothing is composed or constructed, so nothing is expanded, no number loses its zeros and no nesting
can exhaust the stack.
"""

import re
from dataclasses import replace
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kvalitet.front.rules import (
    COMMA_IN_NUMBER,
    CONTROL_ESCAPE,
    DUPLICATE_KEY,
    EMPTY,
    HARD_SPACE,
    KEY_NOT_A_WORD,
    LIST_AT_TOP,
    MERGE_KEY,
    NO_KEY,
    NO_VALUE,
    SECOND_TEXT,
    SPECIAL_START,
    TEXT_AT_TOP,
    TOO_DEEP,
    TOO_MANY,
)
from kvalitet.front.stumble import Scalar, Stumble
from kvalitet.front.text import GLUED, REFERENCE, Fault, Text, bare_reference, cut, no_space
from kvalitet.front.tree import Front, Location, Tree
from kvalitet.problems import Place, Problem, Rule
from kvalitet.sources import CONTROL

MAX_DEPTH: Final = 20
MAX_NODES: Final = 50_000
MAX_FAULTS: Final = 100

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER_WITH_COMMA: Final = re.compile(r"(?<!\w)[-+−–]?\d+(?:,\d+)+")


class Reader:
    """Builds the tree from the parser's events and notes what the parser lets through."""

    def __init__(self, text: Text) -> None:
        self.faults: list[Fault] = []
        self.nodes = 0
        self._text = text
        self._tree: Tree = None
        self._values: dict[Location, Place] = {}
        self._keys: dict[Location, Place] = {}
        self._events = yaml.parse(text.whole, Loader=_LOADER)
        self._latest: Scalar | None = None
        self._flow = 0
        self._split_number = -1

    @property
    def front(self) -> Front | None:
        if not isinstance(self._tree, dict):
            return None
        return Front(self._text.path, self._tree, self._values, self._keys)

    def faults_of_shape(self) -> list[Problem]:
        """What is wrong when the text is sound but no mapping."""
        if isinstance(self._tree, dict):
            return []
        if self._tree is None:
            return [self._text.fault(EMPTY, 0).problem]
        start = len(self._text.whole) - len(self._text.whole.lstrip())
        if glued := GLUED.match(self._text.line(start)):
            return [no_space(self._text, self._text.start_of_line(start), glued).problem]
        rule = LIST_AT_TOP if isinstance(self._tree, list) else TEXT_AT_TOP
        return [self._text.fault(rule, start).problem]

    def read(self) -> Stumble | None:
        """Read to the end, or as far as it is of use; a stumble if the parser could not go on."""
        try:
            self._document()
        except _Enough:
            return None
        except yaml.MarkedYAMLError as error:
            marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark]
            said = f"{error.context} {error.problem}"
            return self._stumble(said, *(marks or [0]))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            return self._stumble(str(error), 0)
        return None

    def _stumble(self, said: str, index: int, context: int | None = None) -> Stumble:
        context = index if context is None else context
        return Stumble(self._text, said, index, context, self._latest, self._flow > 0)

    def _document(self) -> None:
        self._next()
        event = self._next()
        if not isinstance(event, DocumentStartEvent):
            return
        if event.version or event.tags:
            self._note(SECOND_TEXT, 0)
        self._tree = self._value(self._next(), (), 0)
        self._next()
        if not isinstance(event := self._next(), StreamEndEvent):
            self._note(SECOND_TEXT, _start(event))

    def _next(self) -> Event:
        self.nodes += 1
        event: Event = next(self._events)
        if self.nodes > MAX_NODES:
            self._note(TOO_MANY, _start(event), limit=MAX_NODES)
            raise _Enough
        return event

    def _value(self, event: Event, where: Location | None, depth: int) -> Tree:
        """Read a value; what stands under a key that is not kept has no location."""
        if where is not None:
            self._values[where] = self._text.place(_start(event))
        self._refuse_styling(event)
        if isinstance(event, ScalarEvent):
            scalar = self._scalar(event)
            return None if scalar.is_none else scalar.value
        if not isinstance(event, CollectionStartEvent):
            return None
        if depth == MAX_DEPTH:
            self._note(TOO_DEEP, _start(event), limit=MAX_DEPTH)
            raise _Enough
        is_flow = bool(event.flow_style)
        self._flow += is_flow
        is_list = isinstance(event, SequenceStartEvent)
        if is_list:
            self._refuse_bare_reference(_start(event))
        tree: Tree = self._list(where, depth + 1) if is_list else self._mapping(where, depth + 1)
        self._flow -= is_flow
        return tree

    def _scalar(self, event: ScalarEvent) -> Scalar:
        end = event.end_mark.index if event.end_mark else 0
        scalar = Scalar(event.value, event.style or "", _start(event), end)
        self._refuse_comma_in_number(scalar)
        self._latest = scalar
        if scalar.style == '"' and CONTROL.search(scalar.value):
            self._note(CONTROL_ESCAPE, scalar.start)
        return scalar

    def _list(self, where: Location | None, depth: int) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._value(event, _below(where, len(items)), depth))
        return items

    def _mapping(self, where: Location | None, depth: int) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        first: dict[str, Place] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event, depth)
            below = self._place_key(key, first, where) if key else None
            before = self._latest
            value = self._value(self._next(), below, depth)
            if key and below is not None and self._latest and self._latest is not before:
                self._refuse_half_pair(key, self._latest, value)
            if key:
                tree.setdefault(key.value, value)
        return tree

    def _key(self, event: Event, depth: int) -> Scalar | None:
        if not isinstance(event, ScalarEvent):
            self._value(event, None, depth)
            if not isinstance(event, AliasEvent):
                self._note(KEY_NOT_A_WORD, _start(event))
            return None
        self._refuse_styling(event)
        key = self._scalar(event)
        if key.is_plain and key.value == "<<":
            self._note(MERGE_KEY, key.start)
        elif not key.value:
            self._note(NO_KEY, key.start)
        elif key.is_plain and key.value != key.value.strip():
            self._note(HARD_SPACE, key.start, words=cut(key.value))
        else:
            return key
        return None

    def _place_key(
        self, key: Scalar, first: dict[str, Place], where: Location | None
    ) -> Location | None:
        """Where the key's value belongs in the tree; nowhere for a key that was there already."""
        if key.value in first:
            line = first[key.value].line
            self._note(DUPLICATE_KEY, key.start, words=cut(key.value), line=line)
            return None
        first[key.value] = self._text.place(key.start)
        below = _below(where, key.value)
        if below is not None:
            self._keys[below] = first[key.value]
        return below

    def _refuse_styling(self, event: Event) -> None:
        """Anchors, aliases and tags: nearly always a text that happens to begin like one."""
        if not isinstance(event, NodeEvent):
            return
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        index = _start(event)
        line = self._text.place(index).line
        if not any(fault.line == line for fault in self.faults):
            in_flow = self._flow > 0
            self._add(self._text.fault_of_value(SPECIAL_START, index, index, in_flow=in_flow))

    def _refuse_bare_reference(self, index: int) -> None:
        """A list in a list, [[…]], is how a reference looks to the parser."""
        if REFERENCE.match(self._text.whole, index):
            self._add(bare_reference(self._text, index, in_flow=self._flow > 1))

    def _refuse_comma_in_number(self, scalar: Scalar) -> None:
        """Within brackets 87,5 is two scalars; tell them from two that a space keeps apart."""
        before, text = self._latest, self._text
        if not (self._flow and before and before.is_plain and scalar.is_plain):
            return
        comma = before.end
        if scalar.start != comma + 1 or text.whole[comma] != ",":
            return
        start = max(text.start_of_line(comma), comma - 30)
        for found in _NUMBER_WITH_COMMA.finditer(text.whole[start : comma + 30]):
            if found.start() < comma - start < found.end():
                self._split_number = scalar.start
                number = ",".join(found[0].split(",")[:2])
                words = {"words": found[0], "number": number, "point": number.replace(",", ".")}
                self._add(text.fault(COMMA_IN_NUMBER, start + found.start(), None, **words))

    def _refuse_half_pair(self, key: Scalar, latest: Scalar, value: Tree) -> None:
        """A key without a value within { }, or lines without their space, read as one text."""
        between = self._text.whole[key.end : latest.start]
        if self._flow:
            bare = value is None and not latest.value and ":" not in between
            if bare and key.start != self._split_number:
                self._refuse_key_without_value(key)
        elif "\n" in between and latest.is_plain and isinstance(value, str):
            index = latest.start
            while index < latest.end and (glued := GLUED.match(self._text.line(index))):
                self._add(no_space(self._text, self._text.start_of_line(index), glued))
                index = self._text.end_of_line(index) + 1

    def _refuse_key_without_value(self, key: Scalar) -> None:
        glued = GLUED.match(self._text.whole[key.start : key.end])
        if glued and key.is_plain:
            # A comment would hide the closing bracket, and the parser has not stumbled here.
            self._add(replace(no_space(self._text, key.start, glued), patch=None))
        else:
            self._note(NO_VALUE, key.start, words=cut(key.value))

    def _note(self, rule: Rule, index: int, **words: str | int) -> None:
        self._add(self._text.fault(rule, index, None, **words))

    def _add(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) == MAX_FAULTS:
            raise _Enough


class _Enough(Exception):
    """Reading on would be of no use."""


def _start(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _below(where: Location | None, step: str | int) -> Location | None:
    return None if where is None else (*where, step)
