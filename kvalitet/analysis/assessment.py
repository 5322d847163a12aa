"""The assessment of a series: its figures, and what each of them says beside those before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from kvalitet.analysis.aims import Aims
from kvalitet.analysis.attainment import Attainment, attainment_of, coming_aim, next_aim
from kvalitet.analysis.certainty import interval_of
from kvalitet.analysis.changes import Change, change_to, is_before
from kvalitet.analysis.control import Control, control_of
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.points import Points, points_of
from kvalitet.analysis.statistics.intervals import Bounds
from kvalitet.analysis.trend import Trend, trend_of
from kvalitet.catalogue.observations import Parts
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period, PeriodKind


@dataclass(frozen=True)  # without slots: a cached property needs room for what it remembers
class Result:
    """A figure, and what could be said of it when it came: later figures change nothing here.

    What takes the whole series to say is worked out when it is asked for, from published figures
    only: most results are never looked at again once there is a later one.
    """

    figure: Figure
    indicator: Indicator = field(compare=False, repr=False)
    change: Change | None
    recounted: bool
    """There are earlier values, but all were counted by another rule."""
    series: Sequence[Figure] = field(compare=False, repr=False)
    """All of its series, which the results share; `since` and `place` are indexes in it."""
    since: int
    """Where the present way of counting begins."""
    place: int
    aims: Aims = field(repr=False)
    """The owner's targets; none for a part of the whole."""

    @property
    def so_far(self) -> Sequence[Figure]:
        """The series up to this figure, since the way of counting was last changed."""
        return self.series[self.since : self.place + 1]

    @cached_property
    def trend(self) -> Trend:
        """Whether the values rise or fall."""
        return trend_of(self._points, self.figure.period.kind)

    @cached_property
    def control(self) -> Control | None:
        """Whether the value is more than the usual variation; None where that cannot be told.

        Usual variation is that of a series that goes nowhere: one with a trend has none.
        """
        if self.trend.slope is not None:
            return None
        aim = self._next_aim
        return control_of(self._points, aim[1] if aim else None, self.indicator.polarity)

    @cached_property
    def attainment(self) -> Attainment | None:
        """How the value stands to the next target; None without either of them."""
        return attainment_of(self.figure, self._points, self._next_aim, self.indicator.polarity)

    @cached_property
    def ahead(self) -> Attainment | None:
        """How the value stands to the first target whose year is not over; None without one.

        Beyond a target that is due only the latest value looks ahead: to add a target of next year
        changes nothing that is said of the years before.
        """
        aim = coming_aim(self.aims, self.figure.period)
        if aim == self._next_aim:
            return self.attainment
        if self.place < len(self.series) - 1:
            return None
        return attainment_of(self.figure, self._points, aim, self.indicator.polarity)

    @property
    def interval(self) -> Bounds | None:
        """The values that the figure may stand for, chance considered."""
        return interval_of(self.figure, self.indicator)

    @property
    def _next_aim(self) -> tuple[int, Decimal] | None:
        return next_aim(self.aims, self.figure.period)

    @cached_property
    def _points(self) -> Points:
        return points_of(self.so_far, self.indicator.decimals)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that may be said of one series, in time order."""

    indicator: Indicator
    owner: str
    owner_name: str
    parts: Parts
    kind: PeriodKind
    results: tuple[Result, ...]

    @property
    def latest(self) -> Result:
        return self.results[-1]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(result.figure for result in self.results)

    def at(self, period: Period) -> Result | None:
        """What was said of a period."""
        return next((r for r in self.results if r.figure.period == period), None)


def assess(
    figures: Sequence[Figure], others: Sequence[Figure], indicator: Indicator, aims: Aims
) -> tuple[Result, ...]:
    """Judge each figure of a series beside those before it.

    `others` are the figures of the same indicator, owner and part in other kinds of period; they
    stand in when the series itself has nothing earlier.
    """
    results = []
    since, previous, was_recounted = 0, None, False
    for place, figure in enumerate(figures):
        if figure.definition != figures[since].definition:
            since, previous, was_recounted = place, None, was_recounted or previous is not None
        change = change_to(figure, previous, others, indicator.polarity)
        recounted = (
            figure.value is not None
            and change is None
            and (was_recounted or _is_recounted(figure, others))
        )
        results.append(Result(figure, indicator, change, recounted, figures, since, place, aims))
        if figure.value is not None:
            previous = figure
    return tuple(results)


def _is_recounted(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether there are values of other kinds of period before it that are counted otherwise."""
    return any(
        other.value is not None
        and other.definition != figure.definition
        and is_before(other.period, figure.period)
        for other in others
    )
