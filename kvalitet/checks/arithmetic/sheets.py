"""The known figures of an indicator, laid out so that they can be added up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation, Parts
from kvalitet.checks.arithmetic.bounds import Bounds, of_unit, written_decimals
from kvalitet.checks.scales import possible_values
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.value import MissingKind, Number, Share, write_value
from kvalitet.swedish.numbers import NO_BREAK, as_written

Counts = tuple[int, ...]
"""What a value counts: of a share the numerator and the denominator."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that somebody has written, and that is no reason for why there is none."""

    observation: Observation
    value: Number | Share
    unit: str

    @property
    def counts(self) -> Counts | None:
        """How many, or how many of how many; None when the value does not say."""
        if isinstance(self.value, Share):
            return self.value.numerator, self.value.denominator
        amount = self.value.amount
        is_count = self.unit == "antal" and amount >= 0 and amount == int(amount)
        return (int(amount),) if is_count else None

    @property
    def bounds(self) -> Bounds:
        """Between which numbers the true value lies."""
        return of_unit(self.value, self.unit)

    @property
    def decimals(self) -> int:
        """How many decimals it is told with."""
        return 1 if isinstance(self.value, Share) else written_decimals(self.value.amount)

    @property
    def text(self) -> str:
        """The value as it is said in a message: "28", "41 av 50", "82 %"."""
        if isinstance(self.value, Share):
            return write_value(self.value)
        number = as_written(self.value.amount)
        return f"{number}{NO_BREAK}%" if self.unit == "procent" else number

    @property
    def name(self) -> str:
        """What it is the value of: "U33461 2024 flickor"."""
        o = self.observation
        return " ".join((o.indicator, o.period.written, *(part for _, part in o.parts)))

    @property
    def said(self) -> str:
        """Name and value: "U33461 2024 är 28"."""
        return f"{self.name} är {self.text}"


Column = Mapping[Period, Known]
"""The figures of one owner and part, by period."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is known of an indicator."""

    indicator: Indicator
    figures: Mapping[str, Mapping[Parts, list[Observation]]]
    """Owner → part → what was written, missing values included."""

    def column(self, owner: str, parts: Parts = ()) -> Column:
        """The known figures of an owner and a part; what is impossible is told elsewhere."""
        found = map(self._known, self.figures.get(owner, {}).get(parts, ()))
        return {one.observation.period: one for one in found if one is not None}

    def _known(self, observation: Observation) -> Known | None:
        unit, value = self.indicator.unit, observation.value
        if isinstance(value, MissingKind):
            return None
        is_count = isinstance(value, Share) or unit == "antal"
        if is_count or value.exact in possible_values(self.indicator):
            return Known(observation, value, unit)
        return None

    def divisions(self) -> Iterator[tuple[str, str, Mapping[str, Column]]]:
        """Owner and dimension → the figures of its parts, in the order of the indicator."""
        for owner, written in self.figures.items():
            for dimension, parts in self.indicator.dimensions.items():
                found = {part: ((dimension, part),) for part in parts}
                given = {
                    part: self.column(owner, at) for part, at in found.items() if at in written
                }
                if given:
                    yield owner, dimension, given


def sheets(catalogue: Catalogue) -> dict[str, Sheet]:
    """A sheet for each indicator, but none where the answer may lie in what cannot be read.

    Groups to compare with are left out: their figures are means.
    """
    figures: dict[str, dict[str, dict[Parts, list[Observation]]]] = {}
    for key, series in catalogue.store.items():
        if key.owner in catalogue.config.owners:
            owner = figures.setdefault(key.indicator, {}).setdefault(key.owner, {})
            owner.setdefault(key.parts, []).extend(series)
    return {
        name: Sheet(indicator, figures.get(name, {}))
        for name, indicator in catalogue.indicators.items()
        if name not in catalogue.in_doubt
    }
