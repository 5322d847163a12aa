"""Complementary suppression: what else must be hidden, lest sums give away what is hidden already.

One secret after another is given room, by the cheapest set of counts over every split of the room
into up and down; then whatever turned out not to be needed is shown again, the dearest first. In
networks this is Kelly, Golden and Assad (1992), Networks 22, 397–417, with up and down apart as in
Castro (2007), INFORMS Journal on Computing 19, 520–533.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kvalitet.analysis.disclosure.effort import TooMuchError
from kvalitet.analysis.disclosure.flow import Rational
from kvalitet.analysis.disclosure.room import Audit
from kvalitet.analysis.disclosure.system import Form, System
from kvalitet.analysis.disclosure.ways import ways

MOST_STEPS = 7_000_000
"""What may be spent on a component, which takes some seconds."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A quantity that no reader may narrow down to an interval narrower than its width."""

    form: Form
    width: int
    below: int | None = None
    """Only what is from 1 up to this is a secret: nobody knows what the quantity is."""


@dataclass(frozen=True, slots=True)
class Option:
    """Counts that are shown, and that can be hidden together."""

    counts: Form
    rank: int
    """None of a rank is hidden as long as those of lower ranks are enough."""
    cost: int


class Protection:
    """What is hidden so far, and why."""

    def __init__(self, system: System, options: Sequence[Option], hidden: Set[int]) -> None:
        self.system, self.options = system, options
        self.hidden = set(hidden)
        """The counts that readers do not see."""
        self.chosen: dict[int, Secret] = {}
        """Options that are hidden → a secret that would be given away without."""
        self.exposed: list[Secret] = []
        """Those that nothing protects."""
        self.is_cut_short = False
        """Whether more may be hidden than it takes: to find out was too much work."""
        self._is_done = False
        self._audit = Audit(system, self.hidden)
        self._proofs: dict[Secret, frozenset[int]] = {}
        """Secrets that are safe → the counts that must be hidden for that."""
        self._others: list[Mapping[int, Rational]] = []
        """Other counts with the same sums, found so far: how they differ from what is true."""

    def protect(self, secrets: Sequence[Secret]) -> None:
        """Hide until every secret is safe, and then no more than that takes.

        When that is too much work, what is hidden by then stays hidden; and when not even all
        secrets are safe by then, everything is hidden.
        """
        self.system.effort.left = MOST_STEPS
        try:
            self._hide_what_it_takes(secrets)
            self._show_again([*self._proofs, *self._as_safe_as_can_be()])
        except TooMuchError:
            self.is_cut_short = True
            if not self._is_done:
                self._hide_everything(secrets)

    def _hide_what_it_takes(self, secrets: Sequence[Secret]) -> None:
        before = -1
        while before < len(self.chosen):
            before = len(self.chosen)
            for secret in secrets:
                while not self._is_safe(secret) and secret not in self.exposed:
                    more = self._cheapest(secret)
                    self._hide(more, secret)
                    if not more:
                        self.exposed.append(secret)
        # What is hidden for others may have made room for it after all.
        self.exposed = [secret for secret in self.exposed if not self._is_safe(secret)]
        self._is_done = True

    def _hide_everything(self, secrets: Sequence[Secret]) -> None:
        """Hide all that can be, each for the sake of the nearest secret.

        Then nobody can tell all counts from twice as many: no sum does, where all of it is hidden.
        """
        self.chosen = dict(self._nearest(secrets))
        self.hidden.update(k for i in self.chosen for k in self.options[i].counts)
        self.exposed = [secret for secret in secrets if not self._can_be_doubled(secret)]

    def _nearest(self, secrets: Sequence[Secret]) -> Iterator[tuple[int, Secret]]:
        """Every option with a secret that few sums lie between."""
        nearest: dict[int, Secret] = {}
        for secret in secrets:
            nearest |= {k: secret for k in secret.form if k not in nearest}
        for k, other in self.system.steps_from(nearest):
            nearest.setdefault(other, nearest[k])
        for i, option in enumerate(self.options):
            yield i, nearest.get(option.counts[0], secrets[0])

    def _can_be_doubled(self, secret: Secret) -> bool:
        """Whether all that hangs together with a secret can be as many times over."""
        around = self.system.around(secret.form, self.hidden)
        amounts = self.system.amounts
        return not any(sum(a * amounts[k] for k, a in row.items()) for row in around.rows)

    def _as_safe_as_can_be(self) -> Iterator[Secret]:
        """What cannot be given all its room keeps what it has."""
        for secret in self.exposed:
            width = self._audit.room(secret.form).width or 0
            less = replace(secret, width=int(width))
            if self._is_safe(less):
                yield less

    def _hide(self, options: frozenset[int], secret: Secret) -> None:
        for i in options:
            self.chosen[i] = secret
            self.hidden.update(self.options[i].counts)
        self._audit = Audit(self.system, self.hidden)

    def _is_safe(self, secret: Secret) -> bool:
        if not self._proofs.get(secret):
            self._proofs.pop(secret, None)
            proof = self._proof(secret, self._audit)
            if proof is not None:
                self._proofs[secret] = proof
        return secret in self._proofs

    def _remembered(self, secret: Secret, shown: Set[int]) -> frozenset[int] | None:
        """What makes a secret safe by other counts that were found for another."""
        lowest: tuple[Rational, frozenset[int]] = (0, frozenset())
        highest = lowest
        for moves in self._others:
            change: Rational = sum(moves.get(k, 0) for k in secret.form)
            if change and shown.isdisjoint(moves):
                if change > highest[0]:
                    highest = change, frozenset(moves)
                elif change < lowest[0]:
                    lowest = change, frozenset(moves)
        wide = highest[0] - lowest[0] >= secret.width
        return highest[1] | lowest[1] if wide else None

    def _proof(
        self, secret: Secret, audit: Audit, shown: Set[int] = frozenset()
    ) -> frozenset[int] | None:
        """What makes a secret safe, if it is; what is not narrow but large needs nothing."""
        remembered = self._remembered(secret, shown)
        if remembered is not None:
            return remembered
        room = audit.room(secret.form, secret.width)
        self._others += [change.moves for change in (room.down, room.up) if change.moves]
        if room.width is None or room.width >= secret.width:
            return room.moved
        assert room.down.size is not None
        assert room.up.size is not None
        amount = sum(self.system.amounts[k] for k in secret.form)
        is_large = secret.below is not None and amount - room.down.size >= secret.below
        is_none = secret.below is not None and amount + room.up.size < 1
        return frozenset() if is_large or is_none else None

    def _cheapest(self, secret: Secret) -> frozenset[int]:
        """The options to hide that make a secret safe; none when there are no such."""
        # Where halves would do, whole numbers may need more room than that.
        for width in range(secret.width, 3 * secret.width):
            sets: list[frozenset[int]] = []
            for limit in sorted({option.rank for option in self.options}):
                sets = [self._options(counts) for counts in self._sets(secret, width, limit)]
                more = [found for found in sets if found]
                if more:
                    return min(more, key=lambda found: (self._cost(found), sorted(found)))
            if not sets:
                break  # what is out of reach is so for a greater width as well
        return frozenset()

    def _sets(self, secret: Secret, width: int, limit: int) -> Iterator[frozenset[int]]:
        """The counts to hide, for every split of the width into up and down."""
        costs = dict.fromkeys(self.hidden, 0)
        for option in self.options:
            if option.rank <= limit:
                costs |= {k: option.cost for k in option.counts if k not in self.hidden}
        ups = ways(self.system, costs, secret.form, 1, width)
        downs = ways(self.system, costs, secret.form, -1, width)
        for up, raising in enumerate(ups):
            if width - up < len(downs):
                yield raising | downs[width - up]

    def _options(self, counts: frozenset[int]) -> frozenset[int]:
        return frozenset(
            i for i, option in enumerate(self.options) if not counts.isdisjoint(option.counts)
        )

    def _cost(self, options: frozenset[int]) -> int:
        return sum(self.options[i].cost for i in options)

    def _show_again(self, secrets: Sequence[Secret]) -> None:
        """Show what need not be hidden, the dearest first, and note what the rest is hidden for."""
        for i in sorted(self.chosen, key=lambda i: (-self.options[i].rank, -self.options[i].cost)):
            counts = frozenset(self.options[i].counts)
            audit = self._audit.showing(counts)
            proofs: dict[Secret, frozenset[int]] = {}
            # The one that it was hidden for is the likeliest to need it.
            for secret in sorted(secrets, key=lambda secret: secret != self.chosen[i]):
                if not self._proofs[secret].isdisjoint(counts):
                    proof = self._proof(secret, audit, counts)
                    if proof is None:
                        self.chosen[i] = secret
                        break
                    proofs[secret] = proof
            else:
                self._audit = audit
                self.hidden -= counts
                self._proofs |= proofs
                self._others = [moves for moves in self._others if counts.isdisjoint(moves)]
                del self.chosen[i]
