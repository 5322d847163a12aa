"""Ways to more room: the cheapest counts to hide, for every change of a quantity."""

from collections.abc import Mapping

from kvalitet.analysis.disclosure.effort import Effort
from kvalitet.analysis.disclosure.flow import Arc, Network, Rational
from kvalitet.analysis.disclosure.joints import Joint, jointed
from kvalitet.analysis.disclosure.room import ends
from kvalitet.analysis.disclosure.simplex import Simplex, Variable
from kvalitet.analysis.disclosure.system import Form, Row, Surroundings, System

_NEAR = 150
"""How many counts are looked at first. What is cheapest lies most often among the nearest."""


def ways(
    system: System, costs: Mapping[int, int], form: Form, sign: int, most: int
) -> list[frozenset[int]]:
    """What to hide for each change of a quantity, from none up to the most: the cheapest counts.

    `costs` names the counts that can change, and what a change by one costs: nothing when the
    count is hidden already. The list ends where there is no way to a greater change.
    """
    found = _ways_in(system.near(form, costs, _NEAR), system, costs, form, sign, most)
    reach = most if sign > 0 else min(most, sum(system.slack(k) for k in form))
    if len(found) > reach:
        return found
    return _ways_in(system.around(form, costs), system, costs, form, sign, most)


def _ways_in(
    around: Surroundings,
    system: System,
    costs: Mapping[int, int],
    form: Form,
    sign: int,
    most: int,
) -> list[frozenset[int]]:
    arcs = around.as_network(system, costs) if len(form) == 1 else None
    if arcs is None:
        return _by_program(_Program(system, around, form, sign, costs), most)
    return _by_flow(arcs, form[0], sign, most, system.effort)


def _by_flow(
    arcs: Mapping[int, Arc], k: int, sign: int, most: int, effort: Effort
) -> list[frozenset[int]]:
    arc = arcs[k]
    network = Network({i: other for i, other in arcs.items() if i != k}, effort)
    found = [frozenset[int]()]
    for change in range(1, most + 1):
        if sign < 0 and change > arc.slack:
            break
        if arc.tail != arc.head and network.push(*ends(arc, sign), 1) != 1:
            break
        found.append(frozenset(i for i in network.changes if arcs[i].cost))
    return found


def _by_program(program: "_Program", most: int) -> list[frozenset[int]]:
    found = [frozenset[int]()]
    for size in range(1, most + 1):
        counts = program.change(size)
        if counts is None:
            break
        found.append(counts)
    return found


class _Program:
    """A linear program that changes one quantity, at the least cost."""

    def __init__(
        self,
        system: System,
        around: Surroundings,
        form: Form,
        sign: int,
        costs: Mapping[int, int],
    ) -> None:
        self._variables: list[Variable] = []
        self._costs: dict[int, Rational] = {}
        self._counts_of: dict[int, frozenset[int]] = {}
        """Variable → the counts that are hidden when it is used."""
        joined = jointed(system, around)
        made = [self._variables_of(joint, costs) for joint in joined.joints]

        def in_variables(row: Row) -> dict[int, Rational]:
            return {v: a * turn for i, a in row.items() for v, turn in made[i]}

        rows = map(in_variables, joined.rows)
        self._simplex = Simplex(self._variables, rows, system.effort)
        self._aim = self._simplex.add(Variable(0, 0))
        self._simplex.bind({self._aim: -sign, **in_variables(joined.sum_of(form))})

    def _variables_of(self, joint: Joint, costs: Mapping[int, int]) -> list[tuple[int, int]]:
        """A joint as variables and signs: itself, or what is added and what is taken off."""
        first, down, up = len(self._variables), joint.down, joint.up
        shown = frozenset(k for k in joint.signs if costs[k])
        if not shown:
            cap = None if up is None else down + up
            self._variables.append(Variable(down, cap, joint.is_counted))
            return [(first, 1)]
        self._variables += [Variable(0, up, joint.is_counted), Variable(0, down, joint.is_counted)]
        for v in (first, first + 1):
            self._costs[v] = -sum(costs[k] for k in shown)
            self._counts_of[v] = shown
        return [(first, 1), (first + 1, -1)]

    def change(self, size: int) -> frozenset[int] | None:
        """The counts that change when the quantity does by so much, at the least cost."""
        variables = self._simplex.variables
        variables[self._aim].cap = size
        dear = (1 - sum(self._costs.values())) * 10**6
        self._simplex.maximize({self._aim: dear, **self._costs})
        if variables[self._aim].value < size:
            return None
        used = (own for v, own in self._counts_of.items() if variables[v].value)
        return frozenset().union(*used)
