"""A whole against its parts: what is more than it, what does not reach it, and how that is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kvalitet.checks.arithmetic.sheets import Counts, Known
from kvalitet.model.value import Share, write_value
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.numbers import decimal

PART_TOO_LARGE = Rule("A001", Severity.ERROR, "En del är mer än det hela", excusable=True)
SUM_TOO_LARGE = Rule(
    "A002", Severity.ERROR, "Delarna är tillsammans mer än det hela", excusable=True
)
MISMATCH = Rule("A003", Severity.WARNING, "Delarna och det hela stämmer inte med varandra")

_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Division:
    """A whole and those of its parts that are known, by their names."""

    whole: Known
    parts: Mapping[str, Known]
    is_complete: bool
    """Whether all parts are known."""
    is_certain: bool
    """Whether nobody can be counted in two of the parts."""
    in_whole: str = "totalt"
    """What the whole is called beside its parts."""

    def too_large(self) -> Iterator[Problem]:
        """Each part that is more than the whole in itself, told where the part stands."""
        for name, part in self.parts.items():
            if is_more(part, self.whole):
                yield Problem(
                    part.observation.stated_in[0],
                    PART_TOO_LARGE,
                    f"{self._about}: {name} är {part.text}, men {self.in_whole} är "
                    f"{self.whole.text}.",
                    "Rätta det ena talet.",
                )

    def sum_problem(self, overlap: str) -> Problem | None:
        """How the sum of all parts differs from the whole, told where the whole stands.

        `overlap` is the way out where the same person can be in several parts.
        """
        known = [part.counts for part in self.parts.values()]
        counts = [one for one in known if one is not None]
        whole = self.whole.counts
        if whole is None or len(counts) < len(known):
            return None
        total = added(counts)
        if any(more > least for more, least in zip(total, whole, strict=True)):
            rule = SUM_TOO_LARGE if self.is_certain else MISMATCH
            return self._differs(
                rule, total, whole, "för mycket", f"Rätta det som är fel. {overlap}"
            )
        if self.is_complete and total != whole:
            remedy = (
                "Rätta det som är fel, eller lägg till en del för resten, till exempel ”okänt”."
            )
            return self._differs(MISMATCH, total, whole, "saknas", remedy)
        return None

    def _differs(self, rule: Rule, total: Counts, whole: Counts, how: str, remedy: str) -> Problem:
        message = (
            f"{self._about}: {self._terms} = {written(total)}, men {self.in_whole} är "
            f"{self.whole.text}"
        )
        if len(total) == 1:
            message += f": {decimal(abs(total[0] - whole[0]), 0)} {how}"
        return Problem(self.whole.observation.stated_in[0], rule, f"{message}.", remedy.strip())

    @property
    def _about(self) -> str:
        o = self.whole.observation
        return f"{o.indicator} {o.period.written}"

    @property
    def _terms(self) -> str:
        if len(self.parts) > _MOST_TERMS:
            return f"{len(self.parts)} delar"
        return " + ".join(f"{part.text} {name}" for name, part in self.parts.items())


def is_more(part: Known, whole: Known) -> bool:
    """Whether a part counts more than its whole, or leaves more than the whole leaves."""
    mine, its = part.counts, whole.counts
    if mine is None or its is None or len(mine) != len(its):
        return False
    rest = mine[-1] - mine[0] > its[-1] - its[0]
    return rest or any(more > least for more, least in zip(mine, its, strict=True))


def added(counts: Sequence[Counts]) -> Counts:
    """All of them together: numerators and denominators each."""
    return tuple(map(sum, zip(*counts, strict=True)))


def written(counts: Counts) -> str:
    """Counts as a value would be written: "28", "41 av 50"."""
    if len(counts) == 1:
        return decimal(counts[0], 0)
    return write_value(Share(*counts))
