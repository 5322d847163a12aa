"""The audit: how far readers can narrow a hidden quantity down, and what would keep them from it.

Where the sums form a network it is made by maximum flow, elsewhere by a linear program. Both find
whole numbers: what is called safe is so because there are other counts, with the same sums, that
say something else.
"""

from collections.abc import Mapping, Set
from copy import copy
from dataclasses import dataclass

from kvalitet.analysis.disclosure.flow import Arc, Network, Rational
from kvalitet.analysis.disclosure.joints import Jointed, jointed
from kvalitet.analysis.disclosure.simplex import Simplex, Variable
from kvalitet.analysis.disclosure.system import Form, Surroundings, System


@dataclass(frozen=True, slots=True)
class Change:
    """How much a quantity may be changed, and what changes with it."""

    size: Rational | None
    """None for without end."""
    moves: Mapping[int, Rational]
    """Count → how much it changes then, when this is known to be possible for all together."""
    moved: frozenset[int]
    """The counts that changed on the way there."""


_NONE = Change(0, {}, frozenset())


@dataclass(frozen=True, slots=True)
class Room:
    """How much lower and how much higher a quantity may be than it is."""

    down: Change
    up: Change

    @property
    def width(self) -> Rational | None:
        """How wide the interval is."""
        if self.up.size is None or self.down.size is None:
            return None
        return self.down.size + self.up.size

    @property
    def moved(self) -> frozenset[int]:
        """The counts that must stay hidden, lest the room becomes smaller."""
        return self.down.moved | self.up.moved


_ATTEMPTS = 40
"""How often whole numbers are looked for; what is not found is taken not to be there."""


class Audit:
    """What can be found out when some counts are hidden."""

    def __init__(self, system: System, hidden: Set[int]) -> None:
        self._system = system
        self._hidden = frozenset(hidden)
        self._bundles: dict[int, _Bundle] = {}

    def showing(self, counts: Set[int]) -> "Audit":
        """What could be found out if some of them were shown after all."""
        other = Audit(self._system, self._hidden - counts)
        bundles = dict.fromkeys(self._bundles[k] for k in counts if k in self._bundles)
        derived = {bundle: bundle.showing(counts) for bundle in bundles}
        other._bundles = {k: derived.get(bundle, bundle) for k, bundle in self._bundles.items()}
        return other

    def room(self, form: Form, enough: Rational | None = None) -> Room:
        """How far a quantity can be changed.

        When `enough` is given no more than that is looked for, both ways together.
        """
        if not self._hidden.issuperset(form):
            return Room(_NONE, _NONE)
        bundle = self._bundle(form)
        up = bundle.change(form, 1, enough)
        if enough is not None and up.size is not None:
            enough -= up.size
        return Room(bundle.change(form, -1, enough), up)

    def _bundle(self, form: Form) -> "_Bundle":
        found = self._bundles.get(form[0])
        if found is None or not found.counts.issuperset(form):
            found = _Bundle(self._system, self._system.around(form, self._hidden))
            self._bundles.update(dict.fromkeys(found.counts, found))
        return found


class _Bundle:
    """Hidden counts that hang together."""

    def __init__(self, system: System, around: Surroundings) -> None:
        self._system, self._around = system, around
        self.counts = frozenset(around.counts)
        self._arcs = around.as_network(system, {})
        self._shown = frozenset[int]()
        self._jointed: Jointed | None = None
        self._program: Simplex | None = None

    def showing(self, counts: Set[int]) -> "_Bundle":
        """The same when some of the counts are shown after all."""
        other = copy(self)
        other._shown = self._shown | (counts & self.counts)
        if self._arcs is not None:
            other._arcs = {k: arc for k, arc in self._arcs.items() if k not in counts}
        if self._program is not None and self._jointed is not None:
            other._program = self._program.copy()
            for k in sorted(other._shown - self._shown):
                other._program.bind(self._jointed.sum_of((k,)))
        return other

    def change(self, form: Form, sign: int, wanted: Rational | None) -> Change:
        """How much a quantity can be raised, or lowered."""
        if wanted is not None and wanted <= 0:
            return _NONE
        if self._arcs is None or len(form) > 1:
            return self._by_program(form, sign, wanted)
        (k,) = form
        arc = self._arcs[k]
        if sign < 0:
            wanted = arc.slack if wanted is None else min(wanted, arc.slack)
        if arc.tail == arc.head:
            return Change(wanted, {} if wanted is None else {k: sign * wanted}, frozenset(form))
        others = {i: other for i, other in self._arcs.items() if i != k}
        network = Network(others, self._system.effort)
        size = network.push(*ends(arc, sign), wanted)
        moves = {} if size is None else {**network.changes, k: sign * size}
        return Change(size, moves, frozenset(moves).union(form))

    def _by_program(self, form: Form, sign: int, wanted: Rational | None) -> Change:
        """Solve the program, and when the answer is in fractions look for whole numbers."""
        if self._jointed is None:
            self._jointed = jointed(self._system, self._around)
        if self._program is None:
            self._program = self._made(self._jointed)
        base = self._program.copy()
        aim = base.add(Variable(0, wanted))
        base.bind({aim: -sign, **self._jointed.sum_of(form)})
        best = _NONE
        for attempt in range(_ATTEMPTS):
            program = base.copy()
            size = program.maximize({aim: 1})
            if size is None or best.size is None or size > best.size:
                best = _changed(self._jointed, base, program, size)
            is_whole = size is None or size == program.variables[aim].value
            if is_whole or (wanted is not None and best.size is not None and best.size >= wanted):
                break
            if wanted is not None and attempt < wanted:
                # What comes out in halves may be whole a little further on.
                base.variables[aim].cap = wanted + attempt + 1
            elif not _tighten(base, program):
                break
        return best

    def _made(self, joined: Jointed) -> Simplex:
        variables = [
            Variable(one.down, None if one.up is None else one.down + one.up, one.is_counted)
            for one in joined.joints
        ]
        shown = [joined.sum_of((k,)) for k in sorted(self._shown)]
        return Simplex(variables, [*joined.rows, *filter(None, shown)], self._system.effort)


def _changed(joined: Jointed, base: Simplex, program: Simplex, size: Rational | None) -> Change:
    """What a program has changed; not how much, when it went on in fractions."""
    moved = frozenset(
        k for i in program.moved if i < len(joined.joints) for k in joined.joints[i].signs
    )
    moves: dict[int, Rational] = {}
    if size == program.variables[-1].value:
        for one, then, now in zip(joined.joints, base.variables, program.variables, strict=False):
            change = now.value - then.value
            moves |= {k: sign * change for k, sign in one.signs.items() if change}
    return Change(size, moves, moved)


def _tighten(base: Simplex, program: Simplex) -> bool:
    """Keep what came out in fractions on the side of them where the truth is."""
    is_tighter = False
    for before, after in zip(base.variables, program.variables, strict=True):
        if before.is_counted and (after.value - before.value).denominator > 1:
            beyond = (after.value - before.value) // 1
            if beyond >= 0:
                before.cap = before.value + beyond
            else:
                # What has a lower bound is counted from there.
                least = before.value + beyond + 1
                before.value -= least
                before.cap = None if before.cap is None else before.cap - least
            is_tighter = True
    return is_tighter


def ends(arc: Arc, sign: int) -> tuple[int, int]:
    """Where a flow begins and ends that lets an arc be raised, or lowered."""
    return (arc.head, arc.tail) if sign > 0 else (arc.tail, arc.head)
