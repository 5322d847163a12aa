"""A plan's thread as a drawing: a picture for each of its parts that hang together."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvalitet.analysis.outcomes import Reported
from kvalitet.analysis.risks import Movement
from kvalitet.analysis.thread import ActionBranch, RedThread, RiskBranch
from kvalitet.model.indicator import Indicator
from kvalitet.model.plan import Action, SelfCheck
from kvalitet.pages.risk_marks import MOVEMENTS, tile_of
from kvalitet.pages.studio import Sheet
from kvalitet.pages.thread.geometry import Drawing, Edge, Node, Web, lay_out
from kvalitet.pages.thread.results import NOT_YET, ResultWords, indicator_words
from kvalitet.pages.thread.table import none_of
from kvalitet.swedish.lists import joined

_HEADS = ("Risk", "Egenkontroll", "Åtgärd", "Nyckeltal", "Resultat")
_RISK, _CHECK, _ACTION, _INDICATOR, _RESULT = range(5)

_TOGETHER = 8
"""How many loose ends of a kind share a picture, so that a sheet of paper has room for it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of the thread, with its words for those who do not see it."""

    id: str
    title: str
    description: str
    drawing: Drawing


def draw_thread(sheet: Sheet, thread: RedThread) -> tuple[Picture, ...]:
    """The pictures of a plan's thread: those of the risks first, then the loose ends."""
    web = _Weaver(sheet, thread).weave()
    return tuple(
        Picture(f"kv-bild-{number}", _title(part), _description(part), lay_out(part))
        for number, part in enumerate(web.parted(), 1)
    )


def heads(thread: RedThread) -> tuple[str, ...]:
    """What stands above the columns; above the results also that there are none to wait for."""
    return _HEADS if thread.is_followed_up else (*_HEADS[:-1], f"{_HEADS[-1]}: {NOT_YET}")


def _title(web: Web) -> str:
    risks = [node.id for node in web.nodes if node.column == _RISK and node.id]
    if not risks:
        return "Lösa trådar"
    return f"{'Risken' if len(risks) == 1 else 'Riskerna'} {joined(risks)}"


def _description(web: Web) -> str:
    """What stands in each column."""
    said = []
    for column, head in enumerate(_HEADS):
        found = dict.fromkeys(_called(node) for node in web.nodes if node.column == column)
        if found:
            said.append(f"{head}: {joined(found)}.")
    return " ".join(said)


def _called(node: Node) -> str:
    """A risk and a result in full; the ids of self-checks and actions, which the table explains."""
    return node.title if node.column in (_RISK, _RESULT) else node.id or node.text


class _Weaver:
    """Turns a thread into boxes and lines; what several lines lead to is one box."""

    def __init__(self, sheet: Sheet, thread: RedThread) -> None:
        self._sheet = sheet
        self._thread = thread
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str], Edge] = {}

    def weave(self) -> Web:
        for branch in self._thread.risks:
            self._weave_risk(branch)
        for course in self._thread.loose_self_checks:
            self._without(_RISK, "ingen risk", [self._check(course.self_check, whole=False)])
        for action in self._thread.loose_actions:
            self._without(_RISK, "ingen risk", [self._action(action, whole=False)])
        loose = [self._indicator(one, whole=False) for one in self._thread.loose_indicators]
        self._without(_ACTION, "ingen åtgärd", loose)
        unplanned = [self._add(_of_indicator(one)) for one in self._thread.unplanned]
        self._without(_ACTION, "inte med i planen", unplanned)
        return Web(tuple(self._nodes.values()), tuple(self._edges.values()))

    def _weave_risk(self, branch: RiskBranch) -> None:
        risk, course = branch.course.risk, branch.course
        tile = tile_of(course.latest, self._thread.matrix)
        moved = ""
        if course.movement and course.movement is not Movement.UNKNOWN:
            moved = f" · {MOVEMENTS[course.movement].words}"
        key = self._add(
            Node(
                f"risk {risk.id}",
                _RISK,
                title=f"{risk.id} {risk.name} (risknivå {tile.text}, {tile.word}{moved})",
                text=risk.name,
                id=risk.id,
                head=f"{risk.id}{moved}",
                tile=tile.text,
                css=f"kv-tile-{tile.colour.name.lower() if tile.colour else 'none'}",
            )
        )
        for one in branch.self_checks:
            self._join(key, self._check(one.self_check, whole=branch.holds), whole=branch.holds)
        for action in branch.actions:
            whole = branch.holds and any(one.has_result for one in action.indicators)
            self._join(key, self._action(action, whole=whole), whole=whole)
        self._missing(key, _CHECK, none_of("egenkontroll", risk.self_checks))
        self._missing(key, _ACTION, none_of("åtgärd", risk.actions))

    def _check(self, one: SelfCheck, *, whole: bool) -> str:
        key = self._add(_with_id(f"check {one.id}", _CHECK, one))
        measured = {reported.indicator.id: reported for reported in self._thread.indicators}
        for name in one.indicators:
            self._lead_to(key, measured[name], whole=whole)
        return key

    def _action(self, branch: ActionBranch, *, whole: bool) -> str:
        one = branch.course.action
        key = self._add(_with_id(f"action {one.id}", _ACTION, one))
        for reported in branch.indicators:
            self._lead_to(key, reported, whole=whole)
        self._missing(key, _INDICATOR, none_of("nyckeltal", one.indicators))
        return key

    def _lead_to(self, start: str, reported: Reported, *, whole: bool) -> None:
        holds = whole and reported.has_result
        self._join(start, self._indicator(reported, whole=holds), whole=holds)

    def _indicator(self, reported: Reported, *, whole: bool) -> str:
        indicator = reported.indicator
        key = self._add(_of_indicator(indicator))
        words = indicator_words(self._sheet, self._thread, reported)
        for number, result in enumerate(words.results):
            if not result.is_earlier:
                there = self._add(_result_node(f"result {indicator.id} {number}", result))
                self._join(key, there, whole=whole)
        if words.is_gap:
            self._missing(key, _RESULT, words.absence)
        return key

    def _without(self, column: int, words: str, ends: Sequence[str]) -> None:
        """Hang loose ends on a box that says what should have led to them."""
        for first in range(0, len(ends), _TOGETHER):
            key = self._add(Node(f"no {ends[first]}", column, title=words, text=words, is_gap=True))
            for end in ends[first : first + _TOGETHER]:
                self._edges.setdefault((key, end), Edge(key, end, is_gap=True))

    def _missing(self, start: str, column: int, words: str) -> None:
        """Let a line end in a box that says what should have been there."""
        if words:
            key = self._add(
                Node(f"{start} without {column}", column, title=words, text=words, is_gap=True)
            )
            self._edges.setdefault((start, key), Edge(start, key, is_gap=True))

    def _join(self, start: str, end: str, *, whole: bool) -> None:
        known = self._edges.get((start, end))
        whole = whole or (known is not None and known.is_whole)
        self._edges[start, end] = Edge(start, end, is_whole=whole)

    def _add(self, node: Node) -> str:
        self._nodes.setdefault(node.key, node)
        return node.key


def _with_id(key: str, column: int, one: SelfCheck | Action) -> Node:
    return Node(key, column, f"{one.id} {one.name}", text=one.name, id=one.id, label=one.id)


def _of_indicator(one: Indicator) -> Node:
    return Node(f"indicator {one.id}", _INDICATOR, title=one.name, text=one.label)


def _result_node(key: str, result: ResultWords) -> Node:
    whose = f"{result.owner}: " if result.owner else ""
    level = f", {result.level} nivå" if result.level else ""
    aim = f", {result.aim}" if result.aim else ""
    words = f"{result.level} nivå · " if result.level else ""
    return Node(
        key,
        _RESULT,
        title=f"{whose}{result.text} {result.period}{level}{aim}",
        text=f"{whose}{words}{result.period}{f' · {result.aim}' if result.aim else ''}",
        head=result.text,
        sign=result.level.name.lower() if result.level else "missing" if result.is_judged else "",
        css="kv-web__box--missing" if result.is_missing else "",
    )
